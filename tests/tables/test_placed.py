# SPDX-License-Identifier: MIT
"""Positions and parents from a second table."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.errors import TableError
from mapper.tables.asked import Asked
from mapper.tables.raw import Cell, RawTable
from mapper.tables.read import read_table

ROWS = "place,status,date\nBase X,a,2021\nBase Y,b,2021\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(rows: str, places: str) -> RawTable:
    Path("control.csv").write_text(rows, encoding="utf-8")
    Path("places.csv").write_text(places, encoding="utf-8")
    return read_table("control.csv", asked=Asked(places="places.csv"))


def under(table: RawTable, *headings: str) -> list[tuple[Cell, ...]]:
    return [tuple(row.cells.get(heading) for heading in headings) for row in table.rows]


def told(table: RawTable) -> list[str]:
    return [note.what for note in table.notes]


def test_positions_are_found_by_name() -> None:
    table = read(ROWS, "name,lat,lon\nbase x,34.5,69.1\nBASE Y,34.6,69.2\n")
    assert under(table, "place", "lat", "lon") == [
        ("Base X", "34.5", "69.1"),
        ("Base Y", "34.6", "69.2"),
    ]
    assert told(table) == ["places are looked up in places.csv, by 'place'"]


def test_an_id_that_both_have_comes_before_names() -> None:
    rows = "id,place,status,date\n7,Base,a,2021\n8,Base,b,2021\n"
    table = read(rows, "id,name,lat,lon\n7.0,Base,1,2\n8.0,Base,3,4\n")
    assert under(table, "lat", "lon") == [("1", "2"), ("3", "4")]


def test_ids_alone_get_their_names() -> None:
    table = read("id,status,date\n7,a,2021\n", "id,name,lat,lon\n7,Base,1,2\n")
    assert under(table, "name", "lat") == [("Base", "1")]


def test_parents_tell_places_of_one_name_apart() -> None:
    rows = "place,within,status,date\nAa,North,a,2021\nAa,South,b,2021\n"
    places = "place,within,lat,lon\nAa,South,1,2\nAa,North,3,4\n"
    assert under(read(rows, places), "lat", "lon") == [("3", "4"), ("1", "2")]


def test_parents_are_taken_over_too() -> None:
    table = read(ROWS, "place,province\nBase X,Kabul\nBase Y,Herat\n")
    assert under(table, "province") == [("Kabul",), ("Herat",)]


def test_a_place_with_two_positions_has_none() -> None:
    table = read(ROWS, "name,lat,lon\nBase X,1,2\nBase Y,1,2\nBase Y,3,4\n")
    assert under(table, "lat") == [("1",), (None,)]
    assert "in places.csv in several ways: 'Base Y'" in told(table)


def test_what_the_table_says_itself_stays() -> None:
    rows = "place,status,date,lat,lon\nBase X,a,2021,9,8\nBase Y,b,2021,,\n"
    table = read(rows, "name,lat,lon\nBase X,1,2\nBase Y,3,4\n")
    assert under(table, "lat", "lon") == [("9", "8"), ("3", "4")]


def test_places_that_are_not_in_the_file_are_noted() -> None:
    assert "not in places.csv: 'Base Y'" in told(read(ROWS, "name,lat,lon\nBase X,1,2\n"))


@pytest.mark.parametrize(
    ("places", "message"),
    [
        ("name,people\nBase X,5\n", "says nothing of where places are"),
        ("name,lat,lon\nElsewhere,1,2\n", "has no place of control.csv"),
        ("x1,lat,lon\nBase X,1,2\n", "has no place of control.csv"),
    ],
)
def test_a_file_that_does_not_help_is_refused(places: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        read(ROWS, places)
