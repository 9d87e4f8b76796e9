// SPDX-License-Identifier: MIT
// The point of drawn ground that is held open, as a ring: of a place there is a mark, of a point nothing.
import { svg } from "./dom.mjs";
import { redrawn } from "./world.mjs";

const RADIUS = 7; // px

/**
 * Gives `show(key)`, which rings a point, or with null none; `whereOf` gives where it lies, in px of the map's layer.
 *
 * @param {L.Map} map
 * @param {Element} sheet
 * @param {Centres} whereOf
 */
export function heldPoint(map, sheet, whereOf) {
  const rings = ["ring-halo", "ring"].map((name) => svg("circle", { class: name, r: RADIUS }));
  const group = svg("g", { class: "held-point gone", "aria-hidden": "true", "pointer-events": "none" }, ...rings);
  sheet.append(group);
  /** @type {string | null} */
  let held = null;
  const place = () => held && group.setAttribute("transform", `translate(${whereOf(held)})`);
  redrawn(map, place);
  return (/** @type {string | null} */ key) => {
    held = key;
    group.classList.toggle("gone", !held);
    place();
  };
}
