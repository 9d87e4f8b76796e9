// SPDX-License-Identifier: MIT
// The page of many days: a slider over the record, what each day was like, and what changed
// between any two of them.
import { askedDays, bindAddress } from "./address.mjs";
import { buildAnnotations } from "./annotations.mjs";
import { buildChangeView } from "./change_view.mjs";
import { buildChart } from "./chart.mjs";
import { followCounts } from "./count_strips.mjs";
import { sayFigures } from "./day_figures.mjs";
import { buildDetail } from "./detail.mjs";
import { buildEventList, happenedOf } from "./event_list.mjs";
import { buildOnThisDay, reportsOn } from "./on_this_day.mjs";
import { fill, sayIn } from "./dom.mjs";
import { tellDays, turnsHeard } from "./heard.mjs";
import { keyed } from "./keyed.mjs";
import { leadOf } from "./lead.mjs";
import { buildKey, buildLegend } from "./legend.mjs";
import { keepLive } from "./live.mjs";
import { setFigures, setMoment, setPlaces } from "./moment.mjs";
import { settleIn } from "./embedded.mjs";
import { buildSearch } from "./finding.mjs";
import { layGround, mountMap } from "./mount.mjs";
import { nextChange } from "./next_change.mjs";
import { makePast } from "./past.mjs";
import { patternSheet } from "./patterns.mjs";
import { readPayload } from "./payload.mjs";
import { buildPlayer, daysInAddress, daysShown } from "./player.mjs";
import { foldSentence } from "./read_on.mjs";
import { filesOf, rowsOf } from "./saved_data.mjs";
import { buildShare } from "./sharing.mjs";
import { buildSheet } from "./sheet.mjs";
import { announce } from "./spoken.mjs";
import { bindStory, daysWithStory } from "./story.mjs";
import { makeStore } from "./store.mjs";
import { inSlices, nextTask, showDrawn, unveil } from "./tasks.mjs";
import { unhurried } from "./at_rest.mjs";
import { holderOf, holdingsOn, stepOn } from "./tracks.mjs";
import { chartedOf } from "./shares.mjs";
import { compareDays, sentenceOfTurns } from "./turns.mjs";
import { linkTable } from "./accessible_table.mjs";
import { makeScale } from "./time_scale.mjs";
import { swiftGround } from "./swift_ground.mjs";
import { isoOf, makeSpeaker } from "./wording.mjs";

const WORDS = { pause: 50, alone: 250, most: 2000 }; // ms

start();

async function start() {
  /**
   * @template {keyof Parts} K
   * @param {K} id
   */
  const part = (id) => document.getElementById(id);
  /** @type {TimelineData} */
  const data = readPayload(part("payload").textContent);
  data.byId = keyed(data.places);
  data.ground = data.places.filter(({ kind }) => kind === "unit");
  const say = makeSpeaker(data.language);
  data.statuses = data.statuses.filter(({ id }) => id || data.stops.some((day) => lacksData(data, day)));
  data.scale = makeScale(data.stops.at(-1));
  const days = daysWithStory(daysInAddress(data), data);
  const store = makeStore({ day: data.opening, pinned: null, ...days.read(askedDays() || "step=1"), hover: null, picked: null, isolated: null });
  /** @param {number} day */
  const moment = (day) => setMoment(data, day, holdingsOn(data, day), say);
  /** @type {Holdings} */
  let holdings;
  /** @type {() => string} */
  let sentence;
  moment(store.get().day);

  // Of two days that are compared each, the later one last, on which the places stay.
  const shownRows = () => daysShown(store.get()).flatMap((day) => {
    moment(day);
    return rowsOf(data, isoOf(data.start, day));
  });

  // Before all others that listen, for they tell of places as they are on the day.
  store.listen((state, before) => {
    if (state.day !== before.day || state.pinned !== before.pinned) show(state);
  });
  document.body.append(patternSheet(data.stripes));
  const map = window[document.querySelector(".folium-map").id];
  const laid = layGround(map, data);
  // What changed between two days is no map of one of them.
  if (store.get().pinned === null) await showDrawn();
  const mounted = mountMap(map, data, store, laid);
  await nextTask();
  buildLegend(part("legend"), data, store);
  buildKey(part("key"), everSeen(data));
  data.past = makePast(data, say);
  buildDetail(part("detail"), data, store);
  buildSheet({ root: part("detail"), map, centres: mounted.centres, words: data.words.detail, store });
  const showHappened = data.happened ? buildEventList(data, store) : () => {};
  const showNotes = buildAnnotations(part("annotations"), data, store);
  /** @type {() => Generator} */
  let fillTable = function* () {};
  await nextTask();
  const showCounts = followCounts({ root: part("counts"), strips: part("strips") }, data, say);
  await nextTask();
  const chart = buildChart({ root: part("chart"), bar: part("bar") }, chartedOf(data), store, say);
  await nextTask();
  chart.build();
  await nextTask();
  const showReports = buildOnThisDay(part("on-this-day"), data, store, say);
  const changes = buildChangeView(part("changes"), data, store, say);
  mounted.figures.afterLetters(() => changes.quieten(mounted.figures));
  part("changes").querySelector("h2")?.after(nextChange({ map, data, store, changed: changes.changed }));
  await nextTask();
  const player = buildPlayer({ slider: part("time"), buttons: part("player"), under: part("under") }, data, store, say);
  await nextTask();
  announce(part("live"), data, store);
  const storyHeard = bindStory({ map, data, store });
  const write = bindAddress({ map, data, store, days, focus: chart.focus, knows: (id) => data.byId.has(id) || Boolean(happenedOf(data, id)) });
  data.scale.listen(write);

  const tellDay = tellDays(part("live"), part("time"), player.isPlaying, () => {
    const { day, pinned } = store.get();
    const turned = pinned === null ? reportsOn(data, day).filter(({ before, after }) => before !== after) : [];
    const turns = turned.map(({ places, ...turn }) => ({ ...turn, names: places.map(({ name }) => name) }));
    return [storyHeard(), document.querySelector(".lead").textContent, turnsHeard(turns, data, say)].join(" ").trim();
  });
  const swift = swiftGround(map, data, mounted.ground);
  const follow = keepLive(mounted, function* () {
    showNotes();
    showHappened();
    yield;
    showReports(store.get().day);
    yield;
    showCounts(store.get().day);
    write();
    tellDay();
    yield;
    yield* fillTable();
  }, swift);
  const foldLead = foldSentence(data.words.timeline);
  // What is read in words and figures follows the map when the hand on the slider halts.
  const tell = unhurried(() => {
    setFigures(data, holdings, say);
    sayFigures(part("legend"), data);
    chart.read();
    document.body.classList.toggle("comparing", store.get().pinned !== null);
    changes.tell();
    sayIn(document.querySelector(".lead"), sentence());
    foldLead();
  }, WORDS);
  /**
   * @param {State} state
   * @param {boolean} [first] time, on a map just drawn
   */
  const show = ({ day, pinned }, first) => {
    const compared = pinned !== null && compareDays(data, day, pinned);
    holdings = compared ? compared.after : holdingsOn(data, day);
    setPlaces(data, compared ? compared.last : day, holdings, say);
    changes.choose(compared);
    const isPlain = !compared && store.get().isolated === null;
    follow({ now: first, fresh: first && !compared, isPlain, byHand: part("time").matches(":hover") && !player.isPlaying() });
    chart.mark(day, pinned);
    player.show(day, pinned);
    sayIn(part("day"), dayLine(data, day, pinned, say));
    changes.paint(mounted);
    sentence = () => (compared ? sentenceOfTurns(data, compared, say) : leadOf(data, holdings, day, say));
    tell();
  };
  show(store.get(), true);
  settleIn(data);
  unveil();
  await showDrawn();
  await mounted.figures.lettered();
  await inSlices(mounted.nameAll).start();
  fillTable = linkTable(part("twin"), data, store);
  await inSlices(fillTable).start();
  await nextTask();
  buildSearch(part("tools"), { map, data, store, at: mounted.figures.happened.at });
  buildShare(part("tools"), data, filesOf(data, shownRows));
  document.documentElement.dataset.ready = "true";
  await nextTask();
  swift.prepare();
}

/**
 * What the key explains: all that some day shows, each kind of mark in a colour that it has.
 *
 * @param {TimelineData} data
 */
function everSeen(data) {
  /** @param {Place} place */
  const statusOf = ({ track }) => track?.find((step) => step.length > 1)?.[1];
  return {
    ...data,
    statuses: data.statuses.map((status) => ({ ...status, stale: data.staleDays })),
    // What a place says of its day is not asked for.
    places: data.places.map((place) => Object.create(place, { status: { value: statusOf(place) } })),
  };
}

/**
 * Whether nothing is known of some unit on a day.
 *
 * @param {TimelineData} data
 * @param {number} day
 */
function lacksData({ ground, byId }, day) {
  // Of a capital perhaps nothing is ever said.
  return ground.some((place) => !holderOf(place, (id) => Boolean(stepOn(byId.get(id)?.track, day))));
}

/**
 * @param {TimelineData} data
 * @param {number} day
 * @param {number | null} pinned
 * @param {Speaker} say
 */
function dayLine(data, day, pinned, say) {
  /** @param {number} at */
  const words = (at) => say.day(isoOf(data.start, at));
  if (pinned === null) return words(day);
  const span = { first: words(Math.min(day, pinned)), last: words(Math.max(day, pinned)) };
  return fill(data.words.timeline.span, span);
}
