# SPDX-License-Identifier: MIT
"""The rows of a table that count, where a condition says which."""

from __future__ import annotations

from dataclasses import replace

from mapper.errors import TableError
from mapper.model.problem import Where, note
from mapper.model.spelling import given
from mapper.tables.asked import Asked
from mapper.tables.closest import closest_hint
from mapper.tables.columns import COLUMNS, map_columns
from mapper.tables.raw import RawTable
from mapper.tables.text import quoted


def chosen_rows(raw: RawTable, asked: Asked) -> RawTable:
    """The table with the rows that meet the condition, and a note on how many do not.

    A name in it is a column, or a heading. Raises TableError for a name that is neither, and
    where no row meets it.
    """
    condition = asked.where
    if condition is None:
        return raw
    columns = map_columns(raw.headings, asked.columns, constants=asked.constants, needed=())
    names = {
        name: name if name in raw.headings else columns.heading(name) for name in condition.names
    }
    for name, heading in names.items():
        if heading is None and not columns.constants.get(name):
            raise TableError(f"{raw.name}: {_no_such(raw, name, condition.text)}")
    rows = tuple(
        row
        for row in raw.rows
        if condition(lambda name: columns.constants.get(name) or row.cells.get(names[name] or ""))  # noqa: B023
    )
    asked_for = given("where", condition.text)
    if not rows:
        raise TableError(f"{raw.name}: no row meets {asked_for}")
    left = len(raw.rows) - len(rows)
    told = [note(Where(raw.name), f"{left:,} of {len(raw.rows):,} rows are left out", code="where")]
    return replace(raw, rows=rows, notes=(*raw.notes, *told)) if left else raw


def _no_such(raw: RawTable, name: str, text: str) -> str:
    known = [*raw.headings, *COLUMNS]
    listed = ", ".join(map(quoted, raw.headings))
    return (
        f"{given('where', text)}: there is no column {quoted(name)} — "
        f"{closest_hint(name, known)}the headings are {listed}"
    )
