// SPDX-License-Identifier: MIT
// Equal Earth, as `EqualEarth` of `geometry/plane.py` has it.
import { offer } from "./projection.mjs";
import { EQUAL_EARTH } from "./shared.mjs";

const POWERS = [1, 3, 7, 9];
const ROUNDS = 12;

offer(() => {
  const { asin, cos, max, min, PI, sin, sqrt } = Math;
  /** @param {number} theta */
  const height = (theta) => EQUAL_EARTH.reduce((sum, a, i) => sum + a * theta ** POWERS[i], 0);
  /** @param {number} theta */
  const slope = (theta) => EQUAL_EARTH.reduce((sum, a, i) => sum + a * POWERS[i] * theta ** (POWERS[i] - 1), 0);
  return [
    (turn, lat) => {
      const theta = asin(sqrt(0.75) * sin(lat));
      return [(turn * cos(theta)) / (sqrt(0.75) * slope(theta)), height(theta)];
    },
    (x, y) => {
      let theta = 0;
      for (let i = 0; i < ROUNDS; i++) theta = max(-PI / 3, min(theta - (height(theta) - y) / slope(theta), PI / 3));
      return [(x * sqrt(0.75) * slope(theta)) / cos(theta), asin(max(-1, min(sin(theta) / sqrt(0.75), 1)))];
    },
  ];
});
