# SPDX-License-Identifier: MIT
"""A slice of the damaged files of `tests.hostile.mutations`, and each fault that they found."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

import mapper
from mapper.errors import MapperError
from tests.hostile.mutations import fault_of, outcome_of, seeds

# What was raised, before it was mended, by file and case.
FOUND = (
    ("table.csv", 84),  # a name with thousands of digits
    ("points.gpkg", 72),  # a table whose name is no UTF-8
    ("points.fgb", 60),  # no type of shapes
    ("points.fgb", 102),  # another version of the format
    ("units.kmz", 202),  # a member without a name
    ("export.csv", 45),  # a month 0 in a row that stands for several days
)
SLICE = 4


@pytest.mark.parametrize("name", sorted(seeds()))
def test_a_damaged_file_is_read_or_refused_in_a_line(name: str, tmp_path: Path) -> None:
    faults = [fault_of(seeds()[name], number, tmp_path) for number in range(SLICE)]
    assert faults == [""] * SLICE


@pytest.mark.parametrize(("name", "number"), FOUND)
def test_what_was_raised_once_is_told_in_a_line(name: str, number: int, tmp_path: Path) -> None:
    assert fault_of(seeds()[name], number, tmp_path) == ""


# What Python does not know, what is no text, and what has several bytes a letter.
ENCODINGS = ("UTFF-8", "hex", "shift_jis")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", ["points.kml", "units.kml"])
def test_a_kml_in_an_encoding_that_cannot_be_read_is_refused_in_a_line(
    name: str, encoding: str, tmp_path: Path
) -> None:
    seed = seeds()[name]
    assert b"?>" in seed.data
    data = seed.data.replace(b"?>", f' encoding="{encoding}"?>'.encode(), 1)
    outcome = outcome_of(seed, data, tmp_path)
    assert (outcome.fault, bool(outcome.said)) == ("", True)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", ["table.xlsx", "table.ods"])
def test_a_sheet_in_an_encoding_that_cannot_be_read_is_refused_in_a_line(
    name: str, encoding: str, tmp_path: Path
) -> None:
    seed, declared = seeds()[name], f'<?xml version="1.0" encoding="{encoding}"?>'
    outcome = outcome_of(seed, with_sheets_that_declare(declared.encode(), seed.data), tmp_path)
    assert (outcome.fault, bool(outcome.said)) == ("", True)


def with_sheets_that_declare(declared: bytes, book: bytes) -> bytes:
    """A workbook whose sheets begin otherwise; that not every cell says where it is has them read
    cell by cell.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            text = archive.read(name).replace(b'r="A1" ', b"")
            if name.startswith("xl/worksheets/") or name == "content.xml":
                text = declared + text.partition(b"?>")[2] if b"?>" in text else declared + text
            made.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize("name", ["points.gpkg", "units.gpkg"])
def test_a_layer_of_shapes_that_nobody_knows_is_refused_in_a_line(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(seeds()[name].data)
    with closing(sqlite3.connect(path)) as package, package:
        package.execute("UPDATE gpkg_geometry_columns SET geometry_type_name = 'xZ'")
    for read in (mapper.faces, mapper.check):
        with pytest.raises(MapperError) as told:
            read(path)
        assert "\n" not in str(told.value)
