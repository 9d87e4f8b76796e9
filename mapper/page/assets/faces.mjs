// SPDX-License-Identifier: MIT
// The page of drawn ground: what was drawn on every day, and what changed between any two.
import { askedDays, bindAddress } from "./address.mjs";
import { buildChart } from "./chart.mjs";
import { changeList, sumsTable, reportList } from "./ground_lists.mjs";
import { sayFigures } from "./day_figures.mjs";
import { tellDays, turnsHeard } from "./heard.mjs";
import { fill } from "./dom.mjs";
import { buildEventList, eventDetail, eventSentence, happenedOf } from "./event_list.mjs";
import { drawContext, latLon } from "./shapes.mjs";
import { drawFigures } from "./figures.mjs";
import { historyAt, readLines } from "./drawn_lines.mjs";
import { nameHolders } from "./ground_holders.mjs";
import { readHistories } from "./histories.mjs";
import { drawnFiles } from "./drawn_data.mjs";
import { bindGround, keyAt } from "./ground_pointer.mjs";
import { buildGroundDetail, groundTip, pointSentence } from "./ground_detail.mjs";
import { letterOnGround } from "./ground_letters.mjs";
import { everDrawn } from "./ever_drawn.mjs";
import { drawGroundPaths } from "./ground_paths.mjs";
import { areasBy, drawnOn, groundLead, groundSentence, movesOf, setGroundFigures } from "./ground_words.mjs";
import { buildKey, buildLegend } from "./legend.mjs";
import { keepScrollFree } from "./pointer.mjs";
import { patternSheet } from "./patterns.mjs";
import { readPayload } from "./payload.mjs";
import { buildPlayer, daysInAddress, daysShown } from "./player.mjs";
import { foldSentence } from "./read_on.mjs";
import { buildShare } from "./sharing.mjs";
import { buildSheet } from "./sheet.mjs";
import { settleIn } from "./embedded.mjs";
import { heldPoint } from "./held_point.mjs";
import { buildSearch } from "./finding.mjs";
import { atHand, makeStore } from "./store.mjs";
import { bindStory, daysWithStory } from "./story.mjs";
import { onceAtRest } from "./at_rest.mjs";
import { showDrawn, unveil } from "./tasks.mjs";
import { holdingsOn } from "./tracks.mjs";
import { handsFirst } from "./turns.mjs";
import { bindFar } from "./far.mjs";
import { addControls, fitPaper, hintOver, setView, showBox } from "./view.mjs";
import { makeScale } from "./time_scale.mjs";
import { isoOf, makeSpeaker } from "./wording.mjs";

// How the store knows a point of the ground.
const POSITION = /^-?\d+\.\d{5} -?\d+\.\d{5}$/;
/** @param {string} key */
const latLngOf = (key) => {
  const [lat, lng] = key.split(" ").map(Number);
  return { lat, lng };
};
const REST = 120; // ms without a further change, after which what is not seen at once follows
/** @type {Topology} */
const NO_UNITS = { objects: { units: { type: "GeometryCollection", geometries: [] } }, arcs: [] };

start();

async function start() {
  /**
   * @template {keyof Parts} K
   * @param {K} id
   */
  const part = (id) => document.getElementById(id);
  /** @type {FacesData} */
  const data = readPayload(part("payload").textContent);
  /** @type {Rings[] | undefined} */
  let ever;
  const states = readLines(data.lines.text, data.stops.length);
  data.ground = readHistories(data);
  data.units = NO_UNITS;
  data.ever = () => (ever ??= everDrawn(states, data.lines.transform));
  data.measures = ["area"];
  const say = makeSpeaker(data.language);
  const faces = { ...data, places: data.ground };
  const holdingsAt = remembered((day) => holdingsOn(faces, day));
  data.statuses = data.statuses.filter(({ id }) => id || data.stops.some((day) => (areasBy(data.ground, holdingsAt(day)).get("") ?? 0) > 0));
  data.scale = makeScale(data.stops.at(-1));
  const days = data.single ? undefined : daysWithStory(daysInAddress(data), data);
  const store = makeStore({ day: data.opening, pinned: data.pinned, ...days?.read(askedDays() || "step=1"), hover: null, picked: null, isolated: null });
  part("when").hidden = data.single;
  part("on-this-day").hidden = data.single;
  /** @param {number} day */
  const stopOf = (day) => Math.max(0, data.stops.findLastIndex((stop) => stop <= day));
  /** @param {number} day */
  const areasOn = (day) => areasBy(data.ground, holdingsAt(day));
  setGroundFigures(data, areasOn(store.get().day), say);

  document.body.append(patternSheet(data.stripes));
  const map = window[document.querySelector(".folium-map").id];
  const home = setView(map, data);
  drawContext(map, data);
  const ground = drawGroundPaths(map, data);
  const latest = () => Math.max(...daysShown(store.get()));
  data.now = latest();
  const figures = drawFigures(map, data);
  if (store.get().pinned === null) {
    ground.show(states[stopOf(data.now)], isOld(data, data.now));
    await showDrawn();
  }
  addControls(map, data.words, home);
  bindFar(map, data, showBox);
  const letter = () => letterOnGround(figures.layers.letters, [ground.moved, ground.areas]);
  figures.afterLetters(letter);
  const nameHeld = nameHolders(figures.scene, data);
  /** @param {State} state */
  const nameDay = ({ day, pinned }) => nameHeld(pinned === null ? states[stopOf(day)] : null);
  nameDay(store.get());
  figures.lay();
  figures.happened.link?.(store);
  keepScrollFree(map, data.words.map, hintOver(map));
  fitPaper(map);
  bindGround({ map, store, home, words: data.words.faces, spots: figures.spots });
  buildLegend(part("legend"), data, store);
  buildKey(part("key"), { ...data, places: [] });

  /** @param {string | null} key */
  const pointAt = (key) => {
    if (!key) return null;
    const at = latLngOf(key);
    const turns = historyAt(states, ...ground.gridAt(at));
    return { at, turns: withReports(turns, data), stop: stopOf(store.get().day) };
  };
  /** @type {Centres} */
  const whereOf = (key) => {
    const at = figures.happened.at?.(key);
    const { x, y } = map.latLngToLayerPoint(at ? latLon(at) : latLngOf(key));
    return [x, y];
  };
  const { tell, tellOf } = buildGroundDetail(part("detail"), data, store, say);
  buildSheet({ root: part("detail"), map, centres: whereOf, words: data.words.detail, store });
  const tip = groundTip(map, data, say);
  const ring = heldPoint(map, /** @type {Element} */ (figures.layers.marks.parentNode), whereOf);
  const read = () => {
    const state = store.get();
    const happened = happenedOf(data, atHand(state));
    ring(happenedOf(data, state.picked) ? null : state.picked);
    if (happened) {
      tip(null, null);
      tellOf(eventDetail(happened, data, null), Boolean(state.picked));
      if (state.picked === happened.id) part("live").textContent = eventSentence(happened, data);
      return;
    }
    const point = pointAt(atHand(state));
    tell(point, Boolean(state.picked));
    tip(state.hover ? point : null, point && map.latLngToContainerPoint(point.at));
    if (state.picked && !state.hover && point) part("live").textContent = pointSentence(point, data, say);
    if (document.activeElement === map.getContainer() && state.hover && point) part("live").textContent = pointSentence(point, data, say);
  };
  const chart = buildChart({ root: part("chart"), bar: part("bar") }, data, store, say);
  chart.build();
  const showReports = reportList(part("on-this-day"), data, say);
  const showChanges = changeList(part("changes"), data, say);
  const fillTable = sumsTable(part("twin"), data, store, say);
  const player = buildPlayer({ slider: part("time"), buttons: part("player"), under: part("under") }, data, store, say);

  const storyHeard = bindStory({ map, data, store });
  const write = bindAddress({ map, data, store, days, focus: chart.focus, knows: (id) => POSITION.test(id) || Boolean(happenedOf(data, id)) });
  data.scale.listen(write);
  buildSearch(part("tools"), { map, data, store, at: figures.happened.at, keyOf: keyAt });
  buildShare(part("tools"), data, drawnFiles(data, {
    shown: () => daysShown(store.get()),
    now: () => store.get().day,
    holdingsAt,
    figuresOn: (day) => setGroundFigures(data, areasOn(day), say),
    ringsOn: (day) => states[stopOf(day)],
  }));

  const showHappened = data.happened ? buildEventList(data, store) : () => {};
  const rest = () => {
    const { day, pinned } = store.get();
    // With the day events come and go, and names make room for them.
    const isOther = data.now !== latest();
    data.now = latest();
    if (nameDay(store.get()) || (data.happened && isOther)) figures.lay();
    else letter();
    showHappened();
    const nth = stopOf(day);
    const before = nth ? holdingsAt(data.stops[nth - 1]) : new Map();
    const moves = movesOf(data, before, holdingsAt(day));
    showReports(day, nth, moves);
    const pair = pinned === null ? null : [day, pinned].sort((one, other) => one - other).map(holdingsAt);
    fillTable(areasOn(day), nth ? areasOn(data.stops[nth - 1]) : null, pair && movesOf(data, pair[0], pair[1]));
    write();
    read();
    // Who reads the ground hears that.
    if (document.activeElement !== map.getContainer()) tellDay();
  };
  const atRest = onceAtRest(REST, rest);
  const foldLead = foldSentence(data.words.timeline);
  const tellDay = tellDays(part("live"), part("time"), player.isPlaying, () => {
    const { day, pinned } = store.get();
    const nth = stopOf(day);
    const isOwn = pinned === null && nth > 0 && data.stops[nth] === day;
    const moves = isOwn ? handsFirst(movesOf(data, holdingsAt(data.stops[nth - 1]), holdingsAt(day)), data) : [];
    const turns = moves.map((move) => ({ ...move, names: [fill(data.words.faces.move_figures, { area: say.area(move.km2) })] }));
    return [storyHeard(), document.querySelector(".lead").textContent, turnsHeard(turns, data, say)].join(" ").trim();
  });
  /**
   * @param {State} state
   * @param {{ now?: boolean }} [how]
   */
  const show = ({ day, pinned }, { now = false } = {}) => {
    const [first, last = first] = daysShown({ day, pinned });
    /** @param {number} at */
    const words = (at) => say.day(isoOf(data.start, at));
    const areas = areasOn(day);
    if (pinned === null) ground.show(states[stopOf(day)], isOld(data, day));
    setGroundFigures(data, areas, say);
    sayFigures(part("legend"), data);
    chart.mark(day, pinned);
    chart.read();
    player.show(day, pinned);
    const days = { first: words(first), last: words(last) };
    const moves = pinned === null ? null : movesOf(data, holdingsAt(first), holdingsAt(last));
    if (moves) ground.compare(states[stopOf(first)], states[stopOf(last)], moves);
    part("day").textContent = pinned === null ? words(day) : fill(data.words.timeline.span, days);
    document.querySelector(".lead").textContent = moves ? groundSentence(data, moves, [first, last], words, say) : groundLead(data, areas, day, words, say);
    foldLead();
    showChanges(moves);
    document.body.classList.toggle("comparing", Boolean(moves));
    dim();
    atRest.stop();
    if (now) rest();
    else atRest.start();
  };
  const dim = () => {
    const { isolated } = store.get();
    map.getContainer().classList.toggle("isolating", isolated !== null);
    for (const path of ground.areas.children) {
      path.classList.toggle("dim", isolated !== null && "status" in path.dataset && path.dataset.status !== isolated);
    }
  };
  store.listen((state, before) => {
    if (state.day !== before.day || state.pinned !== before.pinned) show(state);
    if (state.isolated !== before.isolated) dim();
    if (state.hover !== before.hover || state.picked !== before.picked) read();
  });
  show(store.get(), { now: true });
  settleIn(data);
  unveil();
  await showDrawn();
  await figures.lettered();
  document.documentElement.dataset.ready = "true";
}

/**
 * The same answer for the same day, of the last few days that were asked for.
 *
 * @param {(day: number) => Holdings} answer
 * @param {number} most
 */
function remembered(answer, most = 8) {
  /** @type {Map<number, Holdings>} */
  const known = new Map();
  return (/** @type {number} */ day) => {
    if (!known.has(day)) {
      if (known.size >= most) known.delete([...known.keys()][0]);
      known.set(day, answer(day));
    }
    return /** @type {Holdings} */ (known.get(day));
  };
}

/**
 * Whether what was drawn last is older on a day than the limit.
 *
 * @param {FacesData} data
 * @param {number} day
 */
function isOld(data, day) {
  return data.staleDays !== null && day - drawnOn(data, day) > data.staleDays;
}

/**
 * The turns of a point with the number of the report behind each, where there are several.
 *
 * @param {PointTurn[]} turns
 * @param {FacesData} data
 * @returns {PointTurn[]}
 */
function withReports(turns, data) {
  if (data.reports.length < 2) return turns;
  /** @param {(string | number | undefined)[][]} steps */
  const key = (steps) => steps.map(([at, status]) => `${at} ${status ?? ""}`).join();
  const own = turns
    .filter(({ label, stop }) => label >= 0 || stop > 0)
    .map(({ label, stop }) => (label < 0 ? [data.stops[stop]] : [data.stops[stop], data.drawn[label]]));
  const unit = data.ground.find(({ track }) => key(track) === key(own));
  return turns.map((turn) => ({ ...turn, report: unit?.track.find(([at]) => at === data.stops[turn.stop])?.[2] ?? 0 }));
}
