import { settleArea } from "./area_names.mjs";
import { boxAround, boxOfPoints, boxesOverlap } from "./boxes.mjs";
import { settleLine } from "./line_names.mjs";
import { markBox, settleMark } from "./mark_names.mjs";
import { settleNumber } from "./numbers.mjs";
import { boxOfRings } from "./polygons.mjs";
import { BEHIND, COST, DIRECTIONS, MARK_GAP, PADDING, SIDES } from "./shared.mjs";

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
 *   `forms`, how it may be broken: { lines, width, height }, the best first;
 * - `mark`, a name beside a mark: `width`, `height`, `at`, `radius` of the mark; `must`: more spots
 *   are tried; `withMark`: the mark is drawn only with its name, and needs room as well; `quiet`: it
 *   moves nothing aside and keeps away from its like; `unless`: a label beside which it is not placed;
 * - `number`, a disc: `radius`, `at`, `avoid` (radius of its mark); it is never dropped;
 * - `line`, a name along a line: `width`, `height`, `line`.
 *
 * They stay in the box `view`. An obstacle is { box }, or { id, box } of a mark, which labels with
 * that `place` (or else `id`) do not mind. A label with its `at` outside the view has none of it to
 * mark and is left out.
 *
 * @param {Label[]} labels
 * @param {{ view: Box, obstacles?: Taken[], padding?: number }} stage
 * @returns {Written[]} x and y of the text's
 *   anchor (`start`, `middle`, `end`) at half its height; `lines` of the form of an area's name,
 *   `angle` in degrees of a name along a line, `leader` [[x, y], [x, y]] of a number that had to move
 */
export function placeLabels(labels, { view, obstacles = [], padding = PADDING }) {
  const stage = { view, padding, obstacles };
  /** @type {PlacedLabel[]} */
  let placed = [];
  for (const label of [...labels].sort(byClaim)) {
    const spot = isUnwelcome(label, placed) ? null : settle(label, placed, label.quiet ? { ...stage, padding: BEHIND.room } : stage);
    placed = spot ? [...placed, spot] : ((!label.quiet && makeRoom(label, placed, stage)) || placed);
  }
  return placed.sort((a, b) => byClaim(a.label, b.label)).map(asPlaced);
}

/**
 * Whether a label that stands back is said already by another one, or near to its like.
 *
 * @param {Label} label
 * @param {PlacedLabel[]} placed
 */
function isUnwelcome(label, placed) {
  if (label.kind !== "mark" || !label.quiet) return false;
  const [x, y] = label.at;
  return placed.some(
    ({ label: other }) =>
      other.id === label.unless ||
      (other.kind === "mark" && other.quiet && (x - other.at[0]) ** 2 + (y - other.at[1]) ** 2 < BEHIND.apart ** 2),
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
  return (text, size, letterSpacing = 0, weight = 400) => {
    context.font = `${weight} ${size}px ${family}`;
    return context.measureText(text).width + letterSpacing * [...text].length;
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
  return { id: label.id, kind: label.kind, x, y, anchor, box, lines, angle, leader };
}

/**
 * The best spot for a label among those placed already, or null.
 *
 * @param {Label} label
 * @param {PlacedLabel[]} placed
 * @param {Stage} stage
 * @returns {PlacedLabel | null}
 */
function settle(label, placed, stage) {
  const own = label.place ?? label.id;
  const marks = placed.flatMap(({ label: other }) => (other.withMark ? [{ id: other.place, box: markBox(/** @type {MarkLabel} */ (other)) }] : []));
  const others = [...stage.obstacles, ...marks].filter(({ id }) => id !== own);
  const taken = [...others, ...placed, ...placed.flatMap(({ line }) => line ?? [])];
  const spot = /** @type {Settler} */ (SETTLERS[label.kind])(label, taken, stage);
  return spot && { label, ...spot };
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
