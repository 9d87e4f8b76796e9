// SPDX-License-Identifier: MIT
// Very many marks.
import { spread } from "./apart.mjs";
import { boxOfPoints } from "./boxes.mjs";
import { CROWDED } from "./shared.mjs";

/**
 * How large marks are, 1 being their size: less where they are so many and so close that they would cover the ground.
 *
 * @param {{ at: Point, reach: number }[]} marks
 */
export function sizeOfMarks(marks) {
  if (marks.length <= CROWDED.from) return 1;
  const [left, top, right, bottom] = boxOfPoints(marks.map(({ at }) => at));
  const covered = marks.reduce((sum, { reach }) => sum + (2 * reach) ** 2, 0);
  return Math.max(CROWDED.least, Math.min(1, Math.sqrt((CROWDED.share * (right - left) * (bottom - top)) / covered)));
}

/**
 * Where marks stand, in px by id: apart from each other; smaller ones where they are, beside which events move.
 *
 * @param {{ id: string, at: Point, reach: number }[]} marks
 * @param {{ id: string, at: Point, reach: number }[]} events
 * @param {number} size
 */
export function standApart(marks, events, size) {
  if (size === 1) return spread([...marks, ...events]);
  const where = spread(events);
  for (const { id, at } of marks) where.set(id, at);
  return where;
}
