// SPDX-License-Identifier: MIT
// One map of the page: its ground, figures and controls, joined with what the reader chooses.
import { sentence } from "./detail.mjs";
import { drawFigures } from "./figures.mjs";
import { drawGround } from "./ground.mjs";
import { bindFar } from "./far.mjs";
import { keyed } from "./keyed.mjs";
import { latLon } from "./shapes.mjs";
import { bindKeys } from "./keys.mjs";
import { bindPointer, keepScrollFree } from "./pointer.mjs";
import { atHand } from "./store.mjs";
import { lastOf } from "./tasks.mjs";
import { bindTip } from "./tip.mjs";
import { addControls, fitPaper, hintOver, setView, showBox } from "./view.mjs";

/**
 * Draws the ground of `data` on a Leaflet map, with its marks: what a reader sees first.
 *
 * @param {L.Map} map
 * @param {MapData} data
 * @returns {Laid}
 */
export function layGround(map, data) {
  return lastOf(layingGround(map, data));
}

/**
 * The same, step by step.
 *
 * @param {L.Map} map
 * @param {MapData} data
 * @returns {Generator<undefined, Laid>}
 */
export function* layingGround(map, data) {
  const home = setView(map, data);
  yield;
  const ground = drawGround(map, data);
  yield;
  return { home, ground, figures: drawFigures(map, data) };
}

/**
 * Letters a map whose ground is drawn, and joins it with what the reader chooses. Gives its ground and
 * figures, `home`, which shows the whole again, what names all that is heard of it, which no reader waits
 * for to see it, and what follows the places after they have changed: see `live.mjs`.
 *
 * @param {L.Map} map
 * @param {MapData} data
 * @param {Store} store
 * @param {Laid} laid
 * @returns {Mounted}
 */
export function mountMap(map, data, store, { home, ground, figures } = layGround(map, data)) {
  addControls(map, data.words, home);
  bindFar(map, data, showBox);
  const places = keyed(data.places);
  const elements = new Map([...ground.units, ...figures.marks]);
  const nameAll = () => nameShapes(elements, places, data);
  if (data.crowd) data.crowd.said = (id) => sentence(places.get(id), data);

  const centres = centresOn(map, (id) => places.get(id)?.at ?? figures.happened.at?.(id));
  bindKeys({ map, data, groups: [ground.units, figures.marks, figures.happened.marks], centres, store, home });
  bindPointer({ map, units: ground.units, spots: figures.spots, store });
  bindTip({ map, data, centres, store });
  keepScrollFree(map, data.words.map, hintOver(map));
  const dim = highlight({ map, elements, ring: ground.lines.ring, units: ground.units, places, store });
  figures.happened.link?.(store);
  fitPaper(map);
  figures.lay();
  return { ground, figures, home, dim, nameAll, centres };
}

/**
 * The [x, y] of a place in layer px by its id; null for a place without a point.
 *
 * @param {L.Map} map
 * @param {(id: string) => Point | undefined} find
 * @returns {Centres}
 */
function centresOn(map, find) {
  return (id) => {
    const at = find(id);
    if (!at) return null;
    const { x, y } = map.latLngToLayerPoint(latLon(at));
    return [x, y];
  };
}

/**
 * Names and roles for those who hear the map, one by one.
 *
 * @param {Map<string, SVGElement>} elements
 * @param {Known<string, Place>} places
 * @param {Data} data
 */
function* nameShapes(elements, places, data) {
  for (const [id, element] of elements) {
    const said = sentence(places.get(id), data);
    if (element.getAttribute("aria-label") === said) continue;
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", said);
    yield;
  }
}

/**
 * Marks the place at hand on the map; gives what dims all that a status shown alone leaves out.
 *
 * @param {{ map: L.Map, elements: Map<string | null, SVGElement>, ring: Lines["ring"], units: Units, places: Known<string, Place>, store: Store }} it
 */
function highlight({ map, elements, ring, units, places, store }) {
  /** @type {string | null} */
  let dimmed = null;
  const dim = () => {
    const { isolated } = store.get();
    if (isolated === null && dimmed === null) return;
    dimmed = isolated;
    map.getContainer().classList.toggle("isolating", isolated !== null);
    units.dim?.(isolated);
    for (const [id, element] of elements) {
      element.classList.toggle("dim", isolated !== null && (places.get(/** @type {string} */ (id)).status ?? "") !== isolated);
    }
  };
  store.listen((state, before) => {
    const [now, then] = [atHand(state), atHand(before)];
    if (now !== then) {
      elements.get(then)?.classList.remove("at-hand");
      elements.get(now)?.classList.add("at-hand");
      ring(units.get(/** @type {string} */ (now)));
    }
    if (state.isolated !== before.isolated) dim();
  });
  return dim;
}
