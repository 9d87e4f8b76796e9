// SPDX-License-Identifier: MIT
import { boxAround, boxesOverlap } from "./boxes.mjs";
import { boxOfRings, gapsBetween, pointInRings, ringSpans } from "./polygons.mjs";
import { AIRY, COST, OVER, ROW_COST, ROW_STEP, TIGHT } from "./shared.mjs";

/** Names inside shapes. */

/**
 * The spot for a name inside its shape that is nearest to where it would like to be, or null.
 *
 * @param {AreaLabel} label
 * @param {Taken[]} taken
 * @param {Stage} stage
 * @returns {LabelSpot | null}
 */
export function settleArea(label, taken, stage) {
  const { rings, at, forms, isShort } = label;
  const bounds = boxOfRings(rings);
  const near = taken.filter(({ box }) => boxesOverlap(box, bounds, stage.padding));
  const room = { rings, bounds, near, at, ...stage, cells: label.open ? stage.cells : undefined };
  /** @type {Omit<LabelSpot, "anchor"> | null} */
  let best = null;
  forms.forEach((form, nth) => {
    const { lines, width, height } = form;
    const cost = nth * COST.otherLines;
    const limit = best?.cost ?? Infinity;
    const tight = bestInRows(room, { ...form, margin: isShort ? OVER : TIGHT }, cost + COST.tight, limit + COST.tight);
    const airy = tight && bestInRows(room, { ...form, margin: isShort ? TIGHT : AIRY }, cost, tight.cost);
    const found = airy ?? tight;
    if (found && found.cost < limit) best = { ...found, box: boxAround(found.x, found.y, width, height), lines };
  });
  return best && { .../** @type {Omit<LabelSpot, "anchor">} */ (best), anchor: "middle" };
}

/**
 * The cheapest centre for a box of a size, if it costs less than `limit`; row by row.
 *
 * @param {Room} room
 * @param {Size} size
 * @param {number} cost
 * @param {number} limit
 * @returns {Centre | null}
 */
function bestInRows(room, size, cost, limit) {
  /** @type {Centre | null} */
  let best = null;
  for (const y of rowsFrom(room, size)) {
    const aside = cost + ROW_COST * Math.abs(y - room.at[1]);
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

/**
 * Heights to try for the middle of a box, from the one we like away to both sides.
 *
 * @param {Room} room
 * @param {Size} size
 * @returns {number[]}
 */
function rowsFrom({ bounds, view, at }, { width, height, margin }) {
  const top = Math.max(bounds[1] + margin, view[1]) + height / 2;
  const bottom = Math.min(bounds[3] - margin, view[3]) - height / 2;
  if (!(top <= bottom) || bounds[2] - bounds[0] < width + 2 * margin) return [];
  const start = Math.min(Math.max(at[1], top), bottom);
  const step = Math.max(height / ROW_STEP[0], (bottom - top) / ROW_STEP[1], ROW_STEP[2]);
  const rows = [start];
  for (let off = step; off <= bottom - top; off += step) {
    rows.push(...[start - off, start + off].filter((y) => y >= top && y <= bottom));
  }
  return rows;
}

/**
 * The stretches of x in which the middle of a box may lie at height y: all of them, exactly.
 *
 * @param {Room} room
 * @param {Size} size
 * @param {number} y
 * @returns {Span[]}
 */
function freeRuns({ rings, near, view, padding, cells }, { width, height, margin }, y) {
  const half = width / 2;
  const inside = runsInside(rings, y - height / 2 - margin, y + height / 2 + margin, half + margin);
  if (!inside.length) return [];
  /** @type {Span[]} */
  const barred = [];
  /**
   * @param {number} room
   * @param {Span[]} spans
   */
  const bar = (room, spans) => {
    for (const [left, right] of spans) barred.push([left - (half + room), right + (half + room)]);
  };
  for (const other of near) {
    bar(padding, spanOf(other, y - height / 2 - padding, y + height / 2 + padding));
  }
  if (cells) bar(0, cells().spans(y - height / 2, y + height / 2));
  return inside.flatMap(([left, right]) =>
    gapsBetween(barred, Math.max(left, view[0] + half), Math.min(right, view[2] - half)).filter(([a, b]) => b > a),
  );
}

/** @type {WeakMap<Rings, Map<string, Span[]>>} */
const asked = new WeakMap();

/**
 * The stretches of x at which something that reaches so far to both sides lies inside rings at all
 * heights between two. Names ask for the same again and again.
 *
 * @param {Rings} rings
 * @param {number} top
 * @param {number} bottom
 * @param {number} reach
 * @returns {Span[]}
 */
function runsInside(rings, top, bottom, reach) {
  const known = asked.get(rings) ?? new Map();
  asked.set(rings, known);
  const key = `${top} ${bottom} ${reach}`;
  let runs = known.get(key);
  if (!runs) {
    const spans = ringSpans(rings, top, bottom).map(([a, b]) => /** @type {Span} */ ([a - reach, b + reach]));
    const [x0, , x1] = boxOfRings(rings);
    const middle = (top + bottom) / 2;
    runs = gapsBetween(spans, x0, x1).filter(([a, b]) => b > a && pointInRings([(a + b) / 2, middle], rings));
    known.set(key, runs);
  }
  return runs;
}

/**
 * How far something placed reaches between two heights: one span, or none.
 *
 * @param {Taken} taken
 * @param {number} top
 * @param {number} bottom
 * @returns {Span[]}
 */
function spanOf({ box, corners }, top, bottom) {
  if (box[1] >= bottom || box[3] <= top) return [];
  if (!corners) return [[box[0], box[2]]];
  const ends = ringSpans([corners], top, bottom).flat();
  return ends.length ? [[Math.min(...ends), Math.max(...ends)]] : [];
}
