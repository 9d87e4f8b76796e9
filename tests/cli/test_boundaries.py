# SPDX-License-Identifier: MIT
"""`mapper boundaries`: what is bundled, the units of a set, and sets that are added."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shapely import box

from tests.boundaries.files import write_geojson
from tests.boundaries.test_fetching import sends, server


def raions(folder: Path) -> Path:
    """Two squares of Ukraine in the form of geoBoundaries."""
    fields = {"shapeGroup": "UKR", "shapeType": "ADM2"}
    squares = {"Bila": box(30, 49, 31, 50), "Zveny": box(31, 49, 32, 50)}
    rows = [
        ({"shapeName": name, "shapeID": f"{nth}B", **fields}, square)
        for nth, (name, square) in enumerate(squares.items())
    ]
    return write_geojson(folder / "raions.geojson", rows)


def test_every_bundled_set_is_listed_with_its_vintage_and_licence(mapper) -> None:
    lines = mapper("boundaries", "list").out.splitlines()
    assert len(lines) == 249
    [sudan] = [line.split() for line in lines if line.startswith("SDN/ADM1")]
    assert " ".join(sudan) == (
        "SDN/ADM1 Sudan 17 states Natural Earth 5 Public domain; of an earlier year"
    )
    assert any(line.startswith("AFG/ADM1  Afghanistan ") for line in lines)


def test_the_list_as_data(mapper) -> None:
    rows = json.loads(mapper("boundaries", "list", "--json").out)
    assert [row["units"] for row in rows if row["name"] == "UKR/ADM1"] == [27]


def test_a_set_is_shown_with_its_units_and_what_to_know_of_them(mapper) -> None:
    lines = mapper("boundaries", "show", "Mali").out.splitlines()
    assert lines[0] == "MLI/ADM1: Mali, 9 units and 71 places"
    assert "Places: GeoNames (CC BY 4.0)" in lines[1]
    assert "the 8 regions of before 2016" in lines[2]
    assert lines[4].split() == ["ML-1", "Kayes", "region", "122,987", "km²"]


def test_a_set_as_data_has_the_names_in_other_languages(mapper) -> None:
    shown = json.loads(mapper("boundaries", "show", "UKR", "--json").out)
    [luhansk] = [unit for unit in shown["units"] if unit["code"] == "UA-09"]
    assert luhansk["names"]["uk"] == "Луганська область"
    assert "Q171965" in luhansk["others"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bring", "x.geojson"], "boundaries bring: give list, show, check, add or remove"),
        (["add"], "boundaries add: give a FILE or an address (https://…)"),
        (["check", "x.geojson", "--as", "UKR"], "--as: is for boundaries add, and not for check"),
        (["show", "UKR", "--crs", "EPSG:4326"], "--crs: is for boundaries add and check"),
        (["check", "https://a.test/b.zip"], "check reads files — `mapper boundaries add` fetches"),
        (["show"], "boundaries show: give a NAME or FILE"),
        (["list", "UKR"], "boundaries list: lists all"),
    ],
)
def test_what_it_is_not_asked_rightly_is_a_usage_error(mapper, arguments, said: str) -> None:
    answer = mapper("boundaries", *arguments)
    assert answer.code == 2
    assert said in answer.err


def test_a_name_that_is_none_gets_the_closest(mapper) -> None:
    answer = mapper("boundaries", "show", "Ukrane")
    assert answer.code == 4
    assert "closest: Ukraine; all 249: mapper boundaries list" in answer.err


def test_a_file_is_checked_and_the_commands_to_go_on_end_it(mapper, tmp_path: Path) -> None:
    raions(tmp_path)
    lines = mapper("boundaries", "check", "raions.geojson").out.splitlines()
    assert lines[0] == "raions.geojson: 2 units of UKR/ADM2, Ukraine"
    assert "fields   geoBoundaries" in lines
    assert lines[-2:] == [
        "mapper boundaries add raions.geojson",
        "mapper draw TABLE --boundaries raions.geojson",
    ]


def test_a_file_checked_as_data(mapper, tmp_path: Path) -> None:
    raions(tmp_path)
    said = json.loads(mapper("boundaries", "check", "raions.geojson", "--json").out)
    assert (said["name"], said["units"], said["gaps_km2"]) == ("UKR/ADM2", 2, [])
    assert said["fields"] == {
        "name": "shapeName", "code": "shapeID", "within": None, "population": None
    }  # fmt: skip


def test_an_added_set_is_drawn_by_its_name_and_removed(mapper, table, tmp_path: Path) -> None:
    raions(tmp_path)
    added = mapper("boundaries", "add", "raions.geojson")
    assert (added.code, added.out) == (0, "UKR/ADM2\n")
    assert added.lines[-1] == "next: mapper draw TABLE --boundaries UKR/ADM2"
    rows = table("place,status,date\nBila,a,2024-01-01\n")
    drawn = mapper("check", rows, "--boundaries", "Україна/ADM2", "--means", "a=taliban")
    assert drawn.code == 0
    assert "UKR/ADM2: yours, added on " in drawn.out + drawn.err
    assert "; yours, added on " in mapper("boundaries", "list").out
    assert mapper("boundaries", "remove", "UKR/ADM2").out == "UKR/ADM2\n"
    assert mapper("boundaries", "show", "UKR/ADM2").code == 4


def test_a_file_from_an_address_is_added(mapper, tmp_path: Path) -> None:
    data = raions(tmp_path).read_bytes()
    with server(sends(data)) as here:
        added = mapper("boundaries", "add", f"{here}/raions.geojson", "--json")
    assert added.code == 0
    assert json.loads(added.out)["source"] == f"{here}/raions.geojson"


def test_what_is_wrong_with_a_file_from_an_address_is_said_of_the_address(mapper) -> None:
    with server(sends(b"<!DOCTYPE html>Log in")) as here:
        answer = mapper("boundaries", "add", f"{here}/raions.geojson")
    assert answer.code == 4
    assert answer.err.startswith(f"{here}/raions.geojson: cannot be read as boundaries (it is a we")


def test_a_file_with_another_checksum_is_not_added(mapper, tmp_path: Path) -> None:
    raions(tmp_path)
    answer = mapper("boundaries", "add", "raions.geojson", "--sha256", "0" * 64)
    assert answer.code == 4
    assert "raions.geojson: has the checksum " in answer.err
    assert "yours" not in mapper("boundaries", "list").out


def test_a_table_of_their_codes_finds_the_units_that_were_added(mapper, table, tmp_path) -> None:
    raions(tmp_path)
    assert mapper("boundaries", "add", "raions.geojson").code == 0
    rows = table("country,place,code,status,date\nUkraine,Bila,0B,taliban,2024-01-01\n")
    answer = mapper("check", rows)
    assert answer.code == 0
    assert "boundaries: Ukraine (UKR/ADM2), found from the column of countries" in answer.out


def test_a_table_of_names_finds_the_first_level_whatever_was_added(
    mapper, table, tmp_path: Path
) -> None:
    raions(tmp_path)
    assert mapper("boundaries", "add", "raions.geojson").code == 0
    rows = table("place,status,date\nLviv Oblast,taliban,2024-01-01\n")
    assert "boundaries: Ukraine (UKR/ADM1), found from the names" in mapper("check", rows).out


def test_an_export_over_an_added_set_reads_back_where_that_is_not(
    mapper, table, tmp_path: Path
) -> None:
    raions(tmp_path)
    assert mapper("boundaries", "add", "raions.geojson").code == 0
    rows = table("place,status,date\nBila,taliban,2024-01-01\n")
    assert mapper("export", rows, "--boundaries", "UKR/ADM2", "-o", "day.geojson").code == 0
    assert mapper("export", rows, "--boundaries", "UKR/ADM2", "-o", "day.csv").code == 0
    assert mapper("boundaries", "remove", "UKR/ADM2").code == 0
    assert mapper("check", "day.geojson").code == 0
    answer = mapper("check", "day.csv")
    assert answer.code == 4
    assert "UKR/ADM2 (Ukraine): there is only UKR/ADM1" in answer.err


def test_a_map_is_begun_with_units_that_were_added(mapper, tmp_path: Path) -> None:
    raions(tmp_path)
    assert mapper("boundaries", "add", "raions.geojson").code == 0
    begun = mapper("init", "map", "--country", "Ukraine", "--level", "2")
    assert begun.code == 0
    assert "Bila" in (tmp_path / "map" / "control.csv").read_text(encoding="utf-8")
    deeper = mapper("init", "deeper", "--country", "Ukraine", "--level", "3")
    assert deeper.code == 4
    assert "(Ukraine): there is only UKR/ADM2, UKR/ADM1 — other levels" in deeper.err


@pytest.mark.parametrize("action", ["check", "add"])
def test_a_set_is_no_file(mapper, action: str) -> None:
    answer = mapper("boundaries", action, "Ukraine")
    assert answer.code == 2
    assert "Ukraine: is no file, but a set by its name — mapper boundaries show" in answer.err


def test_an_address_in_place_of_boundaries_is_answered_with_the_command(mapper, table) -> None:
    rows = table("place,status,date\nBila,a,2024-01-01\n")
    answer = mapper("draw", rows, "--boundaries", "https://a.test/raions.zip")
    assert answer.code == 2
    assert "mapper boundaries add https://a.test/raions.zip brings it in once" in answer.err
