// The ground of very many units, in place of `ground.mjs`: all units of one look are one path, so
// that a browser has few shapes to paint, and where the pointer is, is computed.
import { statusClass, svg } from "./dom.mjs";
import { drawLines } from "./fronts.mjs";
import { keyed } from "./keyed.mjs";
import { boxOfRings, pointInRings } from "./polygons.mjs";
import { dotAt, drawContext, drawShapes, lookOf, sizesOf } from "./shapes.mjs";
import { polygonsOf } from "./topology.mjs";
import { flatWorld, redrawn, worldOf, worldPath } from "./world.mjs";

/**
 * As `drawGround` of `ground.mjs` does. What it gives as `units` has no elements to go through:
 * `get(id)` is what a line around one unit follows, `at(x, y)` the unit at a place in layer px,
 * `dim(status)` shows one status alone, `turn(turnOf)` what changed between two days.
 *
 * @param {L.Map} map
 * @param {MapData} data
 * @returns {Ground}
 */
export function drawGround(map, data) {
  data.crowded = true;
  const places = keyed(data.places);
  map.getContainer().classList.toggle("tiled", data.tiled);
  if (!data.tiled) drawContext(map, data);
  const sizes = sizesOf(map, data);
  const units = new Crowd(map, data.units, places, sizes);
  const bands = data.bands ? drawShapes(map, data.bands, "bands", 410, "band") : new Map();
  for (const [id, element] of bands) element.setAttribute("data-place", id);
  const lines = drawLines(map, data, sizes);
  const repaint = () => {
    units.paint();
    for (const [id, element] of bands) element.setAttribute("class", ["band", ...lookOf(places.get(id))].join(" "));
    lines.repaint((id) => places.get(id)?.status);
  };
  repaint();
  return { units: /** @type {Units} */ (/** @type {unknown} */ (units)), bands, lines, repaint };
}

/** @typedef {{ rings: Rings, flat: Float64Array[], box: Box }} WorldShape */

/**
 * Units as paths of many; a Map without entries, for no unit has an element of its own.
 *
 * @extends {Map<string, Outlined>}
 */
class Crowd extends Map {
  /**
   * @param {L.Map} map
   * @param {Topology} topology
   * @param {Map<string, Place>} places
   * @param {Sizes} sizes
   */
  constructor(map, topology, places, sizes) {
    super();
    this.map = map;
    this.places = places;
    const world = worldOf(map);
    /** @type {Known<string, WorldShape>} */
    this.shapes = /** @type {Known<string, WorldShape>} */ (new Map(polygonsOf(topology, "units").map(({ id, polygons }) => [id, worldShape(polygons, world)])));
    /** @type {Map<string, string>} */
    this.texts = new Map();
    /** @type {Map<string, Spot>} */
    this.dots = new Map();
    /** @type {((id: string) => Turn | null) | null} */
    this.turnOf = null;
    /** @type {(turn: Turn) => string} */
    this.paintOf = () => "";
    /** @type {string | null} */
    this.isolated = null;
    const pane = map.createPane("units");
    pane.style.zIndex = "400";
    this.root = svg("g", { class: "crowd" });
    pane.append(svg("svg", { role: "none", class: "sheet leaflet-zoom-hide", width: 1, height: 1 }, this.root));
    redrawn(map, () => {
      this.texts.clear();
      this.dots = sizes.specks();
      this.paint();
    });
  }

  /**
   * @override
   * @param {string} id
   */
  get(id) {
    return this.shapes.has(id) ? { getAttribute: () => this.textOf(id) } : undefined;
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  at(x, y) {
    const origin = this.map.getPixelOrigin();
    const scale = 2 ** this.map.getZoom();
    /** @type {Point} */
    const point = [(x + origin.x) / scale, (y + origin.y) / scale];
    for (const [id, { box, rings }] of this.shapes) {
      const near = point[0] >= box[0] && point[1] >= box[1] && point[0] <= box[2] && point[1] <= box[3];
      if (near && pointInRings(point, rings)) return id;
    }
    return null;
  }

  specks() {
    return [...this.dots.values()];
  }

  /** @param {string | null} isolated */
  dim(isolated) {
    this.isolated = isolated;
    for (const path of this.root.children) this.fade(path);
  }

  /**
   * @param {((id: string) => Turn | null) | false} turnOf
   * @param {(turn: Turn) => string} paintOf
   */
  turn(turnOf, paintOf) {
    this.turnOf = turnOf || null;
    this.paintOf = paintOf;
    this.paint();
  }

  /** One path for each look that some unit has now. */
  paint() {
    /** @type {Map<string, { look: [string, string, string], texts: string[] }>} */
    const groups = new Map();
    for (const id of this.shapes.keys()) {
      const look = this.lookOf(id);
      const key = look.join(" ");
      const group = groups.get(key) ?? { look, texts: [] };
      group.texts.push(this.textOf(id));
      groups.set(key, group);
    }
    this.root.replaceChildren(
      ...[...groups.values()].map(({ look: [classes, status, turned], texts }) => {
        const path = svg("path", { class: `unit ${classes}`, d: texts.join(""), "data-status": status });
        if (turned) path.style.setProperty("--f", turned);
        this.fade(path);
        return path;
      }),
    );
  }

  /**
   * The classes of a unit, its status, and the fill of what it became, if days are compared.
   *
   * @param {string} id
   * @returns {[string, string, string]}
   */
  lookOf(id) {
    const place = this.places.get(id);
    const status = place?.status ?? "";
    if (!this.turnOf) return [lookOf(place).join(" "), status, ""];
    const turned = this.turnOf(id);
    if (!turned) return [`kept ${statusClass(status)}`, status, ""];
    return [`turned ${statusClass(status)}`, status, this.paintOf(turned)];
  }

  /** @param {Element} path */
  fade(path) {
    path.classList.toggle("dim", this.isolated !== null && /** @type {SVGElement} */ (path).dataset.status !== this.isolated);
  }

  /** @param {string} id */
  textOf(id) {
    const dot = this.dots.get(id);
    const text = this.texts.get(id) ?? this.shapes.get(id).flat.map((ring) => worldPath(ring, this.map)).join("") + (dot ? dotAt(dot) : "");
    this.texts.set(id, text);
    return text;
  }
}

/**
 * The rings of polygons in px of the world at zoom 0, also as flat lists, and the box around.
 *
 * @param {Rings[]} polygons
 * @param {At} world
 */
function worldShape(polygons, world) {
  const rings = polygons.flat().map((ring) => ring.map(world));
  return { rings, flat: polygons.flat().map((ring) => flatWorld(ring, world)), box: boxOfRings(rings) };
}
