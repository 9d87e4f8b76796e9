// SPDX-License-Identifier: MIT
// The flat map that a page is drawn on, as a coordinate system of Leaflet. `geometry/plane.py` has
// the same formulas and says whose they are; angles are radians here, and the radius of the earth is 1.
import { AUTHALIC, GEODETIC, RADIUS_M } from "./shared.mjs";

const DEG = Math.PI / 180;

/**
 * A latitude as another: authalic or geodetic.
 *
 * @param {number} lat
 * @param {readonly number[]} terms
 */
const series = (lat, [two, four]) => lat + two * Math.sin(2 * lat) + four * Math.sin(4 * lat);

/**
 * Offers a projection as `L.CRS.of(centre)`, for the map is made before the page's own script runs,
 * with the layers of whoever adds some. At zoom 0 the earth is as large as in Web Mercator at the
 * equator; points of the projection are metres.
 *
 * @param {(lat: number) => Flat} at of a centre
 */
export function offer(at) {
  Object.assign(L.CRS, {
    /** @param {Point} centre in degrees */
    of([lon, lat0]) {
      const [forward, back] = at(series(lat0 * DEG, AUTHALIC));
      const scale = 1 / (2 * Math.PI * RADIUS_M);
      return L.extend({}, L.CRS, {
        projection: {
          /** @param {LatLng} at */
          project: ({ lat, lng }) => L.point(forward((lng - lon) * DEG, series(lat * DEG, AUTHALIC))).multiplyBy(RADIUS_M),
          /** @param {L.Point} point */
          unproject({ x, y }) {
            const [turn, lat] = back(x / RADIUS_M, y / RADIUS_M);
            return L.latLng(series(lat, GEODETIC) / DEG, lon + turn / DEG);
          },
        },
        transformation: L.transformation(scale, 0, -scale, 0),
        // Not Leaflet's own function, by which it would know that a circle is one of Mercator.
        /** @type {(a: L.LatLng, b: L.LatLng) => number} */
        distance: (a, b) => L.CRS.Earth.distance(a, b),
        infinite: true,
      });
    },
  });
}
