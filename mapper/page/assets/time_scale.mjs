// SPDX-License-Identifier: MIT
// Where days lie along a chart: at their true distance, or some of them with more room than the others.

const FOCUS_SHARE = 0.7; // of the width, for the days that have more room
const DECISIVE = 0.9; // of all that changed: the days in which that happened have room
const BESIDE = 0.05; // of those days, on either side
const LEAST_DAYS = 20; // of a record in which some days can have more room

/**
 * The days from 0 to `end` along a line from 0 to 1; between the days of `focus` there is more room.
 *
 * @param {number} end
 * @returns {TimeScale}
 */
export function makeScale(end) {
  /** @type {[number, number] | null} */
  let focus = null;
  /** @type {(() => void)[]} */
  const listeners = [];
  const points = () => bendsOf(end, focus);
  return {
    focus: () => focus,
    set(days) {
      focus = days;
      for (const tell of listeners) tell();
    },
    listen: (tell) => listeners.push(tell),
    share: (day) => between(points(), day),
    day: (share) => between(points().map(([day, at]) => [at, day]), Math.max(0, Math.min(1, share))),
  };
}

/**
 * The days on which the line bends, each with its share of it.
 *
 * @param {number} end
 * @param {[number, number] | null} focus
 * @returns {[number, number][]}
 */
function bendsOf(end, focus) {
  if (!end) return [[0, 0], [1, 1]];
  const days = focus ? focus[1] - focus[0] : end;
  if (!focus || days >= end) return [[0, 0], [end, 1]];
  const wide = Math.max(FOCUS_SHARE, days / end);
  const left = ((1 - wide) * focus[0]) / (end - days);
  return [[0, 0], [focus[0], left], [focus[1], left + wide], [end, 1]];
}

/**
 * @param {[number, number][]} points
 * @param {number} value
 */
function between(points, value) {
  const nth = Math.max(1, points.findIndex(([at], i) => i && value <= at));
  const [[from, low], [to, high]] = [points[nth - 1], points[nth]];
  return to > from ? low + ((value - from) / (to - from)) * (high - low) : low;
}

/**
 * The fewest days in which most of what changed did, with a little on either side; null in a short record, or where that
 * is most of it. What was not known before has not changed.
 *
 * @param {Series} series
 * @param {number} end
 * @returns {[number, number] | null}
 */
export function decisiveDays({ days, parts }, end) {
  if (end < LEAST_DAYS) return null;
  const moved = parts.map((_, i) => (i ? movedBetween(parts[i - 1], parts[i]) : 0));
  const wanted = DECISIVE * moved.reduce((sum, one) => sum + one, 0);
  if (!wanted) return null;
  /** @type {[number, number] | null} */
  let best = null;
  for (let first = 0, last = 0, sum = 0; first < days.length; sum -= moved[first++]) {
    while (sum < wanted * (1 - 1e-9) && last < days.length) sum += moved[last++];
    if (sum < wanted * (1 - 1e-9)) break;
    if (!best || days[last - 1] - days[first] < best[1] - best[0]) best = [days[first], days[last - 1]];
  }
  if (!best) return null;
  const beside = Math.max(1, Math.round(BESIDE * (best[1] - best[0])));
  const [from, to] = [Math.max(0, best[0] - beside), Math.min(end, best[1] + beside)];
  return to - from < end / 2 ? [from, to] : null;
}

/**
 * How much went from one status to another, that from no data left out.
 *
 * @param {Series["parts"][number]} before
 * @param {Series["parts"][number]} after
 */
function movedBetween(before, after) {
  /** @param {string} id */
  const gain = (id) => sumOfTones(after.get(id)) - sumOfTones(before.get(id));
  const gains = [...after.keys()].filter((id) => id).map(gain);
  const known = after.has("") ? Math.max(0, -gain("")) : 0;
  return Math.max(0, gains.reduce((sum, one) => sum + Math.max(0, one), 0) - known);
}

/** @param {number[]} tones */
function sumOfTones(tones) {
  return tones.reduce((sum, one) => sum + one, 0);
}
