// SPDX-License-Identifier: MIT
// Numbers, days and counts in words, as `style/words.py` says them. `language` is the payload's.
import { fill, formFor } from "./dom.mjs";
import { LEAST_SAID_KM2, LEAST_SAID_PERCENT, SOUND_DIGITS } from "./shared.mjs";

const DAY_MS = 86_400_000;

const isoDays = /** @type {Known<number, string>} */ (new Map());

/**
 * The ISO text of the day that is `days` after the ISO day `start`; each is made once.
 *
 * @param {string} start
 * @param {number} days
 */
export function isoOf(start, days) {
  const number = Date.parse(start) / DAY_MS + days;
  if (!isoDays.has(number)) isoDays.set(number, new Date(number * DAY_MS).toISOString().slice(0, 10));
  return isoDays.get(number);
}

/**
 * How many days the ISO day `iso` is after `start`; NaN where it is no day, as 2021-02-31 is none.
 *
 * @param {string} start
 * @param {string} iso
 */
export function daysFrom(start, iso) {
  const days = Math.round((Date.parse(iso) - Date.parse(start)) / DAY_MS);
  return !Number.isNaN(days) && isoOf(start, days) === iso ? days : NaN;
}

/**
 * What says numbers and days in one language.
 *
 * @param {Payload.Language} language
 */
export function makeSpeaker({ lang, months, numerals, date, month, decimal, thousands, under, comma, semicolon, list_and: and, sentence }) {
  /** @param {string} text */
  const capitalised = (text) => text[0].toLocaleUpperCase(lang) + text.slice(1);
  const days = /** @type {Known<string, string>} */ (new Map());
  /** @param {number | string} number */
  const integer = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, thousands);
  /** @param {number} number */
  const decimalText = (number, digits = 1, fixed = 0) => {
    const [whole, part = ""] = number.toFixed(digits).split(".");
    const kept = part.slice(0, fixed) + part.slice(fixed).replace(/0+$/, "");
    return kept ? integer(whole) + decimal + kept : integer(whole);
  };
  /** @type {(text: string, value: number, digits: number, held: number) => string} */
  const least = (text, value, digits, held) => (text === "0" && held > 0 ? fill(under, { n: decimalText(value, digits) }) : text);
  return {
    integer,
    decimal: decimalText,
    /**
     * Square kilometres in three significant digits, without the unit.
     *
     * @param {number} km2
     */
    area: (km2) => least(decimalText(Number(Number(km2.toPrecision(SOUND_DIGITS)).toPrecision(3)), 2), LEAST_SAID_KM2, 2, km2),
    /**
     * Per cent in tenths, without the sign, all and nothing without; what is `held`, in any measure, is never 0.
     *
     * @param {number} percent
     * @param {number} held
     */
    share: (percent, held) => least(decimalText(percent, 1, Number(percent % 100 > 0)), LEAST_SAID_PERCENT, 1, held),
    /**
     * `5 August 2021` of an ISO day; many places share one, so each is said once.
     *
     * @param {string} iso
     */
    day(iso) {
      if (!days.has(iso)) {
        const [year, nth, day] = iso.split("-").map(Number);
        days.set(iso, fill(date, { day, month: months[nth - 1], year }));
      }
      return days.get(iso);
    },
    /**
     * `August 2021`, or `August` without a year.
     *
     * @param {number} index
     * @param {number | ""} year
     */
    month: (index, year) => (year === "" ? months[index] : fill(month, { month: months[index], year })),
    /**
     * Small numbers in words, others in digits.
     *
     * @param {number} number
     */
    numeral: (number) => numerals[number] ?? integer(number),
    /**
     * The form of a text, or of a word, for `number`.
     *
     * @param {Forms} forms
     * @param {number} number
     */
    form: (forms, number) => formFor(forms, number, lang),
    /**
     * The form of a text for `number`; `{n}` is the number unless a value is given.
     *
     * @param {Forms} forms
     * @param {number} number
     * @param {Values} values
     */
    count: (forms, number, values = {}) => fill(formFor(forms, number, lang), { n: integer(number), ...values }),
    /**
     * `30 provinces`, by a text that takes both.
     *
     * @param {string} text
     * @param {Forms} forms
     * @param {number} number
     */
    counted: (text, forms, number) => fill(text, { n: integer(number), units: formFor(forms, number, lang) }),
    comma,
    /** Parts of a sentence one after the other. @param {string[]} parts */
    beside: (parts) => parts.join(comma),
    /** `Gazette`, `Gazette and Herald`, `Gazette, Herald and Mail`. @param {string[]} names */
    listed: (names) => [names.slice(0, -1).join(comma), names.at(-1)].filter(Boolean).join(and),
    /** Clauses of a sentence that stand by themselves. @param {string[]} clauses */
    apart: (clauses) => clauses.join(semicolon),
    /** A clause as a sentence. @param {string} clause */
    sentence: (clause) => capitalised(fill(sentence, { clause })),
    capitalised,
  };
}
