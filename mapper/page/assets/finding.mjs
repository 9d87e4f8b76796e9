// SPDX-License-Identifier: MIT
// Finding a place by any of its names: one field for the map, and for the table below it.
import { el, fill } from "./dom.mjs";
import { eventRows } from "./event_list.mjs";
import { holdsWords, searchable } from "./table.mjs";
import { groundById } from "./topology.mjs";
import { showBox } from "./view.mjs";
import { groundOn, worldOf } from "./world.mjs";

const MOST_OFFERED = 8; // places that are offered
const AROUND = 1 / 12; // of the longer side of all ground, around what is shown
const TYPED = "input, select, textarea";
const LEAST_TYPED = 5; // letters, of which one may be another; of LONG_TYPED two may
const LONG_TYPED = 8;

/**
 * What there is to find: places by all of their names, notes, events, and towns for orientation.
 * `keyOf` makes an id of a town's position, on pages that know ground by its position.
 *
 * @param {MapData} data
 * @param {(at: Point) => string | null} [keyOf]
 * @returns {Findable[]}
 */
function findables(data, keyOf) {
  const words = data.words.find;
  const names = new Map(data.places.map(({ id, name }) => [id, name]));
  /** @param {string | undefined} within */
  const inside = (within) => (names.has(within ?? "") ? ` · ${fill(data.words.detail.within, { name: names.get(/** @type {string} */ (within)) })}` : "");
  return [
    ...data.places.map(({ id, name, kindWords, within, local }) => ({ id, name, what: kindWords + inside(within), also: local.map((other) => other.name).join(" ") })),
    ...data.annotations.map(({ n, place, title }) => ({ id: place, name: title, what: fill(words.note, { n }), also: data.places.find(({ id }) => id === place)?.note ?? "" })),
    ...eventRows(data).map(({ id, cells }) => ({ id, name: cells.place.text, what: cells.kind.text, also: "" })),
    ...(data.towns ?? []).map(({ name, at, within }) => ({ id: keyOf?.(at) ?? within ?? null, name, what: words.town + inside(within), also: "", at })),
  ];
}

/**
 * Those whose name, or what stands beside it, holds every word of a query: first names that begin
 * with it, then names with a word that does. Where no name does, then those that are nearly so.
 *
 * @param {Findable[]} all
 * @param {string} query
 */
export function foundBy(all, query) {
  const wanted = searchable(query).trim();
  if (!wanted) return [];
  /** @param {Findable} one */
  const rank = ({ name, also }) => {
    const names = searchable(`${name} ${also}`);
    const at = ` ${names}`.indexOf(` ${wanted}`);
    return at < 0 ? 2 : at && 1;
  };
  const found = all.filter(({ name, what, also }) => holdsWords(searchable(`${name} ${what} ${also}`), query)).sort((a, b) => rank(a) - rank(b));
  const near = found.length && rank(found[0]) < 2 ? [] : nearly(all.filter((one) => !found.includes(one)), wanted);
  return [...found, ...near].slice(0, MOST_OFFERED);
}

/**
 * Those of which a name begins almost as what is wanted, or sounds like it, the nearest first, and of two as near
 * the one that it is the first word of.
 *
 * @param {Findable[]} all
 * @param {string} wanted
 */
function nearly(all, wanted) {
  const letters = wanted.replace(/[^\p{L}\d]/gu, "").length;
  if (letters < LEAST_TYPED) return [];
  const most = letters < LONG_TYPED ? 1 : 2;
  const sound = soundsOf(wanted).join("");
  /** @param {Findable} one */
  const stray = ({ name, also }) => {
    const words = soundsOf(searchable(`${name} ${also}`));
    return Math.min(...words.map((_, nth) => lettersApart(sound, words.slice(nth)) + Number(nth > 0) / 2));
  };
  return all
    .map((one) => ({ one, by: stray(one) }))
    .filter(({ by }) => by < most + 1)
    .sort((a, b) => a.by - b.by)
    .map(({ one }) => one);
}

/**
 * The words of a searchable text by what transcriptions agree on: "Qunduz" and "Kondoz", "Sar-e Pul" and "Sari Pol".
 *
 * @param {string} text
 */
function soundsOf(text) {
  const plain = text.replace(/[kgc]h|[qgc]/g, "k").replace(/w/g, "v").replace(/[eiy]+/g, "i").replace(/[ou]+/g, "u");
  return plain.replace(/(.)\1/g, "$1").match(/[\p{L}\d]+/gu) ?? [];
}

/**
 * How many letters must be put in, left out, changed or swapped with the next to make a text one of words or the first
 * of them run together; for one more, a beginning of that.
 *
 * @param {string} wanted
 * @param {string[]} words
 */
function lettersApart(wanted, words) {
  const text = words.join("").slice(0, wanted.length + 2);
  let end = 0;
  const ends = words.map((word) => (end += word.length));
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: wanted.length + 1 }, (_, i) => i);
  let least = wanted.length;
  for (let j = 0; j < text.length; j++) {
    const next = [j + 1];
    for (let i = 0; i < wanted.length; i++) {
      next.push(Math.min(next[i] + 1, row[i + 1] + 1, row[i] + Number(wanted[i] !== text[j])));
      if (i && wanted[i] === text[j - 1] && wanted[i - 1] === text[j]) next[i + 1] = Math.min(next[i + 1], before[i - 1] + 1);
    }
    [before, row] = [row, next];
    least = Math.min(least, next[wanted.length] + Number(!ends.includes(j + 1)));
  }
  return least;
}

/**
 * The field in `root`, a combobox that `/` leads to; what is picked is shown on the map and held open.
 * The field of the table holds the same words.
 *
 * @param {HTMLElement} root
 * @param {{ map: L.Map, data: MapData, store: Store, at?: EventLayer["at"], keyOf?: (at: Point) => string | null }} it
 */
export function buildSearch(root, { map, data, store, at, keyOf }) {
  const words = data.words.find;
  const list = el("ul", { id: "found", role: "listbox", "aria-label": words.field, hidden: "" });
  const input = el("input", { role: "combobox", "aria-expanded": "false", "aria-label": words.field, "aria-controls": "found", "aria-autocomplete": "list", placeholder: words.field, title: words.key, autocomplete: "off", spellcheck: "false" });
  root.append(el("div", { class: "find" }, input, list));
  // Where the field is out of sight, under the map, a button on the map brings it over the map.
  for (const seek of document.querySelectorAll(".seek")) {
    seek.addEventListener("click", () => {
      document.body.classList.add("seeking");
      input.focus({ preventScroll: true });
    });
  }
  const boxOf = boxOfFound(map, data, at);
  /** @type {Findable[]} */
  let offered = [];
  let nth = 0;
  const show = () => {
    list.replaceChildren(...offered.map(({ name, what }, i) => el("li", { id: `found-${i}`, role: "option", "aria-selected": String(i === nth) }, name, el("span", { class: "quiet" }, ` ${what}`))));
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.setAttribute("aria-activedescendant", list.hidden ? "" : `found-${nth}`);
  };
  const close = () => {
    offered = [];
    show();
  };
  const look = () => {
    offered = document.activeElement === input ? foundBy(findables(data, keyOf), input.value) : [];
    nth = 0;
    show();
    if (input.value) document.getElementById("live").textContent = fill(offered.length ? words.found : words.none, { n: offered.length });
  };
  /** @param {Findable | undefined} one */
  const pick = (one) => {
    if (!one) return;
    input.value = "";
    input.dispatchEvent(new Event("input"));
    const box = boxOf(one);
    if (box) showBox(map, box);
    store.set({ picked: one.id, hover: null });
    document.querySelector(".map").scrollIntoView({ block: "nearest" });
  };
  input.addEventListener("input", look);
  input.addEventListener("focus", look);
  input.addEventListener("blur", () => {
    document.body.classList.remove("seeking");
    close();
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !offered.length) look();
    else if (step) nth = (nth + step + offered.length) % offered.length;
    else if (event.key === "Enter" && offered[nth]) pick(offered[nth]);
    else if (event.key === "Escape" && input.value) {
      event.stopPropagation();
      if (!offered.length) input.value = "";
      close();
    } else return;
    event.preventDefault();
    if (offered.length) show();
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const item = /** @type {Element} */ (event.target).closest("li");
    if (item) pick(offered[[...list.children].indexOf(item)]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /** @type {Element} */ (event.target).closest(TYPED)) return;
    event.preventDefault();
    input.select();
  });
  /** @type {HTMLInputElement | null} */
  const other = keyOf ? null : document.querySelector("#twin .tw-input");
  if (!other) return;
  holdIn(input, other);
  holdIn(other, input);
  other.addEventListener("keydown", ({ key }) => key === "Enter" && pick(foundBy(findables(data), other.value)[0]));
}

/**
 * What is typed in one field stands in the other.
 *
 * @param {HTMLInputElement} from
 * @param {HTMLInputElement} to
 */
function holdIn(from, to) {
  from.addEventListener("input", () => {
    if (to.value === from.value) return;
    to.value = from.value;
    to.dispatchEvent(new Event("input"));
  });
}

/**
 * A function that gives the box around a thing that was found, in px at zoom 0, with room around it.
 *
 * @param {L.Map} map
 * @param {MapData} data
 * @param {EventLayer["at"]} [at]
 */
export function boxOfFound(map, data, at) {
  // Made at the first look, for most readers never look.
  /** @type {ReturnType<typeof groundById> | undefined} */
  let ground;
  return (/** @type {Pick<Findable, "id" | "at">} */ { id, at: town }) => {
    const place = data.places.find((one) => one.id === id);
    const point = town ?? place?.at ?? at?.(id ?? "");
    ground ??= groundById(data);
    const points = (!town && ground.get(id ?? "")?.flat(2)) || (point ? [point] : []);
    if (!points.length) return null;
    const { min, max } = /** @type {{ min: L.Point, max: L.Point }} */ (L.bounds(points.map((at) => L.point(worldOf(map)(at)))));
    const { x, y } = groundOn(map, data).getSize();
    const room = L.point(1, 1).multiplyBy(AROUND * Math.max(x, y));
    return L.bounds(min.subtract(room), max.add(room));
  };
}
