// The rings around drawn ground from day to day, see `drawn_lines.py`. A ring is a flat list of
// positions on the grid, x and y in turn; one that a day does not change is the same object.
import { unpackNumbers } from "./payload.mjs";

/**
 * For every stop the rings that are there, as [{ label, ring }].
 * What each stop changes is kept, so that a state depends on nothing but its stop.
 *
 * @param {string} text
 * @param {number} stops
 * @returns {RingState[]}
 */
export function readLines(text, stops) {
  const numbers = unpackNumbers(text);
  let at = 0;
  const next = () => numbers[at++];
  /** @type {RingState} */
  const slots = [];
  /** @type {RingState[]} */
  const states = [];
  for (let stop = 0; stop < stops; stop++) {
    const edits = next();
    for (let i = 0; i < edits; i++) edit(slots, next);
    states.push(edits || !stop ? slots.filter(({ ring }) => ring.length) : states[stop - 1]);
  }
  return states;
}

/**
 * @param {RingState} slots
 * @param {() => number} next
 */
function edit(slots, next) {
  const slot = next();
  if (slot === slots.length) slots.push({ label: next(), ring: [] });
  const { label, ring: before } = slots[slot];
  const [first, gone, come] = [next(), next(), next()];
  const new_ = [];
  let [x, y] = first ? [before[2 * first - 2], before[2 * first - 1]] : [0, 0];
  for (let i = 0; i < come; i++) {
    x += next();
    y += next();
    new_.push(x, y);
  }
  slots[slot] = { label, ring: [...before.slice(0, 2 * first), ...new_, ...before.slice(2 * (first + gone))] };
}

/**
 * How many times a ring winds around a point, both on the grid.
 *
 * @param {number[]} ring
 * @param {number} x
 * @param {number} y
 */
export function windingOf(ring, x, y) {
  let times = 0;
  let [ax, ay] = ring.slice(-2);
  for (let i = 0; i < ring.length; i += 2) {
    const [bx, by] = [ring[i], ring[i + 1]];
    if (ay <= y !== by <= y) {
      const side = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
      if (by > ay ? side > 0 : side < 0) times += by > ay ? 1 : -1;
    }
    [ax, ay] = [bx, by];
  }
  return times;
}

/**
 * The label of a point on every stop: [{ stop, label }], one for each time that it changes, -1
 * where nothing is drawn there. The first one is of stop 0.
 *
 * @param {RingState[]} states
 * @param {number} x
 * @param {number} y
 * @returns {PointTurn[]}
 */
export function historyAt(states, x, y) {
  const known = new Map();
  /** @param {number[]} ring */
  const inside = (ring) => {
    if (!known.has(ring)) known.set(ring, windingOf(ring, x, y));
    return known.get(ring);
  };
  /** @type {PointTurn[]} */
  const found = [];
  states.forEach((state, stop) => {
    if (stop && state === states[stop - 1]) return;
    const label = labelIn(state, inside);
    if (found.at(-1)?.label !== label) found.push({ stop, label });
  });
  return found;
}

/**
 * The label whose rings wind around the point: holes take away what is around them.
 *
 * @param {RingState} state
 * @param {(ring: number[]) => number} inside
 */
function labelIn(state, inside) {
  const sums = new Map();
  for (const { label, ring } of state) {
    const times = inside(ring);
    if (times) sums.set(label, (sums.get(label) ?? 0) + times);
  }
  return [...sums].find(([, times]) => times > 0)?.[0] ?? -1;
}
