// The whole record of a unit, without a break.
import { holdingOf } from "./tracks.mjs";

/**
 * For every unit the stretches of days over which its status and its staleness are the same:
 * [from, to, status, stale], `to` exclusive, over all the record without a break.
 */
export function unitStretches({ track, capital }, data) {
  const end = data.stops.at(-1) + 1;
  const own = stretches(track, data.staleDays, end);
  const other = capital ? stretches(data.byId.get(capital)?.track, data.staleDays, end) : [];
  return own.flatMap((stretch) => (stretch[2] || !capital ? [stretch] : cut(other, stretch[0], stretch[1])));
}

function stretches(track, staleDays, end) {
  const steps = track ?? [];
  const found = [];
  let reached = 0;
  const add = (to, status, stale) => {
    if (to > reached) found.push([reached, to, status, stale]);
    reached = Math.max(reached, to);
  };
  steps.forEach((step, i) => {
    add(Math.min(step[0], end), i ? null : "", false);
    const to = Math.min(steps[i + 1]?.[0] ?? end, end);
    if (step.length === 1) return add(to, "", false);
    const grows = staleDays === null ? end : holdingOf(step, Infinity).last + staleDays + 1;
    add(Math.min(grows, to), step[1], false);
    add(to, step[1], true);
  });
  add(end, "", false);
  return found;
}

function cut(list, from, to) {
  return list.filter((one) => one[0] < to && one[1] > from).map(([a, b, ...rest]) => [Math.max(a, from), Math.min(b, to), ...rest]);
}
