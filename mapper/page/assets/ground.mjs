// The ground: neighbours, units, border regions and the lines between them, as Leaflet paths.
import { statusClass, svg } from "./dom.mjs";
import { linesBetween, polygonsOf } from "./topology.mjs";

/** [lon, lat] in degrees to Leaflet's [lat, lon]. */
export function latLon([lon, lat]) {
  return [lat, lon];
}

/**
 * Draws the ground on `map`. Panes from below: neighbours, units, border regions, lines.
 * Gives the paths of the units by id, and `ring`, a line that goes around one of them.
 */
export function drawGround(map, data) {
  const status = new Map(data.places.map((place) => [place.id, place.status]));
  map.getContainer().classList.toggle("tiled", data.tiled);
  if (!data.tiled) drawContext(map, data.context);
  const units = drawUnits(map, data, status);
  if (data.bands) drawBands(map, data.bands, status);
  return { units, ring: makeRing(map, drawLines(map, data.units, status)) };
}

function drawContext(map, context) {
  const paint = painter(map, "context", 200);
  for (const { polygons } of polygonsOf(context, "countries")) {
    paint(L.polygon, latLons(polygons), "country");
  }
  const own = context.own;
  const lines = linesBetween(context, "countries", (a, b) => a !== own && b !== own && b !== null);
  paint(L.polyline, latLons([lines])[0], "country-line");
}

function drawUnits(map, data, status) {
  const paint = painter(map, "units", 400);
  const places = new Map(data.places.map((place) => [place.id, place]));
  const paths = new Map();
  for (const { id, polygons } of polygonsOf(data.units, "units")) {
    const stale = places.get(id)?.stale ? " stale" : "";
    const path = paint(L.polygon, latLons(polygons), `unit ${statusClass(status.get(id))}${stale}`);
    paths.set(id, path.getElement());
  }
  return paths;
}

function drawBands(map, bands, status) {
  const paint = painter(map, "bands", 410);
  for (const { id, polygons } of polygonsOf(bands, "bands")) {
    paint(L.polygon, latLons(polygons), `band ${statusClass(status.get(id))}`)
      .getElement()
      .setAttribute("data-place", id);
  }
}

/** Lines between different statuses are figure, those inside one are ground. */
function drawLines(map, topology, status) {
  const paint = painter(map, "lines", 420);
  const draw = (name, keep) => {
    const lines = linesBetween(topology, "units", keep);
    if (lines.length) paint(L.polyline, latLons([lines])[0], name);
  };
  const differs = (a, b) => status.get(a) !== status.get(b);
  draw("unit-line", (a, b) => b !== null && !differs(a, b));
  draw("front-halo", (a, b) => b !== null && differs(a, b));
  draw("front", (a, b) => b !== null && differs(a, b));
  draw("outline", (a, b) => b === null);
  return map.getPane("lines").querySelector("g");
}

/**
 * A line above all others that follows the shape of one path, kept true to it when it moves.
 * The shape itself stays where it is: an element that is moved to the top loses the focus.
 */
function makeRing(map, parent) {
  const line = svg("path", { class: "ring" });
  parent.append(line);
  let around = null;
  const follow = () => line.setAttribute("d", around?.getAttribute("d") ?? "M0,0");
  map.on("zoomend moveend viewreset", follow);
  return (path) => {
    around = path ?? null;
    follow();
  };
}

function painter(map, pane, zIndex) {
  map.createPane(pane).style.zIndex = zIndex;
  const renderer = L.svg({ pane, padding: 0.5 });
  const options = { pane, renderer, interactive: false, smoothFactor: 0, noClip: true };
  return (make, shape, className) => make(shape, { ...options, className }).addTo(map);
}

function latLons(polygons) {
  return polygons.map((rings) => rings.map((ring) => ring.map(latLon)));
}
