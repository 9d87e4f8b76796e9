// SPDX-License-Identifier: MIT
// Events, advances and lines in words: the list beside the map, the detail, the key and the table.
// Pages without any have `no_event_list.mjs` in its place.
import { el, fill, sourceLink } from "./dom.mjs";
import { eventSign, stands } from "./event_layer.mjs";
import { buildToldList } from "./told_list.mjs";

/**
 * @param {Data} data
 * @returns {Payload.Happened[]}
 */
function all({ events = [], advances = [], mapLines = [] }) {
  return [...events, ...advances, ...mapLines];
}

/**
 * What has an id among events, advances and lines.
 *
 * @param {Data} data
 * @param {string | null} id
 */
export function happenedOf(data, id) {
  return all(data).find((one) => one.id === id);
}

/**
 * Those on the map of the day that is shown, the newest first.
 *
 * @param {Data} data
 */
function standing(data) {
  return all(data)
    .filter((one) => stands(one, data))
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/**
 * Builds the list in its section. Gives what builds it anew.
 *
 * @param {Data} data
 * @param {Store} store
 */
export function buildEventList(data, store) {
  const root = document.getElementById("happened");
  return buildToldList(root, el("ul", { class: "happened" }), data.happened?.empty, store, () =>
    standing(data).map((one) => ({ id: one.id, title: one.title, sign: signOf(one), report: one, credit: [one.when, one.where, one.basis] })),
  );
}

/** @param {Payload.Happened} one */
function signOf({ id, mark, status }) {
  return eventSign({ sort: id.split(":")[0], mark, status });
}

/**
 * What the key says of marks, arrows and lines.
 *
 * @param {Data} data
 */
export function eventKey({ happenedKey = [], happened }) {
  const items = happenedKey.map((sign) => el("li", { class: "entry" }, eventSign(sign), el("span", {}, sign.label)));
  return el("ul", { class: "mark-kinds", "aria-label": happened?.marks }, ...items);
}

/**
 * The detail of something that is at hand.
 *
 * @param {Payload.Happened} one
 * @param {Data} data
 * @param {HTMLElement | null} close
 */
export function eventDetail(one, data, close) {
  const words = data.words.detail;
  const own = /** @type {Payload.Words["happened"]} */ (data.happened);
  /** @type {[string, Child][]} */
  const facts = [
    [own.when, one.when],
    [own.where, one.where],
    [own.party, one.party],
    [words.basis, one.basis],
    [words.confidence, one.confidence],
    [words.source, one.source && sourceLink(one.source, one.url)],
    [words.note, one.note],
  ];
  const told = facts.filter(([, value]) => value).flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)]);
  return [el("div", {}, el("h3", {}, one.title), el("p", { class: "holding" }, signOf(one), one.word), close), el("dl", {}, ...told)];
}

/**
 * A line or two beside the pointer.
 *
 * @param {Payload.Happened} one
 */
export function eventTip(one) {
  return [el("strong", {}, one.title), el("div", { class: "quiet" }, one.when)];
}

/**
 * One line for those who hear the page.
 *
 * @param {Payload.Happened} one
 * @param {Data} data
 */
export function eventSentence({ title, when, note }, { happened }) {
  return fill((note ? happened?.heard_note : happened?.heard) ?? "", { title, when, note });
}

/**
 * The rows of the table.
 *
 * @param {Data} data
 * @returns {Row[]}
 */
export function eventRows(data) {
  /** @param {string | undefined} value */
  const text = (value) => ({ text: value ?? "" });
  return standing(data).map((one) => ({
    id: one.id,
    cells: {
      place: text(one.title),
      kind: text(one.word),
      within: text(one.where),
      status: text(one.party),
      since: text(one.date),
      basis: text(one.basis),
      confidence: text(one.confidence),
      source: { text: one.source ?? "", href: one.url },
      note: text(one.note),
    },
  }));
}
