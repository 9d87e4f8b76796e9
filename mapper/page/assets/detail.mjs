// SPDX-License-Identifier: MIT
// The detail of the place at hand: who holds it, since when, according to whom.
import { button, el, fill, heardAs, sourceLink } from "./dom.mjs";
import { eventDetail, happenedOf } from "./event_list.mjs";
import { keyed } from "./keyed.mjs";
import { swatch } from "./legend.mjs";
import { atHand } from "./store.mjs";

/**
 * Builds the panel in `root` and keeps it on the place at hand.
 *
 * @param {HTMLElement} root
 * @param {Data} data
 * @param {Store} store
 */
export function buildDetail(root, data, store) {
  /** @type {Map<string | null | undefined, Place>} */
  const places = keyed(data.places);
  const body = el("div", { class: "body" });
  root.append(body);
  /** @type {string | null} */
  let shown = null;
  let wasHeld = false;
  /** @param {State} state */
  const show = (state) => {
    const id = atHand(state);
    const place = places.get(id);
    const happened = happenedOf(data, id);
    root.classList.toggle("open", Boolean(state.picked));
    const isHeld = Boolean(id) && state.picked === id;
    const now = place || happened ? [id, state.day, state.pinned].join(" ") : "";
    const isSame = now === shown;
    if (isSame && isHeld === wasHeld) return;
    [shown, wasHeld] = [now, isHeld];
    // What was pointed at and is held open differs by its button alone.
    if (isSame && place) {
      body.querySelector(".close")?.remove();
      return void body.firstElementChild?.append(...[closeOf(place.id, data, store) ?? []].flat());
    }
    body.replaceChildren(...(place ? placeDetail(place, places, data, store) : happened ? eventDetail(happened, data, closeOf(happened.id, data, store)) : [emptyDetail(data)]));
  };
  store.listen((state, before) => {
    if (/** @type {const} */ (["hover", "picked", "day", "pinned"]).some((key) => state[key] !== before[key])) show(state);
  });
  show(store.get());
}

/** @param {Data} data */
function emptyDetail(data) {
  return el("p", { class: "quiet" }, data.words.detail.empty);
}

/**
 * @param {Place} place
 * @param {Map<string | null | undefined, Place>} places
 * @param {Data} data
 * @param {Store} store
 */
function placeDetail(place, places, data, store) {
  const words = data.words.detail;
  const status = place.statusWords ?? data.words.legend.no_data;
  return [
    el(
      "div",
      {},
      el("h3", {}, place.name, ...localNames(place)),
      el("p", { class: "quiet" }, whereabouts(place, places, words)),
      el("p", { class: "holding" }, swatch(place.status), el("strong", {}, heardAs(status, place.heardWords))),
      place.derived ? el("p", { class: "quiet" }, place.derived) : null,
      closeOf(place.id, data, store),
    ),
    el("div", {}, place.status || place.was ? facts(place, words) : el("p", {}, words.no_report), data.past?.(place)),
  ];
}

/**
 * Names in other languages, each marked as such.
 *
 * @param {Place} place
 * @returns {Child[]}
 */
function localNames(place) {
  return (place.local ?? []).flatMap(({ lang, dir, name }) => [
    " ",
    el("span", { class: "local", lang, dir }, name),
  ]);
}

/**
 * @param {Place} place
 * @param {Map<string | null | undefined, Place>} places
 * @param {Payload.Words["detail"]} words
 */
function whereabouts(place, places, words) {
  const within = places.get(place.within);
  const parts = [place.kindWords];
  if (within) parts.push(fill(words.within, { name: within.name }));
  if (place.beyond) parts.push(fill(words.beyond, { country: place.beyond }));
  if (place.area) parts.push(place.area);
  return parts.join(" · ");
}

/**
 * @param {Place} place
 * @param {Payload.Words["detail"]} words
 */
function facts(place, words) {
  const report = place.reportedWords && fill(words.aside, { text: place.reportedWords, more: place.age });
  const rows = [
    [words.was, place.was],
    [words.since, place.sinceWords],
    [words.basis, place.basis],
    [words.confidence, place.confidence],
    [words.source, place.source && sourceLink(place.source, place.url)],
    [words.report, report],
    [words.note, place.note],
    ...(place.others ?? []).map((other) => [words.others, other]),
    ...(place.told ?? []),
  ];
  const given = rows.filter(([, value]) => value);
  return el("dl", {}, ...given.flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)]));
}

/**
 * A button that lets go of what is held open.
 *
 * @param {string} id
 * @param {Data} data
 * @param {Store} store
 */
function closeOf(id, { words: { detail: words } }, store) {
  if (store.get().picked !== id) return null;
  const close = button(words.close, () => store.set({ picked: null, hover: null }));
  close.className = "close";
  return close;
}

/**
 * What is heard in one go: a stop stands between, and none at the end.
 *
 * @param {Value[]} parts
 * @param {Payload.Words["detail"]} words
 */
export function sentences(parts, { stop }) {
  const end = stop.trimEnd();
  return parts.filter(Boolean).map((part) => (`${part}`.endsWith(end) ? `${part}`.slice(0, -end.length) : part)).join(stop);
}

/**
 * One line for the live region and for names of shapes: who holds it, since when, on what basis, and
 * what it was before.
 *
 * @param {Place} place
 * @param {Data} data
 */
export function sentence(place, data) {
  const words = data.words.detail;
  const told = { place: place.name, kind: place.kindWords, status: place.heardWords ?? place.statusWords ?? words.no_report, day: place.sinceWords };
  const more = [
    place.derived || (place.status && place.basis && fill(words.row, { term: words.basis, text: place.basis })),
    place.status && place.stale && data.words.legend.stale,
    place.was && fill(words.row, { term: words.was, text: place.was }),
  ];
  return sentences([fill(place.status ? words.heard_since : words.heard, told), ...more], words);
}
