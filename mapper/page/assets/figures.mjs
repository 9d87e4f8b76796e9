// SPDX-License-Identifier: MIT
// The figures on the ground: marks, names and numbers, laid out anew for every zoom.
import { sizeOfMarks, standApart } from "./crowded_marks.mjs";
import { fill, renew, statusClass, svg, toTenth } from "./dom.mjs";
import { keyed } from "./keyed.mjs";
import { areNear, measurer, placingOf } from "./labels.mjs";
import { letteredGrounds, onOtherColours } from "./lettered.mjs";
import { boxCorners, boxInsideBox, boxesOverlap } from "./boxes.mjs";
import { drawEvents } from "./event_layer.mjs";
import { markBox } from "./mark_names.mjs";
import { drawMark, markReach } from "./marks.mjs";
import { boxOfRings, largestPolygon, pointInRings, signedArea, widestRun } from "./polygons.mjs";
import { BEHIND, CELL, CLAIM, INSET, LEADER_DOT, LED, MOST_NUMBERED, ORIENTATION_RADII, RANK, REACH, TO_BASELINE } from "./shared.mjs";
import { answered, inSlices } from "./tasks.mjs";
import { DISC_RADIUS, LETTER_SIZE, LINE_ROOM, SPACES } from "./text_size.mjs";
import { decodeArcs, polygonsOf } from "./topology.mjs";
import { layerOf, redrawn, rested, worldOf } from "./world.mjs";

/**
 * Draws marks in a pane of their own, and their lettering once `lay` has been called: it gives marks and
 * names their places, names in later tasks where they take longer than one may, until `lettered`; `halt` leaves those that stand.
 * `letterBy` has it lettered in another way.
 * `afterLetters` has something called after every layout of the lettering. `marks` has the element of each by
 * place id.
 *
 * @param {L.Map} map
 * @param {MapData} data
 * @returns {Figures}
 */
export function drawFigures(map, data) {
  const pane = map.createPane("figures");
  pane.style.zIndex = "450";
  const root = svg("svg", { class: "sheet leaflet-zoom-hide", width: 1, height: 1 });
  const happened = drawEvents(data);
  const layers = {
    ...happened.under,
    letters: svg("g", { class: "letters", "aria-hidden": "true" }),
    marks: svg("g", { class: "marks", role: "group", "aria-label": data.words.map.places }),
    ...happened.over,
    numbers: svg("g", { class: "numbers", "aria-hidden": "true" }),
  };
  root.append(...Object.values(layers));
  pane.append(root);

  const scene = /** @type {Scene} */ (makeScene(map, data));
  const marks = new Map();
  for (const place of scene.marked) {
    const mark = markOf(place, scene);
    mark.setAttribute("data-place", place.id);
    marks.set(place.id, mark);
    layers.marks.append(mark);
  }
  /** @type {Standing} */
  let stage;
  let isLettered = false;
  let lettered = Promise.resolve();
  const layOut = () => (stage = layMarks(map, scene, marks, layers, happened));
  /** @type {(() => void)[]} */
  const following = [];
  /** @type {LetteredBy} */
  let lettersBy = lettersOn;
  const letter = inSlices(function* () {
    yield* lettersBy(map, scene, layers, stage);
    for (const follow of following) follow();
  });
  /** @param {Promise<void>} [when] */
  const lay = (when) => {
    isLettered = true;
    layOut();
    return (lettered = letter.start(when));
  };
  // Marks follow at once; letters take longer than an answer may.
  const again = () => void (isLettered ? lay(answered()) : layOut());
  redrawn(map, again);
  onOtherColours(again);
  rested(map, () => String(frameOn(map)) !== scene.seen && again());
  return { marks, spots: () => scene.spots, letterBy: (other) => void (lettersBy = other), lay, halt: letter.stop, lettered: () => lettered, afterLetters: (follow) => void following.push(follow), scene, layers, happened };
}

/**
 * @param {LocatedPlace} place
 * @param {Scene} scene
 */
export function markOf(place, { data, angle }) {
  const mark = drawMark(place.kind, place.status, contenders(data, place.status), angle(place));
  mark.classList.toggle("contradicted", Boolean(place.contradicted));
  return mark;
}

/**
 * The statuses a contested mark is split between.
 *
 * @param {Data} data
 * @param {string | null | undefined} status
 */
export function contenders(data, status) {
  const [kind, ...between] = data.stripes[/** @type {string} */ (status)] ?? [];
  return kind === "stripes" ? between : [];
}

/**
 * What does not change with the zoom: the places, their rings in degrees, the text widths.
 *
 * @param {L.Map} map
 * @param {MapData} data
 * @returns {Omit<Scene, "shown" | "named" | "where" | "ground">} before its first layout
 */
function makeScene(map, data) {
  const family = getComputedStyle(map.getContainer()).fontFamily;
  const world = worldOf(map);
  const rings = data.crowd?.rings ?? /** @type {Scene["rings"]} */ (new Map(polygonsOf(data.units, "units").map(({ id, polygons }) => [id, polygons])));
  /** @type {Scene["byId"]} */
  const byId = keyed(data.places);
  const countries = data.tiled ? [] : polygonsOf(data.context, "countries").filter(({ id }) => id !== data.context.own);
  const [rivers, lakes] = namedWaters(data.water);
  return {
    data,
    world,
    rings,
    byId,
    spots: [],
    scale: "",
    seen: "",
    drawn: new Map(),
    controls: null,
    written: new Map(),
    laid: null,
    areas: [
      ...countries.map(({ id, polygons }) => ({
        id: `c:${id}`,
        name: (data.context.names[id] ?? "").toLocaleUpperCase(data.lang),
        kind: /** @type {const} */ ("country"),
        polygons: polygons.map(([ring]) => [ring]),
      })),
      ...lakes.map(({ lines, ...lake }) => ({ ...lake, kind: /** @type {const} */ ("water"), polygons: [lines] })),
    ],
    rivers,
    marked: /** @type {LocatedPlace[]} */ (data.places.filter((place) => place.kind in REACH && place.at)),
    units: data.places.filter((place) => place.kind === "unit" && !data.crowd),
    borders: /** @type {BorderPlace[]} */ (data.places.filter((place) => place.line)),
    measure: measurer(family),
    reach: ({ kind, status }) => markReach(kind, contenders(data, status)),
    /** Outwards from the middle of the unit, which is across the border for a crossing. */
    angle(place) {
      const unit = byId.get(place.within)?.at;
      if (place.kind !== "crossing" || !unit) return 0;
      const [[x, y], [x0, y0]] = [world(place.at), world(unit)];
      return Math.round((Math.atan2(y - y0, x - x0) * 180) / Math.PI);
    },
  };
}

/**
 * The rivers and the lakes that have names, with their lines.
 *
 * @param {Waters} [water]
 */
function namedWaters(water) {
  if (!water) return [[], []];
  const { arcs, counts, names } = water;
  const waters = names.map(([name, first, last], nth) => ({ id: `w:${nth}`, name, first, lines: decodeArcs(water).slice(first, last) }));
  const firstLake = arcs.length - counts[3];
  return [waters.filter(({ first }) => first < firstLake), waters.filter(({ first }) => first >= firstLake)];
}

/**
 * Gives marks their places in layer px, and what stands beside control. Letters of another zoom are not
 * seen until they are laid out anew; where the map is moved they move with it.
 *
 * @param {L.Map} map
 * @param {Scene} scene
 * @param {Figures["marks"]} marks
 * @param {Layers} layers
 * @param {EventLayer} happened
 * @returns {Standing}
 */
function layMarks(map, scene, marks, layers, happened) {
  const frame = frameOn(map);
  const toLayer = layerOf(map);
  /** @type {At} */
  const at = (lonLat) => toLayer(scene.world(lonLat));
  // At one zoom the ground is where it was, and as long as the map is not moved, what is seen of it.
  const [scale, seen] = [[map.getZoom(), map.getPixelOrigin()].join(), String(frame)];
  if (scale !== scene.scale) {
    Object.assign(scene, { scale, seen: "", drawn: new Map() });
    for (const layer of [layers.letters, layers.numbers]) layer.classList.add("unlaid");
  }
  if (seen !== scene.seen) Object.assign(scene, { seen, ground: new Map(), controls: null, units: scene.data.crowd?.named(frame) ?? scene.units });
  const { beside } = scene.data;
  /** @type {(place: Place) => number} */
  const claim = (place) => Math.min(claimOf(place, scene.data), ...(beside ? [claimOf(beside.get(place.id), scene.data)] : []));
  scene.named = scene.marked.filter((place) => isKnown(place, scene)).sort((a, b) => claim(a) - claim(b));
  scene.shown = scene.named.filter(({ status }) => status);
  const standing = scene.named.map((place) => ({ id: place.id, at: at(place.at), reach: scene.reach(place) }));
  const size = sizeOfMarks(standing);
  scene.where = standApart(standing, happened.standing(at), size);
  const events = happened.lay(at, scene.where, scene.measure);
  for (const place of scene.shown) {
    const [x, y] = scene.where.get(place.id);
    marks.get(place.id).setAttribute("transform", `translate(${toTenth(x)},${toTenth(y)})scale(${size})`);
  }
  scene.spots = [...spotsOf(scene, [], new Map()), ...events.spots];
  return { frame, at, beside: events };
}

/**
 * Whether something is known of a place on the day, or on that of the map beside, whose names stand where those of this
 * one do.
 *
 * @param {Place} place
 * @param {Scene} scene
 */
function isKnown({ id, status }, { data: { beside } }) {
  return Boolean(status || beside?.get(id).status);
}

/**
 * One layout of the lettering, step by step: labels are placed for what is seen of the map.
 *
 * @param {L.Map} map
 * @param {Scene} scene
 * @param {Layers} layers
 * @param {Standing} stage
 */
function* lettersOn(map, scene, layers, { frame, at, beside }) {
  const [left, top, right, bottom] = frame;
  /** @type {Box} */
  const view = [left + INSET, top + INSET, right - INSET, bottom - INSET];
  scene.controls ??= controlBoxes(map, frame).map((box) => ({ box }));
  yield* measureAhead(scene, at, frame);
  const specs = [...numberSpecs(scene, at, frame), ...beside.specs, ...markSpecs(scene)];
  yield;
  specs.push(...(yield* unitSpecs(scene, at, view)));
  specs.push(...borderSpecs(scene, at, frame), ...areaSpecs(scene, at, frame), ...riverSpecs(scene, at, frame));
  yield;
  specs.push(...townSpecs(scene, at));
  const placed = yield* placingOf(specs, {
    view,
    ground: hasGround(scene) ? scene.ground : undefined,
    most: scene.data.listNames ? MOST_NUMBERED : 0,
    obstacles: [
      ...scene.named.map((place) => ({ id: place.id, box: markBox({ at: scene.where.get(place.id), radius: scene.reach(place) }) })),
      ...beside.obstacles,
      ...scene.controls,
    ],
  });
  const shown = keyed(specs);
  const short = placed.filter(({ isShort }) => isShort).sort((a, b) => a.y - b.y || a.x - b.x);
  // Beside numbers of notes those of names go on.
  short.forEach((label, nth) => (label.lines = [String(scene.data.annotations.length + nth + 1)]));
  scene.data.listNames?.(short.map(({ id }) => /** @type {string} */ (/** @type {NameSpec} */ (shown.get(id)).name)));
  scene.laid = { placed, shown, zoom: map.getZoom(), origin: map.getPixelOrigin(), frame };
  yield* writeNames(scene, layers, placed, shown, scene);
  scene.spots = [...spotsOf(scene, placed, shown), ...beside.spots];
}

/**
 * Puts placed labels on a map, one by one: what nothing is known of on its day is left out. The ground under them is that
 * of the map for which they were placed.
 *
 * @param {Scene} scene
 * @param {Layers} layers
 * @param {Written[]} placed
 * @param {Known<string, Spec>} shown
 * @param {Pick<Scene, "ground" | "drawn">} under
 */
export function* writeNames(scene, layers, placed, shown, { ground, drawn }) {
  /** @param {Written} label */
  const isThere = ({ id }) => {
    const place = scene.byId.get(shown.get(id).place);
    return !place || place.kind === "unit" || Boolean(place.status);
  };
  const letters = placed.filter((label) => label.kind !== "number" && isThere(label));
  const numbers = placed.filter(({ kind }) => kind === "number");
  const lettered = letteredGround({ ...scene, ground, drawn });
  // A browser takes its time for letters: those that stand as they stood stay.
  const stood = scene.written;
  /** @type {Scene["written"]} */
  const written = new Map();
  for (const label of letters) {
    const spec = /** @type {NameSpec} */ (shown.get(label.id));
    const on = lettered(label.box);
    const { name, className, letters: size, place, quiet } = spec;
    const status = scene.byId.get(spec.on)?.status;
    const key = JSON.stringify([label, name, className, status, size, place, quiet, spec.kind === "mark" && spec.at, on]);
    written.set(key, stood.get(key) ?? [...nameLeader(label), lettering(label, spec, on, status)]);
    yield;
  }
  scene.written = written;
  renew(layers.letters, [...written.values()].flat());
  layers.numbers.replaceChildren(...numbers.flatMap((label) => disc(label, /** @type {NumberSpec} */ (shown.get(label.id)))));
  for (const layer of [layers.letters, layers.numbers]) layer.classList.remove("unlaid");
}

/**
 * Whether the ground of all units in view is known, and not of those alone in which a name finds room.
 *
 * @param {Scene} scene
 */
function hasGround({ data: { crowd } }) {
  return !crowd || crowd.seen <= LED.units;
}

/**
 * Takes the measure of the units whose names are wanted, one by one: what of them is seen, as polygons
 * in px, and how wide their names are; or of all that was drawn on any day.
 *
 * @param {Scene} scene
 * @param {At} at
 * @param {Box} frame
 */
function* measureAhead(scene, at, frame) {
  const { ever } = scene.data;
  if (ever && !scene.ground.size) scene.ground.set("", seenIn(drawnOf(scene, "", ever(), at), frame));
  for (const { id, name, full } of scene.units) {
    if (!scene.rings.has(id) || scene.ground.has(id)) continue;
    const polygons = seenIn(drawnOf(scene, id, scene.rings.get(id), at), frame);
    scene.ground.set(id, polygons);
    if (polygons.length) formsOf(scene, full ?? name, "unit");
    yield;
  }
}

/**
 * Polygons in px with the box around each, reckoned once for a zoom.
 *
 * @param {Scene} scene
 * @param {string} key
 * @param {Rings[]} polygons in degrees
 * @param {At} at
 */
function drawnOf({ drawn }, key, polygons, at) {
  const found = drawn.get(key) ?? polygons.map((polygon) => {
    const rings = polygon.map((ring) => ring.map(at));
    return { rings, box: boxOfRings(rings.slice(0, 1)) };
  });
  drawn.set(key, found);
  return found;
}

/**
 * What is seen of polygons: those that lie in the frame as they are, others cut.
 *
 * @param {DrawnPolygon[]} polygons
 * @param {Box} frame
 * @returns {Rings[]}
 */
function seenIn(polygons, frame) {
  return polygons.filter(({ box }) => boxesOverlap(box, frame)).map(({ rings, box }) => (boxInsideBox(box, frame) ? rings : rings.map((ring) => clip(ring, frame))));
}

/**
 * The frame of a map, in layer px.
 *
 * @param {L.Map} map
 * @returns {Box}
 */
function frameOn(map) {
  const [{ x, y }, size] = [map.containerPointToLayerPoint([0, 0]), map.getSize()];
  return [x, y, x + size.x, y + size.y];
}

/**
 * The boxes of the controls over the map, in layer px.
 *
 * @param {L.Map} map
 * @param {Box} frame
 * @returns {Box[]}
 */
function controlBoxes(map, [x, y]) {
  const view = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
    const { left, top, right, bottom } = control.getBoundingClientRect();
    return [x + left - view.left, y + top - view.top, x + right - view.left, y + bottom - view.top];
  });
}

/**
 * @param {Scene} scene
 * @param {At} at
 * @param {Box} frame
 * @returns {NumberSpec[]}
 */
function numberSpecs(scene, at, frame) {
  return scene.data.annotations.map(({ n, place: id }) => {
    const place = /** @type {LocatedPlace} */ (scene.byId.get(id));
    const spot = place.line ? middleOf(place.line.map(at), frame) : (scene.where.get(id) ?? at(place.at));
    const avoid = place.line ? 0 : (scene.reach(place) ?? 0);
    return { id: `n:${id}`, place: id, kind: "number", n, priority: CLAIM.number + n / 100, radius: DISC_RADIUS, at: spot, avoid };
  });
}

/**
 * @param {Scene} scene
 * @returns {NameSpec[]}
 */
function markSpecs(scene) {
  return scene.named.map((place, nth) => {
    const claim = claimOf(place, scene.data);
    return {
      id: `t:${place.id}`,
      place: place.id,
      kind: "mark",
      name: place.name,
      className: place.n ? "name news" : "name",
      on: place.within,
      letters: LETTER_SIZE.place,
      priority: claim + nth / 1e4,
      width: scene.measure(place.name, LETTER_SIZE.place, 0, place.n ? 700 : 400),
      height: LETTER_SIZE.place + LINE_ROOM,
      at: scene.where.get(place.id),
      radius: scene.reach(place),
      must: claim <= CLAIM.inNews,
    };
  });
}

/**
 * What is fought over is named before all else: discs give way to it.
 *
 * @param {Place} place
 * @param {Data} data
 */
function claimOf(place, data) {
  if (!place.pale && contenders(data, place.status).length > 1) return CLAIM.foughtOver;
  // The note of a crossing or an airport says which it is.
  if (place.n || place.changed || place.turn) return place.kind === "capital" || place.kind === "town" ? CLAIM.inNews : CLAIM.siteInNews;
  if (place.kind === "capital") return CLAIM.capital;
  return place.kind === "crossing" || place.kind === "airport" ? CLAIM.crossing : CLAIM.town;
}

/**
 * Names of units, one by one; the ground around a place goes by the mark of that.
 *
 * @param {Scene} scene
 * @param {At} at
 * @param {Box} view
 * @returns {Generator<undefined, NameSpec[]>}
 */
function* unitSpecs(scene, at, view) {
  const wanted = scene.data.pieces ? [] : scene.units.filter((place) => place.at && !place.id.startsWith(CELL) && scene.rings.has(place.id));
  const seen = wanted
    .map((place) => {
      const polygons = scene.ground.get(place.id);
      return { place, polygons, area: polygons.reduce((sum, [outer]) => sum + Math.abs(signedArea(outer)), 0), rank: rankOf(place, scene.data) };
    })
    .filter(({ area }) => area)
    .sort((a, b) => a.rank - b.rank || b.area - a.area);
  const { [LED.news]: further } = seen;
  const length = scene.data.crowd?.seen ?? seen.length;
  /** @type {NameSpec[]} */
  const specs = [];
  for (const { place, polygons, area, rank } of seen) {
    const rings = largestPolygon(polygons);
    const spot = at(/** @type {LocatedPlace} */ (place).at);
    const brief = place.brief ? formsOf(scene, place.brief, "unit") : [];
    specs.push({
      id: `u:${place.id}`,
      place: place.id,
      kind: "area",
      className: "name unit-name",
      on: place.id,
      letters: LETTER_SIZE.unit,
      priority: (rank < RANK.known ? CLAIM.unitInNews : CLAIM.unit) + rank * RANK.step + specs.length * RANK.nth,
      rings,
      at: middleIn(rings, spot, view),
      forms: [...formsOf(scene, place.full ?? place.name, "unit"), ...brief],
      brief: brief.length,
      size: area,
      led: boxInsideBox([...spot, ...spot], view) && (length <= LED.units || (rank < RANK.known && (further?.rank ?? RANK.known) >= RANK.known)),
      shy: rank >= RANK.same,
      unless: placeCalledAlike(place, scene),
      name: place.full ?? place.name,
      short: length <= LED.units && (rank < RANK.known || !scene.shown.some(({ kind, within }) => kind === "capital" && within === place.id)) ? formsOf(scene, "00", "unit")[0] : undefined,
    });
    yield;
  }
  return specs;
}

/**
 * The middle of what is seen of a unit, at the height of its widest part, which is `spot`; or at half
 * the height of what is seen, where that part is not.
 *
 * @param {Rings} rings
 * @param {Point} spot
 * @param {Box} view
 * @returns {Point}
 */
export function middleIn(rings, spot, view) {
  const [, top, , bottom] = boxOfRings(rings);
  const y = boxInsideBox([...spot, ...spot], view) ? spot[1] : (top + bottom) / 2;
  const half = (LETTER_SIZE.unit + LINE_ROOM) / 2;
  const run = widestRun(rings, y - half, y + half);
  return run ? [(run[0] + run[1]) / 2, y] : spot;
}

/**
 * What of a unit there is to report, the most first.
 *
 * @param {Place} place
 * @param {Data} data
 */
export function rankOf({ n, changed, turn, pale, status }, data) {
  if (n) return RANK.noted;
  if (changed || turn) return RANK.changed;
  if (pale) return RANK.same;
  if (contenders(data, status).length > 1) return RANK.foughtOver;
  return status ? RANK.known : RANK.none;
}

/**
 * The label of a place in a unit that has its name: one name says both where they have one status, or
 * where no word would tell the unit apart.
 *
 * @param {Place} unit
 * @param {Scene} scene
 */
function placeCalledAlike(unit, scene) {
  const alike = scene.shown.find(({ within, name, status }) => within === unit.id && name === unit.name && (status === unit.status || !unit.full));
  return alike && `t:${alike.id}`;
}

/**
 * @param {Scene} scene
 * @param {At} at
 * @param {Box} frame
 * @returns {NameSpec[]}
 */
function borderSpecs(scene, at, frame) {
  return scene.borders.filter((place) => isKnown(place, scene)).map((place) => {
    const name = fill(scene.data.words.detail.row, { term: place.kindWords, text: place.name });
    const text = name[0].toLocaleUpperCase(scene.data.lang) + name.slice(1);
    return {
      id: `b:${place.id}`,
      place: place.id,
      kind: "line",
      name: text,
      className: "name border-name",
      on: place.id,
      letters: LETTER_SIZE.border,
      priority: CLAIM.border,
      width: scene.measure(text, LETTER_SIZE.border, SPACES.border),
      height: LETTER_SIZE.border + LINE_ROOM,
      line: within(place.line.map(at), frame),
    };
  });
}

/**
 * Names of countries, and of lakes behind all others.
 *
 * @param {Scene} scene
 * @param {At} at
 * @param {Box} frame
 * @returns {NameSpec[]}
 */
function areaSpecs(scene, at, frame) {
  return scene.areas.flatMap(({ id, name, kind, polygons }) => {
    const seen = seenIn(drawnOf(scene, id, polygons, at), frame).filter(([ring]) => ring.length > 3);
    if (!seen.length) return [];
    const rings = largestPolygon(seen);
    const [x0, y0, x1, y1] = boxOfRings(rings);
    return [{
      id,
      kind: "area",
      className: `name ${kind}-name`,
      letters: LETTER_SIZE[kind],
      priority: CLAIM[kind],
      rings,
      at: [(x0 + x1) / 2, (y0 + y1) / 2],
      forms: formsOf(scene, name, kind),
      open: kind === "country" && hasGround(scene),
    }];
  });
}

/**
 * Names of rivers, behind all others.
 *
 * @param {Scene} scene
 * @param {At} at
 * @param {Box} frame
 * @returns {NameSpec[]}
 */
function riverSpecs(scene, at, frame) {
  return scene.rivers.map(({ id, name, lines }) => ({
    id,
    kind: "line",
    name,
    className: "name water-name river-name",
    letters: LETTER_SIZE.water,
    priority: CLAIM.water,
    ...formsOf(scene, name, "water")[0],
    line: lines.map((line) => within(line.map(at), frame)).reduce((a, b) => (a.length < b.length ? b : a)),
  }));
}

/**
 * Towns for orientation, which stand back behind all others and are drawn with their names alone.
 *
 * @param {Scene} scene
 * @param {At} at
 * @returns {NameSpec[]}
 */
function townSpecs({ data, measure }, at) {
  const towns = (data.towns ?? []).map((town) => ({ ...town, at: at(town.at) }));
  // Behind those that come first one stands for itself, and for no larger one that finds no room.
  return towns.filter((town, nth) => nth < BEHIND.first || !towns.slice(0, nth).some((other) => areNear(town, other))).map(({ name, at, within: unit, namesake }, nth) => ({
    id: `o:${nth}`,
    kind: "mark",
    name,
    className: "name town-name",
    on: unit,
    letters: LETTER_SIZE.town,
    priority: CLAIM.orientation + nth / 1e4,
    width: measure(name, LETTER_SIZE.town),
    height: LETTER_SIZE.town + LINE_ROOM,
    at,
    radius: ORIENTATION_RADII[1],
    withMark: true,
    quiet: true,
    unless: namesake ? `u:${unit}` : undefined,
  }));
}

/**
 * A name in one line, and in two and three that are as short as can be. It goes on in the next line
 * between words, and behind a hyphen.
 *
 * @param {Scene} scene
 * @param {string} name
 * @param {"unit" | "country" | "water"} kind
 * @returns {Form[]}
 */
function formsOf({ measure }, name, kind) {
  const breaks = [...name.matchAll(/\s+|(?<=\S-)(?=\S)/g)].map(({ index }) => index);
  /** @param {number[]} at */
  const form = (...at) => {
    const lines = [0, ...at].map((start, nth) => name.slice(start, at[nth]).trim());
    return {
      lines,
      width: Math.max(...lines.map((line) => measure(line, LETTER_SIZE[kind], SPACES[kind]))),
      height: lines.length * (LETTER_SIZE[kind] + LINE_ROOM),
    };
  };
  /** @param {Form[]} ways */
  const shortest = (ways) => ways.sort((a, b) => a.width - b.width).slice(0, 1);
  const three = breaks.flatMap((one, nth) => breaks.slice(nth + 1).map((two) => form(one, two)));
  return [form(), ...shortest(breaks.map((one) => form(one))), ...shortest(three)];
}

// The box of a name has so much around its letters, in px.
const BESIDE_LETTERS = 3;

/**
 * A function that gives the classes of letters whose box lies on units of one colour in which ink is not
 * read, as the style sheet of the scheme says: see `sheet.py`; else nothing.
 *
 * @param {Scene} scene
 * @returns {(box: Box) => string | undefined}
 */
function letteredGround(scene) {
  const isLettered = letteredGrounds();
  /** @param {Place} place */
  const classesOn = ({ status, stale, inferred, pale, turn }) => {
    // What stayed as it was is drawn pale, and what changed in full.
    if (!status || (pale && !turn)) return "";
    const how = turn ? "" : stale ? "stale" : inferred ? "inferred" : "";
    return isLettered(status, how) && `on ${how} ${statusClass(status)}`;
  };
  /** @type {(classes: string, polygons: Rings[]) => { classes: string, rings: Rings, box: Box }[]} */
  const ground = (classes, polygons) => polygons.map((rings) => ({ classes, rings, box: boxOfRings(rings) }));
  const areas = scene.units.flatMap((unit) => {
    const classes = scene.ground.has(unit.id) && classesOn(unit);
    return classes ? ground(classes, scene.ground.get(unit.id)) : [];
  });
  // Water hides the ground under it.
  areas.unshift(...scene.areas.flatMap(({ id, kind }) => (kind === "water" ? ground("", (scene.drawn.get(id) ?? []).map(({ rings }) => rings)) : [])));
  /** @param {Point} corner */
  const under = (corner) => areas.find(({ rings, box }) => boxInsideBox([...corner, ...corner], box) && pointInRings(corner, rings));
  // Letters that reach over a border have the usual ink, and a ground of paper around them carries it: in the colour of
  // one side they would be lost on the other.
  return (box) => {
    const [x0, y0, x1, y1] = box;
    const [first, ...rest] = boxCorners([x0 + BESIDE_LETTERS, y0 + BESIDE_LETTERS, x1 - BESIDE_LETTERS, y1 - BESIDE_LETTERS]).map((corner) => under(corner)?.classes);
    return first && rest.every((classes) => classes === first) ? first : undefined;
  };
}

/**
 * A name, with the dot of a town for orientation.
 *
 * @param {Written} label
 * @param {NameSpec} spec
 * @param {string | undefined} on
 * @param {string | null | undefined} status of the ground
 */
function lettering(label, spec, on, status) {
  if (spec.kind !== "mark" || !spec.quiet) return letter(label, spec, on, status);
  const [cx, cy] = spec.at.map(toTenth);
  const [dot, around] = ORIENTATION_RADII.map((r) => svg("circle", { cx, cy, r }));
  around.setAttribute("class", "mark-halo");
  return svg("g", { class: "town" }, around, dot, letter(label, spec, on, status));
}

/**
 * The text of a placed label.
 *
 * @param {Written} label
 * @param {NameSpec} spec
 * @param {string | undefined} on
 * @param {string | null | undefined} status
 */
function letter(label, spec, on, status) {
  const lines = label.lines ?? [spec.name];
  const turn = label.angle ? ` rotate(${toTenth(label.angle)})` : "";
  const { x, y, anchor } = label;
  const rows = lines.map((line, i) =>
    svg("tspan", { x: 0, y: toTenth((i - (lines.length - 1) / 2) * (spec.letters + LINE_ROOM)), dy: `${TO_BASELINE}em` }, line),
  );
  const led = spec.kind === "area" && label.leader;
  const classes = [spec.className, on ?? (!led && status && statusClass(status))];
  const attributes = {
    class: classes.filter(Boolean).join(" "),
    transform: `translate(${toTenth(x)},${toTenth(y)})${turn}`,
    "text-anchor": anchor,
    "data-place": spec.place,
    "data-led": label.leader && "",
    "data-numbered": label.isShort && spec.place,
  };
  return svg("text", attributes, ...rows);
}

/**
 * A numbered disc, with a leader where it had to move.
 *
 * @param {Written} label
 * @param {NumberSpec} spec
 */
function disc(label, spec) {
  const { x, y } = label;
  const number = svg(
    "g",
    { class: "number", transform: `translate(${toTenth(x)},${toTenth(y)})`, "data-place": spec.place },
    svg("circle", { r: DISC_RADIUS }),
    svg("text", { "text-anchor": "middle", dy: `${TO_BASELINE}em` }, String(spec.n)),
  );
  return [...leaderOf(label), number];
}

/** @param {Written} label */
function leaderOf({ leader }) {
  if (!leader) return [];
  const [[x1, y1], [x2, y2]] = leader;
  return [svg("line", { class: "leader", x1: toTenth(x1), y1: toTenth(y1), x2: toTenth(x2), y2: toTenth(y2) })];
}

/**
 * The line from a name that stands off its place to a dot there.
 *
 * @param {Written} label
 */
function nameLeader(label) {
  return leaderOf(label).flatMap((line) => {
    line.classList.add("of-name");
    const [cx, cy] = /** @type {Point[]} */ (label.leader)[0].map(toTenth);
    return [line, svg("circle", { class: "leader of-name", cx, cy, r: LEADER_DOT })];
  });
}

/**
 * Where the pointer finds each place, in layer px: marks, numbers and names of border regions.
 *
 * @param {Scene} scene
 * @param {Written[]} placed
 * @param {Known<string, Spec>} shown
 * @returns {Spot[]}
 */
export function spotsOf(scene, placed, shown) {
  /** @type {(id: string, at: Point, reach: number) => Spot} */
  const spot = (id, [x, y], reach) => ({ id, x, y, reach });
  const marks = scene.shown.map((place) => spot(place.id, scene.where.get(place.id), scene.reach(place)));
  const others = placed
    .filter(({ id, kind }) => ["number", "line"].includes(kind) && shown.get(id).place)
    .map((label) => spot(/** @type {string} */ (shown.get(label.id).place), [label.x, label.y], DISC_RADIUS));
  return [...others, ...marks];
}

/**
 * The point half way along that part of a line that is seen.
 *
 * @param {Point[]} line
 * @param {Box} frame
 */
function middleOf(line, frame) {
  const seen = within(line, frame);
  return seen[Math.floor(seen.length / 2)] ?? line[0];
}

/**
 * @param {Point[]} line
 * @param {Box} frame
 */
function within(line, frame) {
  const seen = line.filter((point) => boxInsideBox([...point, ...point], frame));
  return seen.length > 1 ? seen : line;
}

/**
 * A ring cut to a frame, edge by edge (Sutherland and Hodgman, 1974).
 *
 * @param {Ring} ring
 * @param {Box} frame
 */
export function clip(ring, [left, top, right, bottom]) {
  const edges = [
    [0, 1, left],
    [0, -1, -right],
    [1, 1, top],
    [1, -1, -bottom],
  ];
  return edges.reduce((points, [axis, sign, limit]) => clipEdge(points, axis, sign, limit), ring);
}

/**
 * @param {Ring} points
 * @param {number} axis
 * @param {number} sign
 * @param {number} limit
 * @returns {Ring}
 */
function clipEdge(points, axis, sign, limit) {
  /** @param {Point} point */
  const inside = (point) => sign * point[axis] >= limit;
  return points.every(inside) ? points : points.flatMap((point, i) => {
    const before = /** @type {Point} */ (points.at(i - 1));
    const share = (sign * limit - before[axis]) / (point[axis] - before[axis]);
    const meet = /** @type {Point} */ (before.map((value, nth) => value + share * (point[nth] - value)));
    const cross = inside(point) !== inside(before) ? [meet] : [];
    return inside(point) ? [...cross, point] : cross;
  });
}
