// SPDX-License-Identifier: MIT
// Sheets of a canvas between the panes of a map.

const AROUND_VIEW = 0.2; // of the view, that is drawn around it on each side
const TILE = 64; // px of what is drawn anew at once, where little has changed
const LINE_REACH = 12; // px that lines and dots reach at most around a unit

/**
 * A canvas in a pane of the map, below what else is in it. `place()` fits it to the view and gives what
 * draws on it in layer px; `follow()` keeps it on the ground while a zoom is under way.
 *
 * @param {L.Map} map
 * @param {string} name
 * @param {string} [className]
 */
export function canvasIn(map, name, className = "") {
  const pane = /** @type {HTMLElement} */ (map.getPane(name));
  const canvas = Object.assign(document.createElement("canvas"), { className });
  canvas.style.transformOrigin = "0 0";
  pane.prepend(canvas);
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  let zoom = 0;
  /** @type {Point} */
  let corner = [0, 0];
  return {
    /** @param {Box} box in layer px */
    place([left, top, right, bottom]) {
      const dense = devicePixelRatio || 1;
      const [width, height] = [right - left, bottom - top];
      Object.assign(canvas, { width: Math.round(width * dense), height: Math.round(height * dense) });
      Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
      L.DomUtil.setTransform(canvas, L.point(left, top), 1);
      const { x, y } = map.getPixelOrigin();
      zoom = map.getZoom();
      corner = [(left + x) / 2 ** zoom, (top + y) / 2 ** zoom];
      pen.setTransform(dense, 0, 0, dense, -left * dense, -top * dense);
      return pen;
    },
    /**
     * Wipes it, and has drawn on it what has to be; of `parts` of it no more than these.
     *
     * @param {Box[] | null} parts in layer px
     * @param {(pen: CanvasRenderingContext2D) => void} draw
     */
    renew(parts, draw) {
      pen.save();
      const { a: dense, e: left, f: top } = pen.getTransform();
      pen.resetTransform();
      pen.beginPath();
      for (const part of parts ?? []) {
        const [x0, y0, x1, y1] = part.map((value, i) => Math.round(value * dense + (i % 2 ? top : left)));
        pen.rect(x0, y0, x1 - x0, y1 - y0);
      }
      if (parts) pen.clip();
      pen.clearRect(0, 0, canvas.width, canvas.height);
      pen.setTransform(dense, 0, 0, dense, left, top);
      draw(pen);
      pen.restore();
    },
    /** @param {boolean} isHidden */
    hide(isHidden) {
      canvas.hidden = isHidden;
    },
    follow() {
      const scale = 2 ** map.getZoom();
      const { x, y } = map.getPixelOrigin();
      L.DomUtil.setTransform(canvas, L.point(corner[0] * scale - x, corner[1] * scale - y), scale / 2 ** zoom);
    },
  };
}

/**
 * What is drawn of a map in layer px, and whether what is seen has left it.
 *
 * @param {L.Map} map
 */
export function drawnBox(map) {
  const [{ x, y }, size] = [map.containerPointToLayerPoint([0, 0]), map.getSize()];
  /** @type {Box} */
  const seen = [x, y, x + size.x, y + size.y];
  const [wide, high] = [Math.ceil(size.x * AROUND_VIEW), Math.ceil(size.y * AROUND_VIEW)];
  /** @type {Box} */
  const box = [Math.floor(seen[0]) - wide, Math.floor(seen[1]) - high, Math.ceil(seen[2]) + wide, Math.ceil(seen[3]) + high];
  return { seen, box };
}

/**
 * The tiles of a box that some boxes come near to; null where these are most of them. All in layer px.
 *
 * @param {Box} drawn
 * @param {Iterable<Box>} boxes
 */
export function tilesAround([left, top, right, bottom], boxes) {
  const [wide, high] = [Math.ceil((right - left) / TILE), Math.ceil((bottom - top) / TILE)];
  const marked = new Uint8Array(wide * high);
  /** @type {(box: Box) => number[]} */
  const tilesOf = ([x0, y0, x1, y1]) => {
    const within = (/** @type {number} */ value, /** @type {number} */ most) => Math.max(0, Math.min(most, Math.floor(value / TILE)));
    const [firstX, lastX] = [within(x0 - left - LINE_REACH, wide), within(x1 - left + LINE_REACH, wide - 1)];
    const [firstY, lastY] = [within(y0 - top - LINE_REACH, high), within(y1 - top + LINE_REACH, high - 1)];
    const tiles = [];
    for (let y = firstY; y <= lastY; y++) for (let x = firstX; x <= lastX; x++) tiles.push(y * wide + x);
    return tiles;
  };
  for (const box of boxes) for (const tile of tilesOf(box)) marked[tile] = 1;
  /** @type {Box[]} */
  const tiles = [];
  marked.forEach((is, tile) => {
    const [x, y] = [left + (tile % wide) * TILE, top + Math.floor(tile / wide) * TILE];
    if (is) tiles.push([x, y, x + TILE, y + TILE]);
  });
  if (tiles.length > marked.length / 2) return null;
  return { tiles, meets: (/** @type {Box} */ box) => tilesOf(box).some((tile) => marked[tile]) };
}
