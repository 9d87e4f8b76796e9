// SPDX-License-Identifier: MIT
import { boxInsideBox, boxOfPoints, turnedCorners } from "./boxes.mjs";
import { isFree } from "./clearance.mjs";
import { BEND, FORWARD, LINE_COSTS, LINE_STEP } from "./shared.mjs";

/**
 * Names along lines.
 *
 * @typedef {{ x: number, y: number, angle: number, long: number, bend: number, cost: number }} Stretch
 */

/**
 * A name on the straightest stretch of a line that is long enough, near the line's middle. All of the
 * box around it keeps away from names on one line with it.
 *
 * @param {LineLabel} label
 * @param {Taken[]} taken
 * @param {Stage} stage
 * @returns {LabelSpot | null}
 */
export function settleLine(label, taken, stage) {
  const { width, height } = label;
  const rows = taken.filter(({ isRow }) => isRow);
  for (const stretch of stretchesFor(label)) {
    const corners = turnedCorners(stretch.x, stretch.y, width, height, stretch.angle);
    const box = boxOfPoints(corners);
    const fits = boxInsideBox(box, stage.view) && isFree(box, rows, stage.padding) && isFree(box, taken, stage.padding, corners);
    if (fits) return { ...stretch, anchor: "middle", corners, box };
  }
  return null;
}

/** @type {WeakMap<LineLabel, Stretch[]>} */
const stretchesKnown = new WeakMap();

/**
 * Stretches that are straight and long enough for a name, the cheapest first. A name asks for them again and again.
 *
 * @param {LineLabel} label
 */
function stretchesFor(label) {
  const { line, width, height } = label;
  const known = stretchesKnown.get(label);
  if (known) return known;
  const found = stretchesOf(line, width).filter(({ long, bend }) => long >= width * FORWARD && bend <= height * BEND);
  stretchesKnown.set(label, found.sort((a, b) => a.cost - b.cost));
  return found;
}

/**
 * Stretches of a line as long as a name: their middle, upright angle, length from end
 * to end, bend and cost, all in px.
 *
 * @param {Point[]} line
 * @param {number} width
 * @returns {Stretch[]}
 */
function stretchesOf(line, width) {
  const { ends, point } = alongLine(line);
  const total = ends.at(-1);
  const stretches = [];
  const step = Math.max(LINE_STEP[1], width / LINE_STEP[0]);
  for (let nth = 0; nth * step + width <= total; nth++) {
    const start = nth * step;
    const inner = line.filter((_, i) => ends[i] > start && ends[i] < start + width);
    const stretch = straightened(point(start), inner, point(start + width));
    const off = Math.abs(start + width / 2 - total / 2);
    stretches.push({ ...stretch, cost: stretch.bend * LINE_COSTS[0] + off * LINE_COSTS[1] });
  }
  return stretches;
}

/**
 * The straight line through the middle of points, from the first to the last one.
 *
 * @param {Point} first
 * @param {Point[]} inner
 * @param {Point} last
 */
function straightened(first, inner, last) {
  const [[x0, y0], [x1, y1]] = [first, last];
  const long = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [nx, ny] = [(y0 - y1) / long, (x1 - x0) / long];
  const aside = [first, ...inner, last].map(([x, y]) => (x - x0) * nx + (y - y0) * ny);
  const [least, most] = [Math.min(...aside), Math.max(...aside)];
  const shift = (least + most) / 2;
  const angle = (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI;
  return {
    x: (x0 + x1) / 2 + nx * shift,
    y: (y0 + y1) / 2 + ny * shift,
    angle: angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle,
    long,
    bend: (most - least) / 2,
  };
}

/**
 * How far along a line each of its points lies, and the point at a distance along it.
 *
 * @param {Point[]} line
 */
function alongLine(line) {
  const ends = /** @type {Filled<number>} */ ([0]);
  for (let i = 1; i < line.length; i++) {
    ends.push(ends[i - 1] + Math.hypot(line[i][0] - line[i - 1][0], line[i][1] - line[i - 1][1]));
  }
  /**
   * @param {number} far
   * @returns {Point}
   */
  const point = (far) => {
    const next = Math.max(1, ends.findIndex((end) => end >= far));
    const share = (far - ends[next - 1]) / (ends[next] - ends[next - 1] || 1);
    const [[x0, y0], [x1, y1]] = [line[next - 1], line[next]];
    return [x0 + share * (x1 - x0), y0 + share * (y1 - y0)];
  };
  return { ends, point };
}
