// SPDX-License-Identifier: MIT
// What the reader has chosen: one place at hand, one held open, one status shown alone.

/**
 * A store with `get()`, `set(changes)` and `listen(f)`. `set` tells every listener the new
 * state and the old one, once, and only if something changed.
 *
 * @param {State} state
 * @returns {Store}
 */
export function makeStore(state) {
  /** @type {Listener[]} */
  const listeners = [];
  return {
    get: () => state,
    set(changes) {
      const before = state;
      const after = { ...before, ...changes };
      if (/** @type {(keyof State)[]} */ (Object.keys(changes)).every((key) => before[key] === after[key])) return;
      state = after;
      for (const listener of listeners) listener(after, before);
    },
    listen: (listener) => listeners.push(listener),
  };
}

/**
 * The place to tell about: the one pointed at, or else the one held open.
 *
 * @param {State} state
 */
export function atHand(state) {
  return state.hover ?? state.picked;
}
