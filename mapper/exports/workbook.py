# SPDX-License-Identifier: MIT
"""XLSX, with the extra `control-mapper[xlsx]`: all rows, the statuses, and the provenance.

Text is written as text, so that nothing is run; what looks like a formula is marked as text in
its cell too (`quotePrefix`), so that it stays so when somebody edits it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from mapper.errors import OutputError
from mapper.exports.about import STATUS_KEYS, about_lines, counts_of, status_rows
from mapper.joined.joined_table import Joined, Value
from mapper.model.extras import install
from mapper.style.counted import table_of_counts
from mapper.style.words import Words
from mapper.tables.formulas import guarded
from mapper.tables.text import quoted

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# What a sheet of XLSX holds, by its own limits.
MOST_ROWS, MOST_LETTERS = 1_048_576, 32_767
# The days of a spreadsheet begin in 1900, and its first two months are a day off.
FIRST_DAY = date(1900, 3, 1)
MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
WIDTHS = {"name": 24, "note": 60, "source": 28, "source_url": 28, "label": 24}
USUAL_WIDTH = 13

Rows = Iterable[Sequence[Value]]


def as_xlsx(joined: Joined, words: Words) -> bytes:
    """The workbook: the sheets Control, Statuses, Columns and About; before the last one that of
    what others counted, where there is some.

    Raises OutputError where the writer is missing, or for more than a sheet or a cell holds.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise OutputError(
            f"writing XLSX needs XlsxWriter — {install('xlsx')}, or choose CSV"
        ) from None
    must_fit(joined)
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": joined.title, "created": MADE})
        fill(book, joined, words)
    return stream.getvalue()


def must_fit(joined: Joined) -> None:
    """Raise OutputError for what XLSX would cut off or leave out."""
    count = sum(1 for _ in joined.rows())
    if count >= MOST_ROWS:
        raise OutputError(f"{count:,} rows: a sheet of XLSX holds {MOST_ROWS:,} — choose CSV")
    for row in joined.rows():
        for name, value in row.items():
            if isinstance(value, str) and len(value) > MOST_LETTERS:
                raise OutputError(
                    f"{name} of {quoted(str(row['name']))} has {len(value):,} characters: "
                    f"a cell of XLSX holds {MOST_LETTERS:,} — choose CSV"
                )


def fill(book: Workbook, joined: Joined, words: Words) -> None:
    """Write the sheets in their order."""
    names = [column.name for column in joined.columns]
    cells = ([row[name] for name in names] for row in joined.rows())
    widths = [WIDTHS.get(name, USUAL_WIDTH) for name in names]
    sheet = write_sheet(book, words.say("export.holdings"), names, cells, widths)
    sheet.autofilter(0, 0, sum(1 for _ in joined.rows()), len(names) - 1)
    write_sheet(
        book, words.say("export.statuses"), STATUS_KEYS, status_rows(joined), [16] * 7 + [90]
    )
    heads = [words.say("export.column"), words.say("export.meaning")]
    meanings = ([column.name, column.means] for column in joined.columns)
    write_sheet(book, words.say("export.columns"), heads, meanings, [16, 90])
    if counts := counts_of(joined):
        heads, *rows = table_of_counts(counts)
        write_sheet(book, words.say("counted.title"), heads, rows, [16] * len(heads))
    heads = [words.say("export.about"), words.say("export.value")]
    write_sheet(book, words.say("export.about"), heads, about_lines(joined), [24, 120])


def write_sheet(
    book: Workbook, title: str, heads: Sequence[str], rows: Rows, widths: Sequence[int]
) -> Worksheet:
    """A sheet with bold headings that stay in sight."""
    sheet = book.add_worksheet(title)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    text = book.add_format({"quote_prefix": True})
    sheet.freeze_panes(1, 0)
    for number, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.write_string(0, number, head, bold)
        sheet.set_column(number, number, width)
    for line, row in enumerate(rows, start=1):
        for number, value in enumerate(row):
            write_cell(sheet, line, number, value, day, text)
    return sheet


def write_cell(
    sheet: Worksheet, line: int, number: int, value: Value, day: Format, text: Format
) -> None:
    """A value as what it is: text is never a formula, a link or a number."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, number, value)
    elif isinstance(value, int | float):
        sheet.write_number(line, number, value)
    elif isinstance(value, date) and value >= FIRST_DAY:
        sheet.write_datetime(line, number, datetime(value.year, value.month, value.day), day)
    else:
        said = str(value)
        sheet.write_string(line, number, said, *([text] if guarded(said) != said else []))
