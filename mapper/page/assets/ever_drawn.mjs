// SPDX-License-Identifier: MIT
// All ground that was drawn on any day, for names that stand on none of it.
import { groundCells } from "./ground_cells.mjs";
import { stepped } from "./ground_paths.mjs";
import { CELLS } from "./shared.mjs";

/**
 * What lies in any ring of any day, as rows of cells over it, so that it is a few hundred polygons
 * however many days there are. With what lies in holes: no name of a country stands in there.
 *
 * @param {RingState[]} states
 * @param {Payload.Grid} grid
 * @returns {Rings[]} in degrees
 */
export function everDrawn(states, { scale, translate }) {
  // What is drawn on a day was drawn the day before, or is in one of the loops that it changes by.
  const rings = [...new Set(states.flat())].flatMap(({ loops }) => loops);
  const [x0, y0, x1, y1] = boxOfAll(rings);
  const size = Math.max(x1 - x0, y1 - y0) / CELLS.most;
  if (!(size > 0)) return [];
  const px = CELLS.size / size;
  const cells = groundCells([0, 0, (x1 - x0) * px, (y1 - y0) * px], outlines(rings, [x0, y0], px));
  /** @type {(x: number, y: number) => Point} */
  const degrees = (x, y) => [(x / px + x0) * scale[0] + translate[0], (y / px + y0) * scale[1] + translate[1]];
  return Array.from({ length: Math.ceil((y1 - y0) / size) }, (_, row) => row * CELLS.size).flatMap((top) => {
    const low = top + CELLS.size;
    return joinedSpans(cells.spans(top + 1, low - 1)).map(([left, right]) => [
      stepped([degrees(left, top), degrees(right, top), degrees(right, low), degrees(left, low), degrees(left, top)]),
    ]);
  });
}

/**
 * @param {Iterable<number[]>} rings x and y in turn
 * @returns {Box} endless the wrong way round where there is no ring
 */
function boxOfAll(rings) {
  /** @type {Box} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      box[0] = Math.min(box[0], ring[i]);
      box[1] = Math.min(box[1], ring[i + 1]);
      box[2] = Math.max(box[2], ring[i]);
      box[3] = Math.max(box[3], ring[i + 1]);
    }
  }
  return box;
}

/**
 * Rings in px, one by one.
 *
 * @param {Iterable<number[]>} rings
 * @param {Point} from
 * @param {number} px
 * @returns {Generator<[string, Rings[]]>}
 */
function* outlines(rings, [x0, y0], px) {
  for (const ring of rings) {
    /** @type {Point[]} */
    const line = [];
    for (let i = 0; i < ring.length; i += 2) line.push([(ring[i] - x0) * px, (ring[i + 1] - y0) * px]);
    yield ["", [[line]]];
  }
}

/**
 * Spans one after the other, those that touch as one.
 *
 * @param {Span[]} spans
 * @returns {Span[]}
 */
function joinedSpans(spans) {
  /** @type {Span[]} */
  const found = [];
  for (const [left, right] of spans) {
    const last = found.at(-1);
    if (last?.[1] === left) last[1] = right;
    else found.push([left, right]);
  }
  return found;
}
