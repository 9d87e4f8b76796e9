// SPDX-License-Identifier: MIT
// What the reports of one day say, with their sources.
import { labelsOf, wayAsHeard } from "./change_view.mjs";
import { button, creditLine, el, fill } from "./dom.mjs";
import { listed } from "./names.mjs";
import { swatch } from "./legend.mjs";
import { CELL } from "./shared.mjs";
import { holdingOf } from "./tracks.mjs";
import { isoOf } from "./wording.mjs";

const MANY = 3; // places of one report that are named in a line of their own

/**
 * What is reported of a day: places whose track has a step on it, those of one report and one turn
 * together, turns before mere confirmations.
 *
 * @param {Pick<TimelineData, "places">} data
 * @param {number} day
 * @returns {DayReport[]} `before` and `after` are statuses, `""` is no data
 */
export function reportsOn({ places }, day) {
  /** @type {Map<string, DayReport>} */
  const groups = new Map();
  const ids = new Set(places.map(({ id }) => id));
  // The ground around a place says nothing that the place does not say itself.
  /** @param {Place} place */
  const echo = ({ id }) => id.startsWith(CELL) && ids.has(id.slice(CELL.length));
  for (const place of places) {
    if (echo(place)) continue;
    const track = place.track ?? [];
    const index = track.findIndex(([at]) => at === day);
    if (index < 0) continue;
    const step = track[index];
    const [before, after] = [track[index - 1]?.[1] ?? "", step[1] ?? ""];
    const key = [before, after, step[2], ...step.slice(4)].join(" ");
    const holding = step.length > 1 ? holdingOf(step, day) : null;
    const group = groups.get(key) ?? { before, after, places: [], holding };
    group.places.push(place);
    groups.set(key, group);
  }
  /** @param {Pair} report */
  const turned = ({ before, after }) => Number(before !== after);
  return [...groups.values()].sort((a, b) => turned(b) - turned(a) || b.places.length - a.places.length);
}

/**
 * Builds the list in `root`: what is new, and folded what was reported as before; gives `show(day)`.
 *
 * @param {HTMLElement} root
 * @param {TimelineData} data
 * @param {Store} store
 * @param {Speaker} say
 */
export function buildOnThisDay(root, data, store, say) {
  const words = data.words.timeline;
  const labels = labelsOf(data);
  const list = el("ul", { class: "day-reports" });
  const none = el("p", { class: "quiet" });
  const same = buildFold((report) => reportItem(report, data, labels, store, say), words, say);
  root.append(list, none, same.element);
  return (/** @type {number} */ day) => {
    const reports = reportsOn(data, day);
    /** @param {DayReport} report */
    const isNew = ({ before, after, holding }) => before !== after || (holding && data.extras[holding.extra - 1]?.contradicted);
    const news = reports.filter(isNew);
    list.replaceChildren(...news.map((report) => reportItem(report, data, labels, store, say)));
    list.hidden = !news.length;
    none.hidden = news.length > 0;
    same.show(reports.filter((report) => !isNew(report)));
    const before = data.stops.findLast((stop) => stop < day);
    const last = before === undefined ? "" : fill(words.events_last, { day: say.day(isoOf(data.start, before)) });
    none.textContent = reports.length ? words.events_same : `${words.events_none} ${last}`;
  };
}

/**
 * A list behind its count, made when it is opened; it stays open from day to day.
 *
 * @param {(report: DayReport) => Node} itemOf
 * @param {Payload.Words["timeline"]} words
 * @param {Speaker} say
 */
function buildFold(itemOf, words, say) {
  const count = el("summary");
  const list = el("ul", { class: "day-reports" });
  const element = el("details", {}, count, list);
  /** @type {DayReport[]} */
  let folded = [];
  const make = () => list.replaceChildren(...(element.open ? folded.map(itemOf) : []));
  element.addEventListener("toggle", make);
  return {
    element,
    /** @param {DayReport[]} reports */
    show(reports) {
      folded = reports;
      element.hidden = !reports.length;
      count.textContent = say.count(words.events_kept, reports.reduce((sum, { places }) => sum + places.length, 0));
      make();
    },
  };
}

/**
 * @param {DayReport} report
 * @param {TimelineData} data
 * @param {ReturnType<typeof labelsOf>} labels
 * @param {Store} store
 * @param {Speaker} say
 */
function reportItem({ before, after, places, holding }, data, labels, store, say) {
  const words = data.words.timeline;
  const report = holding && data.reports[holding.report];
  const named = listed(places, (place) => placeButton(place, store), data, say);
  const kind = places[0].kind === "unit" || places.length > 1 ? null : el("span", { class: "quiet" }, ` ${places[0].kindWords}`);
  const status = { status: labels.get(after) };
  const turn = () => (before ? wayAsHeard({ before, after }, data, labels) : fill(words.begins, status));
  const text = before === after ? fill(words.confirmed, status) : turn();
  return el(
    "li",
    { class: places.length > MANY ? "day-report many" : "day-report" },
    el("div", { class: "what" }, swatch(after), el("span", {}, ...named, ...(kind ? [kind] : []))),
    el("p", {}, el("span", { class: "turn" }, text), report?.note ? ` · ${report.note}` : ""),
    report ? creditOf(report, data, holding, say) : el("p", { class: "quiet" }, words.ended),
  );
}

/**
 * @param {Payload.Report} report
 * @param {TimelineData} data
 * @param {Holding} holding
 * @param {Speaker} say
 */
function creditOf(report, data, holding, say) {
  const day = report.reportedWords ?? say.day(isoOf(data.start, holding.reported));
  return creditLine([day, report.basis], report);
}

/**
 * @param {Place} place
 * @param {Store} store
 */
function placeButton({ id, name }, store) {
  return button(name, () => store.set({ picked: id }));
}
