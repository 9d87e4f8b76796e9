# SPDX-License-Identifier: MIT
"""Where the headings of a table stand."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.errors import TableError
from mapper.tables.asked import NOTHING, Asked, HeaderRows
from mapper.tables.columns import map_columns
from mapper.tables.head import headed
from mapper.tables.headings import COLUMNS
from mapper.tables.raw import Line, RawTable
from mapper.tables.read import read_table

KABUL = "Kabul,government,2021-08-05\n"


def read(text: str, header: HeaderRows | None = None) -> RawTable:
    return read_table("-", stdin=io.BytesIO(text.encode()), asked=Asked(header=header))


def told(table: RawTable, code: str) -> list[str]:
    return [str(one).partition(": ")[2] for one in table.notes if one.code == code]


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("Control of provinces,,\n", id="a title"),
        pytest.param("Control of provinces\n", id="a title without delimiters"),
        pytest.param("Control,\n,,\nSource: desk,,\n", id="several rows and a blank one"),
        pytest.param("# of the desk\n# 5 August\n", id="comments"),
    ],
)
def test_headings_are_found_under_titles(above: str) -> None:
    table = read(f"{above}place,status,date\n{KABUL}")
    assert table.headings == ("place", "status", "date")
    assert [row.line for row in table.rows] == [above.count("\n") + 2]


def test_what_stands_above_is_noted() -> None:
    (said,) = told(read(f"Control,,\nplace,status,date\n{KABUL}"), "title-rows")
    assert said.startswith("what stands above the headings is not read: 'Control'")
    assert "the headings are in row 2" in said


def test_under_a_title_a_table_of_unknown_words_has_its_headings() -> None:
    table = read("Weekly map\nOrt,Lage,Tag\nKabul,government,2021-08-05\n")
    assert table.headings == ("Ort", "Lage", "Tag")


def test_semicolons_are_seen_under_a_title() -> None:
    assert read("Weekly map, August\nOrt;Lage\nKabul;a\nHerat;b\n").headings == ("Ort", "Lage")


def test_rows_of_headings_are_read_together() -> None:
    table = read(f"Place,Control,,Date\n,Status,Actor,\n{KABUL.replace('t,', 't,army,')}")
    assert table.headings == ("Place", "Status", "Actor", "Date")
    assert told(table, "header-rows") == [
        'rows 1 to 2 are read as the headings — `header="2"` takes one row'
    ]


def test_what_stands_over_several_columns_tells_them_apart() -> None:
    table = read(",2021-08-01,,2021-08-08,\nTown,status,source,status,source\nKabul,a,x,b,y\n")
    assert [(row.cells["status"], row.cells["source"]) for row in table.rows] == [
        ("a", "x"),
        ("b", "y"),
    ]


def test_words_of_columns_under_dates_are_headings_too() -> None:
    table = read("Ort,2021-08-01,,2021-08-08,\n,status,note,status,note\nKabul,a,x,b,y\n")
    assert table.headings == ("Ort", "status", "note", "date")


@pytest.mark.parametrize(
    ("header", "headings"),
    [
        pytest.param(HeaderRows(2, 2), ("Ort", "Lage"), id="one row"),
        pytest.param(HeaderRows(1, 2), ("Ort", "Lage"), id="two rows"),
    ],
)
def test_the_rows_of_headings_can_be_named(header: HeaderRows, headings: tuple[str, ...]) -> None:
    table = read("place,status\nOrt,Lage\nKabul,a\n", header)
    assert (table.headings, len(table.rows)) == (headings, 1)


def test_a_row_that_is_not_there_holds_no_headings() -> None:
    with pytest.raises(TableError, match="header '9': there is nothing in that row"):
        read(f"place,status,date\n{KABUL}", HeaderRows(9, 9))


def test_hashtags_name_the_columns() -> None:
    table = read(
        "Code,Ort,Lage,Tag,z\n#adm2 +code,#adm2+name+en,#status,#date,\n0101,Idleb,a,2024,y\n"
    )
    columns = map_columns(table.headings)
    assert table.headings == ("#adm2+code", "#adm2+name", "#status", "#date", "z")
    assert columns.by_column == {
        "place": "#adm2+name",
        "code": "#adm2+code",
        "status": "#status",
        "date": "#date",
    }
    assert [row.line for row in table.rows] == [3]


@pytest.mark.parametrize(
    ("tag", "column"),
    [
        ("#geo+lat", "lat"),
        ("#geo+lon", "lon"),
        ("#country+code+v_iso3", "country"),
        ("#meta+source", "source"),
        ("#date+end", "until"),
        ("#group+name", "actor"),
        ("#description", "note"),
    ],
)
def test_hashtags_of_other_columns_are_known(tag: str, column: str) -> None:
    table = read(f"#adm1+name,#status,{tag}\nKabul,a,b\n")
    assert column in map_columns(table.headings).by_column


@given(
    st.permutations(["place", "status", "date"]),
    st.lists(st.sampled_from(COLUMNS), unique=True),
    st.lists(st.lists(st.sampled_from([*COLUMNS, "2021-08-05", ""]), min_size=3, max_size=3)),
)
def test_a_table_with_its_columns_in_the_first_row_is_read_from_there(
    needed: list[str], others: list[str], rows: list[list[str]]
) -> None:
    heads = [*needed, *(other for other in others if other not in needed)]
    lines = [Line(1, heads), Line(2, ["Kabul", "a", "2021"])]
    lines += [Line(number, row) for number, row in enumerate(rows, start=3)]
    head = headed("t.csv", lines, NOTHING)
    assert (head.lines[0].number, list(head.lines[0].cells), head.notes) == (1, heads, ())


@pytest.mark.parametrize("head", [",2021-08-05,2021-08-12", ",status,date"])
def test_a_first_column_of_names_without_a_heading_is_that_of_the_places(head: str) -> None:
    table = read(f"{head}\nKabul,government,2021-08-05\nHerat,taliban,2021-08-05\n")
    assert table.headings[0] == "place"
    assert told(table, "read-as-places") == [
        "the first column, which has no heading, is read as the places"
    ]


@pytest.mark.parametrize(
    ("head", "first"),
    [(",place,status", "1"), (",status,date", "1")],
    ids=["places stand elsewhere", "numbers of rows"],
)
def test_a_first_column_of_anything_else_stays_without(head: str, first: str) -> None:
    assert "read-as-places" not in {one.code for one in read(f"{head}\n{first},Kabul,a\n").notes}


def test_texts_under_a_vague_word_are_places_where_nothing_else_is() -> None:
    table = read("Area,status,date\nKabul,government,2021-08-05\n")
    assert table.headings == ("place", "status", "date")
    assert told(table, "read-as-places") == ["'Area' is read as the places"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("date,area\n2022-02-24,30619.8\n", id="square kilometres"),
        pytest.param("Province,Area,status\nKabul,large,a\n", id="beside names"),
        pytest.param("Code,Area,status\nAF-KAB,large,a\n", id="beside codes"),
    ],
)
def test_an_area_of_anything_else_stays_one(text: str) -> None:
    assert "read-as-places" not in {one.code for one in read(text).notes}
