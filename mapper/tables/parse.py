"""From the rows of a table to records, with every problem of every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mapper.model.problem import Problem, Where, note
from mapper.model.record import About, Record
from mapper.model.scheme import Scheme
from mapper.tables.columns import NEEDED, ColumnMap, map_columns
from mapper.tables.condense import condense
from mapper.tables.dates import DateOrder
from mapper.tables.numbers import plain_number
from mapper.tables.raw import Cell, RawRow, RawTable
from mapper.tables.rows import BARE_NUMBER, Reading, RowReader

# So many numbers stand in the hint that offers their options.
MEANS_OFFERED = 10


@dataclass(frozen=True)
class ParsedTable:
    """The sound rows as records, in the order of the table, and all problems.

    `problems` holds those of reading as well (the notes of the raw table), sorted.
    """

    name: str
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    columns: ColumnMap


def parse_table(
    raw: RawTable,
    scheme: Scheme,
    *,
    columns: Mapping[str, str] | None = None,
    constants: Mapping[str, str] | None = None,
    date_order: DateOrder | None = None,
    default_day: date | None = None,
    about: About | None = None,
) -> ParsedTable:
    """The records of a table, read through a scheme.

    - `columns` maps column names to headings of the table, as `--column` does.
    - `constants` maps column names to what all rows say in them, as `--set` does; empty text sets
      a column aside.
    - `date_order` reads dates such as 5/11/2021, which are refused without it.
    - `default_day`: the day every row holds from where the table has no column of dates;
      None: it needs one. A cell left empty in a column of dates is always a problem.
    - `about`: what rows that do not say are about.

    Rows that repeat the day before are one record (see `condense`), and what is wrong with them is
    told once. A row with a problem that stops gives no record; a missing or doubtful column,
    none at all. Raises nothing for what a table contains.
    """
    needed = [column for column in NEEDED if column != "date" or default_day is None]
    found = map_columns(
        raw.headings, columns, constants=constants, needed=needed, where=Where(raw.name)
    )
    told = [*raw.notes, *found.problems, *_unused(raw.name, found)]
    records: list[Record] = []
    if not any(problem.stops for problem in found.problems):
        reading = Reading(raw.name, scheme, found, date_order, default_day, about)
        rows = condense(raw.rows, found, date_order)
        for order, row in enumerate(rows):
            reader = RowReader(reading, row, order)
            record = reader.record()
            records += [record] if record else []
            told += reader.problems
        told += _repeated(raw, rows)
        told = _offering_means(told)
    return ParsedTable(raw.name, tuple(records), tuple(sorted(told)), found)


def _unused(name: str, columns: ColumnMap) -> list[Problem]:
    if not columns.ignored:
        return []
    listed = ", ".join(f"'{heading}'" for heading in columns.ignored)
    return [note(Where(name), f"headings not used: {listed}", code="unused-column")]


def _offering_means(problems: Sequence[Problem]) -> list[Problem]:
    """The problems, those of numbers without a meaning with the options that give it to all."""
    found = {problem.value for problem in problems if problem.code == BARE_NUMBER}
    numbers = sorted(found, key=lambda text: (plain_number(text) or 0.0, text))
    asked = " ".join(f"--means {number}=STATUS" for number in numbers[:MEANS_OFFERED])
    return [
        replace(problem, hint=f"say {asked}, or give a scheme of your own: {problem.hint}")
        if problem.code == BARE_NUMBER
        else problem
        for problem in problems
    ]


def _repeated(raw: RawTable, rows: Sequence[RawRow]) -> list[Problem]:
    """A note for every row that stands in the table word for word before."""
    first: dict[tuple[Cell, ...], int] = {}
    told = []
    for row in rows:
        line = first.setdefault(tuple(map(row.cells.get, raw.headings)), row.line)
        if line != row.line:
            what = f"the row repeats row {line} word for word"
            told.append(note(Where(raw.name, row.line), what, code="repeated-row"))
    return told
