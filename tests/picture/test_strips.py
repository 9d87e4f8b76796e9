# SPDX-License-Identifier: MIT
"""Very tall ground on a wide picture stands in strips beside each other."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from mapper.exports.pictures import drawn_picture
from mapper.geometry.plane import projection_named
from mapper.picture.ground import GroundShapes
from mapper.picture.ink import Box, Floats, Group, Picture, Rect, every
from mapper.picture.making import with_units
from mapper.picture.picture_input import Article
from mapper.picture.strips import BETWEEN, OVERLAP, Strips, beside_cuts, strips_of
from mapper.picture.svg import texts_of
from mapper.style.words import load_words
from tests.benchmarks.filled import article_for
from tests.picture.maps import toy

SIZE = (366.0, 420.0)
WORDS = load_words("en")


@cache
def chile() -> Article:
    return article_for("CHL")


@cache
def ground() -> GroundShapes:
    return GroundShapes.of(with_units(chile(), WORDS).payload)


@cache
def drawn(size: str) -> Picture:
    return drawn_picture(chile(), size=size)


def in_frame() -> Floats:
    """The corners of the ground (degrees), without islets that lie far from it."""
    points: Floats = ground().units.points()
    plane = ground().plane
    west, south, east, north = plane["ground"]
    x, y = projection_named(plane["name"], plane["centre"]).metres(points).T
    return points[(x >= west) & (x <= east) & (y >= south) & (y <= north)]


def maps(picture: Picture) -> list[Box]:
    groups = (one for one in every(picture.items) if isinstance(one, Group) and one.name == "map")
    return [one.items[0].box for one in groups if isinstance(one.items[0], Rect)]


@pytest.mark.parametrize("size", ["1200x675", "social"])
def test_chile_is_cut_on_a_wide_picture_and_keeps_its_notes(size: str) -> None:
    assert len(maps(drawn(size))) == 2
    said = texts_of(drawn(size))
    assert {"North", "South"} <= {*said}
    assert not [text for text in drawn(size).left_out if "note" in text]


def test_it_is_whole_where_a_picture_is_as_tall() -> None:
    assert len(maps(drawn("story"))) == 1
    assert "North" not in texts_of(drawn("story"))


def test_other_ground_is_never_cut() -> None:
    shown = with_units(toy(), WORDS).payload
    assert strips_of(shown, GroundShapes.of(shown), WORDS) == []


def test_small_maps_beside_it_keep_it_whole() -> None:
    shown = with_units(chile(), WORDS).payload.copy()
    shown["insets"] = [{"name": "", "box": [-71.0, -34.0, -70.0, -33.0]}]
    assert strips_of(shown, ground(), WORDS) == []


@pytest.mark.parametrize("count", [2, 3])
def test_strips_have_one_scale_and_fill_their_panel_side_by_side(count: int) -> None:
    strips = Strips(ground(), ("",) * count).in_panel(SIZE)
    assert len({one.fit.px_per_m for one in strips}) == 1
    for one, other in pairwise(strips):
        assert other.left == pytest.approx(one.left + one.size[0] + BETWEEN)
    assert strips[-1].left + strips[-1].size[0] == pytest.approx(SIZE[0])


@pytest.mark.parametrize(("count", "wide"), [(2, 366.0), (3, 600.0)])
def test_all_ground_is_on_some_strip_and_the_edge_of_each_on_two(count: int, wide: float) -> None:
    points = in_frame()
    seen = np.zeros(len(points))
    for strip in Strips(ground(), ("",) * count).in_panel((wide, SIZE[1])):
        x, y = strip.fit.pixels(points).T
        seen += (x >= 0) & (x <= strip.size[0]) & (y >= 0) & (y <= strip.size[1])
    assert seen.min() >= 1
    assert seen.max() == 2


def test_neighbours_end_where_the_cuts_are() -> None:
    north, south = Strips(ground(), ("", "")).in_panel(SIZE)
    (end,), (start,) = north.cuts, south.cuts
    shared = OVERLAP * 2 / (2 - OVERLAP) / 2
    whole = ground().plane["ground"][3] - ground().plane["ground"][1]
    px = whole * north.fit.px_per_m
    low = (SIZE[1] + px / (2 - OVERLAP)) / 2
    assert low - end == pytest.approx(shared * px)
    assert start - (SIZE[1] - low) == pytest.approx(shared * px)


def test_cuts_are_called_as_no_unit_is_that_has_a_number_for_a_name() -> None:
    named = [
        id_ for strip in Strips(ground(), ("", "")).in_panel(SIZE) for id_ in beside_cuts(strip)
    ]
    assert named
    assert not any(id_.isdecimal() for id_ in named)


def test_the_ground_is_much_larger_so() -> None:
    assert Strips(ground(), ("", "")).scale_in(SIZE) > 1.7 * ground().scale_in(SIZE)
    assert Strips(ground(), ("", "")).filled_in(SIZE) > 0.6


def test_the_scale_is_said_once() -> None:
    assert sum(text.endswith(" km") for text in texts_of(drawn("1200x675"))) == 1
