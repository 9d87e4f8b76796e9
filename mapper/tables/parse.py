# SPDX-License-Identifier: MIT
"""From the rows of a table to records, with every problem of every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, tzinfo

from mapper.model.grouped import TOLD_APART, places_listed
from mapper.model.problem import Problem, Where, note
from mapper.model.record import About, Record
from mapper.model.scheme import Scheme
from mapper.model.spelling import argument, new_scheme
from mapper.tables.alike import Alike
from mapper.tables.columns import NEEDED, ColumnMap, map_columns, not_used
from mapper.tables.condense import condense
from mapper.tables.date_column import DateColumn, date_column, seen_in
from mapper.tables.dates import DateOrder
from mapper.tables.guessed import with_guesses
from mapper.tables.numbers import plain_number
from mapper.tables.parsed import ParsedTable, Word
from mapper.tables.raw import Cell, RawRow, RawTable
from mapper.tables.rows import (
    BARE_NUMBER,
    DAYS,
    RowReader,
    RowReading,
    closest_status,
    several_statuses,
)
from mapper.tables.shares import names_known, with_shares

# The code of a table whose words are all unknown to the scheme.
NO_WORD_FITS = "no-word-fits"

# So many numbers stand in the hint that offers their options.
MEANS_OFFERED = 10


def parse_table(
    raw: RawTable,
    scheme: Scheme,
    *,
    columns: Mapping[str, str] | None = None,
    constants: Mapping[str, str] | None = None,
    date_order: DateOrder | None = None,
    zone: tzinfo | None = None,
    default_day: date | None = None,
    about: About | None = None,
) -> ParsedTable:
    """The records of a table, read through a scheme.

    - `columns` maps column names to headings of the table, as `--column` does.
    - `constants` maps column names to what all rows say in them, as `--set` does; empty text sets
      a column aside.
    - `date_order` reads dates such as 5/11/2021, which are refused without it where no other row
      of the column shows the order.
    - `zone`: in which days of times with a zone count; None: in the zone of each.
    - `default_day`: the day every row holds from where the table has no column of dates;
      None: it needs one. A cell left empty in a column of dates is always a problem.
    - `about`: what rows that do not say are about.

    Shares of parties are read as `shares` says. Rows that repeat the day before are one record (see
    `condense`), and what is wrong with them is told once. A row with a problem that stops gives no
    record; a missing or doubtful column, none at all. Raises nothing for what a table contains.
    """
    raw = with_shares(raw, scheme, columns, constants)
    needed = [column for column in NEEDED if column != "date" or default_day is None]
    found = map_columns(
        raw.headings, columns, constants=constants, needed=needed, where=Where(raw.name)
    )
    told = [*raw.notes, *with_guesses(raw, found, found.problems), *_unused(raw.name, found)]
    records: list[Record] = []
    words: Counter[Word] = Counter()
    refused: list[Record] = []
    if not any(problem.stops for problem in found.problems):
        dates = _date_columns(raw, found, date_order, zone)
        told += [problem for column in dates.values() for problem in column.problems]
        rules = {name: column.rules for name, column in dates.items()}
        reading = RowReading(raw.name, scheme, found, rules, default_day, about)
        # Of a large table they were found as it was read.
        rows = raw.rows if raw.dates else condense(raw.rows, found, rules["date"])
        alike = Alike(reading)
        for order, row in enumerate(rows):
            record = alike.record(row, order)
            if record is not None:
                records.append(record)
                through = row.through
                days = 1 if through is None else 1 + (through - record.date.last).days
                words[record.status_text, record.status] += days
                continue
            reader = RowReader(reading, row, order)
            record = reader.record()
            alike.learn(reader, record)
            records += [record] if record else []
            refused += [reader.refused] if reader.refused else []
            told += reader.problems
            words[reader.word()] += _days(row, reading)
        told += _repeated(raw, rows)
        told = [*_offering_means(told), *_no_word_fits(raw, scheme, words)]
    elif found.has("status"):
        told += _offering_means(_of_statuses(raw, RowReading(raw.name, scheme, found)))
    return ParsedTable(raw.name, tuple(records), tuple(sorted(told)), found, words, tuple(refused))


def _of_statuses(raw: RawTable, reading: RowReading) -> list[Problem]:
    """What is wrong with the statuses of a table that lacks another column."""
    readers = (RowReader(reading, row, order) for order, row in enumerate(raw.rows))
    return [problem for reader in readers for problem in reader.status_problems()]


def _days(row: RawRow, reading: RowReading) -> int:
    """How many rows of the table this one stands for."""
    heading = reading.columns.heading("date")
    if row.through is None or heading is None:
        return 1
    return 1 + (row.through - reading.span("date", row.cells.get(heading)).last).days


def _date_columns(
    raw: RawTable, columns: ColumnMap, order: DateOrder | None, zone: tzinfo | None
) -> dict[str, DateColumn]:
    """How each column with days is read, also one that the table does not have."""
    found = {} if raw.dates is None else {"date": raw.dates}
    for column in DAYS:
        if column in found:
            continue
        heading = columns.heading(column)
        seen = seen_in(raw.rows, heading) if heading is not None else ()
        found[column] = date_column(raw.name, seen, order, zone, of_rows=column == "date")
    return found


def _unused(name: str, columns: ColumnMap) -> list[Problem]:
    return [not_used(name, columns.ignored)] if columns.ignored else []


def _offering_means(problems: Sequence[Problem]) -> list[Problem]:
    """The problems, those of numbers without a meaning with the options that give it to all."""
    found = {problem.value for problem in problems if problem.code == BARE_NUMBER}
    numbers = sorted(found, key=lambda text: (plain_number(text) or 0.0, text))
    asked = argument("means", dict.fromkeys(numbers[:MEANS_OFFERED], "STATUS"))
    return [
        replace(problem, hint=f"say {asked}, or give a scheme of your own: {problem.hint}")
        if problem.code == BARE_NUMBER
        else problem
        for problem in problems
    ]


def _no_word_fits(raw: RawTable, scheme: Scheme, words: Mapping[Word, int]) -> list[Problem]:
    """A problem where the scheme has none of a table's words, with how to make one that has.

    Words that are like those of the scheme are slips of the pen, for which no scheme is made.
    """
    unknown = [word for word, status in words if word]
    near = [
        word
        for word in unknown
        if closest_status(word, scheme)
        or several_statuses(word, scheme)
        or names_known(word, scheme)
    ]
    if 2 * len(near) > len(unknown):
        return []
    if not unknown or any(status for _, status in words) or not _speaks(unknown):
        return []
    what = f"the scheme '{scheme.id}' has none of the {len(unknown)} words of its statuses"
    if len(unknown) == 1:
        what = f"the scheme '{scheme.id}' does not have the one word of its statuses"
    hint = offering_scheme(raw.called, raw.options)
    return [Problem(Where(raw.name), what, hint, NO_WORD_FITS)]


def offering_scheme(source: str, options: Iterable[tuple[str, str]] = ()) -> str:
    """What to type for a scheme made from the words of a table or of drawn ground."""
    made = new_scheme(source, options, "> mine.toml")
    return f"make a scheme from them: {made} — and give it with {argument('scheme', 'mine.toml')}"


def _speaks(words: Sequence[str]) -> bool:
    """Whether some of the words are more than numbers: to those `--means` gives a meaning."""
    return any(any(map(str.isalpha, word)) for word in words)


def _repeated(raw: RawTable, rows: Sequence[RawRow]) -> list[Problem]:
    """A note for every row that stands in the table word for word before; of very many one."""
    first: dict[tuple[Cell, ...], RawRow] = {}
    again: list[tuple[RawRow, RawRow]] = []
    for row in rows:
        before = first.setdefault(tuple(map(row.cells.get, raw.headings)), row)
        if before is not row:
            again.append((row, before))
    if len(again) <= TOLD_APART:
        return [_told_again(raw.name, *pair) for pair in again]
    problem = _told_again(raw.name, *again[0])
    listed = places_listed([row.where(raw.name) for row, _ in again])
    more = f"and {len(again) - 1:,} more repeat one before them: {listed}"
    return [replace(problem, hint=more)]


def _told_again(name: str, row: RawRow, before: RawRow) -> Problem:
    what = f"the row repeats row {before.line} word for word"
    return note(row.where(name), what, code="repeated-row")
