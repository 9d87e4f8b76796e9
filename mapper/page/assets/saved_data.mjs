// What a page holds as files for other programs, under the column names of `mapper export`.
import { groundById } from "./topology.mjs";

const EXPORTED = ["id", "name", "kind", "within", "as_of", "status", "status_label", "since", "date", "date_span", "basis", "about", "confidence", "source", "source_url", "note", "label", "stale", "derived_from", "lon", "lat"];
// See `mapper/tables/formulas.py`.
const RISKY = /(^|[;\t\n]"*)(?='*[=+\-@\t\r＝＋－＠])/g;

/**
 * What makes the files of a page with places; `day` gives the day that is shown.
 *
 * @param {MapData} data
 * @param {() => string} day
 */
export function filesOf(data, day) {
  return {
    csv: () => csvOf(rowsOf(data, day()).map(({ row }) => row)),
    geojson: () => geoJsonOf(data, rowsOf(data, day())),
  };
}

/**
 * The places of the day that is shown, each by its columns; `day` is that day.
 *
 * @param {Data} data
 * @param {string} day
 * @returns {{ place: Place, row: Record<string, Value> }[]}
 */
export function rowsOf({ places, measured, annotations }, day) {
  const labels = new Map(annotations.map(({ place, title }) => [place, title]));
  return places.filter(({ kind, status }) => kind === "unit" || status).map((place) => {
    const { id, name, kind, within, status, since, reported, basis, confidence, source, url, note, stale, from, at } = place;
    const date = status && (reported ?? since);
    const about = status && kind === "unit" && measured === "count" ? "seats" : "";
    const [lon, lat] = at ?? [];
    const row = { id, name, kind, within, as_of: day, status, status_label: place.statusWords, since, date, date_span: date, basis, about, confidence, source, source_url: url, note, label: labels.get(id), stale: Boolean(stale), derived_from: from, lon, lat };
    return { place, row };
  });
}

/**
 * CSV with a row for each place; a text that a spreadsheet would run has an apostrophe before it.
 *
 * @param {Record<string, Value>[]} rows
 * @param {string[]} columns
 */
export function csvOf(rows, columns = EXPORTED) {
  /** @param {Value} value */
  const cell = (value) => {
    const text = typeof value === "string" ? value.replace(RISKY, "$1'") : `${value ?? ""}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows.map((row) => columns.map((name) => row[name]))].map((cells) => `${cells.map(cell).join()}\n`).join("");
}

/**
 * GeoJSON (RFC 7946) of places: their shapes as they are drawn, or their points.
 *
 * @param {MapData} data
 * @param {{ place: Place, row: Record<string, Value> }[]} rows
 */
export function geoJsonOf(data, rows) {
  const shapes = groundById(data);
  const features = rows.map(({ place: { id, at }, row }) => {
    const coordinates = shapes.get(id)?.map((rings) => rings.map((ring) => ring.map((position) => position.map((part) => Number(part.toFixed(5))))));
    const geometry = coordinates ? { type: "MultiPolygon", coordinates } : at ? { type: "Point", coordinates: at } : null;
    return { type: "Feature", id, properties: row, geometry };
  });
  return JSON.stringify({ type: "FeatureCollection", name: data.title, features });
}
