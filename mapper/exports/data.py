# SPDX-License-Identifier: MIT
"""The joined data as files for other programs."""

from __future__ import annotations

from codecs import BOM_UTF8

from mapper.errors import UsageError
from mapper.exports.about import counts_of
from mapper.exports.delimited import as_csv, as_csv_metadata
from mapper.exports.events import events_as_csv
from mapper.exports.files import OutFile, beside, layer_name, with_mark
from mapper.exports.geojson import as_geojson, events_as_geojson, with_open_end
from mapper.exports.geopackage import as_geopackage
from mapper.exports.geoparquet import as_geoparquet
from mapper.exports.kml import as_kml
from mapper.exports.qml import as_qml
from mapper.exports.topojson import as_topojson
from mapper.exports.wikitext import as_wikitext
from mapper.exports.workbook import as_xlsx
from mapper.joined.joined_table import Joined, Layer
from mapper.style.counted import counts_as_csv
from mapper.style.words import Words

FORMATS = ("geojson", "gpkg", "parquet", "topojson", "kml", "csv", "xlsx", "wikitext")


def data_files(
    joined: Joined, form: str, name: str, words: Words, *, bom: bool = False
) -> list[OutFile]:
    """The files of an export, the one called `name` first.

    GeoJSON and Parquet have a file for each layer (`a.geojson` the units, `a-places.geojson`)
    with its style for QGIS beside it (`a.qml`), CSV the description of its columns
    (`a.csv-metadata.json`) and what others counted (`a-counts.csv`). Events, advances and lines
    have a file beside GeoJSON and CSV (`a-events.csv`), which `--events` reads, a layer in a
    GeoPackage and a folder in KML. The other formats hold everything in one file. With `bom` each
    CSV begins with the mark of UTF-8.
    """
    if form == "geojson":
        joined = with_open_end(joined, words)
    if form in ("geojson", "parquet"):
        files = [
            made
            for layer in joined.layers
            for made in layer_files(joined, layer, form, layer_name(name, layer), words)
        ]
        if joined.happenings and form == "geojson":
            made = events_as_geojson(joined).encode()
            files.append(OutFile(beside(name, "-events.geojson"), made))
        return files
    files = [OutFile(name, data_stream(joined, form, words))]
    if form == "csv":
        described = as_csv_metadata(joined, name, words)
        files.append(OutFile(f"{name}-metadata.json", described.encode()))
        if counts := counts_of(joined):
            files.append(OutFile(beside(name, "-counts.csv"), counts_as_csv(counts).encode()))
        if joined.happenings:
            files.append(OutFile(beside(name, "-events.csv"), events_as_csv(joined).encode()))
    return with_mark(files) if bom else files


def layer_files(
    joined: Joined, layer: Layer, form: str, name: str, words: Words
) -> tuple[OutFile, OutFile]:
    """A layer and its style, which QGIS takes for every file of that stem in the folder."""
    if form == "parquet":
        content = as_geoparquet(joined, layer)
    else:
        content = as_geojson(joined, [layer]).encode()
    style = as_qml(joined, layer, words).encode()
    return OutFile(name, content), OutFile(beside(name, ".qml"), style, common=True)


def data_stream(joined: Joined, form: str, words: Words, *, bom: bool = False) -> bytes:
    """All layers in one piece, as standard output takes them.

    Raises UsageError for Parquet with several layers, which is several files, and for wikitext
    without places.
    """
    if form in ("geojson", "topojson"):
        joined = with_open_end(joined, words)
    if form == "gpkg":
        return as_geopackage(joined, words)
    if form == "xlsx":
        return as_xlsx(joined, words)
    if form == "parquet":
        first, *others = joined.layers
        if others:
            raise UsageError("parquet: is a file for each layer — name one with -o FILE.parquet")
        return as_geoparquet(joined, first)
    texts = {
        "geojson": lambda: as_geojson(joined, joined.layers),
        "topojson": lambda: as_topojson(joined),
        "kml": lambda: as_kml(joined, words),
        "csv": lambda: as_csv(joined),
        "wikitext": lambda: as_wikitext(joined),
    }
    text = texts[form]().encode()
    return BOM_UTF8 + text if bom else text
