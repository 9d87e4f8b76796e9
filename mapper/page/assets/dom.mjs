// SPDX-License-Identifier: MIT
// Small helpers for making elements. Text reaches the document as text nodes alone.

/** @type {"http://www.w3.org/2000/svg"} */
const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * An HTML element with attributes and children; strings become text nodes.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} attributes
 * @param {...Child} children
 */
export function el(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/**
 * An SVG element, likewise.
 *
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} attributes
 * @param {...Child} children
 */
export function svg(tag, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG_NAMESPACE, tag), attributes, children);
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Attributes} attributes
 * @param {Child[]} children
 */
function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) element.setAttribute(name, /** @type {string} */ (value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/**
 * Gives an element this text and nothing else. One that has it is not touched, and one that has another keeps its node:
 * a browser lays out and paints what is touched, whether it is another or not.
 *
 * @param {Element} element
 * @param {string} text
 */
export function sayIn(element, text) {
  const node = element.firstChild;
  if (!(node instanceof Text) || node !== element.lastChild) element.textContent = text;
  else if (node.data !== text) node.data = text;
}

/**
 * Gives an element this attribute, if it does not have it.
 *
 * @param {Element} element
 * @param {string} name
 * @param {string} value
 */
export function setIn(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * A text, and how it is heard where a screen reader would read a sign in it.
 *
 * @param {string} seen
 * @param {string | undefined} heard
 */
export function heardAs(seen, heard) {
  return heard ? el("span", { role: "img", "aria-label": heard }, seen) : seen;
}

/**
 * A button that does something; one of a sign alone has a label, which is read and shown as its title.
 *
 * @param {string} text
 * @param {() => void} act
 * @param {string} [label]
 */
export function button(text, act, label) {
  const made = el("button", { type: "button", "aria-label": label, title: label }, text);
  made.addEventListener("click", act);
  return made;
}

/**
 * A link to a source in a new tab; plain text where the address is not one of the web.
 *
 * @param {string} text
 * @param {string | undefined} url
 */
export function sourceLink(text, url) {
  if (!/^https?:\/\//i.test(url ?? "")) return el("span", {}, text);
  return el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, text);
}

/**
 * What a report rests on in one line, its source last.
 *
 * @param {(string | undefined)[]} parts
 * @param {{ source?: string, url?: string }} report
 */
export function creditLine(parts, { source, url }) {
  const line = el("p", { class: "quiet" }, parts.filter(Boolean).join(" · "));
  if (source) line.append(" · ", sourceLink(source, url));
  return line;
}

/**
 * The classes of a status: its colours; `no-data` where there is none.
 *
 * @param {string | null | undefined} status
 */
export function statusClass(status) {
  return status ? `s-${status}` : "no-data";
}

/**
 * Gives an element these children, and touches none that is there already.
 *
 * @param {Element} root
 * @param {Node[]} children
 */
export function renew(root, children) {
  const kept = new Set(children);
  for (const child of [...root.childNodes]) if (!kept.has(child)) child.remove();
  /** @type {Node | null} */
  let next = root.firstChild;
  for (const child of children) {
    if (child === next) next = next.nextSibling;
    else root.insertBefore(child, next);
  }
}

/** @param {string} value */
const apart = (value) => (document.dir === "rtl" ? `\u2068${value}\u2069` : value);

/**
 * A text with its `{names}` filled in; on a page that runs from right to left each value keeps its own way.
 *
 * @param {string} template
 * @param {Values} values
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? apart(/** @type {string} */ (values[name])) : whole));
}

const collators = /** @type {Known<string, Intl.Collator>} */ (new Map());

/**
 * What orders texts, and numbers in them, as a language does. A browser takes its time to make one.
 *
 * @param {string} lang
 */
export function collatorOf(lang) {
  if (!collators.has(lang)) collators.set(lang, new Intl.Collator(lang, { numeric: true }));
  return collators.get(lang);
}

const rules = /** @type {Known<string, Intl.PluralRules>} */ (new Map());

/**
 * Of the forms of a text, or of a word, the one for `number`.
 *
 * @param {Forms} forms
 * @param {number} number
 * @param {string} lang
 */
export function formFor(forms, number, lang) {
  if (!rules.has(lang)) rules.set(lang, new Intl.PluralRules(lang));
  return forms[rules.get(lang).select(number)] ?? forms.other;
}

/**
 * A number of px as it stands in attributes.
 *
 * @param {number} value
 */
export function toTenth(value) {
  return Math.round(value * 10) / 10;
}
