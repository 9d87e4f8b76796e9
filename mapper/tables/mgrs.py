# SPDX-License-Identifier: MIT
"""Squares of the Military Grid Reference System as the position of their middle.

After NGA.SIG.0012 (2014): zone, band, and letters of a square of 100 km, in UTM; the southern ends
of the bands as in the GEOTRANS of the same agency.
"""

from __future__ import annotations

import re

_REFERENCE = re.compile(
    r"(\d{1,2})\s*([C-HJ-NP-X])\s*([A-HJ-NP-Z])\s*([A-HJ-NP-V])\s*(\d*)\s*(\d*)", re.IGNORECASE
)
_COLUMNS = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_SQUARE_M, _CYCLE_M, _MOST_DIGITS = 100_000, 2_000_000, 5
# The southern end of each band, in metres of its half of the world, down to a whole square.
_SOUTH_M = dict(
    zip(
        "CDEFGHJKLMNPQRSTUVWX",
        (
            *(1_100_000, 2_000_000, 2_800_000, 3_700_000, 4_600_000),
            *(5_500_000, 6_400_000, 7_300_000, 8_200_000, 9_100_000),
            *(0, 800_000, 1_700_000, 2_600_000, 3_500_000),
            *(4_400_000, 5_300_000, 6_200_000, 7_000_000, 7_900_000),
        ),
        strict=True,
    )
)


def mgrs_position(text: str) -> tuple[float, float] | None:
    """Latitude and longitude of the middle of a square, in WGS84 degrees; None for other texts."""
    found = _REFERENCE.fullmatch(text.strip())
    if found is None:
        return None
    zone, band, column, row = int(found[1]), *(letter.upper() for letter in found.groups()[1:4])
    digits = found[5] + found[6]
    half = len(digits) // 2
    columns = _COLUMNS[zone % 3]
    if not 1 <= zone <= 60 or column not in columns or len(digits) % 2 or half > _MOST_DIGITS:
        return None
    size = _SQUARE_M // 10**half
    east = (columns.index(column) + 1) * _SQUARE_M + int(digits[:half] or 0) * size + size / 2
    square = (_ROWS.index(row) - (0 if zone % 2 else 5)) % len(_ROWS)
    north = square * _SQUARE_M
    while north < _SOUTH_M[band]:
        north += _CYCLE_M
    return _degrees(zone, band >= "N", east, north + int(digits[half:] or 0) * size + size / 2)


def _degrees(zone: int, northern: bool, east_m: float, north_m: float) -> tuple[float, float]:
    from pyproj import Transformer

    utm = f"EPSG:{32600 + zone if northern else 32700 + zone}"
    lon, lat = Transformer.from_crs(utm, "EPSG:4326", always_xy=True).transform(east_m, north_m)
    return round(lat, 6), round(lon, 6)
