// SPDX-License-Identifier: MIT
// The detail where there is no room beside the map: a sheet from below that is dragged by its grip,
// and never lies on the place that it tells of.
import { button, el } from "./dom.mjs";
import { TEXT } from "./text_size.mjs";

const PEEK = 132; // px of text of the usual size: a name, and who holds it
const KEPT = 112; // px of the map that stay above the sheet
const FREE = 36; // px around the place that stay free
const SHEET_AROUND = 32; // px of the sheet around what it tells
const STILL = 4; // px by which a finger that presses may stray
const FLING = 120; // ms by which a drag goes on when it is let go
const PAN = 0.18; // s

/**
 * The heights in px at which a sheet rests, the lowest first: none higher than what it tells, nor
 * than leaves the map its part of the room.
 *
 * @param {number} content
 * @param {number} room
 * @param {number} [text] how much larger than usual it is
 */
export function stopsOf(content, room, text = 1) {
  const most = Math.min(content, Math.max(PEEK, room - KEPT));
  const least = Math.min(PEEK * text, most);
  return [...new Set([least, Math.round((least + most) / 2), most])];
}

/**
 * The height at which a sheet rests that is let go at a height, moving by so many px a ms; 0 where it
 * is thrown out.
 *
 * @param {number} height
 * @param {number} speed
 * @param {number[]} stops
 */
export function restAt(height, speed, stops) {
  const aim = height + speed * FLING;
  if (aim < stops[0] / 2) return 0;
  return stops.reduce((best, stop) => (Math.abs(stop - aim) < Math.abs(best - aim) ? stop : best));
}

/**
 * How far what lies at `at` is outside of a span, with its sign; nothing where the span is empty.
 *
 * @param {number} at
 * @param {number} from
 * @param {number} to
 */
export function outside(at, from, to) {
  return from > to ? 0 : Math.min(0, at - from) || Math.max(0, at - to);
}

/**
 * Makes a sheet of the detail, where the style sheet lays it over the page; `centres` gives where a place lies, in px of
 * the map's layer.
 *
 * @param {{ root: HTMLElement, map: L.Map, centres: Centres, words: Payload.Words["detail"], store: Store }} it
 */
export function buildSheet({ root, map, centres, words, store }) {
  const grip = el("button", { type: "button", class: "grip", "aria-label": words.grip });
  const shut = button("×", () => close(), words.close);
  shut.className = "shut";
  root.prepend(grip, shut);
  root.tabIndex = -1;
  const body = /** @type {HTMLElement} */ (root.lastElementChild);
  const isSheet = () => getComputedStyle(grip).display !== "none";
  const lies = () => /fixed|absolute/.test(getComputedStyle(root).position);
  const isStill = () => matchMedia("(prefers-reduced-motion)").matches;
  const frame = () => map.getContainer().getBoundingClientRect();
  let height = 0;
  /** @type {Element | null} */
  let back = null;
  /** @type {L.LatLngBounds | null} */
  let bounds = null;

  const stops = () => {
    // What is fixed to the window has all of it: the page scrolls.
    const top = getComputedStyle(root).position === "fixed" ? 0 : frame().top;
    return stopsOf(body.scrollHeight + SHEET_AROUND, root.getBoundingClientRect().bottom - top, TEXT);
  };
  /** @param {number} next */
  const raise = (next) => {
    height = next;
    root.style.setProperty("--sheet", `${next}px`);
  };
  const close = () => store.set({ picked: null, hover: null });
  /** @param {number} next */
  const keepInSight = (next) => {
    const at = centres(/** @type {string} */ (store.get().picked));
    if (!at) return;
    const edge = root.getBoundingClientRect().bottom - (isSheet() ? next : root.offsetHeight);
    const { top: above, width } = frame();
    const left = document.documentElement.scrollHeight - innerHeight - scrollY;
    const scrolled = Math.max(0, Math.min(KEPT - edge + Math.max(0, above), above, left));
    if (scrolled) scrollBy({ top: scrolled, behavior: isStill() ? "auto" : "smooth" });
    const top = above - scrolled;
    const { x, y } = map.layerPointToContainerPoint(at);
    /** @type {Point} */
    const way = [outside(x, FREE, width - FREE), outside(y, Math.max(0, -top) + FREE, edge - top - FREE)];
    if (!way[0] && !way[1]) return;
    // The ground may leave its frame for as long as the sheet is there.
    bounds = /** @type {L.LatLngBounds} */ (map.options.maxBounds) ?? bounds;
    map.setMaxBounds();
    map.panBy(way, { animate: !isStill(), duration: PAN });
  };
  /** @param {number} next */
  const rest = (next) => {
    if (!next) return close();
    // In this order, for what is measured after it is raised has the page laid out once more.
    keepInSight(next);
    raise(next);
  };
  bindGrip(grip, { height: () => height, stops, raise, rest });

  store.listen(({ picked }, before) => {
    if (picked === before.picked) return;
    if (picked && !before.picked) back = document.activeElement;
    // After all that listen have heard of it, for the focus is told to the store too.
    requestAnimationFrame(picked ? open : letGo);
  });
  // Where it rests already it stays as high, from place to place and when the phone is turned.
  const settle = () => {
    // What a sheet has no room for is scrolled to with keys too.
    body.tabIndex = isSheet() ? 0 : -1;
    if (!store.get().picked || !lies()) return;
    const all = stops();
    rest(restAt(height, 0, all) || all[0]);
  };
  const open = () => {
    if (store.get().picked && isSheet() && !root.contains(document.activeElement)) root.focus({ preventScroll: true });
    settle();
  };
  let waiting = 0;
  const follow = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(settle);
  };
  // It stands on the bar that stays.
  const bar = document.querySelector(".player");
  if (bar) {
    new ResizeObserver(() => {
      root.style.setProperty("--bar", `${bar.getBoundingClientRect().height}px`);
      if (store.get().picked) follow();
    }).observe(bar);
  }
  // After the map has found its new size.
  map.on("resize", follow);
  addEventListener("resize", follow);
  const letGo = () => {
    if (store.get().picked) return;
    const left = root.contains(document.activeElement) || document.activeElement === document.body;
    if (left) /** @type {HTMLElement | null} */ (back)?.focus({ preventScroll: true });
    back = null;
    height = 0;
    if (!bounds) return;
    if (isStill()) map.panInsideBounds(bounds, { animate: false });
    map.setMaxBounds(bounds);
    bounds = null;
  };
}

/**
 * Dragging by a grip; pressing it, by finger or key, goes to the next stop.
 *
 * @param {HTMLElement} grip
 * @param {{ height: () => number, stops: () => number[], raise: (height: number) => void, rest: (height: number) => void }} sheet
 */
function bindGrip(grip, { height, stops, raise, rest }) {
  /** @type {{ y: number, height: number, last: number, time: number, speed: number, moved: boolean } | null} */
  let drag = null;
  let dragged = false;
  grip.addEventListener("pointerdown", (event) => {
    grip.setPointerCapture(event.pointerId);
    drag = { y: event.clientY, height: height(), last: event.clientY, time: event.timeStamp, speed: 0, moved: false };
    dragged = false;
  });
  grip.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [up, time] = [drag.last - event.clientY, Math.max(1, event.timeStamp - drag.time)];
    drag = { ...drag, last: event.clientY, time: event.timeStamp, speed: up / time, moved: drag.moved || Math.abs(event.clientY - drag.y) > STILL };
    dragged = drag.moved;
    if (drag.moved) raise(Math.max(0, Math.min(drag.height + drag.y - event.clientY, /** @type {number} */ (stops().at(-1)))));
  });
  const drop = () => {
    if (drag?.moved) rest(restAt(height(), drag.speed, stops()));
    drag = null;
  };
  grip.addEventListener("pointerup", drop);
  grip.addEventListener("pointercancel", drop);
  grip.addEventListener("click", () => {
    if (dragged) return void (dragged = false);
    const all = stops();
    rest(all.find((stop) => stop > height()) ?? all[0]);
  });
}
