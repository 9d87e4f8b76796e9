// SPDX-License-Identifier: MIT
// Counts, areas and people by status, and what moved between two days: sums that balance.

/**
 * The measures of ground: what each unit counts for.
 *
 * @type {Record<Measure, (unit: Unit) => number>}
 */
export const MEASURES = {
  area: ({ km2 }) => km2 ?? 0, // not told of what is not about ground
  count: () => 1,
  people: ({ people }) => people ?? 0,
};

/**
 * The units of each status as a Map; `""` is no data.
 *
 * @template {Unit} U
 * @param {U[]} units
 * @param {Holdings} holdings
 */
export function unitsByStatus(units, holdings) {
  /** @type {Map<string, U[]>} */
  const groups = new Map();
  for (const unit of units) {
    const status = holdings.get(unit.id)?.status ?? "";
    const group = groups.get(status) ?? [];
    group.push(unit);
    groups.set(status, group);
  }
  return groups;
}

/**
 * The sum of a measure over units.
 *
 * @param {Unit[]} units
 * @param {(unit: Unit) => number} measure
 */
export function sumOf(units, measure) {
  return units.reduce((sum, unit) => sum + measure(unit), 0);
}

/**
 * Per cent in tenths that add up to exactly 100: largest-remainder rounding, an equal remainder
 * goes to the earlier part. Only zeros when the sum is zero.
 *
 * @param {number[]} parts
 */
export function sharesOfHundred(parts) {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole <= 0) return parts.map(() => 0);
  const exact = parts.map((part) => (part / whole) * 100 * 10);
  const floors = exact.map(Math.floor);
  const missing = Math.round(1000 - floors.reduce((sum, floor) => sum + floor, 0));
  const order = parts.map((_, i) => i).sort((a, b) => floors[a] - exact[a] - (floors[b] - exact[b]) || a - b);
  for (const i of order.slice(0, missing)) floors[i] += 1;
  return floors.map((value) => value / 10);
}

/**
 * What moved between two states: every pair of statuses with its units, kept ground included, in
 * the order of `statuses` by the first status and then the second.
 *
 * @template {Unit} U
 * @param {U[]} units
 * @param {Holdings} before
 * @param {Holdings} after
 * @param {Status[]} statuses
 * @returns {Move<U>[]}
 */
export function transitionsBetween(units, before, after, statuses) {
  /** @type {Map<string, { pair: string[], units: U[] }>} */
  const groups = new Map();
  for (const unit of units) {
    const pair = [before, after].map((holdings) => holdings.get(unit.id)?.status ?? "");
    const key = pair.join(" ");
    const group = groups.get(key) ?? { pair, units: [] };
    group.units.push(unit);
    groups.set(key, group);
  }
  const rank = /** @type {Known<string, number>} */ (new Map(statuses.map(({ id }, i) => [id, i])));
  return [...groups.values()]
    .map(({ pair: [one, other], units: moved }) => ({
      before: one,
      after: other,
      units: moved,
      km2: sumOf(moved, MEASURES.area),
      isChange: one !== other,
    }))
    .sort((a, b) => rank.get(a.before) - rank.get(b.before) || rank.get(a.after) - rank.get(b.after));
}
