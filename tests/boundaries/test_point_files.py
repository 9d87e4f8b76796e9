# SPDX-License-Identifier: MIT
"""Files of points in formats of shapes, as tables: KML, GeoPackage, Shapefile, FlatGeobuf."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import shapely

from mapper.boundaries.point_files import is_point_file, point_table
from mapper.errors import TableError
from mapper.reading.given import holds_ground
from mapper.tables.raw import RawTable
from tests.boundaries.files import write

HAVEN, PORT = shapely.Point(1.5, 2.5), shapely.Point(2.5, 3.5)
ROWS = [({"place": "Haven", "status": "a"}, HAVEN), ({"place": "Port", "status": "b"}, PORT)]


def kml(*folders: str) -> str:
    inside = "\n".join(folders)
    start = '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    return f"{start}<name>Toyland</name>\n{inside}\n</Document></kml>"


def folder(name: str, *places: str) -> str:
    return f"<Folder><name>{name}</name>\n" + "\n".join(places) + "</Folder>"


def place(name: str, lon: float, more: str = "") -> str:
    at = f"<Point><coordinates>\n{lon},2.5,0\n</coordinates></Point>"
    return f"<Placemark><name>{name}</name>{more}{at}</Placemark>"


def data(**values: str) -> str:
    pairs = (f'<Data name="{n}"><value>{v}</value></Data>' for n, v in values.items())
    return f"<ExtendedData>{''.join(pairs)}</ExtendedData>"


def read(path: Path, text: str) -> RawTable:
    path.write_text(text, encoding="utf-8")
    return point_table(path)


def cells(table: RawTable) -> list[dict[str, Any]]:
    return [{k: v for k, v in row.cells.items() if v is not None} for row in table.rows]


@pytest.mark.parametrize("ending", ["gpkg", "shp", "fgb"])
def test_points_are_rows_with_their_fields_and_degrees(tmp_path: Path, ending: str) -> None:
    path = write(tmp_path / f"places.{ending}", ROWS)
    assert is_point_file(path)
    found = sorted(cells(point_table(path)), key=lambda row: row["place"])
    assert found == [
        {"place": "Haven", "status": "a", "lat": 2.5, "lon": 1.5},
        {"place": "Port", "status": "b", "lat": 3.5, "lon": 2.5},
    ]


def test_metres_become_degrees_and_that_is_noted(tmp_path: Path) -> None:
    metres = [({"place": "Haven"}, shapely.Point(500_000, 0))]
    table = point_table(write(tmp_path / "places.gpkg", metres, crs="EPSG:32631"))
    assert (table.rows[0].cells["lon"], table.rows[0].cells["lat"]) == pytest.approx((3.0, 0.0))
    assert [problem.what for problem in table.notes] == ["reprojected from EPSG:32631 to WGS84"]


def test_polygons_stay_drawn_ground(tmp_path: Path) -> None:
    path = write(tmp_path / "front.gpkg", [({"status": "a"}, shapely.box(0, 0, 1, 1))])
    assert not is_point_file(path)
    assert holds_ground(path)


def test_a_folder_is_the_status_of_the_places_in_it(tmp_path: Path) -> None:
    sides = kml(folder("North", place("Haven", 1)), folder("South", place("Port", 2)))
    table = read(tmp_path / "my.kml", sides)
    assert cells(table) == [
        {"name": "Haven", "status": "North", "lat": "2.5", "lon": "1"},
        {"name": "Port", "status": "South", "lat": "2.5", "lon": "2"},
    ]
    assert [str(problem) for problem in table.notes] == [
        "my.kml: the status of a place is the name of its folder: North (1), South (1)"
    ]


def test_a_status_of_its_own_comes_before_the_folder(tmp_path: Path) -> None:
    layer = folder("Layer 1", place("Haven", 1, data(control="North", since="2021")))
    table = read(tmp_path / "my.kml", kml(layer))
    assert cells(table)[0]["control"] == "North"
    assert "status" not in table.headings


def test_a_description_of_pairs_gives_columns_and_any_other_is_text(tmp_path: Path) -> None:
    pairs = "<description><![CDATA[date: 2021-08-05<br>source: <b>A</b> letter]]></description>"
    text = "<description>Taken &lt;i&gt;at night&lt;/i&gt;</description>"
    sides = kml(folder("North", place("Haven", 1, pairs), place("Port", 2, text)))
    first, second = cells(read(tmp_path / "my.kml", sides))
    assert (first["date"], first["source"]) == ("2021-08-05", "A letter")
    assert second["description"] == "Taken at night"


def test_rows_have_the_lines_of_their_placemarks(tmp_path: Path) -> None:
    table = read(tmp_path / "my.kml", kml(folder("North", place("Haven", 1), place("Port", 2))))
    assert [row.line for row in table.rows] == [3, 6]


def test_a_time_stamp_is_the_date(tmp_path: Path) -> None:
    stamp = "<TimeStamp><when>2021-08-05</when></TimeStamp>"
    table = read(tmp_path / "my.kml", kml(folder("North", place("Haven", 1, stamp))))
    assert cells(table)[0]["date"] == "2021-08-05"


def test_a_placemark_without_a_point_is_left_out_with_a_note(tmp_path: Path) -> None:
    bare = "<Placemark><name>Nowhere</name></Placemark>"
    table = read(tmp_path / "my.kml", kml(folder("North", place("Haven", 1), bare)))
    assert len(table.rows) == 1
    assert table.notes[-1].what == "1 placemark without a point left out"


def test_a_kmz_is_read_as_the_kml_in_it(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "my.kmz", "w") as packed:
        packed.writestr("doc.kml", kml(folder("North", place("Haven", 1))))
    assert is_point_file(tmp_path / "my.kmz")
    assert cells(point_table(tmp_path / "my.kmz"))[0]["status"] == "North"


def test_a_line_makes_a_kml_no_table(tmp_path: Path) -> None:
    road = "<Placemark><LineString><coordinates>0,0 1,1</coordinates></LineString></Placemark>"
    path = tmp_path / "my.kml"
    path.write_text(kml(folder("North", place("Haven", 1), road)), encoding="utf-8")
    assert not is_point_file(path)


def test_of_several_layers_one_is_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "places.gpkg", ROWS[:1], layer="towns")
    write(path, ROWS[1:], layer="bases", mode="a")
    with pytest.raises(TableError, match=r"`sheet` with one of: towns, bases"):
        point_table(path)
    assert cells(point_table(path, "bases"))[0]["place"] == "Port"


@pytest.mark.parametrize("text", ["", "<kml/>", "not a KML <Point>"])
def test_what_is_no_kml_of_points_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "my.kml").write_text(text)
    assert not is_point_file(tmp_path / "my.kml")
