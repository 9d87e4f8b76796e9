// SPDX-License-Identifier: MIT
// The shapes of a crowd of units out of one text, as `geometry/walked.py` has written it, in flat
// arrays: every arc once, and of each unit the arcs of its rings. Positions are in px at zoom 0.
import { partsOfStep, unpackNumbers } from "./payload.mjs";

const COAST_NEXT = -1;
const ELSEWHERE = -2;
const POLYGON = 1;
// Positions on a grid are whole numbers below this.
const WIDE = 2 ** 26;

/** @type {WeakMap<WalkedTopology, CrowdShapes>} */
const decodedCrowds = new WeakMap();

/**
 * The shapes, projected by `world`; the same text gives the same arrays.
 *
 * @param {WalkedTopology} walked
 * @param {(lon: number, lat: number) => { x: number, y: number }} world
 */
export function crowdShapes(walked, world) {
  let found = decodedCrowds.get(walked);
  if (!found) decodedCrowds.set(walked, (found = projected(walkOf(walked), walked.transform, world)));
  return found;
}

/**
 * The walk: arcs on the grid, and of each unit its rings.
 *
 * @param {WalkedTopology} walked
 */
function walkOf({ walk, count, transform }) {
  const numbers = unpackNumbers(walk);
  const most = numbers.length;
  const [xs, ys] = [new Float64Array(most), new Float64Array(most)];
  const [start, begin, end, refs] = [0, 1, 2, 3].map(() => new Int32Array(most + 1));
  const coasts = new Uint8Array(most);
  const [ringStart, unitRing] = [new Int32Array(most), new Int32Array(count + 1)];
  const isOuter = new Uint8Array(most);
  // Of each corner its place in a list of arcs that begin or end there, the newest first.
  /** @type {Map<number, number>} */
  const corners = new Map();
  /** @type {number[]} */
  const firstAt = [];
  /** @type {number[]} */
  const next = [];
  const partsOf = partsOfStep(transform);
  let [at, arcs, points, rings, taken] = [0, 0, 0, 0, 0];
  let [begunX, begunY] = [0, 0];
  /** @type {(x: number, y: number) => number} */
  const cornerAt = (x, y) => {
    const key = x * WIDE + y;
    const corner = corners.get(key) ?? firstAt.length;
    if (corner === firstAt.length) {
      corners.set(key, corner);
      firstAt.push(-1);
    }
    return corner;
  };
  /** @type {(corner: number, entry: number) => void} */
  const put = (corner, entry) => {
    next[entry] = firstAt[corner];
    firstAt[corner] = entry;
  };
  /** @type {(corner: number, isCoast: boolean) => number} */
  const take = (corner, isCoast) => {
    const arc = arcs++;
    let [x, y] = [0, 0];
    if (corner < 0) {
      x = begunX += numbers[at++];
      y = begunY += numbers[at++];
    } else {
      const entry = firstAt[corner];
      const other = entry >> 1;
      const point = entry & 1 ? start[other + 1] - 1 : start[other];
      [x, y] = [xs[point], ys[point]];
    }
    start[arc] = points;
    begin[arc] = corner < 0 ? cornerAt(x, y) : corner;
    xs[points] = x;
    ys[points++] = y;
    for (let left = numbers[at++]; left >= 0; left--) {
      const [stepX, stepY] = [numbers[at++], numbers[at++]];
      for (let parts = partsOf(stepX, stepY), nth = 1; nth < parts; nth++) {
        xs[points] = x + (stepX * nth) / parts;
        ys[points++] = y + (stepY * nth) / parts;
      }
      xs[points] = x += stepX;
      ys[points++] = y += stepY;
    }
    start[arc + 1] = points;
    end[arc] = cornerAt(x, y);
    coasts[arc] = Number(isCoast);
    put(begin[arc], 2 * arc);
    put(end[arc], 2 * arc + 1);
    return arc;
  };
  /** @type {(corner: number) => number} */
  const arcFrom = (corner) => {
    let code = numbers[at++];
    if (code === ELSEWHERE) [code, corner] = [numbers[at++], -1];
    if (code === 0 || code === COAST_NEXT) return take(corner, code === COAST_NEXT);
    if (corner < 0) {
      const arc = arcs - 1 - ((code - 1) >> 1);
      return (code - 1) & 1 ? ~arc : arc;
    }
    let entry = firstAt[corner];
    while (--code) entry = next[entry];
    return entry & 1 ? ~(entry >> 1) : entry >> 1;
  };
  const ring = (/** @type {boolean} */ outer) => {
    isOuter[rings] = Number(outer);
    ringStart[rings++] = taken;
    let corner = -1;
    for (let left = numbers[at++]; left; left--) {
      const arc = arcFrom(corner);
      refs[taken++] = arc;
      corner = arc < 0 ? begin[~arc] : end[arc];
    }
  };
  for (let unit = 0; unit < count; unit++) {
    unitRing[unit] = rings;
    const kind = numbers[at++];
    const counts = kind ? Array.from({ length: kind === POLYGON ? 1 : kind - 2 }, () => numbers[at++]) : [1];
    for (const inPolygon of counts) for (let nth = 0; nth < inPolygon; nth++) ring(!nth);
  }
  unitRing[count] = rings;
  ringStart[rings] = taken;
  return {
    xs: xs.slice(0, points), ys: ys.slice(0, points), start: start.slice(0, arcs + 1), begin: begin.slice(0, arcs), end: end.slice(0, arcs),
    coasts: coasts.slice(0, arcs), refs: refs.slice(0, taken), ringStart: ringStart.slice(0, rings + 1), unitRing, isOuter: isOuter.slice(0, rings), corners: firstAt.length, arcs, count,
  };
}

/**
 * The shapes on the map, with the box around each unit and around the largest of its parts, and the units
 * on both sides of every arc: -1 is the outside. A unit `alone` shares an arc with two others or more.
 *
 * @param {ReturnType<typeof walkOf>} walk
 * @param {Payload.Grid} grid
 * @param {(lon: number, lat: number) => { x: number, y: number }} world
 * @returns {CrowdShapes}
 */
function projected(walk, { scale, translate }, world) {
  const { xs, ys, start, begin, end, corners, arcs, count, refs, ringStart, unitRing, isOuter } = walk;
  const wx = new Float64Array(xs.length);
  const wy = new Float64Array(xs.length);
  const first = new Int32Array(corners).fill(-1);
  /** @type {(point: number, corner: number) => void} */
  const project = (point, corner) => {
    const same = corner < 0 ? -1 : first[corner];
    if (same >= 0) {
      wx[point] = wx[same];
      wy[point] = wy[same];
      return;
    }
    const { x, y } = world(xs[point] * scale[0] + translate[0], ys[point] * scale[1] + translate[1]);
    wx[point] = x;
    wy[point] = y;
    if (corner >= 0) first[corner] = point;
  };
  for (let arc = 0; arc < arcs; arc++) {
    const last = start[arc + 1] - 1;
    project(start[arc], begin[arc]);
    for (let point = start[arc] + 1; point < last; point++) project(point, -1);
    project(last, end[arc]);
  }
  const [left, right] = [new Int32Array(arcs).fill(-1), new Int32Array(arcs).fill(-1)];
  const alone = new Uint8Array(count);
  const boxes = new Float64Array(4 * count);
  const sides = new Float64Array(count);
  const middles = new Float64Array(2 * count);
  for (let unit = 0; unit < count; unit++) {
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let ring = unitRing[unit]; ring < unitRing[unit + 1]; ring++) {
      let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let nth = ringStart[ring]; nth < ringStart[ring + 1]; nth++) {
        const arc = refs[nth] < 0 ? ~refs[nth] : refs[nth];
        if (left[arc] < 0) left[arc] = unit;
        else if (right[arc] < 0) right[arc] = unit;
        else alone[unit] = alone[left[arc]] = alone[right[arc]] = 1;
        for (let point = start[arc]; point < start[arc + 1]; point++) {
          const [x, y] = [wx[point], wy[point]];
          if (x < x0) x0 = x;
          if (x > x1) x1 = x;
          if (y < y0) y0 = y;
          if (y > y1) y1 = y;
        }
      }
      west = Math.min(west, x0);
      north = Math.min(north, y0);
      east = Math.max(east, x1);
      south = Math.max(south, y1);
      const side = Math.max(x1 - x0, y1 - y0);
      if (!isOuter[ring] || side <= sides[unit]) continue;
      sides[unit] = side;
      middles.set([(x0 + x1) / 2, (y0 + y1) / 2], 2 * unit);
    }
    boxes.set([west, north, east, south], 4 * unit);
  }
  return { ...walk, wx, wy, left, right, alone, boxes, sides, middles, scale, translate };
}
