# SPDX-License-Identifier: MIT
"""GeoJSON and GeoParquet: the provenance is in the file, rings run as the standards say."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from typing import Any

import pytest
import shapely
from pyarrow import parquet

from mapper.errors import OutputError
from mapper.exports.geojson import as_geojson, with_open_end
from mapper.exports.geoparquet import as_geoparquet
from mapper.exports.topojson import as_topojson
from mapper.joined.joined_table import Joined
from tests.exports.toy_data import HOSTILE, WORDS, hostile, toy_day, toy_history


def collection(joined: Joined) -> Any:
    return json.loads(as_geojson(joined, joined.layers))


def test_days_are_iso_and_what_is_not_known_is_null() -> None:
    northfield, eastvale, *_ = collection(toy_day())["features"]
    assert northfield["id"] == "Northfield"
    assert northfield["properties"]["since"] == "2021-08-01"
    assert northfield["properties"]["stale"] is False
    assert eastvale["properties"]["status"] is None


def test_ids_of_features_are_unique_so_a_history_has_none() -> None:
    assert all("id" not in feature for feature in collection(toy_history())["features"])
    assert "id" not in as_topojson(toy_history()).partition('"properties"')[0].partition("geom")[2]


def test_in_a_history_every_row_ends_for_programs_that_filter_by_time() -> None:
    history = with_open_end(toy_history(), WORDS)
    written = collection(history)
    ends = {feature["properties"]["valid_to"] for feature in written["features"]}
    assert None not in ends
    assert "9999-12-31" in ends
    assert "9999-12-31 where it holds at the end" in written["metadata"]["columns"]["valid_to"]


def test_the_provenance_is_a_foreign_member() -> None:
    for text in (as_geojson(toy_day(), toy_day().layers), as_topojson(toy_day())):
        metadata = json.loads(text)["metadata"]
        assert metadata["as_of"] == "2021-08-05"
        assert metadata["columns"]["since"] == "First day of the unbroken run of this status"
        assert metadata["credits"][0]["attribution"] == "Drawn for the tests"


def test_outer_rings_run_against_the_clock() -> None:
    features = collection(toy_day())["features"]
    rings = [f["geometry"]["coordinates"][0] for f in features if f["properties"]["kind"] == "unit"]
    assert all(shapely.LinearRing(ring).is_ccw for ring in rings)


def test_a_collection_says_what_box_it_lies_in() -> None:
    assert collection(toy_day())["bbox"] == [0.0, 0.0, 2.0, 2.0]


def test_across_the_line_of_180_degrees_west_is_the_larger() -> None:
    joined = toy_day()
    sides = (shapely.box(178, -19, 180, -16), shapely.box(-180, -17, -179, -16))
    layer = replace(joined.layers[0], rows=joined.layers[0].rows[:2], shapes=sides)
    across = replace(joined, layers=(layer,))
    assert collection(across)["bbox"] == [178.0, -19.0, -179.0, -16.0]
    table = parquet.read_table(io.BytesIO(as_geoparquet(across, layer)))
    geo = json.loads(table.schema.metadata[b"geo"])
    assert geo["columns"]["geometry"]["bbox"] == [178.0, -19.0, -179.0, -16.0]


def test_around_nothing_there_is_no_box() -> None:
    assert "bbox" not in json.loads(as_geojson(toy_day(), []))


def test_a_place_without_a_position_has_no_geometry() -> None:
    joined = toy_day()
    layers = [replace(layer, shapes=(None,) * len(layer.shapes)) for layer in joined.layers]
    bare = replace(joined, layers=(joined.layers[0], layers[1]))
    assert collection(bare)["features"][-1]["geometry"] is None
    assert json.loads(as_topojson(bare))["objects"]["places"]["geometries"][0]["type"] is None
    assert (
        parquet.read_table(io.BytesIO(as_geoparquet(bare, layers[1])))["geometry"][0].as_py()
        is None
    )


def test_hostile_text_is_text() -> None:
    for feature in collection(hostile())["features"]:
        assert feature["properties"]["note"] == HOSTILE


def test_parquet_says_what_it_holds() -> None:
    joined = toy_day()
    table = parquet.read_table(io.BytesIO(as_geoparquet(joined, joined.layers[0])))
    geo = json.loads(table.schema.metadata[b"geo"])
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    assert geo["columns"]["geometry"]["bbox"] == [0.0, 0.0, 2.0, 2.0]
    assert geo["columns"]["geometry"]["geometry_types"] == ["Polygon"]
    assert json.loads(table.schema.metadata[b"control_mapper"])["made_with"] == "mapper 1"
    assert str(table.schema.field("since").type) == "timestamp[ms]"
    assert table.schema.field("since").metadata == {
        b"description": b"First day of the unbroken run of this status"
    }


def test_without_the_library_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match=r"pip install 'control-mapper\[parquet\]'"):
        as_geoparquet(toy_day(), toy_day().layers[0])
