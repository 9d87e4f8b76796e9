// SPDX-License-Identifier: MIT
// The keyboard on the map: Tab enters the units, then the marks; arrows go to the neighbour in
// that direction, Enter holds a place open, Escape lets go; plus, minus and 0 zoom.
import { inDirection, neighboursOf } from "./topology.mjs";

const ARROWS = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

/**
 * Makes the elements of each group focusable, one of them at a time.
 * `groups` are maps from place id to element; `centres` gives [x, y] in px by place id.
 *
 * @param {{ map: L.Map, data: MapData, groups: Map<string, SVGElement>[], centres: Centres, store: Store, home: () => void }} it
 */
export function bindKeys({ map, data, groups, centres, store, home }) {
  const near = data.crowd?.near ?? neighboursOf(data.units, "units");
  // From place to place the pointer is on one all the time.
  /** @type {(element: SVGElement, id: string, group: Map<string, SVGElement>, held: (next: SVGElement) => boolean) => void} */
  const follow = (element, id, group, held) => {
    element.addEventListener("focus", () => store.set({ hover: id }));
    element.addEventListener("blur", ({ relatedTarget: next }) => held(/** @type {SVGElement} */ (next)) || store.set({ hover: null }));
    element.addEventListener("keydown", (event) => onPlaceKey(event, id, group, near, centres, store));
  };
  data.crowd?.offer((element, id) => follow(element, id, groups[0], (next) => Boolean(next?.matches(".unit"))));
  for (const group of groups) {
    const roam = roaming(group);
    const elements = new Set(group.values());
    for (const [id, element] of group) {
      element.addEventListener("focus", () => roam(id));
      follow(element, id, group, (next) => elements.has(next));
    }
  }
  map.getContainer().addEventListener("keydown", (event) => onMapKey(event, map, home));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") store.set({ picked: null, hover: null, isolated: null });
  });
}

/**
 * Exactly one element of a group takes part in the order of tabs: at first its first one, then that which is named.
 *
 * @param {Map<string, SVGElement>} group
 */
function roaming(group) {
  for (const element of group.values()) element.setAttribute("tabindex", "-1");
  let [current] = group.keys();
  const roam = (/** @type {string} */ id) => {
    group.get(current)?.setAttribute("tabindex", "-1");
    group.get((current = id))?.setAttribute("tabindex", "0");
  };
  roam(current);
  return roam;
}

/**
 * @param {KeyboardEvent} event
 * @param {string} id
 * @param {Map<string, SVGElement>} group
 * @param {Pick<Map<string, string[]>, "get">} near
 * @param {Centres} centres
 * @param {Store} store
 */
function onPlaceKey(event, id, group, near, centres, store) {
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    store.set({ picked: store.get().picked === id ? null : id });
  }
  if (!ARROWS.has(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const candidates = near.get(id) ?? [...group.keys()].filter((other) => other !== id);
  /** @type {Map<string, Point>} */
  const points = new Map();
  for (const other of candidates) {
    const at = centres(other);
    if (at) points.set(other, at);
  }
  const from = centres(id);
  const next = from && inDirection(from, points, event.key);
  if (next) group.get(next)?.focus();
}

/**
 * @param {KeyboardEvent} event
 * @param {L.Map} map
 * @param {() => void} home
 */
function onMapKey(event, map, home) {
  /** @type {Record<string, () => void>} */
  const actions = { "+": () => map.zoomIn(), "=": () => map.zoomIn(), "-": () => map.zoomOut(), 0: home };
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in actions)) return;
  event.preventDefault();
  actions[event.key]();
}
