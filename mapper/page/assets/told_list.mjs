// SPDX-License-Identifier: MIT
// Lists beside the map, of what is told of places or events. An entry and its place on the map point
// at each other.
import { button, creditLine, el } from "./dom.mjs";
import { atHand } from "./store.mjs";

/**
 * Builds a list in `root`, with a line in its place where there is nothing to tell. Gives what builds
 * it anew.
 *
 * @param {HTMLElement} root
 * @param {HTMLElement} list without entries
 * @param {string | undefined} nothing
 * @param {Store} store
 * @param {() => ListEntry[]} told what is to be listed at the moment
 */
export function buildToldList(root, list, nothing, store, told) {
  const empty = el("p", { class: "quiet" }, nothing);
  root.append(list, empty);
  /** @type {[string, HTMLElement][]} */
  let items = [];
  const show = () => {
    items = told().map((one) => [one.id, toldItem(one, store)]);
    list.replaceChildren(...items.map(([, item]) => item));
    list.hidden = !items.length;
    empty.hidden = items.length > 0;
  };
  show();
  store.listen((state) => {
    for (const [id, item] of items) item.classList.toggle("at-hand", atHand(state) === id);
  });
  return show;
}

/**
 * @param {ListEntry} told
 * @param {Store} store
 */
function toldItem({ id, title, sign, number, report, credit }, store) {
  const note = report.note ? el("p", {}, report.note) : null;
  const item = el("li", { value: number }, sign, el("div", {}, button(title, () => store.set({ picked: id })), note, creditLine(credit, report)));
  item.addEventListener("pointerenter", () => store.set({ hover: id }));
  item.addEventListener("pointerleave", () => store.set({ hover: null }));
  return item;
}
