# SPDX-License-Identifier: MIT
"""Sizes of pictures: by name, and in pixels."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from mapper.errors import UsageError
from mapper.exports.pictures import drawn_picture
from mapper.picture.layouts import LAYOUTS, layout_named, pixels_of
from mapper.picture.png import size_in_pixels
from tests.picture.maps import many_days, toy


@pytest.mark.parametrize(
    "size", ["1200x675", "1920x1080", "600x315", "640x640", "1080x1350", "400x1200", "300x300"]
)
def test_a_size_in_pixels_is_that_of_the_picture(size: str) -> None:
    assert "{}x{}".format(*size_in_pixels(drawn_picture(toy(), size=size))) == size


@pytest.mark.parametrize("size", ["1200 x 675", "1200X675", "1200×675"])
def test_pixels_are_written_in_several_ways(size: str) -> None:
    assert layout_named(size) == layout_named("1200x675")


@pytest.mark.parametrize("name", ["square", "story", "social"])
def test_pixels_of_a_size_by_name_are_that_size(name: str) -> None:
    wide, high = pixels_of(LAYOUTS[name])
    assert layout_named(f"{wide}x{high}") is LAYOUTS[name]


def test_texts_stand_beside_the_map_of_a_wide_picture_alone() -> None:
    beside = {size: bool(layout_named(size).beside) for size in ("1200x675", "900x900", "900x1200")}
    assert beside == {"1200x675": True, "900x900": False, "900x1200": False}


def test_letters_grow_with_the_picture_and_are_never_smaller_than_their_size() -> None:
    zooms = [layout_named(size).zoom for size in ("300x300", "1200x675", "2400x1350")]
    assert zooms == pytest.approx([1.0, 1.591, 3.182], abs=0.001)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ("200x400", "size '200x400': leaves no room for a map — at least 300 pixels a side"),
        ("20000x9000", "size '20000x9000': is too large — at most 10000 pixels a side"),
        ("2000x500", "size '2000x500': is too narrow — one side is at most 3 times as long"),
        ("1200x", "size '1200x': give article, column, square, story, social, a4, a3 or "),
        ("1200x-5", "size '1200x-5': give article"),
    ],
)
def test_sizes_on_which_no_map_can_be_read_are_refused(size: str, said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        layout_named(size)


@pytest.mark.parametrize("size", ["square", "story", "social", "300x900"])
def test_a_deck_that_leaves_no_room_for_the_map_is_refused(size: str) -> None:
    deck = "A deck of a desk that goes on and on. " * 100
    with pytest.raises(UsageError, match=r"^deck: is too long for a picture of "):
        drawn_picture(replace(toy(), deck=deck), size=size)


def test_many_maps_need_more_room_than_one() -> None:
    with pytest.raises(UsageError, match="size '300x300': leaves no room for a map beside"):
        drawn_picture(many_days(), size="300x300")
