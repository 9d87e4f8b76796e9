// SPDX-License-Identifier: MIT
// Marks moved apart, so that none hides another.
import { APART } from "./shared.mjs";

/** @typedef {{ nth: number, x: number, y: number, reach: number }} Disc the `nth` that came, in px */

/**
 * Where marks stand, in px by id, so that none hides another: one that would lie on an earlier
 * one moves straight away from it, to the right where both are at one point. Capitals come
 * first. Zooming in brings every mark back to its true place.
 *
 * @param {{ id: string, at: Point, reach: number }[]} marks
 * @returns {Known<string, Point>}
 */
export function spread(marks) {
  const where = /** @type {Known<string, Point>} */ (new Map());
  const standing = discsIn(2 * marks.reduce((most, { reach }) => Math.max(most, reach), 0) + APART.least);
  for (const { id, at, reach } of marks) {
    let [x, y] = at;
    for (let tries = 0; tries < APART.tries; tries++) {
      const other = standing.firstNear(x, y, reach);
      if (!other) break;
      const far = Math.hypot(x - other.x, y - other.y);
      const [dx, dy] = far > 0.5 ? [(x - other.x) / far, (y - other.y) / far] : [1, 0];
      const apart = other.reach + reach + APART.room;
      [x, y] = [other.x + dx * apart, other.y + dy * apart];
    }
    standing.add(x, y, reach);
    where.set(id, [x, y]);
  }
  return where;
}

/**
 * Discs in the cells of a grid, so wide that what hides another lies in the cells around it.
 *
 * @param {number} side
 */
function discsIn(side) {
  /** @type {Map<string, Disc[]>} */
  const cells = new Map();
  let count = 0;
  /** @type {(x: number, y: number, right?: number, down?: number) => string} */
  const cellOf = (x, y, right = 0, down = 0) => `${Math.floor(x / side) + right} ${Math.floor(y / side) + down}`;
  return {
    /** @type {(x: number, y: number, reach: number) => void} */
    add(x, y, reach) {
      const cell = cellOf(x, y);
      const disc = { nth: count++, x, y, reach };
      cells.get(cell)?.push(disc) ?? cells.set(cell, [disc]);
    },
    /** The earliest disc that one of this reach would hide. @type {(x: number, y: number, reach: number) => Disc | undefined} */
    firstNear(x, y, reach) {
      /** @type {Disc | undefined} */
      let first;
      for (const right of [-1, 0, 1]) {
        for (const down of [-1, 0, 1]) {
          const other = cells.get(cellOf(x, y, right, down))?.find((one) => Math.hypot(one.x - x, one.y - y) < one.reach + reach + APART.least);
          if (other && !(first && first.nth < other.nth)) first = other;
        }
      }
      return first;
    },
  };
}
