# SPDX-License-Identifier: MIT
"""GDAL knows dozens of formats: those that `SECURITY.md` lists are opened, and no other."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from pyogrio import list_drivers

from mapper.boundaries.formats import ForeignError, Format, format_of
from tests.boundaries.files import toy_rows, write

WRITTEN = sorted(name for name, mode in list_drivers(write=True).items() if "w" in mode)
# What these write is one of the formats that are read, by its bytes.
THE_SAME = {"JSONFG": Format.GEOJSON, "LIBKML": Format.KML}
# A name that one format asks for, and one that none does.
ENDINGS = (".shp", ".json")
SECURITY = (Path(__file__).parents[2] / "SECURITY.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("driver", WRITTEN)
def test_what_a_driver_writes_is_opened_if_it_is_listed(driver: str, tmp_path: Path) -> None:
    """Whatever the file is called."""
    found = {form_of_written(driver, tmp_path / ending, ending) for ending in ENDINGS} - {None}
    listed = {form for form in Format if form == driver} | {THE_SAME.get(driver)} - {None}
    assert found <= listed


def form_of_written(driver: str, folder: Path, ending: str) -> Format | None:
    """As what mapper would open the file; None where it would not, or the driver writes none."""
    folder.mkdir()
    path = folder / f"units{ending}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            write(path, toy_rows(), driver=driver)
    except Exception:  # a driver that writes no polygons, or not here
        return None
    if not path.is_file():
        return None
    try:
        return format_of(path)
    except ForeignError:
        return None


def test_the_drivers_are_those_that_are_said() -> None:
    assert {form.value for form in Format} == {
        *("GeoJSON", "GeoJSONSeq", "TopoJSON", "GPKG", "ESRI Shapefile", "FlatGeobuf", "KML"),
    }
    for said in ("GeoJSON lines", "TopoJSON", "GeoPackage", "Shapefile", "FlatGeobuf", "KML"):
        assert said in SECURITY
