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

/** How many units changed from one status to another, and what else became of units. */
export function sentenceOfTurns(data, compared, say) {
  const words = data.words.diff;
  const count = (fits) =>
    compared.moves.filter(fits).reduce((sum, { units }) => sum + units.length, 0);
  const turned = count(({ isChange, before, after }) => isChange && before && after);
  const whole = fill(turned ? words.sentence : words.nothing, {
    first: say.day(isoOf(data.start, compared.first)),
    last: say.day(isoOf(data.start, compared.last)),
    n: say.integer(turned),
    all: say.integer(data.ground.length),
    units: data.unitForms.units[1],
  });
  const more = [
    [words.and_returned, returned(data, compared).length],
    [words.and_assessed, count(({ before, after }) => !before && after)],
    [words.and_lapsed, count(({ before, after }) => before && !after)],
  ];
  return [whole, ...more.filter(([, n]) => n).map(([forms, n]) => say.count(forms, n))].join(" ");
}

/** The units that are what they were and were something else in between. */
function returned(data, { first, last, before, after }) {
  return data.ground.filter((unit) => {
    const status = after.get(unit.id)?.status;
    if (!status || status !== before.get(unit.id)?.status) return false;
    return unitStretches(unit, data).some(([from, to, other]) => from <= last && to > first && other && other !== status);
  });
}
