// SPDX-License-Identifier: MIT
// Work in tasks of their own, between which the browser paints and answers the reader.

const SLICE = 8; // ms of work in one task
const UNSEEN = 250; // ms, after which a page goes on that nobody sees, and so is not painted

/** @type {Promise<void> | null} of all who wait for the same frame */
let inFrame = null;

/**
 * Resolves once what is there has been painted.
 *
 * @returns {Promise<void>}
 */
export function painted() {
  return (inFrame ??= new Promise((resolve) => {
    const go = () => {
      clearTimeout(unseen);
      inFrame = null;
      setTimeout(resolve);
    };
    requestAnimationFrame(go);
    const unseen = setTimeout(go, UNSEEN);
  }));
}

/**
 * Says that the map is drawn, and goes on when it has been painted.
 *
 * @returns {Promise<void>}
 */
export function showDrawn() {
  document.documentElement.dataset.drawn = "true";
  return painted();
}

/** Shows what stands around the map, which has its room now: see `early.mjs`. */
export function unveil() {
  delete document.documentElement.dataset.filling;
}

/** @type {(() => void)[]} */
const waiting = [];
/** @type {MessagePort | undefined} */
let rope;

/**
 * Goes on in a task of its own, at once: timers that set timers wait for 4 ms each.
 *
 * @returns {Promise<void>}
 */
export function nextTask() {
  return new Promise((resolve) => {
    waiting.push(resolve);
    (rope ??= ropeToBell()).postMessage(0);
  });
}

/** What has the first of those who wait go on in a task of its own. */
function ropeToBell() {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return port2;
}

/**
 * Resolves so many ms after what is there has been painted.
 *
 * @param {number} pause
 */
export async function restedFor(pause) {
  await painted();
  await new Promise((resolve) => setTimeout(resolve, pause));
}

/** Whether a reader is at work on a page that is all there, who waits to see an answer. */
export const isInUse = () => Boolean(document.documentElement.dataset.ready) && !isPrinting();

/** Whether the page is laid out for paper: see `fitPaper`. */
const isPrinting = () => document.documentElement.classList.contains("printing");

/**
 * What resolves once a reader at work has been shown an answer; nothing where nobody waits for one: on a page that is not
 * all there, and for paper.
 */
export const answered = () => (isInUse() ? painted() : undefined);

/**
 * What has `work` done after the reader sees what there is already, once for all that ask for it until then; at once on a
 * page that is not all there, and for paper.
 *
 * @param {() => void} work
 */
export function oncePainted(work) {
  let isDue = false;
  return async () => {
    if (isInUse()) {
      if (isDue) return;
      isDue = true;
      await painted();
      if (!isDue) return;
    }
    isDue = false;
    work();
  };
}

/**
 * What takes the steps of `begin()` at its `start`: at once, or once `when` resolves, as many as fit into a slice, the
 * others in later tasks; for paper all of them at once, which waits for nothing. Called again, it begins anew and
 * leaves what was begun before. What it gives resolves when all is done. `stop` leaves what is not done yet.
 *
 * @param {() => Iterator<unknown>} begin
 */
export function inSlices(begin) {
  /** @type {Iterator<unknown> | null} */
  let current = null;
  /** @type {Promise<void>} */
  let last = Promise.resolve();
  return {
    /** @param {Promise<void>} [when] */
    start(when) {
      const steps = (current = begin());
      const done = new Promise((/** @type {(value: void | Promise<void>) => void} */ resolve) => {
        const go = () => {
          if (steps !== current) return resolve(last === done ? undefined : last);
          const end = isPrinting() ? Infinity : performance.now() + SLICE;
          while (!steps.next().done) if (performance.now() > end) return void nextTask().then(go);
          resolve();
        };
        if (when && !isPrinting()) when.then(go);
        else go();
      });
      return (last = done);
    },
    stop() {
      current = null;
    },
  };
}

/**
 * What steps give that are taken at once.
 *
 * @template T
 * @param {Generator<unknown, T>} steps
 */
export function lastOf(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
