// SPDX-License-Identifier: MIT
import { boxAround, boxInsideBox, boxOfPoints, boxesOverlap } from "./boxes.mjs";
import { isFree } from "./clearance.mjs";
import { boxOfRings, widestRun } from "./polygons.mjs";
import { CLAIM, COST, DIRECTIONS, LED, START_ROOM, STARTS } from "./shared.mjs";

/** Names off their ground or mark, at the end of a line that leads to it. */

/**
 * The free spot at the end of the cheapest line, or null. The name of an area stands where no unit
 * lies: over sea, a neighbour, the margin. A number that stands for one with news may stand on other ground.
 *
 * @param {AreaLabel | MarkLabel} label
 * @param {Taken[]} taken
 * @param {Stage} stage
 * @returns {LabelSpot | null}
 */
export function settleLed(label, taken, { view, padding, cells }) {
  const isArea = label.kind === "area";
  if (isArea && isLandlocked(label, cells)) return null;
  const at = isArea ? startIn(label, taken) : label.at;
  if (!boxInsideBox([...at, ...at], view)) return null;
  const forms = isArea ? label.forms.slice(-(label.brief ?? 0)) : [{ lines: undefined, width: label.width, height: label.height }];
  const start = isArea ? 0 : label.radius;
  const ground = isArea ? cells?.() : undefined;
  const own = ground?.nth(label.place);
  const anywhere = mayStandAnywhere(label);
  const foreign = DIRECTIONS.map(() => 0);
  const reach = start + LED.steps * LED.step + Math.max(...forms.map((form) => form.width + form.height));
  const near = taken.filter((other) => boxesOverlap(other.box, boxAround(at[0], at[1], 2 * reach, 2 * reach), padding));
  /** @type {LabelSpot | null} */
  let best = null;
  let most = LED.most;
  for (let nth = 1; nth <= LED.steps; nth++) {
    const far = start + nth * LED.step;
    if (far > most) break;
    DIRECTIONS.forEach(([dx, dy], way) => {
      const [endX, endY] = [at[0] + far * dx, at[1] + far * dy];
      const under = ground?.at(endX, endY);
      if (under && under !== own) foreign[way] += LED.step;
      const led = far + LED.foreign * foreign[way] + LED.lean * Math.abs(dy);
      const side = Math.abs(dx) < LED.beside ? 0 : Math.sign(dx);
      for (let order = 0; order < forms.length; order++) {
        const cost = led + COST.otherLines * order;
        if (cost > most || (best && cost === most)) return;
        const { lines, width, height } = forms[order];
        const x = endX + side * LED.gap;
        const y = side ? endY : endY + Math.sign(dy) * (LED.gap + height / 2);
        const box = boxAround(x + (side * width) / 2, y, width, height);
        if (!boxInsideBox(box, view) || (ground && !anywhere && !ground.isFree(box, LED.clear)) || !isFree(box, near, padding)) continue;
        /** @type {Point[]} */
        const leader = [[at[0] + start * dx, at[1] + start * dy], [endX, endY]];
        const line = { box: boxOfPoints(leader), corners: leader };
        if (!isFree(line.box, near, 0, leader)) continue;
        best = { x, y, anchor: ["end", "middle", "start"][side + 1], box, cost, lines, leader, line };
        most = cost;
      }
    });
  }
  return best;
}

/**
 * Whether nothing but units lies as far around an area as a line may lead its name.
 *
 * @param {AreaLabel} label
 * @param {Stage["cells"]} cells
 */
function isLandlocked(label, cells) {
  if (!cells || mayStandAnywhere(label)) return false;
  const far = LED.most + LED.gap + Math.max(...label.forms.map((form) => form.width + form.height));
  return cells().isFull(boxOfRings(label.rings), far);
}

/**
 * Whether a label is the number of ground that has news: it may stand on other ground.
 *
 * @param {AreaLabel | MarkLabel} label
 */
function mayStandAnywhere(label) {
  return label.isShort && label.priority < CLAIM.unit;
}

/**
 * Where the line of an area begins: in its middle, or where else nothing stands.
 *
 * @param {AreaLabel} label
 * @param {Taken[]} taken
 * @returns {Point}
 */
function startIn({ at, rings }, taken) {
  /** @param {Point} point */
  const isOpen = (point) => isFree(boxAround(...point, 2 * START_ROOM, 2 * START_ROOM), taken, 0);
  if (isOpen(at)) return at;
  const [, y0, , y1] = boxOfRings(rings);
  for (const share of STARTS) {
    const y = y0 + share * (y1 - y0);
    const run = widestRun(rings, y - 1, y + 1);
    if (run && isOpen([(run[0] + run[1]) / 2, y])) return [(run[0] + run[1]) / 2, y];
  }
  return at;
}
