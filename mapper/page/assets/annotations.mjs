// SPDX-License-Identifier: MIT
// The numbered list beside the map.
import { el } from "./dom.mjs";
import { keyed } from "./keyed.mjs";
import { buildToldList } from "./told_list.mjs";

/**
 * Builds the list in `root`, which a page without any note has not. Gives what builds it anew.
 *
 * @param {HTMLElement | null} root
 * @param {Data} data
 * @param {Store} store
 */
export function buildAnnotations(root, data, store) {
  if (!root) return () => {};
  const places = keyed(data.places);
  return buildToldList(root, el("ol", { class: "notes" }), data.words.annotations.empty, store, () =>
    data.annotations.map(({ n, place, title }) => {
      const report = places.get(place);
      const sign = el("span", { class: "disc", "aria-hidden": "true" }, String(n));
      return { id: place, title, sign, number: n, report, credit: [report.reportedWords, report.basis] };
    }),
  );
}
