// Patterns as SVG, so that colour is never the only sign. Colours come from custom properties.
import { svg } from "./dom.mjs";

const STEP = 7; // px from stripe to stripe

/** A hidden SVG with the patterns `p-ID` of statuses and `b-ID` of border regions. */
export function patternSheet(stripes, statuses) {
  const patterns = Object.entries(stripes).map(([id, [kind, ...contenders]]) =>
    fillPattern(id, kind, contenders),
  );
  const bands = statuses.filter((status) => status.id).map(({ id }) => bandPattern(id));
  const defs = svg("defs", {}, ...patterns, ...bands);
  return svg("svg", { class: "patterns", width: 0, height: 0, "aria-hidden": "true" }, defs);
}

function fillPattern(id, kind, contenders) {
  if (kind === "dots") return dotPattern(id);
  if (kind === "lines" || !contenders.length) return linePattern(id);
  return stripePattern(id, contenders);
}

/** Slanted stripes of the contenders' colours over the status's own. */
function stripePattern(id, contenders) {
  const side = STEP * contenders.length;
  const stripes = contenders.map((other, i) =>
    svg("rect", { x: i * STEP, width: STEP * 0.34, height: side, class: `s-${other} plain` }),
  );
  return pattern(`p-${id}`, side, 45, ground(id, side), ...stripes);
}

function linePattern(id) {
  const line = svg("rect", { width: 1, height: STEP, class: "hatch" });
  return pattern(`p-${id}`, STEP, 45, ground(id, STEP), line);
}

function dotPattern(id) {
  const dot = svg("circle", { cx: STEP / 2, cy: STEP / 2, r: 1, class: "hatch" });
  return pattern(`p-${id}`, STEP, 45, ground(id, STEP), dot);
}

/** The stripes of a border region, through which the ground is seen. */
function bandPattern(id) {
  const stripe = svg("rect", { width: 3, height: 6, class: `s-${id} plain` });
  return pattern(`b-${id}`, 6, -45, stripe);
}

function ground(id, side) {
  return svg("rect", { width: side, height: side, class: `s-${id} plain` });
}

export function pattern(id, side, angle, ...children) {
  const size = { id, width: side, height: side, patternUnits: "userSpaceOnUse" };
  return svg("pattern", { ...size, patternTransform: `rotate(${angle})` }, ...children);
}
