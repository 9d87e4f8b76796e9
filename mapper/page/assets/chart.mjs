// SPDX-License-Identifier: MIT
// The shares of the statuses over time, stacked, under the hand of the slider.
import { bandNamesOf, drawNames } from "./band_names.mjs";
import { axisValues, datedEvents, dayAxis, eventMarks, LETTER, PAD, valueAxis } from "./chart_axes.mjs";
import { countAsOf, countLines, countLinesKey, drawCountLines } from "./count_lines.mjs";
import { buildDaysTable } from "./days_table.mjs";
import { el, fill, formFor, sayIn, setIn, statusClass, svg, toTenth } from "./dom.mjs";
import { buildFocus } from "./focus_days.mjs";
import { onOtherColours } from "./lettered.mjs";
import { CHART_HEIGHT, EDGED, LAST_DAY, LEFT_OVER } from "./shared.mjs";
import { gapsOf, sharesInWords, sharesOverTime, wholeOf } from "./shares.mjs";
import { MEASURES } from "./sums.mjs";
import { TEXT } from "./text_size.mjs";
import { decisiveDays } from "./time_scale.mjs";
import { isoOf } from "./wording.mjs";

const HEAD = 20 * TEXT; // px above it for names that have no room within
const AXIS = 18 + 12 * TEXT; // px below it for the ticks, the thumb of the slider and the names of months
const NEAR = 3; // px from the pointer to an event that is read
const MOST_READ = 2; // events

/** What the parts of a status stand for, from the bottom up: as a class paints it on the map. */
const TONES = ["", " inferred", " stale"];

/** @param {number} share */
const heightOf = (share) => CHART_HEIGHT * (1 - share);

/**
 * Makes the chart in `root` and its words in `bar`, which are there once `build` was called: gives that, `mark(day, pinned)`,
 * which moves its hands, `read`, which says what it has on the day, and its part of the address.
 *
 * @param {{ root: HTMLElement, bar: HTMLElement }} parts
 * @param {ChartData} data
 * @param {Store} store
 * @param {Speaker} say
 */
export function buildChart({ root, bar }, data, store, say) {
  const words = data.words.timeline;
  /** @type {Measure[]} */
  const known = data.measured === "count" ? ["count"] : (data.measures ?? /** @type {Measure[]} */ (Object.keys(MEASURES)));
  const measures = known.filter((name) => name !== "people" || data.ground.some(({ people }) => people));
  const state = /** @type {ChartSize} */ ({ measure: known[0], width: 0, day: 0, pinned: null });
  const events = datedEvents(data);
  const picture = svg("svg", { class: "shares", role: "img" });
  const reading = el("p", { class: "reading", "aria-hidden": "true" });
  const choice = measureChoice(measures, data, (name) => {
    state.measure = name;
    reckon();
    build();
  });
  const table = buildDaysTable(data, say);
  /** @type {CountLines[]} */
  let counted = [];
  const key = el("p", { class: "quiet count-key", hidden: "" });
  root.append(picture);
  bar.append(reading, key, ...(events.length ? [diamondKey(words.happenings)] : []), ...(measures.length > 1 ? [choice] : []), table.element);

  const end = data.stops.at(-1);
  /** @param {number} day */
  const x = (day) => PAD + data.scale.share(day) * (state.width - 2 * PAD);
  /** @param {MouseEvent} event */
  const dayAt = (event) => {
    const left = picture.getBoundingClientRect().left;
    return Math.round(data.scale.day((event.clientX - left - PAD) / Math.max(1, state.width - 2 * PAD)));
  };
  const hand = svg("line", { class: "hand", y1: 0, y2: CHART_HEIGHT });
  const pin = svg("line", { class: "hand pinned", y1: 0, y2: CHART_HEIGHT });
  const mark = () => {
    for (const [line, day] of /** @type {[SVGElement, number | null][]} */ ([[hand, state.day], [pin, state.pinned]])) {
      const at = String(x(day ?? 0));
      line.classList.toggle("gone", day === null);
      setIn(line, "x1", at);
      setIn(line, "x2", at);
    }
  };
  /** @param {number} day */
  const sharesOn = (day) => fill(words.reading, { day: say.day(isoOf(data.start, day)), shares: sharesInWords(day, state.series, data, say, state.measure) });
  /** @param {number} day */
  const countsOn = (day) => counted.flatMap((lines) => countAsOf(lines, day) ?? []).map(({ by, date, text }) => fill(/** @type {TimelineData} */ (data).words.counted.line, { by, day: date, text }));
  /** @param {number} day */
  const read = (day) => {
    const near = events.filter((event) => Math.abs(x(event.day) - x(day)) < NEAR).slice(0, MOST_READ);
    sayIn(reading, [sharesOn(day), ...countsOn(day), ...near.map(({ title }) => title)].join(" · "));
  };
  const reckon = () => {
    state.series = sharesOverTime(data, MEASURES[state.measure]);
  };
  const build = () => {
    counted = countLines(data, state.measure, state.series);
    data.lined?.(counted.map(({ series }) => series));
    key.replaceChildren(...countLinesKey(counted, data));
    key.hidden = !counted.length;
    draw();
    table.show({ series: state.series, measure: state.measure, caption: nameOf(), counted });
  };
  const nameOf = () => {
    const measure = choice.querySelector("option:checked")?.textContent;
    return fill(end ? words.chart_name : words.chart_name_day, { first: say.day(data.start), last: say.day(isoOf(data.start, end)), measure });
  };
  const draw = () => {
    const width = (state.width = Math.max(120, Math.round(root.clientWidth)));
    picture.setAttribute("width", `${width}`);
    picture.setAttribute("height", `${HEAD + CHART_HEIGHT + AXIS}`);
    picture.setAttribute("aria-label", [nameOf(), ...new Set([0, end].flatMap((day) => [sharesOn(day), ...countsOn(day)]))].map(say.sentence).join(" "));
    const values = axisValues(state.measure, wholeOf(state.series.parts), data, say);
    const bands = bandsOf(state.series, data);
    const spans = spansOf(state.series.days, end, x).filter(({ i }) => !bands.isGap[i]);
    const names = bandNamesOf(bands.whole, spans, { values: values.map(({ text }) => text), right: x(end) + LAST_DAY }, heightOf);
    picture.replaceChildren(
      svg("g", { transform: `translate(0,${HEAD})` },
        ...gaps(state.series, data, x), ...stack(bands.parts, spans), ...valueAxis(values, width),
        ...dayAxis(data, x, say), eventMarks(events, x), ...drawNames(names),
        ...drawCountLines(counted, data, { x, y: heightOf, taken: names, right: x(end) }), hand, pin, ...(focus?.place() ?? [])),
    );
    mark();
    read(state.day);
  };
  /** @param {MouseEvent} event */
  const shownAt = (event) => (data.between ? dayAt(event) : nearest(data.stops, dayAt(event)));
  picture.addEventListener("pointermove", (event) => read(dayAt(event)));
  picture.addEventListener("pointerleave", () => read(state.day));
  picture.addEventListener("click", (event) => store.set({ day: shownAt(event) }));
  reckon();
  const decisive = decisiveDays(state.series, end);
  const focus = decisive && buildFocus(decisive, data, say, { x, dayAt });
  if (focus) table.element.before(focus.button, focus.said);
  data.scale.listen(() => draw());
  onOtherColours(() => draw());
  const fit = () => Math.round(root.clientWidth) !== state.width && draw();
  // What is printed is laid out before an observer hears of it.
  for (const turn of ["beforeprint", "afterprint"]) addEventListener(turn, fit);
  return {
    build() {
      build();
      // Before, what it observes would itself change the size.
      new ResizeObserver(fit).observe(root);
    },
    focus: focus?.inAddress,
    /**
     * @param {number} day
     * @param {number | null} pinned
     */
    mark(day, pinned) {
      Object.assign(state, { day, pinned });
      mark();
    },
    read: () => read(state.day),
  };
}

/**
 * @param {Measure[]} measures
 * @param {ChartData} data
 * @param {(name: Measure) => void} choose
 */
function measureChoice(measures, data, choose) {
  const words = data.words.timeline;
  const names = { area: words.area, count: data.unitForms.units.other, people: words.people };
  const select = el("select", {}, ...measures.map((name) => el("option", { value: name }, names[name])));
  select.addEventListener("change", () => choose(/** @type {Measure} */ (select.value)));
  return el("label", { class: "measure" }, el("span", {}, words.measure), select);
}

/** @param {string} text */
function diamondKey(text) {
  const sign = svg("svg", { width: 8, height: 8, "aria-hidden": "true" }, svg("path", { class: "happenings", d: "M4,0l4,4l-4,4l-4,-4Z" }));
  return el("span", { class: "quiet happening-key" }, sign, ` ${text}`);
}

/**
 * The stop closest to a day, of two the earlier.
 *
 * @param {number[]} stops
 * @param {number} day
 */
function nearest(stops, day) {
  return stops.reduce((one, other) => (Math.abs(other - day) < Math.abs(one - day) ? other : one));
}

/**
 * Where parts are drawn: from one turn to the next, the last a little beyond the last day, which
 * has a value, too, and no length.
 *
 * @param {number[]} days
 * @param {number} end
 * @param {(day: number) => number} x
 */
export function spansOf(days, end, x) {
  return days.map((day, i) => ({ i, left: x(day), right: days[i + 1] ? x(days[i + 1]) : x(end) + LAST_DAY }));
}

/**
 * The stack from the bottom up, in the order of the legend: the shares under and over each band on every turn, of
 * a status as a `whole`, and of its `parts`: fresh reports, and pale as on the map what is inferred or old.
 *
 * @param {Series} series
 * @param {ChartData} data
 */
function bandsOf({ parts }, { statuses }) {
  const whole = wholeOf(parts);
  let floor = parts.map(() => 0);
  /** @type {{ name: string, floor: number[], ceiling: number[] }[]} */
  const tones = [];
  const all = statuses.map(({ id, label }) => {
    const under = floor;
    TONES.forEach((tone, nth) => {
      const base = floor;
      floor = parts.map((sums, i) => base[i] + sums.get(id)[nth] / whole);
      tones.push({ name: statusClass(id) + tone, floor: base, ceiling: floor });
    });
    return { id, label, floor: under, ceiling: floor };
  });
  return { whole: all, parts: tones, isGap: gapsOf({ parts }) };
}

/**
 * @param {ReturnType<typeof bandsOf>["parts"]} parts
 * @param {ReturnType<typeof spansOf>} spans
 */
function stack(parts, spans) {
  /** @type {(how: string, path: typeof areaPath) => SVGElement[]} */
  const drawn = (how, path) =>
    parts.flatMap(({ name, floor, ceiling }) => {
      const d = path(spans, floor, ceiling);
      return d ? [svg("path", { d, class: `${how} ${name}` })] : [];
    });
  return [...drawn("share", areaPath), svg("g", { class: "rims" }, ...drawn("rim", rimPath))];
}

/**
 * Steps from left to right, those without height left out.
 *
 * @param {ReturnType<typeof spansOf>} spans
 * @param {number[]} floor
 * @param {number[]} ceiling
 */
function areaPath(spans, floor, ceiling) {
  /** @param {number} share */
  const y = (share) => toTenth(heightOf(share));
  return spans
    .filter(({ i }) => ceiling[i] - floor[i] >= LEFT_OVER)
    .map(({ i, left, right }) => `M${toTenth(left)},${y(floor[i])}V${y(ceiling[i])}H${toTenth(right)}V${y(floor[i])}Z`)
    .join("");
}

/**
 * The line along a band, within it: its top, unless nothing is above, and its ends, where something is beside it.
 *
 * @param {ReturnType<typeof spansOf>} spans
 * @param {number[]} floor
 * @param {number[]} ceiling
 */
function rimPath(spans, floor, ceiling) {
  const high = spans.filter(({ i }) => (ceiling[i] - floor[i]) * CHART_HEIGHT >= EDGED);
  /** @param {number} share */
  const y = (share) => toTenth(heightOf(share) + 0.5);
  return high
    .map(({ i, left, right }, nth) => {
      const from = high[nth - 1]?.i === i - 1 ? "" : `M${toTenth(left)},${y(i ? floor[i] : ceiling[i])}`;
      const to = high[nth + 1]?.i === i + 1 || i === floor.length - 1 ? "" : `V${y(floor[i])}`;
      const along = ceiling[i] < 1 - LEFT_OVER ? `H${toTenth(right)}` : `M${toTenth(right)},${y(ceiling[i])}`;
      return `${from}V${y(ceiling[i])}${along}${to}`;
    })
    .join("");
}

/**
 * The times in which all reports are old, and why nothing is drawn there, at length, in short or not at all, as there is room.
 *
 * @param {Series} series
 * @param {ChartData} data
 * @param {(day: number) => number} x
 */
function gaps({ days, parts }, data, x) {
  const isGap = gapsOf({ parts });
  const words = data.words.timeline;
  const forms = [fill(words.gap, { unit: formFor(data.unitForms.units, 1, data.lang), n: data.staleDays }), words.gap_short];
  /** @param {number} i */
  const next = (i) => days[i + 1] ?? data.stops.at(-1);
  return days.flatMap((day, i) => {
    if (!isGap[i] || isGap[i - 1]) return [];
    const last = days.findIndex((_, nth) => nth >= i && !isGap[nth + 1]);
    const [left, right] = [x(day), x(next(last))];
    const name = forms.find((form) => form.length * LETTER <= right - left);
    return [
      svg("rect", { x: toTenth(left), width: toTenth(right - left), height: CHART_HEIGHT, class: "gap-box" }),
      ...(name ? [svg("text", { x: toTenth((left + right) / 2), y: CHART_HEIGHT / 2, class: "gap" }, name)] : []),
    ];
  });
}
