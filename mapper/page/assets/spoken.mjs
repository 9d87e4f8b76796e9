// What is said to those who hear the page.
import { sentence } from "./detail.mjs";
import { fill } from "./dom.mjs";

/** Tells the live region which place is held open and which status is shown alone. */
export function announce(live, data, store) {
  const places = new Map(data.places.map((place) => [place.id, place]));
  const labels = new Map(data.statuses.map((status) => [status.id, status.label]));
  const words = data.words.map;
  store.listen((state, before) => {
    if (state.isolated !== before.isolated) {
      const label = labels.get(state.isolated);
      live.textContent = label ? fill(words.shown_only, { label }) : words.shown_all;
    } else if (state.picked && state.picked !== before.picked) {
      live.textContent = sentence(places.get(state.picked), data);
    }
  });
}
