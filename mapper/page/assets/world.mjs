// SPDX-License-Identifier: MIT
// What is drawn, in px at zoom 0 and in paths at the zoom of a map. Positions are projected once;
// then a zoom is no more than a factor.
import { EDGE_POINTS, ROOM_SHARE } from "./shared.mjs";

const MOVED_REST = 100; // ms after which a map that was moved rests

/** @type {WeakMap<Point, Point>} */
const known = new WeakMap();

/**
 * A function from a position [lon, lat] in degrees to [x, y] in px at zoom 0, which knows those that
 * it was asked for before.
 *
 * @param {L.Map} map
 * @returns {At}
 */
export function worldOf(map) {
  const { crs } = map.options;
  return (position) => {
    let found = known.get(position);
    if (!found) {
      const { x, y } = /** @type {L.CRS} */ (crs).latLngToPoint(L.latLng(position[1], position[0]), 0);
      known.set(position, (found = [x, y]));
    }
    return found;
  };
}

/**
 * A function from px at zoom 0 to layer px at the zoom that the map has now.
 *
 * @param {L.Map} map
 * @returns {At}
 */
export function layerOf(map) {
  const scale = 2 ** map.getZoom();
  const { x: left, y: top } = map.getPixelOrigin();
  return ([x, y]) => [x * scale - left, y * scale - top];
}

/**
 * Points in px at zoom 0 as a flat list, x and y in turn.
 *
 * @param {Point[]} line
 * @param {At} world
 */
export function flatWorld(line, world) {
  const flat = new Float64Array(2 * line.length);
  line.forEach((position, i) => flat.set(world(position), 2 * i));
  return flat;
}

/**
 * A line in px at zoom 0, x and y in turn, as a path in layer px, corners that fall together left
 * out, or that are less than so many tenths `apart`; closed, unless its `end` is empty.
 *
 * @param {FlatRing} line
 * @param {L.Map} map
 */
export function worldPath(line, map, end = "Z", apart = 1) {
  const scale = 2 ** map.getZoom();
  const { x: left, y: top } = map.getPixelOrigin();
  // Of all that a zoom takes this is most: no list is made of what is one text.
  let text = "";
  let [lastX, lastY] = [NaN, NaN];
  for (let i = 0; i < line.length; i += 2) {
    const x = Math.round((line[i] * scale - left) * 10);
    const y = Math.round((line[i + 1] * scale - top) * 10);
    const isNear = Math.abs(x - lastX) + Math.abs(y - lastY) < apart;
    if (isNear && (end || i < line.length - 2 || (x === lastX && y === lastY))) continue;
    text += `${text ? "L" : "M"}${tenths(x)},${tenths(y)}`;
    lastX = x;
    lastY = y;
  }
  return (text || "M") + end;
}

/**
 * A tenth of a whole number as a text. Whole numbers become texts much faster than others.
 *
 * @param {number} number
 */
function tenths(number) {
  const digit = Math.abs(number) % 10;
  return digit ? `${number < 0 ? "-" : ""}${(Math.abs(number) - digit) / 10}.${digit}` : `${number / 10}`;
}

/**
 * Calls `draw` at once, and when the zoom has changed, the size of the map, or where layer px are
 * counted from.
 *
 * @param {L.Map} map
 * @param {() => void} draw
 */
export function redrawn(map, draw) {
  let last = "";
  const follow = () => {
    const now = `${map.getZoom()} ${map.getPixelOrigin()} ${map.getSize()}`;
    if (now === last) return;
    last = now;
    draw();
  };
  map.on("zoomend viewreset resize", follow);
  follow();
}

/**
 * Calls `draw` when a map that was moved rests.
 *
 * @param {L.Map} map
 * @param {() => void} draw
 */
export function rested(map, draw) {
  let timer = 0;
  map.on("moveend", () => {
    clearTimeout(timer);
    timer = setTimeout(draw, MOVED_REST);
  });
}

/**
 * The box of the ground of interest in px at zoom 0.
 *
 * @param {L.Map} map
 * @param {Pick<Data, "plane" | "bounds">} data
 */
export function groundOn(map, { plane, bounds }) {
  const crs = /** @type {L.CRS} */ (map.options.crs);
  if (!crs.infinite) return boxOn(map, bounds);
  const [west, south, east, north] = plane.ground;
  return L.bounds([[west, south], [east, north]].map(([x, y]) => crs.latLngToPoint(crs.unproject(L.point(x, y)), 0)));
}

/**
 * The box in px at zoom 0 around a box in degrees, whose sides may be bent on the map.
 *
 * @param {L.Map} map
 * @param {Box} box
 */
export function boxOn(map, [west, south, east, north]) {
  const shares = Array.from({ length: EDGE_POINTS + 1 }, (_, i) => i / EDGE_POINTS);
  const edge = shares.flatMap((share) => {
    const [lat, lng] = [south + (north - south) * share, west + (east - west) * share];
    return [[lat, west], [lat, east], [south, lng], [north, lng]];
  });
  return L.bounds(edge.map(([lat, lng]) => map.project([lat, lng], 0)));
}

/**
 * The box in px at zoom 0 that a reader can move to: boxes of ground with ground all around.
 *
 * @param {L.Bounds[]} boxes
 */
export function mostOn(boxes) {
  return L.bounds(boxes.flatMap((box) => {
    const { x, y } = box.getSize();
    const far = L.point(1, 1).multiplyBy(ROOM_SHARE * Math.max(x, y));
    return [box.getTopLeft().subtract(far), box.getBottomRight().add(far)];
  }));
}
