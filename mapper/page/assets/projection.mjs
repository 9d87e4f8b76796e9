// The flat map that a page is drawn on, as a coordinate system for Leaflet. `geometry/plane.py` has
// the same formulas and says whose they are; angles are radians here, and the radius of the earth is 1.
import { AUTHALIC, EQUAL_EARTH, GEODETIC, RADIUS_M } from "./shared.mjs";

const { asin, atan2, cos, hypot, min, PI, sin, sqrt } = Math;
const DEG = PI / 180;

/**
 * @param {number} lat
 * @param {readonly number[]} terms
 */
const series = (lat, [two, four]) => lat + two * sin(2 * lat) + four * sin(4 * lat);

/**
 * Lambert's azimuthal: forward from the angle east of the centre and the latitude, and back.
 *
 * @param {number} lat0
 * @returns {Flat}
 */
function azimuthal(lat0) {
  const [sin0, cos0] = [sin(lat0), cos(lat0)];
  return [
    (turn, lat) => {
      const across = cos(lat) * cos(turn);
      const stretch = sqrt(2 / Math.max(1 + sin0 * sin(lat) + cos0 * across, 1e-12));
      return [stretch * cos(lat) * sin(turn), stretch * (cos0 * sin(lat) - sin0 * across)];
    },
    (x, y) => {
      const angle = 2 * asin(min(hypot(x, y) / 2, 1));
      const shrink = cos(angle / 2);
      const turn = atan2(x * shrink, cos0 * cos(angle) - y * shrink * sin0);
      return [turn, asin(Math.max(-1, min(cos(angle) * sin0 + y * shrink * cos0, 1)))];
    },
  ];
}

/** @param {number} theta */
const height = (theta) => EQUAL_EARTH.reduce((sum, a, i) => sum + a * theta ** [1, 3, 7, 9][i], 0);
/** @param {number} theta */
const slope = (theta) => EQUAL_EARTH.reduce((sum, a, i) => sum + a * [1, 3, 7, 9][i] * theta ** [0, 2, 6, 8][i], 0);

/** @type {Flat} */
const equalEarth = [
  (turn, lat) => {
    const theta = asin(sqrt(0.75) * sin(lat));
    return [(turn * cos(theta)) / (sqrt(0.75) * slope(theta)), height(theta)];
  },
  (x, y) => {
    let theta = 0;
    for (let i = 0; i < 12; i++) theta = Math.max(-PI / 3, min(theta - (height(theta) - y) / slope(theta), PI / 3));
    return [(x * sqrt(0.75) * slope(theta)) / cos(theta), asin(Math.max(-1, min(sin(theta) / sqrt(0.75), 1)))];
  },
];

/**
 * The coordinate system of a plane. At zoom 0 the earth is as large on it as in Web Mercator at the
 * equator; its points are metres.
 *
 * @param {Pick<Payload.Plane, "name" | "centre">} plane
 */
export function crsOf({ name, centre: [lon, lat] }) {
  const [forward, back] = name === "azimuthal" ? azimuthal(series(lat * DEG, AUTHALIC)) : equalEarth;
  const scale = 1 / (2 * PI * RADIUS_M);
  return L.extend({}, L.CRS, {
    projection: {
      /** @param {LatLng} at */
      project: ({ lat, lng }) => L.point(forward((lng - lon) * DEG, series(lat * DEG, AUTHALIC))).multiplyBy(RADIUS_M),
      /** @param {L.Point} point */
      unproject({ x, y }) {
        const [turn, at] = back(x / RADIUS_M, y / RADIUS_M);
        return L.latLng(series(at, GEODETIC) / DEG, lon + turn / DEG);
      },
    },
    transformation: L.transformation(scale, 0, -scale, 0),
    // Not Leaflet's own function, by which it would know that a circle is one of Mercator.
    /** @type {(a: L.LatLng, b: L.LatLng) => number} */
    distance: (a, b) => L.CRS.Earth.distance(a, b),
    infinite: true,
  });
}

// The map is made before the page's own script runs, with the layers of whoever adds some.
Object.assign(L.CRS, { of: crsOf });
