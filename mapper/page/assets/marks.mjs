// SPDX-License-Identifier: MIT
// Marks of towns, crossings, airports, bases and points, drawn about (0, 0) in pixels.
import { statusClass, svg } from "./dom.mjs";
import { AIRPORT_HALF, BASE_HALF, BRACKET, CAPITAL_RADII, FOUGHT_RADII, PLANE, REACH, REACH_FOUGHT, TOWN_RADII } from "./shared.mjs";

/**
 * How far a mark reaches from its centre, in px; nothing where it has none.
 *
 * @param {string} kind
 * @param {string[]} contenders
 */
export const markReach = (kind, contenders) => (kind === "capital" && contenders.length > 1 ? REACH_FOUGHT : REACH[/** @type {keyof typeof REACH} */ (kind)]);

/**
 * The mark of a kind in the colours of its status. `contenders` are the statuses a contested
 * mark is split between; `angle` (degrees) turns a crossing so that its far side lies beyond.
 *
 * @param {string} kind
 * @param {string | null | undefined} status
 * @param {string[]} contenders
 * @param {number} angle
 */
export function drawMark(kind, status, contenders = [], angle = 0) {
  const classes = `mark ${statusClass(status)}`;
  const draw = { capital, crossing, airport, base }[kind] ?? town;
  return svg("g", { class: classes, "data-kind": kind }, ...draw(contenders, angle));
}

/**
 * A ring with a dot; one that is fought over has a broad ring in the colour of that.
 *
 * @param {string[]} contenders
 */
function capital(contenders) {
  const [ring, held] = CAPITAL_RADII;
  if (contenders.length < 2) return [svg("circle", { r: ring, class: "mark-ring" }), ...dot(held, contenders)];
  const [broad, paper, split] = FOUGHT_RADII;
  return [
    svg("circle", { r: broad, class: "mark-fill mark-edge" }),
    svg("circle", { r: paper, class: "mark-halo" }),
    ...dot(split, contenders),
  ];
}

/** @param {string[]} contenders */
function town(contenders) {
  const [paper, held] = TOWN_RADII;
  return [svg("circle", { r: paper, class: "mark-halo" }), ...dot(held, contenders, "mark-edge")];
}

/**
 * A filled circle, or two halves where contenders share it.
 *
 * @param {number} radius
 * @param {string[]} contenders
 * @param {string} edge
 */
function dot(radius, contenders, edge = "") {
  if (contenders.length < 2) return [svg("circle", { r: radius, class: `mark-fill ${edge}` })];
  /** @param {0 | 1} side */
  const half = (side) => `M0,${-radius}A${radius},${radius} 0 0 ${side} 0,${radius}Z`;
  return [
    svg("path", { d: half(0), class: `mark-fill s-${contenders[0]}` }),
    svg("path", { d: half(1), class: `mark-fill s-${contenders[1]}` }),
  ];
}

/**
 * Two brackets facing across the line: this side in its holder's colour, the far side quiet.
 *
 * @param {string[]} contenders
 * @param {number} angle
 */
function crossing(contenders, angle) {
  const [near, far] = [1, -1].map((side) => `M${BRACKET.map(([x, y]) => [side * x, side * y]).join("L")}`);
  const turned = { transform: `rotate(${angle})` };
  const brackets = [
    svg("path", { d: near + far, class: "bracket-halo" }),
    svg("path", { d: near, class: contenders[0] ? `bracket s-${contenders[0]}` : "bracket" }),
    svg("path", { d: far, class: "bracket beyond" }),
  ];
  return [svg("g", turned, ...brackets)];
}

/** A small plane in a square. */
function airport() {
  return [
    square(AIRPORT_HALF),
    svg("path", { d: `M${PLANE.join("L")}Z`, class: "plane" }),
  ];
}

function base() {
  return [square(BASE_HALF)];
}

/** @param {number} half */
function square(half) {
  return svg("rect", { x: -half, y: -half, width: 2 * half, height: 2 * half, class: "mark-fill mark-edge" });
}
