# SPDX-License-Identifier: MIT
"""Which heading may hold a column that a table lacks, by what stands under it: only to suggest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mapper.model.problem import Problem
from mapper.model.spelling import argument
from mapper.tables.columns import ColumnMap
from mapper.tables.dates import is_date
from mapper.tables.numbers import plain_number
from mapper.tables.raw import Cell, RawTable

# So many rows are looked at, of which this share must speak for a column.
LOOKED_AT, SHARE = 200, 0.8
# A word of statuses stands in so many rows on average, and names of places differ more.
EACH = 1.5


def with_guesses(raw: RawTable, columns: ColumnMap, problems: Sequence[Problem]) -> list[Problem]:
    """The problems, those of a column that is missing with the heading that may hold it.

    A heading is suggested where it alone is left that may.
    """
    # A party holds what its row is about, where nothing else says who does.
    parties = [heading for heading in [columns.heading("actor")] if heading]
    left = [*columns.ignored, *parties]
    guesses: dict[str, str] = {}
    for column in ("date", "status", "place"):
        if any(problem.code == f"missing-{column}" for problem in problems):
            may = [heading for heading in left if _may_be(column, raw, heading)]
            if len(may) == 1:
                guesses[column] = may[0]
                left.remove(may[0])
    return list(_said(problems, guesses))


def _said(problems: Sequence[Problem], guesses: dict[str, str]) -> Iterator[Problem]:
    for problem in problems:
        column = problem.code.removeprefix("missing-")
        if problem.code.startswith("missing-") and column in guesses:
            heading = guesses[column]
            hint = f"it may be '{heading}': {argument('columns', {column: heading})} says so"
            yield replace(problem, hint=f"{hint}; {problem.hint}", instead=heading)
        else:
            yield problem


def _may_be(column: str, raw: RawTable, heading: str) -> bool:
    cells = [cell for row in raw.rows[:LOOKED_AT] if (cell := row.cells.get(heading)) is not None]
    if not cells:
        return False
    days = sum(map(_is_day, cells))
    if column == "date":
        return days >= SHARE * len(cells)
    words = [str(cell) for cell in cells if is_word(cell)]
    often = len(words) >= EACH * len(set(words))
    return len(words) >= SHARE * len(cells) and (often if column == "status" else True)


def _is_day(cell: Cell) -> bool:
    return is_date(str(cell)) and plain_number(str(cell)) is None


def is_word(cell: object) -> bool:
    """Whether a cell is a text, and neither a number nor a date."""
    return isinstance(cell, str) and plain_number(cell) is None and not is_date(cell)
