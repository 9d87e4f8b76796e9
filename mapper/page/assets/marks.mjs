// Marks of towns, crossings, airports, bases and points, drawn about (0, 0) in pixels.
import { statusClass, svg } from "./dom.mjs";

/** How far a mark reaches from its centre, in px. */
export const REACH = { capital: 6.5, town: 4, crossing: 8, airport: 8, base: 5.5, point: 4.5 };
/** The same of a capital that its `contenders` fight over, which stands out. */
const REACH_FOUGHT = 9.5;

export const markReach = (kind, contenders) => (kind === "capital" && contenders.length > 1 ? REACH_FOUGHT : REACH[kind]);

/**
 * The mark of a kind in the colours of its status. `contenders` are the statuses a contested
 * mark is split between; `angle` (degrees) turns a crossing so that its far side lies beyond.
 */
export function drawMark(kind, status, contenders = [], angle = 0) {
  const classes = `mark ${statusClass(status)}`;
  const draw = { capital, crossing, airport, base }[kind] ?? town;
  return svg("g", { class: classes, "data-kind": kind }, ...draw(contenders, angle));
}

/** A ring with a dot; one that is fought over has a broad ring in the colour of that. */
function capital(contenders) {
  if (contenders.length < 2) return [svg("circle", { r: 6, class: "mark-ring" }), ...dot(4.4, contenders)];
  return [
    svg("circle", { r: 9, class: "mark-fill mark-edge" }),
    svg("circle", { r: 5.8, class: "mark-halo" }),
    ...dot(5, contenders),
  ];
}

function town(contenders) {
  return [svg("circle", { r: 4.4, class: "mark-halo" }), ...dot(3.4, contenders, "mark-edge")];
}

/** A filled circle, or two halves where contenders share it. */
function dot(radius, contenders, edge = "") {
  if (contenders.length < 2) return [svg("circle", { r: radius, class: `mark-fill ${edge}` })];
  const half = (side) => `M0,${-radius}A${radius},${radius} 0 0 ${side} 0,${radius}Z`;
  return [
    svg("path", { d: half(0), class: `mark-fill s-${contenders[0]}` }),
    svg("path", { d: half(1), class: `mark-fill s-${contenders[1]}` }),
  ];
}

/** Two brackets facing across the line: this side in its holder's colour, the far side quiet. */
function crossing(contenders, angle) {
  const near = "M-1.8,-5.5H-5.5V5.5H-1.8";
  const far = "M1.8,-5.5H5.5V5.5H1.8";
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
  const plane =
    "M0,-5.4C.7,-5.4 .9,-4.4 .9,-3.4V-1.4L5,1.3V2.5L.9,1.2V3.6L2.2,4.7V5.5L0,4.9L-2.2,5.5V4.7L-.9,3.6V1.2L-5,2.5V1.3L-.9,-1.4V-3.4C-.9,-4.4 -.7,-5.4 0,-5.4Z";
  return [
    svg("rect", { x: -7, y: -7, width: 14, height: 14, class: "mark-fill mark-edge" }),
    svg("path", { d: plane, class: "plane" }),
  ];
}

function base() {
  return [svg("rect", { x: -4.5, y: -4.5, width: 9, height: 9, class: "mark-fill mark-edge" })];
}
