# SPDX-License-Identifier: MIT
"""Which limits hold for which files: each is tried on a small file under a lower limit, and the
manual lists them as they are tried here.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shapely

from mapper.boundaries.load import load_boundaries
from mapper.boundaries.point_files import point_table
from mapper.errors import MapperError
from mapper.exports.kept_faces import as_face_file, read_face_file
from mapper.model.limits import BY_NAME, limits
from mapper.page.finished import read_page
from mapper.polygons.polygon_file import read_polygons
from mapper.style.scheme_files import load_scheme
from mapper.tables.read import read_table
from tests.boundaries.files import feature, toy_rows, write
from tests.drawn import faces_of
from tests.hostile.bombs import old_workbook, xlsx
from tests.toy import SCHEME

ROWS = [{"place": "Westmarch", "status": "red", "date": f"2021-08-0{n}"} for n in range(1, 6)]
TEXT = [list(ROWS[0]), *([*row.values()] for row in ROWS)]
SHAPES = toy_rows(status=["red"] * 4)


def text(delimiter: str) -> bytes:
    return "".join(delimiter.join(row) + "\n" for row in TEXT).encode()


def markdown() -> bytes:
    head, *rows = ("| " + " | ".join(row) + " |" for row in TEXT)
    return "\n".join([head, "|---|---|---|", *rows]).encode()


def wiki() -> bytes:
    head, *rows = TEXT
    told = (f"|-\n| {' || '.join(row)}" for row in rows)
    return "\n".join(["{|", f"! {' !! '.join(head)}", *told, "|}"]).encode()


def workbook() -> bytes:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = ("".join(map(cell.format, row)) for row in TEXT)
    return xlsx(f"<sheetData>{''.join(f'<row>{row}</row>' for row in rows)}</sheetData>")


def parquet() -> bytes:
    import pyarrow
    from pyarrow import parquet as written

    out = io.BytesIO()
    written.write_table(pyarrow.Table.from_pylist(ROWS), out)
    return out.getvalue()


def kml_points() -> bytes:
    place = (
        "<Placemark><name>Westmarch</name><ExtendedData><Data name='status'><value>red</value>"
        "</Data></ExtendedData><Point><coordinates>0.5,0.5</coordinates></Point></Placemark>"
    )
    return f"<kml><Document>{place * 5}</Document></kml>".encode()


def topology() -> bytes:
    ring = [[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]
    shape = {"type": "Polygon", "arcs": [[0]], "properties": {"name": "Westmarch", "status": "red"}}
    units = {"type": "GeometryCollection", "geometries": [shape] * 4}
    return json.dumps({"type": "Topology", "arcs": [ring], "objects": {"units": units}}).encode()


def lines() -> bytes:
    return "\n".join(json.dumps(feature(*row)) for row in SHAPES).encode()


def geo(name: str) -> Callable[[Path], Path]:
    return lambda folder: write(folder / name, SHAPES)


def points(name: str) -> Callable[[Path], Path]:
    """Five points with two fields."""
    fields = {"place": "Westmarch", "status": "red"}
    return lambda folder: write(folder / name, [(fields, shapely.Point(0.5, 0.5))] * 5)


def zipped(folder: Path) -> Path:
    inside = write(folder / "units.geojson", SHAPES)
    with zipfile.ZipFile(folder / "units.zip", "w") as archive:
        for name in ("a.geojson", "b.geojson"):
            archive.write(inside, name)
    return folder / "units.zip"


def plain(name: str, data: Callable[[], bytes]) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        (folder / name).write_bytes(data())
        return folder / name

    return made


def ground(path: Path) -> object:
    """As drawn ground, too, which other code takes."""
    with pytest.raises(MapperError) as caught:
        load_boundaries(path)
    with pytest.raises(MapperError, match=re.escape(str(caught.value).partition(": ")[2])):
        read_polygons(path, SCHEME)
    raise caught.value


def faces(form: str) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        (folder / f"faces.{form}").write_bytes(as_face_file(faces_of(), form))
        return folder / f"faces.{form}"

    return made


TABLE = {"table-bytes": 99, "rows": 4, "columns": 2, "cells": 14, "cell-length": 8}
FIELDS = {"shape-bytes": 99, "rows": 3, "columns": 1, "cells": 7, "cell-length": 8, "corners": 19}
# By the files that are meant: what makes each, what reads it, and limits that it is beyond.
READERS: dict[str, tuple[list[Callable[[Path], Path]], Callable[[Path], object], dict[str, int]]]
READERS = {
    "CSV, TSV, Markdown, MediaWiki, JSON, JSON Lines": (
        [
            plain("a.csv", lambda: text(",")),
            plain("a.tsv", lambda: text("\t")),
            plain("a.md", markdown),
            plain("a.txt", wiki),
            plain("a.json", lambda: json.dumps(ROWS).encode()),
            plain("a.jsonl", lambda: "\n".join(map(json.dumps, ROWS)).encode()),
        ],
        read_table,
        TABLE,
    ),
    "XLS, XLSX, XLSB, ODS": (
        [plain("a.xls", lambda: old_workbook(TEXT)), plain("a.xlsx", workbook)],
        read_table,
        TABLE | {"sheet-bytes": 99},
    ),
    "Parquet": ([plain("a.parquet", parquet)], read_table, TABLE | {"sheet-bytes": 99}),
    "points of KML, GeoPackage, Shapefile and FlatGeobuf": (
        [plain("a.kml", kml_points), points("a.gpkg"), points("a.shp"), points("a.fgb")],
        point_table,
        {"shape-bytes": 99, "rows": 4, "columns": 1, "cells": 9, "cell-length": 8},
    ),
    "GeoJSON, GeoJSON lines, Shapefile, FlatGeobuf": (
        [
            geo("a.geojson"),
            plain("b.geojson", lines),
            geo("a.shp"),
            geo("a.fgb"),
        ],
        ground,
        FIELDS,
    ),
    "TopoJSON": ([plain("a.topojson", topology)], ground, FIELDS),
    "KML": ([geo("a.kml")], ground, FIELDS | {"depth": 3}),
    "GeoPackage": ([geo("a.gpkg")], ground, FIELDS),
    "kept faces in a Parquet": (
        [faces("parquet")],
        read_face_file,
        {"shape-bytes": 99, "sheet-bytes": 99, "rows": 1, "columns": 2, "cells": 5},
    ),
    "kept faces in a GeoPackage": ([faces("gpkg")], read_face_file, {"shape-bytes": 99}),
    "ZIP, KMZ, GZ": ([zipped], ground, {"files": 1, "unpacked-bytes": 99}),
    "schemes, styles, `mapper.toml`": (
        [plain("a.toml", lambda: b"#" * 100)],
        load_scheme,
        {"settings-bytes": 99},
    ),
    "finished pages": ([plain("a.html", lambda: b"<" * 100)], read_page, {"page-bytes": 99}),
}
OF_SHAPES = ("GeoJSON, GeoJSON lines, Shapefile, FlatGeobuf", "TopoJSON", "KML", "GeoPackage")
# Limits that are tried where what they bound is at hand, and of what.
ELSEWHERE = {
    "rows-on-disk": ("Parquet", "CSV, TSV, Markdown, MediaWiki, JSON, JSON Lines"),
    "query-seconds": ("GeoPackage",),
    "overlaps": OF_SHAPES,
    "crossings": OF_SHAPES,
    "line-pairs": OF_SHAPES,
    "page-height": ("finished pages",),
}


def tried() -> Iterator[Any]:
    """Each limit on a file of each kind that it is of."""
    for files, (makers, read, held) in READERS.items():
        for nth, maker in enumerate(makers):
            for limit, number in held.items():
                yield pytest.param(maker, read, limit, number, id=f"{files} {nth} {limit}")


@pytest.mark.parametrize(("maker", "read", "limit", "number"), [*tried()])
def test_what_is_beyond_a_limit_is_refused_in_a_line_that_names_it(
    tmp_path: Path,
    maker: Callable[[Path], Path],
    read: Callable[[Path], object],
    limit: str,
    number: int,
) -> None:
    path = maker(tmp_path)
    with limits(**{limit: number}), pytest.raises(MapperError) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    assert f"mapper.limits({limit.replace('-', '_')}=" in str(caught.value)


@pytest.mark.parametrize("name", ["a.geojson", "a.shp", "a.fgb", "a.gpkg"])
def test_shapes_of_just_as_many_cells_as_are_read_are_read(tmp_path: Path, name: str) -> None:
    path = geo(name)(tmp_path)
    with limits(rows=4, columns=2, cells=8, corners=20):
        assert len(load_boundaries(path).units) == len(SHAPES)
        assert read_polygons(path, SCHEME)


def test_every_limit_is_of_some_files_and_the_manual_says_of_which() -> None:
    told = {
        files: [name for name in BY_NAME if name in held or files in ELSEWHERE.get(name, ())]
        for files, (_, _, held) in READERS.items()
    }
    assert {name for held in told.values() for name in held} == {*BY_NAME}
    manual = (Path(__file__).parents[2] / "docs" / "limits.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([^`|].*?) \| ((?:`[\w-]+`(?:, )?)+) \|$", manual, re.MULTILINE)
    assert {files: re.findall("`(.+?)`", held) for files, held in listed} == told
