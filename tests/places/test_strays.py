"""Points off the map."""

from __future__ import annotations

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
