// SPDX-License-Identifier: MIT
// More room in the chart for the days on which most changed: a button, two edges to drag, and an address.
import { el, fill, svg } from "./dom.mjs";
import { CHART_HEIGHT } from "./shared.mjs";
import { daysFrom, isoOf } from "./wording.mjs";

const GRIP = 24; // px around an edge that can be taken hold of

/**
 * The button, what it says, the edges, and the range as it stands in an address, `2021-07-28..2021-08-16`;
 * `place()` puts the edges where they are now. `dayAt`: the day under the pointer.
 *
 * @param {[number, number]} days
 * @param {ChartData} data
 * @param {Speaker} say
 * @param {{ x: (day: number) => number, dayAt: (event: MouseEvent) => number }} along
 */
export function buildFocus(days, { start, stops, scale, words: { timeline: words } }, say, { x, dayAt }) {
  const end = stops.at(-1);
  const span = () => {
    const [first, last] = (scale.focus() ?? days).map((day) => say.day(isoOf(start, day)));
    return { first, last };
  };
  const button = el("button", { type: "button", class: "toggle", "aria-pressed": "false" }, fill(words.focus, span()));
  const said = el("p", { class: "quiet focused", hidden: "" });
  button.addEventListener("click", () => scale.set(scale.focus() ? null : days));
  /** @param {number} nth @param {number} day */
  const move = (nth, day) => {
    const focus = /** @type {[number, number]} */ ([.../** @type {[number, number]} */ (scale.focus())]);
    focus[nth] = nth ? Math.min(end, Math.max(focus[0] + 1, day)) : Math.max(0, Math.min(focus[1] - 1, day));
    scale.set(focus);
  };
  const edges = [words.focus_first, words.focus_last].map((label, nth) => {
    const edge = svg("g", { class: "edge", role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": 0, "aria-valuemax": end },
      svg("rect", { x: -GRIP / 2, width: GRIP, height: CHART_HEIGHT - GRIP / 2 }), svg("path", { d: `M0,0V${CHART_HEIGHT}M-3,-5h6v10h-6Z` }));
    edge.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      move(nth, /** @type {[number, number]} */ (scale.focus())[nth] + by);
      edge.focus();
    });
    edge.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      edge.setPointerCapture(event.pointerId);
      edge.focus();
    });
    // The days stay where they are until the edge is let go, or they would run away from the pointer.
    edge.addEventListener("pointermove", (event) => edge.hasPointerCapture(event.pointerId) && putAt(edge, dayAt(event)));
    edge.addEventListener("pointerup", (event) => edge.hasPointerCapture(event.pointerId) && move(nth, dayAt(event)));
    edge.addEventListener("click", (event) => event.stopPropagation());
    return edge;
  });
  /** @param {SVGElement} edge @param {number} day */
  const putAt = (edge, day) => edge.setAttribute("transform", `translate(${x(day)},0)`);
  return {
    button,
    said,
    /** @type {InAddress} */
    inAddress: {
      read(text) {
        const [first = NaN, last = NaN] = (text ?? "").split("..").map((day) => daysFrom(start, day));
        const isRange = 0 <= first && first < last && last <= end;
        if (isRange || scale.focus()) scale.set(isRange ? [first, last] : null);
      },
      say: () => scale.focus()?.map((day) => isoOf(start, day)).join("..") ?? null,
    },
    place() {
      const focus = scale.focus();
      button.setAttribute("aria-pressed", String(Boolean(focus)));
      said.hidden = !focus;
      said.textContent = focus && fill(words.focused, span());
      focus?.forEach((day, nth) => {
        putAt(edges[nth], day);
        edges[nth].setAttribute("aria-valuenow", String(day));
        edges[nth].setAttribute("aria-valuetext", say.day(isoOf(start, day)));
      });
      return focus ? edges : [];
    },
  };
}
