// SPDX-License-Identifier: MIT
// Finding the place under the pointer: the nearest mark in reach, or else the unit below.

export const REACH_FINE = 6; // px beyond the mark itself
export const REACH_COARSE = 18;

/**
 * The id of the spot nearest to (x, y) px within its reach and `extra`; null if there is none.
 *
 * @param {Spot[]} spots
 * @param {number} x
 * @param {number} y
 * @param {number} extra
 * @returns {string | null}
 */
export function nearestSpot(spots, x, y, extra) {
  let best = null;
  let least = Infinity;
  for (const spot of spots) {
    const distance = Math.hypot(spot.x - x, spot.y - y);
    if (distance <= spot.reach + extra && distance < least) [best, least] = [spot.id, distance];
  }
  return best;
}

/**
 * Tells the store what the pointer is on, and holds open what is pressed.
 *
 * @param {{ map: L.Map, units: Units, spots: () => Spot[], store: Store }} it
 */
export function bindPointer({ map, units, spots, store }) {
  const ids = new Map([...units].map(([id, element]) => [element, id]));
  /**
   * @param {MouseEvent & { originalEvent?: MouseEvent }} event
   * @param {number} extra
   */
  const find = (event, extra) => {
    const { x, y } = map.mouseEventToLayerPoint(event.originalEvent ?? event);
    return nearestSpot([...spots(), ...(units.specks?.() ?? [])], x, y, extra) ?? ids.get(/** @type {SVGElement} */ (event.target)) ?? units.at?.(x, y) ?? null;
  };
  const container = map.getContainer();
  container.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" && !event.buttons) store.set({ hover: find(event, REACH_FINE) });
  });
  container.addEventListener("pointerleave", () => store.set({ hover: null }));
  container.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest(".leaflet-control") || map.dragging?.moved?.()) return;
    const id = find(event, event.pointerType === "mouse" ? REACH_FINE : REACH_COARSE);
    // What lies under a mark or a dot has the focus: what is pressed is what is told.
    store.set({ hover: id, picked: store.get().picked === id ? null : id });
  });
}

/**
 * One finger scrolls the article and two move the map; the wheel zooms with Ctrl alone.
 * `hint` shows a line over the map.
 *
 * @param {L.Map} map
 * @param {Payload.Words["map"]} words
 * @param {(text: string) => void} hint
 */
export function keepScrollFree(map, words, hint) {
  const container = map.getContainer();
  // The hand that a map has for a pointer is inherited by all that is drawn: a first tap would style all of it anew.
  if (matchMedia("(hover: none)").matches) map.dragging.disable();
  container.addEventListener(
    "pointerdown",
    (event) => {
      if (event.pointerType === "touch") map.dragging.disable();
      else map.dragging.enable();
    },
    { capture: true },
  );
  container.addEventListener("touchmove", (event) => event.touches.length === 1 && hint(words.two_fingers), { passive: true });
  container.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.metaKey) map.scrollWheelZoom.enable();
      else {
        map.scrollWheelZoom.disable();
        hint(words.ctrl_wheel);
      }
    },
    { capture: true, passive: true },
  );
}
