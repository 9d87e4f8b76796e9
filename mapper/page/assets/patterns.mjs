// SPDX-License-Identifier: MIT
// Patterns as SVG, so that colour is never the only sign. Colours come from custom properties.
import { svg } from "./dom.mjs";
import { REPEAT, SOFT_EDGE, STRIPE_SHARE } from "./shared.mjs";

/** Px from stripe to stripe, across. */
export const STEP = Object.fromEntries(Object.entries(REPEAT).map(([of, px]) => [of, px / Math.SQRT2]));

/**
 * A hidden SVG with the patterns `p-ID` of statuses, and what makes the edge of border regions soft.
 *
 * @param {Record<string, string[]>} stripes
 */
export function patternSheet(stripes) {
  const patterns = Object.entries(stripes).map(([id, [kind, ...contenders]]) =>
    fillPattern(id, kind, contenders),
  );
  const half = SOFT_EDGE / 2;
  const soft = svg("filter", { id: "soft" }, svg("feMorphology", { radius: half }), svg("feGaussianBlur", { stdDeviation: half }));
  const defs = svg("defs", {}, ...patterns, soft);
  return svg("svg", { class: "patterns", width: 0, height: 0, "aria-hidden": "true" }, defs);
}

/**
 * @param {string} id
 * @param {string} kind
 * @param {string[]} contenders
 */
function fillPattern(id, kind, contenders) {
  if (kind === "dots") return dotPattern(id);
  if (kind === "lines" || !contenders.length) return linePattern(id);
  return stripePattern(id, contenders);
}

/**
 * Thin slanted stripes of the last contender's colour over the status's own: a third colour would be
 * loud, and the marks and the words say who else contends.
 *
 * @param {string} id
 * @param {string[]} contenders
 */
function stripePattern(id, contenders) {
  const step = STEP.status;
  const stripe = svg("rect", { width: step * STRIPE_SHARE.status, height: step, class: `s-${contenders.at(-1)} plain` });
  return pattern(`p-${id}`, step, 45, ground(id, step), stripe);
}

/** @param {string} id */
function linePattern(id) {
  const line = svg("rect", { width: 1, height: STEP.status, class: "hatch" });
  return pattern(`p-${id}`, STEP.status, 45, ground(id, STEP.status), line);
}

/** @param {string} id */
function dotPattern(id) {
  const step = STEP.status;
  const dot = svg("circle", { cx: step / 2, cy: step / 2, r: 1, class: "hatch" });
  return pattern(`p-${id}`, step, 45, ground(id, step), dot);
}

/**
 * @param {string} id
 * @param {number} side
 */
function ground(id, side) {
  return svg("rect", { width: side, height: side, class: `s-${id} plain` });
}

/**
 * @param {string} id
 * @param {number} side
 * @param {number} angle
 * @param {...SVGElement} children
 */
export function pattern(id, side, angle, ...children) {
  const size = { id, width: side, height: side, patternUnits: "userSpaceOnUse" };
  return svg("pattern", { ...size, patternTransform: `rotate(${angle})` }, ...children);
}
