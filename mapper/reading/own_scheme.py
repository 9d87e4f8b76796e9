"""A scheme that is made from the words of a table while it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from mapper.errors import SchemeError
from mapper.model.problem import Problem, Where, note
from mapper.model.scheme import Scheme
from mapper.model.spelling import argument, typed
from mapper.style.scheme_files import NEW, parse_scheme
from mapper.style.skeleton import skeleton
from mapper.style.status_colours import MOST
from mapper.tables.columns import map_columns
from mapper.tables.foot import without_foot
from mapper.tables.formulas import freed
from mapper.tables.numbers import plain_number
from mapper.tables.raw import Cell, RawTable
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

    Numbers are no words: what they mean must be said. Raises SchemeError where there is no word,
    and where there are more than colours keep apart: such a column has more than statuses.
    """
    words = {text: rows for text, rows in words_of(raw, columns).items() if not is_number(text)}
    asked = argument("scheme", NEW)
    if not words:
        raise SchemeError(
            f"{raw.name}: {asked}: there are no words of statuses — "
            f"{argument('columns', {STATUS: 'HEADING'})} names their column"
        )
    listed = ", ".join(f"{quoted(text)} ({rows:,})" for text, rows in words.items())
    kept = typed(f"mapper scheme new {raw.called} -o scheme.toml")
    if len(words) > MOST:
        raise SchemeError(
            f"{raw.name}: {asked}: {len(words)} words are more than one map can show apart "
            f"({MOST}): {listed} — mend them, or put several into one status: {kept}"
        )
    scheme = parse_scheme(skeleton(words, raw.name), f"the scheme of {raw.name}")
    what = f"a scheme is made from the words of the table: {listed}"
    hint = f"to change labels and colours: {kept}"
    return scheme, note(Where(raw.name), what, hint, "made-scheme")


def is_number(text: str) -> bool:
    return plain_number(text) is not None
