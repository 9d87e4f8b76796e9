// SPDX-License-Identifier: MIT
// Control over time: the state on a day from the tracks of the places, by nothing but the day.

/**
 * The step of a track that holds on a day, or null before the first one and where there is no
 * data. A step is [at, status, report, since, reported, seen, extra], see `map_model.py`.
 *
 * @param {Payload.PackedStep[] | undefined} track
 * @param {number} day
 * @returns {Payload.PackedStep | null}
 */
export function stepOn(track = [], day) {
  let [low, high] = [0, track.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (track[middle][0] <= day) low = middle + 1;
    else high = middle;
  }
  const step = track[low - 1];
  return step && step.length > 1 ? step : null;
}

/**
 * What a step says on a day; days are numbers from the start of the timeline.
 *
 * @param {Payload.PackedStep} step
 * @param {number} day
 * @returns {Holding}
 */
export function holdingOf(step, day) {
  const [at, status, report, since = 0, reported = 0, seen = 0, extra = 0] = /** @type {HeldStep} */ (step);
  const first = at - reported;
  return { status, report, extra, since: at - since, reported: first, last: Math.max(first, Math.min(day, first + seen)) };
}

/**
 * The step of a place on a day.
 *
 * @param {Pick<Place, "track">} place
 * @param {number} day
 */
const onTrack = ({ track }, day) => stepOn(track, day);

/**
 * The holdings of all places on a day, by id; `stepOf` gives the step of a place. One that is lent has `from`, the
 * id of the capital. `stale`: the report is older than `staleDays`.
 *
 * @template {Pick<Place, "id" | "track" | "capital">} P
 * @param {{ places: P[], staleDays: number | null }} data
 * @param {number} day
 * @param {(place: P, day: number) => Payload.PackedStep | null | undefined} stepOf
 */
export function holdingsOn({ places, staleDays }, day, stepOf = onTrack) {
  /** @type {Holdings} */
  const own = new Map();
  for (const place of places) {
    const step = stepOf(place, day);
    if (!step) continue;
    const holding = holdingOf(step, day);
    holding.stale = staleDays !== null && day - holding.last > staleDays;
    own.set(place.id, holding);
  }
  const all = new Map(own);
  for (const place of places) {
    const from = holderOf(place, (id) => own.has(id));
    const lent = from && from !== place.id && own.get(from);
    if (lent) all.set(place.id, { ...lent, from });
  }
  return all;
}

/**
 * The id of the place whose holding a place has: its own or, if it has none, its capital's; undefined where that has none either.
 *
 * @param {Pick<Place, "id" | "capital">} place
 * @param {(id: string) => boolean} holds
 */
export function holderOf({ id, capital }, holds) {
  if (holds(id)) return id;
  return capital && holds(capital) ? capital : undefined;
}
