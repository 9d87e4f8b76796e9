// SPDX-License-Identifier: MIT
/** Upright and turned boxes on the screen: [x0, y0, x1, y1] and corners [x, y], in px, y down. */

/**
 * The box of a size around a centre.
 *
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
export function boxAround(x, y, width, height) {
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}

/**
 * Whether two boxes come closer than `gap`; boxes that only touch do not overlap.
 *
 * @param {Box} a
 * @param {Box} b
 * @param {number} gap
 */
export function boxesOverlap(a, b, gap = 0) {
  return a[0] < b[2] + gap && b[0] < a[2] + gap && a[1] < b[3] + gap && b[1] < a[3] + gap;
}

/**
 * @param {Box} inner
 * @param {Box} outer
 */
export function boxInsideBox(inner, outer) {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}

/**
 * The area in px² that two boxes share.
 *
 * @param {Box} a
 * @param {Box} b
 */
export function sharedArea(a, b) {
  const wide = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const high = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/**
 * How far a disc around a point lies from a box; less than 0 where they overlap.
 *
 * @param {Box} box
 * @param {Point} point
 * @param {number} radius
 */
export function wayTo([x0, y0, x1, y1], [x, y], radius) {
  const [aside, off] = [Math.max(x0 - x, x - x1, 0), Math.max(y0 - y, y - y1, 0)];
  return Math.sqrt(aside * aside + off * off) - radius;
}

/**
 * @param {Box} box
 * @returns {Point[]}
 */
export function boxCorners([x0, y0, x1, y1]) {
  return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
}

/**
 * A point turned about a centre by `angle` degrees, clockwise on the screen.
 *
 * @param {Point} point
 * @param {Point} centre
 * @param {number} angle
 * @returns {Point}
 */
function turned([x, y], [cx, cy], angle) {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return [cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos];
}

/**
 * The corners of a box around a centre, turned about it by `angle` degrees.
 *
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {number} angle
 */
export function turnedCorners(x, y, width, height, angle) {
  return boxCorners(boxAround(x, y, width, height)).map((corner) => turned(corner, [x, y], angle));
}

/**
 * The smallest upright box around points.
 *
 * @param {Point[]} points
 * @returns {Box}
 */
export function boxOfPoints(points) {
  /** @type {Box} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/**
 * Whether two convex shapes, given by their corners, come closer than about `gap`.
 * They are apart if, seen along the side of one of them, there is room between.
 *
 * @param {Point[]} a
 * @param {Point[]} b
 * @param {number} gap
 */
export function convexOverlap(a, b, gap = 0) {
  return !areApart(a, a, b, gap) && !areApart(b, a, b, gap);
}

/**
 * Whether there is room between two shapes, seen along a side of `sides`, one of them.
 *
 * @param {Point[]} sides
 * @param {Point[]} a
 * @param {Point[]} b
 * @param {number} gap
 */
function areApart(sides, a, b, gap) {
  for (let nth = 0; nth < sides.length; nth++) {
    const [x, y] = sides[nth];
    const [nextX, nextY] = sides[(nth + 1) % sides.length];
    const long = Math.hypot(nextX - x, nextY - y) || 1;
    const [nx, ny] = [(y - nextY) / long, (nextX - x) / long];
    let [a0, a1, b0, b1] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const point of a) {
      const far = point[0] * nx + point[1] * ny;
      if (far < a0) a0 = far;
      if (far > a1) a1 = far;
    }
    for (const point of b) {
      const far = point[0] * nx + point[1] * ny;
      if (far < b0) b0 = far;
      if (far > b1) b1 = far;
    }
    if (a0 >= b1 + gap || b0 >= a1 + gap) return true;
  }
  return false;
}
