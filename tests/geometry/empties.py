# SPDX-License-Identifier: MIT
"""Geometry with parts that have no corner: valid to GEOS, of which several functions end the
process when they meet it.
"""

from __future__ import annotations

from collections.abc import Callable

import shapely
from shapely import Geometry, Polygon


def with_empty_part(shape: Geometry) -> Geometry:
    return shapely.from_wkt(f"MULTIPOLYGON ({', '.join([*bodies(shape), 'EMPTY'])})")


def with_empty_first_part(shape: Geometry) -> Geometry:
    return shapely.from_wkt(f"MULTIPOLYGON ({', '.join(['EMPTY', *bodies(shape)])})")


def with_empty_hole(shape: Geometry) -> Geometry:
    holed = [f"{body.removesuffix(')')}, EMPTY)" for body in bodies(shape)]
    return shapely.from_wkt(f"MULTIPOLYGON ({', '.join(holed)})")


def bodies(shape: Geometry) -> list[str]:
    """`((0 0, 1 0, 1 1, 0 0))` of every polygon."""
    return [part.wkt.removeprefix("POLYGON ") for part in shapely.get_parts(shape)]


def in_a_collection(shape: Geometry) -> Geometry:
    return shapely.GeometryCollection([shape, Polygon(), with_empty_part(shape)])


def deep_in_collections(shape: Geometry) -> Geometry:
    return shapely.GeometryCollection([in_a_collection(with_empty_hole(shape))])


WAYS: dict[str, Callable[[Geometry], Geometry]] = {
    "empty part": with_empty_part,
    "empty first part": with_empty_first_part,
    "empty hole": with_empty_hole,
    "collection": in_a_collection,
    "collections": deep_in_collections,
}
