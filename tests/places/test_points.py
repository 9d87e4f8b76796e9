# SPDX-License-Identifier: MIT
"""Rows with coordinates."""

from __future__ import annotations

from typing import Any

import pytest

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.distance import Position
from mapper.places.gazetteer import Gazetteer
from mapper.places.match import How, match_records
from tests.places.ground import GAZETTEER, matched, matching, refused, row


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


def test_a_row_with_coordinates_is_about_a_place() -> None:
    found = matching(row("Balkh", lat=36.76, lon=66.9))
    assert [(match.how, match.place.kind) for match in found.matches] == [(How.POINT, Kind.POINT)]
    assert [str(problem) for problem in found.problems] == [
        "control.csv:2: 'Balkh' has lat and lon, so that it is drawn as a point — "
        "if the province is meant, a column kind says so, or for all rows "
        '`constants={"kind": "unit"}`'
    ]


@pytest.mark.parametrize("says", [{"kind": Kind.UNIT}, {"code": "AF-BAL"}])
def test_a_kind_or_a_code_says_that_the_province_is_meant(says: dict[str, Any]) -> None:
    assert matched("Balkh", lat=37.0, lon=67.0, **says).place.id == "AF-BAL"


def test_a_town_of_that_name_is_the_place_of_a_row_with_coordinates() -> None:
    assert matched("Kabul", lat=34.53, lon=69.17).place.id == "AF-KAB/kabul"


# --- outside of what is named ---


class Halves:
    """Balkh lies north of the 36th parallel, everything south of it in Helmand."""

    def unit_at(self, position: Position) -> str:
        return "AF-BAL" if position[1] >= 36 else "AF-HEL"

    def km_outside(self, unit_id: str, position: Position) -> float:
        here = self.unit_at(position)
        return 0.0 if here == unit_id else abs(position[1] - 36) * 111


def checked(place: str, lat: float, **more: Any) -> list[str]:
    record = row(place, lat=lat, lon=66.0, **more)
    return [str(p) for p in match_records([record], GAZETTEER, ground=Halves()).problems if p.stops]


def test_a_point_outside_of_the_unit_that_its_name_is() -> None:
    assert checked("Balkh", 35.0) == [
        "control.csv:2: 'Balkh' at lat 35, lon 66 lies in Helmand, 111 km from 'Balkh' — "
        "mend lat and lon, or the name; if a town of that name is meant, say so in the column kind"
    ]
    assert not checked("Balkh", 37.0)
    assert not checked("Balkh", 35.0, kind=Kind.TOWN)


def test_a_point_outside_of_the_unit_that_it_lies_within() -> None:
    (line,) = checked("Hill 402", 35.0, within="Balkh Province")
    assert "lies in Helmand, 111 km from 'Balkh Province' — mend lat and lon, or within" in line
    assert not checked("Hill 402", 37.0, within="Balkh")


def test_the_point_of_a_unit_lies_in_it() -> None:
    assert "lies in Helmand" in checked("Balkh", 35.0, kind=Kind.UNIT)[0]


def test_a_border_is_no_wall() -> None:
    assert not checked("Hill 402", 35.98, within="Balkh")


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


def test_ground_that_nobody_knows_is_told_of_a_point() -> None:
    record = row("Hill 402", lat=37.0, lon=66.0, within="Dawlatabad")
    (problem,) = match_records([record], GAZETTEER, ground=Halves()).problems
    assert (problem.stops, str(problem)) == (
        False,
        "control.csv:2: 'Dawlatabad' is no province and no parent that is known here — "
        "its lat and lon are taken without checking them against it",
    )


# --- one point or two ---


@pytest.mark.parametrize(("km", "count"), [(4.99, 1), (5.01, 2)])
def test_rows_of_one_name_up_to_five_km_apart_are_one_point(km: float, count: int) -> None:
    """A degree of latitude, on the sphere of distances, is 111.195 km."""
    found = matching(
        row("Post", lat=33.0, lon=65.0), row("Post", line=3, lat=33.0 + km / 111.195, lon=65.0)
    )
    assert len({match.place.id for match in found.matches}) == count


def test_a_third_point_of_a_name_has_the_number_three() -> None:
    rows = [row("Post", line=lat, lat=float(lat), lon=65.0) for lat in (31, 32, 33)]
    assert [match.place.id for match in matching(*rows).matches] == [
        "point:post", "point:post-2", "point:post-3",
    ]  # fmt: skip


def test_a_point_never_takes_the_id_of_a_known_place() -> None:
    known = Gazetteer((Place(id="point:post", kind=Kind.UNIT, name="Elsewhere"),))
    match = matched("Post", known, lat=33.0, lon=65.0)
    assert match.place.id == "point:post-2"


def test_a_name_without_a_letter_makes_an_id_all_the_same() -> None:
    assert matched("???", lat=33.0, lon=65.0).place.id == "point:unnamed"


def test_points_of_other_kinds_are_other_points() -> None:
    found = matching(
        row("Post", kind=Kind.CROSSING, lat=33.0, lon=65.0),
        row("Post", line=3, kind=Kind.BASE, lat=33.0, lon=65.0),
    )
    assert [match.place.kind for match in found.matches] == [Kind.CROSSING, Kind.BASE]


def test_coordinates_make_no_border_region() -> None:
    assert "no neighbour named" in refused("Newland", kind=Kind.BORDER, lat=33.0, lon=65.0)


def test_a_parent_that_is_two_units_is_none() -> None:
    twins = Gazetteer(tuple(Place(id=id_, kind=Kind.UNIT, name="Twin") for id_ in "ab"))
    assert matched("Post", twins, lat=33.0, lon=65.0, within="Twin").place.within == ""


def test_of_several_parents_the_first_that_is_a_unit_counts() -> None:
    match = matched("Nowhere/Helmand/Post", lat=33.0, lon=65.0)
    assert match.place.name == "Nowhere/Helmand/Post"
    assert matched("Helmand/Post", lat=33.0, lon=65.0, within="Nowhere").place.within == "AF-HEL"


# --- rows that name a point ---


def test_a_row_without_coordinates_may_name_the_one_point_of_its_parent() -> None:
    found = matching(
        row("Post", line=2, lat=33.0, lon=65.0, within="Helmand"),
        row("Post", line=3, lat=36.0, lon=67.0, within="Balkh"),
        row("Post", line=4, within="Balkh"),
    )
    assert [match.place.within for match in found.matches] == ["AF-HEL", "AF-BAL", "AF-BAL"]


def test_matches_stand_in_the_order_of_the_rows() -> None:
    found = matching(row("Post"), row("Helmand", line=3), row("Post", line=4, lat=33.0, lon=65.0))
    assert [match.record.where.line for match in found.matches] == [2, 3, 4]


def test_doubts_stand_in_the_order_of_the_rows() -> None:
    rows = row("Xq", line=3), row("Xr", line=2), row("Xs", line=4)
    assert [doubt.record.order for doubt in matching(*rows).doubts] == [2, 3, 4]


@pytest.mark.parametrize(("name", "noted"), [("Ridgewatqq", True), ("Ridgewaqqq", False)])
def test_a_point_is_noted_where_it_is_80_like_a_known_name(name: str, noted: bool) -> None:
    known = Gazetteer((Place(id="R", kind=Kind.UNIT, name="Ridgewater"),))
    found = matching(row(name, lat=31.0, lon=64.0), gazetteer=known)
    assert bool(found.problems) is noted


@pytest.mark.parametrize(("name", "closest"), [("Tachar", ["Takhar"]), ("Xyzzy", [])])
def test_a_doubt_names_the_closest_where_that_is_worth_saying(
    name: str, closest: list[str]
) -> None:
    (doubt,) = matching(row(name, within="Kabul")).doubts
    assert [near.place.name for near in doubt.near] == closest
    assert doubt.within == "Kabul"


def test_a_known_place_needs_no_unit_around_it() -> None:
    """A list knows better where its places lie than the shapes of units do."""
    found = match_records([row("Hairatan", lat=37.22, lon=67.42)], GAZETTEER, ground=Halves())
    assert [match.place.id for match in found.matches] == ["AF-BAL/hairatan"]
