// SPDX-License-Identifier: MIT
// Names on drawn ground, in letters that are read on what is under them on the day, or between two days.
import { statusClass } from "./dom.mjs";
import { letteredGrounds } from "./lettered.mjs";

const ALONG = [0.02, 0.5, 0.98]; // of the width of a name: where the ground under it is looked at
const NAME_CLASS = /^(name|.*-name)$/; // the classes that a name has whatever is under it

/**
 * Gives every name that may lie on drawn ground the classes of the ground that it lies on as a whole.
 *
 * @param {SVGGElement} letters
 * @param {SVGGElement[]} grounds with the path of each status, and of what changed, the uppermost first
 */
export function letterOnGround(letters, grounds) {
  const isLettered = letteredGrounds();
  const pieces = grounds.flatMap((ground) => /** @type {SVGPathElement[]} */ ([...ground.querySelectorAll(".unit")])).map(pieceOf);
  for (const name of letters.querySelectorAll(".town-name, .river-name, .unit-name")) {
    const { left, top, width, height } = name.getBoundingClientRect();
    const under = ALONG.map((share) => new DOMPoint(left + share * width, top + height / 2)).map((point) => pieces.find(({ covers }) => covers(point))?.path);
    const [ground] = new Set(under).size === 1 ? under : [];
    const status = ground?.classList.contains("kept") ? "" : (ground?.dataset.status ?? "");
    const how = ground?.classList.contains("stale") ? "stale" : "";
    const own = [...name.classList].filter((one) => NAME_CLASS.test(one));
    name.setAttribute("class", [...own, status && statusClass(status), ...(isLettered(status, how) ? ["on", how] : [])].filter(Boolean).join(" "));
  }
}

/**
 * A path of drawn ground, with what tells whether it is seen at a point of the screen.
 *
 * @param {SVGPathElement} path
 */
function pieceOf(path) {
  const back = path.getScreenCTM()?.inverse();
  const clip = /#[^")]+/.exec(path.getAttribute("clip-path") ?? "");
  const within = clip && /** @type {SVGPathElement | null} */ (document.querySelector(`${clip[0]} > path`));
  return {
    path,
    covers(/** @type {DOMPoint} */ point) {
      const at = point.matrixTransform(back);
      return path.isPointInFill(at) && (!clip || Boolean(within?.isPointInFill(at)));
    },
  };
}
