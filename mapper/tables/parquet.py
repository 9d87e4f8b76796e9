# SPDX-License-Identifier: MIT
"""Parquet tables, with the extra `control-mapper[parquet]`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from mapper.errors import TableError
from mapper.model.extras import install
from mapper.model.foreign import told_as
from mapper.model.limits import beyond, most, must_be_within
from mapper.tables.formulas import kept
from mapper.tables.large_parquet import PARQUET
from mapper.tables.raw import PART, Line

if TYPE_CHECKING:
    from pyarrow import Array, Table
    from pyarrow.parquet import ParquetFile

# The bytes of a Parquet without a footer, and how long a footer may be that is looked into.
_LEAST, _LONGEST = 12, 1 << 28
# So few records at a time that not even long texts in all of them fill the memory.
BATCH = 4096


def parquet_lines(name: str, data: bytes) -> list[Line]:
    """The headings as line 0 and the records as lines 1, 2, …

    Raises TableError where pyarrow is missing or the file is damaged.
    """
    try:
        from pyarrow import parquet
    except ImportError:
        raise TableError(f"{name}: reading Parquet needs pyarrow — {install('parquet')}") from None
    with told_as(TableError, lambda why: f"{name}: the Parquet file cannot be read: {why}"):
        table = in_memory(name, parquet.ParquetFile(io.BytesIO(data)))
        columns = [column.to_pylist() for column in table.columns]
    rows = zip(*columns, strict=True)
    told = (Line(number, [*map(kept, row)]) for number, row in enumerate(rows, start=1))
    return [Line(0, table.column_names), *told]


def in_memory(name: str, file: ParquetFile) -> Table:
    """All records of a file, as far as they are within the limits. What repeats takes no room in a
    file, so that some bytes can stand for millions of long texts.
    """
    import pyarrow

    about = file.metadata
    must_be_within("rows", about.num_rows, name, TableError, PART)
    must_be_within("columns", about.num_columns, name, TableError, PART)
    must_be_within("cells", about.num_rows * about.num_columns, name, TableError, PART)
    left, batches = most("sheet-bytes"), []
    for batch in file.iter_batches(batch_size=BATCH):
        left -= sum(map(_size, batch.columns))
        if left < 0:
            raise TableError(beyond("sheet-bytes", name, PART))
        batches.append(batch)
    return pyarrow.Table.from_batches(batches, schema=file.schema_arrow)


def _size(column: Array) -> int:
    """How many bytes the values of a column are, each for itself."""
    from pyarrow import compute, types

    value = column.type.value_type if types.is_dictionary(column.type) else None
    if value is None or not (types.is_string(value) or types.is_large_string(value)):
        return int(column.nbytes)
    lengths = compute.binary_length(column.dictionary).take(column.indices)
    return int(compute.sum(lengths).as_py() or 0)


def parquet_columns(
    path: Path, key: bytes, *, leave_out: Sequence[str] = ()
) -> tuple[bytes, dict[str, list[object]]] | None:
    """What stands under a key of a file's metadata, and its columns by name.

    None where the key is missing, or where the file or pyarrow cannot be used. Raises TableError
    where it has more than is read.
    """
    with path.open("rb") as opened:
        if key not in footer_of(opened):
            return None
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        return None
    try:
        about = (parquet.read_schema(path).metadata or {}).get(key)
        if about is None:
            return None
        with parquet.ParquetFile(path) as file:
            table = in_memory(path.name, file)
    except (ArrowException, OSError, ValueError, KeyError, IndexError, TypeError):
        return None
    names = [name for name in table.column_names if name not in leave_out]
    return about, {name: table.column(name).to_pylist() for name in names}


def footer_of(file: BinaryIO) -> bytes:
    """What a Parquet file says of itself at its end; empty where it is none."""
    size = file.seek(0, 2)
    if size < _LEAST:
        return b""
    file.seek(size - 8)
    length, ending = int.from_bytes(file.read(4), "little"), file.read(4)
    if ending != PARQUET or length > min(size - _LEAST, _LONGEST):
        return b""
    file.seek(size - 8 - length)
    return file.read(length)
