"""A boundary file as a table of shapes, through geopandas and pyogrio."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, is_zipfile

from mapper.boundaries.catalog import bundled_names
from mapper.errors import BoundaryError

ENDINGS = (".shp", ".gpkg", ".geojson", ".json", ".topojson", ".fgb", ".kml")
# An attribute of a frame: rings that did not end where they began were closed.
CLOSED = "closed rings"
PACKED = ".gz"
# What the Finder adds to archives.
MAC_COPIES = "__MACOSX/"
FORMATS = "GeoJSON, GeoPackage, Shapefile, FlatGeobuf, KML or TopoJSON"


def read_frame(path: Path, layer: str | None = None) -> Any:
    """The file as a GeoDataFrame with at least one row, in the file's own reference system.

    Only files that exist are opened, so that no address is ever fetched. Raises BoundaryError
    where there is none, where it cannot be read or holds no shapes, or where it has several
    layers and none is chosen. Rings that are not closed are, and `attrs` has `CLOSED` then.
    """
    _must_exist(path)
    import geopandas

    frame = _opened(path, layer)
    if not isinstance(frame, geopandas.GeoDataFrame) or frame.empty:
        raise BoundaryError(f"{path}: holds no shapes — give a file with polygons of the units")
    return frame


def _must_exist(path: Path) -> None:
    try:
        exists = path.exists()
    except OSError as error:  # a name beyond all measure, a folder that may not be entered
        reason = (error.strerror or type(error).__name__).lower()
        raise BoundaryError(f"{path}: cannot be read as boundaries ({reason})") from None
    if not exists:
        raise BoundaryError(_missing(path))


def _opened(path: Path, layer: str | None) -> Any:
    import geopandas
    from pyogrio import list_layers
    from pyogrio.errors import DataLayerError, DataSourceError
    from shapely import GEOSException

    try:
        with warnings.catch_warnings():
            # What matters of GDAL's warnings is found and told in our own words.
            warnings.simplefilter("ignore")
            source = _inside(path)
            chosen = _chosen(path, layers_of_shapes(list_layers(source)), layer)
            try:
                return geopandas.read_file(source, layer=chosen)
            except GEOSException:
                frame = geopandas.read_file(source, layer=chosen, on_invalid="fix")
                frame.attrs[CLOSED] = True
                return frame
    except (DataSourceError, DataLayerError, BadZipFile, ValueError, OSError) as error:
        raise BoundaryError(
            f"{path}: cannot be read as boundaries ({_reason(error, path)}) — give {FORMATS}"
        ) from None


def _inside(path: Path) -> Path | str:
    """The file itself, or what to open of what is packed.

    GDAL opens a zip archive by itself, but looks only at what lies at its top; a file packed with
    gzip it opens where it is asked to.
    """
    if path.suffix.lower() == PACKED:
        return f"/vsigzip/{path.resolve()}"
    if not is_zipfile(path):
        return path
    with ZipFile(path) as archive:
        found = [name for name in archive.namelist() if name.lower().endswith(ENDINGS)]
    found = [name for name in found if not name.startswith(MAC_COPIES)]
    if not found or any("/" not in name for name in found):
        return path
    if len(found) > 1:
        raise BoundaryError(
            f"{path}: has several files — unpack it and give one of: {', '.join(found)}"
        )
    return f"/vsizip/{path.resolve()}/{found[0]}"


def _reason(error: Exception, path: Path) -> str:
    """What GDAL complains of, without its advice and the path that stands before it already."""
    if "SHAPE_RESTORE_SHX" in str(error):
        return f"{path.stem}.shx is missing; a Shapefile is several files, .shp .shx .dbf .prj"
    complaint = str(error).replace(f"{path}", path.name).partition(";")[0]
    lines = complaint.splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__


def _missing(path: Path) -> str:
    folder = path.parent
    beside = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    near = get_close_matches(path.name, beside, n=1)
    hint = f"closest: {near[0]!r}; " if near else ""
    return f"{path}: no such file or bundled set — {hint}bundled: {', '.join(bundled_names())}"


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
            f"{path}: has {len(layers)} layers — say --layer with one of: {', '.join(layers)}"
        )
    return layer or layers[0]
