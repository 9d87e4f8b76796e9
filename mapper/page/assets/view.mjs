// SPDX-License-Identifier: MIT
// The view of a map: what it shows at first, its controls, and how it stands on paper.
import { button, el, fill, svg } from "./dom.mjs";
import { farBoxes } from "./far.mjs";
import { groundOn, mostOn } from "./world.mjs";

const HINT_TIME = 1500; // ms
const SCALE_WIDTH = 120; // px at most
// The whole world on a phone, and the part of a level by which the first view is too small at most.
const LEAST_ZOOM = -2;
const LEAST = 1e-6; // px at zoom 0, of ground that is one point
const LEVELS = 6; // of zoom beyond the whole
const OFF_MIDDLE = 2; // px by which the whole may be off its middle
const MARGIN = 12; // px between the units and the edge of the map

/**
 * Fits the units into the view, again when that changes, and keeps the reader on drawn ground.
 *
 * @param {L.Map} map
 * @param {Data} data
 */
export function setView(map, data) {
  const [ground, far] = [groundOn(map, data), farBoxes(map, data)];
  const home = () => showBox(map, ground);
  let moved = false;
  const settle = () => {
    if (!hasRoom(map)) return;
    // Leaflet pans back into the bounds from wherever it was: while it does, it is not fitted.
    map.setMaxBounds();
    // Ground that is wider than the view leaves room below it, and not beside it.
    const [{ x, y }, whole] = [map.getSize(), ground.getSize()];
    map.getContainer().classList.toggle("wide", x * whole.y < y * whole.x);
    map.setMinZoom(LEAST_ZOOM);
    home();
    map.setMinZoom(Math.min(map.getZoom(), ...far.map((box) => zoomOf(map, box))) - 0.5);
    map.setMaxZoom(map.getZoom() + LEVELS);
    map.setMaxBounds(cornersOf(map, mostOn([ground, ...far])));
    moved = false;
  };
  settle();
  let width = map.getSize().x;
  map.on("dragend zoomend", () => (moved = true));
  map.on("resize", () => {
    const changed = map.getSize().x !== width;
    width = map.getSize().x;
    if (changed || !moved) settle();
  });
  new ResizeObserver(() => isSeen(map) && map.invalidateSize({ pan: false })).observe(map.getContainer());
  return home;
}

/**
 * A map that is not shown has no size, and nothing fits into it.
 *
 * @param {L.Map} map
 */
const hasRoom = (map) => Math.min(map.getSize().x, map.getSize().y) > 2 * MARGIN;

/**
 * Whether a map is not hidden behind another.
 *
 * @param {L.Map} map
 */
export const isSeen = (map) => getComputedStyle(map.getContainer()).visibility === "visible";

/**
 * Fills the view with a box in px at zoom 0.
 *
 * @param {L.Map} map
 * @param {L.Bounds} box
 */
export function showBox(map, box) {
  if (hasRoom(map)) map.setView(map.unproject(box.getCenter(), 0), zoomOf(map, box), { animate: false });
}

/**
 * Which ground is in the middle of the view, and by how many levels it is nearer than the whole:
 * the same on every screen.
 *
 * @param {L.Map} map
 * @returns {Frame}
 */
export function frameOf(map) {
  const { lat, lng } = map.getCenter();
  return [lat, lng, map.getZoom() - map.getMaxZoom() + LEVELS];
}

/**
 * Shows a frame, as far as there is ground in it.
 *
 * @param {L.Map} map
 * @param {Frame} frame
 */
export function showFrame(map, [lat, lng, levels]) {
  const { x, y } = map.project([lat, lng], 0);
  if (!Number.isFinite(x + y)) return;
  map.setView([lat, lng], levels + map.getMaxZoom() - LEVELS, { animate: false });
}

/**
 * Whether the view is that of the whole ground of interest.
 *
 * @param {L.Map} map
 * @param {Data} data
 */
export function isWhole(map, data) {
  const [lat, lng, levels] = frameOf(map);
  return !levels && map.project([lat, lng], 0).distanceTo(groundOn(map, data).getCenter()) * 2 ** map.getZoom() < OFF_MIDDLE;
}

/**
 * The zoom at which a box in px at zoom 0 fills the view.
 *
 * @param {L.Map} map
 * @param {L.Bounds} box
 */
function zoomOf(map, box) {
  const [size, { x, y }] = [map.getSize(), box.getSize()];
  const zoom = Math.log2(Math.min((size.x - 2 * MARGIN) / Math.max(x, LEAST), (size.y - 2 * MARGIN) / Math.max(y, LEAST)));
  const snap = /** @type {number} */ (map.options.zoomSnap);
  return Math.floor(zoom / snap) * snap;
}

/**
 * A box in px at zoom 0 as Leaflet takes it: by its four corners, which no two latitudes and two
 * longitudes give on a map on which north is not up everywhere.
 *
 * @param {L.Map} map
 * @param {L.Bounds} box
 */
function cornersOf(map, box) {
  const [nw, ne, se, sw] = [box.getTopLeft(), box.getTopRight(), box.getBottomRight(), box.getBottomLeft()].map((at) => map.unproject(at, 0));
  return Object.assign(L.latLngBounds(sw, ne), {
    getNorthWest: () => nw,
    getNorthEast: () => ne,
    getSouthEast: () => se,
    getSouthWest: () => sw,
  });
}

/**
 * On paper the page has a width of its own, which map and chart must know before it is laid out:
 * whoever draws by that width listens later than the class is set.
 *
 * @param {L.Map} map
 */
export function fitPaper(map) {
  /** @param {boolean} printing */
  const fit = (printing) => {
    document.documentElement.classList.toggle("printing", printing);
    map.invalidateSize({ pan: false });
  };
  addEventListener("beforeprint", () => fit(true), true);
  addEventListener("afterprint", () => fit(false), true);
}

/**
 * Buttons to zoom, to show the whole again and, for `buildSearch`, to find a place, and a scale. All have their
 * room before names are laid.
 *
 * @param {L.Map} map
 * @param {Pick<Payload.Words, "map" | "find">} every
 * @param {() => void} home
 */
export function addControls(map, { map: words, find }, home) {
  const Zoom = L.Control.extend({
    onAdd() {
      const box = el("div", { class: "zoom" });
      const glass = svg("svg", { width: 18, height: 18, viewBox: "0 0 18 18", "aria-hidden": "true" }, svg("circle", { cx: 7, cy: 7, r: 5 }), svg("path", { d: "M11,11L17,17" }));
      box.append(
        el("button", { type: "button", class: "seek", "aria-label": find.field, title: find.field }, glass),
        button("+", () => map.zoomIn(), words.zoom_in),
        button("−", () => map.zoomOut(), words.zoom_out),
        button("⤢", home, words.home),
      );
      L.DomEvent.disableClickPropagation(box);
      return box;
    },
  });
  // Leaflet's own is right at the left edge, which on a wide map is not the middle.
  const scale = L.control.scale({ imperial: false, maxWidth: SCALE_WIDTH });
  Object.assign(scale, {
    _update() {
      const { x, y } = map.getSize().divideBy(2);
      const [left, right] = [-0.5, 0.5].map((part) => map.containerPointToLatLng([x + part * SCALE_WIDTH, y]));
      scale._updateScales(map.distance(left, right));
    },
    /** @type {(bar: HTMLElement, text: string, share: number) => void} */
    _updateScale(bar, text, share) {
      bar.style.width = `${Math.round(share * SCALE_WIDTH)}px`;
      bar.textContent = fill(text.endsWith("km") ? words.km : words.m, { n: parseInt(text) });
    },
  });
  const [start, end] = document.dir === "rtl" ? /** @type {const} */ (["bottomright", "bottomleft"]) : /** @type {const} */ (["bottomleft", "bottomright"]);
  new Zoom({ position: end }).addTo(map);
  scale.setPosition(start).addTo(map);
}

/**
 * Gives what shows a line over the map for a moment.
 *
 * @param {L.Map} map
 */
export function hintOver(map) {
  const line = el("p", { class: "hint", "aria-hidden": "true" });
  map.getContainer().append(line);
  let timer = 0;
  return (/** @type {string} */ text) => {
    line.textContent = text;
    line.classList.add("shown");
    clearTimeout(timer);
    timer = setTimeout(() => line.classList.remove("shown"), HINT_TIME);
  };
}
