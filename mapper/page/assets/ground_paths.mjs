// SPDX-License-Identifier: MIT
// Drawn ground on the map: one path for each status, and one for the lines around all of them.
// However many faces the days have cut, a day has few paths, so that SVG stays fast.
import { statusClass, svg } from "./dom.mjs";
import { paintWith } from "./change_view.mjs";
import { GROWN, STEP_DEG } from "./shared.mjs";
import { turnId } from "./turns.mjs";
import { measured, usualSide } from "./piece_sizes.mjs";
import { weighLines } from "./shapes.mjs";
import { redrawn, worldOf, worldPath } from "./world.mjs";

const KEYS = 2 ** 26; // more than a grid has positions on a side

/**
 * Draws the ground of `data` on `map`. `show(state)` takes the rings of a day, see
 * `drawn_lines.mjs`; `compare(before, after, moves)` those of two, and shows what changed.
 * `gridAt(latLng)` is a position on the grid of the lines.
 *
 * @param {L.Map} map
 * @param {FacesData} data
 */
export function drawGroundPaths(map, data) {
  const pane = map.createPane("units");
  pane.style.zIndex = "400";
  const defs = svg("defs");
  const areas = svg("g", { class: "drawn" });
  const lines = ["front-halo", "front was", "front"].map((name) => svg("path", { class: name }));
  const moved = svg("g", { class: "drawn" });
  const sheet = svg("svg", { role: "none", class: "sheet leaflet-zoom-hide", width: 1, height: 1 }, defs, areas, ...lines, moved);
  pane.append(sheet);
  const project = projector(data.lines.transform, worldOf(map));
  /** @type {WeakMap<number[], string>} */
  let texts = new WeakMap();
  let drawing = () => {};
  /** @param {number[]} ring */
  const textOf = (ring) => {
    if (!texts.has(ring)) texts.set(ring, worldPath(project(ring), map));
    return /** @type {string} */ (texts.get(ring));
  };
  /** @type {Set<string>} */
  const made = new Set();
  /** @type {WeakMap<number[], ReturnType<typeof measured>>} */
  const measures = new WeakMap();
  /** @param {number[]} ring */
  const measureOf = (ring) => {
    const found = measures.get(ring) ?? measured(project(ring));
    measures.set(ring, found);
    return found;
  };
  const weigh = (/** @type {RingState} */ state) => weighLines(map, usualSide(state.map(({ ring }) => measureOf(ring))));
  const pen = { areas, moved, defs, lines, made, data, textOf, weigh };
  /** @param {() => void} next */
  const redraw = (next) => {
    drawing = next;
    drawing();
  };
  redrawn(map, () => {
    texts = new WeakMap();
    drawing();
  });
  return {
    show: (/** @type {RingState} */ state, /** @type {boolean} */ stale) => redraw(() => drawDay(pen, state, stale)),
    compare: (/** @type {RingState} */ before, /** @type {RingState} */ after, /** @type {GroundMove[]} */ moves) =>
      redraw(() => drawChange(pen, before, after, moves)),
    gridAt: gridder(data.lines.transform),
    areas,
    moved,
  };
}

/**
 * The path of each label of a state, by label; nothing where a label has no ground.
 *
 * @param {RingState} state
 * @param {(ring: number[]) => string} textOf
 */
function pathsOf(state, textOf) {
  /** @type {Map<number, string>} */
  const texts = new Map();
  for (const { label, ring } of state) texts.set(label, (texts.get(label) ?? "") + textOf(ring));
  return texts;
}

/**
 * @param {Pen} pen
 * @param {RingState} state
 * @param {boolean} stale
 */
function drawDay({ areas, moved, defs, lines, data, textOf, weigh }, state, stale) {
  const paths = pathsOf(state, textOf);
  defs.replaceChildren();
  moved.replaceChildren();
  areas.replaceChildren(
    ...[...paths].map(([label, d]) => {
      const status = data.drawn[label];
      const look = [statusClass(status), stale && "stale"].filter(Boolean).join(" ");
      return svg("path", { d, class: `unit ${look}`, "data-status": status });
    }),
  );
  const all = [...paths.values()].join("");
  setLines(lines, all, all, "");
  weigh(state);
}

/**
 * What stayed in pale, and over all lines what changed, as `paintOf` says, each in its outline.
 *
 * @param {Pen} pen
 * @param {RingState} before
 * @param {RingState} after
 * @param {GroundMove[]} moves
 */
function drawChange({ areas, moved, defs, lines, made, data, textOf, weigh }, before, after, moves) {
  const [old, new_] = [before, after].map((state) => pathsOf(state, textOf));
  const [all, was] = [new_, old].map((paths) => [...paths.values()].join(""));
  const paintOf = paintWith(moves, made);
  /** @type {(side: string, paths: Map<number, string>) => SVGElement[]} */
  const clips = (side, paths) => [...paths].map(([label, d]) => svg("clipPath", { id: `${side}-${label}` }, svg("path", { d })));
  defs.replaceChildren(grownFilter(), svg("clipPath", { id: "nowhere" }), ...clips("was", old), ...clips("is", new_));
  areas.replaceChildren(
    ...[...new_].map(([label, d]) => svg("path", { d, class: `unit kept ${statusClass(data.drawn[label])}`, "clip-path": clipOf("was", old, label) })),
  );
  const ground = moves.filter(({ isChange }) => isChange).map(({ before, after }) => {
    const [one, other] = [before, after].map((status) => data.drawn.indexOf(status));
    // What one side alone covers: it, without all that the other covers.
    const path = svg("path", {
      d: one < 0 ? (new_.get(other) ?? "") + was : (old.get(one) ?? "") + (other < 0 ? all : ""),
      "fill-rule": "evenodd",
      class: "unit turned",
      "clip-path": other < 0 ? clipOf("was", old, one) : clipOf("is", new_, other),
      "data-turn": turnId(before, after),
      "data-status": after,
    });
    path.style.setProperty("--f", paintOf({ before, after, id: turnId(before, after) }));
    return svg("g", { filter: "url(#grown)" }, path);
  });
  moved.replaceChildren(...ground);
  setLines(lines, "", all, was);
  weigh(after);
}

/**
 * The part of a label's ground on one side; nothing where it has none there.
 *
 * @param {string} side
 * @param {Map<number, string>} paths
 * @param {number} label
 */
function clipOf(side, paths, label) {
  const id = paths.has(label) ? `${side}-${label}` : "nowhere";
  return `url(#${id})`;
}

/**
 * What makes thin ground wide enough to be seen, in an outline. Along a border that stayed where it was a path leaves up to a
 * quarter of a pixel's ink within the clip beside it, since both have smooth edges: grown, that would be a change.
 */
function grownFilter() {
  /** @param {number} radius */
  const grow = (radius) => ({ in: "turned", operator: "dilate", radius });
  return svg(
    "filter",
    { id: "grown" },
    svg("feComponentTransfer", { result: "turned" }, svg("feFuncA", { type: "linear", slope: 4, intercept: -1 })),
    svg("feMorphology", { ...grow(GROWN.outline), result: "around" }),
    svg("feFlood", { class: "moved-line" }),
    svg("feComposite", { in2: "around", operator: "in", result: "line" }),
    svg("feMorphology", { ...grow(GROWN.fill), result: "fill" }),
    // What is grown has lost its stripes.
    svg("feMerge", {}, ...["line", "fill", "turned"].map((result) => svg("feMergeNode", { in: result }))),
  );
}

/**
 * @param {SVGElement[]} lines
 * @param {...string} texts
 */
function setLines([halo, was, front], ...texts) {
  [halo, front, was].forEach((path, i) => path.setAttribute("d", texts[i] || "M0,0"));
}

/**
 * A function from a ring on the grid to the same in px at zoom 0, closed. Nearly all corners of a
 * day are those of another: each is projected once.
 *
 * @param {Payload.Grid} grid
 * @param {At} world
 */
function projector({ scale, translate }, world) {
  /** @type {WeakMap<number[], Float64Array>} */
  const worlds = new WeakMap();
  /** @type {Map<number, Point>} */
  const corners = new Map();
  /** @type {(x: number, y: number) => Point} */
  const degrees = (x, y) => [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  /** @type {(x: number, y: number) => Point} */
  const cornerAt = (x, y) => {
    const key = x * KEYS + y;
    let found = corners.get(key);
    if (!found) corners.set(key, (found = world(degrees(x, y))));
    return found;
  };
  const longest = STEP_DEG / Math.max(...scale.map(Math.abs));
  /** @param {number[]} ring */
  const projected = (ring) => {
    const line = [ring.length ? cornerAt(ring[0], ring[1]) : []].flat();
    for (let i = 2; i <= ring.length; i += 2) {
      const [fromX, fromY] = [ring[i - 2], ring[i - 1]];
      const [x, y] = i < ring.length ? [ring[i], ring[i + 1]] : [ring[0], ring[1]];
      const isLong = Math.max(Math.abs(x - fromX), Math.abs(y - fromY)) >= longest;
      if (isLong) line.push(...stepped([degrees(fromX, fromY), degrees(x, y)]).slice(1, -1).flatMap(world));
      line.push(...cornerAt(x, y));
    }
    return Float64Array.from(line);
  };
  return (/** @type {number[]} */ ring) => {
    let found = worlds.get(ring);
    if (!found) worlds.set(ring, (found = projected(ring)));
    return found;
  };
}

/**
 * A line in degrees with points so near each other that it is as good as straight in degrees when
 * it is drawn straight from point to point.
 *
 * @param {Point[]} line
 * @returns {Point[]}
 */
export function stepped(line) {
  return line.flatMap((to, i) => {
    const from = line[i - 1] ?? to;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const parts = Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / STEP_DEG);
    if (parts < 2) return [to];
    const between = Array.from({ length: parts - 1 }, (_, nth) => (nth + 1) / parts);
    return [...between.map((share) => /** @type {Point} */ ([from[0] + dx * share, from[1] + dy * share])), to];
  });
}

/**
 * @param {Payload.Grid} grid
 * @returns {(at: LatLng) => Point}
 */
function gridder({ scale, translate }) {
  return ({ lat, lng }) => [(lng - translate[0]) / scale[0], (lat - translate[1]) / scale[1]];
}
