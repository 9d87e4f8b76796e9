// SPDX-License-Identifier: MIT
import { boxOfPoints } from "./boxes.mjs";

/** Polygons on the screen, as rings of [x, y] in px, and the room inside them. */

/**
 * Whether a point lies inside rings; holes and several parts come out right by even and odd.
 *
 * @param {Point} point
 * @param {Rings} rings
 */
export function pointInRings([x, y], rings) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const yi = ring[i][1];
      const yj = ring[j][1];
      if (yi > y === yj > y) continue;
      const xi = ring[i][0];
      if (x < ((ring[j][0] - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/**
 * The parts [left, right] of the rings' lines between two heights, touching left out.
 *
 * @param {Rings} rings
 * @param {number} top
 * @param {number} bottom
 * @returns {Span[]}
 */
export function ringSpans(rings, top, bottom) {
  /** @type {Span[]} */
  const spans = [];
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const y0 = ring[j][1];
      const y1 = ring[i][1];
      if ((y0 <= top && y1 <= top) || (y0 >= bottom && y1 >= bottom)) continue;
      const x0 = ring[j][0];
      const x1 = ring[i][0];
      const slope = y1 === y0 ? 0 : (x1 - x0) / (y1 - y0);
      const a = y0 < top ? x0 + (top - y0) * slope : y0 > bottom ? x0 + (bottom - y0) * slope : x0;
      const b = y1 < top ? x1 + (top - y1) * slope : y1 > bottom ? x1 + (bottom - y1) * slope : x1;
      spans.push(a < b ? [a, b] : [b, a]);
    }
  }
  return spans;
}

/**
 * The stretches [left, right] of `from`..`to` that no span enters, from left to right.
 *
 * @param {Span[]} spans
 * @param {number} from
 * @param {number} to
 * @returns {Span[]}
 */
export function gapsBetween(spans, from, to) {
  /** @type {Span[]} */
  const gaps = [];
  let left = from;
  for (const [a, b] of spans.sort((one, other) => one[0] - other[0])) {
    if (a > left) gaps.push([left, Math.min(a, to)]);
    left = Math.max(left, b);
    if (left >= to) return gaps;
  }
  return [...gaps, [left, to]];
}

/**
 * The widest stretch that lies inside rings at all heights between two.
 *
 * @param {Rings} rings
 * @param {number} top
 * @param {number} bottom
 * @returns {Span | undefined}
 */
export function widestRun(rings, top, bottom) {
  const runs = gapsBetween(ringSpans(rings, top, bottom), -Infinity, Infinity).filter(([a, b]) => b > a && pointInRings([(a + b) / 2, (top + bottom) / 2], rings));
  return runs.sort((one, other) => other[1] - other[0] - (one[1] - one[0]))[0];
}

/**
 * The rings of the polygon that covers most; none of none.
 *
 * @param {Rings[]} polygons
 */
export function largestPolygon(polygons) {
  /** @param {Rings} rings */
  const size = ([outer]) => Math.abs(signedArea(outer));
  return polygons.reduce((most, part) => (size(part) > size(most) ? part : most), polygons[0] ?? []);
}

/**
 * The area of a ring in px², negative when it runs the other way round.
 *
 * @param {Ring} ring
 */
export function signedArea(ring) {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    twice += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  }
  return twice / 2;
}

/**
 * The smallest box around all rings.
 *
 * @param {Rings} rings
 */
export function boxOfRings(rings) {
  return boxOfPoints(rings.length === 1 ? rings[0] : rings.flat());
}
