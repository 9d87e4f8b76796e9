// SPDX-License-Identifier: MIT
// Paths of many corners, which a zoom scales at once, and which are written anew once it has been painted.
import { inSlices, isInUse, restedFor } from "./tasks.mjs";
import { redrawn } from "./world.mjs";

const ZOOMED_REST = 60; // ms after what is scaled was painted

/** @type {WeakMap<L.Map, ReturnType<typeof paperOf>>} */
const papers = new WeakMap();

/**
 * Has `write` reckon step by step what stands in `groups` at the zoom of a map, and give what puts it there: at once at first
 * and for paper, else when a map that a reader zoomed rests. Until then the groups are scaled; how broad lines are does not
 * change with that. What is written of one map is put in one go.
 *
 * @param {L.Map} map
 * @param {Element[]} groups
 * @param {Writing} write
 */
export function scaled(map, groups, write) {
  const paper = papers.get(map) ?? paperOf(map);
  papers.set(map, paper);
  paper.add(groups, write);
}

/** @param {L.Map} map */
function paperOf(map) {
  /** @type {Set<Element>} */
  const groups = new Set();
  /** @type {Writing[]} */
  const all = [];
  // The zoom for which all is written, and where layer px were counted from.
  let [zoom, x, y] = [NaN, 0, 0];
  let isScaled = false;
  /** @param {Writing[]} writings */
  const written = function* (writings) {
    const puts = [];
    for (const write of writings) puts.push(yield* write());
    for (const put of puts) put();
    for (const group of groups) group.removeAttribute("transform");
    zoom = map.getZoom();
    ({ x, y } = map.getPixelOrigin());
    isScaled = false;
  };
  const { start, stop } = inSlices(() => written(all));
  const now = () => {
    stop();
    void [...written(all)];
  };
  const scale = () => {
    const by = 2 ** (map.getZoom() - zoom);
    const { x: left, y: top } = map.getPixelOrigin();
    for (const group of groups) group.setAttribute("transform", `translate(${x * by - left},${y * by - top})scale(${by})`);
    isScaled = true;
    start(restedFor(ZOOMED_REST));
  };
  now();
  redrawn(map, () => {
    // Who zooms back before all is written anew has what was written for there.
    if (!isScaled && map.getZoom() === zoom && map.getPixelOrigin().equals([x, y])) return;
    if (isInUse()) scale();
    else now();
  });
  for (const event of ["beforeprint", "saving"]) addEventListener(event, () => isScaled && now());
  return {
    /** @type {(more: Element[], write: Writing) => void} */
    add(more, write) {
      for (const group of more) groups.add(group);
      all.push(write);
      void [...written([write])];
    },
  };
}
