# SPDX-License-Identifier: MIT
"""Several files of one day: versions of a drawing, or parts of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mapper.polygons.same_day import Replaced, replaced_versions
from mapper.polygons.sources import SourceFile, stem_of

DAY = date(2021, 8, 5)


def replaced(*names: str, pattern: str | None = None) -> list[Replaced]:
    sources = [SourceFile(Path(name), name, (stem_of(name),)) for name in names]
    return replaced_versions({DAY: names}, sources, pattern)


def test_of_two_times_the_later_one_counts() -> None:
    evening, morning = "front_20210805_1800.geojson", "front_20210805_0900.geojson"
    assert replaced(evening, morning) == [Replaced(DAY, (morning,), evening)]


def test_a_file_without_a_time_comes_before_those_with_one() -> None:
    names = ("front_20210805_0900.geojson", "front_20210805.geojson")
    assert replaced(*names) == [Replaced(DAY, names[1:], names[0])]


def test_of_two_times_by_the_clock_of_a_server_the_later_one_counts() -> None:
    assert replaced("1628154000.geojson", "1628121600.geojson") == [
        Replaced(DAY, ("1628121600.geojson",), "1628154000.geojson")
    ]


def test_parts_with_names_of_their_own_stay() -> None:
    """One file a side, or a category: none of them replaces another."""
    assert replaced("held_20210805.geojson", "claimed_20210805.geojson") == []


def test_each_part_may_have_its_versions() -> None:
    names = ("a_20210805_0900.kml", "a_20210805_1800.kml", "b_20210805_0900.kml")
    assert replaced(*names) == [Replaced(DAY, names[:1], names[1])]


def test_days_by_a_pattern_have_versions_too() -> None:
    names = ("front 05Aug21 0900.kml", "front 05Aug21 1800.kml")
    assert replaced(*names, pattern="%d%b%y %H%M") == [Replaced(DAY, names[:1], names[1])]
