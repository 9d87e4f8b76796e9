// SPDX-License-Identifier: MIT
// Who holds drawn ground, by name, on the largest piece that each has: where there are more than a key tells apart. As
// `picture/holder_labels.py` has it.
import { boxInsideBox } from "./boxes.mjs";
import { boxOfRings, pointInRings, signedArea, widestRun } from "./polygons.mjs";
import { HEIGHTS, MOST_KEYED } from "./shared.mjs";

/**
 * A function that gives `scene` the names of the holders of a day, or none, and says whether they are others than before.
 *
 * @param {Scene} scene
 * @param {FacesData} data
 * @returns {(state: RingState | null) => boolean}
 */
export function nameHolders(scene, data) {
  /** @type {RingState | null} */
  let named = null;
  return (state) => {
    if (state === named) return false;
    named = state;
    const pieces = state ? largestPieces(state, data.lines.transform) : [];
    // Of the ground of the day before nothing is kept: all of it is looked at anew.
    for (const { id } of scene.units) for (const known of [scene.rings, scene.byId, scene.drawn]) known.delete(id);
    scene.seen = "";
    scene.units = pieces.map(({ label, rings }) => {
      const status = /** @type {Status} */ (data.statuses.find(({ id }) => id === data.drawn[label]));
      const place = /** @type {Place} */ ({ id: `holder:${status.id}`, kind: "unit", name: status.label, status: status.id, at: widestMiddle(rings) });
      scene.rings.set(place.id, [rings]);
      scene.byId.set(place.id, place);
      return place;
    });
    return true;
  };
}

/**
 * Of each label with ground the largest ring with the holes in it, in degrees; none where they are few.
 *
 * @param {RingState} state
 * @param {Payload.Grid} grid
 * @returns {{ label: number, rings: Rings }[]}
 */
function largestPieces(state, { scale, translate }) {
  /** @type {Map<number, Rings>} */
  const byLabel = new Map();
  for (const { label, ring } of state) {
    const points = Array.from({ length: ring.length / 2 }, (_, nth) => /** @type {Point} */ ([ring[2 * nth] * scale[0] + translate[0], ring[2 * nth + 1] * scale[1] + translate[1]]));
    byLabel.set(label, [...(byLabel.get(label) ?? []), points]);
  }
  if (byLabel.size <= MOST_KEYED) return [];
  return [...byLabel].map(([label, rings]) => {
    const outer = rings.reduce((most, ring) => (signedArea(ring) > signedArea(most) ? ring : most));
    const box = boxOfRings([outer]);
    const holes = rings.filter((ring) => signedArea(ring) < 0 && boxInsideBox(boxOfRings([ring]), box) && pointInRings(ring[0], [outer]));
    return { label, rings: [outer, ...holes] };
  });
}

/**
 * The middle of a piece where it is widest, of some heights.
 *
 * @param {Rings} rings
 * @returns {Point}
 */
function widestMiddle(rings) {
  const [left, top, right, bottom] = boxOfRings(rings);
  /** @type {Point} */
  let middle = [(left + right) / 2, (top + bottom) / 2];
  let width = 0;
  for (let nth = 1; nth < HEIGHTS; nth++) {
    const y = top + ((bottom - top) * nth) / HEIGHTS;
    const run = widestRun(rings, y, y);
    if (run && run[1] - run[0] > width) [middle, width] = [[(run[0] + run[1]) / 2, y], run[1] - run[0]];
  }
  return middle;
}
