// The numbered list beside the map. A number and its entry point at each other.
import { el, sourceLink } from "./dom.mjs";
import { keyed } from "./keyed.mjs";
import { atHand } from "./store.mjs";

/**
 * Builds the list in `root`; it highlights with the map, both ways. Gives what builds it anew.
 *
 * @param {HTMLElement} root
 * @param {Data} data
 * @param {Store} store
 */
export function buildAnnotations(root, data, store) {
  const places = keyed(data.places);
  const list = el("ol", { class: "notes" });
  const empty = el("p", { class: "quiet" }, data.words.annotations.empty);
  root.append(list, empty);
  /** @type {[string, HTMLElement][]} */
  let items = [];
  const show = () => {
    items = data.annotations.map((entry) => [entry.place, annotationItem(entry, places.get(entry.place), store)]);
    list.replaceChildren(...items.map(([, item]) => item));
    list.hidden = !items.length;
    empty.hidden = items.length > 0;
  };
  show();
  store.listen((state) => {
    for (const [id, item] of items) item.classList.toggle("at-hand", atHand(state) === id);
  });
  return show;
}

/**
 * @param {Payload.Annotation} annotation
 * @param {Place} report
 * @param {Store} store
 */
function annotationItem({ n, place, title }, report, store) {
  const { note, reportedWords, basis, source, url } = report;
  const button = el("button", { type: "button" }, title);
  button.addEventListener("click", () => store.set({ picked: place }));
  const credit = [reportedWords, basis].filter(Boolean).join(" · ");
  const item = el(
    "li",
    { value: n },
    el("span", { class: "disc", "aria-hidden": "true" }, String(n)),
    el("div", {}, button, note ? el("p", {}, note) : null, creditLine(credit, source, url)),
  );
  item.addEventListener("pointerenter", () => store.set({ hover: place }));
  item.addEventListener("pointerleave", () => store.set({ hover: null }));
  return item;
}

/**
 * @param {string} credit
 * @param {string | undefined} source
 * @param {string | undefined} url
 */
function creditLine(credit, source, url) {
  const line = el("p", { class: "quiet" }, credit);
  if (source) line.append(" · ", sourceLink(source, url));
  return line;
}
