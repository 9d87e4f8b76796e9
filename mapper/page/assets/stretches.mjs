// SPDX-License-Identifier: MIT
// The whole record of a unit, without a break.
import { holdingOf } from "./tracks.mjs";

/**
 * For every unit the stretches of days over which its status, its staleness and whether it is
 * inferred are the same: [from, to, status, stale, inferred], `to` exclusive, over all the record
 * without a break. What a unit takes from its capital is inferred.
 *
 * @param {Pick<Place, "track" | "whole" | "capital">} unit
 * @param {StretchData} data
 * @returns {Stretch[]}
 */
export function unitStretches({ capital, ...unit }, data) {
  const end = data.stops.at(-1) + 1;
  const own = stretches(unit, data, end);
  const other = capital ? stretches(data.byId?.get(capital) ?? {}, data, end) : [];
  /** @type {Stretch[]} */
  const lent = other.map(([from, to, status, stale]) => [from, to, status, stale, Boolean(status)]);
  return own.flatMap((stretch) => (stretch[2] || !capital ? [stretch] : cut(lent, stretch[0], stretch[1])));
}

/**
 * @param {Pick<Place, "track" | "whole">} place
 * @param {Pick<StretchData, "staleDays" | "extras">} data
 * @param {number} end
 * @returns {Stretch[]}
 */
function stretches({ track, whole }, { staleDays, extras }, end) {
  const steps = whole ?? track ?? [];
  /** @type {Stretch[]} */
  const found = [];
  let reached = 0;
  /**
   * @param {number} to
   * @param {string} status
   * @param {boolean} stale
   */
  const add = (to, status, stale, inferred = false) => {
    if (to > reached) found.push([reached, to, status, stale, inferred]);
    reached = Math.max(reached, to);
  };
  steps.forEach((step, i) => {
    if (!i) add(Math.min(step[0], end), "", false);
    const to = Math.min(steps[i + 1]?.[0] ?? end, end);
    if (step.length === 1) return add(to, "", false);
    const { last, extra, status } = holdingOf(step, Infinity);
    const inferred = Boolean(extras?.[extra - 1]?.inferred);
    const grows = staleDays === null ? end : last + staleDays + 1;
    add(Math.min(grows, to), status, false, inferred);
    add(to, status, true, inferred);
  });
  add(end, "", false);
  return found;
}

/**
 * @param {Stretch[]} list
 * @param {number} from
 * @param {number} to
 * @returns {Stretch[]}
 */
function cut(list, from, to) {
  return list.filter((one) => one[0] < to && one[1] > from).map(([a, b, ...rest]) => [Math.max(a, from), Math.min(b, to), ...rest]);
}
