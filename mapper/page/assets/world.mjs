// The world in px at zoom 0, in Web Mercator, and paths of it at the zoom of a map.

const SIDE = 256; // px of the whole world

/**
 * A position [lon, lat] in degrees as [x, y].
 *
 * @param {Point} position
 * @returns {Point}
 */
export function toWorld([lon, lat]) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [(lon / 360 + 0.5) * SIDE, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * SIDE];
}

/**
 * A ring, x and y in turn, as a closed path in layer px, corners that fall together left out.
 *
 * @param {FlatRing} ring
 * @param {L.Map} map
 */
export function worldPath(ring, map) {
  const scale = 2 ** map.getZoom();
  const { x: left, y: top } = map.getPixelOrigin();
  const corners = [];
  let [lastX, lastY] = [NaN, NaN];
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [Math.round((ring[i] * scale - left) * 10) / 10, Math.round((ring[i + 1] * scale - top) * 10) / 10];
    if (x === lastX && y === lastY) continue;
    corners.push(`${x},${y}`);
    [lastX, lastY] = [x, y];
  }
  return `M${corners.join("L")}Z`;
}
