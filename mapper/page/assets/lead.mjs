// SPDX-License-Identifier: MIT
// The one sentence of a day, as `page/head.py` makes it for a map of that day.
import { fill } from "./dom.mjs";
import { holdersBeside, withTheRest } from "./holders.mjs";
import { isoOf } from "./wording.mjs";

/**
 * What is known: of the capitals, where most have a report, and then of the units.
 *
 * @param {TimelineData} data
 * @param {Holdings} holdings
 * @param {number} today
 * @param {Speaker} say
 */
export function leadOf(data, holdings, today, say) {
  const dayWords = say.day(isoOf(data.start, today));
  const units = data.places.filter(({ kind }) => kind === "unit");
  const seats = units.flatMap(({ seat }) => seat ?? []);
  const own = units.flatMap(({ id }) => holdings.get(id) ?? []).filter(({ from }) => !from);
  const told = { data, holdings, words: data.words.head, say, own, today, all: units.length };
  if (2 * seats.filter((id) => holdings.has(id)).length > seats.length) {
    const first = countingSentence(told, seats, data.unitForms.capitals, dayWords);
    return [first, ...unitsBeside(told, units)].join(" ");
  }
  const held = data.places.filter(({ id, kind }) => kind !== "unit" && kind !== "border" && holdings.has(id));
  if (held.length && !units.some(({ id }) => holdings.has(id))) {
    return countingSentence(told, held.map(({ id }) => id), data.unitForms.places, dayWords);
  }
  if (speaksOfSeats(told)) return fill(told.words.lead, { day: dayWords, clauses: unitClauses(told) });
  const counted = countingSentence(told, units.map(({ id }) => id), data.unitForms.units, dayWords);
  return [counted, ...derivedSentence(told, units)].join(" ");
}

/**
 * Who held how many of the places with these ids, what was not known, and what is only claimed.
 *
 * @param {TimelineLead} told
 * @param {string[]} ids
 * @param {Forms} forms
 * @param {string} dayWords
 */
function countingSentence({ data, holdings, words, say }, ids, forms, dayWords) {
  /** @type {Known<string, number>} */
  const counts = /** @type {Known<string, number>} */ (new Map());
  for (const id of ids) {
    const status = holdings.get(id)?.status ?? "";
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const none = counts.get("") ?? 0;
  if (none === ids.length) return fill(words.lead_empty, { day: dayWords, unit: say.form(forms, 1) });
  const first = mostHeld(data.statuses, counts);
  const rest = data.statuses.filter(({ id }) => id && counts.get(id) && id !== first?.id);
  const beside = holdersBeside(rest, counts);
  const others = rest.filter((status) => !beside.includes(status));
  const clauses = [
    ...(first && counts.get(first.id)
      ? [withTheRest(holderClause(first, counts.get(first.id), ids.length, forms, words, say), beside, counts, words, say, say.numeral)]
      : []),
    ...others.map((status, i) =>
      first && counts.get(first.id) || i
        ? statusClause(status, counts.get(status.id), words, say)
        : groupClause({ data, words, say, all: ids.length }, "ground", status, counts.get(status.id), true, forms),
    ),
    ...(none ? [say.count(words.no_data, none, { n: say.numeral(none) })] : []),
    ...claimClause(ids.map((id) => holdings.get(id)), data, say),
  ];
  const inferred = data.measured === "inferred" || ids.some((id) => holdings.get(id)?.from);
  // Two numbers do not follow each other, that of the year and that of the places.
  const plain = first && counts.get(first.id) ? words.lead : words.lead_counted;
  return fill(inferred ? words.lead_inferred : plain, { day: dayWords, clauses: say.apart(clauses) });
}

/**
 * @param {(Holding | undefined)[]} holdings
 * @param {TimelineData} data
 * @param {Speaker} say
 */
function claimClause(holdings, { reports, words }, say) {
  const claims = holdings.filter((holding) => holding && reports[holding.report].claimed).length;
  return claims ? [say.count(words.head.claimed, claims, { n: say.numeral(claims) })] : [];
}

/**
 * What is known of the units themselves, in sentences.
 *
 * @param {TimelineLead} told
 * @param {Place[]} units
 */
function unitsBeside(told, units) {
  const { data, words, say, own } = told;
  const derived = derivedSentence(told, units);
  const clauses = own.length ? unitClauses(told) : "";
  return [
    ...(clauses ? [say.sentence(clauses)] : []),
    ...(!clauses && !derived.length ? [fill(words.lead_units_none, { units: data.unitForms.units.other })] : []),
    ...derived,
  ];
}

/**
 * That units are drawn by who holds their capital, where some are.
 *
 * @param {TimelineLead} told
 * @param {Place[]} units
 */
function derivedSentence({ data, holdings, words }, units) {
  const derived = units.some(({ id }) => holdings.get(id)?.from);
  return derived ? [fill(words.lead_derived, { units: data.unitForms.units.other })] : [];
}

/** @param {TimelineLead} told */
const speaksOfSeats = ({ data, own }) => own.some(({ report }) => data.reports[report].seats);

/**
 * What is reported of units and when, and what is inferred, the larger part first; then what is not known.
 *
 * @param {TimelineLead} told
 */
function unitClauses(told) {
  const { data, words, say, own, all } = told;
  /** @param {Holding} holding */
  const isInferred = ({ extra }) => Boolean(data.extras[extra - 1]?.inferred);
  const reported = { part: own.filter((holding) => !isInferred(holding)) };
  const inferred = { part: own.filter(isInferred), inferred: true };
  const parts = [reported, inferred].filter(({ part }) => part.length).sort((a, b) => b.part.length - a.part.length);
  const without = all - own.length;
  return say.apart([
    ...parts.map((part, i) => partClause(told, part, i === 0)),
    ...(without ? [say.count(words.no_data, without, { n: say.numeral(without) })] : []),
    ...claimClause(own, data, say),
  ]);
}

/**
 * @param {TimelineLead} told
 * @param {LeadPart} part
 * @param {boolean} begins
 */
function partClause(told, { part, inferred }, begins) {
  const manner = speaksOfSeats(told) ? "seats" : "ground";
  const groups = byStatus(told.data, part);
  const clauses = told.say.beside(groups.map(([status, n], i) => groupClause(told, manner, status, n, begins && i === 0)));
  return inferred ? fill(told.words.by_inference, { clauses }) : dated(told, part, clauses);
}

/**
 * How many have each status, the most first.
 *
 * @param {TimelineData} data
 * @param {Holding[]} holdings
 * @returns {[Status, number][]}
 */
function byStatus({ statuses }, holdings) {
  /** @type {(status: Status) => [Status, number]} */
  const counted = (status) => [status, holdings.filter((holding) => holding.status === status.id).length];
  return statuses.map(counted).filter(([, n]) => n).sort((a, b) => b[1] - a[1]);
}

/**
 * @param {Pick<TimelineLead, "data" | "words" | "say" | "all">} told
 * @param {"ground" | "seats"} manner
 * @param {Status} status
 * @param {number} number
 * @param {boolean} begins
 * @param {Forms} forms
 */
function groupClause({ data, words, say, all }, manner, { held }, number, begins, forms = data.unitForms.units) {
  const form = words[begins ? /** @type {const} */ (`units_${manner}${number === all ? "_all" : ""}`) : /** @type {const} */ (`more_${manner}`)];
  const values = {
    n: begins ? say.integer(number) : say.numeral(number),
    all: say.integer(all),
    units: say.form(forms, all),
    held,
  };
  return typeof form === "string" ? fill(form, values) : say.count(form, number, values);
}

/**
 * With the day of the reports, if that is one and the same and not the day shown.
 *
 * @param {TimelineLead} told
 * @param {Holding[]} reported
 * @param {string} clauses
 */
function dated({ data, words, say, today }, reported, clauses) {
  const days = new Set(reported.map((holding) => holding.reported));
  if (days.size > 1 || days.has(today)) return clauses;
  return fill(words.last_reported, { clauses, day: say.day(isoOf(data.start, [...days][0])) });
}

/**
 * @param {Status[]} statuses
 * @param {Map<string, number>} counts
 */
function mostHeld(statuses, counts) {
  const holders = statuses.filter(({ holder }) => holder);
  const most = Math.max(0, ...holders.map(({ id }) => counts.get(id) ?? 0));
  return holders.find(({ id }) => (counts.get(id) ?? 0) === most);
}

/**
 * @param {Status} status
 * @param {number} number
 * @param {number} everything
 * @param {Forms} forms
 * @param {Payload.Words["head"]} words
 * @param {Speaker} say
 */
function holderClause({ holder }, number, everything, forms, words, say) {
  const values = { holder, n: say.integer(number), all: say.integer(everything), units: say.form(forms, everything) };
  return number === everything ? say.count(words.held_all, everything, values) : fill(words.held, values);
}

/**
 * @param {Status} status
 * @param {number} number
 * @param {Payload.Words["head"]} words
 * @param {Speaker} say
 */
function statusClause({ held: state }, number, words, say) {
  return say.count(words.clause, number, { n: say.numeral(number), state });
}
