// The lines of the ground: outline, quieter at a coast, lines inside one status, also between what units lie in, and fronts
// between two, as paths that are written anew when a status or the zoom changes.
import { svg } from "./dom.mjs";
import { addSheet } from "./shapes.mjs";
import { decodeArcs, polygonsOf, sidesOf } from "./topology.mjs";
import { flatWorld, redrawn, worldOf, worldPath } from "./world.mjs";

/**
 * Draws the lines of units on `map`, each arc by the statuses and `parents` of those beside it; none
 * around specks, which would be hidden under their own edge.
 * Gives `repaint(statusOf)`, and `ring(path)`, which follows the shape of one path.
 *
 * @param {L.Map} map
 * @param {Pick<MapData, "units" | "coast" | "parents">} data
 * @param {Sizes} sizes
 * @returns {Lines}
 */
export function drawLines(map, { units: topology, coast = Infinity, parents }, sizes) {
  const [inner, parent, bare, halo, front, outline, shore, ring] = ["unit-line", "parent-line", "parent-line bare", "front-halo", "front", "outline", "outline coast", "ring"].map((name) =>
    svg("path", { class: name }),
  );
  // Between the two lie disputed borders, which break no front.
  addSheet(map, "inner", 416, inner, parent, bare);
  addSheet(map, "lines", 420, halo, front, outline, shore, ring);

  const world = worldOf(map);
  const arcs = decodeArcs(topology).map((arc) => flatWorld(arc, world));
  const sides = sidesOf(topology.objects.units);
  const parentOf = new Map(parents && polygonsOf(topology, "units").map(({ id }, nth) => [id, parents[nth]]));
  /** @type {string[]} */
  let drawn = [];
  /** @type {Map<string | null, Spot>} */
  let small = new Map();
  /** @type {StatusOf} */
  let statusOf = () => null;
  /** @type {Outlined | null} */
  let around = null;
  /**
   * @param {SVGPathElement} path
   * @param {(pair: [string, string | null], arc: number) => boolean} keep
   */
  const write = (path, keep) => {
    path.setAttribute("d", drawn.filter((_, arc) => sides.get(arc)?.some((pair) => keep(pair, arc) && !pair.some((id) => small.has(id)))).join("") || "M0,0");
  };
  const repaint = () => {
    /** @param {[string, string | null]} pair */
    const differs = ([a, b]) => b !== null && statusOf(a) !== statusOf(b);
    /** @param {[string, string | null]} pair */
    const alike = (pair) => pair[1] !== null && !differs(pair);
    write(inner, alike);
    for (const [path, held] of /** @type {const} */ ([[parent, true], [bare, false]])) {
      write(path, (pair) => alike(pair) && parentOf.get(pair[0]) !== parentOf.get(/** @type {string} */ (pair[1])) && held === Boolean(statusOf(pair[0])));
    }
    write(front, differs);
    halo.setAttribute("d", /** @type {string} */ (front.getAttribute("d")));
  };
  const follow = () => ring.setAttribute("d", around?.getAttribute("d") ?? "M0,0");
  const project = () => {
    small = new Map(sizes.specks());
    sizes.weigh();
    drawn = arcs.map((arc) => worldPath(arc, map, ""));
    write(outline, ([, b], arc) => b === null && arc < coast);
    write(shore, (_, arc) => arc >= coast);
    repaint();
    follow();
  };
  redrawn(map, project);
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
  };
}
