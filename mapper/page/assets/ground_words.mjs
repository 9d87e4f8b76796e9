// SPDX-License-Identifier: MIT
// Drawn ground in words and figures: square kilometres, for pieces of ground have no names.
import { fill } from "./dom.mjs";
import { holdersBeside, withTheRest } from "./holders.mjs";
import { GROUND_FURTHER, LEAST_TOLD_KM2 } from "./shared.mjs";
import { sharesOfHundred, transitionsBetween } from "./sums.mjs";
import { kindsOf } from "./turns.mjs";

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
 * How much ground changed hands between two days, what was newly drawn and taken away, and what
 * else became of it, as `comparison/ground_words.py` says it. `pair`: both days, the earlier first.
 *
 * @param {FacesData} data
 * @param {GroundMove[]} moves
 * @param {number[]} pair
 * @param {DayWords} dayOf
 * @param {Speaker} say
 */
export function groundSentence(data, moves, pair, dayOf, say) {
  const words = data.words.faces;
  const becameOf = kindsOf(data);
  /** @type {Record<string, number>} */
  const sums = {};
  for (const move of moves.filter(({ isChange }) => isChange)) sums[becameOf(move)] = (sums[becameOf(move)] ?? 0) + move.km2;
  /** @param {string} kind */
  const some = (kind) => sums[kind] >= LEAST_TOLD_KM2;
  /**
   * @param {string} template
   * @param {string} status
   * @param {number} km2
   */
  const part = (template, status, km2) => fill(template, { area: say.area(km2), state: data.statuses.find(({ id }) => id === status)?.held });
  const added = moves.filter(({ before, after }) => !before && after);
  const taken = moves.filter(({ before, after }) => before && !after);
  const clauses = [
    ...(some("hands") ? [fill(words.hands, { area: say.area(sums.hands) })] : []),
    ...(added.length ? [say.beside(added.map(({ after, km2 }, i) => part(i ? words.added_more : words.added, after, km2)))] : []),
    ...(taken.length ? [fill(words.taken, { parts: say.beside(taken.map(({ before, km2 }) => part(words.part, before, km2))) })] : []),
  ];
  const [first, last] = pair.map(dayOf);
  const isSame = pair[0] !== pair[1] && drawnOn(data, pair[0]) === drawnOn(data, pair[1]) && endedBy(data, pair[0]) === endedBy(data, pair[1]);
  const [what, ...more] = clauses.length ? clauses : [isSame ? words.same : words.nothing];
  return [
    fill(words.sentence, { first, last, what }),
    ...more.map(say.sentence),
    ...GROUND_FURTHER.filter(some).map((kind) => fill(words[`and_${kind}`], { area: say.area(sums[kind]) })),
    ...[...new Set(pair)].flatMap((day) => undrawn(data, day, dayOf)),
  ].join(" ");
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
