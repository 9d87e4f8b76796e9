# SPDX-License-Identifier: MIT
"""How far positions are apart."""

from __future__ import annotations

import pytest

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.distance import Position, distance_km, km_from

HERE = Place(id="a", kind=Kind.TOWN, name="Aland", lon=10.0, lat=20.0)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((0.0, 0.0), (1.0, 0.0), 111.195),
        ((0.0, 0.0), (0.0, 1.0), 111.195),
        ((0.0, 60.0), (1.0, 60.0), 55.597),  # half of it, on the 60th degree
        ((179.5, 0.0), (-179.5, 0.0), 111.195),
        ((0.0, 90.0), (0.0, -90.0), 20015.115),
        ((69.172, 34.528), (64.370, 31.593), 553.75),  # Kabul to Lashkar Gah
    ],
)
def test_a_distance_is_that_along_the_great_circle(
    one: Position, other: Position, km: float
) -> None:
    assert distance_km(one, other) == pytest.approx(km, rel=1e-4)
    assert distance_km(other, one) == pytest.approx(km, rel=1e-4)


def test_a_place_is_as_far_as_its_position() -> None:
    assert km_from(HERE, (10.0, 21.0)) == pytest.approx(111.195, rel=1e-4)


@pytest.mark.parametrize(
    ("lon", "lat", "position"),
    [(None, 20.0, (10.0, 20.0)), (10.0, None, (10.0, 20.0)), (10.0, 20.0, None)],
)
def test_without_a_position_there_is_no_distance(
    lon: float | None, lat: float | None, position: Position | None
) -> None:
    assert km_from(Place(id="a", kind=Kind.TOWN, name="Aland", lon=lon, lat=lat), position) is None
