# SPDX-License-Identifier: MIT
"""What used to be mended, cut or lost without a word."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from time import process_time
from typing import Any

import pytest

import mapper
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.nuls import nul_in_dbf, nul_in_flatgeobuf
from mapper.errors import BoundaryError, MapperError
from mapper.model.scheme import Scheme
from mapper.style.scheme_files import load_scheme
from mapper.tables.parse import parse_table
from mapper.tables.read import read_table
from mapper.verbs.export import write_data
from tests.boundaries.files import toy_rows, write
from tests.exports.toy_data import WORDS, toy_day
from tests.hostile.mutations import units_as_data


@pytest.fixture
def scheme() -> Scheme:
    return load_scheme("three-way")


@pytest.mark.parametrize("note", ["'=1+1", "''=1+1", "'-", "=1+1", "plain", "'plain", "a;'=b"])
def test_a_text_of_json_is_what_it_was(note: str, scheme: Scheme) -> None:
    """An apostrophe before a formula was taken off, as if CSV had set it there."""
    row = {"place": "Herat", "status": "taliban", "date": "2021-08-12", "note": note}
    raw = read_table("-", stdin=io.BytesIO(json.dumps([row]).encode()))
    (record,) = parse_table(raw, scheme).records
    assert record.note == note


def units(path: Path, **changed: Any) -> Path:
    """Three units, the first of them with other properties."""
    data = units_as_data()
    data["features"][0]["properties"] |= changed
    path.write_text(json.dumps(data))
    return path


def test_a_name_is_not_cut_at_a_nul(tmp_path: Path) -> None:
    """GDAL reads `West`; a list among the fields leaves the file to it."""
    path = units(tmp_path / "units.geojson", name="West\0march", parts=[1])
    with pytest.raises(BoundaryError, match=r"a text in it has a NUL \(\\u0000\), behind which"):
        load_boundaries(path)


def test_a_plain_file_with_a_nul_is_read_whole_and_says_so(tmp_path: Path) -> None:
    found = load_boundaries(units(tmp_path / "units.geojson", name="West\0march"))
    assert found.units[0].name == "Westmarch"
    assert [note.what for note in found.notes] == [
        "feature 1: invisible or direction-changing characters left out of the name"
    ]


def test_what_only_spells_a_nul_is_none(tmp_path: Path) -> None:
    path = units(tmp_path / "units.geojson", name="West\\u0000march", parts=[1])
    assert load_boundaries(path).units[0].name == "West\\u0000march"


def test_a_name_in_a_package_is_not_cut_either(tmp_path: Path) -> None:
    path = write(tmp_path / "units.gpkg", toy_rows(), layer="units")
    with closing(sqlite3.connect(path)) as database:
        asked = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (trigger,) in database.execute(asked).fetchall():
            database.execute(f'DROP TRIGGER "{trigger}"')
        database.execute("UPDATE units SET name = ? WHERE fid = 1", ["West\0march"])
        database.commit()
    with pytest.raises(BoundaryError, match="a text under 'name' has a NUL"):
        load_boundaries(path)


def test_a_name_in_a_flatgeobuf_is_not_cut_either(tmp_path: Path) -> None:
    path = with_a_nul(write(tmp_path / "units.fgb", toy_rows(code=["N", "E", "W", "S"])))
    with pytest.raises(BoundaryError) as refused:
        load_boundaries(path)
    # Its features stand along a curve.
    assert re.sub(r"\d", "…", str(refused.value)) == (
        "units.fgb: feature …: a text under 'name' has a NUL, behind which nothing would be read — "
        "take it out"
    )


def test_what_is_cut_of_a_shapefile_is_told(tmp_path: Path) -> None:
    """Old programs leave letters of other texts behind a NUL: what stands before it is meant."""
    path = write(tmp_path / "units.shp", toy_rows(number=[1, 2, 3, 4]))
    with_a_nul(path.with_suffix(".dbf"))
    found = load_boundaries(path)
    assert "We" in {unit.name for unit in found.units}
    assert [str(one) for one in found.notes if one.code == "nul"] == [
        "units.shp: name of feature 3 has a NUL, and what stands behind that is not read"
    ]


def test_a_field_that_is_filled_up_with_nuls_is_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "units.shp", toy_rows())
    table = path.with_suffix(".dbf")
    data = table.read_bytes()
    start = int.from_bytes(data[8:10], "little")
    table.write_bytes(data[:start] + data[start:].replace(b"Westmarch ", b"Westmarch\0"))
    assert not [one for one in load_boundaries(path).notes if one.code == "nul"]


@pytest.mark.parametrize("cut", [9, 40, 100, 200])
def test_files_that_are_cut_off_are_left_to_gdal(tmp_path: Path, cut: int) -> None:
    for ending, nul in ((".fgb", nul_in_flatgeobuf), (".shp", nul_in_dbf)):
        path = write(tmp_path / f"units{ending}", toy_rows())
        path = path.with_suffix(".dbf") if ending == ".shp" else path
        path.write_bytes(with_a_nul(path).read_bytes()[:cut])
        assert nul(path) is None


@pytest.mark.parametrize("count", [b"\4", b"\0"], ids=["known", "unknown"])
def test_what_is_no_feature_is_not_looked_through_for_texts(tmp_path: Path, count: bytes) -> None:
    """Eight million features of no length are 32 MB of noughts."""
    path = write(tmp_path / "units.fgb", toy_rows(code=["N", "E", "W", "S"]))
    told = path.read_bytes()
    at = told.index(b"\4\0\0\0\0\0\0\0")  # how many features there are
    path.write_bytes(told[:at] + count + told[at + 1 :] + bytes(32_000_000))
    began = process_time()
    assert nul_in_flatgeobuf(path) is None
    assert process_time() - began < 1


def with_a_nul(path: Path) -> Path:
    path.write_bytes(path.read_bytes().replace(b"Westmarch", b"We\0tmarch"))
    return path


def test_a_corner_that_is_nowhere_hides_none_that_is_no_degree(tmp_path: Path) -> None:
    data = units_as_data()
    data["features"][1]["geometry"]["coordinates"][0][1:3] = [[float("-inf"), 10], [7e199, 11]]
    path = tmp_path / "units.geojson"
    path.write_text(json.dumps(data))
    with pytest.raises(BoundaryError, match=r"numbers \(0 to 7e\+199, 10 to 11\) are no degrees"):
        load_boundaries(path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_of_a_file_that_is_no_text_is_refused_in_a_line(tmp_path: Path) -> None:
    """It stands on pages and in data, which could not be written."""
    table, units, front = (tmp_path / f"a\udcff{end}" for end in (".csv", ".geojson", ""))
    table.write_text("place,status,date\nHerat,taliban,2021-08-12\n")
    units.write_text(json.dumps(units_as_data()))
    front.mkdir()
    for act in (
        lambda: mapper.stats(table),
        lambda: load_boundaries(units),
        lambda: mapper.faces(front),
        lambda: mapper.faces(tmp_path),
        lambda: mapper.embed(tmp_path / "a\udcff.html", "https://example.org/"),
        lambda: write_data(toy_day(), "csv", str(tmp_path / "a\udcff.csv"), WORDS),
    ):
        with pytest.raises(MapperError, match="its name has bytes that are no UTF-8"):
            act()


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_unit_with_a_corner_that_is_nowhere_is_named(tmp_path: Path, number: float) -> None:
    data = units_as_data()
    data["features"][1]["geometry"]["coordinates"][0][1] = [number, 10]
    path = tmp_path / "units.geojson"
    path.write_text(json.dumps(data))
    told = [note for note in load_boundaries(path).notes if note.code == "no-number"]
    assert [str(note) for note in told] == [
        "units.geojson: 'Eastvale' has corners that are no numbers left out — its ground is not "
        "what was drawn: mend feature 2"
    ]
