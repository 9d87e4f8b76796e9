// SPDX-License-Identifier: MIT
// Lambert's azimuthal equal-area projection, as `Azimuthal` of `geometry/plane.py` has it.
import { offer } from "./projection.mjs";

offer((lat0) => {
  const { asin, atan2, cos, hypot, max, min, sin, sqrt } = Math;
  const [sin0, cos0] = [sin(lat0), cos(lat0)];
  return [
    (turn, lat) => {
      const across = cos(lat) * cos(turn);
      const stretch = sqrt(2 / max(1 + sin0 * sin(lat) + cos0 * across, 1e-12));
      return [stretch * cos(lat) * sin(turn), stretch * (cos0 * sin(lat) - sin0 * across)];
    },
    (x, y) => {
      const angle = 2 * asin(min(hypot(x, y) / 2, 1));
      const shrink = cos(angle / 2);
      const turn = atan2(x * shrink, cos0 * cos(angle) - y * shrink * sin0);
      return [turn, asin(max(-1, min(cos(angle) * sin0 + y * shrink * cos0, 1)))];
    },
  ];
});
