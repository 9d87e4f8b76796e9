// SPDX-License-Identifier: MIT
// What is said of a day to those who hear the page, once the slider rests.
import { labelsOf } from "./change_view.mjs";
import { fill } from "./dom.mjs";

const LISTENING = 600; // ms after which the slider, which says its own day, has been heard
const MOST_HEARD = 3; // turns, and names of each

/**
 * A function to be called when a day is shown: it puts `sentence()` into the live region, after a while where the
 * slider has the focus, and not at all while the page plays.
 *
 * @param {HTMLElement} live
 * @param {HTMLElement} slider
 * @param {() => boolean} isPlaying
 * @param {() => string} sentence
 */
export function tellDays(live, slider, isPlaying, sentence) {
  let timer = 0;
  const tell = () => {
    if (!isPlaying()) live.textContent = sentence();
  };
  return () => {
    clearTimeout(timer);
    if (!document.documentElement.dataset.ready) return;
    if (document.activeElement === slider) timer = setTimeout(tell, LISTENING);
    else tell();
  };
}

/**
 * What changed on a day, in a sentence; nothing where nothing did. `names`: of the places of each turn.
 *
 * @param {(Pair & { names: string[] })[]} turns
 * @param {TimelineData | FacesData} data
 * @param {Speaker} say
 */
export function turnsHeard(turns, data, say) {
  const words = data.words.timeline;
  const labels = labelsOf(data);
  /**
   * @param {string[]} texts
   * @param {(texts: string[]) => string} join
   */
  const few = (texts, join) => {
    const rest = texts.length - MOST_HEARD;
    const first = join(texts.slice(0, MOST_HEARD));
    return rest > 0 ? say.count(words.heard_more, rest, { first }) : first;
  };
  /** @type {Map<string, Pair & { names: string[] }>} */
  const alike = new Map();
  for (const { before, after, names } of turns) {
    const key = `${before} ${after}`;
    alike.set(key, { before, after, names: [...(alike.get(key)?.names ?? []), ...names] });
  }
  const parts = [...alike.values()].map(({ before, after, names }) =>
    fill(words.heard_turn, { places: few(names, say.beside), before: labels.get(before), after: labels.get(after) }),
  );
  return parts.length ? fill(words.heard, { turns: few(parts, say.apart) }) : "";
}
