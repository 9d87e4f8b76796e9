# SPDX-License-Identifier: MIT
"""A column that is called as that of kinds may be, and has none of our words in it."""

from __future__ import annotations

from dataclasses import replace

from mapper.model.problem import Where, note
from mapper.model.spelling import argument
from mapper.tables.asked import Asked
from mapper.tables.columns import map_columns
from mapper.tables.event_words import is_event_word
from mapper.tables.headings import heading_key
from mapper.tables.kinds import kind_of
from mapper.tables.raw import RawTable
from mapper.tables.text import bare, quoted

KIND = "kind"
NAMED = 3


def without_strange_kinds(raw: RawTable, asked: Asked) -> RawTable:
    """The table without a column that only its usual heading, as `type`, takes for that of kinds:
    no word in it is a kind of place, or what an event is called. A table of events has words of
    its own, so that this is asked of tables with statuses alone.
    """
    columns = map_columns(raw.headings, asked.columns, constants=asked.constants, needed=())
    heading = columns.heading(KIND)
    if heading is None or heading_key(heading) == KIND or KIND in asked.columns:
        return raw
    words = sorted({bare(str(cell)) for cell in raw.under(heading) if cell is not None})
    if not words or not columns.has("status") or any(map(_is_kind, words)):
        return raw
    listed = ", ".join(map(quoted, words[:NAMED])) + (", …" if len(words) > NAMED else "")
    what = f"{quoted(heading)} is not read as the kind of place: no word in it is one ({listed})"
    hint = f"{argument('columns', {KIND: heading})} reads it all the same"
    told = note(Where(raw.name), what, hint, "strange-kinds")
    return replace(raw.without(heading), notes=(*raw.notes, told))


def _is_kind(word: str) -> bool:
    return kind_of(word) is not None or is_event_word(word)
