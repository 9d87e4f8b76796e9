"""What there is to write on a map, and where."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from mapper.picture.ground import PxShapes
from mapper.picture.ink import Floats
from mapper.picture.scene import off_the_units
from mapper.picture.shapes import Shapes
from mapper.picture.unit_sizes import UnitSizes


def square(x: float, y: float, side: float) -> list[Floats]:
    return [shapely.get_coordinates(shapely.box(x, y, x + side, y + side))]


def drawn(units: dict[str, list[list[Floats]]]) -> PxShapes:
    return PxShapes(
        units=units,
        countries={},
        bands={},
        country_lines=[],
        unit_shapes=Shapes((), {}, {}),
        box=(0.0, 0.0, 300.0, 300.0),
        own="",
        sizes=UnitSizes({}),
    )


def area(polygons: list[list[Floats]]) -> float:
    return float(sum(shapely.Polygon(rings[0], rings[1:]).area for rings in polygons))


def test_the_name_of_a_country_keeps_off_units_that_lie_over_it() -> None:
    left = off_the_units([square(0, 0, 100)], drawn({"a": [square(50, 0, 200)]}))
    assert area(left) == pytest.approx(50 * 100)
    assert all(np.concatenate(rings)[:, 0].max() <= 50 for rings in left)


def test_a_country_under_the_units_has_no_room_for_a_name() -> None:
    assert off_the_units([square(10, 10, 20)], drawn({"a": [square(0, 0, 200)]})) == []


def test_a_border_that_two_sources_draw_differently_cuts_nothing() -> None:
    country = [square(0, 0, 100)]
    assert off_the_units(country, drawn({"a": [square(98, 0, 100)]})) is country
