// SPDX-License-Identifier: MIT
// Shapes on the map as Leaflet paths: the countries around, units and border regions.
import { boxOfPoints } from "./boxes.mjs";
import { statusClass, svg } from "./dom.mjs";
import { FULL_WEIGHT_SIZE, LEAST_WEIGHT, RIVER_ZOOM, SPECK, SPECK_RADIUS } from "./shared.mjs";
import { sideOfPieces } from "./piece_sizes.mjs";
import { unpackArcs } from "./payload.mjs";
import { scaled } from "./scaled.mjs";
import { decodeArcs, linesBetween, polygonsOf, sidesOf } from "./topology.mjs";
import { flatWorld, layerOf, redrawn, worldOf, worldPath } from "./world.mjs";

// As the payload counts them: rivers, the widest last, and what lies over them.
const WATERS = ["river", "river wide", "river widest", "lake"];

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
 * How large units are at the zoom of the map: `specks()` are those too small to be seen, but for what has `stayed`, by id
 * and as what the pointer can be near to; `weigh()` sets `--w`, by which lines are thinner where units are small, or pieces
 * of drawn ground.
 *
 * @param {L.Map} map
 * @param {Pick<MapData, "units" | "nameless" | "stayed">} data
 * @returns {Sizes}
 */
export function sizesOf(map, { units, nameless, stayed }) {
  const world = worldOf(map);
  const found = polygonsOf(units, "units").flatMap(({ id, polygons }) => {
    const boxes = polygons.map(([outer]) => boxOfPoints(outer.map(world)));
    return boxes.length ? [{ id, box: boxes.reduce((a, b) => (longSideOf(a) < longSideOf(b) ? b : a)) }] : [];
  });
  const median = nameless ? sideOfPieces(units, world) : found.map(({ box }) => longSideOf(box)).sort((a, b) => a - b)[found.length >> 1];
  const pairs = [...sidesOf(units.objects.units).values()].flat();
  return {
    specks() {
      const small = new Map(found.filter(({ id, box }) => !stayed?.has(id) && longSideOf(box) < SPECK / 2 ** map.getZoom()).map(({ id, box }) => [id, box]));
      for (const id of pairs.filter(([a, b]) => b !== null && small.has(a) && small.has(b)).flat()) small.delete(/** @type {string} */ (id));
      const layer = layerOf(map);
      return new Map(
        [...small].map(([id, [left, top, right, bottom]]) => {
          const [x, y] = layer([(left + right) / 2, (top + bottom) / 2]);
          return [id, { id, x, y, reach: SPECK_RADIUS }];
        }),
      );
    },
    weigh() {
      weighLines(map, median);
    },
  };
}

/**
 * Has lines the share of their width that goes with how large ground is, in px at zoom 0.
 *
 * @param {L.Map} map
 * @param {number} size
 */
export function weighLines(map, size) {
  const weight = Math.max(LEAST_WEIGHT, Math.min(1, (size * 2 ** map.getZoom()) / FULL_WEIGHT_SIZE));
  map.getContainer().style.setProperty("--w", weight.toFixed(2));
}

/**
 * The longer side of a box.
 *
 * @param {Box} box
 */
function longSideOf([left, top, right, bottom]) {
  return Math.max(right - left, bottom - top);
}

/**
 * A dot for what is too small to be seen, as a path.
 *
 * @param {Spot} middle
 */
export function dotAt({ x, y }) {
  const arc = `a${SPECK_RADIUS},${SPECK_RADIUS} 0 1,0 `;
  return `M${(x - SPECK_RADIUS).toFixed(1)},${y.toFixed(1)}${arc}${2 * SPECK_RADIUS},0${arc}${-2 * SPECK_RADIUS},0Z`;
}

/**
 * The countries around the ground, and their borders; over the ground rivers, lakes and borders that
 * are disputed.
 *
 * @param {L.Map} map
 * @param {Pick<Data, "context" | "disputed" | "water">} data
 */
export function drawContext(map, { context, disputed, water }) {
  const paint = painter(map, "context", 200);
  for (const { polygons } of polygonsOf(context, "countries")) paint(polygons.flat(), "country");
  const own = context.own;
  paint(linesBetween(context, "countries", (a, b) => a !== own && b !== own && b !== null), "country-line", "");
  if (water) drawWater(map, water);
  if (!disputed) return;
  const broken = decodeArcs({ ...disputed, arcs: unpackArcs(disputed) });
  const above = painter(map, "disputed", 418);
  for (const part of ["disputed", "disputed gaps"]) above(broken, part, "");
}

/**
 * Rivers on the ground, and lakes over all lines but the outline: no front runs through one. Nearer
 * than rivers are drawn where they lie the map is `near`.
 *
 * @param {L.Map} map
 * @param {Waters} water
 */
function drawWater(map, water) {
  const [river, lake] = [painter(map, "rivers", 405), painter(map, "lakes", 422)];
  let last = 0;
  WATERS.forEach((kind, nth) => (nth < 3 ? river : lake)(decodeArcs(water).slice(last, (last += water.counts[nth])), kind, nth < 3 ? "" : "Z"));
  redrawn(map, () => map.getContainer().classList.toggle("near", map.getZoom() > RIVER_ZOOM));
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
  const sheet = addSheet(map, pane, zIndex);
  const world = worldOf(map);
  return (/** @type {Point[][]} */ lines, /** @type {string} */ className, end = "Z") => {
    const path = svg("path", { class: className });
    const flat = lines.map((line) => flatWorld(line, world));
    scaled(map, [sheet], function* () {
      const text = flat.map((line) => worldPath(line, map, end)).join("") || "M0,0";
      yield;
      return () => path.setAttribute("d", text);
    });
    sheet.append(path);
    return path;
  };
}

/**
 * Puts elements into a group in a pane of its own; gives that.
 *
 * @param {L.Map} map
 * @param {string} name
 * @param {number} zIndex
 * @param {SVGElement[]} elements
 */
export function addSheet(map, name, zIndex, ...elements) {
  const pane = map.createPane(name);
  pane.style.zIndex = `${zIndex}`;
  const group = svg("g", {}, ...elements);
  pane.append(svg("svg", { role: "none", class: "sheet leaflet-zoom-hide", width: 1, height: 1 }, group));
  return group;
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

/**
 * What parts a place from others by a front: its status, or where two days are compared how that changed.
 *
 * @param {Place | undefined} place
 */
export function sideOf({ turn, pale, status } = /** @type {Place} */ ({})) {
  return turn?.join() ?? (pale ? null : status);
}
