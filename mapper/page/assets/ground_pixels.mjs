// SPDX-License-Identifier: MIT
// Which pixels of a picture units and the lines between them have: what a picture of another day is put together of.

/**
 * Of each unit the pixels whose middle lies in it, as runs of a picture `width` px wide, their starts and ends in turn.
 * Neighbours share no pixel and leave none between them, for a line between two parts the same pixels on both sides.
 *
 * @param {PixelLine[]} lines all lines around units, in px of the picture
 * @param {number} count of units
 * @param {{ width: number, height: number }} size
 */
export function runsOf(lines, count, { width, height }) {
  /** @type {number[][]} */
  const crossings = Array.from({ length: count }, () => []);
  const wide = width + 1;
  for (const { xy, units } of lines) {
    for (let i = 2; i < xy.length; i += 2) {
      const [x0, y0, x1, y1] = [xy[i - 2], xy[i - 1], xy[i], xy[i + 1]];
      const first = Math.max(0, Math.ceil(Math.min(y0, y1) - 0.5));
      const last = Math.min(height, Math.ceil(Math.max(y0, y1) - 0.5));
      for (let row = first; row < last; row++) {
        const x = x0 + ((row + 0.5 - y0) / (y1 - y0)) * (x1 - x0);
        const at = row * wide + Math.max(0, Math.min(width, Math.ceil(x - 0.5)));
        for (const unit of units) crossings[unit].push(at);
      }
    }
  }
  return crossings.map((found) => {
    const sorted = Int32Array.from(found).sort();
    // A picture has one pixel less in a row than there are places to cross it.
    return sorted.map((at) => at - Math.floor(at / wide));
  });
}

/**
 * Of each line the pixels that are nearest to it, of those within `reach` px of some line.
 *
 * @param {PixelLine[]} lines
 * @param {number} reach
 * @param {{ width: number, height: number }} size
 */
export function pixelsNear(lines, reach, { width, height }) {
  const least = new Float32Array(width * height).fill(reach * reach);
  const nearest = new Int32Array(width * height).fill(-1);
  /** @type {(x: number, y: number, line: number) => void} */
  const touch = (x, y, line) => {
    const [left, right] = [Math.max(0, Math.ceil(x - reach - 0.5)), Math.min(width - 1, Math.floor(x + reach - 0.5))];
    const [top, bottom] = [Math.max(0, Math.ceil(y - reach - 0.5)), Math.min(height - 1, Math.floor(y + reach - 0.5))];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const far = (column + 0.5 - x) ** 2 + (row + 0.5 - y) ** 2;
        const at = row * width + column;
        if (far > least[at]) continue;
        least[at] = far;
        nearest[at] = line;
      }
    }
  };
  lines.forEach(({ xy }, line) => {
    let [lastX, lastY] = [xy[0], xy[1]];
    touch(lastX, lastY, line);
    for (let i = 2; i < xy.length; i += 2) {
      const [x, y] = [xy[i], xy[i + 1]];
      const far = Math.hypot(x - lastX, y - lastY);
      // Corners that are less than a pixel apart are one, but for the last.
      if (far < 1 && i < xy.length - 2) continue;
      for (let nth = 1, parts = Math.ceil(far); nth <= parts; nth++) touch(lastX + ((x - lastX) * nth) / parts, lastY + ((y - lastY) * nth) / parts, line);
      [lastX, lastY] = [x, y];
    }
  });
  const start = new Int32Array(lines.length + 1);
  for (const line of nearest) if (line >= 0) start[line + 1]++;
  for (let line = 0; line < lines.length; line++) start[line + 1] += start[line];
  const next = start.slice();
  const pixels = new Int32Array(start[lines.length]);
  nearest.forEach((line, at) => {
    if (line >= 0) pixels[next[line]++] = at;
  });
  return lines.map((_, line) => pixels.subarray(start[line], start[line + 1]));
}
