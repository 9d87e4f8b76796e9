// SPDX-License-Identifier: MIT
// From change to change: buttons that show all that changed, and one after the other.
import { button, el, fill, sayIn } from "./dom.mjs";
import { boxOfFound } from "./finding.mjs";
import { showBox } from "./view.mjs";

/**
 * The buttons; `changed` gives the ids of what changed, in the order in which it is told.
 *
 * @param {{ map: L.Map, data: SpellsData, store: Store, changed: () => string[] }} it
 */
export function nextChange({ map, data, store, changed }) {
  const words = data.words.timeline;
  const boxOf = boxOfFound(map, data);
  // The buttons stand in a line of text, and point along it.
  const [back, on] = document.dir === "rtl" ? ["▶", "◀"] : ["◀", "▶"];
  const nth = el("span", { class: "quiet", role: "status" });
  /** @param {string[]} ids */
  const show = (ids) => {
    const boxes = ids.flatMap((id) => boxOf({ id }) ?? []);
    if (boxes.length) showBox(map, L.bounds(boxes.flatMap(({ min, max }) => /** @type {L.Point[]} */ ([min, max]))));
  };
  /** @param {number} step */
  const go = (step) => {
    const ids = changed();
    if (!ids.length) return;
    const at = ids.indexOf(store.get().picked ?? "");
    const next = at < 0 && step < 0 ? ids.length - 1 : (at + step + ids.length) % ids.length;
    show([ids[next]]);
    store.set({ picked: ids[next], hover: null });
  };
  store.listen(({ picked }) => {
    const at = picked === null ? -1 : changed().indexOf(picked);
    sayIn(nth, at < 0 ? "" : fill(words.nth_change, { n: at + 1, all: changed().length }));
  });
  return el(
    "div",
    { class: "next" },
    button(words.zoom_changes, () => show(changed()), words.zoom_changes),
    button(back, () => go(-1), words.previous_change),
    button(on, () => go(1), words.next_change),
    nth,
  );
}
