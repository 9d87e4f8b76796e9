# SPDX-License-Identifier: MIT
"""CSV, TSV and semicolons, from files and standard input."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.errors import TableError
from mapper.tables.read import RawTable, read_table

ROOT = Path(__file__).parents[2]


def stdin(text: str) -> RawTable:
    return read_table("-", stdin=io.BytesIO(text.encode()))


def cells(table: RawTable) -> list[tuple[object, ...]]:
    return [tuple(row.cells.values()) for row in table.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_detected(delimiter: str) -> None:
    text = "place|status|date\nWestmarch|contested|2021-08-05\n".replace("|", delimiter)
    assert cells(stdin(text)) == [("Westmarch", "contested", "2021-08-05")]


def test_commas_in_notes_do_not_make_a_comma_table() -> None:
    text = "place;status;note, if any\nWestmarch;contested;shells, smoke, fire\n"
    assert stdin(text).headings == ("place", "status", "note, if any")


def test_semicolons_in_quotes_do_not_make_a_semicolon_table() -> None:
    text = 'place,status\n"Westmarch; the old town",contested\nEastvale,held\n'
    assert cells(stdin(text))[0] == ("Westmarch; the old town", "contested")


def test_a_spreadsheet_may_declare_its_delimiter() -> None:
    table = stdin("sep=;\nplace;note\nWestmarch;a,b\n")
    assert (table.rows[0].line, cells(table)) == (3, [("Westmarch", "a,b")])


def test_a_table_of_one_column_is_a_table() -> None:
    assert cells(stdin("place\nWestmarch\nEastvale\n")) == [("Westmarch",), ("Eastvale",)]


def test_a_row_has_the_line_on_which_it_begins() -> None:
    table = stdin('place,note\nWestmarch,"two\nlines"\n\nEastvale,one\n')
    assert [row.line for row in table.rows] == [2, 5]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_count(end: str) -> None:
    table = stdin(end.join(["place,note", "Westmarch,a", "Eastvale,b"]))
    assert [(row.line, row.cells["place"]) for row in table.rows] == [
        (2, "Westmarch"),
        (3, "Eastvale"),
    ]


def test_blanks_before_a_quote_are_not_part_of_the_cell() -> None:
    assert cells(stdin('place, note\nWestmarch, "a, b"\n')) == [("Westmarch", "a, b")]


def test_a_quote_that_is_never_closed_is_told_where_it_opens() -> None:
    with pytest.raises(TableError, match=r"^standard input:3: a double quote"):
        stdin('place,note\nWestmarch,a\nEastvale,"b\nNorthfell,c\n')


def test_blank_rows_are_skipped() -> None:
    assert [row.line for row in stdin("\nplace,note\n,\n  ,\nWestmarch,a\n").rows] == [5]


def test_empty_cells_beyond_the_headings_do_no_harm() -> None:
    assert cells(stdin("place,note,,\nWestmarch,a,,\n")) == [("Westmarch", "a")]


@pytest.mark.parametrize(
    ("row", "count"), [("Westmarch,fire, smoke", 3), ("Westmarch", 1)], ids=["many", "few"]
)
def test_a_row_of_the_wrong_width_is_told_and_left_out(row: str, count: int) -> None:
    table = stdin(f"place,note\n{row}\nEastvale,a\n")
    assert [row.line for row in table.rows] == [3]
    assert str(table.notes[0]).startswith(
        f"standard input:2: the row has {count} cells, the table 2 headings — "
    )


def test_cells_without_a_heading_are_told_and_not_used() -> None:
    table = stdin("place,,note\nWestmarch,17,a\n")
    assert (table.headings, cells(table)) == (("place", "note"), [("Westmarch", "a")])
    assert [str(note) for note in table.notes] == [
        "standard input: column 2 has cells but no heading — it is not used"
    ]


def test_a_heading_that_stands_twice_is_refused() -> None:
    with pytest.raises(TableError, match=r":1: the heading 'status' stands twice"):
        stdin("place,status,status\nWestmarch,a,b\n")


def test_headings_lose_what_would_harm_a_terminal() -> None:
    assert stdin("place\x1b[31m,note\nWestmarch,a\n").headings == ("place[31m", "note")


def test_headings_alone_are_no_table() -> None:
    with pytest.raises(TableError, match="headings but no rows — headings: place, status"):
        stdin("place,status\n\n")


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", ",,\n,\n"])
def test_nothing_is_no_table(text: str) -> None:
    with pytest.raises(TableError, match="is empty"):
        stdin(text)


def test_the_guess_of_an_encoding_is_a_note_that_stops_nothing() -> None:
    table = read_table("-", stdin=io.BytesIO("place,note\nMalmö,a\n".encode("cp1252")))
    assert [(note.code, note.stops) for note in table.notes] == [("encoding-assumed", False)]
    assert "windows-1252" in table.notes[0].what
    assert '`encoding="NAME"`' in table.notes[0].hint


def test_a_table_has_the_name_of_its_file_on_every_machine(tmp_path: Path) -> None:
    (tmp_path / "control.csv").write_text("place\nWestmarch\n")
    assert read_table(tmp_path / "control.csv").name == "control.csv"


def test_a_missing_file_names_the_closest_one_beside_it(tmp_path: Path) -> None:
    (tmp_path / "control.csv").write_text("place\nWestmarch\n")
    with pytest.raises(TableError, match=r"no such file — closest in that folder: 'control\.csv'"):
        read_table(tmp_path / "contrl.csv")


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="there is no folder"):
        read_table(tmp_path / "nowhere" / "control.csv")


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="this is a folder"):
        read_table(tmp_path)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (b"SQLite format 3\0", "a database"),
        (b"<!doctype html><table>", "a web page"),
    ],
)
def test_what_is_no_table_is_called_what_it_is(data: bytes, kind: str) -> None:
    with pytest.raises(TableError, match=kind):
        read_table("-", stdin=io.BytesIO(data))


def test_a_sheet_of_a_text_table_is_refused() -> None:
    with pytest.raises(TableError, match="sheet 'May' is for spreadsheets"):
        read_table("-", sheet="May", stdin=io.BytesIO(b"place\nWestmarch\n"))


def test_a_cell_beyond_all_measure_is_not_called_an_open_quote() -> None:
    with pytest.raises(
        TableError, match=r"input:3: a cell has more than 131,072 characters, .* — shorten"
    ):
        stdin("place,note\nWestmarch,\nEastvale," + "x" * 200_000 + "\n")


@given(st.binary(max_size=60) | st.text(st.sampled_from('ab,;\t"\n\r[]{}:1\0é'), max_size=40))
def test_anything_is_a_table_or_one_clear_line(data: bytes | str) -> None:
    stream = io.BytesIO(data if isinstance(data, bytes) else data.encode())
    try:
        assert read_table("-", stdin=stream).headings
    except TableError as error:
        message = str(error)
    else:
        return
    assert message.startswith("standard input")
    assert "\n" not in message


def test_a_text_table_loads_no_large_library() -> None:
    program = (
        "import io, sys; from mapper.tables.read import read_table; "
        "read_table('-', stdin=io.BytesIO(b'place\\nWestmarch\\n')); "
        "print({'pandas', 'pyarrow', 'geopandas', 'python_calamine'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("set()\n", "")


@pytest.mark.parametrize("columns", [16_385, 200_000])
def test_more_columns_than_a_spreadsheet_has_are_refused(columns: int) -> None:
    headings = ",".join(f"c{number}" for number in range(columns - 1))
    with pytest.raises(TableError, match=f":1: has {columns:,} columns, and 16,384 are read at"):
        stdin(f"place,{headings}\nHerat,{headings}\n")


def test_as_many_as_a_spreadsheet_has_are_read() -> None:
    headings = ",".join(f"c{number}" for number in range(16_383))
    assert len(stdin(f"place,{headings}\nHerat,{headings}\n").headings) == 16_384
