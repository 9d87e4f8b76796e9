// SPDX-License-Identifier: MIT
// What takes the place of `rows_in_order.mjs` in pages of few places.
import { renew } from "./dom.mjs";

/** @param {HTMLElement} body */
export function rowsInOrder(body) {
  return (/** @type {Entry[]} */ entries) => renew(body, entries.map(({ line }) => line));
}
