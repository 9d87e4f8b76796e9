// Shapes on the map as Leaflet paths: the countries around, units and border regions.
import { statusClass } from "./dom.mjs";
import { FULL_WEIGHT_SIZE, LEAST_WEIGHT, MOST_SPECKS, SPECK } from "./shared.mjs";
import { unpackArc } from "./payload.mjs";
import { decodeArcs, linesBetween, polygonsOf } from "./topology.mjs";
import { toWorld } from "./world.mjs";

/**
 * [lon, lat] in degrees to Leaflet's [lat, lon].
 *
 * @param {Point} position
 * @returns {Point}
 */
export function latLon([lon, lat]) {
  return [lat, lon];
}

/**
 * How large units are at the zoom of the map: `specks()` are too small to be seen; `weigh()` sets
 * `--w`, by which lines are thinner where units are small; pieces of drawn ground are no units.
 *
 * @param {L.Map} map
 * @param {Pick<MapData, "units" | "nameless">} data
 * @returns {Sizes}
 */
export function sizesOf(map, { units, nameless }) {
  /** @type {[string, number][]} */
  const sizes = polygonsOf(units, "units").map(({ id, polygons }) => [id, Math.max(0, ...polygons.map(sizeOf))]);
  const median = sizes.map(([, size]) => size).sort((a, b) => a - b)[sizes.length >> 1];
  return {
    specks() {
      const least = SPECK / 2 ** map.getZoom();
      const small = sizes.flatMap(([id, size]) => (size && size < least ? [id] : []));
      return new Set(small.length > MOST_SPECKS ? [] : small);
    },
    weigh() {
      if (nameless) return;
      const weight = Math.max(LEAST_WEIGHT, Math.min(1, (median * 2 ** map.getZoom()) / FULL_WEIGHT_SIZE));
      map.getContainer().style.setProperty("--w", weight.toFixed(2));
    },
  };
}

/**
 * The longer side of the box around a polygon, in px of the world at zoom 0.
 *
 * @param {Rings} rings
 */
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

/**
 * The countries around the ground, and their borders; those that are disputed above the ground.
 *
 * @param {L.Map} map
 * @param {Pick<Data, "context" | "disputed">} data
 */
export function drawContext(map, { context, disputed }) {
  const paint = painter(map, "context", 200);
  for (const { polygons } of polygonsOf(context, "countries")) {
    paint(L.polygon, latLons(polygons), "country");
  }
  const own = context.own;
  const lines = linesBetween(context, "countries", (a, b) => a !== own && b !== own && b !== null);
  paint(L.polyline, latLons([lines])[0], "country-line");
  if (!disputed) return;
  const broken = latLons([decodeArcs({ ...disputed, arcs: disputed.arcs.map(unpackArc) })])[0];
  const above = painter(map, "disputed", 418);
  for (const part of ["disputed", "disputed gaps"]) above(L.polyline, broken, part);
}

/**
 * The paths of the areas of a topology, by id, in a pane of that name.
 *
 * @param {L.Map} map
 * @param {Topology} topology
 * @param {string} name
 * @param {number} zIndex
 * @param {string} className
 * @returns {Map<string, SVGElement>}
 */
export function drawShapes(map, topology, name, zIndex, className) {
  const paint = painter(map, name, zIndex);
  return new Map(
    polygonsOf(topology, name).map(({ id, polygons }) => [
      id,
      /** @type {SVGElement} */ (paint(L.polygon, latLons(polygons), className).getElement()),
    ]),
  );
}

/**
 * @param {L.Map} map
 * @param {string} pane
 * @param {number} zIndex
 */
function painter(map, pane, zIndex) {
  map.createPane(pane).style.zIndex = `${zIndex}`;
  const renderer = L.svg({ pane, padding: 0.5 });
  const options = { pane, renderer, interactive: false, smoothFactor: 0, noClip: true };
  /**
   * @template {Point[][] | Point[][][]} S
   * @param {(shape: S, options: L.PolylineOptions) => L.Path} make
   * @param {S} shape
   * @param {string} className
   */
  return (make, shape, className) => make(shape, { ...options, className }).addTo(map);
}

/** @param {Rings[]} polygons */
function latLons(polygons) {
  return polygons.map((rings) => rings.map((ring) => ring.map(latLon)));
}

/**
 * The classes of a shape: its status, and what its report is: old, contradicted, inferred.
 *
 * @param {Place | undefined} place
 * @returns {Look}
 */
export function lookOf(place) {
  return [statusClass(place?.status), .../** @type {const} */ (["stale", "contradicted", "inferred"]).filter((sign) => place?.[sign])];
}
