# SPDX-License-Identifier: MIT
"""Which files of shapes are opened, and as what.

GDAL knows many more formats, some of which name other files to read or addresses to fetch, and it
takes a file for whatever its bytes may mean. So a file is first recognised here by its own bytes,
and then opened as that alone.
"""

from __future__ import annotations

import json
import mmap
import re
from collections.abc import Iterator
from enum import StrEnum
from glob import escape
from pathlib import Path
from struct import Struct
from typing import Any
from xml.parsers import expat

from mapper.boundaries.packages import DATABASE, PackageError, must_be_plain
from mapper.errors import BoundaryError
from mapper.model.limits import beyond, most, must_be_within
from mapper.tables.text import one_line, quoted
from mapper.tables.xml_fed import feed

HEAD_BYTES = 65_536


class Format(StrEnum):
    """What is read, by the name of its driver."""

    GEOJSON = "GeoJSON"
    GEOJSON_LINES = "GeoJSONSeq"
    TOPOJSON = "TopoJSON"
    GEOPACKAGE = "GPKG"
    SHAPEFILE = "ESRI Shapefile"
    FLATGEOBUF = "FlatGeobuf"
    KML = "KML"


# Those whose driver can be named together with the file.
_JSON = (Format.GEOJSON, Format.GEOJSON_LINES, Format.TOPOJSON)

# How files begin. A zero byte early on ends what the drivers of text look at.
_SHAPEFILE = bytes((0, 0, 0x27, 0x0A))
_FLATGEOBUF = re.compile(rb"fgb[\x00-\xff]fgb[\x00-\xff].{3}\0", re.DOTALL)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_TOPOLOGY = re.compile(rb'"type"\s*:\s*"Topology"')
_COLLECTION = re.compile(rb'"type"\s*:\s*"Feature(?:Collection)?"')
# GDAL finds this anywhere at the beginning, in a comment as well.
_GDAL_XML = re.compile(rb"<OGR\w*")

# What files are that people may take for boundaries, by what they begin with or by their name.
_KNOWN = (
    (b"<OGRVRTDataSource", "a virtual layer (VRT), which would read other files"),
    (b"<OGRWFSDataSource", "the address of a web service (WFS), and nothing is fetched"),
    (b'"gdal_streamed_alg"', "a list of commands for GDAL (GDALG), which would read other files"),
    (b'"esriGeometry', "JSON of ArcGIS"),
    (b'"esriFieldType', "JSON of ArcGIS"),
    (b"<gml:", "GML"),
    (b"<gpx", "GPX"),
    (b"<osm", "OpenStreetMap XML"),
    (b"PAR1", "Parquet"),
    (b"https://git-lfs.github.com/", "a pointer of Git LFS, and not the file that it stands for"),
    (b"<!DOCTYPE html", "a web page, and no file"),
    (b"<!doctype html", "a web page, and no file"),
    (b"<html", "a web page, and no file"),
)
_BY_ENDING = {
    ".csv": "a table, which holds no shapes",
    ".tsv": "a table, which holds no shapes",
    ".xlsx": "a workbook, which holds no shapes",
    ".vrt": "a virtual layer (VRT), which would read other files",
    ".gdb": "an Esri file geodatabase",
    ".mdb": "an Esri geodatabase",
    ".tab": "MapInfo",
    ".mif": "MapInfo",
    ".gml": "GML",
    ".dxf": "a drawing (DXF)",
    ".pbf": "OpenStreetMap",
    ".parquet": "Parquet",
    ".shx": "the index of a Shapefile; give the .shp",
    ".dbf": "the fields of a Shapefile; give the .shp",
    ".prj": "the reference system of a Shapefile; give the .shp",
}


class ForeignError(Exception):
    """A file is none of the formats that are read, or links to others; the message says what."""


def format_of(path: Path) -> Format:
    """What a file is by its bytes, whatever it is called.

    Raises ForeignError where that is nothing which is read here, OSError where it cannot be read.
    """
    must_be_within("shape-bytes", path.stat().st_size, path.name, BoundaryError)
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if head.startswith(_SHAPEFILE) and path.suffix.lower() == ".shp":
        _must_have_no_repeats(path)
        return Format.SHAPEFILE
    if head.startswith(DATABASE):
        return _geopackage(path)
    if _FLATGEOBUF.match(head):
        return Format.FLATGEOBUF
    text = head.removeprefix(_BYTE_ORDER_MARK).lstrip(b" \t\r\n\x1e")
    if text.startswith(b"{"):
        return _json(path, text)
    if text.startswith(b"<"):
        return _kml(path, head)
    raise ForeignError(_known(path, head))


def source_of(path: Path, form: Format) -> str:
    """What to open, with the driver where that can be named. `path` never looks like a name of
    another kind, for it is absolute.
    """
    return f"{form}:{path.resolve()}" if form in _JSON else str(path.resolve())


def _known(path: Path, head: bytes) -> str:
    """What a file seems to be."""
    for mark, what in _KNOWN:
        if mark in head:
            return f"it is {what}"
    if not head.strip():
        return "it is empty"
    by_ending = _BY_ENDING.get(path.suffix.lower())
    return f"it is {by_ending}" if by_ending else "it is none of the formats that are read"


# --- JSON ---------------------------------------------------------------------------------


def _json(path: Path, text: bytes) -> Format:
    """Which JSON it is, without any link of `crs`, which GDAL would follow."""
    foreign = next((what for mark, what in _KNOWN[2:5] if mark in text), None)
    if foreign and not _COLLECTION.search(text):
        raise ForeignError(f"it is {foreign}")
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        _refuse_links(whole)
        if not _COLLECTION.search(text) and _TOPOLOGY.search(whole):
            _must_have_few_corners(path.name, whole)
            return Format.TOPOJSON
    return Format.GEOJSON_LINES if _is_lines(text) else Format.GEOJSON


def _must_have_few_corners(name: str, whole: mmap.mmap) -> None:
    """BoundaryError where the arcs of a topology are used so often that their shapes have more
    corners than are read.
    """
    try:
        topology = json.loads(whole[:])
        corners = [len(arc) for arc in topology["arcs"]]
        used = _arcs_in([*topology["objects"].values()])
        count = sum(corners[arc if arc >= 0 else ~arc] for arc in used)
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        raise ForeignError("it is damaged") from None
    must_be_within("corners", count, name, BoundaryError)


def _arcs_in(geometries: list[Any]) -> Iterator[int]:
    """Every arc of shapes and of collections of them, as often as it stands there."""
    waiting: list[Any] = [*geometries]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [*one.get("geometries", ()), one.get("arcs", [])]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, int):
            yield one


def _is_lines(text: bytes) -> bool:
    """Whether each line is an object by itself."""
    first, _, rest = text.partition(b"\n")
    if not rest.lstrip(b" \t\r\n\x1e").startswith(b"{"):
        return False
    try:
        json.loads(first)
    except ValueError:
        return False
    return True


_CRS = re.compile(rb'"crs"\s*:\s*', re.IGNORECASE)
# A key may spell its letters as numbers, which nobody does who has nothing to hide.
_HIDDEN = re.compile(rb"\\u00(?:[46]3|[57]2|[57]3)", re.IGNORECASE)
# GDAL ends a text there, so that two names could become one.
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_LINKED = ("url", "link")
_CRS_BYTES = 65_536


def _refuse_links(whole: mmap.mmap) -> None:
    """ForeignError where a reference system is a link: GDAL would fetch it."""
    if _HIDDEN.search(whole):
        raise ForeignError("it spells plain letters as numbers (\\u0063), which can hide a link")
    if _NUL.search(whole):
        raise ForeignError("a text in it has a NUL (\\u0000), behind which nothing would be read")
    for found in _CRS.finditer(whole):
        link = _link_in(whole[found.end() : found.end() + _CRS_BYTES])
        if link is not None:
            what = f"its reference system is a link, to {quoted(one_line(link))}"
            raise ForeignError(f"{what}, and nothing is fetched; leave `crs` out of it")


def _link_in(text: bytes) -> str | None:
    """Where an object at the beginning of a text links to; None where it links nowhere."""
    pairs: list[tuple[str, Any]] = []
    decoder = json.JSONDecoder(object_pairs_hook=pairs.extend)
    try:
        decoder.raw_decode(text.decode("utf-8", errors="replace"))
    except (ValueError, RecursionError):
        return None if text[:1] != b"{" else "what cannot be read"
    if not any(key.lower() == "type" and str(v).lower() in _LINKED for key, v in pairs):
        return None
    return next((str(v) for key, v in pairs if key.lower() in ("href", "url")), "nowhere")


def named_system(path: Path) -> str | None:
    """The name that a GeoJSON gives its reference system, if it does so and not by a link."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        for found in _CRS.finditer(whole):
            text = whole[found.end() : found.end() + _CRS_BYTES].decode("utf-8", errors="replace")
            try:
                crs, _ = json.JSONDecoder().raw_decode(text)
                return str(crs["properties"]["name"])
            except (ValueError, TypeError, KeyError, RecursionError):
                continue
    return None


# --- GeoPackage ---------------------------------------------------------------------------


def _geopackage(path: Path) -> Format:
    try:
        must_be_plain(path)
    except PackageError as error:
        raise ForeignError(str(error)) from None
    return Format.GEOPACKAGE


# --- KML ----------------------------------------------------------------------------------


def _kml(path: Path, head: bytes) -> Format:
    """KML, and nothing beside it: one root of that name, well-formed, without entities."""
    data = path.read_bytes()
    foreign = _GDAL_XML.search(data)
    if foreign:
        raise ForeignError(_known(path, foreign[0] + head))
    root: list[str] = []
    parser = expat.ParserCreate()
    depth, deepest = 0, most("depth")

    def begin(name: str, _: object) -> None:
        nonlocal depth
        depth += 1
        if not root:
            root.append(name)
        if depth > deepest:
            raise BoundaryError(beyond("depth", path.name, "take folders out of folders"))

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.EntityDeclHandler = _refuse_entity
    try:
        feed(parser, [data])
    except expat.ExpatError as error:
        if root and _is_kml(root[0]):
            raise ForeignError(f"it is damaged: {error}") from None
    if not root or not _is_kml(root[0]):
        named = f"it is XML of <{one_line(root[0])}>" if root else "it is no KML"
        known = _known(path, head)
        raise ForeignError(known if not known.endswith("are read") else named)
    return Format.KML


# --- Shapefile ----------------------------------------------------------------------------

# Where its index has the records: of each its place and its length.
_INDEX_AT, _ENTRY = 100, Struct(">ii")


def _must_have_no_repeats(path: Path) -> None:
    """BoundaryError where the index of a Shapefile names the same record again and again."""
    size = path.stat().st_size // 2  # places and lengths are in words of two bytes
    # There may be several that differ in capitals alone.
    for index in (one for one in _beside(path) if one.suffix.lower() == ".shx"):
        entries = index.read_bytes()[_INDEX_AT:]
        whole = entries[: len(entries) // _ENTRY.size * _ENTRY.size]
        there = (n for at, n in _ENTRY.iter_unpack(whole) if at >= 0 and 0 < n <= size - at)
        if sum(there) > size:
            raise ForeignError("it is damaged: its index names records again and again")


def _beside(path: Path) -> Iterator[Path]:
    return path.parent.glob(f"{escape(path.stem)}.*")


def _is_kml(name: str) -> bool:
    return name.rpartition(":")[2] == "kml"


def _refuse_entity(name: str, *_: object) -> None:
    raise ForeignError(f"it declares an entity, {quoted(one_line(name))}, which can read files")
