# SPDX-License-Identifier: MIT
"""Events of ACLED as a control table: three of their kinds change hands, all others do not.

Who takes a place is the first actor of the event. That a non-state actor overtakes territory is
reported as such; that a government regains it, or that it is handed over without a fight, is
inferred to be control. An event that is placed by its administrative area alone (`geo_precision` 3)
is about that area, as is said of no position in it.

Source of the kinds: ACLED Codebook, sub-event types of battles and strategic developments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from mapper.errors import TableError
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument
from mapper.model.texts import counted
from mapper.tables.columns import map_columns
from mapper.tables.headings import heading_key
from mapper.tables.raw import Cell, RawRow, RawTable

# By which the form is known, as `heading_key` leaves them, and as they are written.
COLUMNS_OF_ACLED = ("event_date", "sub_event_type", "actor1", "location")
HEADINGS = tuple(map(heading_key, COLUMNS_OF_ACLED))
# Of a table that has so many of these, and is none of ours, some were left out.
LEAST = 2

# The kinds of event that change hands, and on what ground they say who holds a place.
HANDS: Mapping[str, str] = {
    "non-state actor overtakes territory": "reported",
    "government regains territory": "inferred",
    "non-violent transfer of territory": "inferred",
}
AREA_ALONE = "3"
COLUMNS = (
    *("place", "within", "country", "lat", "lon", "status", "date"),
    *("basis", "source", "note"),
)


def from_acled(raw: RawTable) -> RawTable:
    """The events that change hands as rows of a control table; the rest is left out, and noted."""
    headings = {heading_key(heading): heading for heading in raw.headings}
    rows, others = [], Counter[str]()
    for row in raw.rows:
        kind = _text(row, headings, "subeventtype")
        if kind.casefold() in HANDS:
            rows.append(_row(row, headings, HANDS[kind.casefold()]))
        else:
            others[kind or "no kind"] += 1
    return replace(
        raw,
        headings=COLUMNS,
        rows=tuple(rows),
        notes=(*raw.notes, *_notes(raw.name, len(rows), others)),
        dates=None,
    )


def must_be_whole(raw: RawTable) -> None:
    """TableError for events that lack a column without which they say nothing of control.

    A table with a column of statuses of its own says it there.
    """
    keys = {heading_key(heading) for heading in raw.headings}
    lacking = [name for name in COLUMNS_OF_ACLED if heading_key(name) not in keys]
    own = map_columns(raw.headings, needed=()).has("status")
    if own or not lacking or len(COLUMNS_OF_ACLED) - len(lacking) < LEAST:
        return
    column = "column" if len(lacking) == 1 else "columns"
    raise TableError(
        f"{raw.name}: events of ACLED without the {column} {', '.join(lacking)} — "
        f"download them with {', '.join(COLUMNS_OF_ACLED)}, latitude and longitude; of another "
        f"table say what its columns are: {argument('columns', {'status': 'HEADING'})}"
    )


def _row(row: RawRow, headings: Mapping[str, str], basis: str) -> RawRow:
    def cell(key: str) -> Cell:
        return row.cells.get(headings.get(key, ""))

    area = _text(row, headings, "geoprecision") == AREA_ALONE
    placed = cell("latitude") is not None and cell("longitude") is not None
    cells: dict[str, Cell] = {
        "place": cell("admin1") if area else cell("location"),
        # Its units are those of ACLED ("Shan-North"): a position needs none, and contradicts none.
        "within": None if area or placed else cell("admin1"),
        "country": cell("country"),
        "lat": None if area else cell("latitude"),
        "lon": None if area else cell("longitude"),
        "status": cell("actor1"),
        "date": cell("eventdate"),
        "basis": basis,
        "source": cell("source") or "ACLED",
        "note": cell("notes"),
    }
    return replace(row, cells=cells)


def _text(row: RawRow, headings: Mapping[str, str], key: str) -> str:
    value = row.cells.get(headings.get(key, ""))
    return "" if value is None else str(value).strip()


def _notes(name: str, kept: int, others: Counter[str]) -> list[Problem]:
    verb = "changes" if kept == 1 else "change"
    what = f"{counted(kept, 'event')} of ACLED {verb} hands: the first actor holds the place"
    found = [note(Where(name), what, code="known-form")]
    if others:
        left = sum(others.values())
        most = ", ".join(f"{kind} ({count:,})" for kind, count in others.most_common(3))
        verb = "changes no hands and is" if left == 1 else "change no hands and are"
        what = f"{counted(left, 'event')} {verb} left out: {most}{', …' * (len(others) > 3)}"
        found.append(note(Where(name), what, code="no-control"))
    return found
