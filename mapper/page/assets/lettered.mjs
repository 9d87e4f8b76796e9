// SPDX-License-Identifier: MIT
// Whether letters have a colour of their own on the ground of a status, on which ink is not read: the style sheet of the
// scheme says so, see `sheet.py`.

/** What it calls the letters on ground that is drawn so. */
const SIGNS = { "": "l", inferred: "i", stale: "o" };

/**
 * A function from a status, and how its ground is drawn, to whether ink is not read there.
 *
 * @returns {(status: string, how?: keyof typeof SIGNS) => boolean}
 */
export function letteredGrounds() {
  const style = getComputedStyle(document.documentElement);
  /** @type {Map<string, boolean>} */
  const known = new Map();
  return (status, how = "") => {
    const name = `--${SIGNS[how]}-${status}`;
    const found = known.get(name) ?? style.getPropertyValue(name).trim() !== "";
    known.set(name, found);
    return found;
  };
}

/**
 * Has something done again as a page turns dark or light, or colours are forced upon it.
 *
 * @param {() => void} again
 */
export function onOtherColours(again) {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) matchMedia(query).addEventListener("change", again);
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}
