// What a page holds as files for other programs, under the column names of `mapper export`.
import { EXPORTED, RISKY } from "./shared.mjs";
import { groundById } from "./topology.mjs";

/**
 * What makes the files of a page with places; `rows` gives those of each day that is shown.
 *
 * @param {MapData} data
 * @param {() => PlaceRow[]} rows
 */
export function filesOf(data, rows) {
  return { CSV: () => csvOf(rows().map(({ row }) => row), EXPORTED), GeoJSON: () => geoJsonOf(data, featuresOf(data, rows())) };
}

/**
 * The statuses with their words and colours, as `metadata.scheme` of exported data has them.
 *
 * @param {Data} data
 */
export function schemeOf({ statuses }) {
  const rules = /** @type {(CSSStyleRule & CSSGroupingRule)[]} */ ([...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]));
  const all = rules.flatMap((rule) => [rule, .../** @type {CSSStyleRule[]} */ ([...(rule.cssRules ?? [])])]);
  return statuses.map(({ id, label, means }) => {
    // Those of light pages come first.
    const [color = null, color_dark = null] = all.flatMap(({ style }) => style?.getPropertyValue(`--s-${id}`) || []);
    return { id, label, color, color_dark, definition: means };
  });
}

/**
 * The places of the day that is shown, each by its columns; `day` is that day.
 *
 * @param {Data} data
 * @param {string} day
 * @returns {PlaceRow[]}
 */
export function rowsOf(data, day) {
  const { places, measured, annotations } = data;
  const labels = new Map(annotations.map(({ place, title }) => [place, title]));
  const colors = new Map(schemeOf(data).map(({ id, color }) => [id, color]));
  return places.filter(({ kind, status }) => kind === "unit" || status).map((place) => {
    const { id, name, kind, within, status, since, reported, basis, confidence, source, url, note, stale, from, at } = place;
    const date = status && (reported ?? since);
    const about = status && kind === "unit" && measured === "count" ? "seats" : "";
    const [lon, lat] = at ?? [];
    const row = { id, name, kind, within, as_of: day, status, status_label: place.statusWords, status_color: colors.get(status ?? ""), since, date, date_span: date, basis, about, confidence, source, source_url: url, note, label: labels.get(id), stale: Boolean(stale), derived_from: from, lon, lat };
    return { place, row };
  });
}

/**
 * CSV with these columns; a text that a spreadsheet would run has an apostrophe before it.
 *
 * @param {SavedRow[]} rows
 * @param {readonly string[]} columns
 */
export function csvOf(rows, columns) {
  const risky = new RegExp(RISKY, "g");
  /** @param {Value} value */
  const cell = (value) => {
    const text = typeof value === "string" ? value.replace(risky, "$1'") : `${value ?? ""}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows.map((row) => columns.map((name) => row[name]))].map((cells) => `${cells.map(cell).join()}\n`).join("");
}

/**
 * Places with their shapes as they are drawn, or their points; of several days each of them for every day.
 *
 * @param {MapData} data
 * @param {PlaceRow[]} rows
 * @returns {Feature[]}
 */
function featuresOf(data, rows) {
  const shapes = groundById(data);
  const isOneDay = rows.every(({ row }) => row.as_of === rows[0].row.as_of);
  return rows.map(({ place: { id, at }, row }) => {
    const polygons = shapes.get(id);
    return { ...(isOneDay && { id }), properties: Object.fromEntries(EXPORTED.map((name) => [name, row[name]])), ...(polygons ? { polygons } : at && { at }) };
  });
}

/**
 * GeoJSON (RFC 7946) with the box around all, and what its statuses are; `decimals` of a degree.
 *
 * @param {Data} data
 * @param {Feature[]} features
 */
export function geoJsonOf(data, features, decimals = 5) {
  const bbox = [Infinity, Infinity, -Infinity, -Infinity];
  /** @param {Point} at */
  const position = (at) => {
    const [x, y] = at.map((part) => Number(part.toFixed(decimals)));
    [x, y, x, y].forEach((part, i) => (bbox[i] = Math[i < 2 ? "min" : "max"](bbox[i], part)));
    return [x, y];
  };
  const all = features.map(({ id, properties, polygons, at }) => {
    const coordinates = polygons ? polygons.map((rings) => rings.map((ring) => ring.map(position))) : at && position(at);
    const geometry = coordinates ? { type: polygons ? "MultiPolygon" : "Point", coordinates } : null;
    return { type: "Feature", ...(id && { id }), properties, geometry };
  });
  const metadata = { title: data.title, credit: document.querySelector(".credit")?.textContent, scheme: { statuses: schemeOf(data) } };
  return JSON.stringify({ type: "FeatureCollection", bbox, metadata, features: all }, (_, value) => value ?? null);
}
