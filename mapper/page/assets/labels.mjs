// SPDX-License-Identifier: MIT
import { settleArea } from "./area_names.mjs";
import { boxAround, boxInsideBox, boxOfPoints, boxesOverlap, wayTo } from "./boxes.mjs";
import { groundCells } from "./ground_cells.mjs";
import { settleLed } from "./led_names.mjs";
import { settleLine } from "./line_names.mjs";
import { markBox, settleMark } from "./mark_names.mjs";
import { settleNumber } from "./numbers.mjs";
import { boxOfRings } from "./polygons.mjs";
import { BEHIND, COST, DIRECTIONS, MARK_GAP, NEARER, PADDING, SIDES, WORD_ROOM } from "./shared.mjs";
import { lastOf } from "./tasks.mjs";

/**
 * Where names and numbers go on the map. Everything in px on the screen, y down. Pictures have the
 * same rules in `picture/label_placement/`: a test holds both to the same places.
 */

/**
 * What may move aside for a name that comes after, and the cost of the spots it may move to.
 *
 * @type {Partial<Record<Label["kind"], number>>}
 */
const MOVABLE = { area: COST.clash, mark: SIDES.length, number: 2 * DIRECTIONS.length };

const SETTLERS = { area: settleArea, mark: settleMark, number: settleNumber, line: settleLine };

/**
 * The labels that find a place, in order of claim: `priority` upwards, then `id`.
 *
 * Labels are { id, kind, priority, … } with, by kind:
 * - `area`, a name inside a shape: the `rings` of its polygon, `at` (where it would like to be), and
 *   `forms`, how it may be broken: { lines, width, height }, the best first; `size` of a unit;
 *   `led`: it may stand off it, with a line, there in its last `brief` forms where these are a shorter name; `shy`: not placed where a label that is not shy, of a shape as
 *   large, found no room; `open`: it keeps off the ground of units; `short`: a form that stands for all,
 *   of which there are `most` at the most;
 * - `mark`, a name beside a mark: `width`, `height`, `at`, `radius` of the mark; `must`: more spots
 *   are tried, and a line; `withMark`: the mark is drawn only with its name, and needs room as well; `quiet`: it
 *   moves nothing aside and keeps away from its like;
 * - `number`, a disc: `radius`, `at`, `avoid` (radius of its mark); it is never dropped;
 * - `line`, a name along a line: `width`, `height`, `line`.
 * Any has `unless`, a label beside which it is not placed.
 *
 * They stay in the box `view`. `ground`: the polygons of all units, by id. An obstacle is { box }, or { id, box } of a mark, which labels with
 * that `place` (or else `id`) do not mind. A label with its `at` outside the view has none of it to
 * mark and is left out.
 *
 * @param {Label[]} labels
 * @param {{ view: Box, obstacles?: Taken[], padding?: number, ground?: Iterable<[string, Rings[]]>, most?: number }} stage
 * @returns {Written[]} x and y of the text's
 *   anchor (`start`, `middle`, `end`) at half its height; `lines` of the form of an area's name,
 *   `angle` in degrees of a name along a line, `leader` [[x, y], [x, y]] of a name or number that had to move
 */
export function placeLabels(labels, stage) {
  return lastOf(placingOf(labels, stage));
}

/**
 * The same, label by label.
 *
 * @param {Parameters<typeof placeLabels>[0]} labels
 * @param {Parameters<typeof placeLabels>[1]} stage
 * @returns {Generator<undefined, Written[]>}
 */
export function* placingOf(labels, { view, obstacles = [], padding = PADDING, ground, most = 0 }) {
  const cells = ground && (() => cellsOf(view, ground));
  const stage = { view, padding, obstacles, cells };
  /** @type {PlacedLabel[]} */
  let placed = [];
  let [unnamed, numbered] = [0, 0];
  for (const label of [...labels].sort(byClaim)) {
    yield;
    const size = (label.kind === "area" && label.size) || 0;
    if (isUnwelcome(label, placed) || (label.shy && size <= unnamed)) continue;
    const named = withLabel(label, placed, stage);
    const more = named ?? (numbered < most ? withShort(label, placed, stage) : null);
    if (!named && more) numbered++;
    if (more) placed = more;
    else if (label.kind === "area" && boxInsideBox([...label.at, ...label.at], view)) unnamed = Math.max(unnamed, size);
  }
  return placed.sort((a, b) => byClaim(a.label, b.label)).map(asPlaced);
}

/** @type {WeakMap<Iterable<[string, Rings[]]>, { view: Box, cells: Cells }>} */
const cellsKnown = new WeakMap();

/**
 * The cells of a ground, made once for as long as it is looked at alike.
 *
 * @param {Box} view
 * @param {Iterable<[string, Rings[]]>} ground
 */
function cellsOf(view, ground) {
  const before = cellsKnown.get(ground);
  if (before && before.view.join() === view.join()) return before.cells;
  const cells = groundCells(view, ground);
  cellsKnown.set(ground, { view, cells });
  return cells;
}

/**
 * The placed labels and this one, or null; what stands back moves nothing aside.
 *
 * @param {Label} label
 * @param {PlacedLabel[]} placed
 * @param {Stage} stage
 */
function withLabel(label, placed, stage) {
  const spot = settle(label, placed, label.quiet ? { ...stage, padding: BEHIND.room } : stage);
  if (spot) return [...placed, spot];
  return label.quiet ? null : (makeRoom(label, placed, stage) ?? withLine(label, placed, stage));
}

/**
 * The placed labels and the short form of this one, or null.
 *
 * @param {Label} label
 * @param {PlacedLabel[]} placed
 * @param {Stage} stage
 */
function withShort(label, placed, stage) {
  return label.kind === "area" && label.short ? withLabel({ ...label, forms: [label.short], isShort: true }, placed, stage) : null;
}

/**
 * Whether a label is said already by another one, or stands back and is near to its like.
 *
 * @param {Label} label
 * @param {PlacedLabel[]} placed
 */
function isUnwelcome(label, placed) {
  /** @param {Label} other */
  const isNear = (other) => label.quiet && other.quiet && areNear(/** @type {MarkLabel} */ (label), /** @type {MarkLabel} */ (other));
  return placed.some(({ label: other }) => other.id === label.unless || isNear(other));
}

/**
 * Whether two towns for orientation are too near to each other for both to be named.
 *
 * @param {{ at: Point }} one
 * @param {{ at: Point }} other
 */
export function areNear({ at: [x, y] }, { at: [x1, y1] }) {
  return Math.hypot(x - x1, y - y1) < BEHIND.apart;
}

/**
 * Whether the mark of a label would lie nearer to a name than that name's own mark.
 *
 * @param {Label} label
 * @param {PlacedLabel[]} placed
 */
function isMistaken(label, placed) {
  return (
    label.kind === "mark" && label.withMark &&
    placed.some(({ label: other, box }) => other.kind === "mark" && wayTo(box, label.at, label.radius) < wayTo(box, other.at, other.radius) - NEARER)
  );
}

/**
 * A function (text, size, letterSpacing, weight) → width in px, for one font family. Size and
 * spacing are in px; the spacing follows every letter, as in style sheets.
 *
 * @param {string} family
 * @returns {Scene["measure"]}
 */
export function measurer(family) {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** @type {Map<string, number>} */
  const known = new Map();
  return (text, size, letterSpacing = 0, weight = 400) => {
    const asked = [weight, size, letterSpacing, text].join(" ");
    let width = known.get(asked);
    if (width === undefined) {
      context.font = `${weight} ${size}px ${family}`;
      known.set(asked, (width = context.measureText(text).width + letterSpacing * [...text].length));
    }
    return width;
  };
}

/**
 * @param {Label} a
 * @param {Label} b
 */
function byClaim(a, b) {
  return a.priority - b.priority || (a.id < b.id ? -1 : 1);
}

/**
 * @param {PlacedLabel} placed
 * @returns {Written}
 */
function asPlaced({ label, x, y, anchor, box, lines, angle, leader }) {
  return { id: label.id, kind: label.kind, isShort: label.isShort, x, y, anchor, box, lines, angle, leader };
}

/**
 * The best spot for a label among those placed already, or null.
 *
 * @param {Label} label
 * @param {PlacedLabel[]} placed
 * @param {Stage} stage
 * @param {Settler} [settler]
 * @returns {PlacedLabel | null}
 */
function settle(label, placed, stage, settler = /** @type {Settler} */ (SETTLERS[label.kind])) {
  if (isMistaken(label, placed)) return null;
  const own = label.place ?? label.id;
  const taken = stage.obstacles.filter(({ id }) => id !== own);
  for (const one of placed) {
    taken.push(one);
    if (one.line) taken.push(one.line);
    if (one.row && label.kind !== "number") taken.push(one.row);
    if (one.mark && one.mark.id !== own) taken.push(one.mark);
  }
  const spot = settler(label, taken, stage);
  const mark = label.kind === "mark" && label.withMark ? { id: label.place, box: markBox(label) } : undefined;
  return spot && { label, ...spot, row: rowOf(label, spot), mark };
}

/**
 * The placed labels and this one off its place, with a line to it; or null.
 *
 * @param {Label} label
 * @param {PlacedLabel[]} placed
 * @param {Stage} stage
 */
function withLine(label, placed, stage) {
  const leads = label.kind === "area" ? label.led && stage.cells : label.kind === "mark" && label.must;
  const spot = leads && settle(label, placed, stage, /** @type {Settler} */ (settleLed));
  return spot ? [...placed, spot] : null;
}

/**
 * What keeps other names a word away on the lines of a placed one: the middle of them, wider; of a name
 * that is turned the middle of the box around it.
 *
 * @param {Label} label
 * @param {LabelSpot} spot
 * @returns {Taken | undefined}
 */
function rowOf({ kind }, { box: [x0, y0, x1, y1], lines }) {
  if (kind === "number") return undefined;
  const half = (y1 - y0) / (lines?.length ?? 1) / 2;
  return { box: [x0 - WORD_ROOM, y0 + half, x1 + WORD_ROOM, y1 - half], isRow: true };
}

/**
 * The placed labels and this one, if one that was placed before can move aside for it; or null.
 * That one keeps its claim: it is moved, never dropped.
 *
 * @param {Label} label
 * @param {PlacedLabel[]} placed
 * @param {Stage} stage
 */
function makeRoom(label, placed, stage) {
  if (!settle(label, [], stage)) return null;
  const reach = reachOf(/** @type {AnyLabel} */ (/** @type {unknown} */ (label)));
  for (const other of placed) {
    const limit = MOVABLE[other.label.kind];
    if (!limit || !boxesOverlap(other.box, reach)) continue;
    const rest = placed.filter((one) => one !== other);
    const spot = settle(label, rest, stage);
    const moved = spot && settle(other.label, [...rest, spot], stage);
    const most = Math.max(limit, other.cost);
    if (moved && moved.cost <= most && moved.cost < COST.clash) return [...rest, spot, moved];
  }
  return null;
}

/**
 * The box outside of which a name is never put.
 *
 * @param {AnyLabel} label
 * @returns {Box}
 */
function reachOf({ kind, at, width, height, radius, rings, line }) {
  if (kind === "area") return boxOfRings(rings);
  if (kind === "line") return boxOfPoints(line);
  return boxAround(...at, 2 * (width + radius + MARK_GAP), 2 * (height + radius + MARK_GAP));
}
