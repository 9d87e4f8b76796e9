// SPDX-License-Identifier: MIT
// The shapes of arrows and of the teeth of lines, in px: `picture/arrows.py` draws the same.
import { ARROW, STEPS, TEETH } from "./shared.mjs";

/**
 * The outline of an arrow along a path, the tip in its middle: narrow at its end, wider to its head,
 * which has one size at every zoom. Of two points it is curved to the left of its way.
 *
 * @param {Point[]} path
 * @returns {Ring}
 */
export function arrowOutline(path) {
  const curve = path.length === 2 ? bent(path[0], path[1]) : path;
  const whole = lengthsOf(curve).at(-1) ?? 0;
  const gap = Math.min(ARROW.gap, whole / 6);
  const long = whole - 2 * gap;
  const head = Math.min(ARROW.headLength, long / 2);
  const scale = head / ARROW.headLength;
  /** @type {Point[]} */
  const left = [];
  /** @type {Point[]} */
  const right = [];
  for (let i = 0; i <= ARROW.pieces; i++) {
    const share = i / ARROW.pieces;
    const [[x, y], [dx, dy]] = along(curve, gap + share * (long - head));
    const half = (scale * (ARROW.tail + share * (ARROW.neck - ARROW.tail))) / 2;
    left.push([x + dy * half, y - dx * half]);
    right.unshift([x - dy * half, y + dx * half]);
  }
  const [[x, y], [dx, dy]] = along(curve, gap + long - head);
  const half = (scale * ARROW.headWidth) / 2;
  const [tip] = along(curve, gap + long);
  return [...left, [x + dy * half, y - dx * half], tip, [x - dy * half, y + dx * half], ...right];
}

/**
 * Points along the way of an arrow, from which names and the pointer know where it is.
 *
 * @param {Point[]} path
 * @returns {Point[]}
 */
export function stepsOf(path) {
  return spacedOut(path.length === 2 ? bent(path[0], path[1]) : path);
}

/**
 * Points along a line, at most as many as are told apart, none near the next.
 *
 * @param {Point[]} line
 * @returns {Point[]}
 */
export function spacedOut(line) {
  const whole = lengthsOf(line).at(-1) ?? 0;
  const many = Math.min(STEPS.most, Math.floor(whole / STEPS.apart));
  return Array.from({ length: many }, (_, i) => along(line, ((i + 0.5) * whole) / many)[0]);
}

/**
 * The teeth of a line: short strokes to its left, each from a point on it.
 *
 * @param {Point[]} line
 * @returns {[Point, Point][]}
 */
export function teethOf(line) {
  const whole = lengthsOf(line).at(-1) ?? 0;
  /** @type {[Point, Point][]} */
  const teeth = [];
  for (let at = TEETH.apart / 2; at < whole; at += TEETH.apart) {
    const [[x, y], [dx, dy]] = along(line, at);
    teeth.push([[x, y], [x + dy * TEETH.long, y - dx * TEETH.long]]);
  }
  return teeth;
}

/**
 * A curve from one point to another that swerves to the left of the way.
 *
 * @param {Point} a
 * @param {Point} b
 * @returns {Point[]}
 */
function bent(a, b) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const [cx, cy] = [(a[0] + b[0]) / 2 + 2 * ARROW.bend * dy, (a[1] + b[1]) / 2 - 2 * ARROW.bend * dx];
  return Array.from({ length: ARROW.pieces + 1 }, (_, i) => {
    const t = i / ARROW.pieces;
    const [p, q, r] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    return [p * a[0] + q * cx + r * b[0], p * a[1] + q * cy + r * b[1]];
  });
}

/**
 * How far each point of a line is from its first one, along it.
 *
 * @param {Point[]} line
 */
function lengthsOf(line) {
  const lengths = [0];
  for (let i = 1; i < line.length; i++) {
    lengths.push(lengths[i - 1] + Math.hypot(line[i][0] - line[i - 1][0], line[i][1] - line[i - 1][1]));
  }
  return lengths;
}

/**
 * The point at a distance along a line, and the direction there, of length 1.
 *
 * @param {Point[]} line
 * @param {number} distance
 * @returns {[Point, Point]}
 */
function along(line, distance) {
  const lengths = lengthsOf(line);
  let i = 1;
  while (i < line.length - 1 && (lengths[i] < distance || lengths[i] === lengths[i - 1])) i++;
  const [[ax, ay], [bx, by]] = [line[i - 1], line[i]];
  const long = lengths[i] - lengths[i - 1] || 1;
  const [dx, dy] = [(bx - ax) / long, (by - ay) / long];
  const on = distance - lengths[i - 1];
  return [[ax + dx * on, ay + dy * on], [dx, dy]];
}
