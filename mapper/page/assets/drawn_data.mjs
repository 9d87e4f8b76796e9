// SPDX-License-Identifier: MIT
// What is drawn on a day as files for other programs: a row, and a shape, for every status.
import { windingOf } from "./drawn_lines.mjs";
import { drawnOn } from "./ground_words.mjs";
import { filesOf, schemeOf } from "./saved_data.mjs";
import { isoOf } from "./wording.mjs";

const FINE = 7; // of a degree: more than the grid of the lines has

/**
 * What makes the files; `shown` gives the days that are shown, `now` that of the figures, `figuresOn` puts the figures of a day into the statuses,
 * and `ringsOn` gives what is drawn on it.
 *
 * @param {FacesData} data
 * @param {{ shown: () => number[], now: () => number, figuresOn: (day: number) => void, holdingsAt: (day: number) => Holdings, ringsOn: (day: number) => RingState }} it
 */
export function drawnFiles(data, { shown, now, figuresOn, holdingsAt, ringsOn }) {
  /** @type {(day: number) => Saved[]} */
  const savedOn = (day) => {
    figuresOn(day);
    const held = [...holdingsAt(day).values()];
    const scheme = schemeOf(data);
    return data.statuses.map(({ id, label, area_km2, share }, nth) => {
      const reports = [...new Set(held.flatMap(({ status, report }) => (id && status === id ? [data.reports[report]] : [])))];
      /** @param {"basis" | "source" | "url" | "note"} key */
      const said = (key) => [...new Set(reports.flatMap((report) => report?.[key] ?? []))].join("; ");
      const rings = ringsOn(day).flatMap(({ label, ring }) => (data.drawn[label] === id ? [ring] : []));
      return {
        row: { date: isoOf(data.start, day), drawn: isoOf(data.start, drawnOn(data, day)), status: id, status_label: label, status_color: scheme[nth].color, area_km2: Number(area_km2.toFixed(data.digits)), share, basis: said("basis"), source: said("source"), source_url: said("url"), note: said("note") },
        shape: polygonsIn(rings).map((polygon) => polygon.map((ring) => degreesOf(ring, data.lines.transform))),
      };
    });
  };
  const saved = () => {
    const all = shown().flatMap(savedOn);
    figuresOn(now());
    return all;
  };
  return filesOf(data, saved, FINE);
}

/**
 * Rings as polygons, the outer one first: they run against the clock, holes with it.
 *
 * @param {number[][]} rings
 */
export function polygonsIn(rings) {
  const outer = rings.filter((ring) => areaOf(ring) > 0).sort((one, other) => areaOf(one) - areaOf(other));
  const polygons = outer.map((ring) => [ring]);
  for (const hole of rings.filter((ring) => areaOf(ring) < 0)) polygons.find(([ring]) => liesIn(hole, ring))?.push(hole);
  return polygons;
}

/**
 * Whether most of a ring lies in another, by the middles of its sides: corners the two may have in common.
 *
 * @param {number[]} hole
 * @param {number[]} ring
 */
function liesIn(hole, ring) {
  let inside = 0;
  for (let i = 0; i < hole.length; i += 2) {
    const [x, y] = [0, 1].map((axis) => (hole[i + axis] + hole[(i + 2 + axis) % hole.length]) / 2);
    inside += Math.sign(windingOf(ring, x, y));
  }
  return inside > hole.length / 4;
}

/**
 * Twice the area of a ring on the grid, less than nothing where it runs with the clock.
 *
 * @param {number[]} ring
 */
function areaOf(ring) {
  let sum = 0;
  let [x, y] = ring.slice(-2);
  for (let i = 0; i < ring.length; i += 2) {
    sum += x * ring[i + 1] - ring[i] * y;
    [x, y] = [ring[i], ring[i + 1]];
  }
  return sum;
}

/**
 * @param {number[]} ring
 * @param {Payload.Grid} grid
 */
function degreesOf(ring, { scale, translate }) {
  const line = /** @type {Point[]} */ ([]);
  for (let i = 0; i < ring.length; i += 2) line.push([ring[i] * scale[0] + translate[0], ring[i + 1] * scale[1] + translate[1]]);
  return [...line, line[0]];
}
