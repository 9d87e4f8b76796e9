// SPDX-License-Identifier: MIT
// How style sheets would have elements painted, for what is painted on a canvas: so colours, patterns, dark pages and
// styles of houses are those of maps that have an element a unit.

const PATTERN_PX = 4; // of a pattern's picture to one of the screen

/** The pattern that was drawn for an ink: many units and dots are filled with one. */
const patterns = /** @type {WeakMap<Ink, CanvasPattern>} */ (new WeakMap());

/**
 * How style sheets would have an element painted.
 *
 * @param {Element} element
 * @returns {Ink}
 */
export function inkOf(element) {
  const style = getComputedStyle(element);
  const dash = style.strokeDasharray;
  return {
    fill: style.fill,
    fillOpacity: parseFloat(style.fillOpacity),
    stroke: style.stroke,
    strokeOpacity: parseFloat(style.strokeOpacity),
    width: parseFloat(style.strokeWidth),
    dash: dash === "none" ? [] : dash.split(/[\s,]+/).map(parseFloat),
    opacity: parseFloat(style.opacity),
  };
}

/**
 * Fills a path. Patterns stand on the ground, as those of drawings do.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Ink} ink
 * @param {CanvasFillRule} [rule]
 */
export function fillWith(pen, ink, rule) {
  const { fill, fillOpacity, opacity } = ink;
  if (fill === "none") return;
  const pattern = patterns.get(ink) ?? patternOf(pen, fill);
  if (pattern) patterns.set(ink, pattern);
  pen.globalAlpha = fillOpacity * opacity;
  pen.fillStyle = pattern ?? fill;
  pen.fill(rule);
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Ink} ink
 */
export function strokeWith(pen, { stroke, strokeOpacity, opacity, width, dash }) {
  if (stroke === "none" || !width) return;
  pen.globalAlpha = strokeOpacity * opacity;
  pen.strokeStyle = stroke;
  pen.lineWidth = width;
  pen.setLineDash(dash);
  pen.stroke();
}

/**
 * The pattern that a fill names, drawn from its element; null of a colour.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {string} fill
 */
function patternOf(pen, fill) {
  const name = /^url\("?#([^")]+)"?\)/.exec(fill)?.[1];
  const element = name && document.getElementById(name);
  if (!element) return null;
  const side = Number(element.getAttribute("width"));
  const size = Math.ceil(side * PATTERN_PX * (devicePixelRatio || 1));
  const tile = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const brush = /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d"));
  brush.scale(size / side, size / side);
  for (const part of element.children) {
    const ink = inkOf(part);
    const [x, y, width, height, r] = ["x", "y", "width", "height", "r"].map((key) => Number(part.getAttribute(key)));
    brush.beginPath();
    if (r) brush.arc(Number(part.getAttribute("cx")), Number(part.getAttribute("cy")), r, 0, 7);
    else brush.rect(x, y, width, height);
    fillWith(brush, ink);
  }
  const pattern = /** @type {CanvasPattern} */ (pen.createPattern(tile, "repeat"));
  const turn = /rotate\(([-\d.]+)\)/.exec(element.getAttribute("patternTransform") ?? "")?.[1];
  pattern.setTransform(new DOMMatrix().rotateSelf(Number(turn ?? 0)).scaleSelf(side / size));
  return pattern;
}
