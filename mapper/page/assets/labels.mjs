import { settleArea } from "./area_names.mjs";
import { boxAround, boxOfPoints, boxesOverlap } from "./boxes.mjs";
import { COST } from "./clearance.mjs";
import { settleLine } from "./line_names.mjs";
import { MARK_GAP, SIDES, settlePoint } from "./mark_names.mjs";
import { NUMBER_TURNS, settleNumber } from "./numbers.mjs";
import { boxOfRings, largestPolygon } from "./polygons.mjs";

/** Where names and numbers go on the map. Everything in px on the screen, y down. */

/** What may move aside for a name that comes after, and the cost of the spots it may move to. */
const MOVABLE = { area: COST.clash, point: SIDES.length, number: 2 * NUMBER_TURNS.length };

const SETTLERS = { area: settleArea, point: settlePoint, number: settleNumber, line: settleLine };

/**
 * The labels that find a place, in order of claim: `priority` upwards, then `id`.
 *
 * Labels are { id, kind, priority, … } with, by kind:
 * - `area`, a name inside a shape: `width`, `height`, `polygon` (rings, or several polygons),
 *   `at` (where it would like to be) and `alternatives` [{ lines, width, height }];
 * - `point`, a name beside a mark: `width`, `height`, `at`, `radius` of the mark, and `within`,
 *   rings that it does not leave, or rather not if `strict` is false; `must`: more spots are tried;
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
 * The placed labels and this one, if one that was placed before can move aside for it; or null.
 * That one keeps its claim: it is moved, never dropped.
 */
function makeRoom(label, placed, stage) {
  if (!settle(label, [], stage)) return null;
  const reach = reachOf(label);
  for (const other of placed) {
    if (!(other.label.kind in MOVABLE) || !boxesOverlap(other.box, reach)) continue;
    const rest = placed.filter((one) => one !== other);
    const spot = settle(label, rest, stage);
    const moved = spot && settle(other.label, [...rest, spot], stage);
    const most = Math.max(MOVABLE[other.label.kind], other.cost);
    if (moved && moved.cost <= most && moved.cost < COST.clash) return [...rest, spot, moved];
  }
  return null;
}

/** The box outside of which a name is never put. */
function reachOf({ kind, at, width, height, radius, polygon, line }) {
  if (kind === "area") return boxOfRings(largestPolygon(polygon));
  if (kind === "line") return boxOfPoints(line);
  return boxAround(...at, 2 * (width + radius + MARK_GAP), 2 * (height + radius + MARK_GAP));
}
