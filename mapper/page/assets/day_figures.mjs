// SPDX-License-Identifier: MIT
// The legend of a page of several days.
import { sayIn } from "./dom.mjs";

/**
 * The figures of the day in the legend, whose rows stay where they are.
 *
 * @param {HTMLElement} root
 * @param {Data} data
 */
export function sayFigures(root, data) {
  /** @type {NodeListOf<HTMLElement>} */
  const entries = root.querySelectorAll("[data-status]");
  for (const entry of entries) {
    const { figures } = /** @type {Status} */ (data.statuses.find(({ id }) => id === entry.dataset.status));
    const told = entry.querySelector(".figures");
    if (told) sayIn(told, figures ? ` · ${figures}` : "");
    // In the line of a narrow page, who holds nothing makes room.
    else if (entry.hidden === Boolean(figures)) entry.hidden = !figures;
  }
}
