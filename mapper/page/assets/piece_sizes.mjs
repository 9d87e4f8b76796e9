// SPDX-License-Identifier: MIT
// How large the pieces of drawn ground are, by which lines are thinner; as `picture/unit_sizes.py` has it.
import { polygonsOf } from "./topology.mjs";
import { flatWorld } from "./world.mjs";

/**
 * How large pieces of drawn ground are, in px at zoom 0.
 *
 * @param {Topology} units
 * @param {At} world
 */
export function sideOfPieces(units, world) {
  const rings = polygonsOf(units, "units").flatMap(({ polygons }) => polygons.flatMap((polygon) => polygon.map((ring, nth) => ({ ring, isHole: nth > 0 }))));
  return usualSide(
    rings.map(({ ring, isHole }) => {
      const { area, length } = measured(flatWorld(ring, world));
      return { area: isHole ? -Math.abs(area) : Math.abs(area), length };
    }),
  );
}

/**
 * The side of squares that would have as much ground within lines as long as those of some rings. Holes run the other way
 * round, so that their areas are less than nothing, or all others are.
 *
 * @param {{ area: number, length: number }[]} rings
 */
export function usualSide(rings) {
  const [area, length] = rings.reduce(([a, l], ring) => [a + ring.area, l + ring.length], [0, 0]);
  return length ? (4 * Math.abs(area)) / length : 0;
}

/**
 * The area and the length of a ring, x and y in turn.
 *
 * @param {FlatRing} ring
 */
export function measured(ring) {
  let [area, length] = [0, 0];
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    area += (ring[j] * ring[i + 1] - ring[i] * ring[j + 1]) / 2;
    length += Math.hypot(ring[i] - ring[j], ring[i + 1] - ring[j + 1]);
  }
  return { area, length };
}
