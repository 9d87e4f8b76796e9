// SPDX-License-Identifier: MIT
// The rows of a table in an order: of many those in sight at once, the others once these have been painted.
import { painted } from "./tasks.mjs";

const ROWS_AT_ONCE = 20; // rows that a browser lays out within an answer
const ROWS_AROUND = 2; // beyond the edges of what is seen

/**
 * Gives `arrange(entries, isSeen)`, which has `body` hold their lines in their order and no others.
 *
 * @param {HTMLElement} body
 * @param {HTMLElement} scroller
 */
export function rowsInOrder(body, scroller) {
  /** @type {Iterator<unknown> | null} */
  let pending = null;
  /** @param {Iterator<unknown>} steps */
  const follow = async (steps) => {
    pending = steps;
    for (;;) {
      await painted();
      if (steps !== pending) return;
      if (steps.next().done) pending = null;
    }
  };
  addEventListener("beforeprint", () => {
    while (pending && !pending.next().done);
    pending = null;
  });
  return (/** @type {Entry[]} */ entries, /** @type {boolean} */ isSeen) => {
    pending = null;
    const kept = new Set(entries.flatMap((entry) => (entry.isMade() ? entry.line : [])));
    const there = /** @type {HTMLElement[]} */ ([...body.children]);
    if (!isSeen || entries.length <= 2 * ROWS_AT_ONCE) return void [...placed(body, entries, kept, Infinity, Infinity)];
    const top = scroller.getBoundingClientRect().top;
    const first = Math.max(0, there.findIndex((line) => line.getBoundingClientRect().bottom > top) - ROWS_AROUND);
    const last = first + Math.ceil((scroller.clientHeight / body.offsetHeight) * there.length) + 2 * ROWS_AROUND;
    const isSame = there.length === kept.size && there.length === entries.length && there.every((line) => kept.has(line));
    const steps = isSame ? swapped(body, there, entries, first, last) : placed(body, entries, kept, ROWS_AT_ONCE, Math.max(last || 0, 2 * ROWS_AT_ONCE));
    if (!steps.next().done) follow(steps);
  };
}

/**
 * Takes away what is not `kept`, and puts lines one after the other to where they belong, `first` so many and then so
 * many at a time.
 *
 * @param {HTMLElement} body
 * @param {Entry[]} entries
 * @param {Set<HTMLElement>} kept
 * @param {number} most
 * @param {number} first
 */
function* placed(body, entries, kept, most, first) {
  for (const line of [...body.children]) if (!kept.has(/** @type {HTMLElement} */ (line))) line.remove();
  let next = body.firstElementChild;
  let left = first;
  for (const { line } of entries) {
    if (line === next) next = next.nextElementSibling;
    else body.insertBefore(line, next);
    if (--left > 0) continue;
    left = most;
    yield;
  }
}

/**
 * Has lines change places with those that stand where they belong, from `first` to `last` and then some at a time: what is
 * around a line stays where it is.
 *
 * @param {HTMLElement} body
 * @param {HTMLElement[]} there
 * @param {Entry[]} entries
 * @param {number} first
 * @param {number} last
 */
function* swapped(body, there, entries, first, last) {
  const places = new Map(there.map((line, nth) => [line, nth]));
  /** @param {number} nth */
  const swap = (nth) => {
    const [one, other] = [there[nth], entries[nth].line];
    if (one === other) return;
    const next = other.nextElementSibling;
    if (next === one) other.before(one);
    else {
      one.before(other);
      body.insertBefore(one, next);
    }
    const place = /** @type {number} */ (places.get(other));
    [there[nth], there[place]] = [other, one];
    places.set(one, place);
  };
  for (let nth = first; nth < Math.min(last, entries.length); nth++) swap(nth);
  for (let nth = 0; nth < entries.length; nth++) {
    if (nth % ROWS_AT_ONCE === 0) yield;
    swap(nth);
  }
}
