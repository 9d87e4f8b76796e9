# SPDX-License-Identifier: MIT
"""A scheme that is made from the words of a table while it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from mapper.errors import SchemeError
from mapper.model.problem import Problem, Where, note
from mapper.model.scheme import Scheme, fold
from mapper.model.spelling import argument, new_scheme
from mapper.style.scheme_files import NEW, parse_scheme
from mapper.style.skeleton import OF_SEVERAL, skeleton
from mapper.style.status_colours import MOST
from mapper.tables.columns import map_columns
from mapper.tables.foot import without_foot
from mapper.tables.formulas import freed
from mapper.tables.numbers import plain_number
from mapper.tables.raw import Cell, RawTable
from mapper.tables.rows import parts_of
from mapper.tables.shares import words_in
from mapper.tables.text import one_line, quoted

STATUS = "status"


def words_of(raw: RawTable, columns: Mapping[str, str]) -> dict[str, int]:
    """How many rows each word of the column of statuses stands in, in the order of the table; of a
    cell with shares each of its words.

    Totals and remarks at the foot are no rows; empty without such a column.
    """
    found = map_columns(raw.headings, columns, needed=())
    heading = found.heading(STATUS)
    body, _ = without_foot(raw, found)
    cells = (row.cells.get(heading) for row in body.rows) if heading else ()
    return dict(Counter(one for cell in cells for one in words_in(word(cell)) if one))


def word(cell: Cell) -> str:
    """What a cell says of a status; nothing where it is empty."""
    return "" if cell is None else freed(one_line(str(cell)))


def scheme_of_words(raw: RawTable, columns: Mapping[str, str]) -> tuple[Scheme, Problem]:
    """A scheme with a status for every word of a table, and the note that says so.

    Numbers are no words: what they mean must be said; nor is a cell with two of the others, for
    which there is a status of each kind that it may have. Raises SchemeError where there is no
    word, and where there are more than colours keep apart: such a column has more than statuses.
    """
    found = words_of(raw, columns)
    words = {word: rows for word, rows in found.items() if plain_number(word) is None}
    words, several = apart(words)
    asked = argument("scheme", NEW)
    if not words:
        raise SchemeError(
            f"{raw.name}: {asked}: there are no words of statuses — "
            f"{argument('columns', {STATUS: 'HEADING'})} names their column"
        )
    kept = new_scheme(raw.called, raw.options, "-o scheme.toml")
    if len({*words, *(OF_SEVERAL if several else ())}) > MOST:
        listed = ", ".join(map(quoted, words))
        raise SchemeError(
            f"{raw.name}: {asked}: {len(words)} words are more than one map can show apart "
            f"({MOST}): {listed} — mend them, or put several into one status: {kept}"
        )
    scheme = parse_scheme(skeleton(words, raw.name, several), f"the scheme of {raw.name}")
    listed = ", ".join(f"{quoted(text)} ({rows:,})" for text, rows in words.items())
    what = f"a scheme is made from the words of the table: {listed}"
    hint = f"to change labels and colours: {kept}"
    return scheme, note(Where(raw.name), what, hint, "made-scheme")


def apart(words: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    """The words that are a status each, and those that name several of them: `RU / UA`."""
    known = {fold(text) for text in words}
    several = {text: rows for text, rows in words.items() if _is_of_several(text, known)}
    return {text: rows for text, rows in words.items() if text not in several}, several


def _is_of_several(text: str, known: Collection[str]) -> bool:
    """Whether a cell names several of the words that others have alone: `RU / UA`."""
    parts = {fold(part) for part in parts_of(text)}
    return len(parts) > 1 and parts <= set(known)
