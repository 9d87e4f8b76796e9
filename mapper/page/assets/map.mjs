// SPDX-License-Identifier: MIT
// The page of one day: reads the payload once, draws the map, and lets its parts point at each other.
import { bindAddress } from "./address.mjs";
import { buildAnnotations } from "./annotations.mjs";
import { buildEventList, happenedOf } from "./event_list.mjs";
import { buildDetail } from "./detail.mjs";
import { el } from "./dom.mjs";
import { buildKey, buildLegend } from "./legend.mjs";
import { settleIn } from "./embedded.mjs";
import { buildSearch } from "./finding.mjs";
import { layGround, mountMap } from "./mount.mjs";
import { patternSheet } from "./patterns.mjs";
import { readPayload } from "./payload.mjs";
import { buildSheet } from "./sheet.mjs";
import { buildCounts } from "./source_counts.mjs";
import { filesOf, rowsOf } from "./saved_data.mjs";
import { buildShare } from "./sharing.mjs";
import { announce } from "./spoken.mjs";
import { makeStore } from "./store.mjs";
import { inSlices, nextTask, showDrawn, unveil } from "./tasks.mjs";
import { linkTable, toldTable } from "./accessible_table.mjs";

start();

async function start() {
  /** @type {MapData & { day: string }} */
  const data = readPayload(document.getElementById("payload").textContent);
  const map = window[document.querySelector(".folium-map").id];
  const store = makeStore(/** @type {State} */ ({ hover: null, picked: null, isolated: null }));
  document.body.append(patternSheet(data.stripes));

  const names = el("ol", { class: "numbered", start: data.annotations.length + 1 });
  data.listNames = (all) => names.replaceChildren(...all.map((name) => el("li", {}, name)));
  const laid = layGround(map, data);
  await showDrawn();
  const { figures, centres, nameAll } = mountMap(map, data, store, laid);
  await nextTask();
  buildLegend(document.getElementById("legend"), data, store);
  const key = document.getElementById("key");
  buildKey(key, data);
  // An article reserves its height before a map is laid out: there the list is folded away.
  const fold = /** @type {Element} */ (key.querySelector("summary"));
  if (window.parent === window) key.prepend(names);
  else fold.after(names);
  if (data.counts) buildCounts(document.getElementById("counts"), data.counts, data.words.detail);
  if (data.happened) buildEventList(data, store);
  buildDetail(document.getElementById("detail"), data, store);
  buildSheet({ root: document.getElementById("detail"), map, centres, words: data.words.detail, store });
  buildAnnotations(document.getElementById("annotations"), data, store);
  settleIn(data);
  unveil();
  await figures.lettered();
  if (window.parent !== window && names.childElementCount) fold.textContent = data.words.legend.numbers;
  await inSlices(nameAll).start();
  await inSlices(linkTable(document.getElementById("twin"), data, store, toldTable(data))).start();
  buildSearch(document.getElementById("tools"), { map, data, store, at: figures.happened.at });
  buildShare(document.getElementById("tools"), data, filesOf(data, () => rowsOf(data, data.day)));
  announce(document.getElementById("live"), data, store);
  bindAddress({ map, data, store, knows: (id) => data.places.some((place) => place.id === id) || Boolean(happenedOf(data, id)) });
  await figures.lettered();
  document.documentElement.dataset.ready = "true";
}
