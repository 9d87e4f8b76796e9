// SPDX-License-Identifier: MIT
// What became of drawn ground, added up by its ways from one status to another, as `comparison/ground_ways.py` does it.
import { GROUND_TOLD, LEAST_TOLD_KM2, LEAST_TOLD_PART, MOST_WAYS, STAYS } from "./shared.mjs";
import { kindsOf, widestFirst } from "./turns.mjs";

/**
 * All that became of ground and is worth telling: the most first, what stayed with one side last. `named` ways are told one
 * by one, `others` together.
 *
 * @param {FacesData} data
 * @param {GroundMove[]} changes
 * @returns {Fate[]}
 */
export function fatesOf(data, changes) {
  const kindOf = kindsOf(data);
  const least = Math.max(LEAST_TOLD_KM2, LEAST_TOLD_PART * kmOf(changes));
  /** @param {string} kind */
  const fateOf = (kind) => {
    const ways = changes.filter((move) => kindOf(move) === kind);
    const all = (kind === "hands" ? betweenHolders(data, ways) : [...ways]).sort(widestFirst);
    const worth = all.filter(({ km2 }) => km2 >= least);
    const told = worth.length ? worth : all;
    const few = told.length <= MOST_WAYS;
    const named = few ? told : told.slice(0, MOST_WAYS - 1);
    return { kind, km2: kmOf(all), named, others: few ? [] : all.slice(named.length) };
  };
  /** @param {Fate} fate */
  const stays = ({ kind }) => Number(STAYS.includes(kind));
  return GROUND_TOLD.map(fateOf)
    .filter(({ km2 }) => km2 >= least)
    .sort((one, other) => stays(one) - stays(other) || widestFirst(one, other));
}

/**
 * Who had the ground and who has it, where both statuses say that somebody holds it.
 *
 * @param {FacesData} data
 * @param {Pair} way
 */
export function holdersOf({ statuses }, { before, after }) {
  const pair = [before, after].map((status) => statuses.find(({ id }) => id === status)?.holder);
  return pair.every(Boolean) ? pair : null;
}

/**
 * The ways with those together that go from one holder to one other, in whatever statuses.
 *
 * @param {FacesData} data
 * @param {GroundWay[]} ways
 */
function betweenHolders(data, ways) {
  /** @type {Map<string, GroundWay>} */
  const groups = new Map();
  for (const way of ways) {
    const key = (holdersOf(data, way) ?? [way.before, way.after]).join("\n");
    const { before, after, km2 } = groups.get(key) ?? { ...way, km2: 0 };
    groups.set(key, { before, after, km2: km2 + way.km2 });
  }
  return [...groups.values()];
}

/** @param {{ km2: number }[]} parts */
export const kmOf = (parts) => parts.reduce((sum, { km2 }) => sum + km2, 0);
