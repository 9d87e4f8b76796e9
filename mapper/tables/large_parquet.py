# SPDX-License-Identifier: MIT
"""A large Parquet file as the engine reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.errors import TableError
from mapper.model.foreign import told_as
from mapper.model.limits import most
from mapper.tables.engine import Size, Source, sql_name, sql_text
from mapper.tables.raw import Line

if TYPE_CHECKING:
    from pyarrow import Array, DataType

# Read as ever, a row takes more than a kilobyte.
LARGE_ROWS = 100_000

# How a Parquet begins, and how it ends.
PARQUET = b"PAR1"
ROW = "file_row_number"

# Few enough for the caches of a processor.
AT_ONCE = 1 << 17


def parquet_size(path: Path) -> Size:
    """How large a Parquet table is, by its rows; any other file is small."""
    rows = _rows(path)
    if rows <= LARGE_ROWS:
        return Size.SMALL
    return Size.LARGE if rows <= most("rows") else Size.HUGE


def parquet_source(path: Path) -> Source | None:
    """The file as a table of the engine; None where the two may take a cell otherwise."""
    from pyarrow import parquet

    schema = parquet.read_schema(path)
    names = [*schema.names, ROW]
    plain = len({name.casefold() for name in names}) == len(names)
    if not plain or not all(map(_is_plain, schema.types)) or set(str(path)) & set("*?[{"):
        return None
    told = (
        f"{_as_day(sql_name(name), kind)} AS c{number}"
        for number, (name, kind) in enumerate(zip(schema.names, schema.types, strict=True))
    )
    file = f"read_parquet({sql_text(str(path))}, file_row_number = true)"
    return Source(
        name=path.name,
        headings=tuple(schema.names),
        query=f"SELECT {ROW} AS row, {', '.join(told)} FROM {file}",
        first_line=1,
    )


def parquet_parts(path: Path) -> Iterator[list[Array]]:
    """The rows of a file in parts, each a column for every heading; texts as dictionaries."""
    from pyarrow import date32, parquet, types

    schema = parquet.read_schema(path)
    texts = [field.name for field in schema if _is_text(field.type)]
    with parquet.ParquetFile(path, read_dictionary=texts) as file:
        for batch in file.iter_batches(batch_size=AT_ONCE):
            yield [
                column.cast(date32(), safe=False) if types.is_timestamp(column.type) else column
                for column in batch.columns
            ]


def parquet_is_plain(path: Path) -> bool:
    """Whether all columns of a file are of kinds whose values are the same to every library."""
    from pyarrow import parquet

    return all(map(_is_plain, parquet.read_schema(path).types))


def _is_text(kind: DataType) -> bool:
    from pyarrow import types

    return bool(types.is_string(kind) or types.is_large_string(kind))


def parquet_head(path: Path) -> list[Line]:
    """The headings as line 0 and the first row."""
    from pyarrow import parquet

    unread = lambda why: f"{path.name}: the Parquet file cannot be read: {why}"  # noqa: E731
    with told_as(TableError, unread), parquet.ParquetFile(path) as file:
        batch = next(file.iter_batches(batch_size=1))
    return [Line(0, batch.schema.names), Line(1, [c[0].as_py() for c in batch.columns])]


def _rows(path: Path) -> int:
    """The rows that a Parquet file says it has; 0 for any other or damaged file."""
    with path.open("rb") as file:
        if file.read(len(PARQUET)) != PARQUET:
            return 0
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        return 0
    try:
        return int(parquet.read_metadata(path).num_rows)
    except (ArrowException, OSError):
        return 0


def _is_plain(kind: DataType) -> bool:
    """Whether both libraries give the same Python values for a column of this type."""
    from pyarrow import types

    if types.is_dictionary(kind):
        return bool(types.is_string(kind.value_type) or types.is_large_string(kind.value_type))
    tests = (
        types.is_string,
        types.is_large_string,
        types.is_integer,
        types.is_floating,
        types.is_boolean,
        types.is_date,
        types.is_null,
    )
    return any(test(kind) for test in tests) or (types.is_timestamp(kind) and kind.tz is None)


def _as_day(column: str, kind: DataType) -> str:
    """A moment counts as its day: see `cell_value`."""
    from pyarrow import types

    return f"{column}::DATE" if types.is_timestamp(kind) else column
