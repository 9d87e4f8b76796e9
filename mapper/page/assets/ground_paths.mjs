// Drawn ground on the map: one path for each status, and one for the lines around all of them.
// However many faces the days have cut, a day has few paths, so that SVG stays fast.
import { statusClass, svg } from "./dom.mjs";
import { paintWith } from "./change_view.mjs";
import { turnId } from "./turns.mjs";
import { toWorld, worldPath } from "./world.mjs";

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
  const lines = ["front-halo", "front", "front was"].map((name) => svg("path", { class: name }));
  const sheet = svg("svg", { class: "sheet leaflet-zoom-hide", width: 1, height: 1 }, defs, areas, ...lines);
  pane.append(sheet);
  const worlds = new WeakMap();
  const project = projector(data.lines.transform, worlds);
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
  const pen = { areas, defs, lines, data, textOf };
  /** @param {() => void} next */
  const redraw = (next) => {
    drawing = next;
    drawing();
  };
  map.on("zoomend viewreset", () => {
    texts = new WeakMap();
    drawing();
  });
  return {
    show: (/** @type {RingState} */ state, /** @type {boolean} */ stale) => redraw(() => drawDay(pen, state, stale)),
    compare: (/** @type {RingState} */ before, /** @type {RingState} */ after, /** @type {GroundMove[]} */ moves) =>
      redraw(() => drawChange(pen, before, after, paintWith(moves, made))),
    gridAt: gridder(data.lines.transform),
    areas,
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
function drawDay({ areas, defs, lines, data, textOf }, state, stale) {
  const paths = pathsOf(state, textOf);
  defs.replaceChildren();
  areas.replaceChildren(
    ...[...paths].map(([label, d]) => {
      const status = data.drawn[label];
      const look = [statusClass(status), stale && "stale"].filter(Boolean).join(" ");
      return svg("path", { d, class: `unit ${look}`, "data-status": status });
    }),
  );
  const all = [...paths.values()].join("");
  setLines(lines, all, all, "");
}

/**
 * Changed ground as `paintOf` says, what stayed in pale.
 *
 * @param {Pen} pen
 * @param {RingState} before
 * @param {RingState} after
 * @param {(turn: Turn) => string} paintOf
 */
function drawChange({ areas, defs, lines, data, textOf }, before, after, paintOf) {
  const [old, new_] = [before, after].map((state) => pathsOf(state, textOf));
  defs.replaceChildren(
    ...[...old].map(([label, d]) => svg("clipPath", { id: `was-${label}` }, svg("path", { d }))),
  );
  /**
   * @param {string} d
   * @param {number | null} one
   * @param {number | null} other
   * @param {string} [clip]
   */
  const area = (d, one, other, clip) => {
    const kept = one === other;
    const turn = { before: statusOf(data, one), after: statusOf(data, other) };
    const path = svg("path", { d, class: kept ? `unit kept ${statusClass(turn.after)}` : "unit turned" });
    if (clip) path.setAttribute("clip-path", `url(#was-${clip})`);
    if (!kept) {
      const id = turnId(turn.before, turn.after);
      path.style.setProperty("--f", paintOf({ ...turn, id }));
      path.setAttribute("data-turn", id);
    }
    return path;
  };
  // What was lost lies lowest, what was gained over it, and over both what had a status before
  // and after.
  areas.replaceChildren(
    ...[...old].map(([label, d]) => area(d, label, null)),
    ...[...new_].map(([label, d]) => area(d, null, label)),
    ...[...new_].flatMap(([label, d]) => [...old.keys()].map((was) => area(d, was, label, String(was)))),
  );
  const all = [...new_.values()].join("");
  setLines(lines, all, all, [...old.values()].join(""));
}

/**
 * @param {FacesData} data
 * @param {number | null} label
 */
function statusOf(data, label) {
  return label === null ? "" : data.drawn[label];
}

/**
 * @param {SVGElement[]} lines
 * @param {...string} texts
 */
function setLines([halo, front, was], ...texts) {
  [halo, front, was].forEach((path, i) => path.setAttribute("d", texts[i] || "M0,0"));
}

/**
 * A function from a ring on the grid to the same in px of the world at zoom 0.
 *
 * @param {Payload.Grid} grid
 * @param {WeakMap<number[], Float64Array>} worlds
 */
function projector({ scale, translate }, worlds) {
  return (/** @type {number[]} */ ring) => {
    if (!worlds.has(ring)) {
      const world = new Float64Array(ring.length);
      for (let i = 0; i < ring.length; i += 2) {
        world.set(toWorld([ring[i] * scale[0] + translate[0], ring[i + 1] * scale[1] + translate[1]]), i);
      }
      worlds.set(ring, world);
    }
    return /** @type {Float64Array} */ (worlds.get(ring));
  };
}

/**
 * @param {Payload.Grid} grid
 * @returns {(at: LatLng) => Point}
 */
function gridder({ scale, translate }) {
  return ({ lat, lng }) => [(lng - translate[0]) / scale[0], (lat - translate[1]) / scale[1]];
}
