# SPDX-License-Identifier: MIT
"""Where the headings of a table stand: under title rows, in several rows, or as HXL hashtags.

What is plain is found. A table whose first row names its columns is read from there, whatever
stands below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from mapper.errors import TableError
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument, by_argument, given
from mapper.tables.asked import Asked, HeaderRows
from mapper.tables.columns import map_columns
from mapper.tables.guessed import is_word
from mapper.tables.headings import is_vague_place
from mapper.tables.hxl import is_tagged, tagged_headings
from mapper.tables.raw import Line, cell_value, heading_text, is_blank, must_be_narrow
from mapper.tables.text import quoted
from mapper.tables.wide import LEAST, STATUS, dated_headings

# So many rows that are not blank are looked through for headings, which take up so many at most.
SEARCHED, MOST_ROWS = 15, 3
# So many texts above the headings stand in the note.
NAMED = 3
PLACE = "place"

_Texts = tuple[str, ...]


class Head(NamedTuple):
    """The rows from the headings on, which are the first of them, and what is told of the head."""

    lines: list[Line]
    notes: tuple[Problem, ...] = ()


class _Rows(NamedTuple):
    """Rows of headings: the numbers of the first and of the last among those that are not blank."""

    first: int
    last: int


def headed(name: str, lines: Sequence[Line], asked: Asked) -> Head:
    """The lines of a table without what stands above its headings, and these as one line.

    Where no column is that of places, one that plainly is has the word for it. Raises TableError
    where rows are asked for that the table does not have, and for one that is too wide.
    """
    for line in lines[:SEARCHED]:
        must_be_narrow(name, line)
    return _places_named(name, _headed(name, lines, asked), asked)


def _places_named(name: str, head: Head, asked: Asked) -> Head:
    """The head with the word for places over a column of texts that is theirs, where none has it:
    the first without a heading, or one under a word that can mean something else.
    """
    if len(head.lines) < 2:
        return head
    line, below = head.lines[0], head.lines[1:]
    texts = [heading_text(cell) for cell in line.cells]
    columns = map_columns(
        [*filter(None, texts)], asked.columns, constants=asked.constants, needed=()
    )
    if columns.has(PLACE) or columns.has("code"):
        return head
    may = [nth for nth, text in enumerate(texts) if is_vague_place(text) or not (nth or text)]
    nth = next((nth for nth in may if _holds_names(below, nth)), None)
    if nth is None:
        return head
    shown = quoted(texts[nth]) if texts[nth] else "the first column, which has no heading,"
    told = note(Where(name, line.number), f"{shown} is read as the places", code="read-as-places")
    cells = [*line.cells[:nth], PLACE, *line.cells[nth + 1 :]]
    return Head([replace(line, cells=cells), *below], (*head.notes, told))


def _holds_names(lines: Sequence[Line], nth: int) -> bool:
    """Whether all cells of a column that are filled are texts, and neither numbers nor dates."""
    cells = [line.cells[nth] for line in lines if len(line.cells) > nth]
    filled = [cell for cell in cells if cell_value(cell) is not None]
    return bool(filled) and all(map(is_word, filled))


def _headed(name: str, lines: Sequence[Line], asked: Asked) -> Head:
    filled = [line for line in lines if not is_blank(line)]
    if asked.header is not None:
        return _asked_for(name, filled, asked.header)
    tags = next((i for i, line in enumerate(filled[: SEARCHED + 1]) if is_tagged(line)), None)
    if tags is not None:
        return _tagged(name, filled, tags, asked)
    if not filled:
        return Head(filled)
    rows = _found(filled, asked)
    line = Line(filled[rows.last].number, _together(filled[rows.first : rows.last + 1]))
    return Head([line, *filled[rows.last + 1 :]], tuple(_told(name, filled, rows)))


def _asked_for(name: str, filled: Sequence[Line], header: HeaderRows) -> Head:
    heads = [line for line in filled if header.first <= line.number <= header.last]
    if not heads:
        raise TableError(
            f"{name}: {given('header', str(header))}: there is nothing in that row — the first row "
            f"that is not blank is {filled[0].number if filled else 0}"
        )
    below = [line for line in filled if line.number > heads[-1].number]
    return Head([Line(heads[-1].number, _together(heads)), *below])


def _tagged(name: str, filled: Sequence[Line], tags: int, asked: Asked) -> Head:
    """The head of a table with a row of hashtags, the headings being what stands above them."""
    rows = _found(filled[:tags], asked) if tags else _Rows(0, 0)
    above = _together(filled[rows.first : rows.last + 1]) if tags else ()
    number = filled[tags].number
    said = note(Where(name, number), "the hashtags of this row name the columns", "", "hxl")
    titles = _told(name, filled, rows) if tags else iter(())
    head = Line(number, tagged_headings(filled[tags], above))
    return Head([head, *filled[tags + 1 :]], (said, *titles))


def _found(filled: Sequence[Line], asked: Asked) -> _Rows:
    """The rows of headings: the first that names all columns, else those that name the most."""
    first = _Rows(0, 0)
    best = _worth(filled, first, asked)
    if best < _ENOUGH and len(filled) > 1:
        for rows in _candidates(filled):
            worth = _worth(filled, rows, asked)
            if worth > best:
                first, best = rows, worth
        if best < _LEAST:
            return _under_a_title(filled)
    below = _Rows(first.first, first.last + 1)
    return below if _goes_on(filled, first, below, asked) else first


# What headings are worth: a place, a status, and a date count one each.
_LEAST, _ENOUGH = 2, 3


def _candidates(filled: Sequence[Line]) -> Iterator[_Rows]:
    """Rows that can hold the headings, with a row below them: one before several."""
    for height in range(MOST_ROWS):
        for start in range(min(SEARCHED, len(filled) - 1 - height)):
            yield _Rows(start, start + height)


def _worth(filled: Sequence[Line], rows: _Rows, asked: Asked) -> int:
    """How many of place, status and date some headings name; 0 for a place alone, or none."""
    texts = _texts(filled, rows)
    if texts is None:
        return 0
    columns = map_columns(texts, asked.columns, constants=asked.constants, needed=())
    place = columns.has("place") or columns.has("code") or any(map(is_vague_place, texts))
    status, date = columns.has("status"), columns.has("date")
    if not status and not date and _is_wide(filled, texts, rows):
        return _LEAST + place
    return place + status + date if place and (status or date) else 0


def _is_wide(filled: Sequence[Line], texts: _Texts, rows: _Rows) -> bool:
    """Whether headings are dates over what are none."""
    dated = [one for one in dated_headings(texts) if one.column == STATUS]
    if len(dated) < LEAST:
        return False
    below = filled[rows.last + 1].cells if len(filled) > rows.last + 1 else ()
    under = {
        text
        for text, cell in zip(texts, below, strict=False)
        if dated_headings([heading_text(cell)])
    }
    return not any(one.heading in under for one in dated)


def _texts(filled: Sequence[Line], rows: _Rows) -> _Texts | None:
    """The headings of some rows that can be read; None where one stands twice."""
    texts = [
        text for text in map(heading_text, _together(filled[rows.first : rows.last + 1])) if text
    ]
    return tuple(texts) if texts and len(set(texts)) == len(texts) else None


def _goes_on(filled: Sequence[Line], rows: _Rows, longer: _Rows, asked: Asked) -> bool:
    """Whether the row under the headings is one of headings too: it has nothing but words of
    columns, and none for a place of its own.
    """
    if len(filled) <= longer.last + 1:
        return False
    heads = [heading_text(cell) for cell in _together(filled[rows.first : rows.last + 1])]
    below = [heading_text(cell) for cell in filled[longer.last].cells]
    new = {low for up, low in zip_longest(heads, below, fillvalue="") if low and low != up}
    if not new or map_columns(list(new), needed=()).ignored or not _texts(filled, longer):
        return False
    columns = map_columns([*filter(None, heads)], asked.columns, needed=())
    place = columns.heading("place") or columns.heading("code") or heads[0]
    return dict(zip(heads, below, strict=False)).get(place) in (None, "", place)


def _under_a_title(filled: Sequence[Line]) -> _Rows:
    """The first row with several cells, where most rows have them; else the first."""
    widths = [sum(bool(heading_text(cell)) for cell in line.cells) for line in filled]
    several = [number for number, width in enumerate(widths) if width > 1]
    if widths[0] == 1 and several and several[0] < SEARCHED and 2 * len(several) > len(filled):
        return _Rows(several[0], several[0]) if several[0] < len(filled) - 1 else _Rows(0, 0)
    return _Rows(0, 0)


def _together(rows: Sequence[Line]) -> tuple[object, ...]:
    """Rows of headings as one: of each column the lowest text, with those above it where that
    alone stands under several.
    """
    if len(rows) == 1:
        return tuple(rows[0].cells)
    texts = [[heading_text(cell) for cell in row.cells] for row in rows]
    lowest = [
        next((text for text in reversed(column) if text), "")
        for column in zip_longest(*texts, fillvalue="")
    ]
    above = [tuple(column) for column in zip_longest(*map(_spread, texts[:-1]), fillvalue="")]
    above += [()] * (len(lowest) - len(above))
    return tuple(
        _prefixed(over, text) if lowest.count(text) > 1 else text
        for text, over in zip(lowest, above, strict=False)
    )


def _spread(texts: Sequence[str]) -> list[str]:
    """The texts of a row, each for the empty cells behind it too."""
    spread: list[str] = []
    for text in texts:
        spread.append(text or (spread[-1] if spread else ""))
    return spread


def _prefixed(above: Sequence[str], text: str) -> str:
    return " ".join(dict.fromkeys(part for part in (*above, text) if part))


def _told(name: str, filled: Sequence[Line], rows: _Rows) -> Iterator[Problem]:
    """Notes on what stands above the headings, and on headings in several rows."""
    above = filled[: rows.first]
    first, last = filled[rows.first].number, filled[rows.last].number
    if above:
        texts = [quoted(text) for line in above for text in map(heading_text, line.cells) if text]
        listed = ", ".join(texts[:NAMED]) + ", …" * (len(texts) > NAMED)
        what = f"what stands above the headings is not read: {listed}"
        another = by_argument(f"; {argument('header', 'ROW')} names another")
        hint = f"the headings are in row {last}{another}"
        yield note(Where(name, above[0].number), what, hint, "title-rows")
    if first < last:
        what = f"rows {first} to {last} are read as the headings"
        hint = by_argument(f"{argument('header', str(last))} takes one row")
        yield note(Where(name, first), what, hint, "header-rows")
