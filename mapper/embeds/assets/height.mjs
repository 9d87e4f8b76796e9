// SPDX-License-Identifier: MIT
// How high a frame is to be, as the map in it says.

const LEAST = 100, HIGHEST = 20000; // px

/** What asks a map for its height; it holds nothing, so that any page may read it. */
export const QUESTION = { "control-map": 1, ask: "height" };

/**
 * The height in a message of a map of ours, px; 0 for any other message.
 *
 * @param {string | { "control-map"?: unknown, height?: unknown } | null | undefined} data
 */
export function heightIn(data) {
  if (typeof data !== "object" || data === null || data["control-map"] !== 1) return 0;
  const { height } = data;
  return typeof height === "number" && Number.isInteger(height) && height >= LEAST && height <= HIGHEST ? height : 0;
}

/**
 * The frame that a message comes from: by its window, which no one else can take on, and by the
 * origin of its address, which is another one where the frame has gone elsewhere.
 *
 * @param {Pick<MessageEvent, "source" | "origin">} message
 * @param {HTMLIFrameElement[]} frames
 */
export function senderOf({ source, origin }, frames) {
  return frames.find((frame) => frame.contentWindow === source && isFrom(frame, origin));
}

/**
 * Whether a message of this origin may be from a frame.
 *
 * @param {HTMLIFrameElement} frame
 * @param {string} origin
 */
function isFrom(frame, origin) {
  return origin === "null" ? isOpaque(frame) : origin === originOf(frame.src);
}

/**
 * To which origin a frame is spoken to: that of its address, so that no other page hears it.
 *
 * @param {HTMLIFrameElement} frame
 */
export function originTo(frame) {
  const origin = originOf(frame.src);
  return isOpaque(frame) || !origin || origin === "null" ? "*" : origin;
}

/**
 * Whether a frame has no origin of its own: in a sandbox, or where the article has none. Then its
 * window alone tells who speaks.
 *
 * @param {HTMLIFrameElement} frame
 */
function isOpaque(frame) {
  return self.origin === "null" || (frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin"));
}

/**
 * The origin of an address; none where it is no address.
 *
 * @param {string} address
 */
function originOf(address) {
  try {
    return new URL(address).origin;
  } catch {
    return undefined;
  }
}
