# SPDX-License-Identifier: MIT
"""Rows as CSV, and records as a control table in the columns of this project."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TextIO

from mapper.model.record import Record
from mapper.tables.columns import COLUMNS
from mapper.tables.formulas import guarded_cell

# A record does not keep the country, by which rows are chosen before they become records.
WRITTEN = tuple(column for column in COLUMNS if column != "country")


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV, with lines that end with `\\n`; the headings are the first of them.

    A text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows([guarded_cell(cell) for cell in row] for row in rows)
    return stream.getvalue()


def write_csv(records: Iterable[Record], stream: TextIO) -> None:
    """Write records as CSV: the columns of `WRITTEN` in their order, lines that end with `\\n`.

    The status is what the table said (`status_text`), else the id, so that reading the file
    through the same scheme gives the same records. Dates are ISO, degrees decimal, what is not
    known is empty. A text that a spreadsheet would run has an apostrophe before it, which reading
    takes off again. Open the stream with `newline=""`.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(WRITTEN)
    writer.writerows(_cells(record) for record in records)


def _cells(record: Record) -> list[str]:
    special = {
        "status": record.status_text or record.status,
        "date": record.date.iso(),
        "until": record.until.isoformat() if record.until else "",
        "reported": record.reported.isoformat() if record.reported else "",
    }
    values = {column: special.get(column) or getattr(record, column) for column in WRITTEN}
    return [_text(guarded_cell(value)) for value in values.values()]


def _text(value: object) -> str:
    return "" if value is None else str(value)
