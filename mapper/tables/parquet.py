"""Parquet tables, with the extra `control-mapper[parquet]`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from mapper.errors import TableError
from mapper.model.extras import install
from mapper.tables.raw import Line

# The provenance of an export stands in so many bytes at the end of its file.
_FOOTER_BYTES = 1 << 20


def parquet_lines(name: str, data: bytes) -> list[Line]:
    """The headings as line 0 and the records as lines 1, 2, …

    Raises TableError where pyarrow is missing or the file is damaged.
    """
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise TableError(f"{name}: reading Parquet needs pyarrow — {install('parquet')}") from None
    try:
        table = parquet.read_table(io.BytesIO(data))
        columns = [column.to_pylist() for column in table.columns]
    except (ArrowException, OSError, ValueError) as error:
        first = str(error).splitlines()[0] if str(error) else "damaged"
        raise TableError(f"{name}: the Parquet file cannot be read: {first}") from None
    rows = zip(*columns, strict=True)
    return [Line(0, table.column_names), *(Line(i, row) for i, row in enumerate(rows, start=1))]


def parquet_columns(
    path: Path, key: bytes, *, leave_out: Sequence[str] = ()
) -> tuple[bytes, dict[str, list[object]]] | None:
    """What stands under a key of a file's metadata, and its columns by name.

    None where the key is missing, or where the file or pyarrow cannot be used.
    """
    if key not in _footer(path):
        return None
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        return None
    try:
        about = (parquet.read_schema(path).metadata or {}).get(key)
        if about is None:
            return None
        table = parquet.read_table(path)
    except (ArrowException, OSError, ValueError):
        return None
    names = [name for name in table.column_names if name not in leave_out]
    return about, {name: table.column(name).to_pylist() for name in names}


def _footer(path: Path) -> bytes:
    """The end of a file, where Parquet has its metadata."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _FOOTER_BYTES))
        return file.read()
