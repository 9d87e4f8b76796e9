// SPDX-License-Identifier: MIT
// A mounted map kept true to places that change.
import { statusClass } from "./dom.mjs";
import { markOf } from "./figures.mjs";
import { onceAtRest } from "./at_rest.mjs";
import { answered, inSlices } from "./tasks.mjs";

const REST = 120; // ms without a further change after the page was painted, after which the lettering is laid out anew

/**
 * A function to be called after the places of a mounted map have changed: shapes and marks
 * follow at once, and once the map rests the lettering too, then step by step what hears the map and `settle`. A `fresh`
 * map shows the places as they are, all but what is not there.
 *
 * Under a hand, which is there (`byHand`) or moves on, the ground is what `swift` shows, if it can show the places: all
 * that `isPlain`, of which no two days are compared and no status stands alone.
 *
 * @param {Mounted} mounted
 * @param {() => Iterable<unknown>} settle
 * @param {Swift} [swift]
 */
export function keepLive(mounted, settle, swift) {
  let changes = 0;
  let isMoving = false;
  const settling = inSlices(function* () {
    yield* mounted.nameAll();
    yield* settle();
  });
  /** @param {Promise<void>} [when] */
  const rest = async (when) => {
    const seen = changes;
    isMoving = false;
    swift?.end();
    await mounted.figures.lay(when);
    if (seen === changes) settling.start();
  };
  const atRest = onceAtRest(REST, () => rest());
  return ({ now = false, fresh = false, isPlain = false, byHand = false } = {}) => {
    if (fresh) {
      showBands(mounted);
      redrawMarks(mounted.figures);
      return void [...settle()];
    }
    changes++;
    settling.stop();
    mounted.figures.halt();
    if ((isMoving || byHand) && isPlain && !now && swift?.show()) mounted.ground.repaintBands();
    else if (!swift?.end()) mounted.ground.repaint();
    isMoving = true;
    showBands(mounted);
    redrawMarks(mounted.figures);
    hideNames(mounted.figures);
    mounted.dim();
    atRest.stop();
    if (now) rest(answered());
    else atRest.start();
  };
}

/**
 * A border region of which nothing is known now is no region.
 *
 * @param {Mounted} mounted
 */
function showBands({ ground, figures }) {
  for (const [id, element] of ground.bands) element.classList.toggle("gone", !figures.scene.byId.get(id).status);
}

/**
 * Marks in the colours of now; those of which nothing is known now are gone.
 *
 * @param {Figures} figures
 */
function redrawMarks({ scene, marks }) {
  for (const place of scene.marked) {
    const mark = marks.get(place.id);
    mark.classList.toggle("gone", !place.status);
    mark.classList.toggle("contradicted", Boolean(place.contradicted));
    if (mark.classList.contains(statusClass(place.status))) continue;
    mark.replaceChildren(...markOf(place, scene).childNodes);
    mark.classList.remove(statusClass(""), ...scene.data.statuses.map(({ id }) => statusClass(id)));
    mark.classList.add(statusClass(place.status));
  }
}

/**
 * Names and numbers of that of which nothing is known now are gone, until they are laid out anew.
 *
 * @param {Figures} figures
 */
function hideNames({ scene, layers }) {
  for (const text of layers.letters.children) {
    const place = scene.byId.get(text.getAttribute("data-place") ?? undefined);
    const isGone = Boolean(place?.at) && place.kind !== "unit" && !place.status;
    if (text.classList.contains("gone") !== isGone) text.classList.toggle("gone", isGone);
  }
  /** @type {Set<string | undefined>} */
  const numbered = new Set(scene.data.annotations.map(({ place }) => place));
  for (const sign of layers.numbers.children) {
    sign.classList.toggle("gone", !numbered.has(sign.dataset.place));
  }
}
