// SPDX-License-Identifier: MIT
// What a chart of shares is read by: the values on its left, and the days below it.
import { fill, svg, toTenth } from "./dom.mjs";
import { CHART_HEIGHT, LAST_DAY, MONTH_DAYS, MONTH_STEPS } from "./shared.mjs";
import { TEXT } from "./text_size.mjs";
import { daysFrom, isoOf } from "./wording.mjs";

export const PAD = 8; // px on either side: half the thumb of the slider, and what the last day takes
export const LETTER = 7.5 * TEXT; // px that a letter of a small text takes at most
const MONTH_ROOM = 96 * TEXT; // px from one name to the next
const MONTH_Y = CHART_HEIGHT + 14 + 12 * TEXT; // px: the line of these names
const TICK_ROOM = 4; // px from tick to tick on average, below which they would run together
const DIAMOND_Y = CHART_HEIGHT + 11;
const DIAMOND = 4; // px

/**
 * Round numbers up to `whole`, two to four of them from the lowest up; whole numbers where `counted`.
 *
 * @param {number} whole
 * @param {boolean} counted
 */
export function roundValues(whole, counted) {
  const power = 10 ** Math.floor(Math.log10(whole / 2));
  const fits = [1, 2, 5].map((factor) => factor * power).findLast((value) => value <= whole / 2) ?? power;
  const step = counted ? Math.max(1, fits) : fits;
  return Array.from({ length: Math.floor(whole / step + 1e-9) }, (_, nth) => (nth + 1) * step);
}

/**
 * The values of the axis with their texts, from the lowest up: the unit stands with the highest alone.
 *
 * @param {Measure} measure
 * @param {number} whole
 * @param {ChartData} data
 * @param {Speaker} say
 * @returns {{ share: number, text: string }[]}
 */
export function axisValues(measure, whole, data, say) {
  const words = data.words.timeline;
  const isCount = measure === "count";
  const faces = "faces" in data.words ? data.words.faces : null;
  const [all, plain, full] =
    isCount ? [whole, "{n}", say.form(data.unitForms.units, whole)]
    : faces ? [whole, "{n}", faces.column_area]
    : [100, words.axis_share, fill(words.axis_of, { measure: { area: words.area, people: words.people }[measure] })];
  const values = roundValues(all, isCount);
  return values.map((value, nth) => {
    const n = fill(plain, { n: faces ? say.area(value) : say.integer(value) });
    return { share: value / all, text: nth === values.length - 1 ? fill(words.axis, { n, unit: full }) : n };
  });
}

/** @param {ReturnType<typeof axisValues>} values @param {number} width */
export function valueAxis(values, width) {
  const y = (/** @type {number} */ share) => toTenth(CHART_HEIGHT * (1 - share));
  return [
    svg("path", { class: "rungs", d: values.map(({ share }) => `M${PAD},${y(share)}H${width - PAD + LAST_DAY}`).join("") }),
    ...values.map(({ share, text }) => svg("text", { x: PAD, y: y(share) - 3, class: "value" }, text)),
  ];
}

/**
 * A tick for every stop, where there is room for them, and the names of months or years; where some days have more room
 * than others their first and last, too, and the line of the others is broken.
 *
 * @param {ChartData} data
 * @param {(day: number) => number} x
 * @param {Speaker} say
 */
export function dayAxis({ start, stops, scale }, x, say) {
  const end = stops.at(-1);
  const focus = scale.focus();
  const isRoomy = (x(end) - x(0)) / stops.length >= TICK_ROOM;
  const ticks = isRoomy ? stops.map((stop) => `M${toTenth(x(stop))},${CHART_HEIGHT + 1}v4`).join("") : "";
  /** @type {(day: number, name: string, back?: number) => { left: number, right: number, name: string }} */
  const placed = (day, name, back = 0) => ({ left: x(day) - back * name.length * LETTER, right: x(day) + (1 - back) * name.length * LETTER, name });
  const edges = (focus ?? []).map((day, nth) => placed(day, say.day(isoOf(start, day)), nth));
  /** @type {typeof edges} */
  const clear = [];
  for (const one of [...edges, ...calendar(start, end, x, say).map(({ day, name }) => placed(day, name))]) {
    if (one.right <= x(end) + PAD && clear.every(({ left, right }) => one.right <= left || one.left >= right)) clear.push(one);
  }
  /** @type {(from: number, to: number, name: string) => SVGElement} */
  const line = (from, to, name) => svg("path", { class: name, d: `M${toTenth(from)},${CHART_HEIGHT + 0.5}H${toTenth(to)}` });
  const [from, to] = (focus ?? [0, end]).map(x);
  return [
    svg("path", { class: "ticks", d: ticks }),
    line(from, focus ? to : to + LAST_DAY, "base"),
    ...(focus ? [line(x(0), from, "base squeezed"), line(to, x(end) + LAST_DAY, "base squeezed")] : []),
    ...clear.map(({ left, right, name }) => {
      const isLast = name === edges[1]?.name;
      return svg("text", { x: toTenth(isLast ? right : left), y: MONTH_Y, class: "month", "text-anchor": isLast && "end" }, name);
    }),
  ];
}

/**
 * The first days of months, or of every second, third … where there is no room for all; with the
 * year in January and on the first of them, and the year alone where only years have room.
 *
 * @param {string} start
 * @param {number} days
 * @param {(day: number) => number} x
 * @param {Speaker} say
 */
function calendar(start, days, x, say) {
  const [year, month] = start.split("-").map(Number);
  /** @param {number} nth */
  const dayOf = (nth) => Math.round((Date.UTC(year, nth, 1) - Date.parse(start)) / 86_400_000);
  const room = (x(days) - x(0)) / Math.max(1, days / MONTH_DAYS); // px from month to month
  const every = MONTH_STEPS.find((step) => step * room >= MONTH_ROOM) ?? Infinity;
  /** @type {{ day: number, name: string }[]} */
  const found = [];
  for (let nth = month - 1; dayOf(nth) <= days; nth++) {
    if (dayOf(nth) < 0 || (12 * year + nth) % every) continue;
    const withYear = !found.length || nth % 12 === 0;
    const ofYear = year + Math.floor(nth / 12);
    found.push({ day: dayOf(nth), name: every % 12 ? say.month(nth % 12, withYear ? ofYear : "") : `${ofYear}` });
  }
  return found;
}

/**
 * Events and advances with the days on which they began, counted from the start, in their order.
 *
 * @param {ChartData} data
 */
export function datedEvents({ start, stops, events = [], advances = [] }) {
  return [...events, ...advances]
    .map(({ date, title }) => ({ day: daysFrom(start, date), title }))
    .filter(({ day }) => day >= 0 && day <= stops.at(-1))
    .sort((one, other) => one.day - other.day);
}

/**
 * A diamond below the line for each day on which something happened.
 *
 * @param {ReturnType<typeof datedEvents>} events
 * @param {(day: number) => number} x
 */
export function eventMarks(events, x) {
  const places = [...new Set(events.map(({ day }) => Math.round(x(day))))];
  return svg("path", { class: "happenings", d: places.map((left) => `M${left},${DIAMOND_Y - DIAMOND}l4,4l-4,4l-4,-4Z`).join("") });
}
