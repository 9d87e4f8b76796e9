# SPDX-License-Identifier: MIT
"""What stands in a file that mapper wrote: every text of it, read by a library of its format."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from mapper.tables.formulas import freed


def texts_of(path: Path) -> set[str]:
    """Every text in a file, by the ending of its name."""
    return {text for text in READERS[path.suffix](path) if text}


def of_csv(path: Path) -> Iterator[str]:
    """Cells, without the apostrophes that keep a spreadsheet from computing them."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            yield from (freed(cell) for cell in row)


def of_json(path: Path) -> Iterator[str]:
    return strings(json.loads(path.read_text("utf-8")))


def strings(data: Any) -> Iterator[str]:
    """Every string in JSON data, keys among them."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


def of_workbook(path: Path) -> Iterator[str]:
    """Texts of cells; one that a program would compute has another type, and is not among them.

    What XML cannot hold is spelt in a workbook, as every program that opens one knows: `_xFFFF_`.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.escape import unescape

    for sheet in load_workbook(path):
        for row in sheet.iter_rows():
            yield from (unescape(one.value) for one in row if one.data_type == "s" and one.value)


def of_geopackage(path: Path) -> Iterator[str]:
    base = sqlite3.connect(path)
    try:
        tables = base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            for row in base.execute(f'SELECT * FROM "{table}"'):
                yield from (value for value in row if isinstance(value, str))
    finally:
        base.close()


def of_parquet(path: Path) -> Iterator[str]:
    import pyarrow.parquet

    return strings(pyarrow.parquet.read_table(path).drop_columns("geometry").to_pylist())


def of_xml(path: Path) -> Iterator[str]:
    """Texts and values of attributes."""
    for element in ElementTree.parse(path).iter():
        yield from element.attrib.values()
        if element.text:
            yield element.text


def elements(path: Path) -> set[tuple[str, ...]]:
    """The names of the elements of an XML file, each with those of its attributes."""
    return {(one.tag, *sorted(one.attrib)) for one in ElementTree.parse(path).iter()}


READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    ".csv": of_csv,
    ".geojson": of_json,
    ".gpkg": of_geopackage,
    ".json": of_json,
    ".kml": of_xml,
    ".parquet": of_parquet,
    ".qml": of_xml,
    ".svg": of_xml,
    ".topojson": of_json,
    ".xlsx": of_workbook,
}
