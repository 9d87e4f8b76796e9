// Names of towns on drawn ground, in letters that are read on what is under them on the day.
import { statusClass } from "./dom.mjs";
import { letteredGrounds } from "./lettered.mjs";

const ALONG = [0.02, 0.5, 0.98]; // of the width of a name: where the ground under it is looked at

/**
 * Gives every name of a town the classes of the ground that it lies on as a whole.
 *
 * @param {SVGGElement} letters
 * @param {SVGGElement} areas the path of each status
 */
export function letterTowns(letters, areas) {
  const isLettered = letteredGrounds();
  const grounds = /** @type {SVGPathElement[]} */ ([...areas.children]).map((path) => ({ path, back: path.getScreenCTM()?.inverse() }));
  for (const name of letters.querySelectorAll(".town-name")) {
    const { left, top, width, height } = name.getBoundingClientRect();
    const under = ALONG.map((share) => new DOMPoint(left + share * width, top + height / 2)).map(
      (point) => grounds.find(({ path, back }) => path.isPointInFill(point.matrixTransform(back)))?.path,
    );
    const [ground] = new Set(under).size === 1 ? under : [];
    const status = ground?.classList.contains("kept") ? "" : (ground?.dataset.status ?? "");
    const how = ground?.classList.contains("stale") ? "stale" : "";
    name.setAttribute("class", ["name town-name", status && statusClass(status), ...(isLettered(status, how) ? ["on", how] : [])].filter(Boolean).join(" "));
  }
}
