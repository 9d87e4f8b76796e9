// SPDX-License-Identifier: MIT
import { boxAround, boxInsideBox, boxesOverlap, wayTo } from "./boxes.mjs";
import { cheapest, isFree } from "./clearance.mjs";
import { CORNER_SHARE, COST, MARK_GAP, MARK_ROOM, MORE_SIDES, NEARER, SIDES } from "./shared.mjs";

/** Names beside marks. */

/**
 * The best free spot for a name beside its mark, or null.
 *
 * @param {MarkLabel} label
 * @param {Taken[]} taken
 * @param {Stage} stage
 * @returns {LabelSpot | null}
 */
export function settleMark(label, taken, stage) {
  const { at, withMark, must } = label;
  if (!boxInsideBox([...at, ...at], stage.view)) return null;
  if (withMark && !isFree(markBox(label), taken, MARK_ROOM)) return null;
  const spots = [...SIDES, ...(must ? MORE_SIDES : [])]
    .map((side, nth) => ({ ...besideMark(label, side), cost: nth }))
    .filter(({ box }) => boxInsideBox(box, stage.view) && isFree(box, taken, stage.padding) && !isNearerTo(box, label, taken));
  for (const spot of spots) if (isDoubtful(spot.box, taken)) spot.cost += COST.doubt;
  return cheapest(spots);
}

/** @param {Pick<MarkLabel, "at" | "radius">} mark */
export function markBox({ at, radius }) {
  return boxAround(...at, 2 * radius, 2 * radius);
}

/**
 * Whether a name stands nearer to the mark of another place than to its own.
 *
 * @param {Box} box
 * @param {MarkLabel} label
 * @param {Taken[]} taken
 */
function isNearerTo(box, { at, radius }, taken) {
  const own = wayTo(box, at, radius);
  return taken.some(({ id, box: [x0, y0, x1, y1] }) => id !== undefined && wayTo(box, [(x0 + x1) / 2, (y0 + y1) / 2], (x1 - x0) / 2) < own - NEARER);
}

/**
 * Whether a name stands so near to the mark of another place that it may be read as its name.
 *
 * @param {Box} box
 * @param {Taken[]} taken
 */
function isDoubtful(box, taken) {
  return taken.some((other) => other.id !== undefined && boxesOverlap(box, other.box, 2 * MARK_GAP));
}

/**
 * A name beside, above or below its mark; on the diagonal it comes as near as a disc lets it.
 *
 * @param {MarkLabel} label
 * @param {number[]} side
 */
function besideMark({ at, width, height, radius }, [right, down]) {
  const side = Math.sign(right);
  const x = at[0] + right * (radius + MARK_GAP);
  const far = Math.abs(down);
  const near = far === 1 && right ? CORNER_SHARE * radius : radius + MARK_GAP;
  const y = at[1] + (far < 1 ? down * height : Math.sign(down) * (height / 2 + near));
  const anchor = ["end", "middle", "start"][side + 1];
  return { x, y, anchor, box: boxAround(x + (side * width) / 2, y, width, height) };
}
