# SPDX-License-Identifier: MIT
"""Marks that would hide each other are moved apart, however many there are."""

from __future__ import annotations

import random
from math import dist

from mapper.picture.apart import APART, Standing


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
