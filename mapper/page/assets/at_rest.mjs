// SPDX-License-Identifier: MIT
// What waits for a hand on the slider to halt.
import { oncePainted, painted } from "./tasks.mjs";

/**
 * What calls `act` when the page has been painted after its last `start` and then had `pause` ms to itself: a hand that
 * moves on is not kept waiting, however long the page takes to paint. `stop` has it not called.
 *
 * @param {number} pause
 * @param {() => void} act
 */
export function onceAtRest(pause, act) {
  let timer = 0;
  let nth = 0;
  const stop = () => {
    nth++;
    clearTimeout(timer);
  };
  return {
    async start() {
      stop();
      const own = nth;
      await painted();
      if (own === nth) timer = setTimeout(act, pause);
    },
    stop,
  };
}

/**
 * What does `work` once what is there has been painted, but not as often as the slider moves under a hand: then when it
 * halts, and at least once in `most` ms; soon again what comes `alone`, so many ms after the last. Paper has what is due,
 * and a page that is not all there does it at once.
 *
 * @param {() => void} work
 * @param {{ pause: number, alone: number, most: number }} pace
 */
export function unhurried(work, { pause, alone, most }) {
  let [called, done] = [-Infinity, 0];
  let isDue = false;
  const act = () => {
    halt.stop();
    isDue = false;
    done = performance.now();
    work();
  };
  const halt = onceAtRest(pause, act);
  const soon = oncePainted(() => isDue && act());
  addEventListener("beforeprint", () => isDue && act());
  return () => {
    const now = performance.now();
    const isAlone = now - called > alone;
    called = now;
    isDue = true;
    if (isAlone || now - done > most) soon();
    else halt.start();
  };
}
