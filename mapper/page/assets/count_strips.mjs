// SPDX-License-Identifier: MIT
// What others counted, over time: below the chart a line a source with a column on each of its days.
import { el, fill, statusClass, svg } from "./dom.mjs";
import { buildCounts } from "./source_counts.mjs";

const TALL = 18; // px of a column
const BROAD = 7;

/**
 * Builds lines in `strips` and the list in `root`; gives `show(day)`, for what is known by then.
 *
 * @param {{ root: HTMLElement, strips: HTMLElement }} parts
 * @param {TimelineData} data
 * @param {Speaker} say
 */
export function followCounts({ root, strips }, data, say) {
  const { counts, words, scale } = data;
  if (!counts) return () => {};
  const series = [...new Set(counts.map((count) => count.series))].map((nth) => counts.filter((count) => count.series === nth));
  // What is a line in the chart needs no other.
  /** @type {(number | undefined)[]} */
  let lined = [];
  const lay = () => strips.replaceChildren(...series.filter(([count]) => !lined.includes(count.series)).map((own) => countStrip(own, scale, words)));
  data.lined = (those) => {
    lined = those;
    lay();
  };
  scale.listen(lay);
  lay();
  const show = buildCounts(root, [], words.detail);
  const all = counts.map(({ by, date, text }) => el("li", {}, fill(words.counted.item, { day: date, by, text })));
  root.append(el("details", {}, el("summary", {}, words.counted.all), el("ul", {}, ...all)));
  return (/** @type {number} */ day) => show(series.flatMap((own) => agedCount(own.findLast((count) => count.day <= day), day, data, say)));
}

/**
 * @param {DatedCount | undefined} count
 * @param {number} day
 * @param {TimelineData} data
 * @param {Speaker} say
 * @returns {ShownCount[]}
 */
function agedCount(count, day, { words, staleDays }, say) {
  if (!count) return [];
  const days = day - count.day;
  return [{ ...count, age: !count.vague && days && say.count(words.report.age, days), old: staleDays && days > staleDays }];
}

/**
 * @param {DatedCount[]} counts
 * @param {TimeScale} scale
 * @param {TimelineData["words"]} words
 */
function countStrip(counts, scale, words) {
  const within = counts.filter(({ day }) => day >= 0);
  const [{ by, what }] = counts;
  return el(
    "div",
    { class: "strip", "aria-hidden": "true" },
    el("p", { class: "quiet" }, fill(words.detail.row, { term: by, text: what })),
    svg("svg", {}, svg("line", { x2: "100%", y1: TALL, y2: TALL, class: "base" }), ...within.map((count) => countColumn(count, scale, words))),
  );
}

/**
 * The parts of a count, the first at the bottom; a ring where no whole is stated.
 *
 * @param {DatedCount} count
 * @param {TimeScale} scale
 * @param {TimelineData["words"]} words
 */
function countColumn({ day, bar, date, text }, scale, words) {
  const title = svg("title", {}, fill(words.counted.column, { day: date, text }));
  const x = `${scale.share(day) * 100}%`;
  if (!bar) return svg("g", {}, title, svg("circle", { cx: x, cy: TALL - 5, r: 3, class: "whole" }));
  const place = { x, width: BROAD, transform: `translate(${-BROAD / 2})` };
  let top = TALL;
  const parts = bar.map(([status, share]) => {
    const height = (share * TALL) / 100;
    top -= height;
    return svg("rect", { ...place, y: top, height, class: `${statusClass(status)} plain` });
  });
  return svg("g", {}, title, svg("rect", { ...place, height: TALL, class: "whole" }), ...parts);
}
