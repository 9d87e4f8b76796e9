# SPDX-License-Identifier: MIT
"""Rows at the foot of a table that are about no place: totals, sources and remarks."""

from __future__ import annotations

import re
from dataclasses import replace

from mapper.model.problem import Problem, Where, note
from mapper.tables.columns import ColumnMap
from mapper.tables.formulas import freed
from mapper.tables.numbers import plain_number
from mapper.tables.raw import RawRow, RawTable
from mapper.tables.text import bare, quoted

_TOTALS = re.compile(
    r"(?:grand |sub ?-?)?totals?|sum|overall|total(?:e|es|général)?|gesamt|summe|insgesamt|toplam|"
    r"итого|всего|сумма|усього|всього|разом|(?:ال)?مجموع(?:ه)?|(?:ال)?إجمالي|جمع(?: کل)?|合计|总计",
    re.IGNORECASE,
)
_REMARKS = re.compile(
    r"(?:sources?|notes?|remarks?|data|compiled|updated|last updated|quellen?|stand|"
    r"(?:grand |sub ?-?)?totals?|источники?|примечани[ея]|منبع|یادداشت|المصدر|ملاحظة)\b.*|[*†©].*",
    re.IGNORECASE | re.DOTALL,
)


def without_foot(raw: RawTable, columns: ColumnMap) -> tuple[RawTable, tuple[Problem, ...]]:
    """The table without the totals and remarks at its foot, and a note for each of them.

    A total is a row with such a word for a place that has no date, or no status but a number, or
    with such a word before a number for a place and neither status nor date; a remark one that
    begins like one and has neither. They are left out only at the foot: above it they are problems,
    as any row is that lacks what it needs.
    """
    kept = list(raw.rows)
    told: list[Problem] = []
    while len(kept) > 1 and (word := _foot(kept[-1], columns)):
        line = kept.pop().line
        what = f"{quoted(word)} at the foot of the table is about no place"
        told.append(note(Where(raw.name, line), what, "left out", "foot-row", word))
    return (replace(raw, rows=tuple(kept)) if told else raw), tuple(told)


def _foot(row: RawRow, columns: ColumnMap) -> str:
    """What a row at the foot says in place of a place; nothing where it may be about one."""
    place, status, date = (_text(row, columns, name) for name in ("place", "status", "date"))
    text = place or _first_text(row)
    if plain_number(place) is not None and _TOTALS.fullmatch(_first_text(row).rstrip(" :.")):
        return "" if status or date else _first_text(row)
    if _TOTALS.fullmatch(text.rstrip(" :.")):
        bare_status = not status or plain_number(status) is not None
        return text if bare_status or not date else ""
    return text if _REMARKS.fullmatch(text) and not status and not date else ""


def _first_text(row: RawRow) -> str:
    return next((freed(bare(c)) for c in row.cells.values() if isinstance(c, str)), "")


def _text(row: RawRow, columns: ColumnMap, column: str) -> str:
    heading = columns.heading(column)
    cell = None if heading is None else row.cells.get(heading)
    return "" if cell is None else freed(bare(str(cell)))
