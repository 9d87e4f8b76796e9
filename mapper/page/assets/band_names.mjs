// SPDX-License-Identifier: MIT
// The names of the bands of a chart, each where its band is highest; of a thin one above the chart, with a line to it.
import { statusClass, svg, toTenth } from "./dom.mjs";
import { LETTER, PAD } from "./chart_axes.mjs";
import { letteredGrounds } from "./lettered.mjs";
import { TEXT } from "./text_size.mjs";

const NAME_GRID = 6; // px from one place that is tried to the next
export const NAME_LINE = 14 * TEXT; // px of height that a name takes
const ABOVE_CHART = -6; // px: the line of the names above
const NAMES_APART = 8; // px between two of these
const HIGH_ENOUGH = 26; // px, above which a higher band is no better place
const ALIKE_ROOM = 0.9; // of the best room there is

/**
 * Places for names. `bands`: with the top and bottom of each in px on every place of a grid of `NAME_GRID` px from
 * `left` on, null where there is no band; `taken`: px of the row above that are not free.
 *
 * @param {BandOnGrid[]} bands
 * @param {{ left: number, right: number, taken: number }} room
 * @returns {PlacedName[]}
 */
export function placeNames(bands, { left, right, taken }) {
  const inside = bands.flatMap(({ id, label, edges }) => {
    const spot = roomiest(edges, placesOf(label));
    return spot && spot.high >= NAME_LINE ? [{ id, label, x: left + spot.at * NAME_GRID, y: spot.middle + 4 * TEXT }] : [];
  });
  /** @param {number} x */
  const isClear = (x) => inside.every((name) => Math.abs(name.x - x) > (placesOf(name.label) * NAME_GRID) / 2);
  /** @type {[number, number][]} */
  const above = [[0, taken]];
  const thin = bands.filter(({ id }) => !inside.some((name) => name.id === id));
  return [...inside, ...thin.flatMap(({ id, label, edges }) => nameAbove({ id, label, edges: edges.map((edge, nth) => (isClear(left + nth * NAME_GRID) ? edge : null)) }, above, left, right))];
}

/** @param {string} label */
function placesOf(label) {
  return Math.ceil((label.length * LETTER) / NAME_GRID) + 1;
}

/**
 * The name of a thin band over it, where the row above has room, which it then takes.
 *
 * @param {BandOnGrid} band
 * @param {[number, number][]} above
 * @param {number} left
 * @param {number} right
 * @returns {PlacedName[]}
 */
function nameAbove({ id, label, edges }, above, left, right) {
  const spot = roomiest(edges, 1);
  if (!spot) return [];
  const [x, wide] = [left + spot.at * NAME_GRID, label.length * LETTER];
  const start = freeStart(above, x, wide, right);
  if (start === null) return [];
  above.push([start, start + wide]);
  return [{ id, label, x: start + wide / 2, y: ABOVE_CHART, foot: [x, spot.middle] }];
}

/**
 * The middle of the longest stretch over which a name of `many` places has the most room.
 *
 * @param {BandOnGrid["edges"]} edges
 * @param {number} many
 */
function roomiest(edges, many) {
  const rooms = edges.slice(0, Math.max(0, edges.length - many + 1)).map((_, nth) => {
    const under = edges.slice(nth, nth + many);
    if (under.some((edge) => !edge)) return { high: 0, middle: 0 };
    const known = /** @type {[number, number][]} */ (under);
    const [top, bottom] = [Math.max(...known.map(([y]) => y)), Math.min(...known.map(([, y]) => y))];
    return { high: bottom - top, middle: (top + bottom) / 2 };
  });
  const most = Math.min(HIGH_ENOUGH, Math.max(0, ...rooms.map(({ high }) => high)));
  if (!most) return null;
  let [best, length] = [0, 0];
  for (let nth = 0, run = 0; nth < rooms.length; nth++) {
    run = rooms[nth].high >= most * ALIKE_ROOM ? run + 1 : 0;
    if (run > length) [best, length] = [nth - Math.floor((run - 1) / 2), run];
  }
  return { at: best + (many - 1) / 2, ...rooms[best] };
}

/**
 * Where a name above begins so that it stands over `x` and clear of those that are there; null where it cannot.
 *
 * @param {[number, number][]} above
 * @param {number} x
 * @param {number} wide
 * @param {number} right
 */
function freeStart(above, x, wide, right) {
  /** @param {number} start */
  const isFree = (start) => start + wide <= right && above.every(([from, to]) => start >= to + NAMES_APART || start + wide <= from - NAMES_APART);
  const tried = [x - wide / 2, x - wide + 4, x - 4, ...above.flatMap(([from, to]) => [to + NAMES_APART, from - NAMES_APART - wide])];
  return tried.find((start) => start >= 0 && start <= x && start + wide >= x && isFree(start)) ?? null;
}

/** @param {PlacedName[]} names */
export function drawNames(names) {
  const isLettered = letteredGrounds();
  return names.flatMap(({ id, label, x, y, foot }) => [
    ...(foot ? [svg("path", { class: "to-band", d: `M${toTenth(foot[0])},${y + 3}V${toTenth(foot[1])}` })] : []),
    svg("text", { x: toTenth(x), y: toTenth(y), class: !foot && isLettered(id) ? `band-name on ${statusClass(id)}` : "band-name" }, label),
  ]);
}

/**
 * The names of the bands of a chart; `spans` as they are drawn, with the shares under and over each band. They keep clear
 * of the `values` of the axis on the left.
 *
 * @param {{ id: string, label: string, floor: number[], ceiling: number[] }[]} bands
 * @param {{ i: number, left: number, right: number }[]} spans
 * @param {{ values: string[], right: number }} room
 * @param {(share: number) => number} y
 */
export function bandNamesOf(bands, spans, { values, right }, y) {
  /** @param {string | undefined} text */
  const beside = (text) => PAD + (text ?? "").length * LETTER;
  const left = beside(values[0]);
  const places = Array.from({ length: Math.max(0, Math.floor((right - left) / NAME_GRID)) }, (_, nth) => left + nth * NAME_GRID);
  const under = places.map((place) => spans.find((span) => span.left <= place && place < span.right)?.i);
  const onGrid = bands.map(({ id, label, floor, ceiling }) => ({
    id,
    label,
    edges: under.map((i) => (i === undefined || ceiling[i] <= floor[i] ? null : /** @type {[number, number]} */ ([y(ceiling[i]), y(floor[i])]))),
  }));
  return placeNames(onGrid, { left, right, taken: beside(values.at(-1)) });
}
