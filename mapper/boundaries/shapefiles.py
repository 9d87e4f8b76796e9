# SPDX-License-Identifier: MIT
"""Shapefiles: texts in whatever encoding, and fields that share a name."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from glob import escape
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from mapper.boundaries.encodings import Encoding, decoded, encoding_of, named_encoding
from mapper.boundaries.nuls import nul_in_dbf
from mapper.boundaries.reference import are_degrees
from mapper.boundaries.world import country_at
from mapper.model.aside import Aside

# Every byte of a text as the letter of that number.
AS_BYTES = "ISO-8859-1"
# Where a `.dbf` names a language.
_LANGUAGE_AT = 29
# So many shapes say in which country a file lies.
_ASKED = 50
# What was done to read a file, as pairs of a code and a text.
Done = list[tuple[str, str]]
CLOSED = ("repaired", "rings that did not end where they began are closed")
NO_SYSTEM = ("reference-system", "what its .prj says is no reference system")


def shapefile(path: Path, encoding: str | None = None) -> tuple[Any, Done]:
    """A Shapefile as a GeoDataFrame in its own reference system, and what was done to read it.

    Raises what pyogrio raises, and UsageError where no encoding has the name that is asked for.
    """
    import geopandas
    import pandas

    asked = named_encoding(encoding) if encoding else None
    meta, shapes, values, doubts = _read(path)
    geometry, done = read_wkb(shapes)
    done += [*doubts, *_cut_texts(path)]
    headings = [str(heading).encode(AS_BYTES) for heading in meta["fields"]]
    texts = [*headings, *(text for column in values for text in _texts(column))]
    used = (
        Encoding(asked)
        if asked
        else encoding_of(
            texts,
            cpg=_beside(path, ".cpg").decode("ascii", errors="replace"),
            header=_language(_beside(path, ".dbf")),
            country=lambda: country_of_shapes(geometry, meta["crs"]),
        )
    )
    names, repeated = apart([decoded(heading, used.name) for heading in headings])
    columns = {n: _decoded(column, used.name) for n, column in zip(names, values, strict=True)}
    frame = geopandas.GeoDataFrame(pandas.DataFrame(columns), geometry=geometry, crs=meta["crs"])
    if used.guess:
        done.append(("encoding", used.guess))
    return frame, [*done, *(("field", what) for what in repeated)]


def read_wkb(shapes: NDArray[Any]) -> tuple[NDArray[Any], Done]:
    """Shapes from well-known binary, rings that are not closed closed."""
    try:
        return shapely.from_wkb(shapes), []
    except shapely.GEOSException:
        return shapely.from_wkb(shapes, on_invalid="fix"), [CLOSED]


def apart(headings: Sequence[str]) -> tuple[list[str], list[str]]:
    """Headings of which each stands once, those that repeat with a letter, and what was done.

    With a number `NAME` would be that of another level, as publishers write it.
    """
    names: list[str] = []
    for heading in headings:
        letters = (f"{heading}.{letter}" for letter in ascii_lowercase[1:])
        free = (name for name in (heading, *letters) if name not in names)
        names.append(next(free, f"{heading}.{len(names)}"))
    repeated = [heading for heading, times in Counter(headings).items() if times > 1]
    return names, [_told(heading, headings, names) for heading in repeated]


def _told(heading: str, headings: Sequence[str], names: Sequence[str]) -> str:
    own = [name for old, name in zip(headings, names, strict=True) if old == heading]
    return f"{len(own)} fields are named {heading}: they are called {', '.join(own)}"


def _texts(column: NDArray[Any]) -> list[bytes]:
    return [value.encode(AS_BYTES) for value in column if isinstance(value, str)]


def recoded(frame: Any, encoding: str | None) -> tuple[Any, Done]:
    """A frame that was read `AS_BYTES`, as other formats than this one must be where their texts
    are not the UTF-8 that they have to be.
    """
    texts = [
        text
        for name in frame.columns
        if frame[name].dtype != "geometry"
        for text in _texts(frame[name].to_numpy())
    ]
    country = lambda: country_of_shapes(np.asarray(frame.geometry), frame.crs)  # noqa: E731
    used = (
        Encoding(named_encoding(encoding))
        if encoding
        else encoding_of(texts, cpg="", header=0, country=country)
    )
    for name in frame.columns:
        if frame[name].dtype != "geometry":
            frame[name] = _decoded(frame[name].to_numpy(), used.name)
    return frame, [("encoding", used.guess)] if used.guess else []


def _decoded(column: NDArray[Any], codec: str) -> NDArray[Any]:
    if column.dtype != object:
        return column
    texts = [
        decoded(value.encode(AS_BYTES), codec) if isinstance(value, str) else value
        for value in column
    ]
    return np.array([*texts, None], dtype=object)[:-1]


def _beside(path: Path, ending: str) -> bytes:
    """The first bytes of a file beside a Shapefile; none where there is no such file."""
    found = _path_beside(path, ending)
    if found is None:
        return b""
    with found.open("rb") as file:
        return file.read(256)


def _path_beside(path: Path, ending: str) -> Path | None:
    """A file beside a Shapefile, in whatever case its ending is."""
    others = path.parent.glob(f"{escape(path.stem)}.*")
    return next((other for other in others if other.suffix.lower() == ending), None)


def _language(dbf: bytes) -> int:
    return dbf[_LANGUAGE_AT] if len(dbf) > _LANGUAGE_AT else 0


def _read(path: Path) -> tuple[dict[str, Any], NDArray[Any], Any, Done]:
    """What pyogrio says of a Shapefile, its shapes and its columns, without a `.prj` that nobody
    can read.
    """
    from pyogrio import raw
    from pyogrio.errors import CRSError

    try:
        meta, _, shapes, values = raw.read(path, encoding=AS_BYTES)
        return meta, shapes, values, []
    except (CRSError, UnboundLocalError):  # the latter where pyogrio cannot word the system again
        with Aside() as folder:
            for ending in (".shp", ".shx", ".dbf"):
                beside = _path_beside(path, ending)
                if beside is not None:
                    shutil.copy(beside, folder / f"units{ending}")
            plain = folder / "units.shp"
            meta, _, shapes, values = raw.read(plain, encoding=AS_BYTES)
        return meta, shapes, values, [NO_SYSTEM]


def _cut_texts(path: Path) -> Done:
    """What to tell of a text with a NUL. Old programs leave letters of other texts behind one, so
    what stands there is not read.
    """
    dbf = _path_beside(path, ".dbf")
    nul = nul_in_dbf(dbf) if dbf else None
    if nul is None:
        return []
    what = f"{nul.field} of feature {nul.row} has a NUL, and what stands behind that is not read"
    return [("nul", what)]


def country_of_shapes(shapes: NDArray[Any], crs: Any) -> str:
    """The code of the country that most shapes lie in; empty where there is none, or where the
    numbers cannot be brought to degrees.
    """
    from pyproj import Transformer
    from pyproj.exceptions import CRSError, ProjError

    some = shapes[:: max(1, len(shapes) // _ASKED)]
    dots = shapely.point_on_surface(some[~shapely.is_missing(some) & ~shapely.is_empty(some)])
    positions = shapely.get_coordinates(dots)
    try:
        if crs and not are_degrees(shapely.total_bounds(dots)):
            to_degrees = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
            positions = np.column_stack(to_degrees.transform(*positions.T))
    except (ProjError, CRSError):
        return ""
    return country_at(positions)
