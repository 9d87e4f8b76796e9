// SPDX-License-Identifier: MIT
// Who held a place over all the record: a strip, and the same in words.
import { labelsOf } from "./change_view.mjs";
import { el, fill } from "./dom.mjs";
import { swatch } from "./legend.mjs";
import { strip } from "./strip.mjs";
import { unitStretches } from "./stretches.mjs";
import { isoOf } from "./wording.mjs";

const MOST_SPELLS = 6; // that stand open

/**
 * The days over which a place had each status, `to` exclusive; `""` is no data.
 *
 * @param {Place} place
 * @param {StretchData} data
 */
export function spellsOf(place, data) {
  /** @type {{ from: number, to: number, status: string }[]} */
  const spells = [];
  for (const [from, to, status] of unitStretches(place, data)) {
    const last = spells.at(-1);
    if (last?.status === status) last.to = to;
    else spells.push({ from, to, status });
  }
  return spells;
}

/**
 * A function that shows the past of a place; null of one that never changed.
 *
 * @param {TimelineData} data
 * @param {Speaker} say
 */
export function makePast(data, say) {
  const words = data.words.timeline;
  const labels = labelsOf(data);
  const end = data.stops.at(-1) + 1;
  /** @param {number} day */
  const dayOf = (day) => say.day(isoOf(data.start, day));
  /** @param {ReturnType<typeof spellsOf>[number]} spell */
  const item = ({ from, to, status }) => {
    const days = { first: dayOf(from), last: dayOf(to - 1) };
    const form = to === end ? words.spell_last : to - from === 1 ? words.spell_day : words.spell;
    const isNow = from <= /** @type {number} */ (data.now) && /** @type {number} */ (data.now) < to;
    return el("li", { "aria-current": isNow && "true" }, swatch(status), `${labels.get(status)} `, el("span", { class: "quiet" }, fill(form, days)));
  };
  return (/** @type {Place} */ place) => {
    const spells = spellsOf(place, data);
    if (spells.length < 2) return null;
    const list = el("ol", { class: "past" }, ...spells.map(item).reverse());
    const many = spells.length > MOST_SPELLS && el("details", {}, el("summary", {}, say.count(words.spells, spells.length)), list);
    return el("div", { class: "over-time" }, el("p", { class: "quiet" }, words.over_time), strip(spells, end, /** @type {number} */ (data.now)), many || list);
  };
}
