# SPDX-License-Identifier: MIT
"""Rows read through a scheme: records, and every problem with its row."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.model.dates import Span
from mapper.model.grouped import TOLD_APART
from mapper.model.problem import Where
from mapper.model.record import About, Basis, Confidence, Kind, Record
from mapper.model.scheme import Role, Scheme, Status
from mapper.tables.columns import COLUMNS
from mapper.tables.dates import DateOrder
from mapper.tables.parse import parse_table
from mapper.tables.parsed import ParsedTable
from mapper.tables.raw import Cell, RawRow, RawTable
from mapper.tables.read import read_table


def status(status_id: str, *synonyms: str, **more: Any) -> Status:
    return Status(
        id=status_id,
        label=status_id.capitalize(),
        role=Role.CONTROL,
        color="#000000",
        color_dark="#ffffff",
        synonyms=synonyms,
        **more,
    )


TOY = Scheme(
    id="toy",
    title="Reds and blues",
    statuses=(
        status("red", "0", "held by the reds"),
        status("blue", "1"),
        status("green", starts=date(2021, 5, 1), ends=date(2021, 9, 1)),
    ),
)


def parse(text: str, **options: Any) -> ParsedTable:
    raw = read_table("-", stdin=io.BytesIO(text.encode()))
    return parse_table(raw, TOY, **options)


def row(headings: str, cells: str, **options: Any) -> ParsedTable:
    """One row about Westmarch, red from 2021-08-05, with more columns."""
    text = f"place,status,date,{headings}\nWestmarch,red,2021-08-05,{cells}\n"
    return parse(text, **options)


def record(table: ParsedTable) -> Record:
    assert [str(problem) for problem in table.problems if problem.stops] == []
    (found,) = table.records
    return found


def said(table: ParsedTable) -> list[str]:
    return [str(problem).removeprefix("standard input") for problem in table.problems]


def test_a_row_with_everything() -> None:
    table = parse(
        "place,kind,within,code,status,actor,date,until,reported,basis,confidence,source,"
        "source_url,note,label,lat,lon\n"
        "Millbridge,crossing,Westmarch,WM-3,Held by the Reds,3rd Brigade,2021-08,2021-10-01,"
        '2021-09-02,claimed,low,Gazette,https://example.org/1,"First, they said",Bridge,'
        "34.5,-62.25\n"
    )
    assert record(table) == Record(
        place="Millbridge",
        kind=Kind.CROSSING,
        within="Westmarch",
        code="WM-3",
        status="red",
        status_text="Held by the Reds",
        actor="3rd Brigade",
        date=Span.of_month(2021, 8),
        until=date(2021, 10, 1),
        reported=date(2021, 9, 2),
        basis=Basis.CLAIMED,
        confidence=Confidence.LOW,
        source="Gazette",
        source_url="https://example.org/1",
        note="First, they said",
        label="Bridge",
        lat=34.5,
        lon=-62.25,
        where=Where("standard input", 2),
        order=0,
    )


def test_records_keep_the_order_and_lines_of_the_table() -> None:
    table = parse("place,status,date\nEastvale,1,2021-08-05\n\nWestmarch,0,2021-05-01\n")
    assert [(r.place, r.where.line, r.order) for r in table.records] == [
        ("Eastvale", 2, 0),
        ("Westmarch", 4, 1),
    ]


def test_all_problems_come_at_once_and_sorted() -> None:
    table = parse(
        "place,status,date\nWestmarch,pink,soon\nEastvale,red,2021-08-05\n,blue,2021-02-30\n"
    )
    assert [line.split(" — ")[0] for line in said(table)] == [
        ":2: 'soon' is not a date",
        ":2: no status 'pink' in the scheme 'toy'",
        ":4: February 2021 has no day 30",
        ":4: the place is empty",
    ]
    assert [r.place for r in table.records] == ["Eastvale"]


def test_an_unknown_status_names_the_closest_and_all() -> None:
    assert said(parse("place,status,date\nWestmarch,blu,2021-08-05\n")) == [
        ":2: no status 'blu' in the scheme 'toy' — closest: 'blue' — "
        "the statuses are red, blue or green"
    ]


@pytest.mark.parametrize("column", ["place", "status", "date"])
def test_an_empty_cell_that_is_needed_is_a_problem(column: str) -> None:
    cells = {"place": "Westmarch", "status": "red", "date": "2021-08-05", column: " "}
    table = parse(",".join(cells) + ",note\n" + ",".join(cells.values()) + ",x\n")
    (problem,) = said(table)
    assert problem.startswith(f":2: the {column} is empty — fill the column '{column}'")


@pytest.mark.parametrize("column", ["place", "date"])
def test_an_empty_place_or_day_can_be_that_of_the_row_above(column: str) -> None:
    cells = {"place": "Westmarch", "status": "red", "date": "2021-08-05", column: " "}
    (problem,) = said(parse(",".join(cells) + "\n" + ",".join(cells.values()) + "\n"))
    assert f'`fill_down="{column}"` where it is that of the row above' in problem


@pytest.mark.parametrize(
    ("day", "sound"),
    [("2021-04-30", False), ("2021-05-01", True), ("2021-08-31", True), ("2021-09-01", False)],
)
def test_a_status_counts_only_while_it_is_in_force(day: str, sound: bool) -> None:
    table = parse(f"place,status,date\nWestmarch,green,{day}\n")
    expected = [] if sound else [
        f":2: the status 'green' is not in force on {day} — "
        "it is in force from 2021-05-01 on before 2021-09-01"
    ]  # fmt: skip
    assert said(table) == expected


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Province", Kind.UNIT),
        ("district", Kind.UNIT),
        ("area", Kind.UNIT),
        ("capital", Kind.CAPITAL),
        ("city", Kind.TOWN),
        ("village", Kind.TOWN),
        ("border crossing", Kind.CROSSING),
        ("border-post", Kind.CROSSING),
        ("airfield", Kind.AIRPORT),
        ("military base", Kind.BASE),
        ("point", Kind.POINT),
        ("border region", Kind.BORDER),
    ],
)
def test_kinds_have_many_words(word: str, kind: Kind) -> None:
    assert record(row("kind", word)).kind is kind


@pytest.mark.parametrize(
    ("column", "choices"),
    [
        (
            "kind",
            "unit, capital, town, crossing, airport, base, point, border, event, advance or line",
        ),
        ("basis", "assessed, reported, claimed or inferred"),
        ("confidence", "high, medium or low"),
    ],
)
def test_other_words_list_the_choices(column: str, choices: str) -> None:
    assert said(row(column, "Zzz")) == [f":2: no {column} 'Zzz' — write {choices}"]


@pytest.mark.parametrize("place", ["border: Iran", "Border region: Iran", "border-region :Iran"])
def test_a_border_region_names_the_neighbour(place: str) -> None:
    found = record(parse(f"place,status,date\n{place},red,2021-08-05\n"))
    assert (found.kind, found.place) == (Kind.BORDER, "Iran")


def test_a_border_region_is_no_town() -> None:
    table = parse("place,kind,status,date\nborder: Iran,town,red,2021-08-05\n")
    assert said(table) == [
        ":2: 'border: Iran' is a border region, the kind says 'town' — "
        "empty the kind, or write 'border'"
    ]


def test_the_heading_of_the_place_gives_the_kind() -> None:
    assert record(parse("district,status,date\nWestmarch,red,2021\n")).kind is Kind.UNIT


def test_the_kind_of_the_row_wins_over_the_heading() -> None:
    table = parse("district,kind,status,date\nWestmarch,town,red,2021\n")
    assert record(table).kind is Kind.TOWN


def test_names_are_trimmed_and_their_blanks_made_one() -> None:
    assert record(parse("place,status,date\n Upper   Westmarch ,red,2021\n")).place == (
        "Upper Westmarch"
    )


@pytest.mark.parametrize(("cell", "km"), [("12.5", 12.5), ("0", 0.0), ("۱۲٫۵", 12.5), ("", None)])
def test_a_reach_is_a_number_of_kilometres(cell: str, km: float | None) -> None:
    assert record(row("Reach (km)", cell)).reach_km == km


@pytest.mark.parametrize("cell", ["x", "-1", "5001", "nan", "inf", "1e999"])
def test_any_other_reach_is_refused(cell: str) -> None:
    assert said(row("reach_km", cell)) == [
        f":2: reach_km '{cell}' is not a number of kilometres — write it as in 12.5, from 0 to 5000"
    ]


@pytest.mark.parametrize(
    ("cell", "about"),
    [
        ("ground", About.GROUND),
        ("Area", About.GROUND),
        ("territory", About.GROUND),
        ("seats", About.SEATS),
        ("District centres", About.SEATS),
        ("district-center", About.SEATS),
        ("provincial capitals", About.SEATS),
        ("towns", About.SEATS),
        ("", None),
    ],
)
def test_a_row_says_what_it_is_about(cell: str, about: About | None) -> None:
    assert record(row("about", cell)).about is about


def test_a_row_that_does_not_say_what_it_is_about_is_as_all_are() -> None:
    assert record(row("about", "", about=About.SEATS)).about is About.SEATS
    assert record(row("note", "Said", about=About.SEATS)).about is About.SEATS


def test_what_a_row_says_that_it_is_about_wins() -> None:
    assert record(row("about", "ground", about=About.SEATS)).about is About.GROUND


def test_no_other_word_says_what_a_row_is_about() -> None:
    assert said(row("about", "the war")) == [
        ":2: a row is not about 'the war' — write ground or seats, or give a column that says "
        'what rows are about with `columns={"about": "HEADING"}`',
    ]


def test_letters_that_fake_a_name_are_left_out_and_told() -> None:
    table = parse("place,status,date\nWest\u202ehcram,red,2021\n")
    assert record(table).place == "Westhcram"
    assert said(table) == [":2: invisible or direction-changing characters left out of place"]


@pytest.mark.parametrize("unseen", ["{}\u200f", "{}\u200b", "\u200e{}", "\u2067{}\u2069"])
def test_what_nobody_sees_is_no_part_of_a_cell(unseen: str) -> None:
    cells = ",".join(map(unseen.format, ("Kabul", "blue", "2021-08-15")))
    found = record(parse(f"place,status,date\n{cells}\n"))
    assert (found.place, found.status, found.day) == ("Kabul", "blue", date(2021, 8, 15))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html;x", "example.org", "https://", "//example.org",
     "https://example.org/a b", "https://[::1"],
)  # fmt: skip
def test_only_web_addresses_are_sources(url: str) -> None:
    (problem,) = row("source_url", url).problems
    assert (problem.code, problem.stops) == ("bad-url", True)


@pytest.mark.parametrize(
    ("lat", "lon", "what"),
    [
        ("34.5", "", "the row has a lat but no lon"),
        ("", "62.2", "the row has a lon but no lat"),
        ("91", "62", "lat 91 is more than 90 — are lat and lon swapped?"),
        ("-91", "181", "lat -91 is out of range"),
        ("34", "181", "lon 181 is out of range"),
        ("nan", "62", "lat 'nan' is not a number of degrees"),
        ("34°31′E", "62", "lat '34°31′E' is not a number of degrees"),
        ('"3,4,5"', "62", "lat '3,4,5' is not a number of degrees"),
    ],
)
def test_coordinates_that_cannot_be_are_refused(lat: str, lon: str, what: str) -> None:
    (line,) = said(row("lat,lon", f"{lat},{lon}"))
    assert line.startswith(f":2: {what}")


def test_coordinates_may_be_in_persian_digits() -> None:
    found = record(row("lat,lon", "۳۴٫۵,۶۲"))
    assert (found.lat, found.lon) == (34.5, 62.0)


@pytest.mark.parametrize("until", ["2021-08-05", "2021-08-04"])
def test_until_comes_after_the_date(until: str) -> None:
    (problem,) = row("until", until).problems
    assert problem.what == f"until {until} is not after the date 2021-08-05"


def test_until_is_one_day() -> None:
    (problem,) = row("until", "2021-09").problems
    assert problem.what == "until 2021-09 is not one day"


def test_a_report_may_come_out_later_and_counts_as_known_from_then_on() -> None:
    found = record(row("reported", "9 August 2021"))
    assert (found.day, found.known) == (date(2021, 8, 5), date(2021, 8, 9))


def test_a_report_without_a_day_of_publication_is_known_from_its_own_day_on() -> None:
    found = record(row("reported", ""))
    assert (found.reported, found.known) == (None, date(2021, 8, 5))


def test_a_month_of_publication_counts_from_its_last_day() -> None:
    assert record(row("reported", "2021-08")).known == date(2021, 8, 31)


@pytest.mark.parametrize("reported", ["2021-08-03", "2021-07"])
def test_nothing_is_reported_in_advance(reported: str) -> None:
    (problem,) = row("reported", reported).problems
    assert problem.what == f"reported {reported} is before the date 2021-08-05"
    assert problem.stops


def test_west_of_an_event_it_can_be_the_day_before() -> None:
    assert record(row("reported", "2021-08-04")).known == date(2021, 8, 4)


def test_a_report_may_come_out_within_the_month_it_is_about() -> None:
    table = parse("place,status,date,reported\nWestmarch,red,2021-08,2021-08-12\n")
    assert (record(table).day, record(table).known) == (date(2021, 8, 31), date(2021, 8, 12))


def test_a_table_drawn_as_of_a_day_may_be_older_than_that_day() -> None:
    table = parse(
        "place,status,published\nWestmarch,red,2021-08-01\n", default_day=date(2021, 9, 1)
    )
    assert record(table).known == date(2021, 8, 1)


def test_a_day_of_publication_that_cannot_be_read_is_told() -> None:
    (problem,) = row("reported", "soon").problems
    assert problem.what.startswith("reported: ")


def test_a_doubtful_date_is_read_in_the_order_asked_for() -> None:
    text = "place,status,date\nWestmarch,red,5/11/2021\n"
    assert record(parse(text, date_order=DateOrder.DMY)).day == date(2021, 11, 5)
    assert record(parse(text, date_order=DateOrder.MDY)).day == date(2021, 5, 11)


def test_a_table_without_dates_holds_from_the_day_given() -> None:
    table = parse("place,status\nWestmarch,red\n", default_day=date(2021, 8, 5))
    assert record(table).date == Span.of_day(date(2021, 8, 5))


def test_an_empty_date_is_not_filled_with_the_day_given() -> None:
    table = parse("place,status,date\nWestmarch,red,\n", default_day=date(2021, 8, 5))
    assert [problem.partition(" — ")[0] for problem in said(table)] == [":2: the date is empty"]


def test_columns_can_be_given() -> None:
    table = parse("town,who,as_of\nWestmarch,0,2021\n", columns={"status": "who"})
    assert (record(table).status, record(table).status_text) == ("red", "0")


def test_numbers_without_a_meaning_are_refused_with_the_options_that_give_it() -> None:
    table = parse("place,status,date\nWestmarch,10,2021\nEastmarch,9,2021\n")
    assert [(p.where.line, p.code, p.value) for p in table.problems] == [
        (2, "bare-number", "10"),
        (3, "bare-number", "9"),
    ]
    assert {problem.hint.rpartition(":")[0] for problem in table.problems} == {
        'say `means={"9": "STATUS", "10": "STATUS"}`, or give a scheme of your own'
    }


def test_without_one_column_the_words_of_the_statuses_are_checked_all_the_same() -> None:
    table = parse("town,control,day\nWestmarch,blu,2021\n", columns={"date": "place"})
    assert {problem.code for problem in table.problems if problem.stops} >= {"unknown-status"}


def test_without_its_columns_no_row_is_read() -> None:
    table = parse("town,who\nWestmarch,0\n")
    assert table.records == ()
    assert [line.split(" — ")[0] for line in said(table)] == [
        ": headings not used: 'who'",
        ": no column 'date'",
        ": no column 'status'",
    ]


def test_a_repeated_row_is_told_and_stops_nothing() -> None:
    table = parse("place,status,date\n" + "Westmarch,red,2021\n" * 2)
    assert said(table) == [":3: the row repeats row 2 word for word"]
    assert len(table.records) == 2


def test_very_many_repeated_rows_are_one_message_with_the_first_lines() -> None:
    table = parse("place,status,date\n" + "Westmarch,red,2021\n" * (TOLD_APART + 2))
    assert said(table) == [
        ":3: the row repeats row 2 word for word — and 1,000 more repeat one before them: "
        "lines 4, 5, 6, 7, 8, 9, 10, 11 and 992 more"
    ]
    assert len(table.records) == TOLD_APART + 2


def test_rows_that_are_alike_but_for_place_and_day_are_read_as_each_alone() -> None:
    head, *rows = (
        "place,kind,status,date,until,source",
        "Westmarch,,red,2021-08-01,,Herald",
        "Westmarch,,red,2021-08-04,,Herald",
        "Eastmarch,,red,2021-08,,Herald",
        "border: Lowland,,red,2021-08-02,,Herald",
        "Eastmarch,,red,2021-08-02,2021-08-01,Herald",
        "Eastmarch,,red,2021-08-02,2021-08-09,Herald",
        "Eastmarch,,rde,2021-08-02,,Herald",
        "Eastmarch,,red,2021-08-32,,Herald",
        "Eastmarch,,red,2999-08-02,,Herald",
        ",,red,2021-08-02,,Herald",
        "East\u200emarch,,red,2021-08-02,,Herald",
        "Eastmarch,town,red,2021-08-02,,Herald",
        "Eastmarch,,red,2021-08-02,,",
    )
    together = parse("\n".join([head, *rows, ""]))
    alone = [parse("\n".join([head, *[""] * n, row, ""])) for n, row in enumerate(rows)]
    assert [replace(one, order=0) for one in together.records] == [
        replace(record, order=0) for one in alone for record in one.records
    ]
    assert said(together) == [text for one in alone for text in said(one)]


def test_the_notes_of_reading_come_along() -> None:
    table = parse("place,status,date\nWestmarch,red\nEastvale,red,2021\n")
    assert [problem.code for problem in table.problems] == ["ragged-row"]


CELLS = st.none() | st.text(max_size=8) | st.integers() | st.floats() | st.dates()


ROWS = st.lists(CELLS, min_size=len(COLUMNS), max_size=len(COLUMNS))


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_no_cell_makes_the_reading_fail(rows: list[list[Cell]]) -> None:
    lines = [RawRow(i, dict(zip(COLUMNS, row, strict=True))) for i, row in enumerate(rows, 2)]
    table = parse_table(RawTable("fuzz.csv", COLUMNS, tuple(lines), ()), TOY)
    told = {p.where.line for p in table.problems if p.stops and p.where.line}
    assert told.isdisjoint(record.where.line for record in table.records)
    assert len(told) + len(table.records) == len(rows)
    assert not any("\n" in str(problem) for problem in table.problems)


def test_a_constant_is_said_by_every_row() -> None:
    table = parse("place,status,date\nWestmarch,red,2021\n", constants={"kind": "town"})
    assert record(table).kind is Kind.TOWN


def test_a_constant_day_stands_for_a_column_of_dates() -> None:
    table = parse("place,status\nWestmarch,red\n", constants={"date": "2021-08-05"})
    assert record(table).day == date(2021, 8, 5)


def test_a_column_that_is_set_aside_says_nothing() -> None:
    table = parse(
        "place,within,status,date\nWestmarch,Nowhere,red,2021\n", constants={"within": ""}
    )
    assert record(table).within == ""


def test_two_statuses_in_one_cell_are_refused_with_what_to_write() -> None:
    fought = replace(status("fought"), role=Role.CONTESTED)
    scheme = replace(TOY, statuses=(*TOY.statuses, fought))
    raw = read_table("-", stdin=io.BytesIO(b"place,status,date\nWestmarch,red / blue,2021\n"))
    table = parse_table(raw, scheme)
    assert said(table) == [
        ":2: no status 'red / blue' in the scheme 'toy' — blue and red in one cell: write fought "
        "where they fight for it"
    ]
    assert table.problems[0].meanings == (("fought", "fought over"),)


@pytest.mark.parametrize("text", ["red / purple", "red and red", "red /"])
def test_any_other_words_are_one_status_that_is_not_known(text: str) -> None:
    rows = f"Westmarch,red,2020\nWestmarch,{text},2021\n"
    (problem,) = said(parse(f"place,status,date\n{rows}"))
    assert "in one cell" not in problem
