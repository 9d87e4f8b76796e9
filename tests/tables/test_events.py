# SPDX-License-Identifier: MIT
"""Rows about events, advances and lines: what they say, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mapper.style.scheme_files import load_scheme
from mapper.tables.event_words import is_event_word, mark_of, style_of
from mapper.tables.events import ParsedEvents, parse_events, split_events, status_of_party
from mapper.tables.line_text import ShapeError, is_line_text, lines_of
from mapper.tables.read import read_rows, read_table
from tests.toy import SCHEME

Read = Callable[[str], ParsedEvents]
AT = "events.csv:2"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads the events of a CSV given as text."""

    def parsed(text: str) -> ParsedEvents:
        path = tmp_path / "events.csv"
        path.write_text(text, encoding="utf-8")
        return parse_events(read_rows(path), SCHEME)

    return parsed


def told(found: ParsedEvents) -> list[str]:
    return [str(problem) for problem in found.problems]


def test_an_event_has_a_word_a_place_and_its_days(read: Read) -> None:
    (row,) = read(
        "event,place,date,until,label,source\n"
        "Air strike,Haven,2021-08-05,2021-08-08,Strike on the port,Herald\n"
    ).rows
    assert (row.sort, row.word, row.mark) == ("event", "air strike", "strike")
    assert (row.record.place, row.record.label) == ("Haven", "Strike on the port")
    assert row.record.until == date(2021, 8, 8)


def test_an_advance_leads_somewhere_in_the_colour_of_its_party(read: Read) -> None:
    (row,) = read("kind,place,toward,actor,date\nadvance,Marchend,Haven,Red,2021-08-05\n").rows
    assert row.toward is not None
    assert (row.sort, row.toward.place, row.record.status) == ("advance", "Haven", "red")


def test_of_several_statuses_of_a_party_the_one_of_its_name_gives_the_colour() -> None:
    assert status_of_party("Russia", load_scheme("ukraine")).id == "russia"  # type: ignore[union-attr]
    assert status_of_party("red", SCHEME).id == "red"  # type: ignore[union-attr]
    assert status_of_party("Nobody", SCHEME) is None


def test_a_line_is_written_as_wkt_or_geojson(read: Read) -> None:
    found = read(
        "kind,event,date,geometry\n"
        'line,front,2021-08-05,"LINESTRING (0 1, 1 1.5)"\n'
        'line,trench,2021-08-05,"{""type"":""LineString"",""coordinates"":[[0,1],[1,1.5]]}"\n'
    )
    assert [row.mark for row in found.rows] == ["front", "fortification"]
    assert {row.lines for row in found.rows} == {(((0.0, 1.0), (1.0, 1.5)),)}


def test_what_a_row_tells_decides_what_it_is(read: Read) -> None:
    found = read(
        "place,toward,date,geometry\n"
        "Haven,,2021-08-05,\n"
        "Haven,Marchend,2021-08-05,\n"
        'Old road,,2021-08-05,"LINESTRING (0 1, 1 1.5)"\n'
    )
    assert [row.sort for row in found.rows] == ["event", "advance", "line"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("event,,,,2021-08-05,", f"{AT}: the event is nowhere — fill 'place', or lat and lon"),
        ("event,battle,Haven,,,", "events.csv:2: the date is empty — fill the column 'date'"),
        (
            "advance,,Haven,,2021-08-05,",
            "events.csv:2: the advance has no end — fill 'toward' with a place, or to_lat and "
            "to_lon, or give its way as a line",
        ),
        (
            "advance,,Haven,haven,2021-08-05,",
            "events.csv:2: the advance ends where it begins — correct one of both",
        ),
        (
            "line,front,Haven,,2021-08-05,",
            "events.csv:2: the line has no line of two positions or more — give it in the column "
            "'geometry', as LINESTRING (69.2 34.5, 69.4 34.6)",
        ),
        (
            'line,,,,2021-08-05,"POLYGON ((0 0, 1 1, 1 0, 0 0))"',
            "events.csv:2: geometry 'POLYGON ((0 0, 1 1, 1 0, 0 0))' is a POLYGON, not a line or a "
            "point — write LINESTRING (69.2 34.5, 69.4 34.6), MULTILINESTRING, POINT or GeoJSON",
        ),
        (
            'line,,,,2021-08-05,"LINESTRING (0 0, 1"',
            "events.csv:2: geometry 'LINESTRING (0 0, 1' begins as a LINESTRING and does not end "
            "as one — write LINESTRING (69.2 34.5, 69.4 34.6), MULTILINESTRING, POINT or GeoJSON",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused(read: Read, row: str, problem: str) -> None:
    found = read(f"kind,event,place,toward,date,geometry\n{row}\n")
    assert (found.rows, told(found)) == ((), [problem])


def test_the_end_of_an_advance_is_told_of_as_it_is_written(read: Read) -> None:
    found = read("kind,place,to_lat,to_lon,date\nadvance,Haven,a plateau,61,2021-08-05\n")
    assert told(found) == [
        "events.csv:2: to_lat 'a plateau' is not a number of degrees — write it as in 34.52"
    ]


def test_the_arrow_of_an_unknown_party_is_told(read: Read) -> None:
    found = read("kind,place,toward,actor,date\nadvance,Marchend,Haven,Rad,2021-08-05\n")
    assert told(found) == [
        "events.csv:2: the scheme 'toy' has no party 'Rad': its arrow is drawn in ink — "
        "closest: 'Red' — the parties are Blue or Red"
    ]
    assert len(found.rows) == 1


def test_what_is_nearly_a_kind_is_a_slip_of_the_pen(read: Read) -> None:
    found = read("kind,place,date\nadvence,Haven,2021-08-05\nmine,Haven,2021-08-05\n")
    assert told(found) == [
        "events.csv:2: no kind 'advence' — closest: 'advance' — write event, advance or line, or "
        "what happened"
    ]
    assert [row.word for row in found.rows] == ["mine"]


def test_a_table_of_events_alone_needs_no_status(tmp_path: Path) -> None:
    path = tmp_path / "control.csv"
    path.write_text("place,kind,date\nHaven,battle,2021-08-05\n")
    control, events = split_events(read_table(path), "kind")
    assert (control.rows, control.headings) == ((), ("place", "kind", "date", "status"))
    assert events is not None


def test_a_file_without_days_is_refused_whole(read: Read) -> None:
    assert told(read("event,place\nbattle,Haven\n")) == [
        "events.csv:1: no column 'date' in the events — the headings are 'event', 'place' — head "
        "the column with the days of events 'date'"
    ]


def test_rows_of_a_control_table_are_parted_by_their_kind(tmp_path: Path) -> None:
    path = tmp_path / "control.csv"
    path.write_text(
        "place,kind,status,date,toward\n"
        "Haven,town,red,2021-08-05,\n"
        "Haven,battle,,2021-08-04,\n"
        "Haven,advance,,2021-08-04,Marchend\n"
    )
    control, events = split_events(read_table(path), "kind")
    assert [row.cells["kind"] for row in control.rows] == ["town"]
    assert control.headings == ("place", "kind", "status", "date")
    assert events is not None
    found = parse_events(events, SCHEME, inside=True)
    assert [(row.sort, row.word) for row in found.rows] == [("event", "battle"), ("advance", "")]


def test_a_table_without_such_rows_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "control.csv"
    path.write_text("place,kind,status,date\nHaven,town,red,2021-08-05\n")
    raw = read_table(path)
    assert split_events(raw, "kind") == (raw, None)


def test_lines_may_stand_among_positions(tmp_path: Path) -> None:
    path = tmp_path / "control.csv"
    path.write_text(
        "place,kind,status,date,geometry\n"
        "Haven,town,red,2021-08-05,POINT (1.5 0.5)\n"
        'Coast,line,,2021-08-05,"LINESTRING (0 1, 1 1.5)"\n'
    )
    raw = read_table(path)
    assert raw.rows[0].cells["lat"] == 0.5
    assert raw.notes == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("LINESTRING Z (0 1 5, 2 3 5)", (((0.0, 1.0), (2.0, 3.0)),)),
        (
            "MULTILINESTRING ((0 1, 2 3), (4 5, 6 7))",
            (((0.0, 1.0), (2.0, 3.0)), ((4.0, 5.0), (6.0, 7.0))),
        ),
        ("POINT (1 2)", (((1.0, 2.0),),)),
        (
            '{"type":"Feature","geometry":{"type":"MultiLineString","coordinates":[[[0,1],[2,3]]]}}',
            (((0.0, 1.0), (2.0, 3.0)),),
        ),
    ],
)
def test_lines_in_a_cell(text: str, lines: object) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("from Haven to Marchend", "is neither"),
        ("LINESTRING (a b, 2 3)", "has a position that is not two numbers"),
        ("LINESTRING (500000 4000000, 500100 4000100)", "not in degrees"),
        ('{"type":"Polygon","coordinates":[]}', "is a Polygon"),
        ('{"type":"LineString","coordinates":[1,2]}', "has a position that is not two numbers"),
        ('{"type":', "is no JSON"),
        ('{"type":' * 3000, "is no JSON"),
        ('{"type":"LineString","coordinates":[[NaN,2],[3,4]]}', "not in degrees"),
        ("LINESTRING EMPTY", "is empty"),
        ("POINT Z EMPTY", "is empty"),
    ],
)
def test_what_is_no_line_is_named(text: str, what: str) -> None:
    assert not is_line_text(text)
    with pytest.raises(ShapeError, match=what):
        lines_of(text)


def test_words_have_marks_and_unknown_ones_the_neutral_one() -> None:
    assert mark_of("Shelling/artillery/missile attack") == "strike"
    assert (mark_of("protest"), style_of("sea lane")) == ("other", "other")
    assert is_event_word("Withdrawal")
    assert not is_event_word("town")
