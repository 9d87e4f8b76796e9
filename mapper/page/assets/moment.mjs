// SPDX-License-Identifier: MIT
// A moment of the timeline: the places, the legend and the notes as they are on one day.
import { fill } from "./dom.mjs";
import { MEASURES, sharesOfHundred, sumOf, unitsByStatus } from "./sums.mjs";
import { isoOf } from "./wording.mjs";

const BETWEEN = " · ";

/**
 * Whether two holdings of a place differ by their age alone.
 *
 * @param {Holding} one
 * @param {Holding} other
 */
function isAlike(one, other) {
  return one.status === other.status && one.report === other.report && one.since === other.since && one.reported === other.reported
    && one.extra === other.extra && one.stale === other.stale && one.from === other.from;
}

/**
 * Gives every place of `data` the fields that it has on a map of this day alone, and `data` the
 * figures of the legend and the notes. Places stay the same objects, so that all who know them
 * see the new day.
 *
 * @param {SpellsData} data
 * @param {number} day
 * @param {Holdings} holdings
 * @param {Speaker} say
 */
export function setMoment(data, day, holdings, say) {
  setPlaces(data, day, holdings, say);
  setFigures(data, holdings, say);
}

/**
 * The same without the figures of the legend.
 *
 * @param {SpellsData} data
 * @param {number} day
 * @param {Holdings} holdings
 * @param {Speaker} say
 */
export function setPlaces(data, day, holdings, say) {
  data.now = day;
  const labels = new Map(data.statuses.map(({ id, label }) => [id, label]));
  for (const place of data.places) {
    const holding = holdings.get(place.id);
    if (place.n) place.n = undefined;
    // On the first day nothing is known of the day before.
    place.changed = day > 0 && holding?.since === day;
    if (!place.lent) Object.defineProperties(place, agedFields(data, say));
    const { holding: before, turned, keys = [] } = place.lent ?? {};
    if (turned || !holding || !before || !isAlike(before, holding)) {
      const fields = holding ? fieldsOf(holding, data, labels, say) : {};
      Object.assign(place, Object.fromEntries(keys.map((key) => [key, undefined])), fields);
      place.lent = { keys: Object.keys(fields), holding };
    } else place.lent = { keys, holding };
  }
  data.annotations = annotationsOf(data, holdings);
  for (const { n, place } of data.annotations) data.byId.get(place).n = n;
}

/**
 * @param {Holding} holding
 * @param {SpellsData} data
 * @param {Map<string, string>} labels
 * @param {Speaker} say
 * @returns {Partial<Place>}
 */
function fieldsOf(holding, data, labels, say) {
  const { reportedWords, ...report } = data.reports[holding.report];
  const since = isoOf(data.start, holding.since);
  const reported = isoOf(data.start, holding.reported);
  const sinceDay = say.day(since);
  const partial = reportedWords && holding.since === holding.reported;
  const words = data.words.report;
  return {
    ...report,
    ...data.extras[holding.extra - 1],
    status: holding.status,
    statusWords: labels.get(holding.status),
    since,
    sinceWords: partial ? fill(data.words.detail.aside, { text: sinceDay, more: fill(words.reported_for, { span: reportedWords }) }) : sinceDay,
    stale: holding.stale || undefined,
    from: holding.from,
    ...(holding.from && { basis: data.lent, inferred: true }),
    derived: holding.from && fill(data.words.detail.derived, { capital: data.byId.get(holding.from)?.name }),
    report: holding.report,
    reported,
  };
}

/**
 * When the report of a place was made, and given again, and how long ago that is.
 *
 * @param {SpellsData} data
 * @param {Speaker} say
 */
function agedFields(data, say) {
  const words = data.words.report;
  /** @param {Holding} holding */
  const reportedWords = ({ report, reported, last }) => {
    const first = say.day(isoOf(data.start, reported));
    return last > reported ? fill(words.repeated, { first, last: say.day(isoOf(data.start, last)) }) : (data.reports[report].reportedWords ?? first);
  };
  /** @param {Holding} holding */
  const age = ({ last }) => {
    const days = /** @type {number} */ (data.now) - last;
    return days > 0 ? say.count(words.age, days) : words.age_none;
  };
  return { reportedWords: worded(reportedWords), age: worded(age) };
}

/**
 * What a place says of its holding.
 *
 * @param {(holding: Holding) => string} word
 */
function worded(word) {
  return {
    enumerable: true,
    /** @this {Place} */
    get() {
      return this.lent?.holding && word(this.lent.holding);
    },
  };
}

/**
 * Counts, shares and words of every status in the legend: see `figured` in `payload.py`. One that nobody has on the day
 * stays in the legend, where it is looked for, without figures.
 *
 * @param {SpellsData} data
 * @param {Holdings} holdings
 * @param {Speaker} say
 */
export function setFigures(data, holdings, say) {
  const groups = unitsByStatus(data.ground, holdings);
  const areas = data.statuses.map(({ id }) => sumOf(groups.get(id) ?? [], MEASURES.area));
  const shares = sharesOfHundred(areas);
  const words = data.words.figures;
  data.statuses.forEach((status, i) => {
    const held = groups.get(status.id) ?? [];
    const count = say.counted(words.count, data.unitForms.units, held.length);
    const told = { count, share: say.share(shares[i], areas[i]) };
    const own = held.length && data.measured !== "count" ? [] : placesWith(status.id, data);
    status.count = held.length;
    if (data.measured !== "count") Object.assign(status, { area_km2: areas[i], share: shares[i] });
    const texts = own.map(([kind, n]) => say.count(words.places[kind], n));
    const all = own.reduce((sum, [, n]) => sum + n, 0);
    // What is short does not list kinds of places.
    const places = own.length > 1 ? say.count(words.places.point, all) : texts[0];
    status.short = held.length ? fill(words.short, told) : places ?? "";
    status.figures = [...(held.length ? [fill(words.share, told)] : []), ...texts].join(BETWEEN);
    status.stale = held.filter(({ id }) => holdings.get(id)?.stale).length;
  });
}

/**
 * How many places of each kind have a status, units apart: pairs of a kind and a number.
 *
 * @param {string} status
 * @param {SpellsData} data
 * @returns {[PlaceKind, number][]}
 */
function placesWith(status, data) {
  const kinds = /** @type {PlaceKind[]} */ (Object.keys(data.words.figures.places));
  const held = status ? data.places.filter((place) => place.status === status) : [];
  return kinds.map((kind) => /** @type {[PlaceKind, number]} */ ([kind, held.filter((place) => place.kind === kind).length])).filter(([, n]) => n);
}

/**
 * The notes of a day from north to south: reports in force with a label, or the newest notes.
 *
 * @param {SpellsData} data
 * @param {Holdings} holdings
 * @returns {Payload.Annotation[]}
 */
function annotationsOf(data, holdings) {
  const asking = data.places.filter(({ id }) => {
    const holding = holdings.get(id);
    const report = holding && !holding.from && data.reports[holding.report];
    return Boolean(report && (data.labelled ? report.label : report.note));
  });
  /** @param {Place} place */
  const day = ({ id }) => /** @type {Holding} */ (holdings.get(id)).reported;
  const chosen = data.labelled ? asking : [...asking].sort((a, b) => day(b) - day(a)).slice(0, data.mostNotes);
  /** @param {Place} place */
  const north = (place) => place.north ?? place.at?.[1] ?? 0;
  return chosen
    .sort((a, b) => north(b) - north(a) || (a.id < b.id ? -1 : 1))
    .map((place, i) => ({
      n: i + 1,
      place: place.id,
      title: data.reports[/** @type {Holding} */ (holdings.get(place.id)).report].label ?? fill(data.words.annotations.title_of, { place: place.name, status: place.statusWords }),
    }));
}
