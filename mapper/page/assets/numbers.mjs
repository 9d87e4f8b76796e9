// SPDX-License-Identifier: MIT
import { boxAround, boxInsideBox, boxOfPoints, boxesOverlap, sharedArea } from "./boxes.mjs";
import { clash } from "./clearance.mjs";
import { COST, DIRECTIONS, LEADER_FROM, RINGS } from "./shared.mjs";

/** Numbers of annotations: discs beside marks. */

/**
 * A number beside its mark, else farther off with a line to it. Where all is taken it goes
 * where it covers least.
 *
 * @param {NumberLabel} label
 * @param {Taken[]} taken
 * @param {Stage} stage
 * @returns {LabelSpot | null}
 */
export function settleNumber(label, taken, stage) {
  const { at, radius, avoid = 0 } = label;
  if (!boxInsideBox([...at, ...at], stage.view)) return null;
  const ways = RINGS.flatMap((ring) => DIRECTIONS.map((way) => /** @type {[number, number[]]} */ ([avoid + radius + 1 + ring, way])));
  const onMark = discSpot(label, 0, [0, 0]);
  const reach = 2 * (avoid + 2 * radius + 1 + Math.max(...RINGS));
  const near = taken.filter(({ box }) => boxesOverlap(box, boxAround(...at, reach, reach), stage.padding));
  let best = { ...onMark, cost: avoid ? COST.onMark : clashCost(onMark, near, stage) };
  ways.forEach(([far, way], nth) => {
    if (nth >= best.cost) return;
    const spot = discSpot(label, far, way);
    const cost = nth + 1 + clashCost(spot, near, stage);
    if (cost < best.cost) best = { ...spot, cost };
  });
  return best;
}

/**
 * A disc at a distance from its mark; `line`, its leader, is in the way of others as well.
 *
 * @param {NumberLabel} label
 * @param {number} far
 * @param {number[]} way
 * @returns {Omit<LabelSpot, "cost">}
 */
function discSpot({ at, radius, avoid = 0 }, far, [dx, dy]) {
  const [x, y] = [at[0] + far * dx, at[1] + far * dy];
  const spot = { x, y, anchor: "middle", box: boxAround(x, y, 2 * radius, 2 * radius) };
  if (far < avoid + radius + LEADER_FROM) return spot;
  /** @type {Point[]} */
  const leader = [avoid, far - radius].map((off) => [at[0] + off * dx, at[1] + off * dy]);
  return { ...spot, leader, line: { box: boxOfPoints(leader), corners: leader } };
}

/**
 * @param {Pick<LabelSpot, "box" | "line">} spot
 * @param {Taken[]} taken
 * @param {Stage} stage
 */
function clashCost({ box, line }, taken, { view, padding }) {
  let cost = boxInsideBox(box, view) ? 0 : COST.outOfView;
  for (const other of taken) {
    if (clash(box, null, other, padding)) cost += COST.clash + sharedArea(box, other.box);
    if (line && clash(line.box, line.corners, other, 0)) cost += COST.crossing;
  }
  return cost;
}
