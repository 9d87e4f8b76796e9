// SPDX-License-Identifier: MIT
// The ground under a hand that moves the slider. A browser that paints some hundred shapes anew with every step lags
// behind the hand; so what turns is copied, pixel by pixel, out of pictures of all ground in each look, that are made
// while nobody moves. When the hand halts, the ground itself follows.
import { pixelsNear, runsOf } from "./ground_pixels.mjs";
import { fillWith, inkOf, strokeWith } from "./ink.mjs";
import { onOtherColours } from "./lettered.mjs";
import { svg } from "./dom.mjs";
import { lookOf } from "./shapes.mjs";
import { inSlices, lastOf } from "./tasks.mjs";
import { redrawn, rested } from "./world.mjs";

const MOST_PIXELS = 3e6; // of a picture
const NONE = -1;
// What the pictures stand for.
const UNDER = ".leaflet-units-pane > :not(.swift), .leaflet-fronts-pane > :not(.swift), .parents, .parent-line";

/**
 * Gives `show()`, which shows the places of now in place of the ground, if it can, and `end()`, which paints the ground
 * and has it seen again, and says whether it was hidden. What is printed or moved ends it by itself.
 *
 * @param {L.Map} map
 * @param {TimelineData} data
 * @param {Ground} ground
 */
export function swiftGround(map, data, ground) {
  /** @type {SwiftGround | null} */
  let ready = null;
  let isShown = false;
  /** @type {HTMLCanvasElement[]} that stand in panes */
  const sheets = [];
  const making = inSlices(function* () {
    ready = yield* madeReady(map, data, ground, sheets);
  });
  const end = () => {
    if (!isShown) return false;
    isShown = false;
    ground.repaint();
    ready?.end();
    return true;
  };
  const renew = () => {
    end();
    making.stop();
    ready = null;
    for (const canvas of sheets.splice(0)) canvas.remove();
  };
  const again = () => {
    renew();
    making.start();
  };
  redrawn(map, renew);
  map.on("movestart zoomstart", renew);
  rested(map, again);
  map.on("resize", again);
  onOtherColours(again);
  for (const event of ["beforeprint", "saving"]) addEventListener(event, end);
  return {
    prepare: again,
    show() {
      // Lines are broader or thinner once a zoom rests.
      if (!isShown && ready && ready.weight !== weightOf(map)) again();
      if (!ready) return false;
      ready.show();
      ready.rise();
      return (isShown = true);
    },
    end,
  };
}

/**
 * @param {L.Map} map
 * @param {TimelineData} data
 * @param {Ground} ground
 * @param {HTMLCanvasElement[]} sheets
 * @returns {Generator<undefined, SwiftGround | null>}
 */
function* madeReady(map, data, ground, sheets) {
  // What is too small to be seen has a dot.
  if (ground.units.specks?.().length) return null;
  const { ids, lines } = ground.outlines();
  if (!lines.length) return null;
  const dense = devicePixelRatio || 1;
  const frame = { ...pictureFrame(map, lines, dense), sheets };
  const { width, height } = frame;
  if (width < 1 || height < 1 || width * height > MOST_PIXELS) return null;
  yield;
  const drawn = lines.map(({ flat, units }) => ({ xy: flat.map((value, i) => value * frame.scale - (i % 2 ? frame.top : frame.left)), units }));
  yield;
  const runs = runsOf(drawn, ids.length, frame);
  yield;
  /** @param {...string} names */
  const inksOf = (...names) => {
    const paths = names.map((name) => svg("path", { class: name }));
    const sheet = /** @type {HTMLElement} */ (map.getPane("units")).querySelector("svg");
    sheet?.append(...paths);
    const inks = paths.map(inkOf);
    paths.forEach((path) => path.remove());
    return inks.map((ink) => ({ ...ink, width: ink.width * dense, dash: ink.dash.map((part) => part * dense) }));
  };
  const weight = weightOf(map);
  const frontInks = inksOf("front-halo", "front");
  const near = pixelsNear(drawn, Math.max(...frontInks.map((ink) => ink.width)) / 2 + 1, frame);
  yield;
  const places = ids.map((id) => data.byId.get(id));
  const fill = filler(map, frame, runs, inksOf);
  const fronts = liner(map, "fronts", frame, drawn, near, [frontInks]);
  const parents = data.parents && liner(map, "inner", frame, drawn, near, [inksOf("parent-line"), inksOf("parent-line bare")]);
  const edges = liner(map, "units", frame, drawn, near, fill.edges);
  const looks = new Int16Array(ids.length).fill(NONE);
  /** @type {(units: number[]) => boolean} */
  const isParted = ([first, ...others]) => others.some((other) => places[other].status !== places[first].status);
  const pictures = [
    () => places.forEach((place, unit) => (looks[unit] = fill.lookNumber(lookOf(place).join(" ")))),
    () => fill.show(looks),
    () => fronts.show((line) => (isParted(drawn[line].units) ? 0 : NONE)),
    () => parents?.show((line) => {
      const { units } = drawn[line];
      if (units.length < 2 || isParted(units) || data.parents?.[units[0]] === data.parents?.[units[1]]) return NONE;
      return places[units[0]].status ? 0 : 1;
    }),
    () => edges.show((line) => fill.edgeOf(looks, drawn[line].units)),
  ];
  const show = () => pictures.forEach((picture) => picture());
  // What is shown now, piece by piece: a first step has less to do then.
  yield* fronts.prepare(0);
  for (const picture of pictures) {
    picture();
    yield;
  }
  /** @type {Element[]} */
  let veiled = [];
  return {
    weight, show,
    // Each element by itself: a class of the map would have all within it styled anew.
    rise() {
      for (const { classList } of frame.sheets) if (!classList.contains("moving")) classList.add("moving");
      if (veiled.length) return;
      veiled = [...map.getContainer().querySelectorAll(UNDER)];
      for (const { classList } of veiled) classList.add("veiled");
    },
    end() {
      for (const { classList } of frame.sheets) classList.remove("moving");
      for (const { classList } of veiled) classList.remove("veiled");
      veiled = [];
    },
  };
}

/**
 * How broad lines are, as a share: see `sizesOf`.
 *
 * @param {L.Map} map
 */
function weightOf(map) {
  return map.getContainer().style.getPropertyValue("--w");
}

/**
 * The part of the view that has ground: its size and corner in px of the screen, and how many of these a px at zoom 0 has.
 *
 * @param {L.Map} map
 * @param {OutlineLine[]} lines
 * @param {number} dense
 * @returns {Omit<PictureFrame, "sheets">}
 */
function pictureFrame(map, lines, dense) {
  const { x: originX, y: originY } = map.getPixelOrigin();
  const zoomed = 2 ** map.getZoom();
  const seen = map.containerPointToLayerPoint([0, 0]);
  const size = map.getSize();
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { flat } of lines) {
    for (let i = 0; i < flat.length; i += 2) {
      west = Math.min(west, flat[i]);
      east = Math.max(east, flat[i]);
      north = Math.min(north, flat[i + 1]);
      south = Math.max(south, flat[i + 1]);
    }
  }
  const left = Math.floor(Math.max(seen.x, west * zoomed - originX - 4));
  const top = Math.floor(Math.max(seen.y, north * zoomed - originY - 4));
  const right = Math.ceil(Math.min(seen.x + size.x, east * zoomed - originX + 4));
  const bottom = Math.ceil(Math.min(seen.y + size.y, south * zoomed - originY + 4));
  return {
    dense, width: Math.round((right - left) * dense), height: Math.round((bottom - top) * dense), at: L.point(left, top),
    scale: zoomed * dense, left: (left + originX) * dense, top: (top + originY) * dense,
  };
}

/**
 * A canvas over what else is in a pane, and its picture, which is put there from its first row that has changed to the last.
 *
 * @param {L.Map} map
 * @param {string} pane
 * @param {PictureFrame} frame
 */
function pictureIn(map, pane, { width, height, dense, at, sheets }) {
  const canvas = Object.assign(document.createElement("canvas"), { className: "swift", width, height });
  Object.assign(canvas.style, { width: `${width / dense}px`, height: `${height / dense}px` });
  L.DomUtil.setPosition(canvas, at);
  map.getPane(pane)?.append(canvas);
  sheets.push(canvas);
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  const image = pen.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  return {
    pixels,
    /** @type {(from: number, to: number) => void} */
    put(from, to) {
      if (from >= to) return;
      const [first, last] = [Math.floor(from / width), Math.ceil(to / width)];
      pen.putImageData(image, 0, 0, 0, first, width, last - first);
    },
  };
}

/**
 * A picture as large as the frame, drawn with px of the screen, as its pixels.
 *
 * @param {{ width: number, height: number }} frame
 * @param {(pen: CanvasRenderingContext2D) => void} draw
 */
const pixelsDrawn = (frame, draw) => lastOf(pixelsOf(frame, [draw]));

/**
 * The same, step by step.
 *
 * @param {{ width: number, height: number }} frame
 * @param {((pen: CanvasRenderingContext2D) => void)[]} draws
 * @returns {Generator<undefined, Uint32Array>}
 */
function* pixelsOf({ width, height }, draws) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  for (const draw of draws) {
    draw(pen);
    // Who asks for a pixel has all drawn that is not drawn yet.
    pen.getImageData(0, 0, 1, 1);
    yield;
  }
  return new Uint32Array(pen.getImageData(0, 0, width, height).data.buffer);
}

/**
 * What fills units by their looks. Looks have numbers in the order in which they are met; `edges` are the inks
 * of the lines around units that have one.
 *
 * @param {L.Map} map
 * @param {PictureFrame} frame
 * @param {Int32Array[]} runs
 * @param {(...names: string[]) => Ink[]} inksOf
 */
function filler(map, frame, runs, inksOf) {
  const picture = pictureIn(map, "units", frame);
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @type {(number | Uint32Array)[]} a colour, or pixels of a pattern */
  const grounds = [];
  /** @type {Ink[][]} */
  const edges = [];
  const shown = new Int16Array(runs.length).fill(NONE);
  /** @param {Ink} ink */
  const groundOf = (ink) => {
    const isPattern = ink.fill.startsWith("url");
    const pixels = pixelsDrawn(isPattern ? frame : { ...frame, width: 1, height: 1 }, (pen) => {
      // Patterns stand on the ground.
      pen.setTransform(frame.dense, 0, 0, frame.dense, -frame.at.x * frame.dense, -frame.at.y * frame.dense);
      pen.beginPath();
      pen.rect(frame.at.x, frame.at.y, frame.width, frame.height);
      fillWith(pen, ink);
    });
    return isPattern ? pixels : pixels[0];
  };
  return {
    edges,
    /** @param {string} look */
    lookNumber(look) {
      let number = numbers.get(look);
      if (number === undefined) {
        numbers.set(look, (number = grounds.length));
        const [ink] = inksOf(`unit ${look}`);
        grounds.push(groundOf(ink));
        edges.push(ink.stroke === "none" || !ink.width ? [] : [ink]);
      }
      return number;
    },
    /**
     * @param {Int16Array} looks
     * @param {number[]} units
     */
    edgeOf: (looks, units) => looks[units.find((unit) => edges[looks[unit]].length) ?? NONE] ?? NONE,
    /** @param {Int16Array} looks */
    show(looks) {
      const { pixels, put } = picture;
      let [from, to] = [pixels.length, 0];
      looks.forEach((look, unit) => {
        if (look === shown[unit]) return;
        shown[unit] = look;
        const [ground, own] = [grounds[look], runs[unit]];
        for (let i = 0; i < own.length; i += 2) {
          if (typeof ground === "number") pixels.fill(ground, own[i], own[i + 1]);
          else for (let at = own[i]; at < own[i + 1]; at++) pixels[at] = ground[at];
        }
        if (!own.length) return;
        from = Math.min(from, own[0]);
        to = Math.max(to, own[own.length - 1]);
      });
      put(from, to);
    },
  };
}

/**
 * What draws lines in the inks of a number, which `inkOfLine` gives for each of them, or in none.
 *
 * @param {L.Map} map
 * @param {string} pane
 * @param {PictureFrame} frame
 * @param {PixelLine[]} lines
 * @param {Int32Array[]} near the pixels of each line
 * @param {Ink[][]} inks
 */
function liner(map, pane, frame, lines, near, inks) {
  /** @type {ReturnType<typeof pictureIn> | undefined} of lines, if there are some */
  let picture;
  const shown = new Int16Array(lines.length).fill(NONE);
  /** @type {Uint32Array[]} */
  const known = [];
  /** @param {Ink} ink */
  const drawnIn = (ink) => (/** @type {CanvasRenderingContext2D} */ pen) => {
    pen.beginPath();
    for (const { xy } of lines) {
      pen.moveTo(xy[0], xy[1]);
      for (let i = 2; i < xy.length; i += 2) pen.lineTo(xy[i], xy[i + 1]);
    }
    strokeWith(pen, ink);
  };
  /** @param {number} number */
  const prepare = function* (number) {
    known[number] ??= yield* pixelsOf(frame, inks[number].map(drawnIn));
    return known[number];
  };
  /** @param {number} number */
  const inInk = (number) => known[number] ?? lastOf(prepare(number));
  return {
    prepare,
    /** @param {(line: number) => number} inkOfLine */
    show(inkOfLine) {
      let [from, to] = [Infinity, 0];
      near.forEach((own, line) => {
        const number = inkOfLine(line);
        if (number === shown[line]) return;
        shown[line] = number;
        if (!own.length) return;
        const { pixels } = (picture ??= pictureIn(map, pane, frame));
        if (number === NONE) for (let i = 0; i < own.length; i++) pixels[own[i]] = 0;
        else copyPixels(own, inInk(number), pixels);
        from = Math.min(from, own[0]);
        to = Math.max(to, own[own.length - 1] + 1);
      });
      picture?.put(from, to);
    },
  };
}

/**
 * @param {Int32Array} places
 * @param {Uint32Array} from
 * @param {Uint32Array} to
 */
function copyPixels(places, from, to) {
  for (let i = 0; i < places.length; i++) to[places[i]] = from[places[i]];
}
