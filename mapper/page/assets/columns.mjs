// SPDX-License-Identifier: MIT
// Very many plain objects out of columns, as `columns.py` has packed them.

/**
 * The objects; null of what stands in rows. `numbers` reads numbers out of letters.
 *
 * @param {PackedRows} list
 * @param {(text: string) => Int32Array} numbers
 * @returns {Record<string, unknown>[] | null}
 */
export function unpackColumns({ count, columns }, numbers) {
  if (!columns) return null;
  /** @type {Record<string, any>[]} */
  const objects = Array.from({ length: /** @type {number} */ (count) }, () => ({}));
  /** @param {string} text */
  const steps = (text) => {
    let sum = 0;
    return numbers(text).map((step) => (sum += step));
  };
  /** @param {PackedColumn} column */
  const rowsWith = ({ has }) => (has === undefined ? objects.keys() : steps(has));
  const listed = Object.entries(columns);
  for (const [key, column] of listed) {
    const values = valuesOf(column, numbers, steps);
    let nth = 0;
    for (const row of rowsWith(column)) objects[row][key] = values[nth++];
  }
  for (const [key, column] of listed) {
    if (column.rows !== undefined) for (const row of rowsWith(column)) objects[row][key] = objects[objects[row][key]].id;
  }
  return objects;
}

/**
 * @param {PackedColumn} column
 * @param {(text: string) => Int32Array} numbers
 * @param {(text: string) => Int32Array} steps
 * @returns {unknown[]}
 */
function valuesOf({ rows, words, numbers: which, points, digits, texts, list }, numbers, steps) {
  if (rows !== undefined) return [...steps(rows)];
  if (words) return Array.from(numbers(/** @type {string} */ (which)), (number) => words[number]);
  if (points !== undefined) return positions(numbers(points), 10 ** /** @type {number} */ (digits));
  return texts === undefined ? /** @type {unknown[]} */ (list) : texts.split("\n");
}

/**
 * @param {Int32Array} steps
 * @param {number} scale
 */
function positions(steps, scale) {
  /** @type {Point[]} */
  const found = [];
  let [x, y] = [0, 0];
  for (let i = 1; i < steps.length; i += 2) {
    x += steps[i - 1];
    y += steps[i];
    found.push([x / scale, y / scale]);
  }
  return found;
}
