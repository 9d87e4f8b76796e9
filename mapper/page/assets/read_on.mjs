// SPDX-License-Identifier: MIT
// The sentence of a day in a narrow window: so much of it as has room above the map, and a button for the rest.
import { button } from "./dom.mjs";

/**
 * Puts the button under the sentence; gives what follows the sentence after it has changed. Opened, it stays open from
 * day to day, in the room of the longest.
 *
 * @param {Payload.Words["timeline"]} words
 */
export function foldSentence(words) {
  const said = /** @type {HTMLElement} */ (document.querySelector(".said"));
  const lead = said.querySelector(".lead");
  const more = button(words.read_on, () => {
    const isWhole = said.classList.toggle("whole");
    more.textContent = isWhole ? words.read_less : words.read_on;
    more.setAttribute("aria-expanded", String(isWhole));
    follow();
  });
  more.className = "read-on";
  more.setAttribute("aria-expanded", "false");
  const follow = () => {
    const isNeeded = said.classList.contains("whole") || lead.scrollHeight > lead.clientHeight + 1;
    more.style.visibility = isNeeded ? "" : "hidden";
  };
  said.append(more);
  new ResizeObserver(follow).observe(lead);
  return follow;
}
