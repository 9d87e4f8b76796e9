# SPDX-License-Identifier: MIT
"""Units, their ground and their people, together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapper.control.amount import Amount, Measures, rounded, total
from tests.toy import boundaries

MEASURES = Measures(
    {"Northfield": 100.0, "Eastvale": 50.0, "Westmarch": 25.0}, {"Northfield": 300, "Eastvale": 20}
)


def test_units_together_have_their_ground_and_their_people() -> None:
    found = MEASURES.amount(["Northfield", "Eastvale"])
    assert found == Amount(count=2, area_km2=150.0, population=320)


def test_a_unit_whose_people_nobody_counted_adds_none() -> None:
    assert MEASURES.amount(["Eastvale", "Westmarch"]).population == 20


def test_without_any_figure_people_are_unknown_and_not_none() -> None:
    assert Measures({"Northfield": 100.0}).amount(["Northfield"]).population is None


def test_some_of_the_units_stay_in_their_order_with_their_own_people() -> None:
    found = MEASURES.only(["Westmarch", "Northfield"])
    assert [*found.areas_km2] == ["Northfield", "Westmarch"]
    assert found.people == {"Northfield": 300}


def test_measures_are_those_of_the_boundaries() -> None:
    first, *others = boundaries().units
    ground = replace(boundaries(), units=(replace(first, population=7), *others))
    found = Measures.of(ground)
    assert found.people == {"Northfield": 7}
    assert tuple(found.areas_km2.values()) == ground.area_km2


def test_amounts_of_different_units_add_up() -> None:
    parts = [Amount(count=1, area_km2=2.5, population=3), Amount(count=2, area_km2=0.5)]
    assert total(parts) == Amount(count=3, area_km2=3.0, population=3)
    assert total([Amount(count=1), Amount(count=1)]).population is None


@pytest.mark.parametrize(
    ("number", "told"), [(0.123456789, 0.123457), (12345.00000049, 12345.0), (None, None)]
)
def test_figures_are_kept_to_the_square_metre(number: float | None, told: float | None) -> None:
    assert rounded(number) == told
