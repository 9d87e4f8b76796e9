// SPDX-License-Identifier: MIT
// What changed between two days, on the map and as a legend of transitions.
import { collatorOf, el, fill, heardAs, renew, sayIn, statusClass, svg } from "./dom.mjs";
import { keyLine, patchOf } from "./legend.mjs";
import { listed } from "./names.mjs";
import { STEP, pattern } from "./patterns.mjs";
import { pieceLines, piecesOf } from "./piece_lines.mjs";
import { STRIPE_SHARE } from "./shared.mjs";
import { handsFirst, stripedTurns, turnId, turnOf, withinOf } from "./turns.mjs";
import { isoOf } from "./wording.mjs";

// What is not compared.
const BARE = { classes: [], look: " " };

/** @typedef {Pick<Mounted, "ground" | "figures">} Drawn */

/**
 * Builds the legend of transitions in `root`. `choose(compared)` takes two states to compare, or
 * false for the map as it is on the day; `paint(mounted)` then paints the map, `tell()` the legend,
 * and after every layout of the lettering `quieten(figures)` has names stand back.
 *
 * @param {HTMLElement} root
 * @param {SpellsData} data
 * @param {Store} store
 * @param {Speaker} say
 */
export function buildChangeView(root, data, store, say) {
  const list = el("ul", { class: "moves" });
  const kept = el("p", { class: "quiet" });
  root.append(list, kept);
  const showLine = turnLine(root, data);
  /** @type {Set<string>} */
  const made = new Set();
  const labels = labelsOf(data);
  /** @type {Compared | false} */
  let compared = false;
  /** @type {Compared | false} */
  let told = false;
  let painted = false;
  const paintTurns = turnPainter();
  const buttonOn = buttonsOf(data, store, say);
  /** @type {(places: Place[], two: Compared) => Node[]} */
  const namesIn = (places, two) => listed(places, buttonOn(two), data, say);
  /** @type {Map<string, HTMLElement>} The items of the list that were made, by their turns. */
  const items = new Map();
  /** @type {(move: Move, two: Compared) => HTMLElement} */
  const itemOf = (move, two) => {
    const id = turnId(move.before, move.after);
    const item = items.get(id) ?? moveItem(move, data, labels);
    items.set(id, item);
    const [what, figures, names] = item.children;
    dye(/** @type {SVGElement} */ (what.firstChild), move, stripedTurns(two.moves));
    sayIn(figures, figuresOf(move, data, say));
    renew(names, pieceLines(data, move, buttonOn(two)) ?? namesIn(move.units, two));
    return item;
  };
  /** @type {{ turned: Move[], others: Place[][] } | null} */
  let known = null;
  /** @param {Compared} two */
  const listOf = (two) =>
    (known ??= {
      turned: handsFirst(two.moves, data).map((move) => ({ ...move, units: piecesOf(data, move) ?? byName(move.units, data) })),
      others: turnedPlaces(data, two),
    });
  return {
    /** The ids of what changed, in the order in which it is listed. */
    changed() {
      const { turned, others } = compared ? listOf(compared) : { turned: [], others: [] };
      return [...turned.map(({ units }) => units), ...others].flat().map(({ id }) => id);
    },
    /** @param {Compared | false} two */
    choose(two) {
      if (!compared && !two) return;
      if (compared !== two) known = null;
      compared = two;
      /** @type {Map<string, string[]>} */
      const ways = new Map();
      for (const place of data.places) {
        const turn = compared && turnOf(compared, place.id);
        place.pale = Boolean(compared) && !turn;
        place.turn = turn ? [turn.before, turn.after] : undefined;
        if (!turn) continue;
        const words = ways.get(turn.id) ?? [wayOf(turn, data, labels), heardWay(turn, data, labels)];
        ways.set(turn.id, words);
        [place.statusWords, place.heardWords] = words;
        // These words are not those of the day, which takes them back.
        place.lent = { keys: [...(place.lent?.keys ?? []), "statusWords", "heardWords"], holding: place.lent?.holding, turned: true };
      }
    },
    /** @param {Figures} figures */
    quieten: (figures) => quietenNames(figures, compared),
    /** @param {Drawn} drawn */
    paint(drawn) {
      if (compared || painted) paintTurns(drawn, compared, made);
      painted = Boolean(compared);
    },
    tell() {
      const two = compared;
      if (root.hidden === Boolean(two)) root.hidden = !two;
      if (!two || two === told) return;
      told = two;
      const { turned, others } = listOf(two);
      showLine(turned, two.moves);
      renew(list, [...turned.map((move) => itemOf(move, two)), ...others.map((places) => otherItem(places, two, data, labels, say, namesIn))]);
      const rest = two.moves.filter(({ isChange }) => !isChange);
      kept.replaceChildren(...(turned.length + others.length ? keptLine(rest, data, say, labels) : [data.words.timeline.changes_none]));
    },
  };
}

/**
 * Puts the changes before `root` as one line of what finds room, for narrow pages; gives what fills it.
 *
 * @param {HTMLElement} root
 * @param {DaysData} data
 */
export function turnLine(root, data) {
  const labels = labelsOf(data);
  const line = keyLine(root);
  line.classList.add("turns");
  root.before(line);
  /** @param {(Pair & { isChange: boolean })[]} turned @param {Move<{}>[]} moves */
  return (turned, moves) => line.replaceChildren(...turned.map((pair) => el("span", {}, turnSwatch(pair, stripedTurns(moves)), wayOf(pair, data, labels))));
}

/**
 * What paints changed ground in the new colour, with stripes of the old one where several had it, and the rest pale; it
 * touches nothing that looks as it did.
 */
function turnPainter() {
  /** @type {Map<SVGElement, { classes: string[], look: string }>} */
  const worn = new Map();
  return (/** @type {Drawn} */ { ground, figures }, /** @type {Compared | false} */ compared, /** @type {Set<string>} */ made) => {
    /** @param {string} id */
    const turn = (id) => turnOf(/** @type {Compared} */ (compared), id);
    const paint = paintWith(compared ? compared.moves : [], made);
    for (const [id, element] of [...ground.units, ...ground.bands, ...figures.marks]) {
      const turned = compared && turn(id);
      const side = compared && compared.apart?.get(id);
      const fill = turned && ground.units.has(id) ? paint(turned) : "";
      /** @type {string[]} */
      const classes = [];
      if (compared && !turned) classes.push("kept");
      if (fill) classes.push("turned");
      if (side) classes.push("apart");
      if (side === "neither") classes.push(side);
      const before = worn.get(element) ?? BARE;
      const look = `${classes} ${fill}`;
      if (look === before.look) continue;
      worn.set(element, { classes, look });
      if (`${classes}` !== `${before.classes}`) {
        element.classList.remove(...before.classes);
        element.classList.add(...classes);
      }
      if (fill) element.style.setProperty("--f", fill);
      else element.style.removeProperty("--f");
    }
    ground.units.turn?.(compared && turn, paint);
  };
}

/**
 * The new colour with stripes of the old one.
 *
 * @param {string} id
 * @param {string} before
 * @param {string} after
 */
function changePattern(id, before, after) {
  const side = STEP.turn;
  const base = svg("rect", { width: side, height: side, class: `${after} plain` });
  const stripe = svg("rect", { width: side * STRIPE_SHARE.turn, height: side, class: `${before} plain` });
  return pattern(id, side, 45, base, stripe);
}

/**
 * The names of what stayed as it was stand back.
 *
 * @param {Figures} figures
 * @param {Compared | false} compared
 */
function quietenNames({ layers }, compared) {
  for (const text of layers.letters.children) {
    const id = text.dataset.place;
    text.classList.toggle("kept-name", Boolean(compared && id && !turnOf(compared, id)));
  }
}

/**
 * What fills the ground of each turn among `moves`; puts patterns on the page that `made` does not
 * have yet.
 *
 * @param {Move<{}>[]} moves
 * @param {Set<string>} made
 */
export function paintWith(moves, made) {
  const striped = stripedTurns(moves);
  return (/** @type {Turn} */ turn) => {
    if (striped.has(turn.id) && !made.has(turn.id)) {
      made.add(turn.id);
      document.querySelector(".patterns defs").append(changePattern(turn.id, statusClass(turn.before), statusClass(turn.after)));
    }
    return fillOf(turn, striped);
  };
}

/**
 * @param {Pair} turn
 * @param {Set<string>} striped
 */
function fillOf({ before, after }, striped) {
  const id = turnId(before, after);
  if (striped.has(id)) return `url(#${id})`;
  return document.getElementById(`p-${after}`) ? `url(#p-${after})` : `var(--s-${after},var(--none))`;
}

/**
 * Places other than units whose status differs, without the capitals that units follow: those of one kind that
 * went the same way together, by their names.
 *
 * @param {SpellsData} data
 * @param {Compared} compared
 */
function turnedPlaces(data, compared) {
  const followed = new Set(data.ground.map(({ capital }) => capital));
  /** @type {Map<string, Place[]>} */
  const groups = new Map();
  for (const place of data.places) {
    const turn = place.kind !== "unit" && !followed.has(place.id) && turnOf(compared, place.id);
    if (!turn) continue;
    const key = `${place.kind} ${turn.id}`;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()].map((group) => byName(group, data));
}

/**
 * A turn, with room for its figures and for the names of what took it.
 *
 * @param {Pair} turn
 * @param {SpellsData} data
 * @param {Labels} labels
 */
function moveItem(turn, data, labels) {
  const what = el("div", { class: "what" }, patchOf("patch"), el("strong", {}, wayAsHeard(turn, data, labels)));
  return el("li", {}, what, el("p", { class: "quiet" }), el("div", { class: "names" }));
}

/**
 * @param {Move} move
 * @param {SpellsData} data
 * @param {Speaker} say
 */
function figuresOf({ units, km2 }, { words, unitForms }, say) {
  const count = say.counted(words.figures.count, unitForms.units, units.length);
  return fill(words.timeline.move_figures, { count, area: say.area(km2) });
}

/**
 * `33 capitals · Government → Taliban`, and their names.
 *
 * @param {Place[]} places
 * @param {Compared} compared
 * @param {SpellsData} data
 * @param {Labels} labels
 * @param {Speaker} say
 * @param {(places: Place[], two: Compared) => Node[]} namesIn
 */
function otherItem(places, compared, data, labels, say, namesIn) {
  const [{ id, kind }] = places;
  const way = wayAsHeard(/** @type {Turn} */ (turnOf(compared, id)), data, labels);
  const count = say.count(data.words.figures.places[/** @type {PlaceKind} */ (kind)], places.length);
  return el("li", {}, el("p", {}, `${count} · `, way), el("p", { class: "names" }, ...namesIn(places, compared)));
}

/**
 * @param {Place[]} places
 * @param {MapData} data
 */
function byName(places, { lang }) {
  const { compare } = collatorOf(lang);
  return [...places].sort((a, b) => compare(a.name, b.name));
}

/**
 * What gives the button with the name of a place, with the day since which it has its new status. One that says what it
 * said before is the same.
 *
 * @param {SpellsData} data
 * @param {Store} store
 * @param {Speaker} say
 */
function buttonsOf(data, store, say) {
  /** @type {Map<string, HTMLElement>} */
  const made = new Map();
  /** @type {(place: Place, since?: number) => HTMLElement} */
  const nameOf = ({ id, name }, since) => {
    const title = since === undefined ? null : fill(data.words.timeline.since, { day: say.day(isoOf(data.start, since)) });
    const button = el("button", { type: "button", title }, name);
    button.addEventListener("click", () => store.set({ picked: id }));
    return button;
  };
  return (/** @type {Compared} */ { after }) => (/** @type {Place} */ place) => {
    const since = after.get(place.id)?.since;
    const key = `${since} ${place.id}`;
    const button = made.get(key) ?? nameOf(place, since);
    made.set(key, button);
    return button;
  };
}

/**
 * What did not change, if anything did not.
 *
 * @param {Move[]} moves
 * @param {SpellsData} data
 * @param {Speaker} say
 * @param {Labels} labels
 */
const keptLine = (moves, data, say, labels) => (moves.length ? keptLines(keptWords(moves, data, say), moves, labels) : []);

/**
 * @param {Move[]} moves
 * @param {SpellsData} data
 * @param {Speaker} say
 */
function keptWords(moves, data, say) {
  const units = moves.flatMap((move) => move.units);
  const count = say.counted(data.words.figures.count, data.unitForms.units, units.length);
  const area = say.area(moves.reduce((sum, { km2 }) => sum + km2, 0));
  return fill(data.words.timeline.kept, { figures: fill(data.words.timeline.move_figures, { count, area }) });
}

/**
 * The labels of the statuses by id, that of no data too.
 *
 * @param {Data} data
 * @returns {Labels}
 */
export function labelsOf({ statuses, words }) {
  return /** @type {Labels} */ (new Map(/** @type {[string, string][]} */ ([["", words.legend.no_data], ...statuses.map(({ id, label }) => [id, label])])));
}

/**
 * `Government → Taliban`, or `Front → Army (renamed)` within one side.
 *
 * @param {Pair} pair
 * @param {DaysData} data
 * @param {Labels} labels
 */
function wayOf({ before, after }, data, labels) {
  const { move, within } = data.words.timeline;
  const text = within[/** @type {keyof typeof within} */ (withinOf(data, before, after))] ?? move;
  return fill(text, { before: labels.get(before), after: labels.get(after) });
}

/**
 * The same for who hears the page, without an arrow.
 *
 * @param {Pair} pair
 * @param {DaysData} data
 * @param {Labels} labels
 */
function heardWay({ before, after }, data, labels) {
  const { heard_way, heard_within } = data.words.timeline;
  const text = heard_within[/** @type {keyof typeof heard_within} */ (withinOf(data, before, after))] ?? heard_way;
  return fill(text, { before: labels.get(before), after: labels.get(after) });
}

/**
 * The words of a turn as they are seen and as they are heard.
 *
 * @param {Pair} pair
 * @param {DaysData} data
 * @param {Labels} labels
 */
export function wayAsHeard(pair, data, labels) {
  return heardAs(wayOf(pair, data, labels), heardWay(pair, data, labels));
}

/**
 * A patch of what fills the ground of a turn.
 *
 * @param {Pair} turn
 * @param {Set<string>} striped
 */
export function turnSwatch(turn, striped) {
  const patch = patchOf("patch");
  dye(patch, turn, striped);
  return patch;
}

/** @type {(patch: SVGElement, turn: Pair, striped: Set<string>) => void} */
const dye = (patch, turn, striped) => patch.style.setProperty("--f", fillOf(turn, striped));

/**
 * What stayed, in a line of its own, and under it the patches of its ground, each with what it is.
 *
 * @param {string} said
 * @param {Pair[]} rest
 * @param {Labels} labels
 */
export function keptLines(said, rest, labels) {
  const patches = rest.map(({ after }) => el("span", {}, patchOf(`patch kept ${statusClass(after)}`), labels.get(after)));
  return [said, el("span", { class: "kept-key" }, ...patches)];
}
