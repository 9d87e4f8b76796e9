// The script of an article: frames with automatic height, and the element <control-map>.
import { heightIn, QUESTION, senderOf } from "./height.mjs";
import { NARROW } from "./shared.mjs";

const WIDE = NARROW + 1; // px; as wide as this a map has its legend beside it
const THEMES = ["light", "dark"];
const PROTOCOLS = ["https:", "http:", "file:"];

function start() {
  addEventListener("message", (message) => {
    const height = heightIn(message.data);
    const frame = height && senderOf(message, frames());
    if (frame) settle(frame, height);
  });
  customElements.define("control-map", ControlMap);
  // Maps that were here before this script have told their height to no one.
  for (const frame of frames()) frame.contentWindow?.postMessage(QUESTION, "*");
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
 * `<control-map src="…" name="…" heights="NARROW WIDE" theme="auto|light|dark">`: a frame with the
 * map. What stands in the element is shown by readers that do not know it.
 */
class ControlMap extends HTMLElement {
  static observedAttributes = ["src", "theme"];

  connectedCallback() {
    if (this.frame) return;
    const frame = document.createElement("iframe");
    const [narrow = 900, wide = narrow] = (this.getAttribute("heights") ?? "").match(/\d{3,5}/g) ?? [];
    frame.title = this.getAttribute("name") ?? "";
    frame.loading = "lazy";
    frame.style.cssText = `display:block;width:100%;border:0;height:clamp(${wide}px,calc((${WIDE - 0.5}px - 100cqw)*9999),${narrow}px)`;
    this.style.cssText += ";display:block;width:100%;container-type:inline-size";
    this.frame = frame;
    this.aim();
    this.attachShadow({ mode: "open" }).append(frame);
  }

  attributeChangedCallback() {
    if (this.frame) this.aim();
  }

  /** Loads what `src` and `theme` say, unless that is there already. */
  aim() {
    const address = addressOf(this.getAttribute("src"), this.getAttribute("theme"));
    if (address && this.frame && address !== this.frame.src) this.frame.src = address;
  }
}

/**
 * The whole address of a map in a theme; null for what is no address of a page.
 *
 * @param {string | null} src
 * @param {string | null} theme
 */
function addressOf(src, theme) {
  if (!src) return null;
  try {
    const address = new URL(src, document.baseURI);
    if (!PROTOCOLS.includes(address.protocol)) return null;
    if (theme && THEMES.includes(theme)) address.searchParams.set("theme", theme);
    return address.href;
  } catch {
    return null;
  }
}

// However often the script stands in an article, it runs once.
if (!customElements.get("control-map")) start();
