// SPDX-License-Identifier: MIT
// What is known of a point of drawn ground: its status, since when, according to whom, and what
// it was before.
import { sentences } from "./detail.mjs";
import { el, fill, sourceLink } from "./dom.mjs";
import { swatch } from "./legend.mjs";
import { strip } from "./strip.mjs";
import { RADIUS_M } from "./shared.mjs";
import { moveTip } from "./tip.mjs";
import { isoOf } from "./wording.mjs";

const MOST = 8; // turns that are listed
const WAYS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"];
const DECIMALS = 3; // decimals of a degree

/**
 * The turns of a point up to a stop, the newest first: [{ label, stop, report }].
 *
 * @param {PointTurn[]} turns
 * @param {number} stop
 */
function turnsUntil(turns, stop) {
  return turns.filter((turn) => turn.stop <= stop).reverse();
}

/**
 * `33.125° N, 65.5° E`
 *
 * @param {LatLng} at
 * @param {Payload.Words["faces"]} words
 */
function positionWords({ lat, lng }, words) {
  /**
   * @param {number} value
   * @param {[string, string]} ways
   */
  const part = (value, ways) => `${Math.abs(value).toFixed(DECIMALS)}° ${value < 0 ? ways[1] : ways[0]}`;
  const lon = lng - 360 * Math.round(lng / 360);
  return fill(words.here, { lat: part(lat, [words.north, words.south]), lon: part(lon, [words.east, words.west]) });
}

/**
 * Where a point is, by the nearest town that the page knows and the direction from it; by its position
 * where there is none. Distances on a sphere of mean radius (haversine).
 *
 * @param {LatLng} at
 * @param {FacesData} data
 */
export function whereWords(at, { towns = [], words: { faces: words } }) {
  const [nearest] = towns.map((town) => ({ ...town, km: kmBetween(town.at, [at.lng, at.lat]) })).sort((a, b) => a.km - b.km);
  if (!nearest) return positionWords(at, words);
  const [lon, lat] = nearest.at;
  const east = ((((at.lng - lon + 540) % 360) + 360) % 360 - 180) * Math.cos((lat * Math.PI) / 180);
  const turn = Math.round((Math.atan2(east, at.lat - lat) / Math.PI) * 4 + 8) % 8;
  const way = words.ways[/** @type {keyof typeof words.ways} */ (WAYS[turn])];
  return fill(nearest.km < 1 ? words.at_town : words.near_town, { km: Math.round(nearest.km), way, town: nearest.name });
}

/**
 * @param {readonly number[]} one
 * @param {readonly number[]} other
 */
function kmBetween([lon, lat], [lon2, lat2]) {
  const [turn, up, a, b] = [lon2 - lon, lat2 - lat, lat, lat2].map((degrees) => (degrees * Math.PI) / 180);
  return 2 * (RADIUS_M / 1000) * Math.asin(Math.sqrt(Math.sin(up / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(turn / 2) ** 2));
}

/**
 * Builds the panel in `root`; `tell(point, day)` shows a point, see `pointAt`, or what to do; `tellOf` what
 * is told of something else.
 *
 * @param {HTMLElement} root
 * @param {FacesData} data
 * @param {Store} store
 * @param {Speaker} say
 */
export function buildGroundDetail(root, data, store, say) {
  const body = el("div", { class: "body" });
  root.append(body);
  const tellOf = (/** @type {Node[]} */ parts, /** @type {boolean} */ picked) => {
    root.classList.toggle("open", picked);
    body.replaceChildren(...parts);
  };
  const tell = (/** @type {GroundPoint | null} */ point, /** @type {boolean} */ picked) => {
    tellOf(point ? pointDetail(point, picked, data, store, say) : [el("p", { class: "quiet" }, data.words.faces.detail_empty)], Boolean(point && picked));
  };
  return { tell, tellOf };
}

/**
 * @param {GroundPoint} point
 * @param {boolean} picked
 * @param {FacesData} data
 * @param {Store} store
 * @param {Speaker} say
 */
function pointDetail({ at, turns, stop }, picked, data, store, say) {
  const words = data.words.detail;
  const [now, ...before] = turnsUntil(turns, stop);
  const status = now && now.label >= 0 ? data.drawn[now.label] : "";
  const report = status ? data.reports[now.report ?? 0] : null;
  const rows = [
    [words.since, status && dayOf(now, data, say)],
    [words.basis, report?.basis],
    [words.confidence, report?.confidence],
    [words.source, report?.source && sourceLink(report.source, report.url)],
    [words.note, report?.note],
  ].filter(([, value]) => value);
  return /** @type {HTMLElement[]} */ ([
    el(
      "div",
      {},
      el("h3", {}, whereWords(at, data)),
      data.towns?.length ? el("p", { class: "quiet" }, positionWords(at, data.words.faces)) : null,
      el("p", { class: "holding" }, swatch(status), el("strong", {}, labelOf(status, data))),
      picked ? closeButton(words, store) : null,
    ),
    rows.length ? el("dl", {}, ...rows.flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)])) : null,
    pastStrip(turns, data),
    beforeList(now, before, data, say),
  ].filter(Boolean));
}

/**
 * What the ground was on all days, in a strip; null where it never changed.
 *
 * @param {PointTurn[]} turns
 * @param {FacesData} data
 */
function pastStrip(turns, { drawn, stops, now = 0 }) {
  const end = stops.at(-1) + 1;
  const spells = turns.map(({ label, stop }, i) => ({ from: stops[stop], to: i + 1 < turns.length ? stops[turns[i + 1].stop] : end, status: drawn[label] ?? "" }));
  return spells.length < 2 ? null : el("div", { class: "over-time" }, strip(spells, end, now));
}

/**
 * What the ground was before, each with the days from and to.
 *
 * @param {PointTurn} now
 * @param {PointTurn[]} before
 * @param {FacesData} data
 * @param {Speaker} say
 */
function beforeList(now, before, data, say) {
  const turns = before.filter(({ label, stop }) => label >= 0 || stop > 0).slice(0, MOST);
  if (!turns.length) return null;
  const items = turns.map((turn, i) => {
    const status = turn.label >= 0 ? data.drawn[turn.label] : "";
    const next = i ? turns[i - 1] : now;
    const span = fill(data.words.faces.span, { first: dayOf(turn, data, say), last: dayOf(next, data, say) });
    return el("li", {}, swatch(status), `${labelOf(status, data)} `, el("span", { class: "quiet" }, span));
  });
  return el("div", {}, el("p", { class: "quiet" }, data.words.faces.before), el("ul", { class: "past" }, ...items));
}

/**
 * @param {PointTurn} turn
 * @param {FacesData} data
 * @param {Speaker} say
 */
function dayOf({ stop }, data, say) {
  return say.day(isoOf(data.start, data.stops[stop]));
}

/**
 * @param {string} status
 * @param {Data} data
 */
function labelOf(status, { statuses, words }) {
  return statuses.find(({ id }) => id === status)?.label ?? words.legend.no_data;
}

/**
 * @param {Payload.Words["detail"]} words
 * @param {Store} store
 */
function closeButton(words, store) {
  const button = el("button", { type: "button", class: "close" }, words.close);
  button.addEventListener("click", () => store.set({ picked: null, hover: null }));
  return button;
}

/**
 * One line on a point: where it is, what it is, since when and on what basis.
 *
 * @param {GroundPoint} point
 * @param {FacesData} data
 * @param {Speaker} say
 */
export function pointSentence({ at, turns, stop }, data, say) {
  const [now] = turnsUntil(turns, stop);
  const status = now && now.label >= 0 ? data.drawn[now.label] : "";
  const { detail: words, faces } = data.words;
  const { basis } = (status && data.reports[now.report ?? 0]) || {};
  const told = { where: whereWords(at, data), status: labelOf(status, data), day: status && dayOf(now, data, say) };
  return sentences([fill(status ? faces.heard_since : faces.heard, told), basis && fill(words.row, { term: words.basis, text: basis })], words);
}

/**
 * A line or two beside the pointer. `show(point, place)` takes the place in px of the map.
 *
 * @param {L.Map} map
 * @param {FacesData} data
 * @param {Speaker} say
 */
export function groundTip(map, data, say) {
  const tip = el("div", { class: "tip", "aria-hidden": "true" });
  map.getContainer().append(tip);
  return (/** @type {GroundPoint | null} */ point, /** @type {L.Point | null} */ place) => {
    tip.classList.toggle("shown", Boolean(point));
    if (!point) return;
    const [now] = turnsUntil(point.turns, point.stop);
    const status = now && now.label >= 0 ? data.drawn[now.label] : "";
    const since = status ? ` · ${fill(data.words.detail.since_day, { day: dayOf(now, data, say) })}` : "";
    tip.replaceChildren(el("div", {}, swatch(status), labelOf(status, data), since));
    moveTip(tip, /** @type {L.Point} */ (place), map.getSize());
  };
}
