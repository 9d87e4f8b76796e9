# SPDX-License-Identifier: MIT
"""Marks that would hide each other are moved apart, however many there are."""

from __future__ import annotations

import random
from math import dist, sqrt

import pytest

from mapper.picture.apart import APART, Standing, size_of_marks


def test_the_disc_that_is_in_the_way_is_the_earliest_of_all() -> None:
    chance = random.Random(7)
    discs = [(chance.uniform(-50, 50), chance.uniform(-50, 50), 4.0) for _ in range(200)]
    standing = Standing(widest=4.0)
    for disc in discs:
        standing.add(*disc)

    def earliest(x: float, y: float) -> int | None:
        hidden = (dist((x, y), disc[:2]) < 8 + APART["least"] for disc in discs)
        return next((nth for nth, hides in enumerate(hidden) if hides), None)

    places = [(chance.uniform(-60, 60), chance.uniform(-60, 60)) for _ in range(100)]
    found = [standing.first_near(*place, 4.0) for place in places]
    assert [disc and disc[0] for disc in found] == [earliest(*place) for place in places]


def grid_of(side: int, step: float) -> list[tuple[float, float, float]]:
    return [(step * x, step * y, 4.0) for x in range(side) for y in range(side)]


def test_marks_that_would_cover_the_ground_are_smaller() -> None:
    sizes = [size_of_marks(grid_of(20, step)) for step in (40.0, 12.0, 1.0)]
    assert sizes[0] == 1
    assert sizes[1] == pytest.approx(sqrt(0.25 * (19 * 12) ** 2 / (400 * 64)))
    assert sizes[2] == 0.5


def test_few_marks_have_their_size_however_close_they_are() -> None:
    assert size_of_marks(grid_of(14, 0.1)) == 1
