// SPDX-License-Identifier: MIT
// Names that can be pressed, one after the other in a line.
import { el } from "./dom.mjs";

/**
 * The buttons with commas between them, which no line begins with.
 *
 * @param {HTMLElement[]} buttons
 * @param {string} comma
 * @returns {Child[]}
 */
export function listed(buttons, comma) {
  const last = buttons.length - 1;
  return buttons.flatMap((button, i) => (i < last ? [el("span", { class: "listed" }, button, comma.trimEnd()), " "] : [button]));
}
