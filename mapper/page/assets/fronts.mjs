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
  const [inner, parent, bare, halo, front, outline, shore, ...rings] = ["unit-line", "parent-line", "parent-line bare", "front-halo", "front", "outline", "outline coast", "ring-halo", "ring"].map((name) =>
    svg("path", { class: name }),
  );
  // Between the two lie disputed borders, which break no front.
  addSheet(map, "inner", 416, inner, parent, bare);
  addSheet(map, "lines", 420, halo, front, outline, shore, ...rings);

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
   * @param {string[]} parts
   */
  const put = (path, parts) => {
    const text = parts.join("") || "M0,0";
    if (path.getAttribute("d") !== text) path.setAttribute("d", text);
  };
  /**
   * @param {SVGPathElement} path
   * @param {(pair: [string, string | null], arc: number) => boolean} keep
   */
  const write = (path, keep) =>
    put(path, drawn.filter((_, arc) => sides.get(arc)?.some((pair) => keep(pair, arc) && !pair.some((id) => small.has(id)))));
  const repaint = () => {
    /** @type {Map<SVGPathElement, string[]>} */
    const texts = new Map([inner, parent, bare, front].map((path) => [path, []]));
    drawn.forEach((text, arc) => {
      const paths = new Set();
      for (const [a, b] of sides.get(arc) ?? []) {
        if (b === null || small.has(a) || small.has(b)) continue;
        const status = statusOf(a);
        if (status !== statusOf(b)) paths.add(front);
        else {
          paths.add(inner);
          if (parentOf.get(a) !== parentOf.get(b)) paths.add(status ? parent : bare);
        }
      }
      for (const path of paths) texts.get(path)?.push(text);
    });
    for (const [path, parts] of texts) put(path, parts);
    put(halo, [/** @type {string} */ (front.getAttribute("d"))]);
  };
  const follow = () => rings.forEach((ring) => ring.setAttribute("d", around?.getAttribute("d") ?? "M0,0"));
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
