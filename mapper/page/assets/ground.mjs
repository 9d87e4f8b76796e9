// SPDX-License-Identifier: MIT
// The ground: neighbours, units, border regions and the lines between them, as Leaflet paths.
import { drawLines } from "./fronts.mjs";
import { keyed } from "./keyed.mjs";
import { dotAt, drawContext, drawShapes, lookOf, sideOf, sizesOf } from "./shapes.mjs";
import { scaled } from "./scaled.mjs";
import { redrawn } from "./world.mjs";

/**
 * Draws the ground on `map`. Panes from below: neighbours, units, border regions, lines.
 * Gives the paths of the units and of the border regions by id, the `lines`, `outlines`, which are all lines around units,
 * and `repaint`, which follows the statuses of the places; `repaintBands` does so for border regions alone.
 *
 * @param {L.Map} map
 * @param {MapData} data
 * @returns {Ground}
 */
export function drawGround(map, data) {
  const places = keyed(data.places);
  map.getContainer().classList.toggle("tiled", data.tiled);
  if (!data.tiled) drawContext(map, data);
  const units = drawShapes(map, data.units, "units", 400, "unit");
  const bands = data.bands ? drawShapes(map, data.bands, "bands", 410, "band") : new Map();
  for (const [id, element] of bands) element.setAttribute("data-place", id);
  const sizes = sizesOf(map, data);
  const lines = drawLines(map, data, sizes);
  /** @type {Map<string, Spot>} */
  let specks;
  redrawn(map, () => (specks = sizes.specks()));
  scaled(map, [], function* () {
    yield;
    return () => dotSpecks(units, specks);
  });
  const worn = new Map();
  /** @param {Map<string, SVGElement>} shapes */
  const dress = (shapes) => {
    for (const [id, element] of shapes) wear(element, lookOf(places.get(id)), worn);
  };
  const repaint = () => {
    dress(units);
    dress(bands);
    lines.repaint((id) => sideOf(places.get(id)));
  };
  repaint();
  const outlines = () => ({ ids: [...units.keys()], lines: lines.outlines?.([...units.keys()]) ?? [] });
  return { units: Object.assign(units, { specks: () => [...specks.values()] }), bands, lines, outlines, repaint, repaintBands: () => dress(bands) };
}

/**
 * What is too small to be seen has a dot, above all other ground.
 *
 * @param {Map<string, SVGElement>} units
 * @param {Map<string, Spot>} specks
 */
function dotSpecks(units, specks) {
  for (const [id, element] of units) {
    const middle = specks.get(id);
    element.classList.toggle("speck", Boolean(middle));
    if (!middle) continue;
    element.setAttribute("d", element.getAttribute("d") + dotAt(middle));
    element.parentNode?.append(element);
  }
}

/**
 * @param {SVGElement} element
 * @param {Look} look
 * @param {Map<SVGElement, Look>} worn
 */
function wear(element, look, worn) {
  const before = worn.get(element) ?? [];
  if (before.length === look.length && before.every((one, nth) => one === look[nth])) return;
  if (before.length * look.length === 1) element.classList.replace(before[0], look[0]);
  else {
    element.classList.remove(...before);
    element.classList.add(...look);
  }
  worn.set(element, look);
}
