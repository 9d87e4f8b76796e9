# SPDX-License-Identifier: MIT
"""Points off the map."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapper.model.record import Kind, Record
from mapper.places.strays import tell_strays
from tests.places.ground import matching, row

FRAME = (55.0, 25.0, 80.0, 42.0)


def told(*rows: Record) -> list[str]:
    return [str(problem) for problem in tell_strays(matching(*rows).matches, FRAME)]


def post(lat: float, lon: float, line: int = 2) -> Record:
    return row("Post", line=line, kind=Kind.POINT, lat=lat, lon=lon)


def test_a_point_on_the_map_is_nothing_to_tell() -> None:
    assert told(post(34.5, 69.1), row("Helmand", line=3)) == []


def test_a_point_far_off_is_told_once() -> None:
    assert told(post(90, 0), post(90, 0, line=3)) == [
        "control.csv:2: 'Post' at lat 90, lon 0 lies off the map — "
        "it stands in the table of the page only"
    ]


def test_turned_coordinates_are_guessed() -> None:
    (line,) = told(post(69.1, 34.5))
    assert line.endswith("are lat and lon swapped?")


@pytest.mark.parametrize(("lat", "lon"), [(25, 60), (42, 60), (30, 55), (30, 80)])
def test_the_edge_of_the_map_is_on_it(lat: float, lon: float) -> None:
    assert told(post(lat, lon)) == []


@pytest.mark.parametrize(("lat", "lon"), [(24.9, 60), (42.1, 60), (30, 54.9), (30, 80.1)])
def test_beyond_it_is_off(lat: float, lon: float) -> None:
    assert len(told(post(lat, lon))) == 1


@pytest.mark.parametrize(("frame", "lon"), [((170, 0, 190, 9), -175), ((-190, 0, -170, 9), 175)])
def test_a_map_across_the_line_of_180_degrees_reaches_beyond_it(
    frame: tuple[float, ...], lon: float
) -> None:
    matches = matching(post(5, lon)).matches
    assert tell_strays(matches, frame) == ()
    assert len(tell_strays(matching(post(5, 0)).matches, frame)) == 1


@pytest.mark.parametrize("kind", [Kind.UNIT, Kind.BORDER])
def test_ground_is_the_map_and_never_off_it(kind: Kind) -> None:
    (match,) = matching(post(90, 0)).matches
    ground = replace(match, place=replace(match.place, kind=kind))
    assert tell_strays([ground], FRAME) == ()


@pytest.mark.parametrize("unknown", ["lat", "lon"])
def test_half_a_position_is_nowhere(unknown: str) -> None:
    (match,) = matching(post(90, 0)).matches
    half = replace(match, place=replace(match.place, **{unknown: None}))
    assert tell_strays([half], FRAME) == ()


def test_what_follows_a_place_on_the_map_is_told_too() -> None:
    rows = row("Helmand"), post(34.5, 69.1, 3), row("Far", line=4, lat=0.0, lon=0.0)
    assert len(told(*rows)) == 1
