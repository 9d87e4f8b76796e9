// What is on the screen as one SVG: title, map, key and credit, in the page's own fonts and colours.
import { svg } from "./dom.mjs";

// What is drawn, and what of it is there to be pressed or heard.
const PARTS = ".head, .map, #legend, #key, #happened, #changes, #annotations";
const NOT_SAVED = ".unseen, .zoom, .hint, .tip, .cross, #handle, .leaflet-tile-pane";
const PAPER = 24; // px around all
// Of the style of what is drawn; what is not handed on to what stands in it.
const WORN = /^(opacity$|filter|fill|stroke|font-(family|size|style|weight)|letter-spacing|paint-order|text-anchor)/;
const OWN = { opacity: "1", filter: "none" };

/** The picture, without what stands on the page beside the map and its key. */
export function pictureOf() {
  const root = document.documentElement;
  root.classList.add("saving");
  const parts = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(PARTS)]).filter((part) => part.offsetParent);
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const [left, top, right, bottom] = /** @type {const} */ (["left", "top", "right", "bottom"]).map((side, i) => Math[i < 2 ? "min" : "max"](...boxes.map((box) => box[side])));
  const [x, y, width, height] = [left - PAPER, top - PAPER, Math.ceil(right - left) + 2 * PAPER, Math.ceil(bottom - top) + 2 * PAPER];
  const fonts = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).filter((rule) => rule.startsWith("@font-face"));
  const picture = svg(
    "svg",
    { width, height, viewBox: `${x} ${y} ${width} ${height}` },
    svg("style", {}, ...fonts),
    svg("rect", { x, y, width, height, fill: plain(getComputedStyle(root).backgroundColor) }),
    copyOf(document.querySelector(".patterns defs"), OWN),
    ...parts.flatMap(drawn),
  );
  root.classList.remove("saving");
  return { width, height, text: new XMLSerializer().serializeToString(picture) };
}

/**
 * A part of the page, from what lies below to what lies above.
 *
 * @param {Node} node
 * @returns {SVGElement[]}
 */
function drawn(node) {
  if (node instanceof Text) return linesOf(node);
  if (!(node instanceof Element) || node.matches(NOT_SAVED)) return [];
  const style = getComputedStyle(node);
  if (isHidden(style) || style.opacity === "0") return [];
  const { x, y, width, height } = node.getBoundingClientRect();
  if (node instanceof SVGSVGElement) {
    const { a, b, c, d, e, f } = /** @type {DOMMatrix} */ (node.getScreenCTM());
    const room = svg("svg", { width: width / a, height: height / d, overflow: "visible" }, ...[...node.children].map((child) => copyOf(child, OWN)));
    return [svg("g", { transform: `matrix(${[a, b, c, d, e, f]})` }, room)];
  }
  const fill = plain(style.backgroundColor);
  /** @type {SVGElement[]} */
  const parts = fill.endsWith(", 0)") ? [] : [svg("rect", { x, y, width, height, fill, rx: style.borderRadius === "50%" && width / 2 })];
  if (style.borderBottomStyle === "solid") parts.push(svg("path", { d: `M${x},${y + height}h${width}`, stroke: plain(style.borderBottomColor), "stroke-width": style.borderBottomWidth }));
  parts.push(...[...node.childNodes].sort((one, other) => depth(one) - depth(other)).flatMap(drawn));
  if (!node.matches(".half, .leaflet-container")) return parts;
  // A map ends at its frame, and at the handle of a swipe.
  const seen = style.clipPath === "none" ? width : (width * parseFloat(style.getPropertyValue("--at"))) / 100;
  return [svg("svg", { x, y, width: seen, height, viewBox: `${x} ${y} ${seen} ${height}` }, ...parts)];
}

/** @param {CSSStyleDeclaration} style */
function isHidden({ display, visibility }) {
  return display === "none" || visibility === "hidden";
}

/**
 * How high a part lies above others; one that is not placed lies as high as what is in it.
 *
 * @param {Node} node
 * @returns {number}
 */
function depth(node) {
  if (!(node instanceof Element)) return 0;
  const { zIndex, position } = getComputedStyle(node);
  return position === "static" ? Math.max(0, ...[...node.children].map(depth)) : Number(zIndex) || 0;
}

/**
 * An element of a drawing with what its style sheet says of it, as far as it does not have it from
 * what it stands in.
 *
 * @param {Element} element
 * @param {Record<string, string>} outer
 * @returns {SVGElement | string}
 */
function copyOf(element, outer) {
  const style = getComputedStyle(element);
  if (isHidden(style)) return "";
  const worn = wornBy(style);
  const copy = svg(/** @type {"g"} */ (element.tagName));
  for (const { name, value } of element.attributes) if (!/^(class|style|role|tabindex)$|-/.test(name)) copy.setAttribute(name, value);
  for (const name in worn) if (worn[name] !== outer[name]) copy.setAttribute(name, worn[name]);
  Object.assign(worn, OWN);
  copy.append(...[...element.childNodes].map((child) => (child instanceof Element ? copyOf(child, worn) : (child.textContent ?? ""))));
  return copy;
}

/**
 * What of a style can stand in a drawing.
 *
 * @param {CSSStyleDeclaration} style
 * @returns {Record<string, string>}
 */
function wornBy(style) {
  return Object.fromEntries([...style].filter((name) => WORN.test(name)).map((name) => [name, plain(style.getPropertyValue(name))]));
}

/**
 * The lines of a text as they are broken on the page.
 *
 * @param {Text} node
 * @returns {SVGElement[]}
 */
function linesOf(node) {
  const style = getComputedStyle(/** @type {Element} */ (node.parentElement));
  const range = document.createRange();
  /** @type {{ box: DOMRect, text: string }[]} */
  const lines = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 1) last.text += ` ${word}`;
    else if (box.width) lines.push({ box, text: word });
  }
  const pen = penOf();
  pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { direction } = style;
  const fill = plain(style.color);
  return lines.map(({ box, text }) => svg("text", { ...wornBy(style), direction, fill, x: direction === "rtl" ? box.right : box.left, y: box.top + pen.measureText(text).fontBoundingBoxAscent }, text));
}

/** What measures letters and mixes colours. */
function penOf() {
  return /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
}

/**
 * A value as every program that draws SVG knows it: mixed colours as red, green and blue.
 *
 * @param {string} value
 */
function plain(value) {
  if (!/^(ok|color)/.test(value)) return value.replace(/"#([^"]*)"/, "#$1");
  const pen = penOf();
  pen.fillStyle = value;
  pen.fillRect(0, 0, 1, 1);
  return `rgb(${[...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)})`;
}
