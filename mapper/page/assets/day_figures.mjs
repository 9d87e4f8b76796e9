// The legend of a page of several days.

/**
 * The figures of the day in the legend, whose rows stay where they are.
 *
 * @param {HTMLElement} root
 * @param {Data} data
 */
export function sayFigures(root, data) {
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = root.querySelectorAll("button[data-status]");
  for (const button of buttons) {
    const { figures, short } = /** @type {Status} */ (data.statuses.find(({ id }) => id === button.dataset.status));
    /** @type {HTMLElement} */ (button.querySelector(".figures")).textContent = figures ? ` · ${figures}` : "";
    /** @type {HTMLElement} */ (button.querySelector(".short")).textContent = ` ${short}`;
  }
}
