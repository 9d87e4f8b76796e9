// SPDX-License-Identifier: MIT
// The page that compares two days: before, after, and what changed.
import { askedBy, bindAddress } from "./address.mjs";
import { buildChangeView } from "./change_view.mjs";
import { buildDetail } from "./detail.mjs";
import { buildEventList, happenedOf } from "./event_list.mjs";
import { el, fill, svg } from "./dom.mjs";
import { keyed } from "./keyed.mjs";
import { buildKey, buildLegend, swatch } from "./legend.mjs";
import { keepLive } from "./live.mjs";
import { setMoment } from "./moment.mjs";
import { settleIn } from "./embedded.mjs";
import { buildSearch } from "./finding.mjs";
import { layGround, layingGround, mountMap } from "./mount.mjs";
import { nextChange } from "./next_change.mjs";
import { STEP, pattern, patternSheet } from "./patterns.mjs";
import { readPayload } from "./payload.mjs";
import { buildSheet } from "./sheet.mjs";
import { buildCounts } from "./source_counts.mjs";
import { filesOf, rowsOf } from "./saved_data.mjs";
import { buildShare } from "./sharing.mjs";
import { announce } from "./spoken.mjs";
import { atHand, makeStore } from "./store.mjs";
import { inSlices, nextTask, restedFor, showDrawn, unveil } from "./tasks.mjs";
import { transitionsBetween } from "./sums.mjs";
import { buildTable } from "./table.mjs";
import { holdingsOn } from "./tracks.mjs";
import { bindHandle, buildViews, keepInStep, namesOf } from "./two_maps.mjs";
import { isSeen } from "./view.mjs";
import { isoOf, makeSpeaker } from "./wording.mjs";

const SWATCHED = ["before", "after"];
const MOUNTED_REST = 50; // ms between what is made of the second map while nobody waits for it
const HOME_ABOVE_LEAST = 0.5; // levels of zoom that the whole is above the least, see `mount.mjs`

start();

async function start() {
  /**
   * @template {keyof Parts} K
   * @param {K} id
   */
  const part = (id) => document.getElementById(id);
  const [past, data] = dayOnEach(readPayload(part("payload").textContent));
  const say = makeSpeaker(data.language);
  const [first, last] = data.days;
  const compared = compareSides(past, data, first, last);
  const store = makeStore(/** @type {State} */ ({ hover: null, picked: null, isolated: null }));
  for (const side of [past, data]) {
    setMoment(side, side.day, side.holdings, say);
    // Two drawings of one coast or border leave crumbs along it: a dot for each would be a string of pearls.
    if (data.pieces) side.stayed = new Set(compared.moves.flatMap(({ isChange, units }) => (isChange ? [] : units.map(({ id }) => id))));
  }

  document.body.append(patternSheet(data.stripes));
  document.querySelector(".patterns defs").append(apartPattern());
  const map = window[part("maps").querySelector(".folium-map").id];
  const changes = buildChangeView(part("changes"), data, store, say);
  /** @param {View} view */
  const lookAs = (view) => {
    part("maps").dataset.view = view;
    document.body.dataset.view = view;
  };
  let show = lookAs;
  // What stands above the map has its room before the map has its own.
  const view = buildViews(part("views"), data.words.compare, askedBy(location.hash)?.view, (view) => show(view));
  show(view.seen());
  part("views").after(nextChange({ map, data, store, changed: changes.changed }));
  changes.choose(view.seen() === "change" && compared);
  const laid = layGround(map, data);
  changes.paint(laid);
  changes.tell();
  if (view.seen() === "change") await showDrawn();
  laid.figures.afterLetters(() => changes.quieten(laid.figures));
  const mounted = mountMap(map, data, store, laid);
  await nextTask();
  part("changes").append(...turnLines(data), ...apartLines(data));
  const follow = keepLive(mounted, () => []);
  follow({ fresh: true });
  legendOfBoth(part("legend"), past, data, store, say);
  buildKey(part("key"), data);
  if (data.counts) buildCounts(part("counts"), data.counts, data.words.detail);
  if (data.happened) buildEventList(data, store);
  buildDetail(part("detail"), data, store);
  buildSheet({ root: part("detail"), map, centres: mounted.centres, words: data.words.detail, store });
  bindHandle(part("handle"), part("maps"), data.words.compare);
  await nextTask();

  /** @type {L.Map | undefined} */
  let other;
  let catchUp = () => {};
  const mounting = (function* () {
    const before = L.map(part("map-before"), { ...map.options, crs: map.options.crs });
    const ground = yield* layingGround(before, past);
    yield;
    ground.figures.letterBy(namesOf(mounted.figures.scene));
    const second = mountMap(before, past, store, ground);
    keepLive(second, () => [])({ fresh: true });
    yield;
    yield* second.nameAll();
    mounted.figures.afterLetters(() => hasBefore(view.seen()) && second.figures.lay());
    catchUp = keepInStep(map, before);
    other = before;
  })();
  let write = () => {};
  // The map of the day before is made bit by bit for who asks for it early, too.
  const showing = inSlices(function* () {
    const shown = view.seen();
    if (hasBefore(shown)) yield* mounting;
    const seen = placeSeen(map);
    lookAs(shown);
    for (const one of [map, other]) if (one && isSeen(one)) one.invalidateSize({ pan: false });
    if (seen) map.setView(...seen, { animate: false });
    catchUp();
    setMoment(data, last, compared.after, say);
    changes.choose(shown === "change" && compared);
    follow({ now: true });
    changes.paint(mounted);
    changes.tell();
    write();
  });
  show = () => void showing.start();
  if (view.seen() !== "change") await showing.start();
  settleIn(data);
  write = bindAddress({ map, data, store, view, knows: (id) => data.byId.has(id) || Boolean(happenedOf(data, id)) });
  unveil();
  catchUp();
  await showDrawn();
  await mounted.figures.lettered();
  await inSlices(mounted.nameAll).start();
  await inSlices(buildChangeTable(part("twin"), data, store)).start();
  await nextTask();
  buildSearch(part("tools"), { map, data, store, at: mounted.figures.happened.at });
  buildShare(part("tools"), data, filesOf(data, () => [past, data].flatMap((side) => rowsOf(side, isoOf(data.start, side.day)))));
  announce(part("live"), data, store);
  await mounted.figures.lettered();
  document.documentElement.dataset.ready = "true";
  // Who asks for the map of the day before has it at once.
  do await restedFor(MOUNTED_REST);
  while (!mounting.next().done);
}

/**
 * Whether a view has the map of the day before.
 *
 * @param {View} view
 */
const hasBefore = (view) => view !== "change" && view !== "after";

/**
 * Where a reader has zoomed to, who wants to see it in the other views too; paper has the whole.
 *
 * @param {L.Map} map
 * @returns {[L.LatLng, number] | false}
 */
function placeSeen(map) {
  const closer = map.getZoom() > map.getMinZoom() + HOME_ABOVE_LEAST;
  return closer && !document.documentElement.classList.contains("printing") && [map.getCenter(), map.getZoom()];
}

/** Ground that one side alone covers: thin lines, no colour. */
function apartPattern() {
  const side = STEP.apart;
  const line = svg("rect", { width: 1, height: side, class: "apart-line" });
  return pattern("p-apart", side, 45, svg("rect", { width: side, height: side, class: "apart-ground" }), line);
}

/**
 * The payload as it stands on each of its two days: ground and words are the same.
 *
 * @param {SideData} read
 */
function dayOnEach(read) {
  const sides = /** @type {const} */ ([0, 1]).map((side) => {
    const data = { ...read, places: read.places.map((place) => ({ ...place })), statuses: read.statuses.map((status) => ({ ...status })) };
    data.byId = keyed(data.places);
    data.ground = data.places.filter(({ kind }) => kind === "unit");
    data.day = data.days[side];
    data.holdings = holdingsOn(data, data.day, ({ sides }) => sides?.[side]);
    return data;
  });
  const [past, data] = sides;
  past.beside = data.byId;
  data.beside = past.byId;
  return sides;
}

/**
 * @param {SideData} past
 * @param {SideData} data
 * @param {number} first
 * @param {number} last
 * @returns {Compared}
 */
function compareSides(past, data, first, last) {
  const [before, after] = [past.holdings, data.holdings];
  /** @type {Map<string, string>} */
  const apart = new Map(data.places.flatMap(({ id, apart: side }) => (side ? [[id, side]] : [])));
  const common = data.ground.filter(({ id }) => !apart.has(id));
  const moves = transitionsBetween(common, before, after, data.statuses);
  return { first, last, before, after, apart, moves };
}

/**
 * The legend with the figures of both days.
 *
 * @param {HTMLElement} root
 * @param {SideData} past
 * @param {SideData} data
 * @param {Store} store
 * @param {Speaker} say
 */
function legendOfBoth(root, past, data, store, say) {
  /** @type {(status: Status, i: number) => boolean} */
  const held = ({ id }, i) => past.statuses[i].count + data.statuses[i].count > 0 || isOnPlaces(id, [past, data]);
  const words = data.words.figures;
  const shown = data.statuses.flatMap((status, i) => (held(status, i) ? [[past.statuses[i], status]] : []));
  const statuses = shown.map(([before, after]) => {
    /** @param {string} to */
    const toldBy = (to) => {
      /** @param {(status: Status) => string} figure */
      const way = (figure) => (figure(before) === figure(after) ? figure(after) : fill(to, { before: figure(before), after: figure(after) }));
      const count = fill(words.count, { n: way(({ count = 0 }) => say.integer(count)), units: say.form(data.unitForms.units, before.count === after.count ? (after.count ?? 0) : 2) });
      return { count, share: way(({ share = 0, count = 0 }) => say.share(share, count)) };
    };
    const told = toldBy(data.words.compare.to);
    const heard = fill(data.words.detail.row, { term: after.label, text: fill(words.share, toldBy(data.words.timeline.heard_way)) });
    // What only places have says nothing of units.
    if (!before.count && !after.count) return { ...after, short: "", figures: "" };
    return { ...after, heard, short: fill(words.short, told), figures: fill(words.share, told) };
  });
  buildLegend(root, { ...data, statuses }, store);
}

/**
 * @param {string} status
 * @param {SideData[]} sides
 */
function isOnPlaces(status, sides) {
  return sides.some(({ holdings }) => [...holdings.values()].some((holding) => holding.status === status));
}

/** @param {SideData} data */
function turnLines({ turns }) {
  return turns.map(({ label, names }) =>
    el("p", { class: "turned" }, el("strong", {}, label), el("span", { class: "names" }, names)),
  );
}

/** @param {SideData} data */
function apartLines({ apart }) {
  return apart.map(({ side, label, figures, names }) =>
    el(
      "div",
      { class: "turned" },
      el("div", { class: "what" }, swatch("", `apart ${side}`), el("strong", {}, label)),
      el("p", { class: "quiet" }, figures),
      el("span", { class: "names" }, names),
    ),
  );
}

/**
 * Builds the table; gives what fills it, row by row.
 *
 * @param {HTMLElement} root
 * @param {SideData} data
 * @param {Store} store
 */
function buildChangeTable(root, data, store) {
  /** @type {TableWords & Record<string, string>} */
  const words = { ...data.words.table, ...data.words.compare };
  const table = buildTable(root, {
    lang: data.lang,
    caption: words.caption_changes,
    columns: data.changeColumns.map((key) => ({ key, label: words[key], date: key === "when", numeric: key === "area" })),
    rows: [],
    words,
    onPick: (id) => {
      store.set({ picked: id });
      document.querySelector(".map").scrollIntoView({ block: "nearest" });
    },
  });
  store.listen((state, before) => {
    if (atHand(state) !== atHand(before)) table.pick(atHand(state));
  });
  return function* () {
    yield* table.renew(data.changes.map((change) => changeRow(change, data.changeColumns)));
    table.pick(atHand(store.get()));
  };
}

/**
 * @param {Payload.ChangeRow} change
 * @param {string[]} columns
 * @returns {Row}
 */
function changeRow({ id, cells, statuses, km2, day, url }, columns) {
  /** @type {Record<string, Partial<Cell>>} */
  const more = { when: { sort: day ?? "" }, area: { sort: km2 ?? "" }, source: { href: url } };
  /** @type {(key: string, i: number) => Cell} */
  const cell = (key, i) => {
    const swatched = SWATCHED.includes(key) ? { swatch: statuses[SWATCHED.indexOf(key)] } : {};
    return { text: cells[i], ...swatched, ...more[key] };
  };
  return { id, cells: Object.fromEntries(columns.map((key, i) => [key, cell(key, i)])) };
}
