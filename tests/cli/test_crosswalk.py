# SPDX-License-Identifier: MIT
"""`mapper crosswalk`: what became of units in other boundaries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely

from tests.boundaries.files import SQUARES, toy_rows, write_geojson

NORTH = shapely.union_all([SQUARES["Northfield"], SQUARES["Eastvale"]])


@pytest.fixture
def sets(tmp_path: Path) -> list[str]:
    """The toy country, and the same with its two northern provinces as one."""
    south = [({"name": name}, SQUARES[name]) for name in ("Westmarch", "Southport")]
    old = write_geojson(tmp_path / "old.geojson", toy_rows())
    new = write_geojson(tmp_path / "new.geojson", [({"name": "North"}, NORTH), *south])
    return [old.name, new.name]


def test_what_was_merged_is_named_and_the_ground_adds_up(mapper, sets: list[str]) -> None:
    told = mapper("crosswalk", *sets)
    assert told.code == 0
    assert "  Northfield, Eastvale → North\n" in told.out
    assert "Same: 2 units" in told.out
    sums = told.out.split("Sum")[1].split("\n")[0].split()
    assert len({*sums}) == 1


def test_for_review_it_is_written_as_csv_and_not_over_another_file(mapper, sets, tmp_path) -> None:
    assert mapper("crosswalk", *sets, "-o", "review.csv").out == "review.csv\n"
    lines = (tmp_path / "review.csv").read_text().splitlines()
    assert lines[1].startswith("merged,northfield,Northfield,north,North,")
    again = mapper("crosswalk", *sets, "-o", "review.csv")
    assert (again.code, "exists already" in again.err) == (5, True)


def test_as_json_it_has_the_links_and_what_they_add_up_to(mapper, sets: list[str]) -> None:
    found = json.loads(mapper("crosswalk", *sets, "--json").out)
    assert found["changes"]["merged"] == 2
    assert sum(link["km2"] for link in found["links"]) == pytest.approx(found["old"]["km2"])


def test_a_file_of_several_times_is_compared_with_itself(mapper, tmp_path) -> None:
    rows = [({"name": name, "year": "1"}, shape) for name, shape in SQUARES.items()]
    rows += [({"name": "North", "year": "2"}, NORTH)]
    write_geojson(tmp_path / "both.geojson", rows)
    told = mapper("crosswalk", "both.geojson", "both.geojson", "--unit-where", "year=1",
                  "--new-unit-where", "year=2")  # fmt: skip
    assert told.out.startswith("both.geojson (old): 4 units")
    assert "Gone: ground outside of the new set" in told.out


def test_both_sets_as_one_file_tell_a_change_of_boundaries_from_one_of_control(
    mapper, sets: list[str], tmp_path: Path
) -> None:
    rows = ["Northfield,a,2019-01-01", "Eastvale,b,2019-01-01", "Westmarch,a,2019-01-01",
            "North,a,2020-08-01"]  # fmt: skip
    (tmp_path / "control.csv").write_text("\n".join(["place,status,date", *rows]) + "\n")
    assert mapper("crosswalk", *sets, "--on", "2020-07-17", "-o", "both.geojson").code == 0
    told = mapper("diff", "control.csv", "--boundaries", "both.geojson", "--scheme", "two-sided")
    assert "on 17 July 2020 Northfield and Eastvale became North" in told.out
    assert "Side B → Side A: 1 area, 12,300 km²" in told.out
    features = json.loads((tmp_path / "both.geojson").read_text())["features"]
    assert [one["properties"]["name"] for one in features if one["properties"]["valid_to"]] == [
        "Northfield",
        "Eastvale",
    ]


def test_sets_that_share_no_ground_are_reported(mapper) -> None:
    told = mapper("crosswalk", "FJI", "MLT")
    assert "MLT/ADM1: no ground of FJI/ADM1 lies in it" in told.err
    assert "Same: 0 units" in told.out


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["old.geojson", "new.geojson", "-o", "review.xlsx"], "give .csv or .json"),
        (["old.geojson", "new.geojson", "-o", "both.geojson"], "add --on"),
        (["old.geojson", "new.geojson", "-o", "a.csv", "--on", "2020"], "add -o both.geojson"),
        (["old.geojson", "new.geojson", "-o", "b.geojson", "--on", "2020"], "no single day"),
        (["old.json", "new.geojson", "-o", "old.json", "--force"], "is what is read"),
        (["old.geojson", "none.geojson"], "none.geojson"),
        (["old.geojson", "new.geojson", "--name-field", "title"], "title"),
    ],
)
def test_what_cannot_be_done_is_answered(
    mapper, sets, tmp_path: Path, arguments: list[str], hint: str
) -> None:
    write_geojson(tmp_path / "old.json", toy_rows())
    told = mapper("crosswalk", *arguments)
    assert told.code in (2, 4)
    assert hint in told.err
    assert "Traceback" not in told.err


def test_with_the_reviewed_file_a_table_of_old_units_is_drawn_over_the_new_ones(
    mapper, sets: list[str], tmp_path: Path
) -> None:
    rows = ["Northfield,a,2020-01-01", "Eastvale,b,2020-01-01", "Westmarch,a,2020-01-01"]
    (tmp_path / "control.csv").write_text("\n".join(["place,status,date", *rows]) + "\n")
    mapper("crosswalk", *sets, "-o", "review.csv")
    over = ("--boundaries", "new.geojson", "--scheme", "two-sided", "--crosswalk", "review.csv")
    told = mapper("stats", "control.csv", *over, "--format", "csv")
    assert told.code == 0
    assert {tuple(line.split(",")[1:3]) for line in told.out.splitlines()[1:]} >= {
        ("mixed", "1"),
        ("side-a", "1"),
    }
    assert "'Northfield' (for a part of North)" in told.err
    refused = mapper("draw", "control.csv", *over, "-o", "review.csv", "--force")
    assert (refused.code, "is what is read" in refused.err) == (2, True)
