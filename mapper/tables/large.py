# SPDX-License-Identifier: MIT
"""Tables of so many rows that an engine reads them: text tables and Parquet, with DuckDB.

A table of that size is a daily one, as a rule: its rows say the same day after day. The engine
finds the runs on disk, in bounded memory, and only the first row of each is read. What is small
enough, or written so that the engine might take it otherwise than we do, is read as ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.errors import TableError
from mapper.model.extras import install
from mapper.model.limits import beyond
from mapper.model.problem import Problem, Where, note
from mapper.tables.asked import NOTHING, Asked
from mapper.tables.coded import LongCellError, NotCodedError, coded
from mapper.tables.columns import ColumnMap, map_columns
from mapper.tables.condense import reading_once
from mapper.tables.date_column import date_column
from mapper.tables.engine import Size, Source, condensing
from mapper.tables.grid import Grid
from mapper.tables.head import headed
from mapper.tables.large_parquet import (
    parquet_head,
    parquet_is_plain,
    parquet_parts,
    parquet_size,
    parquet_source,
)
from mapper.tables.large_text import (
    NotPlainError,
    is_utf8,
    text_cell,
    text_head,
    text_parts,
    text_size,
    text_source,
)
from mapper.tables.raw import (
    Line,
    RawTable,
    cell_value,
    counted,
    headings_of,
    table_from_cells,
    table_from_lines,
)
from mapper.tables.wide import is_wide

if TYPE_CHECKING:
    from pyarrow import Array

# So many rows show whether there is something above the headings.
TOP = 20
# As numbers a row takes eight bytes, twice while they are put together.
MOST_CODED = 60_000_000
# So many parts of a table are read before they are asked for: boundaries that are loaded meanwhile
# hold up whoever asks, and not the reading.
AHEAD = 8

_MISSING = f"reading it needs pyarrow — {install('big')}"
_NO_ENGINE = f"reading it on disk needs DuckDB — {install('big')}"
_ODD = "it is not plain enough for DuckDB — write UTF-8, every row on one line, simple columns"
_OTHER_FORM = "it is of another form — write one row of headings, and a row for each place and date"
_DATELESS = "it has no column of dates"
_NO_UTF_8 = "it is not read as UTF-8"
_STRANGE_KIND = "a column holds other things than texts, numbers and days"


def is_large(path: Path) -> bool:
    """Whether a file is a table that `read_large` reads if it can."""
    try:
        return bool(max(parquet_size(path), text_size(path)))
    except (OSError, ValueError):
        return False


def read_large(
    path: Path,
    *,
    encoding: str | None = None,
    asked: Asked = NOTHING,
) -> RawTable | None:
    """A large table, its runs told once as `condense` does; None: it is to be read as ever.

    Where it needs other columns, the headings and a row, so that what is missing can be told.
    Raises TableError for a table that is too large for memory and cannot be read with the engine.
    """
    try:
        parquet, text = parquet_size(path), text_size(path)
    except (OSError, ValueError):
        return None
    size = max(parquet, text)
    if size is Size.SMALL:
        return None
    if text and headed(path.name, text_head(path, TOP), asked).notes:
        return _or_not_at_all(path, size, _OTHER_FORM)
    head = parquet_head(path) if parquet else text_head(path)
    headings = headings_of(path.name, head[0])
    told = [heading for heading in headings if heading]
    if asked.reshapes or is_wide(told, asked):
        return _or_not_at_all(path, size, _OTHER_FORM)
    known = map_columns(told, asked.columns, constants=asked.constants, needed=("place", "status"))
    if any(problem.stops for problem in known.problems):
        return table_from_lines(path.name, head)
    if not find_spec("pyarrow"):
        return _or_not_at_all(path, size, _MISSING)
    if known.heading("date") is None:
        return _or_not_at_all(path, size, _DATELESS)
    if parquet:
        parts, why = parquet_parts(path) if parquet_is_plain(path) else None, _STRANGE_KIND
    else:
        parts, why = text_parts(path) if is_utf8(encoding) else None, _NO_UTF_8
    if parts is not None:
        from pyarrow import ArrowException

        try:
            return _in_memory(path, parts, headings, known, asked, is_parquet=bool(parquet))
        except (NotCodedError, NotPlainError, ArrowException, OSError) as error:
            why = next(iter(str(error).splitlines()), type(error).__name__)
    if not find_spec("duckdb"):
        return _or_not_at_all(path, size, f"{why}; {_NO_ENGINE}")
    source = parquet_source(path) if parquet else text_source(path, encoding)
    if source is None:
        return _or_not_at_all(path, size, _ODD)
    table = _with_engine(path, size, replace(source, headings=headings), known, asked)
    return table and replace(table, notes=(_told_on_disk(path, why), *table.notes))


def _told_on_disk(path: Path, why: str) -> Problem:
    """A note on what takes longer than reading a table of this size does."""
    what = f"read on disk, with DuckDB, which takes longer: {why}"
    return note(Where(path.name), what, code="read-on-disk")


def _or_not_at_all(path: Path, size: Size, why: str) -> RawTable | None:
    """Nothing, so that the table is read as ever, where it is not too large for that."""
    if size is Size.HUGE:
        raise TableError(f"{path.name}: the table is too large to be read row by row, and {why}")
    return None


def _in_memory(
    path: Path,
    parts: Iterator[Sequence[Array]],
    headings: Sequence[str],
    columns: ColumnMap,
    asked: Asked,
    *,
    is_parquet: bool,
) -> RawTable:
    """The table with its runs told once. Raises NotCodedError where it does not fit into memory."""
    from mapper.model.beside import ahead

    numbers = {heading: n for n, heading in enumerate(headings) if heading}
    told = {name: numbers[heading] for name, heading in columns.by_column.items()}
    date = told.pop("date")
    first_line = 1 if is_parquet else 2
    try:
        table = coded(
            ahead(parts, AHEAD),
            len(headings),
            tuple(dict.fromkeys(told.values())),
            date,
            most_rows=MOST_CODED,
            clean=cell_value if is_parquet else text_cell,
        )
    except LongCellError as found:
        where = f"{path.name}:{first_line + found.row}"
        raise TableError(beyond("cell-length", where, "shorten it", what="a cell")) from None
    grid = Grid(path.name, table, headings, columns, first_line)
    head = Line(grid.first_line - 1, headings)
    dates = date_column(path.name, grid.dates(), asked.date_order, asked.zone)
    lines = grid.lines(reading_once(dates.rules))
    return replace(table_from_cells(path.name, head, lines), dates=dates)


def _with_engine(
    path: Path,
    size: Size,
    source: Source,
    columns: ColumnMap,
    asked: Asked,
) -> RawTable | None:
    from duckdb import Error

    try:
        with condensing(source, columns) as table:
            if source.lines not in (None, table.rows):
                return _or_not_at_all(path, size, _ODD)
            table.must_be_short()
            lines = [Line(source.first_line - 1, source.headings)]
            dates = date_column(path.name, table.dates(), asked.date_order, asked.zone)
            lines += counted(path.name, table.lines(reading_once(dates.rules)))
    except Error as error:
        said = next(iter(str(error).splitlines()), "")
        return _or_not_at_all(path, size, f"DuckDB cannot read it: {said}")
    return replace(table_from_lines(path.name, lines), dates=dates)
