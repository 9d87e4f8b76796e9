// SPDX-License-Identifier: MIT
// The script of an article: frames with automatic height, the element <control-map>, and stories that
// the article moves on.
import { heightIn, originTo, QUESTION, senderOf } from "./height.mjs";
import { NARROW, PHONE } from "./shared.mjs";
import { changedIn, stepAsked, stepOf, STORY_QUESTION, toldIn } from "./told.mjs";

const THEMES = ["light", "dark"];
const PROTOCOLS = ["https:", "http:", "file:"];
// What each frame told last; a frame that is not here yet hears nothing.
const known = /** @type {WeakMap<HTMLIFrameElement, Told>} */ (new WeakMap());

function start() {
  addEventListener("message", (message) => {
    const height = heightIn(message.data);
    const told = toldIn(message.data);
    const frame = (height || told) && senderOf(message, frames());
    if (frame && height && !mapOf(frame)?.hasAttribute("bare")) settle(frame, height);
    if (frame && told) hear(frame, told);
  });
  customElements.define("control-map", ControlMap);
  // Maps that were here before this script have told their height to no one.
  for (const frame of frames()) for (const asked of [QUESTION, STORY_QUESTION]) frame.contentWindow?.postMessage(asked, "*");
}

/**
 * Takes what a frame tells of its story, and tells the article what has changed. A map that has just
 * been loaded is asked for the step that the article is at by now.
 *
 * @param {HTMLIFrameElement} frame
 * @param {Told} told
 */
function hear(frame, told) {
  const map = mapOf(frame);
  const before = known.get(frame);
  known.set(frame, told);
  if (!told.day) {
    const step = map ? stepOf(map.getAttribute("step")) : null;
    ask(frame, step ? stepAsked(step) : STORY_QUESTION);
    return;
  }
  for (const key of changedIn(told, before)) {
    (map ?? frame).dispatchEvent(new CustomEvent(`control-map-${key}`, { bubbles: true, detail: told }));
  }
}

/**
 * The element that a frame stands in; none of one that the article has by itself.
 *
 * @param {HTMLIFrameElement} frame
 */
function mapOf(frame) {
  const root = frame.getRootNode();
  return root instanceof ShadowRoot ? /** @type {ControlMap} */ (root.host) : null;
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {object} message
 */
function ask(frame, message) {
  frame.contentWindow?.postMessage(message, originTo(frame));
}

/**
 * Every frame of ours that is in the article now.
 *
 * @returns {HTMLIFrameElement[]}
 */
function frames() {
  const maps = [...document.querySelectorAll("control-map")].flatMap((map) => /** @type {ControlMap} */ (map).frame ?? []);
  /** @type {NodeListOf<HTMLIFrameElement>} */
  const plain = document.querySelectorAll("iframe[data-control-map]");
  return [...plain, ...maps];
}

/**
 * Gives a frame a new height; what is reserved for it stays where that suits.
 *
 * @param {HTMLIFrameElement} frame
 * @param {number} height
 */
function settle(frame, height) {
  if (frame.clientHeight !== height) frame.style.height = `${height}px`;
}

/**
 * `<control-map src="…" name="…" heights="NARROW MIDDLE WIDE" theme="auto|light|dark" step="3" bare>`: a frame
 * with the map, at a step of its story; `bare`, it has the height of the element, and what tells the story
 * is left to the article. What stands in the element is shown by readers that do not know it.
 */
class ControlMap extends HTMLElement {
  static observedAttributes = ["src", "theme", "step"];

  connectedCallback() {
    if (this.frame) return;
    const frame = document.createElement("iframe");
    frame.title = this.getAttribute("name") ?? "";
    frame.loading = "lazy";
    const told = (this.getAttribute("heights") ?? "").match(/\d{3,5}/g) ?? ["900"];
    const wide = told.at(-1);
    /** By the width of the box: of a phone, of what is wider where that is told, and where the legend stands beside the map. */
    const steps = [[NARROW, told.at(-2) ?? wide], [PHONE, told[0]]].map(([most, px]) => `clamp(${wide}px,calc((${most}.5px - 100cqw)*9999),${px}px)`);
    const height = this.hasAttribute("bare") ? "100%" : `max(${steps})`;
    frame.style.cssText = `display:block;width:100%;border:0;height:${height}`;
    this.style.cssText += ";display:block;width:100%;container-type:inline-size";
    this.frame = frame;
    this.aim();
    this.attachShadow({ mode: "open" }).append(frame);
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.frame) return;
    const step = stepOf(this.getAttribute("step"));
    // A frame that is not there yet is asked once it tells that it is.
    if (name !== "step") this.aim();
    else if (step && known.has(this.frame)) ask(this.frame, stepAsked(step));
  }

  /** Loads what `src` and `theme` say, at the step that is asked for, unless that is there already. */
  aim() {
    const address = addressOf(this.getAttribute("src"), this.getAttribute("theme"), stepOf(this.getAttribute("step")), this.hasAttribute("bare"));
    if (address && this.frame && address !== this.frame.src) this.frame.src = address;
  }

  /** The step that is shown, from 1 on; null where the reader has left the story, or there is none. */
  get step() {
    const told = this.frame && known.get(this.frame);
    return told?.day ? told.step : stepOf(this.getAttribute("step"));
  }

  set step(step) {
    if (step === null) this.removeAttribute("step");
    else this.setAttribute("step", `${step}`);
  }

  /** How many steps there are; 0 until the map has told. */
  get steps() {
    return (this.frame && known.get(this.frame)?.steps) ?? 0;
  }
}

/**
 * The whole address of a map in a theme, at a step, and bare; null for what is no address of a page.
 *
 * @param {string | null} src
 * @param {string | null} theme
 * @param {number | null} step
 * @param {boolean} bare
 */
function addressOf(src, theme, step, bare) {
  if (!src) return null;
  try {
    const address = new URL(src, document.baseURI);
    if (!PROTOCOLS.includes(address.protocol)) return null;
    if (theme && THEMES.includes(theme)) address.searchParams.set("theme", theme);
    if (bare) address.searchParams.set("bare", "");
    if (step) address.hash = `step=${step}`;
    return address.href;
  } catch {
    return null;
  }
}

// However often the script stands in an article, it runs once.
if (!customElements.get("control-map")) start();
