// SPDX-License-Identifier: MIT
// Two maps of one ground, before and after: which of them is seen, and that they keep in step.
import { el, fill } from "./dom.mjs";
import { spotsOf, writeNames } from "./figures.mjs";
import { NARROW } from "./shared.mjs";
import { oncePainted } from "./tasks.mjs";
import { isSeen } from "./view.mjs";

const SAME_VIEW = 1; // px by which the views of two maps may differ

/** @type {View[]} */
const WIDE_VIEWS = ["change", "swipe", "sides"];
/** @type {View[]} */
const NARROW_VIEWS = ["change", "swipe", "sides", "before", "after"];

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
 * Letters a map as another map of the same ground is: with the same names at the same places, in colours of its own;
 * nothing where that map does not show the same, or has not laid its names yet.
 *
 * @param {Scene} leading
 * @returns {LetteredBy}
 */
export function namesOf(leading) {
  return function* (map, scene, layers, { frame, beside }) {
    const { laid } = leading;
    if (!laid || laid.zoom !== map.getZoom()) return;
    const { x, y } = laid.origin.subtract(map.getPixelOrigin());
    if (laid.frame.some((side, nth) => Math.abs(side + (nth % 2 ? y : x) - frame[nth]) > SAME_VIEW)) return;
    for (const layer of [layers.letters, layers.numbers]) layer.setAttribute("transform", `translate(${x},${y})`);
    yield* writeNames(scene, layers, laid.placed, laid.shown, leading);
    const placed = laid.placed.map((label) => ({ ...label, x: label.x + x, y: label.y + y }));
    scene.spots = [...spotsOf(scene, placed, laid.shown), ...beside.spots];
  };
}

/**
 * Builds the buttons for the views in `root`. Which there are depends on the width of the page.
 * The first one is that which is `asked` for. `show(view)` is called whenever another one is chosen, once the button is
 * seen to be pressed: maps take their time. Gives the view that is seen, and as an address has it.
 *
 * @param {HTMLElement} root
 * @param {Payload.Words["compare"]} words
 * @param {string | null | undefined} asked
 * @param {(view: View) => void} show
 */
export function buildViews(root, words, asked, show) {
  const narrow = matchMedia(`(max-width: ${NARROW / 16}rem)`);
  const names = [...new Set([...WIDE_VIEWS, ...NARROW_VIEWS])];
  const buttons = new Map(names.map((name) => [name, el("button", { type: "button" }, words[name])]));
  root.append(...buttons.values());
  /** @type {(name: string | null | undefined) => View} */
  const called = (name) => names.find((view) => view === name) ?? "change";
  let chosen = called(asked);
  let onPaper = false;
  const offered = () => (narrow.matches ? NARROW_VIEWS : WIDE_VIEWS);
  const seen = () => (onPaper ? "sides" : offered().includes(chosen) ? chosen : "change");
  const follow = oncePainted(() => show(seen()));
  const press = () => {
    for (const [view, button] of buttons) {
      button.hidden = !offered().includes(view);
      button.setAttribute("aria-pressed", String(view === seen()));
    }
  };
  const fit = () => {
    press();
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
  press();
  return {
    seen,
    /** @param {string | null} name */
    read(name) {
      if (called(name) === chosen) return;
      chosen = called(name);
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
  /** @type {NodeListOf<HTMLElement>} */
  const parted = maps.querySelectorAll(".before, .divide");
  const move = () => {
    for (const part of parted) part.style.setProperty("--at", `${handle.value}%`);
    handle.setAttribute("aria-valuetext", fill(words.handle_value, { n: handle.value }));
  };
  handle.addEventListener("input", move);
  move();
}
