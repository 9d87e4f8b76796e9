// The view of a map: what it shows at first, its controls, and how it stands on paper.
import { el } from "./dom.mjs";

const HINT_TIME = 1500; // ms
const MARGIN = 12; // px between the units and the edge of the map

/**
 * Fits the units into the view, again when that changes, and keeps the reader on drawn ground.
 *
 * @param {L.Map} map
 * @param {Data} data
 */
export function setView(map, data) {
  const [west, south, east, north] = data.bounds;
  const [fw, fs, fe, fn] = data.frame;
  const home = () => map.fitBounds([[south, west], [north, east]], { padding: [MARGIN, MARGIN], animate: false });
  let moved = false;
  const settle = () => {
    // A frame that is not shown has no size, and nothing fits into it.
    if (Math.min(map.getSize().x, map.getSize().y) <= 2 * MARGIN) return;
    // Leaflet pans back into the bounds from wherever it was: while it does, it is not fitted.
    map.setMaxBounds();
    map.setMinZoom(0);
    home();
    map.setMinZoom(map.getZoom() - 0.5);
    map.setMaxZoom(map.getZoom() + 6);
    map.setMaxBounds([[fs, fw], [fn, fe]]);
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
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(map.getContainer());
  return home;
}

/**
 * On paper the map has a width of its own, which it must know before the page is laid out.
 *
 * @param {L.Map} map
 */
export function fitPaper(map) {
  /** @param {boolean} printing */
  const fit = (printing) => {
    document.documentElement.classList.toggle("printing", printing);
    map.invalidateSize({ pan: false });
  };
  addEventListener("beforeprint", () => fit(true));
  addEventListener("afterprint", () => fit(false));
}

/**
 * Buttons to zoom and to show the whole again, and a scale.
 *
 * @param {L.Map} map
 * @param {Payload.Words["map"]} words
 * @param {() => void} home
 */
export function addControls(map, words, home) {
  /**
   * @param {string} label
   * @param {string} sign
   * @param {() => void} act
   */
  const button = (label, sign, act) => {
    const control = el("button", { type: "button", "aria-label": label, title: label }, sign);
    control.addEventListener("click", act);
    return control;
  };
  const Zoom = L.Control.extend({
    onAdd() {
      const box = el("div", { class: "zoom" });
      box.append(
        button(words.zoom_in, "+", () => map.zoomIn()),
        button(words.zoom_out, "−", () => map.zoomOut()),
        button(words.home, "⤢", home),
      );
      L.DomEvent.disableClickPropagation(box);
      return box;
    },
  });
  new Zoom({ position: "bottomright" }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map);
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
