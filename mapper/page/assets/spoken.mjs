// SPDX-License-Identifier: MIT
// What is said to those who hear the page.
import { sentence } from "./detail.mjs";
import { fill } from "./dom.mjs";
import { eventSentence, happenedOf } from "./event_list.mjs";
import { keyed } from "./keyed.mjs";

/**
 * Tells the live region which place is held open and which status is shown alone.
 *
 * @param {HTMLElement} live
 * @param {Data} data
 * @param {Store} store
 */
export function announce(live, data, store) {
  const places = keyed(data.places);
  /** @type {Map<string | null, string>} */
  const labels = new Map(data.statuses.map((status) => [status.id, status.label]));
  const words = data.words.map;
  store.listen((state, before) => {
    if (state.isolated !== before.isolated) {
      const label = labels.get(state.isolated);
      live.textContent = label ? fill(words.shown_only, { label }) : words.shown_all;
    } else if (state.picked && state.picked !== before.picked) {
      const happened = happenedOf(data, state.picked);
      live.textContent = happened ? eventSentence(happened, data) : sentence(places.get(state.picked), data);
    }
  });
}
