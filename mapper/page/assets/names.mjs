// SPDX-License-Identifier: MIT
// Names that can be pressed, one after the other in a line.
import { button, el, fill } from "./dom.mjs";
import { MANY_ROWS } from "./shared.mjs";

const LISTED = 100; // names in a line, of very many: nobody reads more there

/** What stands around buttons that are listed. @type {WeakMap<HTMLElement, [HTMLElement, Text]>} */
const around = new WeakMap();

/**
 * The buttons of places with commas between them, which no line begins with; of very many places the first ones, and a
 * button that lists the others. What stands between them is made once.
 *
 * @param {Place[]} places
 * @param {(place: Place) => HTMLElement} buttonOf
 * @param {Pick<MapData, "words">} data
 * @param {Speaker} say
 * @returns {Node[]}
 */
export function listed(places, buttonOf, { words }, say) {
  const shown = places.length > MANY_ROWS ? LISTED : places.length;
  const named = places.slice(0, shown).map(buttonOf);
  if (shown === places.length) return withCommas(named, say.comma);
  const more = button(fill(words.table.more, { n: say.integer(places.length - shown) }), () => {
    const others = places.slice(shown).map(buttonOf);
    more.replaceWith(...withCommas(others, say.comma));
    others[0].focus();
  });
  return withCommas([...named, more], say.comma);
}

/**
 * @param {HTMLElement[]} buttons
 * @param {string} comma
 * @returns {Node[]}
 */
function withCommas(buttons, comma) {
  const last = buttons.at(-1);
  return buttons.flatMap((button) => {
    if (button === last) return button;
    const [span, gap] = around.get(button) ?? [el("span", { class: "listed" }, comma.trimEnd()), new Text(" ")];
    around.set(button, [span, gap]);
    if (span.firstChild !== button) span.prepend(button);
    return [span, gap];
  });
}
