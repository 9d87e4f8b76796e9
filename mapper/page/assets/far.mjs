// The line under the map that names what lies far from its ground: each name leads there.
import { show } from "./view.mjs";
import { boxOn } from "./world.mjs";

/**
 * @param {L.Map} map
 * @param {Data} data
 */
export function bindFar(map, data) {
  const buttons = document.querySelectorAll(".beyond button");
  data.beyond?.forEach(({ box }, nth) => buttons[nth].addEventListener("click", () => show(map, boxOn(map, box))));
}
