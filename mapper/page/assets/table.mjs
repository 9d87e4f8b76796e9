// SPDX-License-Identifier: MIT
import { button, collatorOf, el, fill, heardAs, sayIn, setIn, sourceLink, statusClass } from "./dom.mjs";
import { rowsInOrder } from "./rows_in_order.mjs";
import { LISTED_ROWS, MANY_ROWS } from "./shared.mjs";
import { oncePainted } from "./tasks.mjs";

/** The table twin: everything on the map as a table to search, sort and pick from. */

/** @type {{ none: Order, ascending: Order, descending: Order }} */
const TURNS = { none: "ascending", ascending: "descending", descending: "none" };

// Letters that have no mark to take away, and those of which a language has two forms.
const LETTERS = { ø: "o", ł: "l", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", ð: "d", þ: "th", ي: "ی", ك: "ک" };

const SCROLLING = 30; // rows that are certainly higher than the scroller may be

/**
 * Builds the table into `root`. Texts come from the caller and reach the page as text alone.
 *
 * @param {HTMLElement} root
 * @param {TableParts} table
 * - `columns` [{ key, label, numeric, date }], the first one names the row;
 * - `rows` [{ id, also, cells: { key: { text, heard, sort, href, swatch, dir, lang } } }], `sort` being what
 *   to order by in place of the text, `swatch` the id of a status whose colour goes before it, `also`
 *   what else the row is found by;
 * - `caption`; `words`: `search`, `empty`, `rows` ("{shown} of {all} rows"), `sort`
 *   ("Sort by {column}"), `show` ("Show {name} on the map"), and of very many rows `first` and `more`;
 * - `onPick(id)`, told when the reader picks a row; `lang`, by which texts are ordered
 * Gives `setRows(rows)`, `renew(rows)`, which does the same row by row, `setFilter(predicate on rows, or null)`, `pick(id or null)`, `destroy()`.
 */
export function buildTable(root, { columns, rows, caption, words, onPick, lang }) {
  /** @type {Entry[]} */
  let entries = [];
  /** @type {{ query: string, filter: RowFilter, sorted: Column | null, order: Order }} */
  const state = { query: "", filter: null, sorted: null, order: "none" };
  const heads = columns.map((column) => headCell(column, words));
  const body = el("tbody");
  const table = el("table", { class: "tw-table" }, el("caption", {}, caption));
  table.append(el("thead", {}, el("tr", {}, ...heads)), body);
  const scroller = el("div", { class: "tw-scroller", role: "region", tabindex: 0, "aria-label": caption }, table);
  const input = el("input", { class: "tw-input", type: "search", autocomplete: "off" });
  const count = el("p", { class: "tw-count", role: "status" });
  const empty = el("p", { class: "tw-empty", hidden: "" }, words.empty);
  const bar = el("div", { class: "tw-bar" }, el("label", { class: "tw-search" }, el("span", {}, words.search), input), count);
  const said = el("span");
  // A browser takes 10 ms for its first number in a language, and few tables need it.
  /** @param {number} n */
  const say = (n) => (n < 1000 ? String(n) : n.toLocaleString(lang));
  const more = button(fill(words.more, { n: say(LISTED_ROWS) }), () => {
    listed += LISTED_ROWS;
    show();
  });
  const first = el("p", { class: "tw-first", hidden: "" }, said, " ", more);
  root.replaceChildren(bar, scroller, empty, first);

  let listed = LISTED_ROWS;
  let isSeen = false;
  const isMany = () => entries.length > MANY_ROWS;
  /** @param {Entry} entry */
  const fits = (entry) => (!state.query.trim() || holdsWords(entry.search, state.query)) && (state.filter?.(entry.row) ?? true);
  const arrange = rowsInOrder(body, scroller);
  /** The rows that fit; of very many the first of them, and the one that is held open. */
  const show = () => {
    const found = sortedEntries(entries, state, lang).filter(fits);
    const some = isMany() ? found.slice(0, listed) : found;
    if (held && !some.includes(held) && found.includes(held)) some.push(held);
    arrange(some, isSeen);
    first.hidden = found.length <= some.length;
    said.textContent = fill(words.first, { n: say(listed), all: say(found.length) });
    sayIn(count, fill(words.rows, { shown: say(found.length), all: say(entries.length) }));
    empty.hidden = found.length > 0;
  };
  const showSoon = oncePainted(show);
  /** @param {Column} column */
  const sortBy = (column) => {
    state.order = TURNS[state.sorted === column ? state.order : "none"];
    state.sorted = column;
    showSoon();
    heads.forEach((head, nth) => setIn(head, "aria-sort", columns[nth] === column ? state.order : "none"));
  };
  /** @type {Entry | undefined} */
  let picked;
  /** @type {Entry | undefined} */
  let held;
  // To ask where a line stands that is not seen would lay out all that is not.
  const toSight = () => isSeen && picked?.line.isConnected && scrollInside(scroller, picked.line, heads[0].offsetHeight);
  new IntersectionObserver((changes) => {
    isSeen = changes.some(({ isIntersecting }) => isIntersecting);
    toSight();
  }).observe(scroller);
  /** @type {{ id: string | null, isHeld?: boolean }} */
  let wanted = { id: null };
  /** Marks the row that is picked; one that is held open is among the rows that are listed. */
  const mark = () => {
    const { id, isHeld } = wanted;
    if (picked?.isMade()) picked.line.removeAttribute("aria-current");
    picked = entries.find(({ row }) => row.id === id);
    const before = held;
    held = isHeld ? picked : undefined;
    if (held !== before && isMany()) show();
    if (picked && (picked.isMade() || !isMany())) picked.line.setAttribute("aria-current", "true");
    toSight();
  };
  const markSoon = oncePainted(mark);
  /**
   * @param {string | null} id
   * @param {boolean} [isHeld] open, and so among the rows that are listed
   */
  const pick = (id, isHeld) => {
    wanted = { id, isHeld };
    // A row that nobody sees waits for what is seen.
    (isSeen ? mark : markSoon)();
  };

  input.addEventListener("input", () => {
    state.query = input.value;
    listed = LISTED_ROWS;
    showSoon();
  });
  heads.forEach((head, nth) => {
    head.firstChild?.addEventListener("click", () => sortBy(columns[nth]));
  });
  body.addEventListener("click", ({ target }) => {
    const id = /** @type {Element} */ (target).closest(".tw-pick")?.closest("tr")?.dataset.place;
    if (id === undefined) return;
    pick(id, wanted.isHeld);
    onPick?.(id);
  });
  /** @param {Row[]} given */
  const renew = function* (given) {
    const before = new Map(entries.map((entry) => [entry.row.id, entry]));
    /** @type {Entry[]} */
    const renewed = [];
    for (const row of given) {
      const entry = before.get(row.id);
      const same = entry?.isMade() && JSON.stringify(entry.row) === JSON.stringify(row) ? entry : null;
      const current = same ?? tableEntry(row, columns, words);
      if (given.length <= MANY_ROWS) void current.line;
      renewed.push(current);
      yield;
    }
    entries = renewed;
    held = entries.find(({ row }) => row.id === held?.row.id);
    scroller.classList.toggle("tall", entries.length > SCROLLING);
    show();
  };
  /** @param {Row[]} given */
  const setRows = (given) => void [...renew(given)];
  setRows(rows);
  return {
    setRows,
    renew,
    /** @param {RowFilter} predicate */
    setFilter(predicate) {
      state.filter = predicate;
      show();
    },
    pick,
    destroy: () => root.replaceChildren(),
  };
}

/**
 * A text as it is searched: without marks, case, hyphens and apostrophes, so that "Sarpul" finds
 * "Sārpul", "sare pul" finds "Sar-e Pul", and "Lodz" finds "Łódź".
 *
 * @param {string} text
 */
export function searchable(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Pd}\p{Lm}'’‘`´]/gu, "");
  return plain.replace(/[øłđıßæœðþيك]/g, (letter) => /** @type {Record<string, string>} */ (LETTERS)[letter]);
}

/**
 * Whether a searchable text holds every word of a query, in any order; words may be run together.
 *
 * @param {string} text
 * @param {string} query
 */
export function holdsWords(text, query) {
  const wanted = searchable(query).trim();
  const whole = (/** @type {string} */ words) => words.replace(/\s/g, "");
  return wanted.split(/\s+/).every((word) => text.includes(word)) || whole(text).includes(whole(wanted));
}

/**
 * A row with its line in the table and the text in which the search looks, both made when they are asked for.
 *
 * @param {Row} row
 * @param {Column[]} columns
 * @param {TableWords} words
 */
function tableEntry(row, columns, words) {
  /** @type {HTMLElement | undefined} */
  let line;
  /** @type {string | undefined} */
  let search;
  return {
    row,
    isMade: () => line !== undefined,
    get line() {
      return (line ??= tableLine(row, columns, words));
    },
    get search() {
      return (search ??= searchable([...columns.map(({ key }) => row.cells[key]?.text ?? ""), row.also].join(" ")));
    },
  };
}

/**
 * @param {Row} row
 * @param {Column[]} columns
 * @param {TableWords} words
 */
function tableLine(row, columns, words) {
  const cells = columns.map(({ key }) => row.cells[key] ?? { text: "" });
  const [first, ...others] = cells.map(cellContent);
  const title = fill(words.show, { name: cells[0].text });
  const name = el("button", { class: "tw-pick", type: "button", title }, ...first);
  const head = el("th", { class: "tw-place", scope: "row" }, name);
  const rest = others.map((content, nth) => el("td", { class: columnClass(columns[nth + 1]) }, ...content));
  return el("tr", { class: "tw-row", "data-place": row.id }, head, ...rest);
}

/**
 * @param {Column} column
 * @param {TableWords} words
 */
function headCell(column, words) {
  const title = fill(words.sort, { column: column.label });
  const sort = el("button", { class: "tw-sort", type: "button", title }, column.label);
  return el("th", { class: columnClass(column), scope: "col", "aria-sort": "none" }, sort);
}

/** @param {Column} column */
function columnClass({ numeric, date }) {
  return numeric ? "tw-number" : date ? "tw-date" : null;
}

/**
 * What stands in a cell: the colour of its status, then its text, or a link to a source.
 *
 * @param {Cell} cell
 * @returns {Child[]}
 */
function cellContent({ text, heard, href, swatch, dir, lang }) {
  const colour = `tw-swatch ${statusClass(swatch)}`;
  const mark = swatch === undefined ? null : el("span", { class: colour, "aria-hidden": "true" });
  const words = href ? sourceLink(text, href) : heardAs(text, heard);
  return [mark, dir || lang ? el("bdi", { dir, lang }, words) : words];
}

/**
 * The entries in order; rows with equal cells keep their order, and empty cells come last.
 *
 * @param {Entry[]} entries
 * @param {{ sorted: Column | null, order: Order }} state
 * @param {string} lang
 */
function sortedEntries(entries, { sorted, order }, lang) {
  if (!sorted || order === "none") return entries;
  const { key, numeric, date } = sorted;
  const collator = collatorOf(lang);
  /** @type {(a: any, b: any) => number} */
  const compare = numeric ? (a, b) => a - b : date ? (a, b) => (a < b ? -1 : Number(a > b)) : collator.compare;
  const turn = order === "ascending" ? 1 : -1;
  /** @param {Entry} entry */
  const value = ({ row }) => row.cells[key]?.sort ?? row.cells[key]?.text ?? "";
  return [...entries].sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    return a === "" || b === "" ? Number(a === "") - Number(b === "") : turn * compare(a, b);
  });
}

/**
 * Scrolls a line into sight inside its scroller, below the head, and nothing around it.
 *
 * @param {HTMLElement} scroller
 * @param {HTMLElement} line
 * @param {number} headHeight
 */
function scrollInside(scroller, line, headHeight) {
  const [view, at] = [scroller.getBoundingClientRect(), line.getBoundingClientRect()];
  const above = at.top - (view.top + headHeight);
  const below = at.bottom - view.bottom;
  if (above < 0) scroller.scrollTop += above;
  else if (below > 0) scroller.scrollTop += Math.min(below, above);
}
