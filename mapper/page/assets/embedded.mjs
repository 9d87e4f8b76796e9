// SPDX-License-Identifier: MIT
// The page in an article: it tells how high it is, and keeps what an article has no room for.
import { addressAlone } from "./address.mjs";
import { el } from "./dom.mjs";

const HIGHEST = 20000; // px
// A frame up to this many times as high as it needs to be stays so: the map fills it.
const ROOM = 1.7;
const WORD = /^[\w-]{1,64}$/;
const PATH = /^[\w./-]{1,128}$/;
const PYM_WIDTH = /^pymxPYMx[\w-]{1,64}xPYMxwidthxPYMx/;

// Read before the page writes its day where the article has put its word.
const ASKED = asksOf(location);

/**
 * Settles the page into the article around it; a page by itself stays as it is.
 *
 * @param {Data} data
 */
export function settleIn(data) {
  if (window.parent === window) return;
  const main = document.querySelector("main");
  document.querySelector(".map").append(document.getElementById("detail"));
  main.insertBefore(restOf(data.words.embed), document.getElementById("table"));
  const tell = teller(articleOrigin(location.ancestorOrigins, document.referrer), ASKED);
  const observer = new ResizeObserver(() => requestAnimationFrame(() => tell(false)));
  for (const part of [document.body, ...main.querySelectorAll(".frame, section")]) observer.observe(part);
  addEventListener("resize", () => tell(false));
  addEventListener("message", ({ source, data: asked }) => {
    if (source === window.parent && isQuestion(asked)) tell(true);
  });
  tell(true);
}

/**
 * A button for what is left out, and a way to the page by itself.
 *
 * @param {Payload.Words["embed"]} words
 */
function restOf(words) {
  const root = document.documentElement;
  const button = el("button", { type: "button", "aria-expanded": "false" }, words.rest);
  button.addEventListener("click", () => {
    button.setAttribute("aria-expanded", String(root.toggleAttribute("data-whole")));
  });
  return el("div", { class: "rest" }, button, wayOut(words.whole));
}

/**
 * A link to the page in a tab of its own, at what is shown; none without an address.
 *
 * @param {string} text
 */
function wayOut(text) {
  if (!/^https?:$/.test(location.protocol)) return null;
  const link = el("a", { target: "_blank", rel: "noopener" }, text);
  const aim = () => (link.href = addressAlone(location));
  for (const moment of ["focus", "pointerenter", "pointerdown"]) link.addEventListener(moment, aim);
  aim();
  return link;
}

/**
 * A function that tells the article the height, if it is a new one or was asked for.
 *
 * @param {string} origin
 * @param {Asks} asks
 */
function teller(origin, asks) {
  let told = 0;
  const most = highestOfSteps();
  return (/** @type {boolean} */ asked) => {
    const height = heightToTell(most(neededHeight()), innerHeight);
    // A frame that is not shown has no height to tell.
    if (!height || (height === told && !asked)) return;
    told = height;
    for (const message of messages(height, asks)) window.parent.postMessage(message, origin);
  };
}

/**
 * What a page needs, and a story at the same width ever needed or was given: from step to step the article
 * does not move.
 */
function highestOfSteps() {
  const isTold = Boolean(document.getElementById("story"));
  let [most, width] = [innerHeight, innerWidth];
  return (/** @type {number} */ needed) => {
    if (width !== innerWidth) [most, width] = [0, innerWidth];
    most = isTold ? Math.max(most, needed) : needed;
    return most;
  };
}

/** The height of the page in px when the map is no higher than it must be. */
function neededHeight() {
  const root = document.documentElement;
  root.dataset.embedded = "measured";
  const height = document.body.getBoundingClientRect().height;
  root.dataset.embedded = "";
  return Math.ceil(height);
}

/**
 * What is needed, or what there is where that suits: then the article does not move.
 *
 * @param {number} needed
 * @param {number} given
 */
export function heightToTell(needed, given) {
  const suits = needed <= given && given <= needed * ROOM;
  return Math.min(suits ? given : needed, HIGHEST);
}

/**
 * The origin of the article. Where it is not known messages go to whatever page is around this
 * one, which is why they hold nothing but a height, or how many steps a story has.
 *
 * @param {ArrayLike<string> | undefined} ancestors
 * @param {string} referrer
 */
export function articleOrigin(ancestors, referrer) {
  try {
    const { origin } = new URL(ancestors ? ancestors[0] : referrer);
    return origin === "null" ? "*" : origin;
  } catch {
    return "*";
  }
}

/**
 * By which names the article knows this frame; words of no other form are left aside.
 *
 * @param {Pick<Location, "search" | "hash" | "pathname">} location
 * @returns {Asks}
 */
export function asksOf({ search, hash, pathname }) {
  const asked = new URLSearchParams(search);
  /** @param {string | null | undefined} text */
  const word = (text) => (WORD.test(text ?? "") ? /** @type {string} */ (text) : null);
  const path = pathname.split("/").slice(-2).join("/");
  return {
    name: PATH.test(path) ? path : "control-map",
    pym: word(asked.get("childId")),
    secret: word(/^#\?secret=(.*)$/.exec(hash)?.[1]),
    amp: hash === "#amp=1",
  };
}

/**
 * The height in our own form and in those that newsrooms, WordPress and AMP listen for.
 *
 * @param {number} height
 * @param {Asks} asks
 */
export function messages(height, { name, pym, secret, amp }) {
  return [
    { "control-map": 1, height },
    { "datawrapper-height": { [name]: height } },
    pym && `pymxPYMx${pym}xPYMxheightxPYMx${height}`,
    secret && { message: "height", value: height, secret },
    amp && { sentinel: "amp", type: "embed-size", height },
  ].filter(Boolean);
}

/**
 * Whether a message asks for the height: in our own form, or as pym tells a new width.
 *
 * @param {string | { "control-map"?: unknown, ask?: unknown } | null | undefined} asked
 */
export function isQuestion(asked) {
  return typeof asked === "string" ? PYM_WIDTH.test(asked) : asked?.["control-map"] === 1 && asked.ask === "height";
}
