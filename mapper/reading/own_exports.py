# SPDX-License-Identifier: MIT
"""Tables that `mapper export` wrote, read back with their day, their scheme and their ground.

Such a file says all of it: rows by id with the status by id, and beside them the provenance. So
nothing has to be named again, and ground without data is no row with an empty status.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from mapper.boundaries.packages import PackageError, must_be_plain, opened
from mapper.errors import MapperError, TableError
from mapper.model.dates import OPEN_END
from mapper.model.limits import most, within
from mapper.model.record import About, Kind
from mapper.model.scheme import Role, Scheme
from mapper.style.scheme_files import scheme_from
from mapper.tables.formulas import kept
from mapper.tables.parquet import parquet_columns
from mapper.tables.raw import PART, Cell, RawRow, RawTable, cell_value
from mapper.tables.workbook import opened_workbook

# Headings that only exports have, of a day or of a record.
OF_EXPORTS = {"status_label", "date_span", "derived_from"}
# How a GeoJSON of ours begins: a box, where there is ground, and the provenance.
_GEOJSON = re.compile(
    rb'{"type": "FeatureCollection",\n("bbox": \[[^]]*\],\n)?"metadata": {"title": '
)
_HEAD_BYTES = 4096
A_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-\d\d")
# The key of the provenance in the metadata of Parquet.
_IN_PARQUET = b"control_mapper"
# What a file raises that only looks like one of ours.
_DAMAGE = (
    *(OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError),
    *(csv.Error, sqlite3.Error),
)
_LAYERS = ("units", "places", "borders")
_SHEETS = {"control", "statuses", "columns", "about"}

# Columns of a control table, and what an export calls them. `valid_from` is that of a record.
_COLUMNS = {
    "place": ("name",),
    "code": ("id",),
    "status": ("status",),
    "date": ("valid_from", "date"),
    "until": ("valid_to", "valid_until", "until"),
    **{
        name: (name,)
        for name in (
            *("kind", "within", "reported", "basis", "confidence"),
            *("source", "source_url", "note", "label", "lat", "lon", "about"),
        )
    },
}
_SPAN = ("valid_from", "valid_to", "valid_until")
_GROUND = (Kind.UNIT.value, Kind.BORDER.value)
_OF_STATUS = (
    *("id", "label", "role", "color", "color_dark", "pattern", "actor", "held", "definition"),
    *("contenders", "synonyms", "starts", "ends"),
)
HOLDS = Role.CONTROL.value


@dataclass(frozen=True, kw_only=True)
class OwnExport:
    """An export as a control table.

    - `scheme`: the one that its statuses are of, None where nothing beside the rows says it.
    - `day`: the day that the data are of; None for those of a whole record.
    - `boundaries`: what the boundaries were called that its units are of, or empty.
    - `layer`: the layer of its own ground; None where it has none, empty where there is one only.
    """

    table: RawTable
    scheme: Scheme | None = None
    day: date | None = None
    boundaries: str = ""
    layer: str | None = None


@dataclass(frozen=True)
class _Found:
    """Rows as the file has them, and its provenance."""

    rows: Sequence[Mapping[str, object]]
    about: Mapping[str, Any] = field(default_factory=dict)
    layer: str | None = None


def is_own_export(source: str | Path | None) -> bool:
    """Whether a source is a table or ground that `mapper export` wrote."""
    return source is not None and _found(Path(source), heads_only=True) is not None


def read_own(source: str | Path) -> OwnExport | None:
    """An export of ours as a control table; None for any other source.

    Raises SchemeError where somebody has changed its scheme to what is none, and TableError where
    what else it says of itself is damaged.
    """
    path = Path(source)
    found = _found(path)
    try:
        return None if found is None else _own(path, found)
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError):
        raise TableError(
            f"{path}: what the export says of itself is damaged — export it again"
        ) from None


def _own(path: Path, found: _Found) -> OwnExport:
    about = found.about
    as_of = about.get("as_of") or next((row.get("as_of") for row in found.rows), None)
    return OwnExport(
        table=_table(path.name, found.rows),
        scheme=scheme_of(about["scheme"], path.name) if about.get("scheme") else None,
        day=date.fromisoformat(str(as_of)) if as_of else None,
        boundaries=str(about.get("boundaries", "")),
        layer=found.layer,
    )


# --- files ------------------------------------------------------------------------------------


def _found(path: Path, *, heads_only: bool = False) -> _Found | None:
    reader = {
        ".csv": _csv,
        ".xlsx": _workbook,
        ".ods": _workbook,
        ".geojson": _geojson,
        ".gpkg": _gpkg,
        ".parquet": _parquet,
    }.get(path.suffix.lower())
    try:
        if reader is None or not path.is_file() or path.stat().st_size > most("shape-bytes"):
            return None
        return reader(path, heads_only)
    # What cannot be read is told by whoever reads it as any other file.
    except (MapperError, PackageError, *_DAMAGE):
        return None


def _csv(path: Path, heads_only: bool) -> _Found | None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if not set(reader.fieldnames or ()) >= OF_EXPORTS:
            return None
        rows = [] if heads_only else [*within("rows", reader, path.name, TableError, PART)]
    beside = path.with_name(f"{path.name}-metadata.json")
    if heads_only or not beside.is_file():
        return _Found(rows)
    (about,) = json.loads(beside.read_text(encoding="utf-8"))["notes"]
    return _Found(rows, about)


def _workbook(path: Path, heads_only: bool) -> _Found | None:
    """A workbook as it was written, or as somebody saved it again as XLSX or ODS."""
    name, data = path.name, path.read_bytes()
    with opened_workbook(name, data) as book:
        sheets = {name.casefold(): name for name in book.sheet_names}
        if not sheets.keys() >= _SHEETS:
            return None
        rows = list(_rows_of(book.get_sheet_by_name(sheets["control"]).to_python()))
        if not rows or not rows[0].keys() >= OF_EXPORTS:
            return None
        told = book.get_sheet_by_name(sheets["about"]).to_python()
        about: dict[str, Any] = {str(line[0]): line[1] for line in told}
        statuses = list(_rows_of(book.get_sheet_by_name(sheets["statuses"]).to_python()))
    return _Found(rows, {**about, "scheme": {"statuses": statuses}})


def _rows_of(lines: Sequence[Sequence[object]]) -> Iterator[dict[str, object]]:
    heads = [str(cell) for cell in lines[0]] if lines else []
    return (dict(zip(heads, line, strict=False)) for line in lines[1:])


def _geojson(path: Path, heads_only: bool) -> _Found | None:
    with path.open("rb") as file:
        if not _GEOJSON.match(file.read(_HEAD_BYTES)):
            return None
    if heads_only:
        return _Found([])
    whole = json.loads(path.read_text(encoding="utf-8"))
    rows = [feature["properties"] for feature in whole["features"]]
    shapes = [feature["geometry"] for feature in whole["features"]]
    return _Found(rows, whole["metadata"], "" if all(map(_is_ground, shapes)) else None)


def _is_ground(geometry: Mapping[str, Any] | None) -> bool:
    return geometry is not None and str(geometry["type"]).endswith("Polygon")


def _gpkg(path: Path, heads_only: bool) -> _Found | None:
    must_be_plain(path)
    with opened(path) as package:
        package.row_factory = sqlite3.Row
        named = {row[0] for row in package.execute("SELECT table_name FROM gpkg_contents")}
        if not named >= {"about", "statuses"}:
            return None
        (text,) = package.execute(
            "SELECT metadata FROM gpkg_metadata WHERE mime_type = 'application/json'"
        ).fetchone()
        layers = [layer for layer in _LAYERS if layer in named and not heads_only]
        rows = [
            dict(row) for layer in layers for row in package.execute(f'SELECT * FROM "{layer}"')
        ]
    return _Found(rows, json.loads(text), "units" if "units" in named else None)


def _parquet(path: Path, heads_only: bool) -> _Found | None:
    found = parquet_columns(path, _IN_PARQUET, leave_out=("geometry",))
    if found is None:
        return None
    about, columns = found
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    # GDAL reads no shapes from Parquet everywhere, so that its ground is left to others.
    return _Found(rows, json.loads(about))


# --- rows and scheme --------------------------------------------------------------------------


def _table(name: str, rows: Sequence[Mapping[str, object]]) -> RawTable:
    """The rows under the headings of a control table; those without a status are no data."""
    guards = name.lower().endswith((".csv", ".xlsx", ".ods"))
    told = [
        RawRow(line, dict(_cells(row, guards=guards)), _through(row))
        for line, row in enumerate(rows, start=2 if name.lower().endswith((".csv", ".xlsx")) else 1)
        if cell_value(row.get("status")) is not None
    ]
    return RawTable(name, tuple(_COLUMNS), tuple(told), ())


def _through(row: Mapping[str, object]) -> date | None:
    """The last day for which a table that repeats its rows gave the report."""
    first, last = (str(cell_value(row.get(name)) or "") for name in ("date", "date_last"))
    if last <= first or "valid_from" in row or not A_DAY.fullmatch(first):
        return None
    return date.fromisoformat(last)


def _cells(row: Mapping[str, object], *, guards: bool) -> Iterator[tuple[str, Cell]]:
    for column, names in _COLUMNS.items():
        name = next((name for name in names if name in row), "")
        value = cell_value(row.get(name) if guards else kept(row.get(name)))
        yield column, _day_of_span(value) if name in _SPAN else value
    if row.get("kind") in _GROUND:  # there a position is that of its name
        yield from (("lat", None), ("lon", None))
    if cell_value(row.get("derived_from")) is not None:
        yield "about", About.SEATS.value


def _day_of_span(value: Cell) -> Cell:
    """The day of `valid_from` or `valid_to`, which some formats have as a moment; None for an end
    that is open.
    """
    day = str(value or "")[:10]
    return None if day in ("", OPEN_END.isoformat()) else day


def scheme_of(data: Mapping[str, Any], name: str) -> Scheme:
    """A scheme from the values that an export has of it; of a workbook from its statuses alone.

    Raises SchemeError where they make none, with `name` in the message.
    """
    statuses = [_given(entry, _OF_STATUS) for entry in data["statuses"]]
    actors = [_given(entry, ("id", "label", "named")) for entry in data.get("actors", ())]
    known = {actor.get("id") for actor in actors}
    # A workbook names the actors of statuses, and says no more of them.
    named = dict.fromkeys(status["actor"] for status in statuses if "actor" in status)
    actors += [{"id": id_, "label": _label_of(id_, statuses)} for id_ in named if id_ not in known]
    whole = {
        "id": data.get("id") or "export",
        "title": data.get("title") or "export",
        "description": data.get("description") or "",
    }
    return scheme_from({**whole, "statuses": statuses, "actors": actors}, name)


def _given(entry: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    """What an export says of one thing; of a workbook without its empty cells."""
    found = {key: entry[key] for key in keys if entry.get(key)}
    several = ((key, found[key]) for key in ("contenders", "synonyms") if key in found)
    return found | {k: v.split(", ") for k, v in several if isinstance(v, str)}


def _label_of(actor: object, statuses: Iterable[Mapping[str, Any]]) -> object:
    """What an actor is called: as the status by which it holds ground."""
    held = (s.get("label") for s in statuses if (s.get("actor"), s.get("role")) == (actor, HOLDS))
    return next(held, None) or actor
