// SPDX-License-Identifier: MIT
// Drawn ground in words and figures: square kilometres, for pieces of ground have no names.
import { fill } from "./dom.mjs";
import { fatesOf, holdersOf, kmOf } from "./ground_ways.mjs";
import { holdersBeside, withTheRest } from "./holders.mjs";
import { LEAST_TOLD_KM2, SHARED, STAYS } from "./shared.mjs";
import { sharesOfHundred, transitionsBetween } from "./sums.mjs";

/**
 * The km² of every status on a day by its id, `""` for ground without data.
 *
 * @param {Face[]} ground
 * @param {Holdings} holdings
 * @returns {Map<string, number>}
 */
export function areasBy(ground, holdings) {
  const sums = new Map();
  for (const { id, km2 } of ground) {
    const status = holdings.get(id)?.status ?? "";
    sums.set(status, (sums.get(status) ?? 0) + km2);
  }
  return sums;
}

/**
 * Gives the statuses of `data` their figures of a day.
 *
 * @param {FacesData} data
 * @param {Map<string, number>} areas
 * @param {Speaker} say
 */
export function setGroundFigures(data, areas, say) {
  const parts = data.statuses.map(({ id }) => areas.get(id) ?? 0);
  const shares = sharesOfHundred(parts);
  data.statuses.forEach((status, i) => {
    const share = say.share(shares[i], parts[i]);
    const held = parts[i] > 0;
    Object.assign(status, {
      area_km2: parts[i],
      share: shares[i],
      short: held ? fill(data.words.timeline.axis_share, { n: share }) : "",
      figures: held ? fill(data.words.faces.figures, { area: say.area(parts[i]), share }) : "",
    });
  });
}

/**
 * The sentence of a day, as `page/head.py` makes it; of a day that is not drawn it says so.
 *
 * @param {FacesData} data
 * @param {Map<string, number>} areas
 * @param {number} at
 * @param {DayWords} dayOf
 * @param {Speaker} say
 */
export function groundLead(data, areas, at, dayOf, say) {
  return [stateSentence(data, areas, dayOf(at), say), ...undrawn(data, at, dayOf)].join(" ");
}

/**
 * @param {FacesData} data
 * @param {Map<string, number>} areas
 * @param {string} day
 * @param {Speaker} say
 */
function stateSentence(data, areas, day, say) {
  const words = data.words.faces;
  /** @param {Status} status */
  const area = ({ id }) => areas.get(id) ?? 0;
  const held = data.statuses.filter((status) => status.id && area(status) >= LEAST_TOLD_KM2);
  if (!held.length) return fill(words.lead_empty, { day });
  const first = held
    .filter(({ holder }) => holder)
    .reduce((most, one) => (most && area(most) >= area(one) ? most : one), /** @type {Status | null} */ (null));
  const rest = held.filter((status) => status !== first);
  const amounts = /** @type {Known<string, number>} */ (areas);
  const beside = first ? holdersBeside(rest, amounts) : [];
  /** @param {number} km2 */
  const told = (km2) => fill(words.move_figures, { area: say.area(km2) });
  const clauses = [
    ...(first ? [withTheRest(fill(words.held, { holder: first.holder, area: say.area(area(first)) }), beside, amounts, data.words.head, say, told)] : []),
    ...rest.filter((status) => !beside.includes(status)).map((status) => clauseOf(status, area(status), data, say)),
  ];
  return fill(data.words.head.lead, { day, clauses: say.apart(clauses) });
}

/**
 * @param {Status} status
 * @param {number} km2
 * @param {FacesData} data
 * @param {Speaker} say
 */
function clauseOf(status, km2, data, say) {
  return fill(data.words.faces.clause, { area: say.area(km2), state: status.held });
}

/**
 * What became of ground between two days, the most of it first, as `comparison/ground_words.py` says it. `pair`: both days,
 * the earlier first.
 *
 * @param {FacesData} data
 * @param {GroundMove[]} moves
 * @param {number[]} pair
 * @param {DayWords} dayOf
 * @param {Speaker} say
 */
export function groundSentence(data, moves, pair, dayOf, say) {
  const words = data.words.faces;
  const [first, last] = pair.map(dayOf);
  const isSame = pair[0] !== pair[1] && drawnOn(data, pair[0]) === drawnOn(data, pair[1]) && endedBy(data, pair[0]) === endedBy(data, pair[1]);
  const changes = moves.filter(({ isChange }) => isChange);
  const fates = fatesOf(data, changes);
  const nothing = fates.some(({ kind }) => !STAYS.includes(kind)) ? [] : [isSame ? words.same : words.nothing];
  const [what, ...more] = [...nothing, ...fates.map((fate) => fateClause(fate, data, say))];
  return [
    fill(words.sentence, { first, last, what }),
    ...more.map(say.sentence),
    ...[...new Set(pair)].flatMap((day) => undrawn(data, day, dayOf)),
  ].join(" ");
}

/**
 * What became of ground in a clause.
 *
 * @param {Fate} fate
 * @param {FacesData} data
 * @param {Speaker} say
 */
function fateClause({ kind, km2, named, others }, data, say) {
  const words = data.words.faces;
  const area = say.area(km2);
  /** @param {string} status */
  const state = (status) => data.statuses.find(({ id }) => id === status)?.held;
  /** @type {(template: string, way: GroundWay, status: string) => string} */
  const part = (template, way, status) => fill(template, { area: say.area(way.km2), state: state(status) });
  /** @param {GroundWay} way */
  const had = (way) => part(words.had, way, way.before);
  /** @param {GroundWay} way */
  const went = (way) => {
    const [other, holder] = holdersOf(data, way) ?? [];
    if (holder) return fill(words.took, { other, holder, area: say.area(way.km2) });
    return fill(words.came, { ground: had(way), state: state(way.after) });
  };
  /** @type {(forms: Forms, parts: string[]) => string[]} */
  const withRest = (forms, parts) => (others.length ? [...parts, say.count(forms, others.length, { n: say.numeral(others.length), area: say.area(kmOf(others)) })] : parts);
  const { rest_ways: ways, rest_statuses: statuses } = words;
  if (kind === "hands") {
    const parts = withRest(ways, named.map(went));
    return parts.length === 1 ? parts[0] : fill(words.several, { whole: fill(words.hands, { area }), parts: say.apart(parts) });
  }
  if (kind === "assessed") return say.listed(withRest(statuses, named.map((way, nth) => part(nth ? words.added_more : words.added, way, way.after))));
  if (kind === "lapsed") return fill(words.taken, { parts: say.listed(withRest(statuses, named.map((way) => part(words.part, way, way.before)))) });
  const template = words[/** @type {"and_known"} */ (`and_${kind}`)];
  if (!SHARED.includes(kind)) return fill(template, { area });
  const parts = withRest(statuses, named.map(had));
  if (parts.length === 1) return fill(template, { ground: parts[0] });
  return fill(words.several, { whole: fill(template, { ground: fill(words.move_figures, { area }) }), parts: say.listed(parts) });
}

/**
 * That a day is not drawn, and as on which day it is; nothing of days that are.
 *
 * @param {FacesData} data
 * @param {number} day
 * @param {DayWords} dayOf
 */
function undrawn(data, day, dayOf) {
  const drawn = drawnOn(data, day);
  if (drawn === day) return [];
  const ended = endedBy(data, day);
  const days = { day: dayOf(day), drawn: dayOf(drawn), ended: dayOf(ended) };
  return [fill(data.words.faces[ended > drawn ? "undrawn_ended" : "undrawn"], days)];
}

/**
 * The last day up to one that was drawn.
 *
 * @param {Pick<FacesData, "stops" | "ended">} data
 * @param {number} day
 */
export function drawnOn({ stops, ended }, day) {
  return stops.findLast((stop) => stop <= day && !ended.includes(stop)) ?? day;
}

/**
 * @param {Pick<FacesData, "ended">} data
 * @param {number} day
 */
function endedBy({ ended }, day) {
  return ended.findLast((stop) => stop <= day) ?? -1;
}

/**
 * What moved between two states, what is less than a sentence tells of left out.
 *
 * @param {FacesData} data
 * @param {Holdings} before
 * @param {Holdings} after
 */
export function movesOf(data, before, after) {
  return transitionsBetween(data.ground, before, after, data.statuses).filter(({ km2 }) => km2 >= LEAST_TOLD_KM2);
}
