# SPDX-License-Identifier: MIT
"""Where a point is, by the nearest town and the direction from it."""

from __future__ import annotations

import numpy as np
import pytest

from mapper.control.near_town import near_towns, near_words
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.style.words import load_words

WORDS = load_words("en")
HAVEN = Place(id="h", kind=Kind.TOWN, name="Haven", lon=0.0, lat=0.0)
MOOR = Place(id="m", kind=Kind.TOWN, name="Moor", lon=179.9, lat=60.0)


def told(lon: float, lat: float) -> str:
    (found,) = near_towns(np.array([[lon, lat]]), [HAVEN, MOOR])
    return near_words(found, WORDS)


@pytest.mark.parametrize(
    ("lon", "lat", "where"),
    [
        (0.0, 0.1, "11 km north of Haven"),
        (0.1, 0.1, "16 km north-east of Haven"),
        (-0.1, 0.0, "11 km west of Haven"),
        (0.005, 0.0, "Haven"),
        (-179.9, 60.0, "11 km east of Moor"),  # across the line of 180 degrees
    ],
)
def test_a_point_lies_some_way_from_the_nearest_town(lon: float, lat: float, where: str) -> None:
    assert told(lon, lat) == where
