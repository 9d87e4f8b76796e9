// The shares of the statuses over time, stacked, under the hand of the slider.
import { el, fill, statusClass, svg, toTenth } from "./dom.mjs";
import { BAR_REACH, CHART_HEIGHT, CLOSE_DAYS, LAST_DAY, LEFT_OVER, MONTH_DAYS, MONTH_STEPS } from "./shared.mjs";
import { unitStretches } from "./stretches.mjs";
import { MEASURES, sharesOfHundred } from "./sums.mjs";
import { isoOf } from "./wording.mjs";

const AXIS = 30; // px below it for the ticks, the thumb of the slider and the names of months
const PAD = 8; // px on either side: half the thumb of the slider, and what the last day takes
const LETTER = 7.5; // px that a letter of a month's name takes at most
const MONTH_ROOM = 96; // px from one name to the next

/** What the parts of a status stand for, from the bottom up: as a class paints it on the map. */
const TONES = ["", " inferred", " stale"];

/**
 * The shares of a measure over time: `days`, on each of which some share changes, and for each
 * of them `parts`, the sums by status: of fresh reports, of what is inferred, and of old reports.
 *
 * @param {ChartData} data
 * @param {(unit: Unit) => number} measure
 * @returns {Series}
 */
export function sharesOverTime(data, measure) {
  const turns = /** @type {Known<number, [string, number, number, number][]>} */ (new Map());
  /**
   * @param {number} day
   * @param {[status: string, tone: number, amount: number, many: number]} what
   */
  const turn = (day, ...what) => {
    const at = turns.get(day) ?? [];
    at.push(what);
    turns.set(day, at);
  };
  for (const unit of data.ground) {
    for (const [from, to, status, stale, inferred] of unitStretches(unit, data)) {
      const tone = stale ? 2 : Number(inferred);
      turn(from, status, tone, measure(unit), 1);
      turn(to, status, tone, -measure(unit), -1);
    }
  }
  const end = data.stops.at(-1) + 1;
  const days = [...turns.keys()].filter((day) => day < end).sort((a, b) => a - b);
  const [sums, counts] = [0, 1].map(() => /** @type {Series["parts"][number]} */ (new Map(data.statuses.map(({ id }) => [id, [0, 0, 0]]))));
  const parts = days.map((day) => {
    for (const [status, tone, amount, many] of turns.get(day)) {
      counts.get(status)[tone] += many;
      // What comes and goes leaves a rest of its rounding, where nothing is left.
      sums.get(status)[tone] = counts.get(status)[tone] ? sums.get(status)[tone] + amount : 0;
    }
    return /** @type {Series["parts"][number]} */ (new Map([...sums].map(([id, tones]) => [id, [...tones]])));
  });
  return { days, parts };
}

/**
 * Builds the chart in `root` and its words in `bar`; gives `mark(day, pinned)`, which moves its hands.
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
  const picture = svg("svg", { class: "shares", role: "img" });
  const reading = el("p", { class: "reading", "aria-hidden": "true" });
  const choice = measureChoice(measures, data, (name) => {
    state.measure = name;
    build();
  });
  root.append(picture);
  bar.append(reading, ...(measures.length > 1 ? [choice] : []));

  const end = data.stops.at(-1);
  /** @param {number} day */
  const x = (day) => PAD + (end ? (day / end) * (state.width - 2 * PAD) : 0);
  /** @param {MouseEvent} event */
  const dayAt = (event) => {
    const left = picture.getBoundingClientRect().left;
    return Math.round(((event.clientX - left - PAD) / Math.max(1, state.width - 2 * PAD)) * end);
  };
  const hand = svg("line", { class: "hand", y1: 0, y2: CHART_HEIGHT });
  const pin = svg("line", { class: "hand pinned", y1: 0, y2: CHART_HEIGHT });
  const mark = () => {
    for (const [line, day] of /** @type {[SVGElement, number | null][]} */ ([[hand, state.day], [pin, state.pinned]])) {
      const at = String(x(day ?? 0));
      line.classList.toggle("gone", day === null);
      line.setAttribute("x1", at);
      line.setAttribute("x2", at);
    }
    read(state.day);
  };
  /** @param {number} day */
  const read = (day) => {
    reading.textContent = fill(words.reading, { day: say.day(isoOf(data.start, day)), shares: sharesInWords(day, state.series, data, say, state.measure) });
  };
  const build = () => {
    state.series = sharesOverTime(data, MEASURES[state.measure]);
    draw();
  };
  const draw = () => {
    state.width = Math.max(120, Math.round(root.clientWidth));
    picture.setAttribute("width", `${state.width}`);
    picture.setAttribute("height", `${CHART_HEIGHT + AXIS}`);
    const measure = choice.querySelector("option:checked")?.textContent;
    const span = { first: say.day(data.start), last: say.day(isoOf(data.start, end)) };
    picture.setAttribute("aria-label", fill(words.chart_name, { ...span, measure }));
    picture.replaceChildren(...stack(state.series, data, x), ...gapNames(state.series, data, x), ...axis(data, x, say), hand, pin);
    mark();
  };
  /** @param {MouseEvent} event */
  const shownAt = (event) => {
    const day = Math.max(0, Math.min(end, dayAt(event)));
    return data.between ? day : nearest(data.stops, day);
  };
  picture.addEventListener("pointermove", (event) => read(shownAt(event)));
  picture.addEventListener("pointerleave", () => read(state.day));
  picture.addEventListener("click", (event) => store.set({ day: shownAt(event) }));
  build();
  new ResizeObserver(() => Math.round(root.clientWidth) !== state.width && draw()).observe(root);
  return {
    /**
     * @param {number} day
     * @param {number | null} pinned
     */
    mark(day, pinned) {
      Object.assign(state, { day, pinned });
      mark();
    },
  };
}

/**
 * @param {Measure[]} measures
 * @param {ChartData} data
 * @param {(name: Measure) => void} choose
 */
function measureChoice(measures, data, choose) {
  const words = data.words.timeline;
  const names = { area: words.area, count: data.unitForms.units[1], people: words.people };
  const select = el("select", {}, ...measures.map((name) => el("option", { value: name }, names[name])));
  select.addEventListener("change", () => choose(/** @type {Measure} */ (select.value)));
  return el("label", { class: "measure" }, el("span", {}, words.measure), select);
}

/**
 * The shares of a day in words, those that are nothing left out; units are counted, and of how many.
 *
 * @param {number} day
 * @param {Series} series
 * @param {ChartData} data
 * @param {Speaker} say
 * @param {Measure} measure
 */
export function sharesInWords(day, { days, parts }, data, say, measure = "area") {
  const { statuses } = data;
  const at = parts[days.findLastIndex((turn) => turn <= day)] ?? new Map();
  const sums = statuses.map(({ id }) => (at.get(id) ?? []).reduce((sum, part) => sum + part, 0));
  if (measure === "count") {
    const counts = statuses.flatMap(({ label }, i) => (sums[i] > 0 ? [`${label} ${say.integer(sums[i])}`] : []));
    const n = say.integer(sums.reduce((sum, one) => sum + one, 0));
    return fill(data.words.timeline.counts, { counts: counts.join(", "), n, units: data.unitForms.units[1] });
  }
  const shares = sharesOfHundred(sums);
  return statuses
    .flatMap(({ label }, i) => (sums[i] > 0 ? [`${label} ${say.share(shares[i], sums[i])} %`] : []))
    .join(", ");
}

/**
 * For each of the days whether all reports on units are old by then.
 *
 * @param {Pick<Series, "parts">} series
 */
function gapsOf({ parts }) {
  const whole = wholeOf(parts);
  return parts.map((sums) => {
    const known = [...sums].filter(([id]) => id);
    return known.every(([, [fresh, inferred]]) => fresh + inferred < whole * LEFT_OVER) && known.some(([, tones]) => tones[2] > 0);
  });
}

/** @param {Series["parts"]} parts */
function wholeOf(parts) {
  return [...parts[0].values()].flat().reduce((sum, part) => sum + part, 0) || 1;
}

/**
 * Why nothing is drawn where all reports are old, where there is room to say so.
 *
 * @param {Series} series
 * @param {ChartData} data
 * @param {(day: number) => number} x
 */
function gapNames({ days, parts }, data, x) {
  const isGap = gapsOf({ parts });
  const name = fill(data.words.timeline.gap, { unit: data.unitForms.units[0], n: data.staleDays });
  /** @param {number} i */
  const next = (i) => days[i + 1] ?? data.stops.at(-1);
  return days.flatMap((day, i) => {
    if (!isGap[i] || isGap[i - 1]) return [];
    const last = days.findIndex((_, nth) => nth >= i && !isGap[nth + 1]);
    const [left, right] = [x(day), x(next(last))];
    if (right - left < name.length * LETTER) return [];
    return [svg("text", { x: toTenth((left + right) / 2), y: CHART_HEIGHT / 2, class: "gap" }, name)];
  });
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
 * has a value, too, and no length; where only some days were chosen a bar at each
 * of them, for what lay between is not told, unless they stand too close for that.
 *
 * @param {number[]} days
 * @param {Pick<Stops, "stops" | "between">} stops
 * @param {(day: number) => number} x
 */
export function spansOf(days, { stops, between }, x) {
  const end = stops.at(-1);
  if (between) return days.map((day, i) => ({ i, left: x(day), right: days[i + 1] ? x(days[i + 1]) : x(end) + LAST_DAY }));
  const rooms = stops.slice(1).map((stop, n) => x(stop) - x(stops[n]));
  return stops.map((stop, n) => {
    const room = Math.min(rooms[n - 1] ?? Infinity, rooms[n] ?? Infinity);
    const half = room < CLOSE_DAYS ? room / 2 : Math.min(BAR_REACH, room / 2 - 1);
    return { i: days.findLastIndex((day) => day <= stop), left: x(stop) - half, right: x(stop) + half };
  });
}

/**
 * The stack from the bottom up, in the order of the legend: fresh reports, and pale as on the map what is inferred or old.
 *
 * @param {Series} series
 * @param {ChartData} data
 * @param {(day: number) => number} x
 */
function stack({ days, parts }, data, x) {
  const whole = wholeOf(parts);
  const isGap = gapsOf({ parts });
  const spans = spansOf(days, data, x).filter(({ i }) => i >= 0 && !isGap[i]);
  let floor = parts.map(() => 0);
  /** @type {SVGElement[]} */
  const layers = [];
  for (const { id } of data.statuses) {
    TONES.forEach((tone, nth) => {
      const base = floor;
      const ceiling = parts.map((sums, i) => base[i] + sums.get(id)[nth] / whole);
      const d = areaPath(spans, base, ceiling);
      if (d) layers.push(svg("path", { d, class: `share ${statusClass(id)}${tone}` }));
      floor = ceiling;
    });
  }
  return layers;
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
  const y = (share) => toTenth(CHART_HEIGHT * (1 - share));
  return spans
    .filter(({ i }) => ceiling[i] - floor[i] >= LEFT_OVER)
    .map(({ i, left, right }) => `M${toTenth(left)},${y(floor[i])}V${y(ceiling[i])}H${toTenth(right)}V${y(floor[i])}Z`)
    .join("");
}

/**
 * A tick for every stop, and the names of months or years where there is room.
 *
 * @param {ChartData} data
 * @param {(day: number) => number} x
 * @param {Speaker} say
 */
function axis({ start, stops }, x, say) {
  const ticks = stops.map((stop) => `M${toTenth(x(stop))},${CHART_HEIGHT + 1}v4`).join("");
  const right = x(stops.at(-1)) + PAD;
  const names = calendar(start, stops.at(-1), x, say)
    .filter(({ day, name }) => x(day) + name.length * LETTER <= right)
    .map(({ day, name }) => svg("text", { x: toTenth(x(day)), y: CHART_HEIGHT + 26, class: "month" }, name));
  return [svg("path", { class: "ticks", d: ticks }), svg("path", { class: "base", d: `M${x(0)},${CHART_HEIGHT + 0.5}H${x(stops.at(-1)) + LAST_DAY}` }), ...names];
}

/**
 * The first days of months, or of every second, third … where there is no room for all; with the
 * year in January and on the first of them.
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
  const every = MONTH_STEPS.find((step) => step * room >= MONTH_ROOM) ?? 12 * Math.ceil(MONTH_ROOM / (12 * room));
  /** @type {{ day: number, name: string }[]} */
  const found = [];
  for (let nth = month - 1; dayOf(nth) <= days; nth++) {
    if (dayOf(nth) < 0 || nth % every) continue;
    const withYear = !found.length || nth % 12 === 0;
    found.push({ day: dayOf(nth), name: say.month(nth % 12, withYear ? year + Math.floor(nth / 12) : "") });
  }
  return found;
}
