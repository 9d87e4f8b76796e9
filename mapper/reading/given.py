# SPDX-License-Identifier: MIT
"""What a caller gives, read: a path, a name, or a value in memory; a table or drawn ground."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapper.boundaries.endings import OF_POINTS
from mapper.errors import TableError
from mapper.model.aside import Aside
from mapper.reading.arguments import must_be_path
from mapper.reading.inputs import Boundaries, Inputs, Table
from mapper.reading.options import AnyOptions, Options
from mapper.tables.frames import is_frame, is_geo_frame

if TYPE_CHECKING:
    from mapper.model.scheme import Scheme
    from mapper.polygons.face_history import FaceHistory

_POINT = re.compile(rb'"type"\s*:\s*"Point"')
_OTHER_SHAPE = re.compile(rb'"type"\s*:\s*"(?:Multi\w+|Polygon|LineString|GeometryCollection)"')

Given = Options | AnyOptions | Iterable[AnyOptions]
IN_MEMORY = "GeoDataFrame"


def inputs_given(
    table: Table | None,
    boundaries: Boundaries | None,
    scheme: str | Path | Scheme | None,
    options: Options,
    day: date | None = None,
) -> Inputs:
    """A table, read and matched; `day` is that of rows without one.

    Raises UsageError for an option that says nothing of a table, and what `read_inputs` does.
    """
    # Drawn ground does without.
    from mapper.reading.table_inputs import read_inputs

    options.must_suit_a_table()
    reading = options.table
    if day is not None and reading.default_day is None:
        options = replace(options, table=replace(reading, default_day=day))
    return read_inputs(table, boundaries, scheme, options)


def history_given(
    source: Any,
    boundaries: Boundaries | None,
    scheme: str | Path | Scheme | None,
    options: Options,
    day: date | None = None,
) -> FaceHistory:
    """Drawn ground, cut to faces; `day` is that of ground that tells none.

    Raises UsageError for an option that says nothing of it, and what `read_faces` does.
    """
    from mapper.reading.histories import history_reading, read_faces

    options.must_suit_drawn_ground()
    reading = history_reading(options, boundaries, scheme, day)
    with on_disk(source) as path:
        return read_faces([path], reading, lenient=options.table.lenient)


# How the names of tables end that are no drawn ground, so that nothing is opened to see.
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".jsonl", ".ndjson", ".html", ".htm")


def holds_ground(source: Any) -> bool:
    """Whether what is given is ground that was drawn: polygons with a status each."""
    if not isinstance(source, str | Path):
        return is_ground_frame(source)
    if not may_hold_ground(str(source)):
        return False
    # Faces that are kept are read without what reads drawings and tables of points.
    from mapper.exports.kept_faces import is_face_file

    if is_face_file(source):
        return True
    if holds_points(source):
        return False
    from mapper.reading.histories import is_history

    return is_history(source)


def holds_points(source: str | Path) -> bool:
    """Whether a file is of points alone: a table of them."""
    path = Path(source)
    if path.suffix.lower() in OF_POINTS:
        # A plain table does without.
        from mapper.boundaries.point_files import is_point_file

        return is_point_file(path)
    try:
        if path.suffix.lower() not in (".geojson", ".json") or not path.is_file():
            return False
        text = path.read_bytes()
    except OSError:
        return False
    return _OTHER_SHAPE.search(text) is None and _POINT.search(text) is not None


def may_hold_ground(source: str) -> bool:
    """Whether a source may be ground that was drawn, by its name alone."""
    return source != "-" and not source.startswith("git:") and not source.lower().endswith(TABLES)


def is_ground_frame(source: Any) -> bool:
    """Whether drawn ground is in memory: a GeoDataFrame of other shapes than points alone."""
    if not is_geo_frame(source):
        return False
    return not bool((source.geometry.geom_type.dropna() == "Point").all())


def must_be_ground(source: Any) -> None:
    """Raise TableError for a frame that is no drawn ground, UsageError for what is no path."""
    if not is_frame(source):
        must_be_path("sources", source)
    elif not is_ground_frame(source):
        raise TableError(
            f"{type(source).__name__}: is no drawn ground — give polygons with a status each"
        )


@contextmanager
def on_disk(source: Any) -> Iterator[Any]:
    """A path to drawn ground for as long as it is read: frames are read as files are. What is no
    drawn ground in memory stays what it is.
    """
    if not is_ground_frame(source):
        yield source
        return
    with Aside() as folder:
        path = folder / f"{IN_MEMORY}.geojson"
        path.write_text(as_geojson(source), encoding="utf-8")
        yield path


def as_geojson(frame: Any) -> str:
    """A GeoDataFrame as GeoJSON in WGS84 degrees, its days as ISO texts."""
    degrees = frame if frame.crs is None else frame.to_crs(4326)
    days = degrees.select_dtypes(["datetime", "datetimetz"]).columns
    plain = degrees.assign(**{name: degrees[name].dt.strftime("%Y-%m-%d") for name in days})
    return str(plain.to_json(drop_id=True, default=str))
