# SPDX-License-Identifier: MIT
"""Which fields of a file of polygons hold the status, its day and its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mapper.errors import NoFieldError
from mapper.model.record import Kind
from mapper.model.scheme import Scheme
from mapper.model.spelling import argument
from mapper.tables.headings import heading_key, is_synonym
from mapper.tables.raw import Cell
from mapper.tables.text import one_line, quoted

# What a polygon can say, apart from its status, under a heading that is the column's own name or
# another usual word for it.
FURTHER = ("source", "source_url", "basis", "confidence", "note")
COLUMNS = ("status", "date", *FURTHER)
# What a row of a table can say, and a polygon that is drawn anew each day cannot.
NOT_ASKED = ("until", "reported")
# The day that the polygons are about; the day since when they hold is not asked.
DAYS = ("date", "asof", "asofdate", "day", "reportdate", "datereported")
# What says how a feature is drawn and never what it is, though a colour may have the name of a
# side: fields of KML, and those of GeoJSON that is made of it.
OF_LOOKS = (
    *("styleurl", "stylehash", "stylemaphash", "icon", "color", "colour"),
    *("fill", "stroke", "markercolor", "markersymbol", "markersize"),
)
# A heading that data of ours have, and no one else's.
OF_EXPORTS = "status_label"
EXAMPLES = 3
LONGEST_EXAMPLE = 30

Cells = Mapping[str, Sequence[Cell]]


def choose_fields(
    cells: Cells,
    scheme: Scheme,
    file: str,
    given: Mapping[str, str],
    *,
    shared: bool = False,
) -> dict[str, str]:
    """The field of each column that the file has, the status among them.

    `cells` has the values of every field; `given` maps columns to fields and wins. Where it is
    `shared` with a table, what the file does not have of it is passed over. The status
    stands in a field with a usual heading, else in the only one with nothing but statuses of
    the scheme. Raises NoFieldError where a field does not exist, or where that leaves a doubt.
    """
    if shared:
        given = {c: field for c, field in given.items() if c in COLUMNS and field in cells}
    for column, field in given.items():
        _must_exist(column, field, cells, file)
    fields = {"status": given.get("status") or _status_field(cells, scheme, file)}
    days = [field for field in cells if heading_key(field) in DAYS and _is_filled(cells[field])]
    if len(days) == 1:
        fields["date"] = days[0]
    for column in FURTHER:
        found = [field for field in cells if _is_named(field, column)]
        if len(found) == 1 and _has_any(cells[found[0]]):
            fields[column] = found[0]
    return {**fields, **given}


def are_border_regions(cells: Cells) -> bool:
    """Whether all features are border regions of an export: strips along a border, which lie on
    the units of the same export.
    """
    return OF_EXPORTS in cells and {*cells.get("kind", ())} == {Kind.BORDER.value}


def tells_status(cells: Cells, scheme: Scheme) -> bool:
    """Whether a field is that of the statuses, by its heading or by its values."""
    try:
        return bool(_status_field(cells, scheme, ""))
    except NoFieldError:
        return False


def passed_over(cells: Cells, *, one_status: bool) -> list[tuple[str, str]]:
    """Fields that look as if they counted and do not, each with the reason.

    `one_status`: all polygons were given one, whatever a field says.
    """
    reasons = dict.fromkeys(NOT_ASKED, "what is drawn for a day is of that day alone")
    if one_status:
        reasons["status"] = "all polygons are given one status"
    found = [
        (field, why)
        for column, why in reasons.items()
        for field, values in cells.items()
        if _is_named(field, column) and _has_any(values)
    ]
    for field, values in cells.items():
        if heading_key(field) in DAYS and _has_any(values) and not _is_filled(values):
            empty = [str(nth) for nth, value in enumerate(values, start=1) if value is None]
            listed = ", ".join(empty[:EXAMPLES]) + ", …" * (len(empty) > EXAMPLES)
            many = "s" * (len(empty) > 1)
            found.append((field, f"feature{many} {listed} {'have' if many else 'has'} no day"))
    return found


def _must_exist(column: str, field: str, cells: Cells, file: str) -> None:
    if column not in COLUMNS:
        raise NoFieldError(
            f"{file}: polygons have no column {quoted(column)} — {argument('columns')} names: "
            + ", ".join(COLUMNS)
        )
    if field not in cells:
        raise NoFieldError(
            f"{file}: no field named {quoted(field)} — {argument('columns', {column: ...})} takes "
            "one of: " + ", ".join(map(one_line, cells))
        )


def _status_field(cells: Cells, scheme: Scheme, file: str) -> str:
    """The field of the statuses, by its heading or by its values."""
    own = [field for field in cells if heading_key(field) == "status" and _has_any(cells[field])]
    usual = [field for field in cells if is_synonym(field, "status") and _has_any(cells[field])]
    saying = [field for field in cells if heading_key(field) not in OF_LOOKS]
    by_value = [field for field in saying if _has_statuses_alone(cells[field], scheme)]
    for found in (own, usual, by_value):
        if len(found) == 1:
            return found[0]
        sure = [field for field in found if field in by_value]
        if len(sure) == 1:
            return sure[0]
    told = described(cells)
    if not told:
        raise NoFieldError(
            f"{file}: has no fields of text, so no polygon has a status — add one, say "
            f"{argument('status')} for all polygons, or {argument('status_from', 'name')} where "
            "names of files tell it"
        )
    raise NoFieldError(
        f"{file}: cannot tell which field holds the status — say "
        f"{argument('columns', {'status': 'FIELD'})} with one of: {told}; "
        f"{argument('status')} where all polygons have the same; or "
        f"{argument('status_from', 'name')}, layer or folder where a name tells it"
    )


def _is_named(field: str, column: str) -> bool:
    return heading_key(field) == heading_key(column) or is_synonym(field, column)


def _has_any(values: Sequence[Cell]) -> bool:
    return any(value is not None for value in values)


def _is_filled(values: Sequence[Cell]) -> bool:
    return all(value is not None for value in values)


def _has_statuses_alone(values: Sequence[Cell], scheme: Scheme) -> bool:
    """Whether words in a field are all statuses of the scheme; numbers could be anything."""
    words = {value for value in values if value is not None}
    return bool(words) and all(
        isinstance(word, str) and any(map(str.isalpha, word)) and scheme.find(word)
        for word in words
    )


def described(cells: Cells) -> str:
    """The fields of text with some of their values: `NAM (Herat, Ghor, …), ADM (AF)`."""
    parts = []
    for field, values in cells.items():
        texts = [*dict.fromkeys(value for value in values if isinstance(value, str))]
        more = ", …" if len(texts) > EXAMPLES else ""
        if texts:
            parts.append(f"{one_line(field)} ({', '.join(map(_short, texts[:EXAMPLES]))}{more})")
    return ", ".join(parts)


def _short(text: str) -> str:
    clean = one_line(text)
    return clean if len(clean) <= LONGEST_EXAMPLE else f"{clean[: LONGEST_EXAMPLE - 1]}…"
