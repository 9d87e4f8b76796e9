// SPDX-License-Identifier: MIT
// What a page holds as files for other programs, under the column names of `mapper export`.
import { RISKY } from "./shared.mjs";
import { groundById } from "./topology.mjs";

/**
 * What makes the files of what `saved` gives: the rows of each day that is shown.
 *
 * @param {Data} data
 * @param {() => Saved[]} saved
 * @param {number} [decimals] of a degree
 */
export function filesOf(data, saved, decimals = 5) {
  return { CSV: () => csvOf(saved().map(({ row }) => row)), GeoJSON: () => geoJsonOf(data, saved(), decimals) };
}

/**
 * The statuses with their words and colours, as `metadata.scheme` of exported data has them.
 *
 * @param {Data} data
 */
export function schemeOf({ statuses }) {
  const colors = [.../** @type {string} */ (document.head.textContent).matchAll(/--s-([\w-]+):(#\w+)/g)];
  return statuses.map(({ id, label, means }) => {
    // Those of light pages come first.
    const [color = null, color_dark = null] = colors.flatMap(([, of, color]) => (of === id ? color : []));
    return { id, label, color, color_dark, definition: means };
  });
}

/**
 * The places on the day that is shown, each by its columns, with its ground as it is drawn, or where it is.
 *
 * @param {MapData} data
 * @param {string} day
 * @returns {Saved[]}
 */
export function rowsOf(data, day) {
  const shapes = groundById(data);
  const scheme = schemeOf(data);
  return data.places.filter(({ kind, status }) => kind === "unit" || status).map(({ id, name, kind, within, status, statusWords, since, reported, basis, confidence, source, url, note, stale, from, at }) => {
    const date = status && (reported ?? since);
    const [lon, lat] = at ?? [];
    return {
      shape: shapes.get(id) ?? at,
      row: { id, name, kind, within, as_of: day, status, status_label: statusWords, status_color: scheme.find((one) => one.id === status)?.color, since, date, date_span: date, basis, about: status && kind === "unit" && data.measured === "count" ? "seats" : "", confidence, source, source_url: url, note, label: data.annotations.find(({ place }) => place === id)?.title, stale: Boolean(stale), derived_from: from, lon, lat },
    };
  });
}

/**
 * CSV; a text that a spreadsheet would run has an apostrophe before it.
 *
 * @param {SavedRow[]} rows which have the same columns
 */
export function csvOf(rows) {
  const risky = new RegExp(RISKY, "g");
  /** @param {Value} value */
  const cell = (value) => (typeof value === "string" ? `"${value.replace(risky, "$1'").replaceAll('"', '""')}"` : value);
  return [Object.keys(rows[0] ?? {}), ...rows.map(Object.values)].map((cells) => `${cells.map(cell).join()}\n`).join("");
}

/**
 * GeoJSON (RFC 7946) with the box around all, and what its statuses are. Places have their ids, but where each is there
 * for every day; of ground of which nothing is drawn there is nothing.
 *
 * @param {Data} data
 * @param {Saved[]} saved
 * @param {number} decimals
 */
function geoJsonOf(data, saved, decimals) {
  const flat = /** @type {number[]} */ (saved.flatMap(({ shape = [] }) => shape.flat(3)));
  const [x, y] = [0, 1].map((axis) => Float64Array.from(flat.filter((_, i) => i % 2 === axis)).sort());
  const isOneDay = saved[0]?.row.as_of === saved.at(-1)?.row.as_of;
  const features = saved.filter(({ shape }) => shape?.length !== 0).map(({ row, shape }) => ({
    type: "Feature",
    ...(row.id && isOneDay && { id: row.id }),
    properties: row,
    geometry: shape && { type: /** @type {Point[][]} */ (shape[0]).length ? "MultiPolygon" : "Point", coordinates: shape },
  }));
  const all = {
    type: "FeatureCollection",
    bbox: [x[0], y[0], x.at(-1), y.at(-1)],
    metadata: { title: data.title, credit: document.querySelector(".credit")?.textContent, scheme: { statuses: schemeOf(data) } },
    features,
  };
  return JSON.stringify(all, (_, value) => (typeof value === "number" ? Number(value.toFixed(decimals)) : (value ?? null)));
}
