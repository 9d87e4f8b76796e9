// SPDX-License-Identifier: MIT
// The shares of the statuses over time: sums for every day on which one of them changes, and in words.
import { fill } from "./dom.mjs";
import { LEFT_OVER } from "./shared.mjs";
import { unitStretches } from "./stretches.mjs";
import { sharesOfHundred } from "./sums.mjs";

/**
 * The shares of a measure over time: `days`, on each of which some share changes, and for each
 * of them `parts`, the sums by status: of fresh reports, of what is inferred, and of old reports.
 *
 * @param {ChartData} data
 * @param {(unit: Unit) => number} measure
 * @returns {Series}
 */
export function sharesOverTime(data, measure) {
  const turns = /** @type {Known<number, [string, number, number, number][]>} */ (new Map());
  /**
   * @param {number} day
   * @param {[status: string, tone: number, amount: number, many: number]} what
   */
  const turn = (day, ...what) => {
    const at = turns.get(day) ?? [];
    at.push(what);
    turns.set(day, at);
  };
  for (const unit of data.ground) {
    for (const [from, to, status, stale, inferred] of unitStretches(unit, data)) {
      const tone = stale ? 2 : Number(inferred);
      turn(from, status, tone, measure(unit), 1);
      turn(to, status, tone, -measure(unit), -1);
    }
  }
  const end = data.stops.at(-1) + 1;
  const days = [...turns.keys()].filter((day) => day < end).sort((a, b) => a - b);
  const [sums, counts] = [0, 1].map(() => /** @type {Series["parts"][number]} */ (new Map(data.statuses.map(({ id }) => [id, [0, 0, 0]]))));
  const parts = days.map((day) => {
    for (const [status, tone, amount, many] of turns.get(day)) {
      counts.get(status)[tone] += many;
      // What comes and goes leaves a rest of its rounding, where nothing is left.
      sums.get(status)[tone] = counts.get(status)[tone] ? sums.get(status)[tone] + amount : 0;
    }
    return /** @type {Series["parts"][number]} */ (new Map([...sums].map(([id, tones]) => [id, [...tones]])));
  });
  return { days, parts };
}

/**
 * What a chart is of: the units, or of a record that says nothing of any unit its places, which are counted.
 *
 * @param {TimelineData} data
 * @returns {TimelineData}
 */
export function chartedOf(data) {
  /** @param {Place} place */
  const isTold = ({ track, whole }) => (whole ?? track ?? []).length > 0;
  const places = data.places.filter((place) => place.kind !== "border" && isTold(place));
  if (!places.length || places.some(({ kind }) => kind === "unit") || data.ground.some(({ capital }) => capital)) return data;
  return { ...data, ground: places, measured: "count", unitForms: { ...data.unitForms, units: data.unitForms.places } };
}

/**
 * What every status has on a day, in words: a number of units, per cent, or of drawn ground km².
 *
 * @param {number} day
 * @param {Series} series
 * @param {ChartData} data
 * @param {Speaker} say
 * @param {Measure} measure
 */
export function amountsOn(day, series, data, say, measure) {
  const sums = sumsOn(day, series, data);
  if (measure === "count") return sums.map(say.integer);
  const { words } = data;
  if ("faces" in words) return sums.map((sum) => fill(words.faces.move_figures, { area: say.area(sum) }));
  return sharesOfHundred(sums).map((share, i) => fill(words.timeline.axis_share, { n: say.share(share, sums[i]) }));
}

/**
 * @param {number} day
 * @param {Series} series
 * @param {Pick<ChartData, "statuses">} data
 */
function sumsOn(day, { days, parts }, { statuses }) {
  const at = parts[days.findLastIndex((turn) => turn <= day)] ?? new Map();
  return statuses.map(({ id }) => (at.get(id) ?? []).reduce((/** @type {number} */ sum, /** @type {number} */ part) => sum + part, 0));
}

/**
 * The same in one line, those that have nothing left out; units are counted, and of how many.
 *
 * @param {number} day
 * @param {Series} series
 * @param {ChartData} data
 * @param {Speaker} say
 * @param {Measure} measure
 */
export function sharesInWords(day, series, data, say, measure) {
  const sums = sumsOn(day, series, data);
  const amounts = amountsOn(day, series, data, say, measure);
  const listed = say.beside(data.statuses.flatMap(({ label }, i) => (sums[i] > 0 ? [fill(data.words.timeline.part, { label, amount: amounts[i] })] : [])));
  if (measure !== "count") return listed;
  const n = sums.reduce((sum, one) => sum + one, 0);
  return fill(data.words.timeline.counts, { counts: listed, n: say.integer(n), units: data.unitForms.units.other });
}

/**
 * For each of the days whether all reports on units are old by then.
 *
 * @param {Pick<Series, "parts">} series
 */
export function gapsOf({ parts }) {
  const whole = wholeOf(parts);
  return parts.map((sums) => {
    const known = [...sums].filter(([id]) => id);
    return known.every(([, [fresh, inferred]]) => fresh + inferred < whole * LEFT_OVER) && known.some(([, tones]) => tones[2] > 0);
  });
}

/** @param {Series["parts"]} parts */
export function wholeOf(parts) {
  return [...parts[0].values()].flat().reduce((sum, part) => sum + part, 0) || 1;
}
