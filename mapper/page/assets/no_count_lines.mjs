// SPDX-License-Identifier: MIT
// In place of `count_lines.mjs` in pages without counts by others.

/** @type {typeof import("./count_lines.mjs").countLines} */
export const countLines = () => [];
/** @type {typeof import("./count_lines.mjs").drawCountLines} */
export const drawCountLines = () => [];
/** @type {typeof import("./count_lines.mjs").countLinesKey} */
export const countLinesKey = () => [];
/** @type {typeof import("./count_lines.mjs").countAsOf} */
export const countAsOf = () => undefined;
