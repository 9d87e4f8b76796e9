// SPDX-License-Identifier: MIT
// The ground of very many units, in place of `ground.mjs`: a canvas has all units of one look as one
// shape, and their lines; which unit is at a place is reckoned, and one unit at a time is an element, which
// the keyboard goes to. What is printed or saved has paths in place of the canvas.
import { canvasIn, drawnBox, tilesAround } from "./crowd_canvas.mjs";
import { crowdShapes } from "./walked.mjs";
import { statusClass, svg } from "./dom.mjs";
import { fillWith, inkOf, strokeWith } from "./ink.mjs";
import { keyed } from "./keyed.mjs";
import { onOtherColours } from "./lettered.mjs";
import { LED, SPECK, SPECK_RADIUS } from "./shared.mjs";
import { usualSide } from "./piece_sizes.mjs";
import { addSheet, dotAt, drawContext, drawShapes, lookOf, sideOf, weighLines } from "./shapes.mjs";
import { redrawn } from "./world.mjs";

const CORNERS_APART = 0.6; // px between corners that are drawn
const NAMED = { wide: 26, high: 12, most: 300 }; // px that a unit has at least, for a name, and how many are asked
const WHOLE_TURN = Math.PI * 2;

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
  map.getContainer().classList.toggle("tiled", data.tiled);
  if (!data.tiled) drawContext(map, data);
  const units = new Crowd(map, data);
  data.crowd = units;
  const places = keyed(data.places);
  const bands = data.bands ? drawShapes(map, data.bands, "bands", 410, "band") : new Map();
  for (const [id, element] of bands) element.setAttribute("data-place", id);
  const repaintBands = () => {
    for (const [id, element] of bands) element.setAttribute("class", ["band", ...lookOf(places.get(id))].join(" "));
  };
  const repaint = () => {
    units.paint();
    repaintBands();
    units.lines.repaint((id) => sideOf(places.get(id)));
  };
  repaint();
  redrawn(map, () => units.redraw());
  return { units: /** @type {Units} */ (/** @type {unknown} */ (units)), bands, lines: units.lines, outlines: () => units.outlines(), repaint, repaintBands };
}

/**
 * Units on canvases; a Map without entries, for no unit has an element of its own.
 *
 * @extends {Map<string, Outlined>}
 * @implements {CrowdOf}
 */
class Crowd extends Map {
  /**
   * @param {L.Map} map
   * @param {MapData} data
   */
  constructor(map, data) {
    super();
    const crs = /** @type {L.CRS} */ (map.options.crs);
    const walked = /** @type {WalkedTopology} */ (/** @type {unknown} */ (data.units));
    this.map = map;
    this.shapes = crowdShapes(walked, (lng, lat) => crs.latLngToPoint(/** @type {L.LatLng} */ ({ lat, lng }), 0));
    this.places = data.places.slice(0, this.shapes.count);
    /** @type {Map<string | null, number>} */
    this.numbers = new Map(this.places.map(({ id }, unit) => [id, unit]));
    this.parents = data.parents;
    this.median = data.nameless ? sideOfCrowd(this.shapes) : this.shapes.sides.slice().sort()[this.shapes.count >> 1];
    /** @type {Map<number, Spot>} */
    this.dots = new Map();
    /** @type {((id: string) => Turn | null) | null} */
    this.turnOf = null;
    /** @type {(turn: Turn) => string} */
    this.paintOf = () => "";
    /** @type {string | null} */
    this.isolated = null;
    this.seen = 0;
    this.said = (/** @type {string} */ id) => id;
    this.statuses = /** @type {string[]} */ (this.places.map(() => ""));
    /** @type {Outlined | null} */
    this.around = null;
    /** @type {CrowdLook[]} */
    this.looks = [];
    /** @type {Map<string, number>} */
    this.lookOfKey = new Map();
    this.lookOfUnit = new Int16Array(this.shapes.count).fill(-1);
    /** @type {Map<number, string>} */
    this.styled = new Map();
    this.vector = false;
    /** @type {Box | null} */
    this.box = null;
    this.inBox = new Uint8Array(this.shapes.count);
    this.firstAt = new Int32Array(this.shapes.corners).fill(-1);
    /** @type {ReturnType<typeof boxGrid> | null} */
    this.cells = null;
    /** @type {{ element: SVGElement, unit: number, id: string } | null} */
    this.stood = null;
    /** @type {(element: SVGElement, id: string) => void} */
    this.follow = () => {};
    const line = (/** @type {string} */ name) => svg("path", { class: name });
    this.root = svg("g", { class: "crowd" });
    this.dotted = svg("g");
    this.standing = svg("g");
    this.speck = line("unit speck");
    this.drawn = {
      inner: line("unit-line"),
      parent: line("parent-line"),
      bare: line("parent-line bare"),
      halo: line("front-halo"),
      front: line("front"),
      outline: line("outline"),
      shore: line("outline coast"),
    };
    const { inner, parent, bare, halo, front, outline, shore } = this.drawn;
    this.ringLines = [line("ring-halo"), line("ring")];
    // As high as those of `fronts.mjs`.
    addSheet(map, "units", 400, this.root, this.dotted, svg("g", { class: "unlaid" }, this.speck), this.standing);
    addSheet(map, "inner", 416, inner, parent, bare);
    addSheet(map, "fronts", 420, halo, front);
    addSheet(map, "lines", 424, outline, shore, ...this.ringLines);
    // The first lies above the second where both are in one pane.
    const parents = this.parents && canvasIn(map, "inner", "parents");
    const sheets = { ground: canvasIn(map, "units"), inner: canvasIn(map, "inner"), fronts: canvasIn(map, "fronts"), lines: canvasIn(map, "lines") };
    this.sheets = { ...sheets, ...(parents && { parents }) };
    const isParted = (/** @type {number} */ a, /** @type {number} */ b) => b >= 0 && this.statuses[a] !== this.statuses[b];
    const isParent = (/** @type {number} */ a, /** @type {number} */ b) => b >= 0 && this.statuses[a] === this.statuses[b] && this.parents?.[a] !== this.parents?.[b];
    const { coasts } = this.shapes;
    /** @type {CrowdLine[]} Lines that no status changes: between units, and around all. */
    this.still = [
      { element: inner, sheet: sheets.inner, keep: (_, b) => b >= 0 },
      { element: outline, sheet: sheets.lines, keep: (_, b, arc) => b < 0 && !coasts[arc] },
      { element: shore, sheet: sheets.lines, keep: (...[, , arc]) => Boolean(coasts[arc]) },
    ];
    /** @type {CrowdLine[]} Lines inside one status between what units lie in, and fronts between two. */
    this.moving = [
      ...(parents
        ? [
            { element: parent, sheet: parents, keep: (/** @type {number} */ a, /** @type {number} */ b) => isParent(a, b) && this.statuses[a] !== "" },
            { element: bare, sheet: parents, keep: (/** @type {number} */ a, /** @type {number} */ b) => isParent(a, b) && this.statuses[a] === "" },
          ]
        : []),
      { element: halo, sheet: sheets.fronts, keep: isParted },
      { element: front, sheet: sheets.fronts, keep: isParted },
    ];
    this.lines = {
      /** @param {StatusOf} statusOf */
      repaint: (statusOf) => this.part(statusOf),
      /** @param {Outlined | null} [path] */
      ring: (path) => {
        this.around = path ?? null;
        this.followRing();
      },
    };
    this.near = { get: (/** @type {string} */ id) => this.neighbours(id) };
    this.rings = /** @type {Known<string, Rings[]>} */ (/** @type {unknown} */ ({ has: (/** @type {string} */ id) => this.numbers.has(id), get: (/** @type {string} */ id) => this.ringsOf(id) }));
    map.on("zoom", () => Object.values(this.sheets).forEach((sheet) => sheet.follow()));
    map.on("moveend", () => {
      this.followRing();
      const { seen } = drawnBox(map);
      if (this.box && (seen[0] < this.box[0] || seen[1] < this.box[1] || seen[2] > this.box[2] || seen[3] > this.box[3])) this.redraw();
    });
    onOtherColours(() => this.redraw());
    for (const event of ["beforeprint", "saving"]) addEventListener(event, () => this.asPaths(true));
    for (const event of ["afterprint", "saved"]) addEventListener(event, () => this.asPaths(false));
  }

  /**
   * @override
   * @param {string} id
   */
  get(id) {
    const unit = this.numbers.get(id);
    if (unit === undefined) return undefined;
    return { getAttribute: () => this.textOf(unit), focus: () => this.stand(id, true) };
  }

  // --- where things are ---

  /**
   * @param {number} x
   * @param {number} y
   */
  at(x, y) {
    const origin = this.map.getPixelOrigin();
    const scale = 2 ** this.map.getZoom();
    const unit = this.unitAt((x + origin.x) / scale, (y + origin.y) / scale);
    return unit < 0 ? null : this.places[unit].id;
  }

  /**
   * The first unit at a place in px at zoom 0, or -1.
   *
   * @param {number} x
   * @param {number} y
   */
  unitAt(x, y) {
    const { boxes } = this.shapes;
    const inCell = (this.cells ??= boxGrid(this.shapes));
    for (const unit of inCell(x, y)) {
      const i = 4 * unit;
      if (x >= boxes[i] && y >= boxes[i + 1] && x <= boxes[i + 2] && y <= boxes[i + 3] && isIn(this.shapes, unit, x, y)) return unit;
    }
    return -1;
  }

  specks() {
    return [...this.dots.values()];
  }

  /** @param {string} id */
  neighbours(id) {
    const unit = /** @type {number} */ (this.numbers.get(id));
    const { left, right } = this.shapes;
    /** @type {Set<string>} */
    const found = new Set();
    for (const arc of arcsOf(this.shapes, unit)) {
      const other = left[arc] === unit ? right[arc] : left[arc];
      if (other >= 0 && other !== unit) found.add(this.places[other].id);
    }
    return [...found];
  }

  /**
   * The polygons of a unit in degrees.
   *
   * @param {string} id
   * @returns {Rings[] | undefined}
   */
  ringsOf(id) {
    const unit = this.numbers.get(id);
    if (unit === undefined) return undefined;
    const { xs, ys, scale, translate, unitRing, isOuter } = this.shapes;
    /** @type {Rings[]} */
    const polygons = [];
    for (let ring = unitRing[unit]; ring < unitRing[unit + 1]; ring++) {
      /** @type {Ring} */
      const points = [];
      for (const point of pointsOf(this.shapes, ring)) points.push([xs[point] * scale[0] + translate[0], ys[point] * scale[1] + translate[1]]);
      if (isOuter[ring]) polygons.push([points]);
      else polygons[polygons.length - 1].push(points);
    }
    return polygons;
  }

  /**
   * @param {Box} frame
   * @returns {Place[]}
   */
  named(frame) {
    const { boxes } = this.shapes;
    const scale = 2 ** this.map.getZoom();
    const inFrame = this.within(frame);
    this.seen = inFrame.length;
    const wide = this.seen <= LED.units ? inFrame : inFrame.filter((unit) => (boxes[4 * unit + 2] - boxes[4 * unit]) * scale > NAMED.wide && (boxes[4 * unit + 3] - boxes[4 * unit + 1]) * scale > NAMED.high);
    const area = (/** @type {number} */ unit) => (boxes[4 * unit + 2] - boxes[4 * unit]) * (boxes[4 * unit + 3] - boxes[4 * unit + 1]);
    return wide.sort((a, b) => area(b) - area(a)).slice(0, NAMED.most).map((unit) => this.places[unit]);
  }

  /**
   * The units whose boxes meet one in layer px.
   *
   * @param {Box} box
   */
  within([left, top, right, bottom]) {
    const { boxes, count } = this.shapes;
    const { x, y } = this.map.getPixelOrigin();
    const scale = 2 ** this.map.getZoom();
    const [west, north, east, south] = [(left + x) / scale, (top + y) / scale, (right + x) / scale, (bottom + y) / scale];
    const found = [];
    for (let unit = 0, i = 0; unit < count; unit++, i += 4) {
      if (boxes[i] <= east && boxes[i + 2] >= west && boxes[i + 1] <= south && boxes[i + 3] >= north) found.push(unit);
    }
    return found;
  }

  /** All lines around units. */
  outlines() {
    const { arcs, count, start, wx, wy } = this.shapes;
    const owners = Array.from({ length: arcs }, () => /** @type {Set<number>} */ (new Set()));
    for (let unit = 0; unit < count; unit++) for (const arc of arcsOf(this.shapes, unit)) owners[arc].add(unit);
    return {
      ids: this.places.map(({ id }) => id),
      lines: owners.map((units, arc) => {
        const flat = new Float64Array(2 * (start[arc + 1] - start[arc]));
        for (let point = start[arc], i = 0; point < start[arc + 1]; point++, i += 2) flat.set([wx[point], wy[point]], i);
        return { flat, units: [...units] };
      }),
    };
  }

  // --- one unit as an element ---

  /** @param {(element: SVGElement, id: string) => void} follow */
  offer(follow) {
    this.follow = follow;
    if (this.places.length) this.stand(this.places[0].id, false);
  }

  /**
   * Puts the element of a unit in the place of the one before, which may have the focus.
   *
   * @param {string} id
   * @param {boolean} isFocused
   */
  stand(id, isFocused) {
    const unit = /** @type {number} */ (this.numbers.get(id));
    const element = svg("path", { class: "unit", fill: "none", d: this.textOf(unit), role: "button", tabindex: 0, "data-place": id });
    this.follow(element, id);
    // What it says is known once the map is joined with its words.
    element.addEventListener("focus", () => this.label(element, id), { capture: true });
    this.label(element, id);
    const before = this.stood;
    this.stood = { element, unit, id };
    this.standing.append(element);
    if (isFocused) {
      this.show(unit);
      element.focus({ preventScroll: true });
    }
    before?.element.remove();
  }

  /**
   * @param {Element} element
   * @param {string} id
   */
  label(element, id) {
    element.setAttribute("aria-label", this.said(id));
  }

  /**
   * Moves the map to a unit that is out of view.
   *
   * @param {number} unit
   */
  show(unit) {
    const { at } = this.places[unit];
    if (at && !this.map.getBounds().contains([at[1], at[0]])) this.map.panTo([at[1], at[0]], { animate: false });
  }

  // --- looks ---

  /** @param {string | null} isolated */
  dim(isolated) {
    this.isolated = isolated;
    for (const look of this.looks) this.fade(look);
    this.paintGround();
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

  /** Which look each unit has now, with an element for each; and the ground in these. */
  paint() {
    /** @type {number[]} */
    const changed = [];
    /** @type {Set<number>} */
    const worn = new Set();
    this.places.forEach((place, unit) => {
      const number = this.lookNumber(...this.lookOf(place));
      worn.add(number);
      if (this.lookOfUnit[unit] !== number) changed.push(unit);
      this.lookOfUnit[unit] = number;
    });
    this.root.replaceChildren(...this.looks.filter((_, number) => worn.has(number)).map(({ path }) => path));
    this.looks.forEach((look) => this.fade(look));
    if (this.stood) this.label(this.stood.element, this.stood.id);
    if (this.box) this.paintGround(changed);
  }

  /**
   * A look keeps its number, so that what has changed is found by it.
   *
   * @param {string} classes
   * @param {string} status
   * @param {string} turned
   */
  lookNumber(classes, status, turned) {
    const key = `${classes} ${status} ${turned}`;
    const known = this.lookOfKey.get(key);
    if (known !== undefined) return known;
    const path = svg("path", { class: `unit ${classes}`, "data-status": status });
    if (turned) path.style.setProperty("--f", turned);
    this.lookOfKey.set(key, this.looks.length);
    return this.looks.push({ path, status }) - 1;
  }

  /**
   * The classes of a unit, its status, and the fill of what it became, if days are compared.
   *
   * @param {Place} place
   * @returns {[string, string, string]}
   */
  lookOf(place) {
    const status = place.status ?? "";
    if (!this.turnOf) return [lookOf(place).join(" "), status, ""];
    const turned = this.turnOf(place.id);
    if (!turned) return [`kept ${statusClass(status)}`, status, ""];
    return [`turned ${statusClass(status)}`, status, this.paintOf(turned)];
  }

  /** @param {CrowdLook} look */
  fade({ path, status }) {
    path.classList.toggle("dim", this.isolated !== null && status !== this.isolated);
  }

  // --- drawing ---

  /** All anew, for another zoom, size or theme. */
  redraw() {
    this.box = drawnBox(this.map).box;
    this.findDots();
    this.weigh();
    this.inBox = new Uint8Array(this.shapes.count);
    for (const unit of this.within(this.box)) this.inBox[unit] = 1;
    for (const sheet of Object.values(this.sheets)) sheet.place(this.box);
    this.paintGround();
    this.paintLines([...this.still, ...this.moving]);
    this.stood?.element.setAttribute("d", this.textOf(this.stood.unit));
    this.followRing();
  }

  /**
   * Parts the ground by the statuses of units.
   *
   * @param {StatusOf} statusOf
   */
  part(statusOf) {
    /** @type {number[]} */
    const changed = [];
    this.places.forEach(({ id }, unit) => {
      const status = statusOf(id) ?? "";
      if (status !== this.statuses[unit]) changed.push(unit);
      this.statuses[unit] = status;
    });
    if (this.box) this.paintLines(this.moving, changed);
  }

  /**
   * Has drawn what lies around units that have changed; everything, without a list of these or where it is most.
   *
   * @param {number[] | null} changed
   * @param {(parts: Box[] | null) => void} draw
   */
  drawAround(changed, draw) {
    const all = this.inBox;
    const seen = changed?.filter((unit) => all[unit]);
    if (seen && !seen.length) return;
    const near = seen && tilesAround(/** @type {Box} */ (this.box), seen.map((unit) => this.layerBox(unit)));
    if (near) this.inBox = all.map((is, unit) => Number(is && near.meets(this.layerBox(unit))));
    draw(near?.tiles ?? null);
    this.inBox = all;
  }

  /**
   * @param {number} unit
   * @returns {Box}
   */
  layerBox(unit) {
    const { boxes } = this.shapes;
    const scale = 2 ** this.map.getZoom();
    const { x, y } = this.map.getPixelOrigin();
    const i = 4 * unit;
    return [boxes[i] * scale - x, boxes[i + 1] * scale - y, boxes[i + 2] * scale - x, boxes[i + 3] * scale - y];
  }

  /** Islands too small to be seen. Of so many units a small one between others is a grain, and no dot. */
  findDots() {
    const { sides, middles, left, right, arcs, count } = this.shapes;
    const scale = 2 ** this.map.getZoom();
    const { x, y } = this.map.getPixelOrigin();
    const small = new Uint8Array(count);
    for (let unit = 0; unit < count; unit++) small[unit] = Number(sides[unit] > 0 && sides[unit] * scale < SPECK);
    for (let arc = 0; arc < arcs; arc++) {
      const [a, b] = [left[arc], right[arc]];
      if (b >= 0 && a !== b) small[a] = small[b] = 0;
    }
    this.dots = new Map();
    for (let unit = 0; unit < count; unit++) {
      if (small[unit]) this.dots.set(unit, { id: this.places[unit].id, x: middles[2 * unit] * scale - x, y: middles[2 * unit + 1] * scale - y, reach: SPECK_RADIUS });
    }
  }

  /** Lines are thinner where units are small, or pieces of drawn ground. */
  weigh() {
    weighLines(this.map, this.median);
  }

  /** @param {number[] | null} [changed] the units that have another look than before */
  paintGround(changed = null) {
    const inks = new Map(this.looks.flatMap(({ path }, look) => (path.isConnected ? [[look, inkOf(path)]] : [])));
    const speck = inkOf(this.speck);
    const styled = new Map([...inks].map(([look, ink]) => [look, JSON.stringify(ink)]));
    const isRestyled = [...styled].some(([look, text]) => text !== (this.styled.get(look) ?? text));
    this.styled = styled;
    this.drawAround(isRestyled ? null : changed, (parts) => this.sheets.ground.renew(parts, (pen) => this.fillLooks(pen, inks, speck)));
    if (this.vector) this.writeGround();
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {Map<number, Ink>} inks
   * @param {Ink} speck
   */
  fillLooks(pen, inks, speck) {
    const edges = this.edges();
    for (const [look, ink] of inks) {
      pen.beginPath();
      this.traceLoops(pen, edges[look]);
      fillWith(pen, ink, "evenodd");
      for (const unit of this.alone(look)) {
        pen.beginPath();
        this.traceUnit(pen, unit);
        fillWith(pen, ink, "evenodd");
      }
      if (ink.stroke !== "none" && ink.width) {
        pen.beginPath();
        this.traceArcs(pen, (a, b) => this.isSeen(a, look) || this.isSeen(b, look));
        strokeWith(pen, ink);
      }
      for (const { x, y } of this.dotsOf(look)) {
        pen.beginPath();
        pen.arc(x, y, SPECK_RADIUS, 0, WHOLE_TURN);
        fillWith(pen, ink);
        strokeWith(pen, { ...speck, opacity: ink.opacity });
      }
    }
  }

  /** @param {number} look */
  dotsOf(look) {
    return [...this.dots].flatMap(([unit, dot]) => (this.isSeen(unit, look) ? dot : []));
  }

  /**
   * Whether a unit has a look, and lies where it is drawn.
   *
   * @param {number} unit
   * @param {number} look
   */
  isSeen(unit, look) {
    return unit >= 0 && this.lookOfUnit[unit] === look && Boolean(this.inBox[unit]);
  }

  /**
   * Of each look the arcs around its ground; between units of one look there is none.
   *
   * @returns {number[][]}
   */
  edges() {
    const { left, right, arcs, alone } = this.shapes;
    const { lookOfUnit, inBox } = this;
    /** @type {number[][]} */
    const found = this.looks.map(() => []);
    const look = (/** @type {number} */ unit) => (unit >= 0 && inBox[unit] && !alone[unit] ? lookOfUnit[unit] : -1);
    for (let arc = 0; arc < arcs; arc++) {
      const [a, b] = [look(left[arc]), look(right[arc])];
      if (a === b) continue;
      if (a >= 0) found[a].push(arc);
      if (b >= 0) found[b].push(arc);
    }
    return found;
  }

  /**
   * Units that share an arc with two others, and so are filled by themselves.
   *
   * @param {number} look
   */
  alone(look) {
    const { alone, count } = this.shapes;
    const found = [];
    for (let unit = 0; unit < count; unit++) if (alone[unit] && this.isSeen(unit, look)) found.push(unit);
    return found;
  }

  /**
   * Joins arcs to loops. An even number of them meets at every corner, so that each ends where it began; none is
   * closed, for a browser would measure all of the path each time.
   *
   * @param {CanvasRenderingContext2D} pen
   * @param {number[]} edges
   */
  traceLoops(pen, edges) {
    const { begin, end } = this.shapes;
    const { firstAt } = this;
    const next = new Int32Array(2 * edges.length);
    edges.forEach((arc, nth) => {
      for (const [corner, entry] of [[begin[arc], 2 * nth], [end[arc], 2 * nth + 1]]) {
        next[entry] = firstAt[corner];
        firstAt[corner] = entry;
      }
    });
    const done = new Uint8Array(edges.length);
    const draw = this.tracer(pen);
    for (let nth = 0; nth < edges.length; nth++) {
      if (done[nth]) continue;
      let entry = 2 * nth;
      let isFirst = true;
      while (entry >= 0) {
        const arc = edges[entry >> 1];
        done[entry >> 1] = 1;
        draw(arc, (entry & 1) === 1, isFirst);
        isFirst = false;
        const corner = entry & 1 ? begin[arc] : end[arc];
        let other = firstAt[corner];
        while (other >= 0 && done[other >> 1]) other = next[other];
        firstAt[corner] = other;
        entry = other;
      }
    }
    for (const arc of edges) firstAt[begin[arc]] = firstAt[end[arc]] = -1;
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {number} unit
   */
  traceUnit(pen, unit) {
    const { unitRing, ringStart, refs } = this.shapes;
    const draw = this.tracer(pen);
    for (let ring = unitRing[unit]; ring < unitRing[unit + 1]; ring++) {
      for (let nth = ringStart[ring]; nth < ringStart[ring + 1]; nth++) {
        const arc = refs[nth];
        draw(arc < 0 ? ~arc : arc, arc < 0, nth === ringStart[ring]);
      }
      pen.closePath();
    }
  }

  /**
   * The arcs that lie where it is drawn and for whose units `keep` is true; none around dots.
   *
   * @param {CanvasRenderingContext2D} pen
   * @param {(a: number, b: number, arc: number) => boolean} keep
   */
  traceArcs(pen, keep) {
    const { left, right, arcs } = this.shapes;
    const { inBox, dots } = this;
    const draw = this.tracer(pen);
    for (let arc = 0; arc < arcs; arc++) {
      const [a, b] = [left[arc], right[arc]];
      if (!(inBox[a] || (b >= 0 && inBox[b])) || a === b) continue;
      if (dots.size && (dots.has(a) || dots.has(b))) continue;
      if (keep(a, b, arc)) draw(arc, false, true);
    }
  }

  /**
   * What draws an arc in layer px, corners that nobody could tell apart left out.
   *
   * @param {Pick<CanvasRenderingContext2D, "moveTo" | "lineTo">} pen
   */
  tracer(pen) {
    const { wx, wy, start } = this.shapes;
    const scale = 2 ** this.map.getZoom();
    const { x: left, y: top } = this.map.getPixelOrigin();
    return (/** @type {number} */ arc, /** @type {boolean} */ isBack, /** @type {boolean} */ isFirst) => {
      const [low, high] = [start[arc], start[arc + 1] - 1];
      const step = isBack ? -1 : 1;
      const last = isBack ? low : high;
      let point = isBack ? high : low;
      let [x, y] = [wx[point] * scale - left, wy[point] * scale - top];
      if (isFirst) pen.moveTo(x, y);
      while (point !== last) {
        point += step;
        const [nextX, nextY] = [wx[point] * scale - left, wy[point] * scale - top];
        if (point !== last && Math.abs(nextX - x) + Math.abs(nextY - y) < CORNERS_APART) continue;
        pen.lineTo((x = nextX), (y = nextY));
      }
    };
  }

  /**
   * @param {CrowdLine[]} lines
   * @param {number[] | null} [changed] the units whose lines are others than before
   */
  paintLines(lines, changed = null) {
    this.drawAround(changed, (parts) => {
      for (const sheet of new Set(lines.map((line) => line.sheet))) {
        sheet.renew(parts, (pen) => lines.filter((line) => line.sheet === sheet).forEach(({ element, keep }) => {
          pen.beginPath();
          this.traceArcs(pen, keep);
          strokeWith(pen, inkOf(element));
        }));
      }
    });
    if (this.vector) this.writeLines(lines);
  }

  followRing() {
    for (const ring of this.ringLines) ring.setAttribute("d", this.around?.getAttribute("d") ?? "M0,0");
  }

  // --- as paths, for paper and for pictures ---

  /** @param {boolean} isVector */
  asPaths(isVector) {
    this.vector = isVector;
    for (const sheet of Object.values(this.sheets)) sheet.hide(isVector);
    if (isVector) {
      this.writeGround();
      this.writeLines([...this.still, ...this.moving]);
      return;
    }
    this.dotted.replaceChildren();
    for (const path of [...this.looks.map((look) => look.path), ...Object.values(this.drawn)]) path.removeAttribute("d");
  }

  writeGround() {
    this.looks.forEach(({ path }, look) => {
      path.setAttribute("fill-rule", "evenodd");
      path.setAttribute("d", textOfPath((pen) => this.places.forEach((_, unit) => this.isSeen(unit, look) && this.traceUnit(pen, unit))));
    });
    this.dotted.replaceChildren(...this.looks.flatMap(({ path }, look) => {
      const dots = this.dotsOf(look);
      if (!dots.length) return [];
      const copy = /** @type {SVGElement} */ (path.cloneNode());
      copy.classList.add("speck");
      copy.setAttribute("d", dots.map(dotAt).join(""));
      return copy;
    }));
  }

  /** @param {CrowdLine[]} lines */
  writeLines(lines) {
    for (const { element, keep } of lines) element.setAttribute("d", textOfPath((pen) => this.traceArcs(pen, keep)));
  }

  /** @param {number} unit */
  textOf(unit) {
    const dot = this.dots.get(unit);
    return textOfPath((pen) => this.traceUnit(pen, unit)) + (dot ? dotAt(dot) : "");
  }
}

/**
 * What is traced, as the text of a path.
 *
 * @param {(pen: CanvasRenderingContext2D) => void} trace
 */
function textOfPath(trace) {
  /** @type {string[]} */
  const parts = [];
  const at = (/** @type {number} */ x, /** @type {number} */ y) => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
  const pen = {
    moveTo: (/** @type {number} */ x, /** @type {number} */ y) => void parts.push(`M${at(x, y)}`),
    lineTo: (/** @type {number} */ x, /** @type {number} */ y) => void parts.push(`L${at(x, y)}`),
    closePath: () => void parts.push("Z"),
  };
  trace(/** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (pen)));
  return parts.join("") || "M0,0";
}

/**
 * The arcs of a unit, in the order of its rings.
 *
 * @param {CrowdShapes} shapes
 * @param {number} unit
 */
function arcsOf({ refs, ringStart, unitRing }, unit) {
  return [...refs.subarray(ringStart[unitRing[unit]], ringStart[unitRing[unit + 1]])].map((arc) => (arc < 0 ? ~arc : arc));
}

/**
 * The points of a ring, from one corner to the next.
 *
 * @param {CrowdShapes} shapes
 * @param {number} ring
 */
function pointsOf({ refs, ringStart, start }, ring) {
  const points = [];
  for (let nth = ringStart[ring]; nth < ringStart[ring + 1]; nth++) {
    const [arc, isFirst] = [refs[nth], nth === ringStart[ring]];
    const of = arc < 0 ? ~arc : arc;
    const [low, high] = [start[of], start[of + 1] - 1];
    if (arc < 0) for (let point = high - Number(!isFirst); point >= low; point--) points.push(point);
    else for (let point = low + Number(!isFirst); point <= high; point++) points.push(point);
  }
  return points;
}

/**
 * Whether a place in px at zoom 0 lies in a unit, by even and odd.
 *
 * @param {CrowdShapes} shapes
 * @param {number} unit
 * @param {number} x
 * @param {number} y
 */
function isIn({ refs, ringStart, unitRing, start, wx, wy }, unit, x, y) {
  let inside = false;
  for (let nth = ringStart[unitRing[unit]]; nth < ringStart[unitRing[unit + 1]]; nth++) {
    const arc = refs[nth] < 0 ? ~refs[nth] : refs[nth];
    for (let point = start[arc] + 1; point < start[arc + 1]; point++) {
      const [y0, y1] = [wy[point - 1], wy[point]];
      if (y0 > y === y1 > y) continue;
      if (x < ((wx[point - 1] - wx[point]) * (y - y1)) / (y0 - y1) + wx[point]) inside = !inside;
    }
  }
  return inside;
}

/**
 * A function that gives the units whose boxes meet the cell of a place in px at zoom 0, in their order.
 *
 * @param {CrowdShapes} shapes
 * @returns {(x: number, y: number) => number[]}
 */
function boxGrid({ boxes, count }) {
  const side = Math.ceil(Math.sqrt(count));
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < boxes.length; i += 4) {
    if (boxes[i] > boxes[i + 2]) continue;
    west = Math.min(west, boxes[i]);
    north = Math.min(north, boxes[i + 1]);
    east = Math.max(east, boxes[i + 2]);
    south = Math.max(south, boxes[i + 3]);
  }
  const column = (/** @type {number} */ x) => Math.max(0, Math.min(side - 1, Math.floor(((x - west) / (east - west)) * side)));
  const row = (/** @type {number} */ y) => Math.max(0, Math.min(side - 1, Math.floor(((y - north) / (south - north)) * side)));
  /** @type {number[][]} */
  const cells = [];
  for (let unit = 0, i = 0; unit < count; unit++, i += 4) {
    if (boxes[i] > boxes[i + 2]) continue;
    for (let r = row(boxes[i + 1]); r <= row(boxes[i + 3]); r++) {
      for (let c = column(boxes[i]); c <= column(boxes[i + 2]); c++) (cells[r * side + c] ??= []).push(unit);
    }
  }
  return (x, y) => cells[row(y) * side + column(x)] ?? [];
}

/**
 * How large pieces of drawn ground are, in px at zoom 0: what `usualSide` says of their rings.
 *
 * @param {CrowdShapes} shapes
 */
function sideOfCrowd({ arcs, start, wx, wy, left, right }) {
  let [area, length] = [0, 0];
  for (let arc = 0; arc < arcs; arc++) {
    const [sides, turns] = [Number(left[arc] >= 0) + Number(right[arc] >= 0), Number(left[arc] >= 0) - Number(right[arc] >= 0)];
    for (let at = start[arc] + 1; at < start[arc + 1]; at++) {
      area += (turns * (wx[at - 1] * wy[at] - wx[at] * wy[at - 1])) / 2;
      length += sides * Math.hypot(wx[at] - wx[at - 1], wy[at] - wy[at - 1]);
    }
  }
  return usualSide([{ area, length }]);
}
