# SPDX-License-Identifier: MIT
"""Plain GeoJSON is read as GDAL reads it, and what is not plain is left to GDAL."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapper.boundaries.features import Features
from mapper.boundaries.geojson import read_drawn, read_plain
from mapper.boundaries.reading import read_shapes
from mapper.boundaries.units import is_missing
from mapper.boundaries.values import field_value
from mapper.tables.raw import cell_value
from tests.benchmarks.real_fronts import OccupiedGround, WholeMap

SQUARE = [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]
HOLE = [[0.2, 0.2], [0.2, 0.4], [0.4, 0.4], [0.2, 0.2]]


def feature(coordinates: Any = SQUARE, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties or {"name": "A"}, "geometry": geometry}


def write(folder: Path, features: list[Any], **members: Any) -> Path:
    path = folder / "units.geojson"
    whole = {"type": "FeatureCollection", "features": features, **members}
    # GDAL does not read escaped pairs of surrogates.
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return path


def by_gdal(path: Path) -> Features:
    frame, _ = read_shapes(path, path.name)
    columns = {
        str(name): [None if is_missing(value) else value for value in frame[name].tolist()]
        for name in frame.columns
        if name != frame.geometry.name
    }
    return Features(list(frame.geometry), columns)


def must_be_alike(path: Path) -> None:
    """Where the file is plain, both ways give the same values of the same types and shapes."""
    plain, other = read_plain(path), by_gdal(path)
    assert plain is not None
    assert repr(plain.columns) == repr(dict(other.columns))
    assert shapely.to_wkb(plain.shapes).tolist() == shapely.to_wkb(other.shapes).tolist()


@pytest.mark.parametrize(
    "features",
    [
        [feature(name="Herat"), feature(name="هرات")],
        [feature(name="A", code=4), feature(name="B", code=None)],
        [feature(name="A", size=1), feature(name="B", size=2.5)],
        [feature(name="A", open=True), feature(name="B", open=False)],
        [feature(name="", code="007"), feature(name=" B ", code=None)],
        [feature([*SQUARE, HOLE], name="with a hole")],
        [feature([SQUARE, [[[2, 0], [3, 0], [3, 1], [2, 0]]]], "MultiPolygon", name="A")],
        [feature([[*SQUARE, HOLE], [[[2, 0], [3, 0], [3, 1], [2, 0]]]], "MultiPolygon")],
        [feature([[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]], name="a bow tie")],
    ],
)
def test_plain_files_are_read_alike(tmp_path: Path, features: list[Any]) -> None:
    must_be_alike(write(tmp_path, features))


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
fields = st.sampled_from(
    [
        words,
        st.one_of(words, st.none()),
        st.integers(-(2**30), 2**30),
        st.one_of(st.integers(-9, 9), st.none()),
        st.floats(-1e6, 1e6, allow_nan=False),
        st.booleans(),
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), st.lists(fields, min_size=1, max_size=3), st.integers(1, 4))
def test_whatever_the_fields_hold(
    tmp_path: Path, data: st.DataObject, kinds: list[Any], count: int
) -> None:
    rows = [{f"f{i}": data.draw(kind) for i, kind in enumerate(kinds)} for _ in range(count)]
    path = write(tmp_path, [feature(**row) for row in rows])
    if read_plain(path) is not None:
        must_be_alike(path)


@pytest.mark.parametrize(
    "features",
    [
        [feature(name="A"), feature(code="B")],
        [feature(name="A"), feature(name=7)],
        [feature(name={"en": "A"})],
        [feature(name="2021-08-05")],
        [feature(name="A", number=2**40)],
        [feature([[[0, 0, 5], [1, 0, 5], [1, 1, 5], [0, 0, 5]]], name="with heights")],
        [feature([[[0, 0], [1, 0], [1, 1]]], name="an open ring")],
        [feature([0, 0], "Point", name="a point")],
        [feature([[[5000, 0], [5001, 0], [5001, 1], [5000, 0]]], name="no degrees")],
        [feature(name="A") | {"geometry": None}],
        [feature(name="A") | {"id": 3}],
        [{"type": "Feature", "properties": None, "geometry": None}],
        [],
    ],
)
def test_what_is_not_plain_is_left_to_gdal(tmp_path: Path, features: list[Any]) -> None:
    assert read_plain(write(tmp_path, features)) is None


def test_a_reference_system_is_left_to_gdal(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "EPSG:32641"}}
    assert read_plain(write(tmp_path, [feature(name="A")], crs=crs)) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"type": "Feature"}', "\xff", "null"])
def test_what_is_no_collection_is_left_to_gdal(tmp_path: Path, text: str) -> None:
    path = tmp_path / "units.geojson"
    path.write_bytes(text.encode("latin-1"))
    assert read_plain(path) is None


# --- drawn ground -------------------------------------------------------------------------------

HIGH = [[[0, 0, 1], [1, 0, 2], [1, 1, 0], [0, 0, 1]]]
CRS84 = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}


def cells_by_gdal(path: Path) -> dict[str, list[Any]]:
    frame, _ = read_shapes(path, path.name)
    return {
        str(name): [cell_value(field_value(value)) for value in frame[name].tolist()]
        for name in frame.columns
        if name != frame.geometry.name
    }


def must_be_drawn_alike(path: Path) -> None:
    drawn, frame = read_drawn(path), read_shapes(path, path.name)[0]
    assert drawn is not None
    cells = {name: list(map(cell_value, values)) for name, values in drawn.columns.items()}
    assert cells == cells_by_gdal(path)
    assert shapely.to_wkb(drawn.shapes).tolist() == shapely.to_wkb(frame.geometry).tolist()


@pytest.mark.parametrize(
    "features",
    [
        [feature(HIGH, name="heights"), feature(HIGH, name=None)],
        [feature([HIGH, HIGH], "MultiPolygon")],
        [feature([1, 2], "Point"), feature([1.5, 2, 30], "Point"), feature()],
        [feature(name="A"), feature(fill="#a52714"), feature(name="B", fill="#0f9d58")],
        [feature(**{"icon-offset": [32, 64]}), feature(name="A")],
        [feature(size=1), feature(other=2)],
        [{**feature(), "properties": {}}],
        [{**feature(), "properties": None}, feature(name="A")],
    ],
)
def test_drawn_ground_is_as_gdal_gives_it(tmp_path: Path, features: list[Any]) -> None:
    must_be_drawn_alike(write(tmp_path, features, name="drawn"))
    must_be_drawn_alike(write(tmp_path, features, crs=CRS84))


def test_a_collection_of_drawn_ground_is_as_gdal_gives_it(tmp_path: Path) -> None:
    parts = [{"type": "Polygon", "coordinates": HIGH}, {"type": "Point", "coordinates": [1, 2, 3]}]
    geometry = {"type": "GeometryCollection", "geometries": parts}
    must_be_drawn_alike(write(tmp_path, [{**feature(name="A"), "geometry": geometry}]))


def test_ground_that_stays_from_file_to_file_is_made_once(tmp_path: Path) -> None:
    one, other = (read_drawn(write(tmp_path, [feature(name=name)])) for name in "AB")
    assert one is not None
    assert other is not None
    assert one.shapes[0] is other.shapes[0]


@pytest.mark.parametrize(
    "features",
    [
        [feature(name="A"), feature(name=1)],
        [feature(when="2021-08-05T10:00:00")],
        [feature(parts=[1, 2.5])],
        [feature(parts=["x"])],
        [feature(parts={"x": 1})],
        [feature(open=True), feature()],
        [feature([[[0, 0], [1, 0, 1], [1, 1], [0, 0]]])],
        [feature([HIGH, SQUARE], "MultiPolygon")],
        [feature([SQUARE, [[[0, 0], [1, 0], [1, 1], [0.5, 0]]]], "MultiPolygon")],
        [
            feature(
                [SQUARE, [[[True, False], [True, True], [False] * 2, [True, False]]]],
                "MultiPolygon",
            )
        ],
        [feature([SQUARE, [["ab", "cd", "ef", "ab"]]], "MultiPolygon")],
        [feature([SQUARE, {}], "MultiPolygon")],
        [feature([[0, 0], [1, 1]], "LineString")],
        [{**feature(), "geometry": None}],
        [{**feature(), "id": 7}],
    ],
)
def test_what_only_gdal_knows_of_drawn_ground_is_left_to_it(
    tmp_path: Path, features: list[Any]
) -> None:
    assert read_drawn(write(tmp_path, features)) is None


def test_reference_systems_but_degrees_are_left_to_gdal(tmp_path: Path) -> None:
    for name in ("EPSG:32641", "urn:ogc:def:crs:EPSG::4326"):
        crs = {"type": "name", "properties": {"name": name}}
        assert read_drawn(write(tmp_path, [feature(name="A")], crs=crs)) is None
    linked = {"type": "link", "properties": {"href": "a.prj"}}
    assert read_drawn(write(tmp_path, [feature(name="A")], crs=linked)) is None


@pytest.mark.parametrize("seed", range(6))
def test_fronts_drawn_by_hand_are_as_gdal_gives_them(tmp_path: Path, seed: int) -> None:
    for folder in (
        OccupiedGround(2, corners=200, islands=8, seed=seed).write(tmp_path / "ground"),
        WholeMap(2, corners=800, areas=12, points=20, seed=seed).write(tmp_path / "map"),
    ):
        for file in sorted(folder.iterdir()):
            must_be_drawn_alike(file)


def test_a_day_of_drawn_ground_stays_a_text(tmp_path: Path) -> None:
    drawn = read_drawn(write(tmp_path, [feature(day="2021-08-05"), feature(day=None)]))
    assert drawn is not None
    assert drawn.columns == {"day": ["2021-08-05", None]}
