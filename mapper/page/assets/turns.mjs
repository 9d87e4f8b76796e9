// What differs between two states, and the sentence about it, as `comparison/words.py` says it.
import { fill } from "./dom.mjs";
import { unitStretches } from "./stretches.mjs";
import { transitionsBetween } from "./sums.mjs";
import { holdingsOn } from "./tracks.mjs";
import { isoOf } from "./wording.mjs";

/** The id of the pattern of ground that went from one status to another. */
export function turnId(before, after) {
  return `x-${before || "none"}-${after || "none"}`;
}

/**
 * How the status of a place differs between two states, or null; `""` is no data. What is
 * `apart`, for one side alone covers it, does not differ.
 */
export function turnOf({ before, after, apart }, id) {
  if (apart?.has(id)) return null;
  const [one, other] = [before, after].map((holdings) => holdings.get(id)?.status ?? "");
  return one === other ? null : { before: one, after: other, id: turnId(one, other) };
}

/** The states on two days, the earlier first, and what moved between them. */
export function compareDays(data, day, pinned) {
  const [first, last] = [Math.min(day, pinned), Math.max(day, pinned)];
  const [before, after] = [first, last].map((at) => holdingsOn(data, at));
  return { first, last, before, after, moves: transitionsBetween(data.ground, before, after, data.statuses) };
}

const FURTHER = ["renamed", "side", "returned", "known", "unknown", "ended", "assessed", "lapsed"];
/** Roles that say of no party that it is there. */
const UNHELD = ["unknown", "ended"];

/** How many units changed hands, and what else became of units. */
export function sentenceOfTurns(data, compared, say) {
  const words = data.words.diff;
  const becameOf = kindsOf(data);
  const counts = { hands: 0, returned: returned(data, compared).length };
  for (const move of compared.moves.filter(({ isChange }) => isChange)) {
    const kind = becameOf(move);
    counts[kind] = (counts[kind] ?? 0) + move.units.length;
  }
  const known = data.ground.some(({ id }) => compared.before.get(id)?.status || compared.after.get(id)?.status);
  const whole = fill(!known ? words.nothing_known : counts.hands ? words.sentence : words.nothing, {
    first: say.day(isoOf(data.start, compared.first)),
    last: say.day(isoOf(data.start, compared.last)),
    n: say.integer(counts.hands),
    all: say.integer(data.ground.length),
    units: data.unitForms.units[Number(data.ground.length !== 1)],
  });
  const more = FURTHER.filter((kind) => counts[kind]).map((kind) => say.count(words[`and_${kind}`], counts[kind]));
  return [whole, ...more].join(" ");
}

/** What tells what a change from one status to another is, as `model/became.py` does. */
export function kindsOf(data) {
  const roles = new Map(data.statuses.map(({ id, role }) => [id, role]));
  return ({ before, after }) => {
    if (!after) return "lapsed";
    if (!before) return "assessed";
    if (UNHELD.includes(roles.get(after))) return roles.get(after);
    if (UNHELD.includes(roles.get(before))) return "known";
    return withinOf(data, before, after) ?? "hands";
  };
}

/** `side` or `renamed` where the party stays the same. */
export function withinOf({ within }, before, after) {
  return within?.[before]?.[after];
}

/** The changes among transitions, those within one side last. */
export function handsFirst(moves, data) {
  const stays = ({ before, after }) => Number(Boolean(withinOf(data, before, after)));
  return moves.filter(({ isChange }) => isChange).sort((a, b) => stays(a) - stays(b));
}

/** The units that are what they were and were something else in between. */
function returned(data, { first, last, before, after }) {
  return data.ground.filter((unit) => {
    const status = after.get(unit.id)?.status;
    if (!status || status !== before.get(unit.id)?.status) return false;
    return unitStretches(unit, data).some(([from, to, other]) => from <= last && to > first && other && other !== status);
  });
}
