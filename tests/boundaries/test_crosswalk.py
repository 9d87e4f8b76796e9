# SPDX-License-Identifier: MIT
"""What became of units in another set.

     old                      new
+----------+             +-----+----+
|  Grand   |             |West |East|    Grand was split,
+----+-----+             +-----+----+
|Left|Right|             |  Joined  |    Left and Right were merged,
+----+-----+             +----------+
|  South   |             |  South   |    South stayed.
+----------+             +----------+
"""

from __future__ import annotations

import csv
import io
import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Geometry, affinity, box

from mapper.boundaries.boundary_set import BoundarySet, areas_of
from mapper.boundaries.crosswalk import Agrees, Change, Crosswalk, Limits, Link, crosswalk
from mapper.boundaries.crosswalk_file import COLUMNS, crosswalk_as_csv, crosswalk_as_data
from mapper.boundaries.crosswalk_reviewed import read_crosswalk
from mapper.boundaries.load import load_boundaries
from mapper.model.place import Place
from mapper.model.record import Kind
from tests.boundaries.files import write_geojson

Unit = tuple[str, str, Geometry]

SOUTH = ("S1", "South", box(36, 33, 38, 34))
OLD = [
    ("G1", "Grand", box(36, 35, 38, 36)),
    ("L1", "Left", box(36, 34, 37, 35)),
    ("R1", "Right", box(37, 34, 38, 35)),
    SOUTH,
]
NEW = [
    ("W1", "West", box(36, 35, 37.2, 36)),
    ("E1", "East", box(37.2, 35, 38, 36)),
    ("J1", "Joined", box(36, 34, 38, 35)),
    SOUTH,
]


def units(*rows: Unit, name: str = "units") -> BoundarySet:
    shapes = tuple(shape for _, _, shape in rows)
    places = tuple(Place(id=code, kind=Kind.UNIT, name=text) for code, text, _ in rows)
    areas = areas_of(shapes)
    return BoundarySet(name=name, title="", units=places, shapes=shapes, area_km2=areas)


def walked(old: list[Unit], new: list[Unit], limits: Limits | None = None) -> Crosswalk:
    return crosswalk(units(*old, name="old"), units(*new, name="new"), limits)


def told(links: tuple[Link, ...]) -> set[tuple[str, str, str]]:
    ids = ((link.old and link.old.id, link.new and link.new.id) for link in links)
    return {
        (link.change.value, old or "", new or "")
        for link, (old, new) in zip(links, ids, strict=True)
    }


def test_units_are_split_merged_and_the_same() -> None:
    assert told(walked(OLD, NEW).links) == {
        ("split", "G1", "W1"),
        ("split", "G1", "E1"),
        ("merged", "L1", "J1"),
        ("merged", "R1", "J1"),
        ("same", "S1", "S1"),
    }


def test_a_unit_that_has_its_name_from_a_larger_one_is_a_part_of_it() -> None:
    new = [("G1", "Grand", box(36, 35, 37.2, 36)), ("E1", "East", box(37.2, 35, 38, 36))]
    found = walked(OLD[:1], new)
    assert told(found.links) == {("split", "G1", "G1"), ("split", "G1", "E1")}


@pytest.mark.parametrize("new", [("S1", "Meridia"), ("X9", "South")])
def test_the_same_ground_under_another_name_or_code_is_renamed(new: tuple[str, str]) -> None:
    others = OLD[:3]
    found = walked([*others, SOUTH], [*others, (*new, SOUTH[2])])
    assert [link.new.name for link in found.by_change[Change.RENAMED] if link.new] == [new[1]]


def test_codes_of_two_systems_rename_nothing() -> None:
    new = [(f"{nth:02}", name, shape) for nth, (_, name, shape) in enumerate(OLD)]
    found = walked(OLD, new)
    assert not found.codes_count
    assert {link.change for link in found.links} == {Change.SAME}
    assert found.links[0].reasons == (Agrees.NAME, Agrees.GROUND)


def test_a_border_that_moved_leaves_ground_to_a_neighbour() -> None:
    new = [("L1", "Left", box(36, 34, 36.9, 35)), ("R1", "Right", box(36.9, 34, 38, 35))]
    found = walked(OLD[1:3], new)
    assert told(found.links) == {("moved", a, b) for a, b in (("L1", "L1"), ("L1", "R1"))} | {
        ("moved", "R1", "R1")
    }
    went = next(link for link in found.links if not link.is_kept)
    assert went.of_old == pytest.approx(0.1, rel=1e-3)


def test_ground_outside_of_the_other_set_is_gone_or_new() -> None:
    found = walked([OLD[0], SOUTH], [SOUTH, ("N1", "North", box(36, 36, 38, 37))])
    assert told(found.links) == {("same", "S1", "S1"), ("gone", "G1", ""), ("new", "", "N1")}


def test_a_line_drawn_again_some_metres_beside_moves_nothing() -> None:
    new = [OLD[0], ("L1", "Left", box(36, 34, 37.00005, 35)),
           ("R1", "Right", box(37.00005, 34, 38, 35)), SOUTH]  # fmt: skip
    found = walked(OLD, new)
    assert {link.change for link in found.links} == {Change.SAME}
    assert found.slivers.pairs == 1
    assert 0 < found.slivers.old_km2 < 1
    thin = walked(OLD, new, Limits(width_m=1.0))
    assert [link.change for link in thin.links].count(Change.MOVED) == 3


def test_between_different_drawings_small_pieces_are_slivers() -> None:
    new = [(code, name, beside(shape)) for code, name, shape in OLD]
    found = walked(OLD, new)
    assert found.limits.ground > 0
    assert {link.change for link in found.links} == {Change.SAME}


def beside(shape: Geometry) -> Geometry:
    """A square drawn a kilometre off."""
    return affinity.translate(shape, 0.01, 0.005)


def test_a_code_or_name_of_other_ground_is_told() -> None:
    new = [("L1", "Left", OLD[2][2]), ("R1", "Right", OLD[1][2]), OLD[0], SOUTH]
    pairs = {(old.id, new.id) for old, new in walked(OLD, new).other_ground}
    assert pairs == {("L1", "L1"), ("R1", "R1")}


def test_a_name_that_the_other_set_knows_is_no_renaming(tmp_path: Path) -> None:
    rows = [({"name": "Kiev"}, SOUTH[2]), ({"name": "Left"}, OLD[1][2])]
    more = [({"name": "Kyiv", "alt_name": "Kiev"}, SOUTH[2]), ({"name": "Left"}, OLD[1][2])]
    old = load_boundaries(write_geojson(tmp_path / "old.geojson", rows))
    new = load_boundaries(write_geojson(tmp_path / "new.geojson", more))
    found = crosswalk(old, new)
    assert {link.change for link in found.links} == {Change.SAME}
    assert Agrees.ALIAS in {reason for link in found.links for reason in link.reasons}
    assert not found.codes_count  # ids made of names are no codes


def test_every_unit_has_a_row_however_small_it_is() -> None:
    speck = ("V1", "Speck", box(37, 33.5, 37.00001, 33.50001))
    found = walked([*OLD, speck], OLD)
    assert ("merged", "V1", "S1") in told(found.links)


cuts = st.lists(st.integers(1, 19), min_size=1, unique=True)


@given(cuts, cuts)
def test_the_ground_of_both_sides_balances(old: list[int], new: list[int]) -> None:
    found = walked(strips(old, "o"), strips(new, "n"))
    olds = [(link.old, link.km2) for link in found.links]
    news = [(link.new, link.km2) for link in found.links]
    for links, side, slivers in (
        (olds, found.old, found.slivers.old_km2),
        (news, found.new, found.slivers.new_km2),
    ):
        there = [(unit.id, km2) for unit, km2 in links if unit]
        assert sum(km2 for _, km2 in there) + slivers == pytest.approx(sum(side.area_km2), rel=1e-4)
        assert {id_ for id_, _ in there} == {unit.id for unit in side.units}


@given(cuts)
def test_a_set_and_itself_are_the_same(ends: list[int]) -> None:
    found = walked(strips(ends, "o"), strips(ends, "o"))
    assert {link.change for link in found.links} == {Change.SAME}
    assert not found.slivers.pairs


def strips(ends: list[int], letter: str) -> list[Unit]:
    lines = sorted({0, *ends, 20})
    pairs = itertools.pairwise(lines)
    return [(f"{letter}{w}", f"{letter}{w}", box(w / 10, 0, e / 10, 1)) for w, e in pairs]


def test_the_file_for_review_has_a_row_a_piece() -> None:
    found = walked(OLD, NEW)
    rows = [*csv.DictReader(io.StringIO(crosswalk_as_csv(found)))]
    assert [*rows[0]] == [*COLUMNS]
    [west] = [row for row in rows if row["new_name"] == "West"]
    assert (west["old_code"], west["change"], west["old_percent"]) == ("G1", "split", "60.0")
    assert west["reason"] == "ground"
    assert {row["reason"] for row in rows if row["change"] == "same"} == {"code + name + ground"}


def test_what_was_written_for_review_is_read_back(tmp_path: Path) -> None:
    found = walked(OLD, NEW)
    file = tmp_path / "review.csv"
    file.write_text(crosswalk_as_csv(found))
    walk, problems = read_crosswalk(file, found.new)
    assert not problems
    assert walk.became["G1"] == ("W1", "E1")
    assert walk.came_from["J1"] == ("L1", "R1")
    assert [old for old in walk.olds if walk.is_whole(walk.became[old][0])] == ["G1", "S1"]


def test_as_data_the_changes_are_counted() -> None:
    data: dict[str, Any] = crosswalk_as_data(walked(OLD, NEW))
    assert data["changes"] | {"split": 2, "merged": 2, "same": 1} == data["changes"]
    assert data["old"]["units"] == data["new"]["units"] == 4
