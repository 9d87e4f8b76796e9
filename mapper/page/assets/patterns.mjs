// Patterns as SVG, so that colour is never the only sign. Colours come from custom properties.
import { svg } from "./dom.mjs";
import { REPEAT, STRIPE_SHARE } from "./shared.mjs";

/** Px from stripe to stripe, across. */
export const STEP = Object.fromEntries(Object.entries(REPEAT).map(([of, px]) => [of, px / Math.SQRT2]));

/**
 * A hidden SVG with the patterns `p-ID` of statuses and `b-ID` of border regions.
 *
 * @param {Record<string, string[]>} stripes
 * @param {Status[]} statuses
 */
export function patternSheet(stripes, statuses) {
  const patterns = Object.entries(stripes).map(([id, [kind, ...contenders]]) =>
    fillPattern(id, kind, contenders),
  );
  const bands = statuses.filter((status) => status.id).map(({ id }) => bandPattern(id));
  const defs = svg("defs", {}, ...patterns, ...bands);
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
 * The stripes of a border region, through which the ground is seen.
 *
 * @param {string} id
 */
function bandPattern(id) {
  const stripe = svg("rect", { width: STEP.band * STRIPE_SHARE.band, height: STEP.band, class: `s-${id} plain` });
  return pattern(`b-${id}`, STEP.band, -45, stripe);
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
