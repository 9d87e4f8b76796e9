# SPDX-License-Identifier: MIT
"""Names along rivers and border regions, and the names beside them."""

from __future__ import annotations

import numpy as np
import pytest

from mapper.picture.label_placement.place import place_labels
from mapper.picture.label_placement.spots import WORD_ROOM, LineLabel, MarkLabel, Stage

STAGE = Stage((0.0, 0.0, 400.0, 200.0))
TOWN = MarkLabel(id="t", priority=6, place="t", at=(100, 100), radius=3, width=50, height=12)


def river(id_: str, start: tuple[float, float], end: tuple[float, float]) -> LineLabel:
    """A name of 80 px along a line."""
    return LineLabel(id=id_, priority=9, line=np.array([start, end]), width=80.0, height=12.0)


@pytest.mark.parametrize("rise", [0.0, 15.0, -15.0, -40.0])
def test_two_rivers_on_one_line_stand_a_word_apart(rise: float) -> None:
    west = river("w:0", (20.0, 100.0 - rise), (101.0, 100.0))
    east = river("w:1", (92.0, 100.0), (201.0, 100.0 - rise))
    first, second = (one.spot.box for one in place_labels([west, east], STAGE))
    assert second[0] - first[2] >= WORD_ROOM


@pytest.mark.parametrize("rise", [-15.0, -40.0])
def test_a_river_stands_a_word_off_a_town_on_its_line(rise: float) -> None:
    stream = river("w:0", (156.0, 100 - rise / 2), (250.0, 100 + rise / 2))
    named, beside = place_labels([TOWN, stream], STAGE)
    assert beside.spot.box[0] - named.spot.box[2] >= WORD_ROOM
