// SPDX-License-Identifier: MIT
// What others counted, beside our own figures: a thin bar a source, and words that say the same.
import { el, fill, sourceLink, statusClass, svg } from "./dom.mjs";

/**
 * Builds the list in `root`; gives `show(counts)`, which fills it.
 *
 * @param {HTMLElement} root
 * @param {ShownCount[]} counts
 * @param {Payload.Words["detail"]} words
 */
export function buildCounts(root, counts, words) {
  const list = el("ul", {});
  root.append(list);
  /** @param {ShownCount[]} shown */
  const show = (shown) => {
    list.replaceChildren(...shown.map((count) => countItem(count, words)));
    root.hidden = !shown.length;
  };
  show(counts);
  return show;
}

/**
 * @param {ShownCount} count
 * @param {Payload.Words["detail"]} words
 */
function countItem({ by, date, age, text, bar, old, source, url, note }, words) {
  const day = el("span", { class: "quiet" }, age ? fill(words.aged, { day: date, age }) : date);
  const credit = el("p", { class: "quiet" }, note ? `${note} ` : "", source ? sourceLink(source, url) : "");
  return el("li", {}, el("p", {}, el("b", {}, by), " · ", day), bar && countBar(bar, old), el("p", {}, text), credit);
}

/**
 * The parts from the left, and an empty rest: what was not stated.
 *
 * @param {[string, number][]} bar
 * @param {ShownCount["old"]} old
 */
function countBar(bar, old) {
  let left = 0;
  const parts = bar.map(([status, share]) => {
    left += share;
    const place = { x: `${left - share}%`, width: `${share}%`, height: 8 };
    return svg("rect", { ...place, class: `patch ${statusClass(status)} ${old ? "stale" : ""}` });
  });
  return svg("svg", { class: "count-bar", "aria-hidden": "true" }, ...parts, svg("rect", { width: "100%", height: 8, class: "whole" }));
}
