// SPDX-License-Identifier: MIT
// Things by their ids.

/**
 * Things by their ids, in their order.
 *
 * @template {{ id: string }} T
 * @param {T[]} list
 */
export function keyed(list) {
  return /** @type {Known<string, T>} */ (new Map(list.map((one) => [one.id, one])));
}
