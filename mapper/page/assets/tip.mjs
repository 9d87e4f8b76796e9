// SPDX-License-Identifier: MIT
// A line or two beside the pointer: the place and who holds it. The detail has the rest.
import { el, fill } from "./dom.mjs";
import { eventTip, happenedOf } from "./event_list.mjs";
import { keyed } from "./keyed.mjs";
import { swatch } from "./legend.mjs";

const GAP = 14; // px from the pointer

/**
 * Shows a tip in the map's container for the place under the pointer or the focus.
 *
 * @param {{ map: L.Map, data: Data, centres: Centres, store: Store }} it
 */
export function bindTip({ map, data, centres, store }) {
  /** @type {Map<string | null | undefined, Place>} */
  const places = keyed(data.places);
  const tip = el("div", { class: "tip", "aria-hidden": "true" });
  const container = map.getContainer();
  container.append(tip);
  /** @type {L.Point | null} */
  let pointer = null;
  /** @param {L.Point} at */
  const move = (at) => moveTip(tip, at, map.getSize());
  container.addEventListener("pointermove", (event) => {
    pointer = map.mouseEventToContainerPoint(event);
    if (tip.classList.contains("shown")) move(pointer);
  });
  container.addEventListener("pointerleave", () => (pointer = null));
  const touched = matchMedia("(hover: none)");
  store.listen(({ hover }, before) => {
    // Where nothing hovers, no tip is shown, and none is measured.
    if (hover === before.hover || touched.matches) return;
    const place = places.get(hover);
    const happened = happenedOf(data, hover);
    const centre = hover && centres(hover);
    const at = pointer ?? (centre && map.layerPointToContainerPoint(centre));
    const text = place ? tipText(place, data) : happened && eventTip(happened);
    tip.classList.toggle("shown", Boolean(text && at));
    if (!text || !at) return;
    tip.replaceChildren(...text);
    move(at);
  });
}

/**
 * @param {Place} place
 * @param {Data} data
 */
function tipText(place, data) {
  const status = place.statusWords ?? data.words.legend.no_data;
  return [
    el("strong", {}, place.name),
    el("span", { class: "quiet" }, ` ${place.kindWords}`),
    el("div", {}, swatch(place.status), status, place.sinceWords ? ` · ${fill(data.words.detail.since_day, { day: place.sinceWords })}` : ""),
  ];
}

/**
 * Beside the point, turned to the other side where it would leave the map.
 *
 * @param {HTMLElement} tip
 * @param {{ x: number, y: number }} at
 * @param {{ x: number, y: number }} size
 */
export function moveTip(tip, { x, y }, size) {
  const [width, height] = [tip.offsetWidth, tip.offsetHeight];
  const left = x + GAP + width > size.x ? x - GAP - width : x + GAP;
  const top = y + GAP + height > size.y ? y - GAP - height : y + GAP;
  tip.style.transform = `translate(${Math.max(4, left)}px,${Math.max(4, top)}px)`;
}
