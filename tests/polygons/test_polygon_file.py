# SPDX-License-Identifier: MIT
"""Files of polygons with a status each. Drawn, one degree to a square:

lat 2  +-----------+
       | government|
lat 1  +-----------+
       |  taliban  |
lat 0  +-----------+
    lon 0          1
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import shapely

from mapper.errors import BoundaryError
from mapper.polygons.polygon_file import FieldsAsked, PolygonFile, holds_polygons, read_polygons
from mapper.style.meanings import with_meanings
from mapper.style.scheme_files import load_scheme
from tests.boundaries.files import Row, write, write_geojson

NORTH, SOUTH = shapely.box(0, 1, 1, 2), shapely.box(0, 0, 1, 1)
SCHEME = load_scheme("three-way")


def rows(field: str, *values: Any, **more: Any) -> list[Row]:
    shapes = (NORTH, SOUTH, shapely.box(1, 0, 2, 1), shapely.box(2, 0, 3, 1))
    return [({field: value, **more}, shape) for value, shape in zip(values, shapes, strict=False)]


def read(path: Path, **options: Any) -> PolygonFile:
    names = ("columns", "shared", "date_order", "status")
    asked = {name: options.pop(name) for name in names if name in options}
    return read_polygons(path, SCHEME, fields=FieldsAsked(**asked), **options)


def statuses(found: PolygonFile) -> list[str]:
    return [record.status for record in found.records]


@pytest.mark.parametrize("field", ["status", "Control", "controlled_by", "HOLDER", "zone"])
def test_the_status_is_found_by_its_heading_or_its_values(tmp_path: Path, field: str) -> None:
    path = write_geojson(tmp_path / "front.geojson", rows(field, "Government", "taliban"))
    assert statuses(read(path)) == ["government", "taliban"]


@pytest.mark.parametrize("ending", ["gpkg", "shp", "fgb", "kml"])
def test_any_format_will_do(tmp_path: Path, ending: str) -> None:
    field = "Name" if ending == "kml" else "status"
    path = write(tmp_path / f"front.{ending}", rows(field, "government", "taliban"))
    assert sorted(statuses(read(path))) == ["government", "taliban"]


@pytest.mark.parametrize("field", ["styleUrl", "fill", "marker-color"])
def test_how_a_polygon_is_drawn_is_no_status_unless_it_is_asked_for(
    tmp_path: Path, field: str
) -> None:
    path = write_geojson(tmp_path / "front.geojson", rows(field, "government", "taliban"))
    with pytest.raises(BoundaryError, match=f"with one of: {field} \\(government, taliban\\)"):
        read(path)
    assert statuses(read(path, columns={"status": field})) == ["government", "taliban"]


def test_another_field_is_asked_for(tmp_path: Path) -> None:
    path = write_geojson(
        tmp_path / "front.geojson", rows("status", "open", "shut", was="government")
    )
    assert statuses(read(path, columns={"status": "was"})) == ["government", "government"]


def test_a_doubt_about_the_field_lists_the_fields_with_values(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "front.geojson", rows("zone", "open", "shut", kind="a"))
    with pytest.raises(BoundaryError) as error:
        read(path)
    assert str(error.value) == (
        "front.geojson: cannot tell which field holds the status — say "
        '`columns={"status": "FIELD"}` with one of: zone (open, shut), kind (a); '
        '`status` where all polygons have the same; or `status_from="name"`, layer or folder where '
        "a name tells it"
    )


def test_tricks_and_length_of_values_stay_out_of_the_message(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "front.geojson", rows("zone\u202e", "a\u202eb" * 40, "shut"))
    with pytest.raises(BoundaryError) as error:
        read(path)
    assert f"one of: zone ({'ab' * 14}a…, shut); `status`" in str(error.value)


def test_a_field_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "front.geojson", rows("status", "taliban"))
    with pytest.raises(BoundaryError, match=r"no field named 'holder' — .* one of: status"):
        read(path, columns={"status": "holder"})


def test_columns_meant_for_a_table_are_passed_over(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "front.geojson", rows("status", "taliban"))
    found = read(path, columns={"place": "District", "status": "who"}, shared=True)
    assert statuses(found) == ["taliban"]


def test_numbers_make_no_field_one_of_statuses(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "front.geojson", rows("id", 1, 2))
    with pytest.raises(BoundaryError, match="no fields of text"):
        read(path)


def test_numbers_in_a_field_of_statuses_mean_what_they_are_said_to_mean(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "control.geojson", rows("control", 1, 2))
    scheme = with_meanings(SCHEME, {"1": "government", "2": "taliban"})
    assert statuses(read_polygons(path, scheme)) == ["government", "taliban"]


def test_an_unknown_status_is_a_problem_with_the_closest(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "front.geojson", rows("status", "taliban", "goverment"))
    (problem,) = (problem for problem in read(path).problems if problem.stops)
    assert str(problem).startswith(
        "front.geojson:2: no status 'goverment' in the scheme 'three-way' — closest: 'government'"
    )


def test_a_polygon_without_a_status_is_a_problem(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "front.geojson", rows("status", "taliban", None))
    (problem,) = (problem for problem in read(path).problems if problem.stops)
    assert str(problem) == "front.geojson:2: the status is empty — fill the column 'status'"


def test_statuses_come_in_the_order_of_the_scheme_mixed_then_contested_last(tmp_path: Path) -> None:
    path = write_geojson(
        tmp_path / "front.geojson", rows("status", "contested", "taliban", "mixed", "government")
    )
    found = read(path)
    assert statuses(found) == ["government", "taliban", "mixed", "contested"]
    assert found.shapes[3].bounds == NORTH.bounds


def test_what_is_no_ground_is_left_out_and_told(tmp_path: Path) -> None:
    mixed = [
        *rows("status", "taliban"),
        ({"status": "taliban"}, shapely.Point(5, 5)),
        ({"status": "government"}, shapely.force_3d(SOUTH)),
        ({"status": "government"}, None),
    ]
    found = read(write_geojson(tmp_path / "front.geojson", mixed))
    assert statuses(found) == ["government", "taliban"]
    assert [problem.what for problem in found.problems] == [
        "feature 2: points or lines only, no ground",
        "feature 3: heights dropped",
        "feature 4: no geometry",
    ]


def test_a_file_without_ground_is_refused(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "towns.geojson", [({"status": "x"}, shapely.Point(1, 1))])
    with pytest.raises(BoundaryError, match="has no ground, only 1 point"):
        read(path)


def test_the_source_of_a_polygon_stays_with_it(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "front.geojson", rows("status", "taliban", source="AFP"))
    (record,) = read(path).records
    assert (record.source, str(record.where)) == ("AFP", "front.geojson:1")


# --- the day ---


def test_a_field_tells_the_day(tmp_path: Path) -> None:
    path = write_geojson(
        tmp_path / "a-2020-01-01.geojson", rows("status", "taliban", date="2021-08-05")
    )
    assert read(path).day == date(2021, 8, 5)


def test_a_day_that_is_given_stands_before_that_of_the_name(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a-2021-08-05.geojson", rows("status", "taliban"))
    assert read(path).day == date(2021, 8, 5)
    assert read(path, day=date(2021, 8, 9)).day == date(2021, 8, 9)


# --- what is a file of polygons ---


def test_the_ending_tells(tmp_path: Path) -> None:
    assert holds_polygons("front.geojson")
    assert holds_polygons(tmp_path / "front.GPKG")
    assert not holds_polygons("control.csv")
    assert not holds_polygons("-")


def test_of_json_the_content_tells(tmp_path: Path) -> None:
    ground = write_geojson(tmp_path / "ground.json", rows("status", "taliban"))
    table = tmp_path / "table.json"
    table.write_text(json.dumps([{"place": "Kabul", "type": "Feature"}]), encoding="utf-8")
    assert (holds_polygons(ground), holds_polygons(table)) == (True, False)


def test_of_an_archive_the_names_inside_tell(tmp_path: Path) -> None:
    for name, inside in (("a.zip", "front.shp"), ("b.zip", "control.csv")):
        with ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(inside, "")
    assert [holds_polygons(tmp_path / name) for name in ("a.zip", "b.zip", "none.zip")] == [
        True,
        False,
        False,
    ]


def test_fields_that_look_as_if_they_counted_are_told(tmp_path: Path) -> None:
    rows = [
        ({"control": name, "until": "2021-08-09"}, shape)
        for name, shape in (("taliban", NORTH), ("government", SOUTH))
    ]
    path = write_geojson(tmp_path / "front.geojson", rows)
    found = read(path, status="taliban", day=date(2021, 8, 5))
    assert statuses(found) == ["taliban", "taliban"]
    assert [problem.what for problem in found.problems] == [
        "the field 'control' is passed over: all polygons are given one status",
        "the field 'until' is passed over: what is drawn for a day is of that day alone",
    ]


def test_a_day_that_some_polygons_lack_is_none_and_told(tmp_path: Path) -> None:
    rows = [
        ({"status": name, "date": day}, shape)
        for name, day, shape in (("taliban", "2021-08-05", NORTH), ("government", None, SOUTH))
    ]
    found = read_polygons(write_geojson(tmp_path / "front.geojson", rows), SCHEME)
    assert found.day is None
    assert [problem.what for problem in found.problems] == [
        "the field 'date' is passed over: feature 2 has no day"
    ]
