// SPDX-License-Identifier: MIT
// What a map with a story tells the article: at which step it is, on which day, and with which place open.

const MOST_STEPS = 999;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST = 200; // letters of the id of a place

/** What asks a map for its story; it holds nothing, so that any page may read it. */
export const STORY_QUESTION = { "control-map": 1, ask: "story" };

/**
 * What a map is asked to show.
 *
 * @param {number} step from 1 on
 */
export const stepAsked = (step) => ({ "control-map": 1, step });

/**
 * A number of a step, from 1 on, in whatever form it is given; null for what is none.
 *
 * @param {unknown} value
 */
export function stepOf(value) {
  const step = typeof value === "string" && value.trim() ? Number(value) : value;
  return typeof step === "number" && Number.isInteger(step) && step >= 1 && step <= MOST_STEPS ? step : null;
}

/**
 * What a message of a map of ours tells of its story; null for any other message. Before the map was asked
 * it tells how many steps there are, and no day.
 *
 * @param {{ "control-map"?: unknown, steps?: unknown, step?: unknown, day?: unknown, place?: unknown } | string | null | undefined} data
 * @returns {Told | null}
 */
export function toldIn(data) {
  if (typeof data !== "object" || data === null || data["control-map"] !== 1) return null;
  const { steps, step, day, place } = data;
  const all = stepOf(steps);
  if (!all) return null;
  return {
    steps: all,
    step: stepOf(step),
    day: typeof day === "string" && DAY.test(day) ? day : null,
    place: typeof place === "string" && place.length <= LONGEST ? place : null,
  };
}

/**
 * What has changed, by the names of events: `step`, `day`, `place`.
 *
 * @param {Told} told
 * @param {Told | undefined} before
 */
export function changedIn(told, before) {
  const keys = /** @type {("step" | "day" | "place")[]} */ (["step", "day", "place"]);
  return keys.filter((key) => (before?.[key] ?? null) !== told[key]);
}
