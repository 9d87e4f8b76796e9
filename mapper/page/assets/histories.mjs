// SPDX-License-Identifier: MIT
// What the faces of drawn ground were on every day, see `faces_payload.py`.
import { unpackNumbers } from "./payload.mjs";

/**
 * Every history as a piece of ground like a unit: its `track`, see `tracks.mjs`, and its `km2`.
 * A report is given again on every stop until the next run begins.
 *
 * @param {Omit<FacesData, "ground">} data
 * @returns {Face[]}
 */
export function readHistories({ histories, digits, stops, drawn, reports }) {
  const numbers = unpackNumbers(histories);
  const several = reports.length > 1;
  const found = [];
  for (let at = 0; at < numbers.length; ) {
    /** @type {Run[]} */
    const runs = [];
    let stop = 0;
    for (let left = numbers[at++]; left > 0; left--) {
      stop += numbers[at++];
      runs.push({ stop, label: numbers[at++], report: several ? numbers[at++] : 0 });
    }
    const track = runs.map((run, i) => stepOf(run, runs[i + 1]?.stop ?? stops.length, stops, drawn));
    found.push({ id: `h${found.length}`, track, km2: numbers[at++] / 10 ** digits });
  }
  return found;
}

/**
 * @param {Run} run
 * @param {number} end
 * @param {number[]} stops
 * @param {string[]} drawn
 * @returns {Payload.PackedStep}
 */
function stepOf({ stop, label, report }, end, stops, drawn) {
  const at = stops[stop];
  return label ? [at, drawn[label - 1], report, 0, 0, stops[end - 1] - at] : [at];
}
