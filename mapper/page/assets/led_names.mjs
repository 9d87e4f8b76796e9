import { boxAround, boxInsideBox, boxOfPoints } from "./boxes.mjs";
import { isFree } from "./clearance.mjs";
import { COST, DIRECTIONS, LED } from "./shared.mjs";

/** Names off their ground or mark, at the end of a line that leads to it. */

/**
 * The free spot at the end of the cheapest line, or null. The name of an area stands where no unit
 * lies: over sea, a neighbour, the margin.
 *
 * @param {AreaLabel | MarkLabel} label
 * @param {Taken[]} taken
 * @param {Stage} stage
 * @returns {LabelSpot | null}
 */
export function settleLed(label, taken, stage) {
  if (!boxInsideBox([...label.at, ...label.at], stage.view)) return null;
  for (const spot of ledSpots(label, stage).sort((a, b) => a.cost - b.cost)) {
    const line = { box: boxOfPoints(spot.leader), corners: spot.leader };
    if (isFree(spot.box, taken, stage.padding) && isFree(line.box, taken, 0, line.corners)) return { ...spot, line };
  }
  return null;
}

/**
 * @param {AreaLabel | MarkLabel} label
 * @param {Stage} stage
 */
function ledSpots(label, { view, cells }) {
  const { at: [x0, y0] } = label;
  const isArea = label.kind === "area";
  const forms = isArea ? label.forms : [{ lines: undefined, width: label.width, height: label.height }];
  const start = isArea ? 0 : label.radius;
  const ground = isArea ? cells?.() : undefined;
  const own = ground?.nth(label.place);
  /** @type {(LabelSpot & { leader: Point[] })[]} */
  const spots = [];
  for (const [dx, dy] of DIRECTIONS) {
    const side = Math.abs(dx) < LED.beside ? 0 : Math.sign(dx);
    let foreign = 0;
    for (let nth = 1; nth <= LED.steps; nth++) {
      const far = start + nth * LED.step;
      /** @type {Point} */
      const end = [x0 + far * dx, y0 + far * dy];
      const under = ground?.at(end);
      foreign += under && under !== own ? LED.step : 0;
      forms.forEach(({ lines, width, height }, order) => {
        const x = end[0] + side * LED.gap;
        const y = side ? end[1] : end[1] + Math.sign(dy) * (LED.gap + height / 2);
        const box = boxAround(x + (side * width) / 2, y, width, height);
        if (!boxInsideBox(box, view) || (ground && !ground.isFree(grownBy(box, LED.clear)))) return;
        const cost = far + LED.foreign * foreign + LED.lean * Math.abs(dy) + COST.otherLines * order;
        spots.push({ x, y, anchor: ["end", "middle", "start"][side + 1], box, cost, lines, leader: [[x0 + start * dx, y0 + start * dy], end] });
      });
    }
  }
  return spots;
}

/**
 * @param {Box} box
 * @param {number} by
 * @returns {Box}
 */
function grownBy([x0, y0, x1, y1], by) {
  return [x0 - by, y0 - by, x1 + by, y1 + by];
}
