// SPDX-License-Identifier: MIT
// What takes the place of `story.mjs` in pages without a story.

/**
 * @template D
 * @param {D} days
 */
export const daysWithStory = (days) => days;
export const bindStory = () => () => "";
