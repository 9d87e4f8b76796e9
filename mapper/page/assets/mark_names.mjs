import { boxAround, boxInsideBox, boxesOverlap } from "./boxes.mjs";
import { COST, cheapest, isFree } from "./clearance.mjs";
import { boxInsidePolygon } from "./polygons.mjs";

/** Names beside marks. */

/** Room between a mark and its name, in px. */
export const MARK_GAP = 3;
/**
 * Where a name stands from its mark, [right, down], in the usual order: right before left, a
 * little up (under half its height) before down, above, below; and last, in crowds, at the
 * corners of the mark.
 */
export const SIDES = [
  [1, -0.45], [1, 0], [1, 0.45], [-1, -0.45], [-1, 0], [-1, 0.45], [0, -1], [0, 1],
  [0.5, 1], [0.5, -1], [-0.5, 1], [-0.5, -1],
];
/** Where a name that must be read may stand too: at the corners, clear of the marks beside. */
const MORE_SIDES = [[0.5, 2], [-0.5, 2], [0.5, -2], [-0.5, -2]];

/** The best free spot for a name beside its mark, or null. */
export function settlePoint(label, taken, stage) {
  if (!boxInsideBox([...label.at, ...label.at], stage.view)) return null;
  const spots = [...SIDES, ...(label.must ? MORE_SIDES : [])].map((side, nth) => ({ ...besideMark(label, side), cost: nth }))
    .filter(({ box }) => boxInsideBox(box, stage.view) && isFree(box, taken, stage.padding))
    .filter((spot) => {
      if (isDoubtful(spot.box, taken)) spot.cost += COST.doubt;
      if (!label.within || boxInsidePolygon(spot.box, label.within)) return true;
      spot.cost += COST.abroad;
      return label.strict === false;
    });
  return cheapest(spots);
}

/** Whether a name stands so near to the mark of another place that it may be read as its name. */
function isDoubtful(box, taken) {
  return taken.some((other) => other.id !== undefined && boxesOverlap(box, other.box, 2 * MARK_GAP));
}

/** A name beside, above or below its mark; on the diagonal it comes as near as a disc lets it. */
function besideMark({ at, width, height, radius }, [right, down]) {
  const side = Math.sign(right);
  const x = at[0] + right * (radius + MARK_GAP);
  const far = Math.abs(down);
  const near = far === 1 && right ? 0.8 * radius : radius + MARK_GAP;
  const y = at[1] + (far < 1 ? down * height : Math.sign(down) * (height / 2 + near));
  const anchor = ["end", "middle", "start"][side + 1];
  return { x, y, anchor, box: boxAround(x + (side * width) / 2, y, width, height) };
}
