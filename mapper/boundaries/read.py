# SPDX-License-Identifier: MIT
"""A boundary file as a table of shapes, through geopandas and pyogrio."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mapper.boundaries.archives import DamagedError, Member, UnpackLimit, is_packed, stem_of, unpack
from mapper.boundaries.catalog import bundled_like
from mapper.boundaries.endings import FORMATS
from mapper.boundaries.formats import (
    ForeignError,
    Format,
    format_of,
    named_system,
    source_of,
)
from mapper.boundaries.measured import must_have_few_cells
from mapper.boundaries.nuls import nul_in_flatgeobuf
from mapper.boundaries.options import AS_IT_IS, FileOptions
from mapper.boundaries.packages import must_have_whole_texts
from mapper.boundaries.shapefiles import AS_BYTES, CLOSED, Done, recoded, shapefile
from mapper.errors import BoundaryError
from mapper.model.aside import Aside
from mapper.model.foreign import told_as
from mapper.model.quiet import without_warnings
from mapper.model.spelling import argument, by_argument
from mapper.tables.text import quoted


def read_frame(path: Path, options: FileOptions = AS_IT_IS) -> tuple[Any, Done]:
    """The file as a GeoDataFrame with at least one row, in the file's own reference system, and
    what was done to read it, as pairs of a code and a text.

    Only files that exist are opened, each as what it is by its bytes: nothing is fetched, and no
    other file is read than those of a Shapefile. Raises BoundaryError where there is none, where
    it is of another format, cannot be read or holds no shapes, or where it has several layers and
    none is chosen. Rings that are not closed are.
    """
    _must_exist(path)
    import geopandas

    frame, done = _opened(path, options)
    if not isinstance(frame, geopandas.GeoDataFrame) or frame.empty:
        raise BoundaryError(f"{path}: holds no shapes — give a file with polygons of the units")
    return frame, done


def _must_exist(path: Path) -> None:
    try:
        exists = path.exists()
        inside = sorted(entry.name for entry in path.iterdir()) if path.is_dir() else None
    except OSError as error:  # a name beyond all measure, a folder that may not be entered
        reason = (error.strerror or type(error).__name__).lower()
        raise BoundaryError(f"{path}: cannot be read as boundaries ({reason})") from None
    if not exists:
        raise BoundaryError(_missing(path))
    if inside is not None:
        raise BoundaryError(_folder(path, inside))


def _folder(path: Path, inside: Sequence[str]) -> str:
    files = [name for name in inside if stem_of(name) != name]
    give = f"give one of: {', '.join(files)}" if files else f"give a file: {FORMATS}"
    return f"{path}: is a folder, and no file of boundaries — {give}"


def _opened(path: Path, options: FileOptions) -> tuple[Any, Done]:
    from pyogrio.errors import DataLayerError, DataSourceError

    # What matters of GDAL's warnings is found and told in our own words.
    with without_warnings(), unpacked(path, options.layer) as (plain, layer):
        known = (DataSourceError, DataLayerError, ForeignError, ValueError, OSError)
        try:
            with told_as(BoundaryError, lambda reason: _unreadable(path, reason), *known):
                return _frame(path, plain, layer, options)
        except known as error:
            raise BoundaryError(_unreadable(path, _reason(error, path, plain))) from None


def _unreadable(path: Path, reason: str) -> str:
    return f"{path}: cannot be read as boundaries ({reason}) — give {FORMATS}"


@contextmanager
def unpacked(path: Path, layer: str | None) -> Iterator[tuple[Path, str | None]]:
    """The file itself, or that in an archive, for as long as it is needed, and its layer.

    Of several files in an archive `layer` names one. Raises BoundaryError where it is not plain
    which one is meant.
    """
    if not is_packed(path):
        yield path, layer
        return
    with Aside() as folder:
        try:
            members = unpack(path, folder / "0", UnpackLimit()).members
        except DamagedError as error:
            raise BoundaryError(f"{path}: cannot be read as boundaries ({error})") from None
        if not members:
            raise BoundaryError(f"{path}: has no file of boundaries in it — give {FORMATS}")
        if len(members) == 1:
            yield members[0].path, layer
        else:
            yield _member(path, members, layer).path, None


def _member(path: Path, members: Sequence[Member], layer: str | None) -> Member:
    """The file of an archive that is meant, by its name with or without folders and ending."""
    found = [member for member in members if layer in _names(member)]
    if len(found) == 1:
        return found[0]
    there = ", ".join(member.name for member in members)
    none = f"no file {layer!r}" if layer and not found else f"{len(members)} files"
    say = by_argument(f"say {argument('layer')} with one of", "give one of them")
    raise BoundaryError(f"{path}: has {none} in it — {say}: {there}")


def _names(member: Member) -> tuple[str, ...]:
    own = member.name.rpartition("/")[2]
    return member.name, own, stem_of(own)


def _frame(path: Path, plain: Path, layer: str | None, options: FileOptions) -> tuple[Any, Done]:
    from pyogrio import read_dataframe
    from shapely import GEOSException

    form = format_of(plain)
    if form is Format.SHAPEFILE:
        _chosen(path, [plain.stem], layer)
        _must_have_few_cells(path, str(plain), None)
        return shapefile(plain, options.encoding)
    source = source_of(plain, form)
    chosen = _chosen(path, _layers(source), layer)
    _must_have_few_cells(path, source, chosen)
    if form is Format.GEOPACKAGE:
        must_have_whole_texts(plain, chosen)
    if form is Format.FLATGEOBUF and (nul := nul_in_flatgeobuf(plain)):
        raise BoundaryError(
            f"{path.name}: feature {nul.row}: a text under {quoted(nul.field)} has a NUL, behind "
            "which nothing would be read — take it out"
        )
    try:
        return read_dataframe(source, layer=chosen), unknown_system(plain, form)
    except GEOSException:
        return read_dataframe(source, layer=chosen, on_invalid="fix"), [CLOSED]
    except UnicodeDecodeError:
        frame = read_dataframe(source, layer=chosen, on_invalid="fix", encoding=AS_BYTES)
        return recoded(frame, options.encoding)


def _must_have_few_cells(path: Path, source: str, layer: str | None) -> None:
    """By what GDAL says of a layer; of one that it cannot open the reading tells."""
    from pyogrio import read_info
    from pyogrio.errors import CRSError

    try:
        about = read_info(source, layer=layer, encoding=AS_BYTES, force_feature_count=True)
    except (CRSError, UnboundLocalError):
        return
    must_have_few_cells(path.name, int(about["features"]), len(about["fields"]))


def unknown_system(path: Path, form: Format) -> Done:
    """What to tell of a GeoJSON whose reference system nobody knows, which is read as WGS84."""
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    name = named_system(path) if form is Format.GEOJSON else None
    if name is None:
        return []
    try:
        CRS.from_user_input(name)
    except CRSError:
        pass
    else:
        return []
    what = f"no reference system is named {quoted(str(name))}, as it says; read as WGS84"
    return [("reference-system", what)]


def layers_in(path: Path) -> list[str]:
    """The layers with shapes of a file; none where it cannot be read, which the reading tells."""
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        with without_warnings():
            return _layers(source_of(path, format_of(path)))
    except (DataSourceError, DataLayerError, ForeignError, BoundaryError, ValueError, OSError):
        return []


def _layers(source: str) -> list[str]:
    from pyogrio import list_layers

    return layers_of_shapes(list_layers(source))


def _reason(error: Exception, path: Path, plain: Path) -> str:
    """What GDAL complains of, without its advice and the paths of what it read."""
    if "sqlite3" in str(error):
        return "it is damaged"
    if "SHAPE_RESTORE_SHX" in str(error):
        return f"{path.stem}.shx is missing; a Shapefile is several files, .shp .shx .dbf .prj"
    complaint = str(error).replace(f"{path}", path.name).replace(f"{plain}", plain.name)
    if not isinstance(error, ForeignError):
        complaint = complaint.partition(";")[0]
    lines = complaint.splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__


def _missing(path: Path) -> str:
    folder = path.parent
    beside = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    near = get_close_matches(path.name, beside, n=1)
    hint = f"closest file: {near[0]!r}; " if near else ""
    return f"{path}: no such file or bundled set — {hint}{bundled_like(str(path))}"


def layers_of_shapes(layers: Iterable[tuple[Any, Any]]) -> list[str]:
    """The names of the layers that hold shapes, out of pairs of a name and a type of shape.

    QGIS keeps styles, and others keep remarks, as layers without any shapes. Where no layer has
    shapes all are named, so that the reading can say what it missed.
    """
    pairs = [(str(name), kind) for name, kind in layers]
    return [name for name, kind in pairs if kind is not None] or [name for name, _ in pairs]


def _chosen(path: Path, layers: Sequence[str], layer: str | None) -> str:
    """The layer to read: the one that is asked for, or the only one."""
    if not layers:
        raise BoundaryError(f"{path}: holds no layer of shapes, or is damaged — give {FORMATS}")
    if layer is not None and layer not in layers:
        raise BoundaryError(f"{path}: no layer named {layer!r} — there is: {', '.join(layers)}")
    if layer is None and len(layers) > 1:
        raise BoundaryError(
            f"{path}: has {len(layers)} layers — "
            + by_argument(f"say {argument('layer')} with one of", "give a file with one of them")
            + f": {', '.join(layers)}"
        )
    return layer or layers[0]
