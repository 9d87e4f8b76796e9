# SPDX-License-Identifier: MIT
"""What is written reads back in geopandas: the same ids, statuses, days, figures and shapes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd
import pytest

from mapper.exports.data import data_files
from mapper.geometry.topology import decode
from mapper.joined.joined_table import Holds, Joined
from mapper.reading.inputs import BUNDLED_DAY
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.export import joined_day
from mapper.verbs.look import Look
from tests.exports.toy_data import WORDS, toy_day, toy_history

Frame = Any
BUNDLED = joined_day(read_inputs(), Look(as_of=BUNDLED_DAY, provinces_from="capital"), "mapper 1")
EVERYTHING = [toy_day(), toy_history(), BUNDLED]
NAMES = ["toy", "toy history", "Afghanistan"]
LAYERS = ("units", "places", "borders")


def read_geojson(folder: Path, layer: str) -> Frame:
    return geopandas.read_file(folder / ("a.geojson" if layer == "units" else f"a-{layer}.geojson"))


def read_geopackage(folder: Path, layer: str) -> Frame:
    return geopandas.read_file(folder / "a.gpkg", layer=layer)


def read_geoparquet(folder: Path, layer: str) -> Frame:
    name = "a.parquet" if layer == "units" else f"a-{layer}.parquet"
    return geopandas.read_parquet(folder / name)


def read_kml(folder: Path, layer: str) -> Frame:
    titles = {"units": "Units", "places": "Places", "borders": "Border regions"}
    return geopandas.read_file(folder / "a.kml", layer=titles[layer]).rename(
        columns={"Name": "name"}
    )


READERS: dict[str, Callable[[Path, str], Frame]] = {
    "geojson": read_geojson,
    "gpkg": read_geopackage,
    "parquet": read_geoparquet,
    "kml": read_kml,
}


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("joined", EVERYTHING, ids=NAMES)
def test_layers_read_back(joined: Joined, form: str, layer: str, tmp_path: Path) -> None:
    write(joined, form, tmp_path)
    found = READERS[form](tmp_path, layer)
    (written,) = (entry for entry in joined.layers if entry.name == layer)
    for column in ("id", "name", "status", "note", "derived_from"):
        assert texts(found, column) == [row[column] for row in written.rows], column
    for column in ("since", "date"):
        assert days(found, column) == [row[column] for row in written.rows], column
    same = [
        shape is not None and read.normalize().equals_exact(shape.normalize(), 0.0000001)
        for read, shape in zip(found.geometry, map(multi(found), written.shapes), strict=True)
    ]
    assert all(same)
    if layer == "units" and "area_km2" in found:
        areas = pd.to_numeric(found["area_km2"])
        assert list(areas) == [row["area_km2"] for row in written.rows]


@pytest.mark.parametrize("joined", EVERYTHING, ids=NAMES)
def test_topojson_reads_back_to_the_tenth_of_a_metre(joined: Joined, tmp_path: Path) -> None:
    write(joined, "topojson", tmp_path)
    topology = json.loads((tmp_path / "a.topojson").read_text(encoding="utf-8"))
    for layer in joined.layers:
        if layer.of_points:
            continue
        read = decode(topology, layer.name)
        assert [entry["id"] for _, entry, _ in read] == [row["id"] for row in layer.rows]
        assert [entry["status"] for _, entry, _ in read] == [row["status"] for row in layer.rows]
        for (_, _, shape), written in zip(read, layer.shapes, strict=True):
            assert written is not None
            assert shape.hausdorff_distance(written) < 0.000001
    frame = geopandas.read_file(tmp_path / "a.topojson", layer="units")
    assert list(frame["id"]) == [row["id"] for row in joined.layers[0].rows]


@pytest.mark.parametrize("joined", [toy_day(), toy_history()], ids=NAMES[:2])
def test_days_of_parquet_are_moments_of_pandas(joined: Joined, tmp_path: Path) -> None:
    write(joined, "parquet", tmp_path)
    kinds = read_geoparquet(tmp_path, "units").dtypes
    days = [c.name for c in joined.columns if c.holds in (Holds.DAY, Holds.MIDNIGHT)]
    assert {str(kinds[name]) for name in days} == {"datetime64[ms]"}


def test_a_shared_border_stands_once_in_topojson(tmp_path: Path) -> None:
    """Four squares have twelve sides, of which four are shared; corners join some of the others."""
    write(toy_day("2021-08-01 Northfield blue"), "topojson", tmp_path)
    topology = json.loads((tmp_path / "a.topojson").read_text(encoding="utf-8"))
    members = topology["objects"]["units"]["geometries"]
    used = [index for member in members for ring in member["arcs"] for index in ring]
    assert sum(~index in used for index in used if index >= 0) == 4


def test_points_of_topojson_lie_where_they_were(tmp_path: Path) -> None:
    write(toy_day(), "topojson", tmp_path)
    frame = geopandas.read_file(tmp_path / "a.topojson", layer="places")
    assert [(point.x, point.y) for point in frame.geometry] == [pytest.approx((1.5, 0.5))]


@pytest.mark.parametrize("joined", EVERYTHING, ids=NAMES)
def test_csv_reads_back_with_all_layers(joined: Joined, tmp_path: Path) -> None:
    write(joined, "csv", tmp_path)
    frame = pd.read_csv(tmp_path / "a.csv")
    rows = list(joined.rows())
    assert list(frame.columns) == [column.name for column in joined.columns]
    assert texts(frame, "id") == [row["id"] for row in rows]
    assert texts(frame, "status") == [row["status"] for row in rows]
    assert days(frame, "since") == [row["since"] for row in rows]
    assert frame["lon"].dtype == float


@pytest.mark.parametrize("joined", EVERYTHING, ids=NAMES)
def test_xlsx_reads_back_with_all_layers(joined: Joined, tmp_path: Path) -> None:
    write(joined, "xlsx", tmp_path)
    frame = pd.read_excel(tmp_path / "a.xlsx", sheet_name="Control", engine="calamine")
    rows = list(joined.rows())
    assert texts(frame, "id") == [row["id"] for row in rows]
    assert texts(frame, "status") == [row["status"] for row in rows]
    assert days(frame, "since") == [row["since"] for row in rows]
    assert frame["lon"].dtype == float


@pytest.mark.parametrize("form", [*READERS, "topojson", "csv", "xlsx"])
@pytest.mark.parametrize("joined", EVERYTHING, ids=NAMES)
def test_the_same_data_give_the_same_bytes(joined: Joined, form: str) -> None:
    one, other = (data_files(joined, form, f"a.{form}", WORDS) for _ in range(2))
    assert one == other


def write(joined: Joined, form: str, folder: Path) -> None:
    for file in data_files(joined, form, f"a.{form}", WORDS):
        (folder / file.name).write_bytes(file.content)


def texts(frame: Frame, column: str) -> list[str | None]:
    """The cells of a column; what a reader gives for nothing, or a column that it leaves out."""
    if column not in frame:
        return [None] * len(frame)
    return [None if pd.isna(cell) or cell == "" else str(cell) for cell in frame[column]]


def days(frame: Frame, column: str) -> list[date | None]:
    cells = [None if pd.isna(cell) or cell == "" else cell for cell in frame[column]]
    return [cell and pd.Timestamp(cell).date() for cell in cells]


def multi(frame: Frame) -> Callable[[Any], Any]:
    """Shapes as the format holds them: some have polygons in collections only."""
    from shapely import MultiPolygon

    many = {shape.geom_type for shape in frame.geometry} == {"MultiPolygon"}
    return lambda shape: MultiPolygon([shape]) if many and shape.geom_type == "Polygon" else shape
