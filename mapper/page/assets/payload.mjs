// SPDX-License-Identifier: MIT
// The payload as it is read: packed in the page, spread out for the scripts.
import { unpackColumns } from "./columns.mjs";
import { fill } from "./dom.mjs";
import { ALPHABET, DIGIT_BITS, POINTING, STEP_DEG, TURN_DEG } from "./shared.mjs";

const BASE = 1 << DIGIT_BITS;
// Of every letter, by its code, the digit.
const DIGITS = new Uint8Array(128);
[...ALPHABET].forEach((letter, digit) => (DIGITS[letter.charCodeAt(0)] = digit));

/**
 * The payload with arcs as steps, and every place with its report and its words.
 *
 * @template {Data} D
 * @param {string} text
 * @returns {D}
 */
export function readPayload(text) {
  /** @type {Record<string, any>} What it has is as `payload.d.ts` says: tests hold Python to that. */
  const data = JSON.parse(text);
  for (const name of ["units", "context", "bands", "water"]) {
    // Ground without a line has no grid; that of a crowd of units is read by what draws it.
    if (data[name]?.arcs?.length) data[name].arcs = unpackArcs(data[name]);
  }
  for (const name of ["places", "reports"]) data[name] = unpackRows(data[name]);
  const names = new Map(data.places.map((/** @type {Payload.PlaceEntry} */ { id, name }) => [id, name]));
  const labels = new Map(data.statuses.map((/** @type {Payload.StatusWords} */ { id, label }) => [id, label]));
  data.places = data.places.map((/** @type {Payload.PlaceEntry} */ place) => ({
    kindWords: data.kinds[place.kind],
    statusWords: labels.get(place.status),
    sinceWords: data.days?.[/** @type {string} */ (place.since)],
    derived: place.from && fill(data.words.detail.derived, { capital: names.get(place.from) ?? place.from }),
    ...data.reports[/** @type {number} */ (place.report)],
    ...place,
    local: (place.local ?? []).flatMap((name, nth) => {
      const [lang, dir] = data.languages[nth];
      return name ? [{ lang, dir, name }] : [];
    }),
  }));
  return /** @type {D} */ (data);
}

/**
 * The objects of rows, see `rows.py`; a plain list stays as it is.
 *
 * @param {Record<string, unknown>[] | PackedRows} list
 */
export function unpackRows(list) {
  if (Array.isArray(list)) return list;
  const spread = unpackColumns(list, unpackNumbers);
  if (spread) return spread;
  const { keys, shared, rows } = list;
  /**
   * @param {string} key
   * @param {any} value
   */
  const word = (key, value) => (shared[key] ? shared[key][value] : value);
  const objects = rows.map((row) =>
    Object.fromEntries(row.flatMap((value, i) => (value === null ? [] : [[keys[i], word(keys[i], value)]]))),
  );
  for (const object of objects) {
    for (const key of POINTING) if (Number.isInteger(object[key])) object[key] = objects[object[key]].id;
  }
  return objects;
}

/**
 * The steps of packed arcs, none of them longer than lines may be that are straight in degrees.
 *
 * @param {{ arcs: string[], transform: Payload.Grid }} packed
 */
export function unpackArcs({ arcs, transform }) {
  const partsOf = partsOfStep(transform);
  return arcs.map((text) => {
    /** @type {Point[]} */
    const steps = [];
    for (const step of unpackArc(text)) {
      // The first is no step, but where the arc begins.
      const parts = steps.length ? partsOf(...step) : 1;
      if (parts === 1) steps.push(step);
      else for (let nth = 0; nth < parts; nth++) steps.push([step[0] / parts, step[1] / parts]);
    }
    return steps;
  });
}

/**
 * A function that says into how many parts a step on a grid is divided.
 *
 * @param {Payload.Grid} grid
 */
export function partsOfStep({ scale: [wide, high] }) {
  return (/** @type {number} */ x, /** @type {number} */ y) => {
    const parts = Math.ceil(Math.max(Math.abs(x * wide), Math.abs(y * high)) / STEP_DEG);
    return parts < 2 || parts > TURN_DEG / STEP_DEG ? 1 : parts;
  };
}

/**
 * The steps [dx, dy] of an arc.
 *
 * @param {string} text
 * @returns {Point[]}
 */
export function unpackArc(text) {
  const numbers = unpackNumbers(text);
  /** @type {Point[]} */
  const steps = [];
  for (let i = 1; i < numbers.length; i += 2) steps.push([numbers[i - 1], numbers[i]]);
  return steps;
}

/**
 * Whole numbers from letters of five bits each, lowest first.
 *
 * @param {string} text
 */
export function unpackNumbers(text) {
  const numbers = new Int32Array(text.length);
  let [count, value, shift] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const digit = DIGITS[text.charCodeAt(i)];
    value |= (digit % BASE) << shift;
    shift += DIGIT_BITS;
    if (digit >= BASE) continue;
    numbers[count++] = value & 1 ? -(value >>> 1) : value >>> 1;
    value = shift = 0;
  }
  return numbers.subarray(0, count);
}
