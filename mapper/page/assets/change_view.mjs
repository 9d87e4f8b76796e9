// What changed between two days, on the map and as a legend of transitions.
import { el, fill, statusClass, svg } from "./dom.mjs";
import { pattern } from "./patterns.mjs";
import { isoOf } from "./wording.mjs";

const STRIPES = 11; // px from stripe to stripe

/** The id of the pattern of ground that went from one status to another. */
export function turnId(before, after) {
  return `x-${before || "none"}-${after || "none"}`;
}

/**
 * Builds the legend of transitions in `root`. Gives `show(mounted, compared)`, which paints the
 * map too (`compared` false: as it is on the day), and `sentence(compared)`.
 */
export function buildChangeView(root, data, store, say) {
  const list = el("ul", { class: "moves" });
  const kept = el("p", { class: "quiet" });
  root.append(list, kept);
  const made = new Set();
  const labels = new Map(data.statuses.map(({ id, label }) => [id, label]));
  return {
    show(mounted, compared) {
      root.hidden = !compared;
      paintTurns(mounted, compared, made);
      if (!compared) return;
      const turned = compared.moves.filter(({ isChange }) => isChange);
      const others = turnedPlaces(data, compared);
      list.replaceChildren(
        ...turned.map((move) => moveItem(move, compared, data, labels, store, say)),
        ...others.map((place) => otherItem(place, compared, data, labels, store, say)),
      );
      const rest = compared.moves.filter(({ isChange }) => !isChange);
      kept.textContent = turned.length || others.length ? keptWords(rest, data, say) : data.words.timeline.changes_none;
    },
    sentence({ first, last, moves }) {
      const count = moves.filter(({ isChange }) => isChange).reduce((sum, { units }) => sum + units.length, 0);
      return fill(count ? data.words.diff.sentence : data.words.diff.nothing, {
        first: say.day(isoOf(data.start, first)),
        last: say.day(isoOf(data.start, last)),
        n: say.integer(count),
        all: say.integer(data.ground.length),
        units: data.unitForms.units[1],
      });
    },
  };
}

/** Changed ground in the new colour with the old in its pattern, the rest quiet. */
function paintTurns({ ground, figures }, compared, made) {
  const turn = (id) => {
    const [before, after] = [compared.before, compared.after].map((holdings) => holdings.get(id)?.status ?? "");
    return before === after ? null : { before, after, id: turnId(before, after) };
  };
  const shapes = [...ground.units, ...ground.bands, ...figures.marks];
  for (const [id, element] of shapes) {
    const turned = compared && turn(id);
    element.classList.toggle("kept", Boolean(compared) && !turned);
    if (!ground.units.has(id)) continue;
    if (turned) {
      addPattern(turned, made);
      element.style.setProperty("--f", `url(#${turned.id})`);
    } else element.style.removeProperty("--f");
  }
  if (compared) ground.lines.repaint((id) => turn(id)?.id);
}

/** The new colour with stripes of the old one. */
function changePattern(id, before, after) {
  const base = svg("rect", { width: STRIPES, height: STRIPES, class: `${after} plain` });
  const stripe = svg("rect", { width: 3, height: STRIPES, class: `${before} plain` });
  return pattern(id, STRIPES, 45, base, stripe);
}

function addPattern({ before, after, id }, made) {
  if (made.has(id)) return;
  made.add(id);
  document.querySelector(".patterns defs").append(changePattern(id, statusClass(before), statusClass(after)));
}

/** Places other than units whose status differs, without the capitals that units follow. */
function turnedPlaces({ places, ground }, { before, after }) {
  const followed = new Set(ground.map(({ capital }) => capital));
  return places.filter(
    ({ id, kind }) => kind !== "unit" && !followed.has(id) && before.get(id)?.status !== after.get(id)?.status,
  );
}

function moveItem(move, compared, data, labels, store, say) {
  const words = data.words.timeline;
  const [unit, units] = data.unitForms.units;
  const count = say.count(data.words.figures.count, move.units.length, { unit, units });
  const way = fill(words.move, { before: labels.get(move.before), after: labels.get(move.after) });
  const figures = fill(words.move_figures, { count, area: say.area(move.km2) });
  return el(
    "li",
    {},
    el("div", { class: "what" }, turnSwatch(move.before, move.after), el("strong", {}, way)),
    el("p", { class: "quiet" }, figures),
    el("p", { class: "names" }, ...namesOf(move.units, compared, data, store, say)),
  );
}

function otherItem(place, { before, after }, data, labels, store, say) {
  const [one, other] = [before, after].map((holdings) => labels.get(holdings.get(place.id)?.status ?? ""));
  const way = fill(data.words.timeline.move, { before: one, after: other });
  return el(
    "li",
    {},
    el("p", { class: "names" }, ...namesOf([place], { after }, data, store, say), el("span", { class: "quiet" }, ` ${place.kindWords} · ${way}`)),
  );
}

/** Buttons with the names, each with the day since which it has its new status. */
function namesOf(places, { after }, data, store, say) {
  const sorted = [...places].sort((a, b) => a.name.localeCompare(b.name, data.lang));
  return sorted.flatMap((place, i) => {
    const since = after.get(place.id)?.since;
    const title = since === undefined ? null : fill(data.words.timeline.since, { day: say.day(isoOf(data.start, since)) });
    const button = el("button", { type: "button", title }, place.name);
    button.addEventListener("click", () => store.set({ picked: place.id }));
    return i ? [", ", button] : [button];
  });
}

function keptWords(moves, data, say) {
  const units = moves.flatMap((move) => move.units);
  const [unit, many] = data.unitForms.units;
  const count = say.count(data.words.figures.count, units.length, { unit, units: many });
  const area = say.area(moves.reduce((sum, { km2 }) => sum + km2, 0));
  return `${data.words.timeline.kept}: ${fill(data.words.timeline.move_figures, { count, area })}`;
}

function turnSwatch(before, after) {
  const patch = svg("rect", { x: 0.5, y: 0.5, width: 21, height: 13, class: "patch" });
  patch.style.setProperty("--f", `url(#${turnId(before, after)})`);
  return svg("svg", { class: "swatch", width: 22, height: 14, viewBox: "0 0 22 14", "aria-hidden": "true" }, patch);
}
