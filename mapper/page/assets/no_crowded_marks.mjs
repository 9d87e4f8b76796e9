// SPDX-License-Identifier: MIT
// What takes the place of `crowded_marks.mjs` in pages of fewer places.
import { spread } from "./apart.mjs";

export const sizeOfMarks = () => 1;

/**
 * @param {Parameters<typeof spread>[0]} marks
 * @param {Parameters<typeof spread>[0]} events
 */
export const standApart = (marks, events) => spread([...marks, ...events]);
