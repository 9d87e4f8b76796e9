// SPDX-License-Identifier: MIT
// The legend: what is on the map, with its figures; one status can be shown alone.
import { el, fill, formFor, statusClass, svg } from "./dom.mjs";
import { eventKey } from "./event_list.mjs";
import { contenders } from "./figures.mjs";
import { drawMark } from "./marks.mjs";
import { SWATCH } from "./shared.mjs";

/**
 * Builds the legend in `root`; pressing an entry tells the store which status to isolate.
 *
 * @param {HTMLElement} root
 * @param {Data} data
 * @param {Store} store
 */
export function buildLegend(root, data, store) {
  const entries = data.statuses.map((status) => statusEntry(status, data.words.legend, store));
  const line = keyLine(root, ...data.statuses.map(({ id, label }) => el("span", { "data-status": id }, swatch(id), label)));
  root.append(line, el("ul", { class: "statuses" }, ...entries.map(({ item }) => item)));
  store.listen(({ isolated }, before) => {
    if (isolated === before.isolated) return;
    for (const { id, button } of entries) button.setAttribute("aria-pressed", String(isolated === id));
  });
}

/**
 * The key in `root` as one line of what finds room, for narrow pages; pressed, it opens.
 *
 * @param {HTMLElement} root
 * @param {...Node} spans
 */
export function keyLine(root, ...spans) {
  const line = el("button", { type: "button", class: "key-line", "aria-expanded": "false", "aria-label": root.querySelector("h2")?.textContent }, ...spans);
  line.addEventListener("click", () => line.setAttribute("aria-expanded", String(document.body.classList.toggle("key-open"))));
  return line;
}

/**
 * Builds in `root` what the statuses leave to say: the whole, the marks, the definitions. What is `graded` is paler on
 * the map of a day, and not on one of what changed.
 *
 * @param {HTMLElement} root
 * @param {Data} data
 */
export function buildKey(root, data) {
  root.append(el("p", { class: "quiet" }, data.total));
  const old = data.statuses.find((status) => status.stale);
  if (old) root.append(staleEntry(old, data));
  for (const sign of /** @type {const} */ (["contradicted", "inferred"])) {
    const all = data.places.filter((place) => place[sign]);
    const worn = all.find(({ kind }) => kind === "unit") ?? all[0];
    if (data[sign]) root.append(el("p", { class: sign === "inferred" ? "entry graded" : "entry" }, swatch(worn?.status ?? data.statuses[0].id, sign), data[sign]));
  }
  if (data.marks.length) root.append(markList(data));
  root.append(eventKey(data));
  if (data.disputed) root.append(el("p", { class: "entry" }, brokenSwatch(), data.words.legend.disputed));
  root.append(definitions(data));
}

/** A piece of a disputed border. */
function brokenSwatch() {
  const lines = ["disputed", "disputed gaps"].map((part) => svg("path", { d: `M0,7H${SWATCH[0]}`, class: part }));
  return svg("svg", { class: "swatch", width: SWATCH[0], height: SWATCH[1], "aria-hidden": "true" }, ...lines);
}

/**
 * @param {Status} status
 * @param {Payload.Words["legend"]} words
 * @param {Store} store
 */
function statusEntry(status, words, store) {
  const label = fill(words.isolate, { label: status.label });
  const button = el(
    "button",
    { type: "button", "aria-pressed": "false", title: label, "data-status": status.id, "aria-label": status.heard },
    swatch(status.id),
    el(
      "span",
      {},
      el("span", { class: "label" }, status.label),
      el("span", { class: "figures" }, status.figures && ` · ${status.figures}`),
    ),
  );
  button.addEventListener("click", () => {
    const { isolated } = store.get();
    store.set({ isolated: isolated === status.id ? null : status.id });
  });
  return { id: status.id, button, item: el("li", {}, button) };
}

/**
 * A patch of what fills the ground of a status.
 *
 * @param {string | null | undefined} status
 * @param {string} extra
 */
export function swatch(status, extra = "") {
  return patchOf(`patch ${statusClass(status)} ${extra}`);
}

/**
 * A rectangle as large as a swatch.
 *
 * @param {string} classes
 */
export function patchOf(classes) {
  const [width, height] = SWATCH;
  const patch = svg("rect", { x: 0.5, y: 0.5, width: width - 1, height: height - 1, class: classes });
  return svg("svg", { class: "swatch", width, height, "aria-hidden": "true" }, patch);
}

/**
 * @param {Status} old
 * @param {Data} data
 */
function staleEntry(old, data) {
  const { stale, stale_row: row, stale_means: means } = data.words.legend;
  const told = fill(formFor(means, /** @type {number} */ (data.staleDays), data.lang), { n: data.staleDays });
  return el("p", { class: "entry graded" }, swatch(old.id, "stale"), el("span", {}, fill(row, { stale, means: told })));
}

/** @param {Data} data */
function markList(data) {
  const items = data.marks.map(({ kind, label, means }) => {
    const sample = /** @type {Place} */ (data.places.find((place) => place.kind === kind));
    const sign = kind === "border" ? bandSwatch(sample) : markSwatch(kind, sample, data);
    return el("li", { class: "entry", title: means }, sign, el("span", {}, label));
  });
  return el("ul", { class: "mark-kinds", "aria-label": data.words.legend.marks }, ...items);
}

/**
 * @param {string} kind
 * @param {Place} sample
 * @param {Data} data
 */
function markSwatch(kind, sample, data) {
  const mark = drawMark(kind, sample.status, contenders(data, sample.status));
  return svg("svg", { class: "swatch", width: 22, height: 18, viewBox: "-11 -9 22 18", "aria-hidden": "true" }, mark);
}

/** @param {Place} sample */
function bandSwatch(sample) {
  return patchOf(`band ${statusClass(sample.status)}`);
}

/** @param {Data} data */
function definitions(data) {
  const words = data.words.legend;
  const marks = data.marks.filter(({ means }) => means);
  const terms = [...data.statuses, ...marks].flatMap(({ label, means }) =>
    means ? [el("dt", {}, label), el("dd", {}, means)] : [],
  );
  return el("details", {}, el("summary", {}, words.definitions), el("dl", {}, ...terms));
}
