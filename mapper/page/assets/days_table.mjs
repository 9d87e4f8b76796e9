// SPDX-License-Identifier: MIT
// The chart as text: a row for every day on which a share changes, made when it is opened.
import { el } from "./dom.mjs";
import { amountsOn } from "./shares.mjs";
import { isoOf } from "./wording.mjs";

/**
 * A table behind its summary; `show(shown)` gives it other figures.
 *
 * @param {ChartData} data
 * @param {Speaker} say
 */
export function buildDaysTable(data, say) {
  const words = data.words.timeline;
  const box = el("div", { class: "by-day-box", tabindex: "0", role: "region", "aria-label": words.by_day });
  const element = el("details", { class: "by-day" }, el("summary", {}, words.by_day), box);
  /** @type {{ series?: Series, measure: Measure, caption: string, counted: CountLines[] }} */
  const state = { measure: "area", caption: "", counted: [] };
  const make = () => {
    const { series, measure, caption, counted } = state;
    if (!element.open || !series) return box.replaceChildren();
    const heads = [words.day, ...data.statuses.map(({ label }) => label), ...counted.map(({ counts }) => counts[0].by)].map((text) => el("th", { scope: "col" }, text));
    // What others counted has a row on its own days alone.
    const days = [...new Set([...series.days, ...counted.flatMap(({ counts }) => counts.map(({ day }) => day))])].sort((one, other) => one - other);
    /** @param {number} day */
    const countsOn = (day) => counted.map(({ counts }) => counts.find((count) => count.day === day)?.text ?? "");
    const rows = days.map((day) =>
      el("tr", {}, el("th", { scope: "row" }, say.day(isoOf(data.start, day))), ...amountsOn(day, series, data, say, measure).map((text) => el("td", {}, text)), ...countsOn(day).map((text) => el("td", { class: "counted" }, text))),
    );
    box.replaceChildren(el("table", {}, el("caption", { class: "unseen" }, caption), el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...rows)));
  };
  element.addEventListener("toggle", make);
  return {
    element,
    /** @param {Required<typeof state>} shown */
    show(shown) {
      Object.assign(state, shown);
      make();
    },
  };
}
