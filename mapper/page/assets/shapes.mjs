// Shapes on the map as Leaflet paths: the countries around, units and border regions.
import { boxOfPoints } from "./boxes.mjs";
import { statusClass, svg } from "./dom.mjs";
import { FULL_WEIGHT_SIZE, LEAST_WEIGHT, MOST_SPECKS, SPECK } from "./shared.mjs";
import { unpackArcs } from "./payload.mjs";
import { decodeArcs, linesBetween, polygonsOf } from "./topology.mjs";
import { flatWorld, redrawn, worldOf, worldPath } from "./world.mjs";

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
  const size = sizeOn(worldOf(map));
  /** @type {[string, number][]} */
  const sizes = polygonsOf(units, "units").map(({ id, polygons }) => [id, Math.max(0, ...polygons.map(size))]);
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
 * @param {At} world
 * @returns {(rings: Rings) => number}
 */
function sizeOn(world) {
  return ([outer]) => {
    const [left, top, right, bottom] = boxOfPoints(outer.map(world));
    return Math.max(right - left, bottom - top);
  };
}

/**
 * The countries around the ground, and their borders; those that are disputed above the ground.
 *
 * @param {L.Map} map
 * @param {Pick<Data, "context" | "disputed">} data
 */
export function drawContext(map, { context, disputed }) {
  const paint = painter(map, "context", 200);
  for (const { polygons } of polygonsOf(context, "countries")) paint(polygons.flat(), "country");
  const own = context.own;
  paint(linesBetween(context, "countries", (a, b) => a !== own && b !== own && b !== null), "country-line", "");
  if (!disputed) return;
  const broken = decodeArcs({ ...disputed, arcs: unpackArcs(disputed) });
  const above = painter(map, "disputed", 418);
  for (const part of ["disputed", "disputed gaps"]) above(broken, part, "");
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
  return new Map(polygonsOf(topology, name).map(({ id, polygons }) => [id, paint(polygons.flat(), className)]));
}

/**
 * A function that draws lines in degrees as one path in a pane of its own: rings, unless their `end`
 * is empty.
 *
 * @param {L.Map} map
 * @param {string} pane
 * @param {number} zIndex
 */
function painter(map, pane, zIndex) {
  const sheet = svg("g");
  const world = worldOf(map);
  addSheet(map, pane, zIndex, sheet);
  return (/** @type {Point[][]} */ lines, /** @type {string} */ className, end = "Z") => {
    const path = svg("path", { class: className });
    const flat = lines.map((line) => flatWorld(line, world));
    redrawn(map, () => path.setAttribute("d", flat.map((line) => worldPath(line, map, end)).join("") || "M0,0"));
    sheet.append(path);
    return path;
  };
}

/**
 * Puts elements into a pane of their own.
 *
 * @param {L.Map} map
 * @param {string} name
 * @param {number} zIndex
 * @param {SVGElement[]} elements
 */
export function addSheet(map, name, zIndex, ...elements) {
  const pane = map.createPane(name);
  pane.style.zIndex = `${zIndex}`;
  pane.append(svg("svg", { class: "sheet leaflet-zoom-hide", width: 1, height: 1 }, ...elements));
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
