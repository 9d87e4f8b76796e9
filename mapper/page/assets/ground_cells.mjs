// SPDX-License-Identifier: MIT
import { CELLS } from "./shared.mjs";

/** The ground of all units as cells of a grid over the view, to ask fast what lies somewhere. */

/**
 * What lies in the middle of each cell: 0 for no ground, else its place in the list from 1 on.
 *
 * @param {Box} view
 * @param {Iterable<[string, Rings[]]>} grounds the polygons of units in px, by id
 * @returns {Cells}
 */
export function groundCells([x0, y0, x1, y1], grounds) {
  const size = Math.max(CELLS.size, (x1 - x0) / CELLS.most, (y1 - y0) / CELLS.most);
  const [across, down] = [Math.ceil((x1 - x0) / size), Math.ceil((y1 - y0) / size)];
  const cells = new Int32Array(across * down);
  /** @type {Map<string | undefined, number>} */
  const nths = new Map();
  /** @type {(cell: number, most: number) => number} */
  const kept = (cell, most) => Math.min(Math.max(cell, 0), most);
  /** The first cell whose middle is not before so many px. @type {(off: number, most: number) => number} */
  const from = (off, most) => kept(Math.ceil(off / size - 0.5), most);
  for (const [id, polygons] of grounds) {
    nths.set(id, nths.size + 1);
    for (const rings of polygons) {
      crossings(rings).forEach((ends, row) => {
        ends.sort((a, b) => a - b);
        for (let i = 1; i < ends.length; i += 2) {
          cells.fill(nths.size, row * across + from(ends[i - 1] - x0, across), row * across + from(ends[i] - x0, across));
        }
      });
    }
  }
  /**
   * Where the middle of each row crosses the lines of rings.
   *
   * @param {Rings} rings
   */
  function crossings(rings) {
    /** @type {number[][]} */
    const rows = [];
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [xa, ya] = ring[j];
        const [xb, yb] = ring[i];
        const end = from(Math.max(ya, yb) - y0, down);
        for (let row = from(Math.min(ya, yb) - y0, down); row < end; row++) {
          (rows[row] ??= []).push(xa + (y0 + (row + 0.5) * size - ya) * ((xb - xa) / (yb - ya)));
        }
      }
    }
    return rows;
  }
  // Of all cells above and to the left, how many have ground.
  const wide = across + 1;
  const sums = new Int32Array(wide * (down + 1));
  for (let row = 0; row < down; row++) {
    for (let column = 0, sum = 0; column < across; column++) {
      sum += Number(cells[row * across + column] > 0);
      sums[(row + 1) * wide + column + 1] = sums[row * wide + column + 1] + sum;
    }
  }
  /**
   * The cells that a box touches that is grown by so much: from which column and row to which.
   *
   * @param {Box} box
   * @param {number} by
   */
  const reach = ([left, top, right, bottom], by) => [
    kept(Math.floor((left - by - x0) / size), across),
    kept(Math.floor((top - by - y0) / size), down),
    kept(Math.ceil((right + by - x0) / size), across),
    kept(Math.ceil((bottom + by - y0) / size), down),
  ];
  /**
   * How many of these cells have ground.
   *
   * @param {number[]} cells
   */
  const count = ([a, c, b, d]) => sums[d * wide + b] - sums[c * wide + b] - sums[d * wide + a] + sums[c * wide + a];
  return {
    nth: (id) => nths.get(id),
    at(x, y) {
      const [column, row] = [Math.floor((x - x0) / size), Math.floor((y - y0) / size)];
      return column < 0 || row < 0 || column >= across || row >= down ? 0 : cells[row * across + column];
    },
    isFree: (box, by) => count(reach(box, by)) === 0,
    isFull(box, by) {
      const [a, c, b, d] = reach(box, by);
      return count([a, c, b, d]) === (b - a) * (d - c);
    },
    spans(top, bottom) {
      /** @type {Span[]} */
      const spans = [];
      const [, first, , last] = reach([x0, top, x0, bottom], 0);
      for (let column = 0; column < across; column++) {
        if (count([column, first, column + 1, last])) spans.push([x0 + column * size, x0 + (column + 1) * size]);
      }
      return spans;
    },
  };
}
