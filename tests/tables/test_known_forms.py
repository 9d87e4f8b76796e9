# SPDX-License-Identifier: MIT
"""Tables of others, known by their columns: ACLED's events, VIINA's control files."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.errors import TableError
from mapper.tables.known_forms import form_of
from mapper.tables.raw import RawTable
from mapper.tables.read import read_table

EVENTS = """\
event_date,event_type,sub_event_type,actor1,actor2,country,admin1,location,latitude,longitude,geo_precision,source,notes
15 November 2023,Battles,Non-state actor overtakes territory,North Front,South Army,Toyland,Eastvale,Haven,1.5,2.5,1,Daily,Took it
02 December 2023,Battles,Armed clash,North Front,South Army,Toyland,Eastvale,Haven,1.5,2.5,1,Daily,A fight
20 February 2024,Battles,Government regains territory,South Army,North Front,Toyland,Eastvale,Haven,1.5,2.5,2,Daily,Back
12 January 2024,Strategic developments,Non-violent transfer of territory,North Front,,Toyland,Westmarch,Westmarch,3.5,1.5,3,Daily,Handed over
"""  # noqa: E501
CONTROL = """\
geonameid,date,status_dsm,status_isw,status
706483,20220301,UA,UA,UA
709717.0,20220301,CONTESTED,RU,CONTESTED
"""


@pytest.fixture
def events(tmp_path: Path) -> RawTable:
    return written(tmp_path, "events.csv", EVENTS)


def written(folder: Path, name: str, text: str) -> RawTable:
    (folder / name).write_text(text, encoding="utf-8")
    return read_table(folder / name)


def column(table: RawTable, name: str) -> list[object]:
    return [row.cells[name] for row in table.rows]


# --- ACLED --------------------------------------------------------------------------------------


def test_events_that_change_hands_are_rows_of_who_takes_the_place(events: RawTable) -> None:
    assert column(events, "status") == ["North Front", "South Army", "North Front"]
    assert [row.line for row in events.rows] == [2, 4, 5]


def test_only_territory_that_is_overtaken_is_reported_to_be_held(events: RawTable) -> None:
    assert column(events, "basis") == ["reported", "inferred", "inferred"]


def test_an_event_placed_by_its_area_is_about_the_area(events: RawTable) -> None:
    assert column(events, "place") == ["Haven", "Haven", "Westmarch"]
    assert column(events, "lat") == ["1.5", "1.5", None]


def test_fights_are_no_control_and_are_listed(events: RawTable) -> None:
    assert [problem.what for problem in events.notes] == [
        "3 events of ACLED change hands: the first actor holds the place",
        "1 event changes no hands and is left out: Armed clash (1)",
    ]


def test_a_table_whose_columns_are_named_is_read_as_it_stands(tmp_path: Path) -> None:
    from mapper.tables.asked import Asked

    (tmp_path / "events.csv").write_text(EVENTS, encoding="utf-8")
    asked = Asked(columns={"status": "event_type", "date": "event_date"})
    assert len(read_table(tmp_path / "events.csv", asked=asked).rows) == 4


# --- VIINA --------------------------------------------------------------------------------------


def test_a_control_file_has_its_ids_as_codes(tmp_path: Path) -> None:
    table = written(tmp_path, "control.csv", CONTROL)
    assert column(table, "code") == ["706483", "709717.0"]
    assert column(table, "status") == ["UA", "CONTESTED"]


def test_what_single_sources_say_is_set_aside_and_noted(tmp_path: Path) -> None:
    table = written(tmp_path, "control.csv", CONTROL)
    assert table.headings == ("place", "code", "date", "status")
    assert table.notes[-1].what.endswith("; status_dsm, status_isw left aside")


# --- any other ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headings",
    [("place", "status", "date"), ("location", "actor1", "event_date"), ("geonameid", "status")],
)
def test_what_lacks_a_column_of_a_form_is_none(headings: tuple[str, ...]) -> None:
    assert not form_of(headings)


def test_an_event_with_a_position_needs_none_of_the_units_of_its_list(events: RawTable) -> None:
    assert column(events, "within") == [None, None, None]


def test_an_event_without_a_position_lies_in_its_unit(tmp_path: Path) -> None:
    table = written(tmp_path, "events.csv", EVENTS.replace(",1.5,2.5,", ",,,"))
    assert column(table, "within") == ["Eastvale", "Eastvale", None]


@pytest.mark.parametrize("column_", ["event_date", "sub_event_type", "actor1", "location"])
def test_events_without_a_column_that_they_need_are_refused(tmp_path: Path, column_: str) -> None:
    without = EVENTS.replace(f"{column_},", "anything,", 1)
    with pytest.raises(TableError, match=f"events of ACLED without the column {column_} — "):
        written(tmp_path, "events.csv", without)


def test_events_without_a_precision_are_taken_to_be_exact(tmp_path: Path) -> None:
    table = written(tmp_path, "events.csv", EVENTS.replace("geo_precision", "precise", 1))
    assert column(table, "place") == ["Haven", "Haven", "Westmarch"]


def test_a_table_with_an_actor_and_a_location_of_its_own_is_no_event(tmp_path: Path) -> None:
    table = written(tmp_path, "a.csv", "location,actor1,status,date\nHaven,A,a,2024-03-01\n")
    assert table.headings == ("location", "actor1", "status", "date")
