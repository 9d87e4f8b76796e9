// SPDX-License-Identifier: MIT
// What leads from the ground that a map is framed by to all of it, and to what lies far.
import { boxOn } from "./world.mjs";

/**
 * The boxes of what is not in view at first, in px at zoom 0: of far ground in its order, and last
 * of the whole, where a part of it is framed.
 *
 * @param {L.Map} map
 * @param {Data} data
 */
export function farBoxes(map, { beyond = [], whole }) {
  return [...beyond.map(({ box }) => box), ...(whole ? [whole] : [])].map((box) => boxOn(map, box));
}

/**
 * Binds the locator, which stands on the map from then on, and the names under the map.
 *
 * @param {L.Map} map
 * @param {Data} data
 * @param {(map: L.Map, box: L.Bounds) => void} showBox
 */
export function bindFar(map, data, showBox) {
  /** @type {HTMLElement | null} */
  const locator = document.querySelector(".locator");
  const buttons = [...document.querySelectorAll(".beyond button"), ...document.querySelectorAll("button.locator")];
  const boxes = farBoxes(map, data);
  buttons.forEach((button, nth) => button.addEventListener("click", () => showBox(map, boxes[nth])));
  if (!locator || locator.closest(".leaflet-container")) return;
  locator.classList.add("leaflet-control");
  L.DomEvent.disableClickPropagation(locator);
  const side = locator.classList.contains("left") ? "left" : "right";
  map.getContainer().querySelector(`.leaflet-top.leaflet-${side}`)?.append(locator);
}
