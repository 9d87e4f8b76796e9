// The one sentence of a day, as `page/head.py` makes it for a map of that day.
import { fill } from "./dom.mjs";

/** Who held how many, what was contested or not known, and what is only claimed. */
export function leadOf(data, holdings, dayWords, say) {
  const words = data.words.head;
  const [subjects, forms] = counted(data, holdings);
  const counts = new Map();
  for (const { id } of subjects) {
    const status = holdings.get(id)?.status ?? "";
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const none = counts.get("") ?? 0;
  if (none === subjects.length) return fill(words.lead_empty, { day: dayWords, unit: forms[0] });
  const first = mostHeld(data.statuses, counts);
  const claims = subjects.filter(({ id }) => data.reports[holdings.get(id)?.report]?.claimed).length;
  const others = data.statuses.filter(({ id }) => id && counts.get(id) && id !== first?.id);
  const clauses = [
    ...(counts.get(first?.id) ? [holderClause(first, counts.get(first.id), subjects.length, forms, words, say)] : []),
    ...others.map((status) => statusClause(status, counts.get(status.id), words, say, data.lang)),
    ...(none ? [say.count(words.no_data, none, { n: say.numeral(none) })] : []),
    ...(claims ? [say.count(words.claimed, claims, { n: say.numeral(claims) })] : []),
  ];
  return fill(words.lead, { day: dayWords, clauses: clauses.join("; ") });
}

/** The capitals where units follow their capitals, and the units otherwise. */
function counted({ places, unitForms }, holdings) {
  const units = places.filter(({ kind }) => kind === "unit");
  const capitals = new Set(units.map(({ capital }) => capital));
  const seats = places.filter(({ id }) => capitals.has(id) && holdings.has(id));
  const fits = unitForms.capitals.length > 0 && seats.length > 0 && seats.every(({ kind }) => kind === "capital");
  return fits ? [seats, unitForms.capitals] : [units, unitForms.units];
}

function mostHeld(statuses, counts) {
  const holders = statuses.filter(({ role }) => role === "control");
  const most = Math.max(0, ...holders.map(({ id }) => counts.get(id) ?? 0));
  return holders.find(({ id }) => (counts.get(id) ?? 0) === most);
}

function holderClause({ holder }, number, everything, forms, words, say) {
  const template = number === everything ? words.held_all : words.held;
  return fill(template, {
    holder,
    n: say.integer(number),
    all: say.integer(everything),
    units: everything === 1 ? forms[0] : forms[1],
  });
}

function statusClause({ held, label }, number, words, say, lang) {
  const n = say.numeral(number);
  if (held) return say.count(words.clause_held, number, { n, held });
  return say.count(words.clause, number, { n, state: label.toLocaleLowerCase(lang) });
}
