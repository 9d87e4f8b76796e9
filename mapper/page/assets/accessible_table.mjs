// SPDX-License-Identifier: MIT
// The table twin: everything on the map as a table, in step with it.
import { eventRows } from "./event_list.mjs";
import { buildTable } from "./table.mjs";
import { atHand } from "./store.mjs";

/** @type {(keyof TableWords)[]} */
const COLUMNS = ["place", "kind", "within", "status", "since", "basis", "confidence", "source", "note"];

/**
 * Builds the table in `root`; gives what fills it, and anew after the places have changed, row by row.
 *
 * @param {HTMLElement} root
 * @param {MapData} data
 * @param {Store} store
 * @param {ReturnType<typeof toldTable>} [told]
 */
export function linkTable(root, data, store, { columns, rows } = { columns: COLUMNS, rows: tableRows(data) }) {
  const words = data.words.table;
  const table = buildTable(root, {
    lang: data.lang,
    caption: words.caption,
    columns: columns.map((key) => ({ key, label: words[key], date: key === "since" })),
    rows: [],
    words,
    onPick: (id) => {
      store.set({ picked: id });
      document.querySelector(".map").scrollIntoView({ block: "nearest" });
    },
  });
  store.listen((state, before) => {
    if (atHand(state) !== atHand(before) || state.picked !== before.picked) table.pick(atHand(state), state.picked !== null && atHand(state) === state.picked);
    if (state.isolated !== before.isolated) table.setFilter(filterOf(state.isolated, data));
  });
  return function* () {
    table.setFilter(filterOf(store.get().isolated, data));
    yield* table.renew(rows());
    table.pick(atHand(store.get()));
  };
}

/**
 * What gives the rows of all that is told on the day of the data.
 *
 * @param {MapData} data
 */
function tableRows(data) {
  const names = new Map(data.places.map(({ id, name }) => [id, name]));
  return () => [...data.places.filter(isTold).map((place) => tableRow(place, names, data)), ...eventRows(data)];
}

/**
 * The rows on the day of the data, which stays, and the columns in which one of them says something.
 *
 * @param {MapData} data
 */
export function toldTable(data) {
  const rows = tableRows(data)();
  return { columns: COLUMNS.filter((key) => rows.some(({ cells }) => cells[key]?.text)), rows: () => rows };
}

/**
 * @param {string | null} isolated
 * @param {Data} data
 * @returns {RowFilter}
 */
function filterOf(isolated, data) {
  if (isolated === null) return null;
  const shown = new Set(data.places.filter((place) => (place.status ?? "") === isolated).map(({ id }) => id));
  return (row) => shown.has(row.id);
}

/**
 * @param {Place} place
 * @param {Map<string, string>} names
 * @param {Data} data
 * @returns {Row}
 */
function tableRow(place, names, data) {
  /** @param {string | undefined} value */
  const text = (value) => ({ text: value ?? "" });
  const cells = () => ({
    place: text(place.name),
    kind: text(place.kindWords),
    within: text(names.get(place.within ?? "")),
    status: { text: place.statusWords ?? data.words.legend.no_data, heard: place.heardWords, swatch: place.status },
    since: text(place.since),
    basis: text(place.basis),
    confidence: text(place.confidence),
    source: { text: place.source ?? "", href: place.url },
    note: text(place.note),
  });
  /** @type {ReturnType<typeof cells> | undefined} */
  let made;
  return {
    id: place.id,
    get also() {
      return place.local.map(({ name }) => name).join(" ");
    },
    // Of very many rows few are seen, and the others never asked for.
    get cells() {
      return (made ??= cells());
    },
  };
}

/**
 * A unit is told of in any case, another place where something is known of it.
 *
 * @param {Place} place
 */
function isTold(place) {
  return place.kind === "unit" || place.status;
}
