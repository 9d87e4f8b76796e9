// SPDX-License-Identifier: MIT
// Reading the ground: the pointer, a finger, or a cross that the arrow keys move.
import { el } from "./dom.mjs";
import { nearestSpot, REACH_COARSE, REACH_FINE } from "./pointer.mjs";

const CROSS_STEP = 16; // px that an arrow key moves the cross
const EDGE = 24; // px from the edge of the map where it moves the map instead
/** @type {Record<string, Point>} */
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] };

/**
 * How the store knows a point of the ground.
 *
 * @param {Point} at
 */
export function keyAt([lon, lat]) {
  return `${lat.toFixed(5)} ${lon.toFixed(5)}`;
}

/**
 * Tells the store which point is under the pointer or the cross, `[lat, lng]` in words.
 *
 * @param {{ map: L.Map, store: Store, home: () => void, words: Payload.Words["faces"], spots: () => Spot[] }} it
 */
export function bindGround({ map, store, home, words, spots }) {
  const container = map.getContainer();
  const cross = el("div", { class: "cross", "aria-hidden": "true" });
  container.append(cross);
  container.setAttribute("tabindex", "0");
  const help = document.getElementById("map-help");
  if (help) help.textContent = words.instructions;
  /** @param {LatLng} at */
  const keyOf = ({ lat, lng }) => keyAt([lng, lat]);
  /**
   * @param {L.Point} place
   * @param {number} extra
   */
  const spotAt = (place, extra) => {
    const { x, y } = map.containerPointToLayerPoint(place);
    return nearestSpot(spots(), x, y, extra);
  };
  let asked = 0;
  container.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || event.buttons || /** @type {Element} */ (event.target).closest(".leaflet-control")) return;
    cancelAnimationFrame(asked);
    const place = map.mouseEventToContainerPoint(event);
    asked = requestAnimationFrame(() => store.set({ hover: spotAt(place, REACH_FINE) ?? keyOf(map.containerPointToLatLng(place)) }));
  });
  container.addEventListener("pointerleave", () => {
    cancelAnimationFrame(asked);
    store.set({ hover: null });
  });
  container.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest(".leaflet-control") || map.dragging?.moved?.()) return;
    const { picked } = store.get();
    const spot = spotAt(map.mouseEventToContainerPoint(event), event.pointerType === "mouse" ? REACH_FINE : REACH_COARSE);
    store.set({ picked: spot ?? (picked ? null : keyOf(map.mouseEventToLatLng(event))) });
  });

  /** @type {L.Point | null} */
  let place = null;
  /** @param {L.Point | null} next */
  const put = (next) => {
    place = next;
    cross.classList.toggle("shown", Boolean(place));
    if (place) cross.style.transform = `translate(${place.x}px,${place.y}px)`;
    store.set({ hover: place && keyOf(map.containerPointToLatLng(place)) });
  };
  /** @param {Point} way */
  const move = ([dx, dy]) => {
    const size = map.getSize();
    const from = place ?? size.divideBy(2);
    const to = L.point(from.x + dx * CROSS_STEP, from.y + dy * CROSS_STEP);
    const kept = L.point(Math.max(EDGE, Math.min(size.x - EDGE, to.x)), Math.max(EDGE, Math.min(size.y - EDGE, to.y)));
    if (!kept.equals(to)) map.panBy([to.x - kept.x, to.y - kept.y], { animate: false });
    put(kept);
  };
  /** @type {Record<string, () => void>} */
  const actions = { "+": () => map.zoomIn(), "=": () => map.zoomIn(), "-": () => map.zoomOut(), 0: home };
  container.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== container) return;
    const act = ARROWS[event.key] ? () => move(ARROWS[event.key]) : actions[event.key];
    const pick = () => store.set({ picked: store.get().hover ?? keyOf(map.containerPointToLatLng(map.getSize().divideBy(2))) });
    const does = event.key === "Enter" ? pick : act;
    if (!does) return;
    event.preventDefault();
    does();
  });
  container.addEventListener("blur", () => put(null));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") store.set({ picked: null, hover: null, isolated: null });
  });
}
