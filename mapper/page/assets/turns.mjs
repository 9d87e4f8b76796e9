// SPDX-License-Identifier: MIT
// What differs between two states, and the sentence about it, as `comparison/words.py` says it.
import { fill } from "./dom.mjs";
import { FURTHER, SAME_KM2, SHARED, UNHELD } from "./shared.mjs";
import { unitStretches } from "./stretches.mjs";
import { transitionsBetween } from "./sums.mjs";
import { holdingsOn } from "./tracks.mjs";
import { isoOf } from "./wording.mjs";

/**
 * The id of the pattern of ground that went from one status to another.
 *
 * @param {string} before
 * @param {string} after
 */
export function turnId(before, after) {
  return `x-${before || "none"}-${after || "none"}`;
}

/**
 * How the status of a place differs between two states, or null; `""` is no data. What is
 * `apart`, for one side alone covers it, does not differ.
 *
 * @param {Pick<Compared, "before" | "after" | "apart">} compared
 * @param {string} id
 * @returns {Turn | null}
 */
export function turnOf({ before, after, apart }, id) {
  if (apart?.has(id)) return null;
  const [one, other] = [before.get(id)?.status ?? "", after.get(id)?.status ?? ""];
  return one === other ? null : { before: one, after: other, id: turnId(one, other) };
}

/** Sums of the same pieces may differ in the last digits. @type {(one: { km2: number }, other: { km2: number }) => number} */
export const widestFirst = (one, other) => Number(other.km2.toFixed(SAME_KM2)) - Number(one.km2.toFixed(SAME_KM2));

/**
 * @param {{ km2: number, units: unknown[] }} one
 * @param {{ km2: number, units: unknown[] }} other
 */
const largestFirst = (one, other) => widestFirst(one, other) || other.units.length - one.units.length;

/**
 * The ids of the turns with stripes of who had the ground before: where several had what one has
 * after, all but the one who had most of it.
 *
 * @param {Move<{}>[]} moves
 */
export function stripedTurns(moves) {
  const turned = moves.filter(({ isChange }) => isChange).sort(largestFirst);
  const others = turned.filter(({ after }, nth) => turned.findIndex((move) => move.after === after) < nth);
  return new Set(others.map(({ before, after }) => turnId(before, after)));
}

/**
 * The states on two days, the earlier first, and what moved between them.
 *
 * @param {SpellsData} data
 * @param {number} day
 * @param {number} pinned
 * @returns {Compared}
 */
export function compareDays(data, day, pinned) {
  const [first, last] = [Math.min(day, pinned), Math.max(day, pinned)];
  const [before, after] = [first, last].map((at) => holdingsOn(data, at));
  return { first, last, before, after, moves: transitionsBetween(data.ground, before, after, data.statuses) };
}

/**
 * How many units changed hands, and what else became of units.
 *
 * @param {TimelineData} data
 * @param {Compared} compared
 * @param {Speaker} say
 */
export function sentenceOfTurns(data, compared, say) {
  const words = data.words.diff;
  const becameOf = kindsOf(data);
  /** @type {Record<string, number>} */
  const counts = { hands: 0, returned: returned(data, compared).length };
  for (const move of compared.moves.filter(({ isChange }) => isChange)) {
    const kind = becameOf(move);
    counts[kind] = (counts[kind] ?? 0) + move.units.length;
  }
  const capitals = countedCapitals(data, compared);
  const days = { first: say.day(isoOf(data.start, compared.first)), last: say.day(isoOf(data.start, compared.last)) };
  const first = capitals.length ? [capitalsSentence(data, compared, capitals, days, say)] : [];
  // Where no unit had data before and each has now, that none changed hands says nothing.
  const newly = counts.assessed === data.ground.length && counts.assessed > 1;
  const whole = unitsSentence(data, compared, newly ? "assessed" : counts.hands, days, say, capitals.length > 0);
  if (newly) counts.assessed = 0;
  /** @param {(typeof FURTHER)[number]} kind */
  const forms = (kind) => (counts.hands && (kind === "contested" || kind === "mixed") ? words[`and_${kind}_more`] : words[`and_${kind}`]);
  const more = FURTHER.filter((kind) => counts[kind]).map((kind) => say.capitalised(say.count(forms(kind), counts[kind], { n: say.numeral(counts[kind]) })));
  return [...first, whole, ...more].join(" ");
}

/**
 * The ids of all capitals, if on both days more than half have a report.
 *
 * @param {SpellsData} data
 * @param {Compared} compared
 */
function countedCapitals({ ground }, { before, after }) {
  const seats = ground.flatMap(({ seat }) => seat ?? []);
  const known = [before, after].map((day) => seats.filter((id) => day.has(id)).length);
  return 2 * Math.min(...known) > seats.length ? seats : [];
}

/**
 * @param {TimelineData} data
 * @param {Compared} compared
 * @param {string[]} capitals
 * @param {Values} days
 * @param {Speaker} say
 */
function capitalsSentence(data, compared, capitals, days, say) {
  const becameOf = kindsOf(data);
  const kinds = capitals.flatMap((id) => turnOf(compared, id) ?? []).map(becameOf);
  const [turned, fought] = ["hands", "contested"].map((one) => kinds.filter((kind) => kind === one).length);
  const { capitals: some, capitals_all: every, capitals_none: none, capitals_fought: more } = data.words.diff;
  const all = capitals.length;
  const values = { ...days, n: say.integer(turned), all: say.integer(all), units: say.form(data.unitForms.capitals, all) };
  const whole = turned && turned < all ? fill(some, values) : say.count(turned ? every : none, all, values);
  return fought ? say.count(more, fought, { n: say.numeral(fought), clause: whole.slice(0, -1) }) : whole;
}

/**
 * How many units changed hands, in a sentence of its own or beside that of the capitals.
 *
 * @param {TimelineData} data
 * @param {Compared} compared
 * @param {number | "assessed"} turned of how many, or that all were assessed newly
 * @param {Values} days
 * @param {Speaker} say
 * @param {boolean} beside
 */
function unitsSentence(data, compared, turned, days, say, beside) {
  const words = data.words.diff;
  const all = data.ground.length;
  const own = { ...days, all: say.integer(all), units: say.form(data.unitForms.units, all) };
  if (turned === "assessed") return fill(beside ? words.beside_assessed : words.assessed, own);
  const values = { ...own, n: say.integer(turned) };
  const known = data.ground.some(({ id }) => compared.before.get(id)?.status || compared.after.get(id)?.status);
  if (!known) return fill(beside ? words.beside_nothing : words.nothing_known, values);
  if (!beside) return fill(turned ? words.sentence : words.nothing, values);
  const inferred = data.measured === "inferred" ? 0 : inferredTurns(data, compared);
  if (turned && inferred === turned && data.measured === "count") return fill(words.beside_inferred, values);
  const whole = fill(turned ? words.beside : words.beside_none, values);
  return inferred ? say.count(words.beside_partly, inferred, { n: say.numeral(inferred), clause: whole.slice(0, -1) }) : whole;
}

/**
 * Of how many units the change of hands is inferred: the status before or after is, or is a capital's.
 *
 * @param {TimelineData} data
 * @param {Compared} compared
 */
function inferredTurns(data, { before, after, moves }) {
  /** @param {Holding | undefined} holding */
  const isInferred = (holding) => Boolean(holding && (holding.from || data.extras[holding.extra - 1]?.inferred));
  const becameOf = kindsOf(data);
  const units = moves.filter((move) => move.isChange && becameOf(move) === "hands").flatMap((move) => move.units);
  return units.filter(({ id }) => isInferred(before.get(id)) || isInferred(after.get(id))).length;
}

/**
 * What tells what a change from one status to another is, as `model/became.py` does.
 *
 * @param {Pick<DaysData, "statuses" | "within" | "nobodys">} data
 * @returns {(pair: Pair) => string}
 */
export function kindsOf(data) {
  const roles = /** @type {Known<string, string>} */ (new Map(data.statuses.map(({ id, role }) => [id, role])));
  return ({ before, after }) => {
    if (!after) return "lapsed";
    if (!before) return "assessed";
    if (UNHELD.includes(roles.get(after))) return roles.get(after);
    if (UNHELD.includes(roles.get(before))) return "known";
    if (data.nobodys) return "hands";
    if (SHARED.includes(roles.get(after))) return roles.get(after);
    return withinOf(data, before, after) ?? "hands";
  };
}

/**
 * `side` or `renamed` where the party stays the same.
 *
 * @param {Pick<DaysData, "within">} data
 * @param {string} before
 * @param {string} after
 * @returns {"side" | "renamed" | undefined}
 */
export function withinOf({ within }, before, after) {
  return within?.[before]?.[after];
}

/**
 * The changes among transitions, those within one side last, and the largest first.
 *
 * @template {Pair & { isChange: boolean, km2: number, units: unknown[] }} M
 * @param {M[]} moves
 * @param {Pick<DaysData, "within">} data
 */
export function handsFirst(moves, data) {
  /** @param {Pair} pair */
  const stays = ({ before, after }) => Number(Boolean(withinOf(data, before, after)));
  return moves.filter(({ isChange }) => isChange).sort((a, b) => stays(a) - stays(b) || largestFirst(a, b));
}

/** The whole records of units, which no day changes. @type {WeakMap<Place, Stretch[]>} */
const recorded = new WeakMap();

/**
 * The units that are what they were and were something else in between.
 *
 * @param {TimelineData} data
 * @param {Compared} compared
 */
function returned(data, { first, last, before, after }) {
  return data.ground.filter((unit) => {
    const status = after.get(unit.id)?.status;
    if (!status || status !== before.get(unit.id)?.status) return false;
    const stretches = recorded.get(unit) ?? unitStretches(unit, data);
    recorded.set(unit, stretches);
    return stretches.some(([from, to, other]) => from <= last && to > first && other && other !== status);
  });
}
