// SPDX-License-Identifier: MIT
// A story in steps: each a day or two, a frame, and what is told of them. The reader goes from step to
// step, or the article does; who moves to another day has left, and can come back.
import { articleOrigin } from "./embedded.mjs";
import { button, el, fill } from "./dom.mjs";
import { NARROW } from "./shared.mjs";
import { frameOf, showBox } from "./view.mjs";
import { boxOn, groundOn } from "./world.mjs";
import { isoOf } from "./wording.mjs";

const STEP_ASKED = /^step=(\d{1,3})$/;
const FLIGHT = 190; // ms
const FAR_SCALE = 8; // times as large: what changes more is shown at once

/**
 * What `address.mjs` does with days, and with steps: `#step=3`.
 *
 * @param {DaysInAddress} days
 * @param {StoryData} data
 * @returns {DaysInAddress}
 */
export function daysWithStory(days, data) {
  const { steps } = data;
  if (!steps) return days;
  return {
    read(text) {
      const asked = Number(STEP_ASKED.exec(text)?.[1]) - 1;
      return steps[asked] ? shownBy(steps[asked], asked) : days.read(text);
    },
    say: (state) => (inStory(state, steps) ? `step=${/** @type {number} */ (state.step) + 1}` : days.say(state)),
    sayAll: (state, map) => inStory(state, steps) && state.picked === (steps[state.step ?? 0].place ?? null) && isFramed(map, data),
  };
}

/**
 * A step as the store has it.
 *
 * @param {Payload.StoryEntry} entry
 * @param {number} step
 * @returns {Partial<State>}
 */
function shownBy({ day, pinned, place }, step) {
  return { day, pinned: pinned ?? null, step, picked: place ?? null };
}

/**
 * Whether the days of the step at hand are shown.
 *
 * @param {State} state
 * @param {Payload.StoryEntry[]} steps
 */
function inStory({ step = null, day, pinned }, steps) {
  return step !== null && steps[step].day === day && (steps[step].pinned ?? null) === pinned;
}

/**
 * Whether the map shows what the step at hand has framed.
 *
 * @param {L.Map} map
 * @param {StoryData} data
 */
function isFramed(map, { framed }) {
  return framed?.join() === frameOf(map).join();
}

/**
 * Binds the story that stands in the document; gives what is to be heard of a step that was just gone
 * to, once.
 *
 * @param {{ map: L.Map, data: StoryData, store: Store }} it
 */
export function bindStory({ map, data, store }) {
  const { steps, story: words } = data;
  const root = document.getElementById("story");
  if (!steps || !words) return () => "";
  const items = [...root.querySelectorAll("li")];
  const titles = items.map((item) => item.querySelector("h3")?.textContent ?? "");
  const all = steps.length;
  const live = document.getElementById("live");
  /** The step that was told last. */
  let told = store.get().step ?? null;
  const heard = () => {
    const state = store.get();
    const { step = null } = state;
    if (step === null || step === told || !inStory(state, steps)) return "";
    told = step;
    const note = items[step].querySelector(".note")?.textContent ?? "";
    return fill(words.heard, { n: step + 1, all, heading: titles[step], note });
  };

  /** @param {number} step */
  const frame = (step) => {
    const { box } = steps[step];
    showBox(map, box ? boxOn(map, box) : groundOn(map, data));
    data.framed = frameOf(map);
    keepBoth(root, map);
  };
  /** @param {number} step */
  const go = (step) => {
    if (!steps[step]) return;
    const again = store.get().step === step;
    store.set({ ...shownBy(steps[step], step), hover: null });
    if (again) fly(map, () => frame(step));
  };

  const forward = document.dir === "rtl" ? -1 : 1;
  const previous = button(forward > 0 ? "◀" : "▶", () => go((store.get().step ?? 0) - 1), words.previous);
  const next = button(words.next, () => go((store.get().step ?? -1) + 1));
  next.classList.add("next-step");
  const nth = el("span", { class: "nth" });
  const list = button(words.all, () => list.setAttribute("aria-expanded", `${root.classList.toggle("whole")}`));
  list.setAttribute("aria-expanded", "false");
  const back = button("", () => go(store.get().step ?? 0));
  const elsewhere = el("p");
  const left = el("li", { class: "left-story" }, elsewhere, back);
  const bar = el("div", { class: "walk", role: "group", "aria-label": words.title }, previous, nth, next, list);
  /** @param {number} step */
  const choose = (step) => {
    go(step);
    // In the bar the list lies on the map that it leads to.
    if (root.closest(".player") && root.classList.contains("whole")) list.click();
  };
  items.forEach((item, step) => item.querySelector("h3")?.replaceChildren(button(titles[step], () => choose(step))));
  root.classList.add("told");
  root.querySelector("ol")?.append(left);
  root.append(bar);
  bar.addEventListener("keydown", ({ key }) => {
    const step = store.get().step ?? 0;
    const to = { ArrowRight: step + forward, ArrowLeft: step - forward, Home: 0, End: all - 1 }[key];
    if (to !== undefined) go(to);
  });

  const show = () => {
    const state = store.get();
    const { step = null } = state;
    const inside = inStory(state, steps);
    const number = (step ?? 0) + 1;
    items.forEach((item, at) => (inside && at === step ? item.setAttribute("aria-current", "step") : item.removeAttribute("aria-current")));
    root.classList.toggle("away", !inside);
    document.documentElement.toggleAttribute("data-own", inside && state.picked === (steps[number - 1].place ?? null));
    nth.textContent = fill(words.nth, { n: number, all });
    elsewhere.textContent = fill(words.left, { n: number });
    back.textContent = fill(words.back, { n: number });
    previous.setAttribute("aria-disabled", `${step === 0}`);
    next.setAttribute("aria-disabled", `${step === all - 1}`);
  };
  store.listen((state, before) => {
    const { step = null } = state;
    if (step !== null && step !== before.step) {
      fly(map, () => frame(step));
      // What changes the day is told with it.
      if (state.day === before.day && state.pinned === before.pinned) live.textContent = heard();
    }
    show();
  });
  placeStory(root);
  show();
  const { step: first = null } = store.get();
  if (first !== null) {
    frame(first);
    store.set({ picked: steps[first].place ?? null });
  }
  // As the map settles into another width, so does what it frames.
  map.on("resize", () => data.framed && inStory(store.get(), steps) && frame(store.get().step ?? 0));
  if (window.parent !== window) {
    document.documentElement.toggleAttribute("data-bare", new URLSearchParams(location.search).has("bare"));
    tellArticle(data, store, go);
  }
  return heard;
}

/**
 * Changes the view of a map: at once, or in a moment where the reader has not asked for less motion.
 *
 * @param {L.Map} map
 * @param {() => void} change
 */
function fly(map, change) {
  const [centre, zoom] = [map.getCenter(), map.getZoom()];
  change();
  const scale = 2 ** (zoom - map.getZoom());
  if (scale > FAR_SCALE || scale * FAR_SCALE < 1 || !matchMedia("(prefers-reduced-motion: no-preference)").matches) return;
  // As it was seen before, and from there to where it stands.
  const { x, y } = map.getSize().divideBy(2).subtract(map.latLngToLayerPoint(centre).multiplyBy(scale));
  map.getPane("mapPane")?.animate([{ offset: 0, transform: `translate(${x}px,${y}px) scale(${scale})` }], { duration: FLIGHT, easing: "ease-out" });
}

/**
 * Scrolls so far that the bar with the story does not lie on the map, if the window has room for both.
 *
 * @param {HTMLElement} root
 * @param {L.Map} map
 */
function keepBoth(root, map) {
  const bar = root.closest(".player");
  if (!bar || !document.documentElement.dataset.ready) return;
  const { top, bottom } = map.getContainer().getBoundingClientRect();
  scrollBy(0, Math.min(top, Math.max(0, bottom - bar.getBoundingClientRect().top)));
}

/**
 * Keeps the story beside the map, or where there is no room in the bar below it, with the day.
 *
 * @param {HTMLElement} root
 */
function placeStory(root) {
  const narrow = matchMedia(`(max-width: ${NARROW / 16}rem)`);
  const [home, bar] = [root.parentElement, document.querySelector(".player")];
  const place = () => (narrow.matches ? bar : home)?.prepend(root);
  narrow.addEventListener("change", place);
  place();
}

/**
 * Does as the article asks, and tells it, once it has asked, what is shown. Until then no one hears more
 * than how many steps there are, and never what no one asked for.
 *
 * @param {StoryData} data
 * @param {Store} store
 * @param {(step: number) => void} go
 */
function tellArticle(data, store, go) {
  const steps = data.steps ?? [];
  const article = window.parent;
  let asker = "";
  const tell = () => {
    const state = store.get();
    const step = inStory(state, steps) ? Number(state.step) + 1 : null;
    article.postMessage({ "control-map": 1, step, steps: steps.length, day: isoOf(data.start, state.day), place: state.picked }, asker);
  };
  addEventListener("message", ({ source, origin, data: asked }) => {
    if (source !== article || asked?.["control-map"] !== 1) return;
    if (!Number.isInteger(asked.step) && asked.ask !== "story") return;
    asker = origin === "null" ? "*" : origin;
    if (asked.ask !== "story") go(asked.step - 1);
    tell();
  });
  store.listen((state, before) => {
    if (asker && (state.step !== before.step || state.day !== before.day || state.pinned !== before.pinned || state.picked !== before.picked)) tell();
  });
  article.postMessage({ "control-map": 1, steps: steps.length }, articleOrigin(location.ancestorOrigins, document.referrer));
}
