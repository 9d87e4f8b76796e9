// SPDX-License-Identifier: MIT
// Runs before anything is laid out: in which colours the page is wanted, and whether it stands in
// an article.

// What `?theme=` may ask for; any other word leaves the choice to the reader's system.
const THEMES = ["light", "dark"];

markRoot(document.documentElement);

/** @param {HTMLElement} root */
function markRoot(root) {
  const theme = themeAsked(location.search);
  if (theme) root.dataset.theme = theme;
  if (window.parent !== window) root.dataset.embedded = "";
  // What the page's script fills is not seen before it is, so that nothing on the screen moves.
  root.dataset.filling = "";
  for (const failed of ["error", "unhandledrejection"]) addEventListener(failed, () => delete root.dataset.filling);
}

/**
 * The theme of THEMES that an address asks for; what stands in the address is never given out.
 *
 * @param {string} search
 */
export function themeAsked(search) {
  const asked = new URLSearchParams(search).get("theme");
  return THEMES.find((theme) => theme === asked);
}
