# SPDX-License-Identifier: MIT
"""A page of drawn ground as a map of its day."""

from __future__ import annotations

from datetime import date

import pytest
import shapely
from shapely import box

from mapper.page.lines_read import rings_by_day, rings_on
from mapper.picture.drawn_map import areas_on, ground_on, map_of_drawn
from mapper.picture.film_of_drawn import areas_of
from mapper.style.words import load_words
from mapper.verbs.look import Look
from tests.drawn import faces_of
from tests.shown import ground_control, ground_document

MIDDLE = date(2021, 8, 5)
PAGE = ground_document(faces_of(), Look(as_of=MIDDLE)).payload


def test_the_ground_of_a_day_comes_back() -> None:
    ground = ground_on(PAGE, 1)
    assert [*ground] == ["government", "contested", "taliban"]
    # To half a step of the grid of the page, which has 10,000 over six degrees.
    off = shapely.symmetric_difference(ground["taliban"], box(60, 30, 63, 33))
    assert shapely.area(off) < 0.01
    assert len(ground["government"].interiors) == 1


def test_the_figures_are_those_of_the_history() -> None:
    areas = ground_control(faces_of()).areas_of([MIDDLE])[MIDDLE]
    assert areas_on(PAGE, 1) == pytest.approx(
        {status: km2 for status, km2 in areas.items() if km2}, abs=0.02
    )


def test_a_map_has_a_unit_for_each_status() -> None:
    page = map_of_drawn(PAGE, load_words())
    assert [place["status"] for place in page["places"]] == ["government", "contested", "taliban"]
    assert sum(status["share"] for status in page["statuses"]) == pytest.approx(100)


def test_the_areas_of_all_days_are_those_of_each() -> None:
    for nth, areas in enumerate(areas_of(PAGE)):
        held = {status: km2 for status, km2 in areas.items() if km2}
        assert held == pytest.approx({s: km2 for s, km2 in areas_on(PAGE, nth).items() if km2})


def test_the_rings_of_all_days_are_those_of_each() -> None:
    text = PAGE["lines"]["text"]
    days = list(rings_by_day(text))
    assert len(days) == len(PAGE["stops"])
    assert days == [rings_on(text, nth) for nth in range(len(days))]
