// Drawn ground in words and figures: square kilometres, for pieces of ground have no names.
import { fill } from "./dom.mjs";
import { sharesOfHundred, transitionsBetween } from "./sums.mjs";
import { kindsOf } from "./turns.mjs";

export const LEAST = 0.005; // km²: what is less is not told
const GROUND = { assessed: "gained", lapsed: "lost" }; // what these are of ground that is drawn

/** The km² of every status on a day by its id, `""` for ground without data. */
export function areasBy(ground, holdings) {
  const sums = new Map();
  for (const { id, km2 } of ground) {
    const status = holdings.get(id)?.status ?? "";
    sums.set(status, (sums.get(status) ?? 0) + km2);
  }
  return sums;
}

/** Gives the statuses of `data` their figures of a day. */
export function setGroundFigures(data, areas, say) {
  const parts = data.statuses.map(({ id }) => areas.get(id) ?? 0);
  const shares = sharesOfHundred(parts);
  data.statuses.forEach((status, i) => {
    const share = say.share(shares[i], parts[i]);
    Object.assign(status, {
      area_km2: parts[i],
      share: shares[i],
      short: `${share} %`,
      figures: fill(data.words.faces.figures, { area: say.area(parts[i]), share }),
    });
  });
}

/** The sentence of a day, as `page/head.py` makes it. */
export function groundLead(data, areas, day, say) {
  const words = data.words.faces;
  const area = ({ id }) => areas.get(id) ?? 0;
  const held = data.statuses.filter((status) => status.id && area(status) >= LEAST);
  if (!held.length) return fill(words.lead_empty, { day });
  const first = held
    .filter(({ role }) => role === "control")
    .reduce((most, one) => (most && area(most) >= area(one) ? most : one), null);
  const clauses = [
    ...(first ? [fill(words.held, { holder: first.holder, area: say.area(area(first)) })] : []),
    ...held.filter((status) => status !== first).map((status) => clauseOf(status, area(status), data, say)),
  ];
  return fill(data.words.head.lead, { day, clauses: clauses.join("; ") });
}

function clauseOf({ held, label }, km2, { words, lang }, say) {
  return fill(words.faces.clause, { area: say.area(km2), state: held || label.toLocaleLowerCase(lang) });
}

/** How much ground changed hands between two days, and what else became of it. */
export function groundSentence(data, { moves }, days, say) {
  const words = data.words.faces;
  const becameOf = kindsOf(data);
  const sums = { hands: 0, renamed: 0, side: 0, gained: 0, lost: 0, known: 0, unknown: 0, ended: 0 };
  for (const move of moves.filter(({ isChange }) => isChange)) {
    const kind = becameOf(move);
    sums[GROUND[kind] ?? kind] += move.km2;
  }
  const some = (kind) => sums[kind] >= LEAST;
  if (!some("hands") && some("gained") && some("lost")) {
    return fill(words.drawn_anew, { ...days, gained: say.area(sums.gained), lost: say.area(sums.lost) });
  }
  const whole = fill(some("hands") ? words.sentence : words.nothing, { ...days, area: say.area(sums.hands) });
  const more = ["renamed", "side", "gained", "lost", "known", "unknown", "ended"].filter(some);
  return [whole, ...more.map((kind) => fill(words[`and_${kind}`], { area: say.area(sums[kind]) }))].join(" ");
}

/** What moved between two states, what is less than a sentence tells of left out. */
export function movesOf(data, before, after) {
  return transitionsBetween(data.ground, before, after, data.statuses).filter(({ km2 }) => km2 >= LEAST);
}
