"""Rows with coordinates."""

from __future__ import annotations

from mapper.model.record import Kind
from mapper.places.match import How
from tests.places.ground import matched, matching, refused, row


def test_an_unknown_name_with_coordinates_is_a_point_of_its_own() -> None:
    match = matched("Hill 402", lat=33.0, lon=65.0, within="Helmand")
    assert match.how is How.POINT
    assert match.place.id == "point:hill-402"
    assert match.place.kind is Kind.POINT
    assert (match.place.lon, match.place.lat, match.place.within) == (65.0, 33.0, "AF-HEL")


def test_the_point_has_the_kind_of_the_row() -> None:
    assert matched("New Gate", kind=Kind.CROSSING, lat=33.0, lon=65.0).place.kind is Kind.CROSSING


def test_coordinates_make_no_province() -> None:
    assert "no province named" in refused("Newland", kind=Kind.UNIT, lat=33.0, lon=65.0)


def test_a_known_place_near_the_coordinates_is_meant() -> None:
    match = matched("Lashkar Gah", kind=Kind.TOWN, lat=31.6, lon=64.4)
    assert match.place.id == "AF-HEL/lashkar-gah"


def test_a_known_place_far_from_the_coordinates_is_refused() -> None:
    line = refused("Lashkar Gah", kind=Kind.TOWN, lat=34.5, lon=69.2)
    assert "'Lashkar Gah' is 554 km from its lat and lon — Lashkar Gah lies at 31.5930" in line


def test_the_coordinates_of_a_province_are_those_of_a_label() -> None:
    assert matched("Balkh", lat=37.0, lon=67.0).place.id == "AF-BAL"


def test_a_misspelling_far_away_is_another_place() -> None:
    match = matched("Bagram Airfeld", kind=Kind.BASE, lat=31.0, lon=64.0)
    assert match.how is How.POINT


def test_rows_of_one_name_near_each_other_are_one_point() -> None:
    found = matching(
        row("Post", line=2),
        row("Post", line=3, lat=33.0, lon=65.0),
        row("POST", line=4, lat=33.01, lon=65.0),
    )
    assert [match.place.id for match in found.matches] == ["point:post"] * 3


def test_rows_of_one_name_far_apart_are_two_points() -> None:
    found = matching(
        row("Post", line=2, lat=33.0, lon=65.0),
        row("Post", line=3, lat=34.0, lon=65.0),
        row("Post", line=4),
    )
    assert [match.place.id for match in found.matches] == ["point:post", "point:post-2"]
    assert [problem.where.line for problem in found.problems] == [4]


def test_a_slash_may_be_part_of_a_name() -> None:
    assert matched("Hill 3/4", lat=33.0, lon=65.0).place.name == "Hill 3/4"
    match = matched("Helmand/Hill", lat=31.0, lon=64.0)
    assert (match.place.name, match.place.within) == ("Hill", "AF-HEL")


def test_a_point_that_may_be_a_misspelled_province_is_told() -> None:
    found = matching(row("Helmandd", lat=31.0, lon=64.0))
    assert [match.how for match in found.matches] == [How.POINT]
    assert [str(problem) for problem in found.problems] == [
        "control.csv:2: 'Helmandd' is drawn as a point of its own — "
        "if Helmand is meant (93), write that; else say its kind"
    ]
    assert not found.problems[0].stops


def test_a_point_whose_kind_is_said_is_meant() -> None:
    assert matched("Helmandd", kind=Kind.POINT, lat=31.0, lon=64.0).how is How.POINT
