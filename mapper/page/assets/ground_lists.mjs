// SPDX-License-Identifier: MIT
// Lists and the table of drawn ground: what a day changed, what two days differ by, the sums.
import { keptLines, labelsOf, turnLine, turnSwatch, wayAsHeard } from "./change_view.mjs";
import { el, fill } from "./dom.mjs";
import { drawnOn } from "./ground_words.mjs";
import { LEAST_TOLD_KM2 } from "./shared.mjs";
import { swatch } from "./legend.mjs";
import { buildTable } from "./table.mjs";
import { handsFirst, stripedTurns, withinOf } from "./turns.mjs";
import { isoOf } from "./wording.mjs";

/**
 * @param {GroundMove} move
 * @param {FacesData} data
 * @param {Labels} labels
 * @param {Speaker} say
 * @param {Set<string>} striped
 */
function groundMove({ before, after, km2 }, data, labels, say, striped) {
  return el(
    "li",
    {},
    el("div", { class: "what" }, turnSwatch({ before, after }, striped), el("strong", {}, wayAsHeard({ before, after }, data, labels))),
    el("p", { class: "quiet" }, fill(data.words.faces.move_figures, { area: say.area(km2) })),
  );
}

/**
 * What a day changed; gives `show(day, stop, moves)`.
 *
 * @param {HTMLElement} root
 * @param {FacesData} data
 * @param {Speaker} say
 */
export function reportList(root, data, say) {
  const labels = labelsOf(data);
  const list = el("ul", { class: "day-reports" });
  const none = el("p", { class: "quiet" });
  root.append(list, none);
  const words = data.words.faces;
  return (/** @type {number} */ day, /** @type {number} */ stop, /** @type {GroundMove[]} */ moves) => {
    const drawn = data.stops[stop] === day;
    const turned = drawn ? handsFirst(moves, data) : [];
    list.replaceChildren(...turned.map((move) => drawnItem(move, data, labels, say)));
    list.hidden = !turned.length;
    none.hidden = turned.length > 0;
    none.textContent = drawn ? words.events_none : fill(words.not_drawn, { day: say.day(isoOf(data.start, drawnOn(data, day))) });
  };
}

/**
 * @param {GroundMove} move
 * @param {FacesData} data
 * @param {Labels} labels
 * @param {Speaker} say
 */
function drawnItem({ before, after, km2 }, data, labels, say) {
  const way = wayAsHeard({ before, after }, data, labels);
  return el("li", {}, el("div", { class: "what" }, swatch(after), el("strong", {}, way)), el("p", { class: "quiet" }, fill(data.words.faces.move_figures, { area: say.area(km2) })));
}

/**
 * The legend of transitions; gives `show(moves)`, nothing for a single day.
 *
 * @param {HTMLElement} root
 * @param {FacesData} data
 * @param {Speaker} say
 */
export function changeList(root, data, say) {
  const labels = labelsOf(data);
  const list = el("ul", { class: "moves" });
  const kept = el("p", { class: "quiet" });
  root.append(list, kept);
  const showLine = turnLine(root, data);
  return (/** @type {GroundMove[] | null} */ moves) => {
    root.hidden = !moves;
    if (!moves) return;
    const turned = handsFirst(moves, data);
    showLine(turned, moves);
    list.replaceChildren(...turned.map((move) => groundMove(move, data, labels, say, stripedTurns(moves))));
    const rest = moves.filter(({ isChange, after }) => !isChange && after);
    const same = rest.reduce((sum, { km2 }) => sum + km2, 0);
    const said = fill(data.words.timeline.kept, { figures: fill(data.words.faces.move_figures, { area: say.area(same) }) });
    kept.replaceChildren(...(turned.length ? keptLines(said, rest, labels) : [data.words.timeline.changes_none]));
  };
}

/**
 * The sums of a day, or of two days while they are compared; gives what fills them.
 *
 * @param {HTMLElement} root
 * @param {FacesData} data
 * @param {Store} store
 * @param {Speaker} say
 */
export function sumsTable(root, data, store, say) {
  const [one, two] = [el("div"), el("div", { hidden: "" })];
  root.replaceChildren(one, two);
  const [fillDay, fillPair] = [dayTable(one, data, store, say), pairTable(two, data, store, say)];
  return (/** @type {Areas} */ areas, /** @type {Areas | null} */ before, /** @type {GroundMove[] | null} */ moves) => {
    [one.hidden, two.hidden] = [Boolean(moves), !moves];
    if (moves) fillPair(moves);
    else fillDay(areas, before);
  };
}

/**
 * What every status had, gained, lost and has, and what moved within one side.
 *
 * @param {HTMLElement} root
 * @param {FacesData} data
 * @param {Store} store
 * @param {Speaker} say
 */
function pairTable(root, data, store, say) {
  const { words } = data;
  /** @type {("before" | "gained" | "lost" | "from_own_side" | "to_own_side" | "after")[]} */
  const keys = ["before", "gained", "lost", "from_own_side", "to_own_side", "after"];
  if (!data.within) keys.splice(3, 2);
  const table = buildTable(root, {
    lang: data.lang,
    caption: words.faces.table_pair,
    columns: [{ key: "status", label: words.table.status }, ...keys.map((key) => ({ key, label: words.diff[key], numeric: true }))],
    rows: [],
    words: words.table,
    onPick: (id) => store.set({ isolated: store.get().isolated === id ? null : id }),
  });
  return (/** @type {GroundMove[]} */ moves) => {
    /** @param {(move: GroundMove) => boolean} wanted */
    const sum = (wanted) => moves.filter(wanted).reduce((km2, move) => km2 + move.km2, 0);
    table.setRows(
      data.statuses.map(({ id, label }) => {
        /** @param {string} status */
        const is = (status) => status === id;
        /** @param {Pair} move */
        const stays = ({ before, after }) => Boolean(withinOf(data, before, after));
        /** @param {Pair} move */
        const comes = ({ before, after }) => is(after) && !is(before);
        /** @param {Pair} move */
        const goes = ({ before, after }) => is(before) && !is(after);
        const sums = {
          before: sum(({ before }) => is(before)),
          gained: sum((move) => comes(move) && !stays(move)),
          lost: sum((move) => goes(move) && !stays(move)),
          from_own_side: sum((move) => comes(move) && stays(move)),
          to_own_side: sum((move) => goes(move) && stays(move)),
          after: sum(({ after }) => is(after)),
        };
        const cells = Object.fromEntries(keys.map((key) => [key, { text: sums[key] < LEAST_TOLD_KM2 ? "–" : say.area(sums[key]), sort: sums[key] }]));
        return { id, cells: { status: { text: label, swatch: id }, ...cells } };
      }),
    );
  };
}

/**
 * The day as a table of statuses; gives what fills it, with the areas of the stop before.
 *
 * @param {HTMLElement} root
 * @param {FacesData} data
 * @param {Store} store
 * @param {Speaker} say
 */
function dayTable(root, data, store, say) {
  const words = data.words;
  /**
   * @param {number} now
   * @param {number} before
   */
  const change = (now, before) => {
    const by = now - before;
    return Math.abs(by) < LEAST_TOLD_KM2 ? "0" : `${by < 0 ? "−" : "+"}${say.area(Math.abs(by))}`;
  };
  const table = buildTable(root, {
    lang: data.lang,
    caption: words.faces.table_caption,
    columns: [
      { key: "status", label: words.table.status },
      { key: "area", label: words.faces.column_area, numeric: true },
      { key: "share", label: words.faces.column_share, numeric: true },
      // The first day that was drawn has none before it, and a page about one day tells of no other.
      ...(data.single ? [] : [{ key: "change", label: words.faces.column_change, numeric: true }]),
    ],
    rows: [],
    words: words.table,
    onPick: (id) => store.set({ isolated: store.get().isolated === id ? null : id }),
  });
  return (/** @type {Areas} */ areas, /** @type {Areas | null} */ before) => {
    table.setRows(
      data.statuses.map(({ id, label, area_km2: area, short, share }) => ({
        id,
        cells: {
          status: { text: label, swatch: id },
          area: { text: say.area(area), sort: area },
          share: { text: short, sort: share },
          change: before ? { text: change(areas.get(id) ?? 0, before.get(id) ?? 0), sort: (areas.get(id) ?? 0) - (before.get(id) ?? 0) } : { text: "" },
        },
      })),
    );
  };
}
