// Shapes on the map as Leaflet paths: the countries around, units and border regions.
import { statusClass } from "./dom.mjs";
import { MOST_SPECKS, SPECK } from "./shared.mjs";
import { linesBetween, polygonsOf } from "./topology.mjs";
import { toWorld } from "./world.mjs";

/** [lon, lat] in degrees to Leaflet's [lat, lon]. */
export function latLon([lon, lat]) {
  return [lat, lon];
}

/** Gives a function that tells which units are too small to be seen at the zoom of the map. */
export function specksOf(map, topology) {
  const sizes = polygonsOf(topology, "units").map(({ id, polygons }) => [id, Math.max(0, ...polygons.map(sizeOf))]);
  return () => {
    const least = SPECK / 2 ** map.getZoom();
    const small = sizes.flatMap(([id, size]) => (size && size < least ? [id] : []));
    return new Set(small.length > MOST_SPECKS ? [] : small);
  };
}

/** The longer side of the box around a polygon, in px of the world at zoom 0. */
function sizeOf([outer]) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of outer) {
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  const [[left, bottom], [right, top]] = [toWorld([west, south]), toWorld([east, north])];
  return Math.max(right - left, Math.abs(top - bottom));
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

/** The paths of the areas of a topology, by id, in a pane of that name. */
export function drawShapes(map, topology, name, zIndex, className) {
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

/** The classes of a shape: its status, and what its report is: old, contradicted, inferred. */
export function lookOf(place) {
  return [statusClass(place?.status), ...["stale", "contradicted", "inferred"].filter((sign) => place?.[sign])];
}
