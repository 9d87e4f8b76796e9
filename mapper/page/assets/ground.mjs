// The ground: neighbours, units, border regions and the lines between them, as Leaflet paths.
import { statusClass } from "./dom.mjs";
import { drawLines } from "./fronts.mjs";
import { linesBetween, polygonsOf } from "./topology.mjs";

/** [lon, lat] in degrees to Leaflet's [lat, lon]. */
export function latLon([lon, lat]) {
  return [lat, lon];
}

/**
 * Draws the ground on `map`. Panes from below: neighbours, units, border regions, lines.
 * Gives the paths of the units and of the border regions by id, the `lines`, and `repaint`, which
 * follows the statuses of the places.
 */
export function drawGround(map, data) {
  const places = new Map(data.places.map((place) => [place.id, place]));
  map.getContainer().classList.toggle("tiled", data.tiled);
  if (!data.tiled) drawContext(map, data.context);
  const units = drawShapes(map, data.units, "units", 400, "unit");
  const bands = data.bands ? drawShapes(map, data.bands, "bands", 410, "band") : new Map();
  for (const [id, element] of bands) element.setAttribute("data-place", id);
  const lines = drawLines(map, data.units);
  const worn = new Map();
  const repaint = () => {
    for (const [id, element] of [...units, ...bands]) wear(element, lookOf(places.get(id)), worn);
    lines.repaint((id) => places.get(id)?.status);
  };
  repaint();
  return { units, bands, lines, repaint };
}

/** The classes of a shape: its status, and what its report is: old, disputed, inferred. */
function lookOf(place) {
  return [statusClass(place?.status), ...["stale", "disputed", "inferred"].filter((sign) => place?.[sign])];
}

function wear(element, look, worn) {
  const before = worn.get(element) ?? [];
  if (before.join() === look.join()) return;
  element.classList.remove(...before);
  element.classList.add(...look);
  worn.set(element, look);
}

/** The countries around the ground, and their borders. */
export function drawContext(map, context) {
  const paint = painter(map, "context", 200);
  for (const { polygons } of polygonsOf(context, "countries")) {
    paint(L.polygon, latLons(polygons), "country");
  }
  const own = context.own;
  const lines = linesBetween(context, "countries", (a, b) => a !== own && b !== own && b !== null);
  paint(L.polyline, latLons([lines])[0], "country-line");
}

function drawShapes(map, topology, name, zIndex, className) {
  const paint = painter(map, name, zIndex);
  return new Map(
    polygonsOf(topology, name).map(({ id, polygons }) => [
      id,
      paint(L.polygon, latLons(polygons), className).getElement(),
    ]),
  );
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
