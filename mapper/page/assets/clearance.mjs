// SPDX-License-Identifier: MIT
import { boxCorners, boxesOverlap, convexOverlap } from "./boxes.mjs";

/** Whether spots on the screen keep clear of what is placed: { box, corners if not upright }. */

/**
 * Whether something with this box, and these corners if it is not upright, is clear of all.
 *
 * @param {Box} box
 * @param {Taken[]} taken
 * @param {number} padding
 * @param {Point[]} [corners]
 */
export function isFree(box, taken, padding, corners) {
  return !taken.some((other) => clash(box, corners, other, padding));
}

/**
 * @param {Box} box
 * @param {Point[] | null | undefined} corners
 * @param {Taken} other
 * @param {number} padding
 */
export function clash(box, corners, other, padding) {
  if (!boxesOverlap(box, other.box, padding)) return false;
  if (!corners && !other.corners) return true;
  return convexOverlap(corners ?? boxCorners(box), other.corners ?? boxCorners(other.box), padding);
}

/**
 * The spot that costs least, the earlier one of equals; null if there is none.
 *
 * @template {{ cost: number }} S
 * @param {S[]} spots
 */
export function cheapest(spots) {
  return spots.reduce((best, spot) => (best && best.cost <= spot.cost ? best : spot), /** @type {S | null} */ (null));
}
