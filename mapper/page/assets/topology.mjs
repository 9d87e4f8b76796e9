// SPDX-License-Identifier: MIT
/** Shapes out of TopoJSON. Positions are [lon, lat] in degrees, unless said otherwise. */

/** @type {WeakMap<Point[][], Point[][]>} */
const decoded = new WeakMap();
/** @type {Record<string, Point>} */
const ARROW_STEPS = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] };

/**
 * Every arc as positions; with a `transform` they are stored as steps from the last one. The same
 * arcs give the same positions.
 *
 * @param {Pick<Topology, "arcs" | "transform">} topology
 * @returns {Point[][]}
 */
export function decodeArcs({ arcs, transform }) {
  if (!transform) return arcs;
  const known = decoded.get(arcs);
  if (known) return known;
  const { scale, translate } = transform;
  /** @type {Point[][]} */
  const found = arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([stepX, stepY]) => {
      x += stepX;
      y += stepY;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  decoded.set(arcs, found);
  return found;
}

/**
 * The units of an object as [{ id, polygons }]; a polygon is its rings, the outer one first.
 *
 * @param {Topology} topology
 * @param {string} objectName
 * @returns {Shape[]}
 */
export function polygonsOf(topology, objectName) {
  const arcs = decodeArcs(topology);
  /** @param {number[]} indices */
  const ring = (indices) => indices.flatMap((index, nth) => runArc(arcs, index).slice(nth ? 1 : 0));
  return arcUnits(topology.objects[objectName]).map(({ id, polygons }) => ({
    id,
    polygons: polygons.map((rings) => rings.map(ring)),
  }));
}

/**
 * The polygons of all ground that has an id: units and border regions.
 *
 * @param {Pick<MapData, "units" | "bands" | "crowd">} data
 * @returns {Pick<Map<string, Shape["polygons"]>, "get">}
 */
export function groundById({ units, bands, crowd }) {
  const shapes = [...(units && !crowd ? polygonsOf(units, "units") : []), ...(bands ? polygonsOf(bands, "bands") : [])];
  const byId = new Map(shapes.map(({ id, polygons }) => [id, polygons]));
  return crowd ? { get: (id) => crowd.rings.get(id) ?? byId.get(id) } : byId;
}

/**
 * The arcs, as lines, between two units a and b for which `keep(a, b)` is true.
 * On the outside b is null. A seam inside one unit lies between nothing.
 *
 * @param {Topology} topology
 * @param {string} objectName
 * @param {Sides} keep
 */
export function linesBetween(topology, objectName, keep) {
  const sides = sidesOf(topology.objects[objectName]);
  return decodeArcs(topology).filter((_, index) => sides.get(index)?.some(([a, b]) => keep(a, b)));
}

/**
 * A Map from the id of every unit to the ids of those it shares an arc with.
 *
 * @param {Topology} topology
 * @param {string} objectName
 * @returns {Map<string, string[]>}
 */
export function neighboursOf(topology, objectName) {
  const near = /** @type {Known<string, Set<string>>} */ (new Map(arcUnits(topology.objects[objectName]).map(({ id }) => [id, new Set()])));
  for (const [a, b] of [...sidesOf(topology.objects[objectName]).values()].flat()) {
    if (b === null) continue;
    near.get(a).add(b);
    near.get(b).add(a);
  }
  return new Map([...near].map(([id, others]) => [id, [...others]]));
}

/**
 * The id of the centre to which an arrow key leads, or null where none lies within `limit`.
 *
 * @param {Point} from where we stand, [x, y]
 * @param {Map<string, Point>} centres those to choose from, by id, in the same system
 * @param {string} key `ArrowUp`, `ArrowDown`, `ArrowLeft` or `ArrowRight`
 * @param {{up?: -1|1, limit?: number}} how `up` is -1 where y grows downwards, as px on a screen
 *   do, and 1 for latitudes; `limit` is in degrees from the arrow's direction
 */
export function inDirection(from, centres, key, { up = -1, limit = 75 } = {}) {
  const [right, high] = ARROW_STEPS[key] ?? [NaN, NaN];
  /** @type {[string | null, number]} */
  let [best, least] = [null, Infinity];
  for (const [id, [x, y]] of centres) {
    const [dx, dy] = [x - from[0], (y - from[1]) * up];
    const far = Math.hypot(dx, dy);
    const straight = (dx * right + dy * high) / far;
    /* A centre counts as farther the more it lies aside: twice as far at 45°. */
    const cost = straight >= Math.cos((limit * Math.PI) / 180) ? far / straight ** 2 : Infinity;
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}

/**
 * The positions of an arc; index ~i is arc i, run backwards.
 *
 * @param {Point[][]} arcs
 * @param {number} index
 */
function runArc(arcs, index) {
  return index < 0 ? [...arcs[~index]].reverse() : arcs[index];
}

/**
 * The geometries of an object, collections opened, as [{ id, polygons: rings of arc indices }].
 *
 * @param {ArcGeometry} geometry
 * @returns {{ id: string, polygons: number[][][] }[]}
 */
function arcUnits(geometry) {
  if (geometry.type === "GeometryCollection") return geometry.geometries.flatMap(arcUnits);
  const { type, id, arcs } = geometry;
  return [{ id, polygons: /** @type {number[][][]} */ (type === "Polygon" ? [arcs] : (arcs ?? [])) }];
}

/**
 * A Map from the index of every arc to the pairs of ids that it lies between.
 *
 * @param {ArcGeometry} object
 * @returns {Map<number, [string, string | null][]>}
 */
export function sidesOf(object) {
  /** @type {Map<number, string[]>} */
  const owners = new Map();
  for (const { id, polygons } of arcUnits(object)) {
    for (const index of polygons.flat(2)) {
      const arc = index < 0 ? ~index : index;
      owners.set(arc, [...(owners.get(arc) ?? []), id]);
    }
  }
  return new Map([...owners].map(([arc, ids]) => [arc, idPairs(ids)]));
}

/**
 * @param {string[]} ids
 * @returns {[string, string | null][]}
 */
function idPairs(ids) {
  if (ids.length === 1) return [[ids[0], null]];
  const unlike = [...new Set(ids)];
  return unlike.flatMap((a, nth) => unlike.slice(nth + 1).map((b) => /** @type {[string, string]} */ ([a, b])));
}
