// SPDX-License-Identifier: MIT
// What is on the screen as one SVG: title, map, key and credit, in the page's own fonts and colours. What of the page
// is not saved, its style sheet says.
import { el, svg } from "./dom.mjs";
import { UNWRITABLE } from "./shared.mjs";

// Of the style of what is drawn; what is not handed on to what stands in it.
const WORN = /^(opacity$|filter|fill|stroke|font-(family|size|style|weight)|letter-spacing|paint-order|text-anchor|direction)/;
/** @type {Record<string, string>} */
const OWN = { opacity: "1", filter: "none" };

/** What measures letters and mixes colours. @type {CanvasRenderingContext2D} */
let pen;
/** What of a style is worn. @type {string[]} */
let worn;

/** The picture, as large as it is on the screen. */
export function pictureOf() {
  const { body, head } = document;
  const top = scrollY;
  pen = /** @type {CanvasRenderingContext2D} */ (el("canvas").getContext("2d"));
  worn = [...getComputedStyle(body)].filter((name) => WORN.test(name));
  body.classList.add("saving");
  dispatchEvent(new Event("saving"));
  const fonts = /** @type {string} */ (head.textContent).match(/@font-face\{[^}]*}/g) ?? [];
  const picture = framed(body.getBoundingClientRect(), svg("style", {}, ...fonts), ...drawn(body));
  body.classList.remove("saving");
  dispatchEvent(new Event("saved"));
  scrollTo(scrollX, top);
  return new XMLSerializer().serializeToString(picture).replace(new RegExp(UNWRITABLE, "gu"), "\ufffd");
}

/**
 * A drawing of what lies in a frame.
 *
 * @param {{ x: number, y: number, width: number, height: number }} frame
 * @param {...Child} parts
 */
function framed({ x, y, width, height }, ...parts) {
  return svg("svg", { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}` }, ...parts);
}

/**
 * A part of the page, from what lies below to what lies above.
 *
 * @param {Node} node
 * @returns {Child[]}
 */
function drawn(node) {
  if (node instanceof Text) return linesOf(node);
  if (!(node instanceof Element)) return [];
  const style = getComputedStyle(node);
  const { x, y, width, height } = node.getBoundingClientRect();
  if (node instanceof SVGElement) return [copyOf(node, {}, { x, y, width, height, overflow: "visible" })];
  if (isHidden(style)) return [];
  const edge = parseFloat(style.borderBottomWidth);
  /** @param {number} y @param {number} height @param {string} fill */
  const box = (y, height, fill) => (height && !fill.endsWith(", 0)") ? svg("rect", { x, y, width, height, fill: plain(fill), rx: style.borderRadius === "50%" && width / 2 }) : "");
  const parts = [
    box(y, height, style.backgroundColor),
    box(y + height - edge, edge, style.borderBottomColor),
    ...[...node.childNodes].sort((one, other) => levelOf(one) - levelOf(other)).flatMap(drawn)
  ];
  if (!node.matches(".half, .leaflet-container")) return parts;
  // A map ends at its frame, and at the handle of a swipe.
  const share = style.clipPath === "none" ? 1 : parseFloat(style.getPropertyValue("--at")) / 100;
  return [framed({ x, y, width: width * share, height }, ...parts)];
}

/** @param {CSSStyleDeclaration} style */
const isHidden = ({ display, visibility }) => display === "none" || visibility === "hidden";

/**
 * How high a part lies above others; one that is not placed as high as what is in it.
 *
 * @param {Node} node
 * @returns {number}
 */
function levelOf(node) {
  if (!(node instanceof HTMLElement)) return 0;
  const { display, zIndex, position } = getComputedStyle(node);
  return display !== "none" && position === "static" ? Math.max(0, ...[...node.children].map(levelOf)) : Number(zIndex) || 0;
}

/**
 * An element of a drawing, `placed` where it stands, with what its style sheet says of it, as far as it does not have
 * it from what it stands in.
 *
 * @param {SVGElement} element
 * @param {Record<string, Value>} outer
 * @param {Record<string, Value>} [placed]
 * @returns {SVGElement | ""}
 */
function copyOf(element, outer, placed) {
  const style = getComputedStyle(element);
  if (isHidden(style)) return "";
  const own = { ...wornBy(style), ...placed };
  const copy = /** @type {SVGElement} */ (element.cloneNode());
  copy.removeAttribute("style");
  for (const name in own) if (copy.hasAttribute(name) || own[name] !== (OWN[name] ?? outer[name])) copy.setAttribute(name, /** @type {string} */ (own[name]));
  copy.append(...[...element.childNodes].map((child) => (child instanceof SVGElement ? copyOf(child, own) : child.textContent ?? "")));
  return copy;
}

/**
 * What of a style can stand in a drawing.
 *
 * @param {CSSStyleDeclaration} style
 * @returns {Record<string, string>}
 */
function wornBy(style) {
  return Object.fromEntries(worn.map((name) => [name, plain(style.getPropertyValue(name))]));
}

/**
 * The lines of a text as they are broken on the page.
 *
 * @param {Text} node
 * @returns {Child[]}
 */
function linesOf(node) {
  const style = getComputedStyle(/** @type {Element} */ (node.parentElement));
  const { direction, color, fontWeight, fontSize, fontFamily } = style;
  pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const ascent = pen.measureText("").fontBoundingBoxAscent;
  const range = document.createRange();
  /** @type {SVGElement[]} */
  const lines = [];
  let line = NaN;
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { left, right, top } = range.getBoundingClientRect();
    if (top === line) lines.at(-1)?.append(` ${word}`);
    else lines.push(svg("text", { ...wornBy(style), fill: plain(color), x: direction === "rtl" ? right : left, y: top + ascent }, word));
    line = top;
  }
  return lines;
}

/**
 * A value as every program that draws SVG knows it: mixed colours as red, green and blue.
 *
 * @param {string} value
 */
function plain(value) {
  if (!/^(ok|color)/.test(value)) return value.replace(/"#([^"]*)"/, "#$1");
  pen.fillStyle = value;
  pen.fillRect(0, 0, 1, 1);
  return `rgb(${pen.getImageData(0, 0, 1, 1).data.slice(0, 3)})`;
}
