# SPDX-License-Identifier: MIT
"""A history of faces as a file that keeps all of it: GeoPackage or GeoParquet.

One row is a face, with its polygon and its runs: JSON, a list of `[day, status, voice]`, where the
status is null from the day on which nothing is drawn there. What belongs to no face stands once:
in a GeoPackage as the only row of the table `control_mapper_history`, in Parquet under the same
name in the file's metadata. Beside it stand the lines of the usual page (`polygons.kept_lines`),
which files of before have not. Any program of maps opens either; mapper goes on with them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NotRequired, TypedDict

import numpy as np
import shapely

from mapper.boundaries.packages import must_be_plain, opened
from mapper.errors import OutputError, TableError, UsageError
from mapper.geometry.faces import GRID_DEG, SLIVER_M, Cover, Faces, Run
from mapper.geometry.windings import NOTHING
from mapper.model.extras import install
from mapper.model.foreign import told_as
from mapper.model.grouped import Group, grouped
from mapper.model.json_shape import fault_in
from mapper.model.limits import must_be_within
from mapper.model.problem import Where, note
from mapper.model.provenance import Provenance
from mapper.model.record import Basis, Confidence
from mapper.model.scheme import Scheme
from mapper.model.spelling import call
from mapper.model.voice import Voice
from mapper.polygons.face_history import LEFT_OUT, FaceHistory, Rest
from mapper.polygons.kept_lines import KeptLines, Row, told_of
from mapper.style.scheme_files import load_scheme, scheme_from, scheme_names
from mapper.tables.parquet import footer_of, in_memory

ABOUT = "control_mapper_history"
LINES = "control_mapper_lines"
LAYER = "faces"
FORMS = ("gpkg", "parquet")
VERSION = 1
FIELDS = ("id", "area_km2", "runs")
# No face is larger, and no sliver is thicker.
EARTH_KM2, MOST_SLIVER_M = 511_000_000, 1000
# A shape in a GeoPackage: bytes of its header, and how many numbers say its bounds, by kind.
HEADER = 8
NUMBERS_OF_BOUNDS = (0, 4, 6, 6, 8)


def is_face_file(path: str | Path) -> bool:
    """Whether a file is a history of faces that mapper has written."""
    file = Path(path)
    try:
        if file.suffix.lower() == ".gpkg":
            return _has_table(file)
        if file.suffix.lower() != ".parquet":
            return False
        with file.open("rb") as opened_file:
            return ABOUT.encode() in footer_of(opened_file)
    except (OSError, ValueError, sqlite3.Error):  # told by whoever reads it
        return False


def form_of(path: str | Path) -> str:
    """`gpkg` or `parquet`, as the name of a file ends; UsageError for others."""
    ending = Path(path).suffix.lower().removeprefix(".")
    if ending not in FORMS:
        raise UsageError(f"{path}: a history is kept in a file that ends in .gpkg or .parquet")
    return ending


def as_face_file(history: FaceHistory, form: str) -> bytes:
    """The file as bytes, the same for the same history; OutputError where pyarrow is missing."""
    return as_parquet(history) if form == "parquet" else as_gpkg(history)


def read_face_file(path: str | Path) -> FaceHistory:
    """The history that a file holds.

    Its scheme is checked as that of a file is, for anybody may have changed it since. Raises
    TableError where it cannot be read or is none that mapper has written, and SchemeError.
    """
    file = Path(path)
    form = form_of(file)
    if file.is_file():
        must_be_within("shape-bytes", file.stat().st_size, file.name, TableError)
    with told_as(TableError, lambda reason: _unreadable(file, reason)):
        about, lines, rows = _read_parquet(file) if form == "parquet" else _read_gpkg(file)
        found = history_of(sound(json.loads(about)), rows, file.name)
        return replace(found, lines=KeptLines(found.faces, about, rows, lines))


def _unreadable(file: Path, reason: str) -> str:
    return (
        f"{file}: no history of mapper's can be read from it ({reason.lower()}) — "
        f"make it again with {call('faces')}"
    )


# --- what a file says ---------------------------------------------------------------------


def about_history(history: FaceHistory) -> str:
    """All that belongs to no face, as JSON."""
    faces = history.faces
    told = {
        "version": VERSION,
        "name": history.name,
        "scheme": scheme_as_data(history.scheme),
        "days": [day.isoformat() for day in history.days],
        "statuses": history.statuses,
        "voices": [asdict(voice) for voice in history.voices],
        "slivers": faces.slivers,
        "slivers_km2": faces.slivers_km2,
        "covers": [asdict(cover) for cover in faces.covers],
        "lines": faces.lines,
        "provenance": [asdict(source) for source in history.provenance],
        "grid_deg": history.grid_deg,
        "sliver_m": history.sliver_m,
        "clipped": history.clipped,
        "rest": history.rest
        and {
            "status": history.rest.status,
            "outline": shapely.to_wkb(history.rest.outline, hex=True, byte_order=1),
        },
        "left_out": [
            [group.first.where.file, group.first.where.line, "; ".join(said_of(group))]
            for group in grouped(p for p in history.problems if p.stops or p.code == LEFT_OUT)
        ],
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


class VoiceTold(TypedDict):
    """A voice as JSON has it."""

    source: str
    source_url: str
    basis: str | None
    confidence: str | None
    note: str


class CoverTold(TypedDict):
    """Ground with two labels."""

    kept: int
    covered: int
    day: int
    area_km2: float


class RestTold(TypedDict):
    """What holds where nothing is drawn, its outline as WKB."""

    status: str
    outline: str


class About(TypedDict):
    """What belongs to no face; what files of before have not is not required."""

    name: str
    scheme: dict[str, Any]
    days: list[str]
    statuses: list[str]
    voices: list[VoiceTold]
    slivers: int
    slivers_km2: float
    covers: list[CoverTold]
    lines: int
    provenance: NotRequired[list[dict[str, str]]]
    grid_deg: NotRequired[float]
    sliver_m: NotRequired[float]
    clipped: NotRequired[str]
    rest: NotRequired[RestTold | None]
    left_out: NotRequired[list[tuple[str, int, str]]]


def sound(about: Any) -> Mapping[str, Any]:
    """What a file tells, of the types that it should have; ValueError where it is otherwise, and
    for texts that cannot be written again and numbers that are none.
    """
    json.dumps(about, ensure_ascii=False, allow_nan=False).encode()
    if fault := fault_in(about, About, ""):
        raise ValueError(fault)
    days, told = about["days"], {"grid_deg": GRID_DEG, "sliver_m": SLIVER_M, **about}
    if days != sorted({*days}):
        raise ValueError("its days are out of order")
    if not (0 < told["grid_deg"] <= 1 and 0 <= told["sliver_m"] <= MOST_SLIVER_M):
        raise ValueError("it is cut by no grid")
    return dict(about)


def said_of(group: Group) -> list[str]:
    """What the first of some problems of one kind says, and where the others are."""
    return [group.first.what, *group.others()]


def scheme_as_data(scheme: Scheme) -> dict[str, Any]:
    """A scheme as plain values, days as texts."""
    data = asdict(scheme)
    for status in data["statuses"]:
        for end in ("starts", "ends"):
            status[end] = status[end] and status[end].isoformat()
    return data


def scheme_of(data: Mapping[str, Any], name: str) -> Scheme:
    """The scheme that plain values make. One that is bundled, to the letter, was checked when it
    was written: what checks others takes longer to be loaded than all that reads a file of faces.
    """
    id_ = data.get("id")
    if id_ in scheme_names():
        known = load_scheme(str(id_))
        if _as_json(scheme_as_data(known)) == _as_json(data):
            return known
    return scheme_from(data, name)


def _as_json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _voice_of(data: Mapping[str, Any]) -> Voice:
    basis, confidence = data["basis"], data["confidence"]
    return Voice(
        **{
            **data,
            "basis": basis and Basis(basis),
            "confidence": confidence and Confidence(confidence),
        }
    )


def _rest_of(data: Mapping[str, Any] | None) -> Rest | None:
    return Rest(data["status"], shapely.from_wkb(data["outline"])) if data else None


def runs_as_text(history: FaceHistory, nth: int) -> str:
    """The runs of one face as JSON."""
    runs = zip(history.faces.runs[nth], history.said[nth], strict=True)
    listed = [
        [
            history.days[day].isoformat(),
            None if label == NOTHING else history.statuses[label],
            voice,
        ]
        for (day, label), voice in runs
    ]
    return json.dumps(listed, ensure_ascii=False)


def history_of(about: Mapping[str, Any], rows: Sequence[Row], name: str) -> FaceHistory:
    """The history of a file: what belongs to no face, and a row for each face."""
    days = tuple(date.fromisoformat(day) for day in about["days"])
    numbers = {day.isoformat(): nth for nth, day in enumerate(days)}
    statuses = tuple(about["statuses"])
    labels = {status: nth for nth, status in enumerate(statuses)} | {None: NOTHING}
    # Many faces have the same runs.
    told = {text: json.loads(text) for text in {runs for _, runs, _ in rows}}
    scheme = scheme_of(about["scheme"], name)
    must_fit(scheme, statuses, [*told.values()], len(about["voices"]))
    runs: dict[str, tuple[Run, ...]] = {
        text: tuple((numbers[day], labels[status]) for day, status, _ in one)
        for text, one in told.items()
    }
    said = {text: tuple(int(voice) for *_, voice in one) for text, one in told.items()}
    return FaceHistory(
        name=str(about["name"] or name),
        scheme=scheme,
        days=days,
        statuses=statuses,
        faces=Faces(
            shapes=faces_of([wkb for _, _, wkb in rows]),
            runs=tuple(runs[text] for _, text, _ in rows),
            area_km2=tuple(km2_of(area) for area, _, _ in rows),
            slivers=about["slivers"],
            slivers_km2=about["slivers_km2"],
            covers=tuple(Cover(**cover) for cover in about["covers"]),
            lines=about["lines"],
        ),
        voices=tuple(map(_voice_of, about["voices"])),
        said=tuple(said[text] for _, text, _ in rows),
        provenance=tuple(Provenance(**source) for source in about.get("provenance", ())),
        problems=tuple(
            note(Where(file, line), what, code=LEFT_OUT)
            for file, line, what in about.get("left_out", ())
        ),
        rest=_rest_of(about.get("rest")),
        clipped=str(about.get("clipped", "")),
        grid_deg=about.get("grid_deg", GRID_DEG),
        sliver_m=about.get("sliver_m", SLIVER_M),
    )


def faces_of(told: Sequence[bytes]) -> tuple[Any, ...]:
    """Polygons of WKB; ValueError where one is none, is empty, or has a corner that is nowhere."""
    shapes = np.asarray(shapely.from_wkb(told), dtype=object)
    sound = shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON
    if not (sound & np.isfinite(shapely.bounds(shapes).reshape(-1, 4)).all(axis=1)).all():
        raise ValueError
    return tuple(shapes)


def km2_of(told: float) -> float:
    """An area that there can be on Earth; ValueError for any other number."""
    if not 0 <= (area := float(told)) <= EARTH_KM2:
        raise ValueError
    return area


def must_fit(
    scheme: Scheme, statuses: Sequence[str], told: Sequence[Sequence[Any]], voices: int
) -> None:
    """ValueError where a face has a status that the scheme does not, what nobody said, or days out
    of order.
    """
    if not {*statuses} <= {status.id for status in scheme.statuses}:
        raise ValueError
    if not all(0 <= int(voice) < voices for one in told for _, _, voice in one):
        raise ValueError
    if not all(first[0] < then[0] for one in told for first, then in pairwise(one)):
        raise ValueError


# --- GeoPackage ---------------------------------------------------------------------------


def as_gpkg(history: FaceHistory) -> bytes:
    """A GeoPackage with the layer `faces`."""
    from pyogrio import raw

    # Reading does without all that writes data.
    from mapper.exports.geopackage import (
        MADE,
        add_table,
        put_aside,
        put_aside_package,
        uncounted,
    )

    with put_aside("made.gpkg") as path:
        columns = _columns(history)
        raw.write(
            path,
            geometry=np.array(columns["geometry"], dtype=object),
            field_data=[
                np.array(columns["id"], dtype=object),
                np.array(columns["area_km2"]),
                np.array(columns["runs"], dtype=object),
            ],
            fields=list(FIELDS),
            layer=LAYER,
            driver="GPKG",
            geometry_type="Polygon",
            crs="EPSG:4326",
            dataset_options={"VERSION": "1.3"},
            layer_options={"IDENTIFIER": history.name},
        )
        with put_aside_package(path) as package:
            about = about_history(history)
            told = [about, _lines_told(history, about, columns)]
            add_table(package, ABOUT, ABOUT, ("told", "lines"), [told])
            package.execute("UPDATE gpkg_contents SET last_change = ?", [MADE])
            package.execute("VACUUM")
        return uncounted(path.read_bytes())


def _lines_told(history: FaceHistory, about: str, columns: Mapping[str, list[Any]]) -> str:
    """The lines of the usual page, for reading without packing them again."""
    # Reading does without all that makes pages.
    from mapper.page.faces_payload import usual_lines

    if not history.faces.shapes:
        return ""
    rows = zip(columns["area_km2"], columns["runs"], columns["geometry"], strict=True)
    return told_of(about, rows, usual_lines(history))


def _columns(history: FaceHistory) -> dict[str, list[Any]]:
    faces = history.faces
    return {
        "id": [f"face-{nth}" for nth in range(1, len(faces.shapes) + 1)],
        "area_km2": [float(area) for area in faces.area_km2],
        "runs": [runs_as_text(history, nth) for nth in range(len(faces.runs))],
        "geometry": [shapely.to_wkb(shape) for shape in faces.shapes],
    }


def _has_table(file: Path) -> bool:
    with opened(file) as package:
        found = package.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [ABOUT])
        return found.fetchone() is not None


Read = tuple[str, str, list[Row]]


def _read_gpkg(file: Path) -> Read:
    """Read as the plain table it is: what GDAL brings with it takes longer than all else here."""
    must_be_plain(file)
    with opened(file) as package:
        found = package.execute(f"SELECT * FROM {ABOUT}")
        names = [name for name, *_ in found.description]
        told = dict(zip(names, found.fetchone(), strict=True))
        asked = "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?"
        shape = str(package.execute(asked, [LAYER]).fetchone()[0]).replace('"', '""')
        asked = f'SELECT area_km2, runs, "{shape}" FROM {LAYER} ORDER BY rowid'
        rows = package.execute(asked).fetchall()
    faces = [(area, runs, wkb_within(cell)) for area, runs, cell in rows]
    return str(told["told"]), str(told.get("lines") or ""), faces


def wkb_within(told: bytes) -> bytes:
    """The shape that a cell of a GeoPackage holds behind a header; ValueError where it is none."""
    bounds = told[3] >> 1 & 7
    if told[:2] != b"GP" or bounds >= len(NUMBERS_OF_BOUNDS):
        raise ValueError
    return told[HEADER + 8 * NUMBERS_OF_BOUNDS[bounds] :]


# --- Parquet ------------------------------------------------------------------------------


def as_parquet(history: FaceHistory) -> bytes:
    """GeoParquet 1.1; OutputError where pyarrow is missing."""
    import io

    from mapper.exports.geoparquet import geo_metadata

    pa, parquet = _pyarrow(OutputError)
    columns = _columns(history)
    oriented = shapely.orient_polygons(list(history.faces.shapes))
    columns["geometry"] = list(shapely.to_wkb(oriented))
    about = about_history(history)
    schema = pa.schema(
        [
            pa.field("id", pa.string()),
            pa.field("area_km2", pa.float64()),
            pa.field("runs", pa.string()),
            pa.field("geometry", pa.binary()),
        ],
        metadata={
            b"geo": geo_metadata(list(oriented)),
            ABOUT.encode(): about.encode(),
            LINES.encode(): _lines_told(history, about, columns).encode(),
        },
    )
    stream = io.BytesIO()
    parquet.write_table(pa.table(columns, schema=schema), stream, compression="zstd")
    return stream.getvalue()


def _read_parquet(file: Path) -> Read:
    _, parquet = _pyarrow(TableError)
    with parquet.ParquetFile(file) as opened_file:
        table = in_memory(file.name, opened_file)
    told = table.schema.metadata
    about, lines = told[ABOUT.encode()].decode(), told.get(LINES.encode(), b"").decode()
    columns = [table[name].to_pylist() for name in ("area_km2", "runs", "geometry")]
    return about, lines, list(zip(*columns, strict=True))


def _pyarrow(error: type[OutputError | TableError]) -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise error(f"Parquet needs pyarrow — {install('parquet')}, or choose gpkg") from None
    return pa, parquet
