# SPDX-License-Identifier: MIT
"""Tables that the engine reads: the same rows as those that are read one by one and condensed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from mapper.errors import TableError
from mapper.model.limits import limits
from mapper.style.scheme_files import load_scheme
from mapper.tables import grid, large, large_parquet, large_text, turns
from mapper.tables.asked import Asked
from mapper.tables.columns import map_columns
from mapper.tables.condense import condense
from mapper.tables.date_column import date_column, seen_in
from mapper.tables.dates import DateOrder
from mapper.tables.engine import Size
from mapper.tables.parse import parse_table
from mapper.tables.raw import RawTable
from mapper.tables.read import read_table

ON_DISK = "read-on-disk"
HEADINGS = "place,status,date,source,until\n"


@pytest.fixture(params=["in memory", "DuckDB"])
def all_are_large(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table is read as a large one, by one of the two that find runs."""
    monkeypatch.setattr(large_text, "LARGE_BYTES", 0)
    monkeypatch.setattr(large_parquet, "LARGE_ROWS", 0)
    if request.param == "DuckDB":
        monkeypatch.setattr(large, "MOST_CODED", -1)


@pytest.fixture
def all_are_huge(monkeypatch: pytest.MonkeyPatch, all_are_large: None) -> None:
    for size in (large.text_size, large.parquet_size):
        monkeypatch.setattr(large, size.__name__, partial(huge_if_not_small, size))


def huge_if_not_small(size: Callable[[Path], Size], path: Path) -> Size:
    return Size.HUGE if size(path) else Size.SMALL


pytestmark = pytest.mark.usefixtures("all_are_large")


def as_ever(path: Path, order: DateOrder | None = None) -> RawTable:
    """The table read row by row, and condensed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large_text, "LARGE_BYTES", 10**12)
        patch.setattr(large_parquet, "LARGE_ROWS", 10**12)
        raw = read_table(path, asked=Asked(fill_down=()))
    dates = date_column(raw.name, seen_in(raw.rows, "date"), order)
    rows = condense(raw.rows, map_columns(raw.headings), dates.rules)
    return RawTable(raw.name, raw.headings, tuple(rows), raw.notes)


def read_large(path: Path, **said: Any) -> RawTable | None:
    """The large table, without the note on what was read on disk."""
    table = large.read_large(path, **said)
    return table and replace(table, notes=tuple(n for n in table.notes if n.code != ON_DISK))


def text_file(folder: Path, text: str, name: str = "daily.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def parquet_file(folder: Path, **columns: Any) -> Path:
    path = folder / "daily.parquet"
    parquet.write_table(pyarrow.table(columns), path, row_group_size=3)
    return path


def told(table: RawTable | None) -> list[tuple[int, int | None]]:
    assert table is not None
    return [(row.line, row.through.day if row.through else None) for row in table.rows]


DAILY = HEADINGS + "".join(
    f"{place},government,2021-08-{day:02},,\n"
    for day in range(1, 10)
    for place in ("Farah", "Kunduz")
)


def test_a_daily_table_comes_as_its_runs(tmp_path: Path) -> None:
    assert told(read_large(text_file(tmp_path, DAILY))) == [(2, 9), (3, 9)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(DAILY, id="plain"),
        pytest.param(DAILY.replace(",", ";"), id="semicolons"),
        pytest.param(DAILY.replace(",", "\t"), id="tabs"),
        pytest.param(DAILY.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param("\ufeff" + DAILY, id="byte order mark"),
        pytest.param(DAILY.removesuffix("\n"), id="no line end at the end"),
        pytest.param(DAILY.replace("Farah", '"Farah, the ""west"""'), id="quotes"),
        pytest.param(DAILY.replace("Farah", "  Farah "), id="blanks"),
        pytest.param(DAILY.replace("Farah", "فراه"), id="other scripts"),
        pytest.param(DAILY.replace("2021-08-05", "5 August 2021"), id="dates"),
        pytest.param(DAILY.replace("2021-08-05", "soon"), id="no date"),
        pytest.param(DAILY.replace("2021-08-05", ""), id="empty date"),
        pytest.param(DAILY.replace("-05,,\n", "-05,,2021-09-01\n"), id="until"),
        pytest.param(DAILY.replace("-05,,\n", "-05,, \n"), id="a blank for nothing"),
        pytest.param(DAILY.replace("-05,,\n", '-05,"",\n'), id="quotes for nothing"),
        pytest.param(DAILY + ",,,,\n" + DAILY.removeprefix(HEADINGS), id="twice, and a blank row"),
        pytest.param(
            DAILY.replace("source", "comment on it").replace(",,\n", ",x,\n"), id="unused"
        ),
    ],
)
def test_the_engine_gives_what_reading_row_by_row_gives(tmp_path: Path, text: str) -> None:
    path = text_file(tmp_path, text)
    assert read_large(path) == as_ever(path)


CELLS = st.sampled_from(["", "a", "A", " a", '"a"', '""', '"a,b"', "NULL", "1", "01", "1.0", "é"])
ROWS = st.tuples(
    st.sampled_from(["Farah", "Kunduz", "", " Farah"]),
    st.sampled_from(["red", "blue"]),
    st.sampled_from([*(f"2021-08-{n:02}" for n in range(1, 8)), "3 Aug 2021", "2021-08", "x", ""]),
    CELLS,
    st.sampled_from(["", "", "", " ", "2021-09-01"]),
)

SCHEME = load_scheme(None)


@given(st.lists(ROWS, min_size=1, max_size=25))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_any_table_comes_out_the_same(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    path = text_file(tmp_path, HEADINGS + "".join(",".join(row) + "\n" for row in rows))
    found, known = read_large(path), as_ever(path)
    assert found == known
    if found is not None:
        assert parse_table(found, SCHEME) == parse_table(known, SCHEME)


# A day in turn, and of each place in turn what it says; some are left out, or say something else.
ODD_ROWS = st.lists(
    st.tuples(st.integers(0, 59), st.sampled_from(["", "Farah,blue", "Kunduz,red", "Kabul,red"])),
    max_size=3,
)


# DuckDB reads no parts.
@pytest.mark.parametrize("all_are_large", ["in memory"], indirect=True)
@given(ODD_ROWS, st.integers(80, 500))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_a_daily_table_comes_out_the_same_whatever_its_parts_and_its_odd_rows(
    tmp_path: Path, odd: list[tuple[int, str]], part: int
) -> None:
    days = [f"2021-08-{day:02}" for day in range(1, 21)]
    rows = [[f"{place},red,{day},," for place in ("Farah", "Kunduz", "Hérat")] for day in days]
    lines = [line for of_day in rows for line in of_day]
    for at, said in odd:
        lines[at] = said and f"{said},{days[at // 3]},,"
    path = text_file(tmp_path, HEADINGS + "".join(f"{line}\n" for line in lines if line))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(turns, "LEAST", 2)
        patch.setattr(large_text, "_CHUNK_BYTES", part)
        found = read_large(path)
    assert found == as_ever(path)


@pytest.mark.parametrize(
    "dates",
    [
        pytest.param([date(2021, 8, day) for day in (1, 2, 3, 5)], id="days"),
        pytest.param([datetime(2021, 8, day, 12 + day) for day in (1, 2, 3, 5)], id="moments"),
        pytest.param([f"2021-08-0{day}" for day in (1, 2, 3, 5)], id="text"),
        pytest.param([44409, 44410, 44411, 44413], id="numbers of a spreadsheet"),
    ],
)
def test_parquet_comes_as_its_runs(tmp_path: Path, dates: list[object]) -> None:
    path = parquet_file(
        tmp_path,
        place=pyarrow.array(["Farah"] * 4).dictionary_encode(),
        status=["government"] * 4,
        date=dates,
        lat=[32.4, 32.4, 32.4, None],
        code=[1, 1, 1, 1],
        note=[True, True, True, None],
    )
    table = read_large(path)
    assert told(table) == [(1, 3), (4, None)]
    assert table == as_ever(path)


def test_dates_are_read_in_the_order_asked_for(tmp_path: Path) -> None:
    text = HEADINGS + "Farah,red,1/8/2021,,\nFarah,red,2/8/2021,,\n"
    table = read_large(text_file(tmp_path, text), asked=Asked(date_order=DateOrder.DMY))
    assert told(table) == [(2, 2)]


@pytest.mark.parametrize(
    ("cell", "is_taken"),
    [
        pytest.param('"Farah"" City"', True, id="a quote written twice"),
        pytest.param('"Farah" City', False, id="text after a quoted cell"),
        pytest.param('""Farah', False, id="text after an empty one"),
        pytest.param('"""Farah""', False, id="a quote that nothing closes"),
    ],
)
def test_quotes_that_we_refuse_are_read_as_ever(tmp_path: Path, cell: str, is_taken: bool) -> None:
    body = DAILY.removeprefix(HEADINGS)
    # The top of a table is read by ourselves, to see whether its headings stand there.
    path = text_file(tmp_path, DAILY + body + body.replace("Farah", cell))
    found = read_large(path)
    assert (found == as_ever(path)) if is_taken else found is None


def test_a_table_with_far_more_subjects_and_days_than_rows_is_for_duckdb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = text_file(tmp_path, DAILY)
    monkeypatch.setattr(grid, "MOST_IN_GRID", 17)
    assert told(read_large(path)) == [(2, 9), (3, 9)]
    found = large.read_large(path)
    assert found is not None
    (on_disk,) = found.notes
    assert on_disk.code == ON_DISK
    assert "with DuckDB" in on_disk.what
    monkeypatch.setattr(large, "find_spec", lambda name: None if name == "duckdb" else name)
    assert read_large(path) is None


@pytest.mark.parametrize("rows", [1, 2, 3, 7])
def test_runs_go_on_from_one_part_of_a_table_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(large_parquet, "AT_ONCE", rows)
    path = parquet_file(
        tmp_path,
        place=["Farah", "Kunduz"] * 4 + ["Farah"] * 3,
        status=["red"] * 8 + ["blue", "red", "red"],
        date=[date(2021, 8, 1 + n // 2) for n in range(8)] + [date(2021, 8, d) for d in (2, 5, 6)],
    )
    table = read_large(path)
    assert table == as_ever(path)
    assert told(table) == [(1, None), (2, 4), (3, None), (5, 6), (9, None)]


def test_the_order_is_found_from_all_rows_not_only_from_the_first_of_runs(tmp_path: Path) -> None:
    rows = [f"Farah,red,{day}/8/2021,,\n" for day in range(10, 15)]
    path = text_file(tmp_path, HEADINGS + "".join(rows))
    table = read_large(path)
    assert table is not None
    assert told(table) == [(2, 14)]
    assert table == as_ever(path)
    assert table.dates is not None
    assert [problem.code for problem in table.dates.problems] == ["date-order-found"]


def test_headings_are_those_asked_for(tmp_path: Path) -> None:
    text = "where,who,since,date\nFarah,red,2021-08-01,x\nFarah,red,2021-08-02,y\n"
    columns = {"place": "where", "status": "who", "date": "since"}
    assert told(read_large(text_file(tmp_path, text), asked=Asked(columns=columns))) == [(2, 2)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(DAILY.replace("Farah", '"Farah\nCity"'), id="a cell of two lines"),
        pytest.param("\n" + DAILY, id="headings further down"),
        pytest.param(DAILY + "Farah,government\n", id="a short row"),
        pytest.param(DAILY.replace("Farah", ' "Farah"'), id="a blank before a quote"),
        pytest.param(DAILY.replace("\n", "\r"), id="line ends of old"),
        pytest.param("sep=,\n" + DAILY, id="the delimiter declared"),
        pytest.param(DAILY.replace("date", "noted"), id="no dates"),
        pytest.param(f"of the desk,,,,\n{DAILY}", id="a title"),
        pytest.param("place,2021-08-01,2021-08-02\nFarah,a,b\n", id="a column a date"),
    ],
)
def test_what_is_not_plain_is_read_as_ever(tmp_path: Path, text: str) -> None:
    assert read_large(text_file(tmp_path, text)) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_empty_line_is_no_row(tmp_path: Path, end: str) -> None:
    text = DAILY + "\n" + DAILY.removeprefix(HEADINGS) + "\n"
    path = text_file(tmp_path, text.replace("\n", end))
    # DuckDB leaves it to those who read row by row.
    assert read_large(path) in (None, as_ever(path))


def test_what_is_no_utf_8_is_read_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "daily.csv"
    path.write_bytes(DAILY.replace("Farah", "Färah").encode("windows-1252"))
    assert read_large(path) is None


@pytest.mark.usefixtures("all_are_huge")
def test_what_fits_neither_memory_nor_engine_is_refused(tmp_path: Path) -> None:
    path = text_file(tmp_path, DAILY.replace("Farah", '"Farah\nCity"'))
    with pytest.raises(TableError, match="every row on one line"):
        read_large(path)


@pytest.mark.usefixtures("all_are_huge")
def test_without_the_engine_a_huge_table_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "find_spec", lambda name: None)
    with pytest.raises(TableError, match=r"pip install 'control-mapper\[big\]'"):
        read_large(text_file(tmp_path, DAILY))


def test_what_stays_too_large_is_refused(tmp_path: Path) -> None:
    raised = r"and 1 are read at most .* or `with mapper\.limits\(rows=2\):`$"
    with (
        limits(rows=1),
        pytest.raises(TableError, match=f"of 18 rows 2 say something new, {raised}"),
    ):
        read_large(text_file(tmp_path, DAILY))


def test_a_cell_that_is_too_long_is_refused_as_in_any_table(tmp_path: Path) -> None:
    path = text_file(tmp_path, DAILY.replace("Farah", "F" * 41))
    with (
        limits(cell_length=40),
        pytest.raises(TableError, match=":2: a cell has more than 40"),
    ):
        read_large(path)


@pytest.mark.parametrize("heading", ["place", "date", "comment on it"])
def test_a_long_cell_anywhere_is_told_with_its_line(tmp_path: Path, heading: str) -> None:
    columns: dict[str, list[str]] = {
        "place": ["Farah"] * 6,
        "status": ["red"] * 6,
        "date": [f"2021-08-0{day}" for day in range(1, 7)],
        "comment on it": ["x"] * 6,
    }
    columns[heading][4] += " and so on" * 5
    rows = "".join(",".join(row) + "\n" for row in zip(*columns.values(), strict=True))
    text = text_file(tmp_path, ",".join(columns) + "\n" + rows)
    for path, line in ((text, 6), (parquet_file(tmp_path, **columns), 5)):
        where = rf"{path.name}:{line}: a cell has more than 40 characters"
        with limits(cell_length=40), pytest.raises(TableError, match=where):
            read_large(path)


def test_more_cells_than_a_table_has_are_refused_by_what_is_left(tmp_path: Path) -> None:
    path = text_file(tmp_path, DAILY)
    assert read_large(path)
    with limits(cells=9), pytest.raises(TableError, match="9 cells"):
        read_large(path)


def test_missing_columns_can_be_told_from_the_first_row(tmp_path: Path) -> None:
    table = read_large(text_file(tmp_path, DAILY.replace("status", "colour of it")))
    assert told(table) == [(2, None)]


def test_nothing_is_left_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    read_large(text_file(tmp_path, DAILY))
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("all_are_huge")
def test_a_damaged_parquet_file_is_refused_in_a_line(tmp_path: Path) -> None:
    path = parquet_file(tmp_path, place=["Farah"] * 99, status=["red"] * 99, date=["2021"] * 99)
    whole = path.read_bytes()
    path.write_bytes(whole[:4] + bytes(200) + whole[204:])
    with pytest.raises(TableError, match=r"daily\.parquet"):
        read_large(path)


def test_a_folder_or_nothing_is_no_large_table(tmp_path: Path) -> None:
    assert [read_large(path) for path in (tmp_path, tmp_path / "none.csv")] == [None, None]
