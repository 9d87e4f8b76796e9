// SPDX-License-Identifier: MIT
// The lines of the ground: outline, quieter at a coast, lines inside one status, also between what units lie in, and fronts
// between two, as paths that are written anew when a status or the zoom changes.
import { boxOfPoints } from "./boxes.mjs";
import { svg } from "./dom.mjs";
import { scaled } from "./scaled.mjs";
import { addSheet } from "./shapes.mjs";
import { decodeArcs, polygonsOf, sidesOf } from "./topology.mjs";
import { flatWorld, worldOf, worldPath } from "./world.mjs";

const ARCS_OF_PART = 30; // about as many lines are one path
const MOST_PARTS = 6; // along each side
const LINE_APART = 5; // tenths of a px between corners of a line that is broader than that

/**
 * @param {string[]} parts
 * @param {...SVGPathElement} paths
 */
function put(parts, ...paths) {
  const text = parts.join("") || "M0,0";
  for (const path of paths) if (path.getAttribute("d") !== text) path.setAttribute("d", text);
}

/**
 * Draws the lines of units on `map`, each arc by the statuses and `parents` of those beside it; none
 * around specks, which would be hidden under their own edge.
 * Gives `repaint(statusOf)`, `ring(path)`, which follows the shape of one path, and `outlines(ids)`, all lines around
 * units of these ids.
 *
 * @param {L.Map} map
 * @param {Pick<MapData, "units" | "coast" | "parents">} data
 * @param {Sizes} sizes
 * @returns {Lines}
 */
export function drawLines(map, { units: topology, coast = Infinity, parents }, sizes) {
  const [inner, parent, bare, outline, shore, ...rings] = ["unit-line", "parent-line", "parent-line bare", "outline", "outline coast", "ring-halo", "ring"].map((name) =>
    svg("path", { class: name }),
  );
  // Between the two lie disputed borders, which break no front.
  const sheets = [addSheet(map, "inner", 416, inner, parent, bare), addSheet(map, "lines", 424, outline, shore, ...rings)];

  const world = worldOf(map);
  const arcs = decodeArcs(topology).map((arc) => flatWorld(arc, world));
  const sides = sidesOf(topology.objects.units);
  const parentOf = new Map(parents && polygonsOf(topology, "units").map(({ id }, nth) => [id, parents[nth]]));
  const partOf = partsOf(arcs);
  const [halos, fronts] = ["front-halo", "front"].map((name) => Array.from({ length: partOf.all }, () => svg("path", { class: name })));
  sheets.push(addSheet(map, "fronts", 420, ...halos, ...fronts));
  /** @type {{ text: string, a: string, b: string, part: number, isParted: boolean }[]} */
  let between = [];
  /** @type {StatusOf} */
  let statusOf = () => null;
  /** @type {Outlined | null} */
  let around = null;
  const repaint = () => {
    /** @type {string[][]} */
    const [parents, bares] = [[], []];
    /** @type {string[][]} */
    const parted = fronts.map(() => []);
    for (const { text, a, b, part, isParted } of between) {
      const status = statusOf(a);
      if (status !== statusOf(b)) parted[part].push(text);
      else if (isParted) (status ? parents : bares).push(text);
    }
    parted.forEach((texts, nth) => put(texts, halos[nth], fronts[nth]));
    put(parents, parent);
    put(bares, bare);
  };
  const follow = () => rings.forEach((ring) => ring.setAttribute("d", around?.getAttribute("d") ?? "M0,0"));
  /** @type {Writing} */
  const write = function* () {
    /** @type {Map<string | null, Spot>} */
    const small = sizes.specks();
    /** @type {string[][]} */
    const [outlines, shores] = [[], []];
    /** @type {typeof between} */
    const lines = [];
    for (const [arc, pairs] of sides) {
      const isShore = arc >= coast;
      if (pairs.some(([a, b]) => (isShore || b === null) && !small.has(a))) (isShore ? shores : outlines).push(worldPath(arcs[arc], map, ""));
      for (const [a, b] of pairs) {
        if (b === null || small.has(a) || small.has(b)) continue;
        lines.push({ text: worldPath(arcs[arc], map, "", LINE_APART), a, b, part: partOf(arc), isParted: parentOf.get(a) !== parentOf.get(b) });
      }
      yield;
    }
    return () => {
      sizes.weigh();
      put(outlines, outline);
      put(shores, shore);
      // Lines inside lie under fronts, too, which are broader.
      between = lines;
      put(between.map(({ text }) => text), inner);
      repaint();
      follow();
    };
  };
  scaled(map, sheets, write);
  map.on("moveend", follow);
  return {
    repaint(statuses) {
      statusOf = statuses;
      repaint();
    },
    ring(path) {
      around = path ?? null;
      follow();
    },
    outlines(ids) {
      const numbers = new Map(ids.map((id, nth) => [id, nth]));
      return [...sides].map(([arc, pairs]) => ({ flat: arcs[arc], units: [...new Set(pairs.flat())].flatMap((id) => numbers.get(/** @type {string} */ (id)) ?? []) }));
    },
  };
}

/**
 * A function that says in which part of the ground a line lies, by its number; `all` are so many. What is one path is
 * painted as a whole wherever something of it is seen, and whenever something of it has changed.
 *
 * @param {FlatRing[]} arcs
 */
function partsOf(arcs) {
  const side = Math.max(1, Math.min(MOST_PARTS, Math.round(Math.sqrt(arcs.length / ARCS_OF_PART))));
  const starts = arcs.map((arc) => /** @type {Point} */ ([arc[0], arc[1]]));
  const [left, top, right, bottom] = boxOfPoints(starts);
  /** @type {(value: number, low: number, high: number) => number} */
  const nth = (value, low, high) => Math.min(side - 1, Math.floor((side * (value - low)) / (high - low || 1)));
  return Object.assign((/** @type {number} */ arc) => nth(starts[arc][0], left, right) + side * nth(starts[arc][1], top, bottom), { all: side * side });
}
