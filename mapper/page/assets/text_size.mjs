// SPDX-License-Identifier: MIT
// The sizes of letters on the map and the chart, as large as the reader wants text to be.
import { LEADING, NUMBER_RADIUS, SIZE, SPACING } from "./shared.mjs";

const USUAL = 16; // px of a rem where nobody has changed it

/** How much larger than usual text is. */
export const TEXT = parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL;

/**
 * @template {Record<string, number>} T
 * @param {T} sizes
 * @returns {T}
 */
const grown = (sizes) => /** @type {T} */ (Object.fromEntries(Object.entries(sizes).map(([name, px]) => [name, px * TEXT])));

export const LETTER_SIZE = grown(SIZE);
export const SPACES = grown(SPACING);
export const LINE_ROOM = LEADING * TEXT;
export const DISC_RADIUS = NUMBER_RADIUS * TEXT;
