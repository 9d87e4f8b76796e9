// SPDX-License-Identifier: MIT
// Moving through time: slider, buttons, keys and the address of the page.
import { el, sayIn, setIn } from "./dom.mjs";
import { daysFrom, isoOf } from "./wording.mjs";

const PACES = { slow: 1600, normal: 800, fast: 300 }; // ms from stop to stop
const FAR = 5; // stops of Page Up and Page Down
const CLEAR = 8; // px above the bar
// What the space bar has a meaning of its own for.
const PRESSED = "button, a, select, summary, input:not(#time), [role=button], [role=region]";
const ADDRESS = /^#(?:(\d{4}-\d{2}-\d{2})\.\.)?(\d{4}-\d{2}-\d{2})$/;

/**
 * The stop before or after a day, by how many; the first or last where there are not as many.
 *
 * @param {number[]} stops
 * @param {number} day
 * @param {number} steps
 */
export function stopFrom(stops, day, steps) {
  const next = stops.findIndex((stop) => stop > day);
  const after = next < 0 ? stops.length : next;
  const on = stops[after - 1] === day ? after - 1 : after - 0.5;
  const index = steps > 0 ? Math.floor(on) + steps : Math.ceil(on) + steps;
  return stops[Math.max(0, Math.min(stops.length - 1, index))];
}

/**
 * A day that the page can show: within the record, and one of the stops unless `between`.
 *
 * @param {Pick<Stops, "stops" | "between">} data
 * @param {number} day
 */
export function shownDay({ stops, between }, day) {
  const within = Math.max(0, Math.min(stops.at(-1), day));
  if (between) return within;
  return stops.reduce((best, stop) => (Math.abs(stop - within) < Math.abs(best - within) ? stop : best));
}

/**
 * The day, and the day compared with, that an address asks for; null where it asks for none.
 *
 * @param {string} hash
 * @param {PlayerData} data
 * @returns {Pick<State, "day" | "pinned"> | null}
 */
export function readAddress(hash, data) {
  const found = ADDRESS.exec(hash);
  if (!found) return null;
  const day = daysFrom(data.start, found[2]);
  const pinned = found[1] ? daysFrom(data.start, found[1]) : null;
  if (Number.isNaN(day) || Number.isNaN(pinned)) return null;
  return { day: shownDay(data, day), pinned: pinned === null ? null : shownDay(data, pinned) };
}

/**
 * The address of a day, `#2021-08-12`, or of two that are compared, `#2021-08-05..2021-08-12`.
 *
 * @param {{ start: string }} data
 * @param {Pick<State, "day" | "pinned">} state
 */
export function addressOf({ start }, { day, pinned }) {
  const iso = isoOf(start, day);
  return pinned === null ? `#${iso}` : `#${isoOf(start, pinned)}..${iso}`;
}

/**
 * The day that is shown, or the two that are compared, the earlier first.
 *
 * @param {Pick<State, "day" | "pinned">} state
 */
export function daysShown({ day, pinned }) {
  return pinned === null ? [day] : [day, pinned].sort((one, other) => one - other);
}

/**
 * What `address.mjs` does with days.
 *
 * @param {PlayerData} data
 */
export function daysInAddress(data) {
  return {
    /** @param {string} text */
    read: (text) => readAddress(`#${text}`, data) ?? {},
    /** @param {State} state */
    say: (state) => addressOf(data, state).slice(1),
  };
}

/**
 * Builds slider and buttons; gives `show(day, pinned)`, which sets them, and `isPlaying()`.
 *
 * @param {{ slider: HTMLInputElement, buttons: HTMLElement, under: HTMLElement }} parts
 * @param {PlayerData} data
 * @param {Store} store
 * @param {Speaker} say
 */
export function buildPlayer({ slider, buttons, under }, data, store, say) {
  const words = data.words.timeline;
  const { stops } = data;
  slider.max = `${stops.at(-1)}`;
  const state = { pace: /** @type {keyof typeof PACES} */ ("normal"), timer: 0 };
  /** @param {number} day */
  const go = (day) => store.set({ day });
  /** @param {number} steps */
  const step = (steps) => go(stopFrom(stops, store.get().day, steps));
  /**
   * @param {string} label
   * @param {string} sign
   * @param {() => void} act
   * @param {string} name
   */
  const press = (label, sign, act, name) => {
    const button = el("button", { type: "button", class: name, "aria-label": label, title: label }, sign);
    button.addEventListener("click", act);
    return button;
  };

  const stop = () => {
    clearInterval(state.timer);
    state.timer = 0;
    sayPlaying();
  };
  const advance = () => {
    step(1);
    if (store.get().day >= stops.at(-1)) stop();
  };
  const run = () => {
    clearInterval(state.timer);
    if (store.get().day >= stops.at(-1)) go(stops[0]);
    state.timer = setInterval(advance, PACES[state.pace]);
    sayPlaying();
  };
  const toggle = () => (state.timer ? stop() : run());
  /** @param {() => void} act */
  const halting = (act) => () => {
    stop();
    act();
  };

  const earlier = press(words.earlier, "◀", halting(() => step(-1)), "step");
  const play = press(words.play, "", toggle, "play");
  const later = press(words.later, "▶", halting(() => step(1)), "step");
  const sayPlaying = () => {
    const label = state.timer ? words.pause : words.play;
    setIn(play, "aria-label", label);
    setIn(play, "title", label);
    sayIn(play, label);
    play.classList.toggle("playing", Boolean(state.timer));
  };
  sayPlaying();
  play.disabled = stops.length < 2;
  const pace = el("select");
  pace.append(.../** @type {(keyof typeof PACES)[]} */ (Object.keys(PACES)).map((name) => el("option", { value: name, selected: name === state.pace && "" }, words[name])));
  pace.addEventListener("change", () => {
    state.pace = /** @type {keyof typeof PACES} */ (pace.value);
    if (state.timer) run();
  });
  buttons.append(earlier, play, later);

  const pin = el("button", { type: "button", class: "toggle pin" });
  pin.addEventListener("click", () => {
    const { pinned, day } = store.get();
    store.set({ pinned: pinned === null ? day : null });
  });
  const other = el("input", { type: "date", min: data.start, max: isoOf(data.start, stops.at(-1)), class: "other" });
  other.setAttribute("aria-label", words.pinned);
  other.addEventListener("change", () => {
    // A year that is half typed is no day of the record yet.
    if (!other.value || !other.validity.valid) return;
    store.set({ pinned: shownDay(data, daysFrom(data.start, other.value)) });
  });
  const showPinned = () => {
    const { pinned } = store.get();
    const value = pinned === null ? "" : isoOf(data.start, pinned);
    if (other.value !== value) other.value = value;
  };
  other.addEventListener("blur", showPinned);
  const compared = el("label", { class: "compared" }, el("span", {}, words.pinned), other);
  // What is gone to by keyboard, or from within the page, comes to lie above the bar that stays.
  const bar = /** @type {HTMLElement} */ (slider.parentElement);
  new ResizeObserver(() => (document.documentElement.style.scrollPaddingBlockEnd = `${bar.offsetHeight + CLEAR}px`)).observe(bar);
  under.append(pin, compared, el("label", { class: "pace" }, el("span", {}, words.speed), pace));

  // Where some days have more room than others the slider keeps to the chart.
  const end = stops.at(-1);
  /** @param {number} day */
  const along = (day) => `${data.scale.focus() ? data.scale.share(day) * end : day}`;
  /** @param {number} value */
  const dayAlong = (value) => (data.scale.focus() ? Math.round(data.scale.day(value / end)) : value);
  slider.addEventListener("input", () => {
    if (state.timer) stop();
    go(shownDay(data, dayAlong(Number(slider.value))));
    slider.value = along(store.get().day);
  });
  /** @type {Record<string, number>} */
  const moves = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: FAR, PageDown: -FAR };
  slider.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in moves)) return;
    event.preventDefault();
    halting(() => step(moves[event.key]))();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/** @type {Element} */ (event.target).closest(PRESSED)) return;
    event.preventDefault();
    if (!event.repeat) toggle();
  });

  const player = {
    isPlaying: () => state.timer > 0,
    /**
     * @param {number} day
     * @param {number | null} pinned
     */
    show(day, pinned) {
      setIn(slider, "step", data.scale.focus() ? "any" : "1");
      slider.value = along(day);
      setIn(slider, "aria-valuetext", say.day(isoOf(data.start, day)));
      earlier.disabled = day <= stops[0];
      later.disabled = day >= stops.at(-1);
      sayIn(pin, pinned === null ? words.pin : words.unpin);
      setIn(pin, "aria-pressed", String(pinned !== null));
      if (compared.hidden !== (pinned === null)) compared.hidden = pinned === null;
      showPinned();
    },
  };
  data.scale.listen(() => player.show(store.get().day, store.get().pinned));
  return player;
}
