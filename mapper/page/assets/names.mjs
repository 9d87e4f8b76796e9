// SPDX-License-Identifier: MIT
// Names that can be pressed, one after the other in a line.
import { el } from "./dom.mjs";

/** What stands around buttons that are listed. @type {WeakMap<HTMLElement, [HTMLElement, Text]>} */
const around = new WeakMap();

/**
 * The buttons with commas between them, which no line begins with. What stands between them is made once.
 *
 * @param {HTMLElement[]} buttons
 * @param {string} comma
 * @returns {Node[]}
 */
export function listed(buttons, comma) {
  const last = buttons.at(-1);
  return buttons.flatMap((button) => {
    if (button === last) return button;
    const [span, gap] = around.get(button) ?? [el("span", { class: "listed" }, comma.trimEnd()), new Text(" ")];
    around.set(button, [span, gap]);
    if (span.firstChild !== button) span.prepend(button);
    return [span, gap];
  });
}
