# SPDX-License-Identifier: MIT
"""Whether a row's point lies in the ground that the row names."""

from __future__ import annotations

from typing import Any

import pytest

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.distance import Position
from mapper.places.gazetteer import Gazetteer
from mapper.places.ground import outside, unchecked
from mapper.places.match_ladder import Question


class Strips:
    """Ridge lies west of the 10th meridian and Dale east of it, up to the 20th and the sea."""

    def unit_at(self, position: Position) -> str:
        return "R" if position[0] < 10 else "D" if position[0] < 20 else ""

    def km_outside(self, unit_id: str, position: Position) -> float:
        lon = position[0]
        away = lon - 10 if unit_id == "R" else max(10 - lon, lon - 20)
        return round(100 * max(0.0, away), 6)


UNITS = Gazetteer(
    (
        Place(id="R", kind=Kind.UNIT, name="Ridge", within="W"),
        Place(id="D", kind=Kind.UNIT, name="Dale", within="E"),
    ),
    parents={"W": ("Westland",), "E": ("Eastland",), "TOY": ("Toyland",)},
)


def km(name: str, lon: float | None, *withins: str, kind: Kind | None = None) -> float | None:
    """How far outside of what it names a point lies; None where it does not."""
    asked = Question(name, withins=withins, kind=kind, lon=lon, lat=0.0)
    found = outside(asked, UNITS, Strips())
    return None if found is None else found.km


def test_a_point_outside_of_the_unit_of_its_name_or_parent() -> None:
    assert km("Ridge", 11.0) == 100
    assert km("Hill", 11.0, "Ridge") == 100
    assert km("Ridge", 9.0) is None
    assert km("Hill", 9.0, "Ridge") is None


def test_what_it_names_and_where_it_is_are_told() -> None:
    found = outside(Question("Hill", withins=("Ridge",), lon=11.0, lat=0.0), UNITS, Strips())
    assert found is not None
    assert found.named == "Ridge"
    assert found.there is not None
    assert found.there.id == "D"


@pytest.mark.parametrize(("lon", "outside_km"), [(10.05, None), (10.051, 5.1)])
def test_across_a_border_five_km_are_no_wall(lon: float, outside_km: float | None) -> None:
    assert km("Ridge", lon) == outside_km


@pytest.mark.parametrize(("lon", "outside_km"), [(20.25, None), (20.251, 25.1)])
def test_in_the_sea_25_km_are_none(lon: float, outside_km: float | None) -> None:
    assert km("Dale", lon) == outside_km


def test_a_row_about_a_town_has_no_unit_in_its_name() -> None:
    assert km("Ridge", 11.0, kind=Kind.TOWN) is None
    assert km("Ridge", 11.0, kind=Kind.UNIT) == 100


def test_without_a_position_nothing_is_outside() -> None:
    assert km("Ridge", None) is None
    assert unchecked(Question("Hill", withins=("Nowhere",)), UNITS, Strips()) == ()


def test_the_units_of_a_parent_are_its_ground() -> None:
    assert km("Hill", 11.0, "Westland") == 100
    assert km("Hill", 9.0, "Westland") is None


def test_of_two_units_of_one_name_the_nearer_one_is_meant() -> None:
    twins = Gazetteer(
        (
            Place(id="R", kind=Kind.UNIT, name="Ridge"),
            Place(id="D", kind=Kind.UNIT, name="Ridge"),
        )
    )
    asked = Question("Ridge", lon=12.0, lat=0.0)
    assert outside(asked, twins, Strips()) is None


def names_unchecked(lon: float, *withins: str, **more: Any) -> list[str]:
    asked = Question("Hill", withins=withins, lon=lon, lat=0.0, **more)
    return [*unchecked(asked, UNITS, Strips())]


def test_ground_that_nobody_knows_is_told() -> None:
    assert names_unchecked(5.0, "Nowhere", "Ridge") == ["Nowhere"]


def test_the_country_and_the_ground_around_are_known() -> None:
    assert names_unchecked(5.0, "Toyland") == []
    assert names_unchecked(5.0, "Westland") == []
    assert names_unchecked(25.0, "Nowhere") == ["Nowhere"]


def test_of_a_name_and_a_parent_that_a_point_lies_outside_of_the_name_is_told() -> None:
    found = outside(Question("Ridge", withins=("Westland",), lon=11.0, lat=0.0), UNITS, Strips())
    assert found is not None
    assert found.named == "Ridge"


def test_a_point_in_a_unit_of_its_parent_is_in_the_parent() -> None:
    sea = Place(id="S", kind=Kind.UNIT, name="Sea", within="W")
    wide = Gazetteer((*UNITS.places, sea), parents=UNITS.parents)
    asked = Question("Hill", withins=("Westland",), lon=9.0, lat=0.0)
    assert outside(asked, wide, Strips()) is None
