# SPDX-License-Identifier: MIT
"""Matrices: one job for each country on each day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mapper.batch.matrix import NoValues, combinations, filled, months_after, names_in, values_of


def test_values_of_the_last_name_change_first() -> None:
    assert [*map(tuple, map(dict.values, combinations({"a": ["1", "2"], "b": ["x", "y"]})))] == [
        ("1", "x"),
        ("1", "y"),
        ("2", "x"),
        ("2", "y"),
    ]


def test_without_names_there_is_one_job() -> None:
    assert combinations({}) == [{}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("maps/{day}-{country}.html", "maps/2021-08-05-AFG.html"),
        ("{{day}}", "{day}"),
        ("{}, { day }", "{}, { day }"),
    ],
)
def test_names_in_braces_are_filled_and_doubled_braces_are_braces(text: str, said: str) -> None:
    values = {"day": "2021-08-05", "country": "AFG"}
    assert filled(text, values) == said


def test_names_are_found() -> None:
    assert names_in("{a}/{{b}}/{c}") == ["a", "c"]


@pytest.mark.parametrize(
    ("step", "days"),
    [
        ("month", ["2021-01-31", "2021-02-28", "2021-03-31"]),
        ("week", ["2021-01-31", "2021-02-07", "2021-02-14"]),
        (20, ["2021-01-31", "2021-02-20", "2021-03-12"]),
        ("year", ["2021-01-31"]),
    ],
)
def test_days_go_from_one_to_another_a_step_apart(step: str | int, days: list[str]) -> None:
    said = {"from": date(2021, 1, 31), "to": date(2021, 3, 31), "step": step}
    assert values_of(said)[:3] == days


def test_the_last_day_is_included() -> None:
    assert values_of({"from": date(2021, 8, 5), "to": date(2021, 8, 6)}) == [
        "2021-08-05",
        "2021-08-06",
    ]


def test_a_month_after_the_29th_of_february_is_a_year_in_twelve() -> None:
    assert months_after(date(2020, 2, 29), 12) == date(2021, 2, 28)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ([], "give a list of values"),
        ("AFG", "give a list of values"),
        (["a", "b", "a"], "'a' stands there twice"),
        ({"from": date(2021, 5, 2), "to": date(2021, 5, 1)}, "from 2021-05-02 is after to"),
        ({"from": "2021-05-02", "to": date(2021, 5, 1)}, "days without quotes"),
        ({"form": date(2021, 5, 2)}, "'form' says nothing of days"),
        ({"from": date(2021, 5, 1), "to": date(2021, 5, 2), "step": "hour"}, "step 'hour': give"),
        ({"from": date(2021, 5, 1), "to": date(2021, 5, 2), "step": 0}, "step '0': give"),
    ],
)
def test_values_that_cannot_be_used_say_what_can(said: Any, wrong: str) -> None:
    with pytest.raises(NoValues, match=wrong):
        values_of(said)
