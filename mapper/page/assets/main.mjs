// Wires the page: reads the payload once, draws the map, and lets its parts point at each other.
import { buildAnnotations } from "./annotations.mjs";
import { buildDetail, sentence } from "./detail.mjs";
import { el, fill } from "./dom.mjs";
import { drawFigures } from "./figures.mjs";
import { drawGround, latLon } from "./ground.mjs";
import { bindKeys } from "./keys.mjs";
import { buildKey, buildLegend } from "./legend.mjs";
import { patternSheet } from "./patterns.mjs";
import { readPayload } from "./payload.mjs";
import { bindPointer, keepScrollFree } from "./pointer.mjs";
import { atHand, makeStore } from "./store.mjs";
import { buildTable } from "./table.mjs";
import { bindTip } from "./tip.mjs";

const HINT_TIME = 1500; // ms
const COLUMNS = ["place", "kind", "within", "status", "since", "basis", "confidence", "source", "note"];

start();

function start() {
  const data = readPayload(document.getElementById("payload").textContent);
  const map = window[document.querySelector(".folium-map").id];
  const store = makeStore({ hover: null, picked: null, isolated: null });
  document.body.append(patternSheet(data.stripes, data.statuses));

  const home = setView(map, data);
  const { units, ring } = drawGround(map, data);
  addControls(map, data.words.map, home);
  const figures = drawFigures(map, data);
  nameShapes(units, figures.marks, data);

  buildLegend(document.getElementById("legend"), data, store);
  buildKey(document.getElementById("key"), data);
  buildDetail(document.getElementById("detail"), data, store);
  buildAnnotations(document.getElementById("annotations"), data, store);
  linkTable(document.getElementById("twin"), data, store);

  const centres = centresOn(map, data);
  bindKeys({ map, data, groups: [units, figures.marks], centres, store, home });
  bindPointer({ map, units, spots: figures.spots, store });
  bindTip({ map, data, centres, store });
  keepScrollFree(map, data.words.map, hintOver(map));
  highlight({ map, units, ring, marks: figures.marks, data, store });
  announce(document.getElementById("live"), data, store);
  fitPaper(map);
  document.documentElement.dataset.ready = "true";
}

/** The [x, y] of a place in layer px by its id; null for a place without a point. */
function centresOn(map, data) {
  const points = new Map(data.places.map((place) => [place.id, place.at]));
  return (id) => {
    if (!points.get(id)) return null;
    const { x, y } = map.latLngToLayerPoint(latLon(points.get(id)));
    return [x, y];
  };
}

/** Fits the units into the view and keeps the reader on drawn ground. */
function setView(map, data) {
  const [west, south, east, north] = data.bounds;
  const [fw, fs, fe, fn] = data.frame;
  const home = () => map.fitBounds([[south, west], [north, east]], { padding: [12, 12], animate: false });
  home();
  map.setMaxBounds([[fs, fw], [fn, fe]]);
  map.setMinZoom(map.getZoom() - 0.5);
  map.setMaxZoom(map.getZoom() + 6);
  let width = map.getSize().x;
  map.on("resize", () => {
    const changed = map.getSize().x !== width;
    width = map.getSize().x;
    if (changed) home();
  });
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
function nameShapes(units, marks, data) {
  const places = new Map(data.places.map((place) => [place.id, place]));
  for (const [id, element] of [...units, ...marks]) {
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", sentence(places.get(id), data));
  }
}

function linkTable(root, data, store) {
  const words = data.words.table;
  const names = new Map(data.places.map((place) => [place.id, place.name]));
  const table = buildTable(root, {
    lang: data.lang,
    caption: words.caption,
    columns: COLUMNS.map((key) => ({ key, label: words[key], date: key === "since" })),
    rows: data.places.map((place) => tableRow(place, names, data)),
    words,
    onPick: (id) => {
      store.set({ picked: id });
      document.querySelector(".map").scrollIntoView({ block: "nearest" });
    },
  });
  store.listen((state, before) => {
    if (atHand(state) !== atHand(before)) table.pick(atHand(state));
    if (state.isolated !== before.isolated) table.setFilter(filterOf(state.isolated, data));
  });
}

function filterOf(isolated, data) {
  if (isolated === null) return null;
  const shown = new Set(data.places.filter((place) => (place.status ?? "") === isolated).map(({ id }) => id));
  return (row) => shown.has(row.id);
}

function tableRow(place, names, data) {
  const text = (value) => ({ text: value ?? "" });
  return {
    id: place.id,
    cells: {
      place: text(place.name),
      kind: text(place.kindWords),
      within: text(names.get(place.within)),
      status: { text: place.statusWords ?? data.words.legend.no_data, swatch: place.status },
      since: text(place.since),
      basis: text(place.basis),
      confidence: text(place.confidence),
      source: { text: place.source ?? "", href: place.url },
      note: text(place.note),
    },
  };
}

/** Marks the place at hand on the map, and dims what a status shown alone leaves out. */
function highlight({ map, units, ring, marks, data, store }) {
  const elements = new Map([...units, ...marks]);
  const status = new Map(data.places.map((place) => [place.id, place.status ?? ""]));
  const container = map.getContainer();
  store.listen((state, before) => {
    const [now, then] = [atHand(state), atHand(before)];
    if (now !== then) {
      elements.get(then)?.classList.remove("at-hand");
      elements.get(now)?.classList.add("at-hand");
      ring(units.get(now));
    }
    if (state.isolated === before.isolated) return;
    container.classList.toggle("isolating", state.isolated !== null);
    for (const [id, element] of elements) {
      element.classList.toggle("dim", state.isolated !== null && status.get(id) !== state.isolated);
    }
  });
}

function announce(live, data, store) {
  const places = new Map(data.places.map((place) => [place.id, place]));
  const labels = new Map(data.statuses.map((status) => [status.id, status.label]));
  const words = data.words.map;
  store.listen((state, before) => {
    if (state.isolated !== before.isolated) {
      const label = labels.get(state.isolated);
      live.textContent = label ? fill(words.shown_only, { label }) : words.shown_all;
    } else if (state.picked && state.picked !== before.picked) {
      live.textContent = sentence(places.get(state.picked), data);
    }
  });
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
