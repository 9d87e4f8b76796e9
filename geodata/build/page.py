# SPDX-License-Identifier: MIT
"""The provinces as pages draw them: `AFG/ADM1/page.topojson`."""

from __future__ import annotations

import shapely

from geodata.build.provinces import Province
from geodata.build.topology import decode, encode, grid_over, topojson_bytes

OBJECT = "units"
# Half a pixel on a map 1,000 px wide, and no province gains or loses 0.1 % of its ground.
TOLERANCE_DEG = 0.007
QUANTIZATION = 10_000


def page_bytes(provinces: list[Province]) -> bytes:
    """The provinces simplified together, so that neighbours keep one common line."""
    simple = shapely.coverage_simplify([p.shape for p in provinces], TOLERANCE_DEG)
    codes = [province.code for province in provinces]
    topology = encode(OBJECT, codes, list(simple), grid_over(simple, QUANTIZATION))
    shapes = list(decode(topology, OBJECT).values())
    if not (shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes)):
        raise ValueError("the provinces of the page overlap or leave gaps")
    return topojson_bytes(topology)
