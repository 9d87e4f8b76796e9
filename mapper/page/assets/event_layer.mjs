// SPDX-License-Identifier: MIT
// Events, advances and lines on a map: below the names the lines and arrows, above them the marks.
// Pages without any have `no_event_layer.mjs` in its place.
import { arrowOutline, spacedOut, stepsOf, teethOf } from "./arrows.mjs";
import { boxAround } from "./boxes.mjs";
import { fill, statusClass, svg, toTenth } from "./dom.mjs";
import { unpackArc } from "./payload.mjs";
import { ARROW_CASING, CROWD, EVENT_CLAIM, EVENT_HALO, EVENT_MARKS, EVENT_REACH, LINE_CASING, LINE_DASH, LINE_WIDTH, STEPS } from "./shared.mjs";
import { LETTER_SIZE, LINE_ROOM } from "./text_size.mjs";
import { atHand } from "./store.mjs";
import { decodeArcs } from "./topology.mjs";

/**
 * Whether something stands on the map of the day that is shown.
 *
 * @param {Payload.Happened} one
 * @param {Data} data
 */
export function stands({ days }, { now }) {
  return !days || now === undefined || (days[0] <= now && (days[1] === null || now <= days[1]));
}

/**
 * Draws what stands beside control. `marks` has the element of each event by its id; `lay` follows
 * the map.
 *
 * @param {MapData} data
 * @returns {EventLayer}
 */
export function drawEvents(data) {
  const routes = svg("g", { class: "routes", "aria-hidden": "true" });
  const group = svg("g", { class: "event-marks", role: "group", "aria-label": data.happened?.marks });
  const events = data.events ?? [];
  const lines = (data.mapLines ?? []).map((line) => ({
    line,
    parts: decodeArcs({ ...line.lines, arcs: line.lines.arcs.map(unpackArc) }),
  }));
  const marks = /** @type {Known<string, SVGElement>} */ (new Map(events.map((event) => [event.id, eventMark(event, data.happened)])));
  group.append(...marks.values());
  /** @type {Map<string, SVGElement>} */
  const drawn = new Map();
  return {
    under: { routes },
    over: { events: group },
    marks,
    at: (id) => events.find((event) => event.id === id)?.at,
    standing(place) {
      const shown = events.filter((event) => stands(event, data));
      return shown.map(({ id, at }) => ({ id, at: place(at), reach: EVENT_REACH * scaleOf(shown.length) }));
    },
    link: (store) => linkEvents(marks, drawn, store),
    lay(at, where, measure) {
      const shown = events.filter((event) => stands(event, data));
      for (const event of events) marks.get(event.id).classList.toggle("gone", !shown.includes(event));
      letIn(shown.map(({ id }) => marks.get(id)));
      const scale = scaleOf(shown.length);
      const reach = EVENT_REACH * scale;
      for (const { id } of shown) marks.get(id).setAttribute("transform", `translate(${where.get(id).map(toTenth)})scale(${scale})`);
      const advances = (data.advances ?? []).filter((one) => stands(one, data)).map((one) => ({ one, path: one.path.map(at) }));
      const seen = lines.filter(({ line }) => stands(line, data)).map(({ line, parts }) => ({ line, parts: parts.map((part) => part.map(at)) }));
      const ways = new Map([
        ...advances.map(({ one, path }) => /** @type {[string, Point[]]} */ ([one.id, stepsOf(path)])),
        ...seen.map(({ line, parts }) => /** @type {[string, Point[]]} */ ([line.id, parts.flatMap(spacedOut)])),
      ]);
      drawn.clear();
      for (const { one, path } of advances) drawn.set(one.id, arrow(arrowOutline(path), one.status));
      for (const { line, parts } of seen) drawn.set(line.id, lineGroup(parts, line.mark));
      routes.replaceChildren(...drawn.values());
      return {
        specs: (scale < 1 ? [] : shown).map((event, nth) => ({ ...spec(event, measure), priority: EVENT_CLAIM + nth / 1e4, at: where.get(event.id) })),
        obstacles: [
          ...shown.map(({ id }) => ({ id, box: aroundPoint(where.get(id), reach) })),
          ...[...ways.values()].flat().map((point) => ({ box: aroundPoint(point, STEPS.reach) })),
        ],
        spots: [
          ...shown.map(({ id }) => spot(id, where.get(id), reach)),
          ...[...ways].flatMap(([id, points]) => points.map((point) => spot(id, point, STEPS.reach))),
        ],
      };
    },
  };
}

/**
 * How large marks are where so many stand at once.
 *
 * @param {number} many
 */
function scaleOf(many) {
  return many > CROWD.most ? CROWD.scale : 1;
}

/**
 * One of the marks that are shown takes part in the order of tabs.
 *
 * @param {SVGElement[]} shown
 */
function letIn(shown) {
  if (!shown.some((mark) => mark.getAttribute("tabindex") === "0")) shown[0]?.setAttribute("tabindex", "0");
}

/**
 * Marks what is at hand.
 *
 * @param {Map<string, SVGElement>} marks
 * @param {Map<string, SVGElement>} drawn
 * @param {Store} store
 */
function linkEvents(marks, drawn, store) {
  store.listen((state, before) => {
    const [now, then] = [atHand(state), atHand(before)];
    if (now === then) return;
    for (const [id, on] of /** @type {const} */ ([[then, false], [now, true]])) {
      for (const known of [marks, drawn]) known.get(/** @type {string} */ (id))?.classList.toggle("at-hand", on);
    }
  });
}

/**
 * What stands in the key and in lists for something: its mark, its arrow or a piece of its line.
 *
 * @param {{ sort: string, mark: string, status?: string }} sign
 */
export function eventSign({ sort, mark, status }) {
  /** @type {Point[]} */
  const way = [[-11, 0], [11, 0]];
  const parts =
    sort === "event" ? [markShape(mark)] : sort === "advance" ? [arrow(arrowOutline([[-14, 4], [14, 4]]), status)] : [lineGroup([way], mark)];
  return svg("svg", { class: "swatch", width: 22, height: 18, viewBox: "-11 -9 22 18", "aria-hidden": "true" }, ...parts);
}

/**
 * @param {Payload.EventEntry} event
 * @param {Data["happened"]} happened
 */
function eventMark({ id, mark, title, when }, happened) {
  const shape = markShape(mark);
  for (const [name, value] of Object.entries({ "data-place": id, role: "button", "aria-label": fill(happened?.heard ?? "", { title, when }) })) shape.setAttribute(name, value);
  return shape;
}

/**
 * The shapes of a mark on a line of paper.
 *
 * @param {string} mark
 */
function markShape(mark) {
  const forms = /** @type {Record<string, number[][][]>} */ (EVENT_MARKS);
  const d = (forms[mark] ?? forms.other).map(pathOf).join("");
  return svg("g", { class: "event-mark" }, svg("path", { d, class: "casing", "stroke-width": EVENT_HALO }), svg("path", { d, class: "event-ink" }));
}

/**
 * @param {Ring} outline
 * @param {string | undefined} status
 */
function arrow(outline, status) {
  const d = pathOf(outline);
  return svg(
    "g",
    { class: `arrow ${status ? statusClass(status) : "of-none"}` },
    svg("path", { d, class: "casing", "stroke-width": 2 * ARROW_CASING }),
    svg("path", { d, class: "arrow-ink" }),
  );
}

/**
 * Lines on paper, with their teeth.
 *
 * @param {Point[][]} parts
 * @param {string} style
 */
function lineGroup(parts, style) {
  const name = /** @type {keyof typeof LINE_WIDTH} */ (style in LINE_WIDTH ? style : "other");
  const d = parts.map((part) => `M${part.map((point) => point.map(toTenth)).join("L")}`).join("");
  const teeth = name === "fortification" ? parts.flatMap(teethOf).map((tooth) => `M${tooth.map((point) => point.map(toTenth)).join("L")}`).join("") : "";
  const width = LINE_WIDTH[name];
  return svg(
    "g",
    { class: "route" },
    svg("path", { d: d + teeth, class: "casing", "stroke-width": width + LINE_CASING }),
    svg("path", { d: d + teeth, class: "line-ink", "stroke-width": width, "stroke-dasharray": LINE_DASH[name].join(" ") || null }),
  );
}

/**
 * The days of an event as a name beside its mark.
 *
 * @param {Payload.EventEntry} event
 * @param {Scene["measure"]} measure
 */
function spec({ id, short }, measure) {
  return {
    id: `e:${id}`,
    place: id,
    kind: /** @type {const} */ ("mark"),
    name: short,
    className: "name event-days",
    letters: LETTER_SIZE.town,
    width: measure(short, LETTER_SIZE.town, 0, 700),
    height: LETTER_SIZE.town + LINE_ROOM,
    radius: EVENT_REACH,
  };
}

/** @param {number[][]} ring */
function pathOf(ring) {
  return `M${ring.map((point) => point.map(toTenth)).join("L")}Z`;
}

/**
 * @param {Point} at
 * @param {number} reach
 */
function aroundPoint([x, y], reach) {
  return boxAround(x, y, 2 * reach, 2 * reach);
}

/**
 * @param {string} id
 * @param {Point} at
 * @param {number} reach
 * @returns {Spot}
 */
function spot(id, [x, y], reach) {
  return { id, x, y, reach };
}
