"""Parquet tables, with the extra `control-mapper[parquet]`."""

from __future__ import annotations

import io

from mapper.errors import TableError
from mapper.tables.raw import Line


def parquet_lines(name: str, data: bytes) -> list[Line]:
    """The headings as line 0 and the records as lines 1, 2, …

    Raises TableError where pyarrow is missing or the file is damaged.
    """
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise TableError(
            f"{name}: reading Parquet needs pyarrow — pip install 'control-mapper[parquet]'"
        ) from None
    try:
        table = parquet.read_table(io.BytesIO(data))
        columns = [column.to_pylist() for column in table.columns]
    except (ArrowException, OSError, ValueError) as error:
        first = str(error).splitlines()[0] if str(error) else "damaged"
        raise TableError(f"{name}: the Parquet file cannot be read: {first}") from None
    rows = zip(*columns, strict=True)
    return [Line(0, table.column_names), *(Line(i, row) for i, row in enumerate(rows, start=1))]
