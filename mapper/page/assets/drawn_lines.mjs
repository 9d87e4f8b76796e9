// SPDX-License-Identifier: MIT
// The rings around drawn ground from day to day, see `drawn_lines.py`. A ring is a flat list of
// positions on the grid, x and y in turn. What a day changes of it is kept, and all of its corners
// are put together when somebody asks for them: few of the many days are looked at.
import { unpackNumbers } from "./payload.mjs";

const REMEMBERED = 64; // rings whose corners are kept, the latest that were asked for
const AT_ONCE = 10_000; // numbers that go into a list in one call

/**
 * For every stop the rings that are there; one that a day does not change is the same object.
 *
 * @param {string} text
 * @param {number} stops
 * @returns {RingState[]}
 */
export function readLines(text, stops) {
  const numbers = unpackNumbers(text);
  let at = 0;
  const next = () => numbers[at++];
  const reading = { next, pool: /** @type {number[]} */ ([]), corners: /** @type {number[][]} */ ([]), ringOf: cornersKept() };
  /** @type {RingState} */
  const slots = [];
  /** @type {RingState[]} */
  const states = [];
  for (let stop = 0; stop < stops; stop++) {
    const edits = next();
    for (let i = 0; i < edits; i++) readEdit(slots, reading);
    states.push(edits || !stop ? slots.filter(({ size }) => size) : states[stop - 1]);
  }
  return states;
}

/**
 * @param {RingState} slots
 * @param {LinesReading} reading
 */
function readEdit(slots, { next, pool, corners, ringOf }) {
  const slot = next();
  const before = slots[slot] ?? null;
  const label = before ? before.label : next();
  const ring = (corners[slot] ??= []);
  /** @type {RingStretch[]} */
  const stretches = [];
  /** @type {number[][]} */
  const loops = [];
  let at = 0;
  for (let left = next(); left > 0; left--) {
    at += 2 * next();
    const gone = 2 * next();
    const come = readCorners(next, pool, at ? ring.slice(at - 2, at) : [0, 0]);
    stretches.push({ at, gone, come });
    loops.push(...loopsOf(ring, at, gone, come));
    put(ring, at, gone, come);
    at += come.length;
  }
  slots[slot] = drawnRing({ label, before, stretches, loops, size: ring.length }, ringOf);
}

/**
 * @param {Omit<DrawnRing, "ring">} it
 * @param {(it: DrawnRing) => number[]} ringOf
 * @returns {DrawnRing}
 */
function drawnRing(it, ringOf) {
  return {
    ...it,
    get ring() {
      return ringOf(this);
    },
  };
}

/**
 * The corners that come, in steps from the one before them or from the pool.
 *
 * @param {() => number} next
 * @param {number[]} pool
 * @param {number[]} before
 */
function readCorners(next, pool, [x, y]) {
  /** @type {number[]} */
  const come = [];
  /** @param {number} count */
  const steps = (count) => {
    for (let i = 0; i < count; i++) {
      x += next();
      y += next();
      come.push(x, y);
      pool.push(x, y);
    }
  };
  /** @param {number} count */
  const again = (count) => {
    const back = next();
    const way = back < 0 ? -2 : 2;
    const first = pool.length - 2 - 2 * (back < 0 ? ~back : back);
    for (let i = 0; i < count; i++) {
      [x, y] = [pool[first + i * way], pool[first + i * way + 1]];
      come.push(x, y);
    }
  };
  const count = next();
  if (count >= 0) steps(count);
  for (let left = -count; left > 0; left--) {
    const length = next();
    if (length >= 0) steps(length);
    else again(-length);
  }
  return come;
}

/**
 * What a stretch adds to a ring and takes from it, as rings: there along the corners that come, back
 * along those that go.
 *
 * @param {number[]} ring as it was before
 * @param {number} at
 * @param {number} gone
 * @param {number[]} come
 */
function loopsOf(ring, at, gone, come) {
  /** @type {number[]} */
  const back = [];
  for (let i = at + gone - 2; i >= at; i -= 2) back.push(ring[i], ring[i + 1]);
  if (gone === ring.length) return [come, back].filter(({ length }) => length);
  const before = at ? ring.slice(at - 2, at) : ring.slice(-2);
  const after = at + gone < ring.length ? ring.slice(at + gone, at + gone + 2) : ring.slice(0, 2);
  return [[...before, ...come, ...after, ...back]];
}

/**
 * Puts numbers into a list in the place of `gone` others. A call takes no more than so many.
 *
 * @param {number[]} list
 * @param {number} at
 * @param {number} gone
 * @param {number[]} come
 */
function put(list, at, gone, come) {
  list.splice(at, gone, ...come.slice(0, AT_ONCE));
  for (let i = AT_ONCE; i < come.length; i += AT_ONCE) list.splice(at + i, 0, ...come.slice(i, i + AT_ONCE));
}

/** A function from a ring to its corners, which remembers the latest. */
function cornersKept() {
  /** @type {Map<DrawnRing, number[]>} */
  const known = new Map();
  return (/** @type {DrawnRing} */ it) => {
    const found = known.get(it) ?? putTogether(it, known);
    known.delete(it);
    known.set(it, found);
    if (known.size > REMEMBERED) known.delete([...known.keys()][0]);
    return found;
  };
}

/**
 * The corners of a ring: those of the nearest one before it that are known, changed as the days changed them.
 *
 * @param {DrawnRing} it
 * @param {Map<DrawnRing, number[]>} known
 */
function putTogether(it, known) {
  const since = [];
  /** @type {DrawnRing | null} */
  let from = it;
  for (; from && !known.has(from); from = from.before) since.push(from);
  const ring = from ? /** @type {number[]} */ (known.get(from)).slice() : [];
  for (const { stretches } of since.reverse()) {
    for (const { at, gone, come } of stretches) put(ring, at, gone, come);
  }
  return ring;
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
  /** @type {Map<DrawnRing, number>} */
  const known = new Map();
  /**
   * What a day changes of a ring adds to what it was before.
   *
   * @param {DrawnRing} it
   * @returns {number}
   */
  const inside = (it) => {
    let times = known.get(it);
    if (times === undefined) {
      times = it.loops.reduce((sum, loop) => sum + windingOf(loop, x, y), it.before ? inside(it.before) : 0);
      known.set(it, times);
    }
    return times;
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
 * @param {(it: DrawnRing) => number} inside
 */
function labelIn(state, inside) {
  const sums = new Map();
  for (const it of state) {
    const times = inside(it);
    if (times) sums.set(it.label, (sums.get(it.label) ?? 0) + times);
  }
  return [...sums].find(([, times]) => times > 0)?.[0] ?? -1;
}
