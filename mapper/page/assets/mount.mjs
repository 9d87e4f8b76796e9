// One map of the page: its ground, figures and controls, joined with what the reader chooses.
import { sentence } from "./detail.mjs";
import { el } from "./dom.mjs";
import { drawFigures } from "./figures.mjs";
import { drawGround, latLon } from "./ground.mjs";
import { bindKeys } from "./keys.mjs";
import { bindPointer, keepScrollFree } from "./pointer.mjs";
import { atHand } from "./store.mjs";
import { bindTip } from "./tip.mjs";

const HINT_TIME = 1500; // ms
const MARGIN = 12; // px between the units and the edge of the map

/**
 * Draws `data` on a Leaflet map. Gives its ground and figures, `home`, which shows the whole
 * again, and what follows the places after they have changed: see `live.mjs`.
 */
export function mountMap(map, data, store) {
  const home = setView(map, data);
  const ground = drawGround(map, data);
  addControls(map, data.words.map, home);
  const figures = drawFigures(map, data);
  const places = new Map(data.places.map((place) => [place.id, place]));
  const elements = new Map([...ground.units, ...figures.marks]);
  const nameAll = () => nameShapes(elements, places, data);
  nameAll();

  const centres = centresOn(map, places);
  bindKeys({ map, data, groups: [ground.units, figures.marks], centres, store, home });
  bindPointer({ map, units: ground.units, spots: figures.spots, store });
  bindTip({ map, data, centres, store });
  keepScrollFree(map, data.words.map, hintOver(map));
  const dim = highlight({ map, elements, ring: ground.lines.ring, units: ground.units, places, store });
  fitPaper(map);
  return { ground, figures, home, dim, nameAll };
}

/** The [x, y] of a place in layer px by its id; null for a place without a point. */
function centresOn(map, places) {
  return (id) => {
    const at = places.get(id)?.at;
    if (!at) return null;
    const { x, y } = map.latLngToLayerPoint(latLon(at));
    return [x, y];
  };
}

/** Fits the units into the view, again when that changes, and keeps the reader on drawn ground. */
function setView(map, data) {
  const [west, south, east, north] = data.bounds;
  const [fw, fs, fe, fn] = data.frame;
  const home = () => map.fitBounds([[south, west], [north, east]], { padding: [MARGIN, MARGIN], animate: false });
  let moved = false;
  const settle = () => {
    // A frame that is not shown has no size, and nothing fits into it.
    if (Math.min(map.getSize().x, map.getSize().y) <= 2 * MARGIN) return;
    // Leaflet pans back into the bounds from wherever it was: while it does, it is not fitted.
    map.setMaxBounds(null);
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

/** On paper the map has a width of its own, which it must know before the page is laid out. */
function fitPaper(map) {
  const fit = (printing) => {
    document.documentElement.classList.toggle("printing", printing);
    map.invalidateSize({ pan: false });
  };
  addEventListener("beforeprint", () => fit(true));
  addEventListener("afterprint", () => fit(false));
}

function addControls(map, words, home) {
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

/** Names and roles for those who hear the map. */
function nameShapes(elements, places, data) {
  for (const [id, element] of elements) {
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", sentence(places.get(id), data));
  }
}

/** Marks the place at hand on the map; gives what dims all that a status shown alone leaves out. */
function highlight({ map, elements, ring, units, places, store }) {
  const dim = () => {
    const { isolated } = store.get();
    map.getContainer().classList.toggle("isolating", isolated !== null);
    for (const [id, element] of elements) {
      element.classList.toggle("dim", isolated !== null && (places.get(id).status ?? "") !== isolated);
    }
  };
  store.listen((state, before) => {
    const [now, then] = [atHand(state), atHand(before)];
    if (now !== then) {
      elements.get(then)?.classList.remove("at-hand");
      elements.get(now)?.classList.add("at-hand");
      ring(units.get(now));
    }
    if (state.isolated !== before.isolated) dim();
  });
  return dim;
}

function hintOver(map) {
  const line = el("p", { class: "hint", "aria-hidden": "true" });
  map.getContainer().append(line);
  let timer = 0;
  return (text) => {
    line.textContent = text;
    line.classList.add("shown");
    clearTimeout(timer);
    timer = setTimeout(() => line.classList.remove("shown"), HINT_TIME);
  };
}
