# SPDX-License-Identifier: MIT
"""Cells that say that there is nothing in them: `#N/A`, `null`, a dash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from mapper.model.problem import Problem, Where, note
from mapper.tables.asked import Asked
from mapper.tables.columns import map_columns
from mapper.tables.headings import place_level
from mapper.tables.raw import Cell, RawRow, RawTable
from mapper.tables.text import bare, quoted

# What spreadsheets write for what they cannot reckon: nothing in any column but these.
_ERRORS = frozenset(
    ("#n/a", "#na", "#null!", "#value!", "#ref!", "#div/0!", "#name?", "#num!", "#spill!", "<na>")
)
_NEVER = ("place", "note", "label")
# What people and databases write for nothing, in columns that hold no names.
_NOTHING = frozenset(("n/a", "n.a.", "n/d", "n.d.", "null", "(blank)"))
_NAMES = ("within", "code", "country", "source", "actor", *_NEVER)
# What is nothing where it can be no word of a scheme.
_OFTEN_NOTHING = frozenset(("na", "-", "--", "–", "—", "―", "−", "...", "…"))
_WORDS = ("status", *_NAMES)
_LONGEST = 20

# So many different texts stand in the note.
NAMED = 6


def blanked(raw: RawTable, asked: Asked) -> RawTable:
    """The table with such cells empty, and a note on what they were.

    Words that are given a meaning stay.
    """
    columns = map_columns(raw.headings, asked.columns, needed=()).by_column
    means = {heading: _means_nothing(column) for column, heading in columns.items()}
    words = {heading: means.get(heading, _ELSEWHERE) - asked.words for heading in raw.headings}
    empty = {
        heading: found
        for heading in raw.headings
        if words[heading] and (found := _empty(raw.under(heading), words[heading]))
    }
    if not empty:
        return raw
    texts: Counter[str] = Counter()
    rows = tuple(_blanked(row, empty, texts) for row in raw.rows)
    return replace(raw, rows=rows, notes=(*raw.notes, *_told(raw.name, texts)))


def without_empty_levels(raw: RawTable, asked: Asked) -> RawTable:
    """The table without columns of places in which nothing stands, beside another that has them:
    a column of districts that nobody filled does not take the place of the provinces.
    """
    levels = [heading for heading in raw.headings if place_level(heading)]
    empty = [heading for heading in levels if raw.under(heading) <= {None}]
    if not empty or len(empty) == len(levels) or set(empty) & set(asked.columns.values()):
        return raw
    listed = ", ".join(map(quoted, empty))
    told = note(Where(raw.name), f"nothing stands under {listed}", "left out", "empty-level")
    headings = tuple(heading for heading in raw.headings if heading not in empty)
    return replace(raw, headings=headings, notes=(*raw.notes, told))


def _means_nothing(column: str) -> frozenset[str]:
    """The words that mean that a cell of this column is empty."""
    if column in _NEVER:
        return frozenset()
    if column in _NAMES:
        return _ERRORS
    return _ERRORS | _NOTHING | (frozenset() if column in _WORDS else _OFTEN_NOTHING)


# Under a heading that is no column, which in a wide table is a date.
_ELSEWHERE = _ERRORS | _NOTHING | _OFTEN_NOTHING


def _empty(cells: Iterable[Cell], words: Collection[str]) -> dict[Cell, str]:
    """Those of some cells that say nothing, each with its text."""
    short = (cell for cell in cells if isinstance(cell, str) and len(cell) <= _LONGEST)
    return {cell: text for cell in short if (text := bare(cell)).casefold() in words}


def _blanked(row: RawRow, empty: Mapping[str, Mapping[Cell, str]], found: Counter[str]) -> RawRow:
    texts = {h: words[cell] for h, words in empty.items() if (cell := row.cells.get(h)) in words}
    if not texts:
        return row
    found.update(texts.values())
    return replace(row, cells={**row.cells, **dict.fromkeys(texts)})


def _told(name: str, found: Counter[str]) -> Iterator[Problem]:
    texts = [f"{quoted(text)} ({count:,})" for text, count in found.most_common(NAMED)]
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    yield note(Where(name), f"read as empty: {', '.join(texts)}{more}", code="read-as-empty")
