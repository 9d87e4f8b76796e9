// SPDX-License-Identifier: MIT
// What is shown as an address, `#2021-08-12&place=AF-HER&at=34.35,62.2,3` or `#step=3`, for another
// reader to open.
import { oncePainted } from "./tasks.mjs";
import { frameOf, isWhole, showFrame } from "./view.mjs";

const OURS = /^#(\d{4}-|step=|place=|at=|view=|focus=)[\w.,&=%/:!'()*~-]*$/;

/**
 * What an address asks for: days as they stand in it, the id of a place, a view by its name, the days
 * with more room in a chart, and the frame; nothing where it is none of ours.
 *
 * @param {string} hash
 * @returns {Asked | null}
 */
export function askedBy(hash) {
  if (!OURS.test(hash)) return null;
  const asked = new URLSearchParams(hash.slice(1).replace(/^(?:\d|step=)[^&]*/, "days=$&"));
  const at = /** @type {Frame} */ ((asked.get("at") ?? "").split(",").map(Number));
  return { days: asked.get("days"), place: asked.get("place"), view: asked.get("view"), focus: asked.get("focus"), at: at.length === 3 && at.every(Number.isFinite) ? at : null };
}

/**
 * The address of the page at what is shown, without what an article around it has asked for.
 *
 * @param {Pick<Location, "href" | "hash">} location
 */
export const addressAlone = ({ href, hash }) => href.replace(/[?#].*/, "") + (askedBy(hash) ? hash : "");

/** The days that the page is opened with, as they stand in its address. */
export const askedDays = () => askedBy(location.hash)?.days ?? "";

/**
 * The address of what is shown, empty where that is what the page opens with.
 *
 * @param {Asked} shown
 */
export function addressFor({ days, place, view, focus, at }) {
  const parts = [
    days,
    place && `place=${encodeURIComponent(place).replaceAll("%2F", "/")}`,
    at && `at=${at.map((part) => Number(part.toFixed(3)))}`,
    view && `view=${view}`,
    focus && `focus=${focus}`,
  ].filter(Boolean);
  return parts.length ? `#${parts.join("&")}` : "";
}

/**
 * Takes place and frame, and what else a page has, from its address, now and when it changes; gives
 * what writes it there. `knows` says whether a place has an id; `days`, `view` and `focus` read and say
 * what only some pages have, days from the state.
 *
 * @param {{ map: L.Map, data: Data, store: Store, knows: (id: string) => boolean, days?: DaysInAddress, view?: InAddress, focus?: InAddress }} it
 */
export function bindAddress({ map, data, store, knows, days, view, focus }) {
  const known = (/** @type {string | null} */ id) => (id && knows(id) ? id : null);
  /** @type {Frame | null} */
  let frame = null;
  // The address that was read or written last: another one is heard of in a moment.
  let heard = "";
  const read = () => {
    heard = location.hash;
    const asked = askedBy(location.hash);
    if (!asked) return;
    frame = asked.at;
    view?.read(asked.view);
    const shown = days?.read(asked.days ?? "");
    store.set({ ...shown, picked: known(asked.place) ?? shown?.picked ?? null });
    focus?.read(asked.focus);
    if (frame) showFrame(map, frame);
  };
  // A browser takes its time to write one.
  const write = oncePainted(() => {
    if (location.hash !== heard) return;
    const state = store.get();
    const whole = days?.sayAll?.(state, map);
    const at = whole || isWhole(map, data) ? null : frameOf(map);
    const address = addressFor({ days: days?.say(state) ?? null, place: whole ? null : known(state.picked), view: view?.say() ?? null, focus: focus?.say() ?? null, at });
    if (address === heard || (!address && !askedBy(heard))) return;
    try {
      history.replaceState(null, "", address || location.pathname + location.search);
    } catch {
      // A frame that may not touch its own address shows what it shows all the same.
    }
    heard = location.hash;
  });
  read();
  addEventListener("hashchange", read);
  // A page is still laid out when it has its frame, which holds until the reader does something.
  map.on("resize", () => frame && showFrame(map, frame));
  for (const touch of ["pointerdown", "keydown", "wheel"]) addEventListener(touch, () => (frame = null), { capture: true, passive: true });
  map.on("moveend", write);
  store.listen((state, before) => state.picked !== before.picked && write());
  return write;
}
