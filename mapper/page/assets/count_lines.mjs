// SPDX-License-Identifier: MIT
// What others counted of the very units of a chart, as lines over its bands: where these would end by each count.
import { NAME_LINE } from "./band_names.mjs";
import { LETTER } from "./chart_axes.mjs";
import { fill, sourceLink, svg, toTenth } from "./dom.mjs";
import { wholeOf } from "./shares.mjs";
import { TEXT } from "./text_size.mjs";

const WHOLE = 99.5; // per cent that parts fill which are all there is: each is rounded
const DASHES = ["", "6 3", "2 3"]; // of one source after the other
const ABOVE = 6; // px from a line to its name
const RISE = 10 * TEXT; // px that the letters of a name reach over their line

/**
 * The lines of every counter whose counts are of as many of the same units as the chart has, on its days: each of them
 * is where the band of one status ends, of counts from which that follows.
 *
 * @param {ChartData} data
 * @param {Measure} measure
 * @param {Series} shares
 * @returns {CountLines[]}
 */
export function countLines(data, measure, shares) {
  if (measure !== "count") return [];
  const whole = wholeOf(shares.parts);
  const small = (/** @type {string} */ text) => text.toLocaleLowerCase(data.lang);
  const units = Object.values(data.unitForms.units).map(small);
  /** @type {DatedCount[]} */
  const all = /** @type {TimelineData} */ (data).counts ?? [];
  const counts = all.filter(({ day, bar, whole: of, what = "" }) => bar && of === whole && units.includes(small(what)) && day >= 0 && day <= data.stops.at(-1));
  return [...new Set(counts.map(({ series }) => series))].map((series) => {
    const own = counts.filter((count) => count.series === series);
    const ends = data.statuses.map((_, nth) => own.map((count) => ({ day: count.day, share: endOf(count, data, nth, shares) })));
    const lines = ends.filter((line, nth) => line.some(({ share }) => share && share < 1) && !ends.slice(0, nth).some((other) => other.every(({ share }, i) => share === line[i].share)));
    return { series, counts: own, lines };
  }).filter(({ lines }) => lines.length);
}

/**
 * The share at which the band of a status ends by a count: all below it is stated, or all above; null where neither is.
 * What is not stated takes no room where it has no band either.
 *
 * @param {DatedCount} count
 * @param {ChartData} data
 * @param {number} nth
 * @param {Series} shares
 */
function endOf({ bar = [], day }, { statuses }, nth, { days, parts }) {
  const bands = parts[days.findLastIndex((turn) => turn <= day)];
  const none = statuses.flatMap(({ id }) => (bands?.get(id).some((part) => part > 0) ? [] : [/** @type {[string, number]} */ ([id, 0])]));
  const stated = new Map([...none, ...bar]);
  const isAll = bar.reduce((sum, [, share]) => sum + share, 0) > WHOLE;
  /** @param {typeof statuses} some */
  const sum = (some) => (isAll || some.every(({ id }) => stated.has(id)) ? some.reduce((all, { id }) => all + (stated.get(id) ?? 0), 0) / 100 : null);
  const [below, above] = [sum(statuses.slice(0, nth + 1)), sum(statuses.slice(nth + 1))];
  return below ?? (above === null ? null : 1 - above);
}

/**
 * The lines, broken where nothing follows from a count and where the next one came later than reports grow old, with the
 * name of their counter where it has room beside the names of `taken`.
 *
 * @param {CountLines[]} all
 * @param {ChartData} data
 * @param {{ x: (day: number) => number, y: (share: number) => number, taken: PlacedName[], right: number }} place
 */
export function drawCountLines(all, { staleDays }, { x, y, taken, right }) {
  const named = [...taken];
  const drawn = all.flatMap(({ counts: [{ by }], lines }, nth) => {
    const spot = lines.reduce((found, line) => found ?? nameOn(by, line, { x, y, taken: named, right }), /** @type {PlacedName | null} */ (null));
    if (spot) named.push(spot);
    return lines.flatMap((line) => {
      const d = line.map(({ day, share }, at) => {
        if (share === null) return "";
        const before = line[at - 1];
        const isGap = !before || before.share === null || (staleDays !== null && day - before.day > staleDays);
        return `${isGap ? "M" : "L"}${toTenth(x(day))},${toTenth(y(share))}`;
      }).join("");
      const dots = line.flatMap(({ day, share }) => (share === null ? [] : [svg("circle", { cx: toTenth(x(day)), cy: toTenth(y(share)), r: 3, class: "count-dot" })]));
      return [svg("path", { d, class: "count-halo" }), svg("path", { d, class: "count-line", "stroke-dasharray": DASHES[nth % DASHES.length] }), ...dots];
    });
  });
  return [...drawn, ...named.slice(taken.length).map((name) => svg("text", { x: toTenth(name.x), y: toTenth(name.y), class: "count-name" }, name.label))];
}

/**
 * The place for the name of a counter over the last of its dots, or under it; null where there is no room.
 *
 * @param {string} by
 * @param {CountLine} line
 * @param {Parameters<typeof drawCountLines>[2]} place
 * @returns {PlacedName | null}
 */
function nameOn(by, line, { x, y, taken, right }) {
  const last = line.findLast(({ share }) => share !== null);
  if (!last) return null;
  const wide = by.length * LETTER;
  const middle = Math.min(right - wide / 2, x(last.day));
  const level = y(/** @type {number} */ (last.share));
  /** @param {number} base */
  const isFree = (base) => base > RISE && base < y(0) && taken.every((name) => Math.abs(name.y - base) > NAME_LINE || Math.abs(name.x - middle) > (wide + name.label.length * LETTER) / 2);
  const free = [level - ABOVE, level + ABOVE + RISE].find(isFree);
  return free === undefined || middle < wide / 2 ? null : { id: "", label: by, x: middle, y: free };
}

/**
 * What the lines are, and whose.
 *
 * @param {CountLines[]} all
 * @param {ChartData} data
 */
export function countLinesKey(all, { words, unitForms }) {
  if (!all.length || !("timeline" in words)) return [];
  const items = all.flatMap(({ counts }, nth) => {
    const { by, source, url } = /** @type {DatedCount} */ (counts.at(-1));
    const sign = svg("svg", { width: 28, height: 8, "aria-hidden": "true" }, svg("path", { d: "M0,4H28", class: "count-line", "stroke-dasharray": DASHES[nth % DASHES.length] }), svg("circle", { cx: 14, cy: 4, r: 3, class: "count-dot" }));
    return [" ", sign, ` ${by}`, ...(source ? [" (", sourceLink(source, url), ")"] : [])];
  });
  return [fill(words.timeline.count_lines, { units: unitForms.units.other }), ...items];
}

/**
 * The last count of a counter as of a day, that day included.
 *
 * @param {CountLines} lines
 * @param {number} day
 */
export function countAsOf({ counts }, day) {
  return counts.findLast((count) => count.day <= day);
}
