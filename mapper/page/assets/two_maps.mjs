// SPDX-License-Identifier: MIT
// Two maps of one ground, before and after: which of them is seen, and that they keep in step.
import { el, fill } from "./dom.mjs";
import { NARROW } from "./shared.mjs";
import { oncePainted } from "./tasks.mjs";
import { isSeen } from "./view.mjs";

/** @type {View[]} */
export const WIDE_VIEWS = ["change", "swipe", "sides"];
/** @type {View[]} */
export const NARROW_VIEWS = ["change", "swipe", "sides", "before", "after"];

/**
 * Makes each of two maps follow where the other goes, the second one only while it is seen. Gives what has that catch up.
 *
 * @param {L.Map} one
 * @param {L.Map} other
 */
export function keepInStep(one, other) {
  /** @type {L.Map | null} */
  let leading = null;
  /**
   * @param {L.Map} from
   * @param {L.Map} to
   */
  const follow = (from, to) => () => {
    if ((leading && leading !== from) || (to === other && !isSeen(to))) return;
    leading = from;
    to.setView(from.getCenter(), from.getZoom(), { animate: false });
    leading = null;
  };
  const catchUp = follow(one, other);
  one.on("move", catchUp);
  other.on("move", follow(other, one));
  return catchUp;
}

/**
 * Builds the buttons for the views in `root`. Which there are depends on the width of the page.
 * `show(view)` is called with the first view, and whenever another one is chosen, once the button is
 * seen to be pressed: maps take their time. Gives the view as an address has it.
 *
 * @param {HTMLElement} root
 * @param {Payload.Words["compare"]} words
 * @param {(view: View) => void} show
 */
export function buildViews(root, words, show) {
  const narrow = matchMedia(`(max-width: ${NARROW / 16}rem)`);
  const names = [...new Set([...WIDE_VIEWS, ...NARROW_VIEWS])];
  const buttons = new Map(names.map((name) => [name, el("button", { type: "button" }, words[name])]));
  root.append(...buttons.values());
  /** @type {View} */
  let chosen = "change";
  let onPaper = false;
  const offered = () => (narrow.matches ? NARROW_VIEWS : WIDE_VIEWS);
  const seen = () => (onPaper ? "sides" : offered().includes(chosen) ? chosen : "change");
  const follow = oncePainted(() => show(seen()));
  const fit = () => {
    for (const [view, button] of buttons) {
      button.hidden = !offered().includes(view);
      button.setAttribute("aria-pressed", String(view === seen()));
    }
    follow();
  };
  for (const [view, button] of buttons) {
    button.addEventListener("click", () => {
      chosen = view;
      fit();
    });
  }
  narrow.addEventListener("change", fit);
  bindPaper((on) => {
    onPaper = on;
    fit();
  });
  fit();
  return {
    /** @param {string | null} name */
    read(name) {
      chosen = names.find((view) => view === name) ?? "change";
      fit();
    },
    say: () => (chosen === "change" ? null : chosen),
  };
}

/**
 * On paper before and after stand beside each other.
 *
 * @param {(on: boolean) => void} set
 */
function bindPaper(set) {
  /** @param {boolean} on */
  const turn = (on) => () => {
    document.documentElement.classList.toggle("printing", on);
    set(on);
  };
  addEventListener("beforeprint", turn(true), true);
  addEventListener("afterprint", turn(false), true);
}

/**
 * The handle of the swipe: `maps` shows before on its one side and after on the other.
 *
 * @param {HTMLInputElement} handle
 * @param {HTMLElement} maps
 * @param {Payload.Words["compare"]} words
 */
export function bindHandle(handle, maps, words) {
  const move = () => {
    maps.style.setProperty("--at", `${handle.value}%`);
    handle.setAttribute("aria-valuetext", fill(words.handle_value, { n: handle.value }));
  };
  handle.addEventListener("input", move);
  move();
}
