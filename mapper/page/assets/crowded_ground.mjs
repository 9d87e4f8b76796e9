// The ground of very many units, in place of `ground.mjs`: all units of one look are one path, so
// that a browser has few shapes to paint, and where the pointer is, is computed.
import { statusClass, svg } from "./dom.mjs";
import { drawLines } from "./fronts.mjs";
import { pointInRings } from "./polygons.mjs";
import { drawContext, drawShapes, lookOf } from "./shapes.mjs";
import { polygonsOf } from "./topology.mjs";
import { toWorld, worldPath } from "./world.mjs";

/**
 * As `drawGround` of `ground.mjs` does. What it gives as `units` has no elements to go through:
 * `get(id)` is what a line around one unit follows, `at(x, y)` the unit at a place in layer px,
 * `dim(status)` shows one status alone, `turn(turnOf)` what changed between two days.
 */
export function drawGround(map, data) {
  data.crowded = true;
  const places = new Map(data.places.map((place) => [place.id, place]));
  map.getContainer().classList.toggle("tiled", data.tiled);
  if (!data.tiled) drawContext(map, data.context);
  const units = new Crowd(map, data.units, places);
  const bands = data.bands ? drawShapes(map, data.bands, "bands", 410, "band") : new Map();
  for (const [id, element] of bands) element.setAttribute("data-place", id);
  const lines = drawLines(map, data.units);
  const repaint = () => {
    units.paint();
    for (const [id, element] of bands) element.setAttribute("class", ["band", ...lookOf(places.get(id))].join(" "));
    lines.repaint((id) => places.get(id)?.status);
  };
  repaint();
  return { units, bands, lines, repaint };
}

/** Units as paths of many; a Map without entries, for no unit has an element of its own. */
class Crowd extends Map {
  constructor(map, topology, places) {
    super();
    this.map = map;
    this.places = places;
    this.shapes = new Map(polygonsOf(topology, "units").map(({ id, polygons }) => [id, worldShape(polygons)]));
    this.texts = new Map();
    this.turnOf = null;
    this.isolated = null;
    const pane = map.createPane("units");
    pane.style.zIndex = 400;
    this.root = svg("g", { class: "crowd" });
    pane.append(svg("svg", { class: "sheet leaflet-zoom-hide", width: 1, height: 1 }, this.root));
    map.on("zoomend viewreset", () => {
      this.texts.clear();
      this.paint();
    });
  }

  get(id) {
    return this.shapes.has(id) ? { getAttribute: () => this.textOf(id) } : undefined;
  }

  at(x, y) {
    const origin = this.map.getPixelOrigin();
    const scale = 2 ** this.map.getZoom();
    const point = [(x + origin.x) / scale, (y + origin.y) / scale];
    for (const [id, { box, rings }] of this.shapes) {
      const near = point[0] >= box[0] && point[1] >= box[1] && point[0] <= box[2] && point[1] <= box[3];
      if (near && pointInRings(point, rings)) return id;
    }
    return null;
  }

  dim(isolated) {
    this.isolated = isolated;
    for (const path of this.root.children) this.fade(path);
  }

  turn(turnOf, addTurn) {
    this.turnOf = turnOf || null;
    this.addTurn = addTurn;
    this.paint();
  }

  /** One path for each look that some unit has now. */
  paint() {
    const groups = new Map();
    for (const id of this.shapes.keys()) {
      const look = this.lookOf(id);
      const key = look.join(" ");
      if (!groups.has(key)) groups.set(key, { look, texts: [] });
      groups.get(key).texts.push(this.textOf(id));
    }
    this.root.replaceChildren(
      ...[...groups.values()].map(({ look: [classes, status, turned], texts }) => {
        const path = svg("path", { class: `unit ${classes}`, d: texts.join(""), "data-status": status });
        if (turned) path.style.setProperty("--f", `url(#${turned})`);
        this.fade(path);
        return path;
      }),
    );
  }

  /** The classes of a unit, its status, and the pattern of what it became, if days are compared. */
  lookOf(id) {
    const place = this.places.get(id);
    const status = place?.status ?? "";
    if (!this.turnOf) return [lookOf(place).join(" "), status, ""];
    const turned = this.turnOf(id);
    if (!turned) return ["kept", status, ""];
    this.addTurn(turned);
    return [statusClass(status), status, turned.id];
  }

  fade(path) {
    path.classList.toggle("dim", this.isolated !== null && path.dataset.status !== this.isolated);
  }

  textOf(id) {
    if (!this.texts.has(id)) this.texts.set(id, this.shapes.get(id).flat.map((ring) => worldPath(ring, this.map)).join(""));
    return this.texts.get(id);
  }
}

/** The rings of polygons in px of the world at zoom 0, also as flat lists, and the box around. */
function worldShape(polygons) {
  const rings = polygons.flat().map((ring) => ring.map(toWorld));
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of rings.flat()) {
    [box[0], box[1]] = [Math.min(box[0], x), Math.min(box[1], y)];
    [box[2], box[3]] = [Math.max(box[2], x), Math.max(box[3], y)];
  }
  return { rings, flat: rings.map((ring) => Float64Array.from(ring.flat())), box };
}
