// SPDX-License-Identifier: MIT
// The pieces of drawn ground that went one way, as lines: those by one town together, the small ones of all towns folded.
import { el } from "./dom.mjs";

/**
 * The pieces of a change in the order of its lines.
 *
 * @param {SpellsData} data
 * @param {Pair} move
 */
export function piecesOf(data, move) {
  return toldLines(data, move)?.flatMap(({ places }) => places);
}

/**
 * The lines of a change as a list: a piece, or several under what they have in common.
 *
 * @param {SpellsData} data
 * @param {Pair} move
 * @param {(place: Place) => HTMLElement} buttonOf
 */
export function pieceLines(data, move, buttonOf) {
  /** @type {(place: Place, area: string) => HTMLElement} */
  const pieceOf = (place, area) => el("li", {}, buttonOf(place), ...size(area));
  const lines = toldLines(data, move)?.map(({ name, area, places, areas }) => {
    const pieces = places.map((place, nth) => pieceOf(place, areas[nth]));
    return name ? el("li", {}, el("details", {}, el("summary", {}, name, ...size(area)), el("ul", {}, ...pieces))) : pieces[0];
  });
  return lines && [el("ul", { class: "pieces" }, ...lines)];
}

/** @param {string | undefined} area */
const size = (area) => (area ? [" ", el("span", { class: "quiet" }, area)] : []);

/**
 * @param {SpellsData} data
 * @param {Pair} move
 */
function toldLines({ listed, byId }, { before, after }) {
  return listed?.[`${before} ${after}`]?.map((line) => ({ ...line, places: line.ids.map((id) => byId.get(id)) }));
}
