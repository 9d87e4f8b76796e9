import { boxAround, boxCorners, boxInsideBox, boxOfPoints, boxesOverlap, convexOverlap, sharedArea, turnedCorners } from "./boxes.mjs";
import { boxInsidePolygon, boxOfRings, gapsBetween, largestPolygon, pointInRings, ringSpans, turnedBoxInsidePolygon } from "./polygons.mjs";

/** Where names and numbers go on the map. Everything in px on the screen, y down. */

/** Room between the name of an area and its border: as we like it, and at the least. */
const AIRY = 7;
const TIGHT = 2;
/** Room between a mark and its name. */
const MARK_GAP = 3;
/** How far a number moves from its mark, in turn, until it is free; with a line from here on. */
const RINGS = [0, 12, 20, 28, 40, 56, 80, 112];
const LEADER_FROM = 12;
/** How far a line may swerve from the name along it, in heights of the name. */
const BEND = 0.75;
/** Sides of a mark for its name, the usual order: right before left, a little up before down. */
const SIDES = [[1, -1], [1, 0], [1, 1], [-1, -1], [-1, 0], [-1, 1], [0, -1], [0, 1]];
/** Directions, in degrees, for a number: upper left first, which leaves the name its best side. */
const NUMBER_TURNS = [225, 315, 180, 270, 135, 45, 0, 90, 202, 338, 248, 292, 158, 22, 112, 68];
/** Costs in px of way: a name on the wrong side of a border, one more line, too little air. */
const COST = { abroad: 30, otherLines: 14, tight: 10, crossing: 9, clash: 1000 };

/** Names that may move aside for one that comes after. */
const MOVABLE = ["area", "point"];

const SETTLERS = { area: settleArea, point: settlePoint, number: settleNumber, line: settleLine };

/**
 * The labels that find a place, in order of claim: `priority` upwards, then `id`.
 *
 * Labels are { id, kind, priority, … } with, by kind:
 * - `area`, a name inside a shape: `width`, `height`, `polygon` (rings, or several polygons),
 *   `at` (where it would like to be) and `alternatives` [{ lines, width, height }];
 * - `point`, a name beside a mark: `width`, `height`, `at`, `radius` of the mark, and `within`,
 *   rings that it does not leave, or rather not if `strict` is false;
 * - `number`, a disc: `radius`, `at`, `avoid` (radius of its mark); it is never dropped;
 * - `line`, a name along a line: `width`, `height`, `line` and `within`, rings it stays inside.
 *
 * An obstacle is a box, or { id, box }, which labels with that `place` (or else `id`) do not mind.
 * A label with its `at` outside the view has none of it to mark and is left out.
 *
 * @returns {Array<{id, kind, x, y, anchor, box, lines, angle, leader}>} x and y of the text's
 *   anchor (`start`, `middle`, `end`) at half its height; `lines` of an alternative, `angle` in
 *   degrees of a name along a line, `leader` [[x, y], [x, y]] of a number that had to move
 */
export function placeLabels(labels, { width, height, obstacles = [], padding = 2 }) {
  const stage = { view: [0, 0, width, height], padding, obstacles: obstacles.map(asObstacle) };
  let placed = [];
  for (const label of [...labels].sort(byClaim)) {
    const spot = settle(label, placed, stage);
    placed = spot ? [...placed, spot] : (makeRoom(label, placed, stage) ?? placed);
  }
  return placed.sort((a, b) => byClaim(a.label, b.label)).map(asPlaced);
}

/**
 * A function (text, size, letterSpacing, weight) → width in px, for one font family. Size and
 * spacing are in px; the spacing follows every letter, as in style sheets.
 */
export function measurer(family) {
  const context = document.createElement("canvas").getContext("2d");
  return (text, size, letterSpacing = 0, weight = 400) => {
    context.font = `${weight} ${size}px ${family}`;
    return context.measureText(text).width + letterSpacing * [...text].length;
  };
}

function byClaim(a, b) {
  return a.priority - b.priority || compareText(a.id, b.id) || compareText(a.kind, b.kind);
}

function compareText(a, b) {
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

function asObstacle(obstacle) {
  return Array.isArray(obstacle) ? { box: obstacle } : obstacle;
}

function asPlaced({ label, x, y, anchor, box, lines, angle, leader }) {
  return { id: label.id, kind: label.kind, x, y, anchor, box, lines, angle, leader };
}

/** The best spot for a label among those placed already, or null. */
function settle(label, placed, stage) {
  const own = label.place ?? label.id;
  const others = stage.obstacles.filter(({ id }) => id === undefined || id !== own);
  const taken = [...others, ...placed, ...placed.flatMap(({ line }) => (line ? [line] : []))];
  const spot = SETTLERS[label.kind](label, taken, stage);
  return spot && { label, ...spot };
}

/**
 * The placed labels and this one, if one name placed before can move aside for it; or null.
 * That name keeps its claim: it is moved, never dropped.
 */
function makeRoom(label, placed, stage) {
  if (!settle(label, [], stage)) return null;
  const reach = reachOf(label);
  for (const other of placed) {
    if (!MOVABLE.includes(other.label.kind) || !boxesOverlap(other.box, reach)) continue;
    const rest = placed.filter((one) => one !== other);
    const spot = settle(label, rest, stage);
    const moved = spot && settle(other.label, [...rest, spot], stage);
    if (moved) return [...rest, spot, moved];
  }
  return null;
}

/** The box outside of which a name is never put. */
function reachOf({ kind, at, width, height, radius, polygon, line }) {
  if (kind === "area") return boxOfRings(largestPolygon(polygon));
  if (kind === "line") return boxOfPoints(line);
  return boxAround(...at, 2 * (width + radius + MARK_GAP), 2 * (height + radius + MARK_GAP));
}

/** Whether something with this box, and these corners if it is not upright, is clear of all. */
function isFree(box, taken, padding, corners) {
  return !taken.some((other) => clash(box, corners, other, padding));
}

function clash(box, corners, other, padding) {
  if (!boxesOverlap(box, other.box, padding)) return false;
  if (!corners && !other.corners) return true;
  return convexOverlap(corners ?? boxCorners(box), other.corners ?? boxCorners(other.box), padding);
}

/** The spot that costs least, the earlier one of equals; costs are added up to when known. */
function cheapest(spots) {
  return spots.reduce((best, spot) => (best && best.cost <= spot.cost ? best : spot), null);
}

/* --- names inside areas --- */

function settleArea(label, taken, stage) {
  const rings = largestPolygon(label.polygon);
  const bounds = boxOfRings(rings);
  const near = taken.filter(({ box }) => boxesOverlap(box, bounds, stage.padding));
  const room = { rings, bounds, near, at: label.at, ...stage };
  let best = null;
  [label, ...(label.alternatives ?? [])].forEach(({ lines, width, height }, nth) => {
    for (const [margin, dearer] of [[AIRY, 0], [TIGHT, COST.tight]]) {
      const cost = dearer + (nth && COST.otherLines);
      const found = bestInRows(room, { width, height, margin }, cost, best?.cost ?? Infinity);
      if (found) best = { ...found, box: boxAround(found.x, found.y, width, height), lines };
    }
  });
  return best && { ...best, anchor: "middle" };
}

/** The cheapest centre for a box of a size, if it costs less than `limit`; row by row. */
function bestInRows(room, size, cost, limit) {
  let best = null;
  for (const y of rowsFrom(room, size)) {
    const aside = cost + 1.5 * Math.abs(y - room.at[1]);
    if (aside >= (best?.cost ?? limit)) return best;
    for (const [left, right] of freeRuns(room, size, y)) {
      const ease = Math.min(AIRY, (right - left) / 2);
      const x = Math.min(Math.max(room.at[0], left + ease), right - ease);
      const total = aside + Math.abs(x - room.at[0]) + (AIRY - ease) / 2;
      if (total < (best?.cost ?? limit)) best = { x, y, cost: total };
    }
  }
  return best;
}

/** Heights to try for the middle of a box, from the one we like away to both sides. */
function rowsFrom({ bounds, view, at }, { height, margin }) {
  const top = Math.max(bounds[1] + margin, view[1]) + height / 2;
  const bottom = Math.min(bounds[3] - margin, view[3]) - height / 2;
  if (!(top <= bottom)) return [];
  const start = Math.min(Math.max(at[1], top), bottom);
  const step = Math.max(height / 3, (bottom - top) / 40, 1);
  const rows = [start];
  for (let off = step; off <= bottom - top; off += step) {
    rows.push(...[start - off, start + off].filter((y) => y >= top && y <= bottom));
  }
  return rows;
}

/** The stretches of x in which the middle of a box may lie at height y: all of them, exactly. */
function freeRuns({ rings, near, view, padding }, { width, height, margin }, y) {
  const half = width / 2;
  const barred = [];
  const bar = (room, spans) => {
    for (const [left, right] of spans) barred.push([left - half - room, right + half + room]);
  };
  bar(margin, ringSpans(rings, y - height / 2 - margin, y + height / 2 + margin));
  for (const other of near) {
    bar(padding, spanOf(other, y - height / 2 - padding, y + height / 2 + padding));
  }
  return gapsBetween(barred, view[0] + half, view[2] - half).filter(
    ([left, right]) => right >= left && pointInRings([(left + right) / 2, y], rings),
  );
}

/** How far something placed reaches between two heights: one span, or none. */
function spanOf({ box, corners }, top, bottom) {
  if (box[1] >= bottom || box[3] <= top) return [];
  if (!corners) return [[box[0], box[2]]];
  const ends = ringSpans([corners], top, bottom).flat();
  return ends.length ? [[Math.min(...ends), Math.max(...ends)]] : [];
}

/* --- names beside marks --- */

function settlePoint(label, taken, stage) {
  if (!boxInsideBox([...label.at, ...label.at], stage.view)) return null;
  const spots = SIDES.map((side, nth) => ({ ...besideMark(label, side), cost: nth }))
    .filter(({ box }) => boxInsideBox(box, stage.view) && isFree(box, taken, stage.padding))
    .filter((spot) => {
      if (!label.within || boxInsidePolygon(spot.box, label.within)) return true;
      spot.cost += COST.abroad;
      return label.strict === false;
    });
  return cheapest(spots);
}

/** A name on one side of its mark; a little up or down is just under half its height. */
function besideMark({ at, width, height, radius }, [right, down]) {
  const off = radius + MARK_GAP;
  const x = at[0] + right * off;
  const y = at[1] + down * (right ? 0.45 * height : off + height / 2);
  const anchor = ["end", "middle", "start"][right + 1];
  return { x, y, anchor, box: boxAround(x + (right * width) / 2, y, width, height) };
}

/* --- numbers --- */

/**
 * A number beside its mark, else farther off with a line to it. Where all is taken it goes
 * where it covers least.
 */
function settleNumber(label, taken, stage) {
  const { at, radius, avoid = 0 } = label;
  if (!boxInsideBox([...at, ...at], stage.view)) return null;
  const spots = avoid ? [] : [discSpot(label, 0, 0)];
  for (const ring of RINGS) {
    for (const turn of NUMBER_TURNS) spots.push(discSpot(label, avoid + radius + 1 + ring, turn));
  }
  const inside = spots.filter(({ box }) => boxInsideBox(box, stage.view));
  inside.forEach((spot, nth) => {
    spot.cost = nth + clashCost(spot, taken, stage.padding);
  });
  return cheapest(inside) ?? discSpot(label, 0, 0);
}

/** A disc at a distance from its mark; `line`, its leader, is in the way of others as well. */
function discSpot({ at, radius, avoid = 0 }, far, turn) {
  const [dx, dy] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const [x, y] = [at[0] + far * dx, at[1] + far * dy];
  const spot = { x, y, anchor: "middle", box: boxAround(x, y, 2 * radius, 2 * radius) };
  if (far < avoid + radius + LEADER_FROM) return spot;
  const leader = [avoid, far - radius].map((off) => [at[0] + off * dx, at[1] + off * dy]);
  return { ...spot, leader, line: { box: boxOfPoints(leader), corners: leader } };
}

function clashCost({ box, line }, taken, padding) {
  let cost = 0;
  for (const other of taken) {
    if (clash(box, null, other, padding)) cost += COST.clash + sharedArea(box, other.box);
    if (line && clash(line.box, line.corners, other, 0)) cost += COST.crossing * NUMBER_TURNS.length;
  }
  return cost;
}

/* --- names along lines --- */

/** A name on the straightest stretch of a line that is long enough, near the line's middle. */
function settleLine(label, taken, stage) {
  const { line, width, height, within } = label;
  const spots = stretchesOf(line, width).map((spot) => {
    const corners = turnedCorners(spot.x, spot.y, width, height, spot.angle);
    return { ...spot, anchor: "middle", corners, box: boxOfPoints(corners) };
  });
  const fits = ({ x, y, angle, bend, box, corners }) =>
    bend <= height * BEND &&
    boxInsideBox(box, stage.view) &&
    isFree(box, taken, stage.padding, corners) &&
    (!within || turnedBoxInsidePolygon(x, y, width, height, angle, within));
  return cheapest(spots.filter(fits));
}

/** Stretches of a line as long as a name: their middle, upright angle, bend in px and cost. */
function stretchesOf(line, width) {
  const { ends, point } = alongLine(line);
  const total = ends.at(-1);
  const stretches = [];
  for (let start = 0; start + width <= total; start += Math.max(2, width / 16)) {
    const inner = line.filter((_, nth) => ends[nth] > start && ends[nth] < start + width);
    const stretch = straightened([point(start), ...inner, point(start + width)]);
    const off = Math.abs(start + width / 2 - total / 2);
    stretches.push({ ...stretch, cost: stretch.bend * 4 + off * 0.15 });
  }
  return stretches;
}

/** The straight line through the middle of points, from the first to the last one. */
function straightened(points) {
  const [[x0, y0], [x1, y1]] = [points[0], points.at(-1)];
  const long = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [nx, ny] = [(y0 - y1) / long, (x1 - x0) / long];
  const aside = points.map(([x, y]) => (x - x0) * nx + (y - y0) * ny);
  const [least, most] = [Math.min(...aside), Math.max(...aside)];
  const shift = (least + most) / 2;
  const angle = (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI;
  return {
    x: (x0 + x1) / 2 + nx * shift,
    y: (y0 + y1) / 2 + ny * shift,
    angle: angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle,
    bend: (most - least) / 2,
  };
}

/** How far along a line each of its points lies, and the point at a distance along it. */
function alongLine(line) {
  const ends = [0];
  for (let i = 1; i < line.length; i++) {
    ends.push(ends[i - 1] + Math.hypot(line[i][0] - line[i - 1][0], line[i][1] - line[i - 1][1]));
  }
  const point = (far) => {
    const next = Math.max(1, ends.findIndex((end) => end >= far));
    const share = (far - ends[next - 1]) / (ends[next] - ends[next - 1] || 1);
    return [0, 1].map((axis) => line[next - 1][axis] + share * (line[next][axis] - line[next - 1][axis]));
  };
  return { ends, point };
}
