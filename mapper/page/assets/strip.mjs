// SPDX-License-Identifier: MIT
// Who held a place over all the record, in a strip.
import { statusClass, svg } from "./dom.mjs";

/**
 * The spells side by side, as long as they lasted, and a line at the day.
 *
 * @param {{ from: number, to: number, status: string }[]} spells
 * @param {number} end
 * @param {number} day
 */
export function strip(spells, end, day) {
  /** @param {number} days */
  const share = (days) => `${(100 * days) / end}%`;
  const parts = spells.map(({ from, to, status }) => svg("rect", { x: share(from), width: share(to - from), height: "100%", class: `share ${statusClass(status)}` }));
  const at = share(day + 0.5);
  return svg("svg", { class: "strip-of-place", "aria-hidden": "true" }, ...parts, svg("line", { x1: at, x2: at, y1: "0", y2: "100%", class: "hand" }));
}
