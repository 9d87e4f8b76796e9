"""Ground drawn on many days: folders, archives and files of polygons."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
import shapely
from shapely import Geometry, box

from mapper.control.polygon_history import (
    PolygonHistory,
    checked_pattern,
    day_by_pattern,
    holds_history,
    read_history,
)
from mapper.errors import BoundaryError, UsageError
from mapper.style.scheme_files import load_scheme
from tests.boundaries.files import Row, write, write_geojson

SCHEME = load_scheme("three-way")
WEST, EAST = box(60, 30, 62, 33), box(62, 30, 66, 33)
FIRST, SECOND = date(2021, 8, 5), date(2021, 8, 6)


def front(*statuses: str, **more: object) -> list[Row]:
    shapes = (WEST, EAST)
    return [({"status": its, **more}, shape) for its, shape in zip(statuses, shapes, strict=False)]


def read(*sources: Path, **options: object) -> PolygonHistory:
    return read_history(sources, SCHEME, **options)  # type: ignore[arg-type]


def told(history: PolygonHistory) -> list[str]:
    return [str(problem) for problem in history.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two days of a front."""
    for day, rows in ((FIRST, front("taliban", "government")), (SECOND, front("taliban"))):
        write_geojson(tmp_path / "front" / f"front-{day}.geojson", rows)
    return tmp_path / "front"


@pytest.fixture(autouse=True)
def _made(tmp_path: Path) -> None:
    (tmp_path / "front").mkdir()


def test_a_folder_has_a_file_for_each_day(folder: Path) -> None:
    history = read(folder)
    assert [(day.day, day.statuses) for day in history.days] == [
        (FIRST, ("taliban", "government")),
        (SECOND, ("taliban",)),
    ]
    assert shapely.equals(history.days[0].shapes[1], EAST)
    assert told(history) == []


def test_files_may_be_named_one_by_one_in_any_order(folder: Path) -> None:
    assert read(*sorted(folder.iterdir(), reverse=True)).days == read(folder).days


def test_one_file_may_hold_many_days(tmp_path: Path) -> None:
    rows = [
        ({"status": "taliban", "date": "2021-08-06"}, WEST),
        ({"status": "government", "date": "2021-08-05"}, WEST),
        ({"status": "contested", "date": "2021-08-06"}, EAST),
    ]
    history = read(write_geojson(tmp_path / "all.geojson", rows))
    assert [(day.day, day.statuses) for day in history.days] == [
        (FIRST, ("government",)),
        (SECOND, ("taliban", "contested")),
    ]


def test_several_files_of_one_day_are_joined(folder: Path) -> None:
    write_geojson(folder / "east-2021-08-06.geojson", [({"status": "government"}, EAST)])
    assert sorted(read(folder).days[1].statuses) == ["government", "taliban"]


@pytest.mark.parametrize(
    ("ending", "driver"),
    [("gpkg", "GPKG"), ("shp", "ESRI Shapefile"), ("fgb", "FlatGeobuf"), ("kml", "KML")],
)
def test_any_format_will_do(tmp_path: Path, ending: str, driver: str) -> None:
    field = "Name" if ending == "kml" else "status"
    path = tmp_path / "front" / f"front-2021-08-05.{ending}"
    history = read(write(path, [({field: "taliban"}, WEST)], driver=driver).parent)
    assert [day.statuses for day in history.days] == [("taliban",)]


def test_files_may_be_packed(folder: Path, tmp_path: Path) -> None:
    plain = read(folder).days
    for path in list(folder.iterdir()):
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()
    assert [day.day for day in read(folder).days] == [day.day for day in plain]


def test_an_archive_is_as_good_as_a_folder(folder: Path, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "front.zip", "w") as archive:
        for path in folder.iterdir():
            archive.write(path, f"maps/{path.name}")
    assert [day.statuses for day in read(tmp_path / "front.zip").days] == [
        day.statuses for day in read(folder).days
    ]


def test_a_packed_shapefile_goes_by_the_day_of_its_archive(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    made = write(tmp_path / "made" / "front.shp", front("taliban"))
    with ZipFile(tmp_path / "front" / "front-2021-08-05.zip", "w") as archive:
        for path in made.parent.iterdir():
            archive.write(path, path.name)
    assert [day.day for day in read(tmp_path / "front").days] == [FIRST]


def test_names_in_an_archive_lead_nowhere_else(folder: Path, tmp_path: Path) -> None:
    content = (folder / f"front-{FIRST}.geojson").read_bytes()
    with ZipFile(tmp_path / "front.zip", "w") as archive:
        archive.writestr("../../escaped-2021-08-05.geojson", content)
    before = {*tmp_path.parent.rglob("escaped*")}
    assert len(read(tmp_path / "front.zip").days) == 1
    assert {*tmp_path.parent.rglob("escaped*")} == before


def test_a_damaged_archive_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "front" / "front-2021-08-05.geojson.gz").write_bytes(b"\x1f\x8b broken")
    with pytest.raises(BoundaryError, match="cannot be unpacked"):
        read(tmp_path / "front")


def test_a_pattern_says_how_names_write_the_day(tmp_path: Path) -> None:
    write_geojson(tmp_path / "front" / "Lage_05Aug21_v2.geojson", front("taliban"))
    history = read(tmp_path / "front", date_pattern="%d%b%y")
    assert [day.day for day in history.days] == [FIRST]


def test_a_pattern_must_hold_a_whole_day() -> None:
    with pytest.raises(UsageError, match="does not tell a whole day"):
        checked_pattern("%Y-%m")
    assert day_by_pattern("x-5.8.2021-y", "%d.%m.%Y") == FIRST


def test_a_file_without_a_day_says_what_to_do(tmp_path: Path) -> None:
    write_geojson(tmp_path / "front" / "today.geojson", front("taliban"))
    history = read(tmp_path / "front")
    assert history.days == ()
    assert told(history) == [
        "today.geojson: neither a field nor its name tells the day — name it like "
        "front-2021-08-05.geojson, or say how with --date-pattern"
    ]


def test_all_polygons_may_have_one_status_and_the_rest_another(tmp_path: Path) -> None:
    write_geojson(tmp_path / "front" / "held-2021-08-05.geojson", [({"name": "x"}, WEST)])
    outline = box(60, 30, 66, 33)
    history = read(tmp_path / "front", status="taliban", rest="government", within=outline)
    (day,) = history.days
    assert day.statuses == ("government", "taliban")
    assert day.shapes[0] is outline


def test_a_collection_without_features_is_a_day_without_ground(folder: Path) -> None:
    empty = json.dumps({"type": "FeatureCollection", "features": []})
    (folder / "front-2021-08-07.geojson").write_text(empty)
    assert read(folder).days[-1].shapes == ()


def test_what_is_no_ground_is_left_out_and_told(tmp_path: Path) -> None:
    rows: list[Row] = [*front("taliban"), ({"status": "taliban"}, shapely.Point(61, 31))]
    history = read(write_geojson(tmp_path / "front-2021-08-05.geojson", rows))
    assert len(history.days[0].shapes) == 1
    assert told(history) == ["front-2021-08-05.geojson: feature 2: points or lines only, no ground"]


def test_what_happens_in_many_files_is_told_once(tmp_path: Path) -> None:
    bow = shapely.Polygon([(60, 30), (62, 33), (62, 30), (60, 33)])
    for day in range(1, 10):
        write_geojson(
            tmp_path / "front" / f"f-2021-08-0{day}.geojson", [({"status": "taliban"}, bow)]
        )
    assert told(read(tmp_path / "front")) == [
        "front: f-2021-08-01.geojson: feature 1: invalid ring repaired; the like in 8 more files"
    ]


def test_days_that_are_missing_are_told(tmp_path: Path) -> None:
    for day in (1, 2, 3, 6, 7):
        write_geojson(tmp_path / "front" / f"f-2021-08-0{day}.geojson", front("taliban"))
    assert told(read(tmp_path / "front")) == [
        "front: 2 days are not drawn between 2021-08-01 and 2021-08-07, the first after "
        "2021-08-03: as the day before"
    ]


def test_other_files_in_the_folder_are_passed_over(folder: Path) -> None:
    (folder / "readme.txt").write_text("x")
    assert told(read(folder)) == ["front: 1 file of no format for polygons left out — readme.txt"]


def test_a_file_that_cannot_be_read_is_a_problem_and_the_others_stay(folder: Path) -> None:
    (folder / "front-2021-08-07.geojson").write_text("{ broken")
    history = read(folder)
    assert len(history.days) == 2
    assert [problem.stops for problem in history.problems] == [True]


def test_heights_and_collections_are_no_trouble(tmp_path: Path) -> None:
    high: Geometry = shapely.force_3d(WEST, 7.0)
    mixed = shapely.GeometryCollection([EAST, shapely.Point(61, 31)])
    rows: list[Row] = [({"status": "taliban"}, high), ({"status": "government"}, mixed)]
    (day,) = read(write_geojson(tmp_path / "front-2021-08-05.geojson", rows)).days
    assert [shapely.has_z(shape) for shape in day.shapes] == [False, False]
    assert shapely.equals(day.shapes[day.statuses.index("government")], EAST)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda folder: folder / "front", True),
        (lambda folder: write_geojson(folder / "a.geojson", front("taliban")), True),
        (lambda folder: folder / "missing.geojson", False),
        (lambda folder: folder, False),
    ],
)
def test_drawn_ground_is_known_by_its_files(
    folder: Path, tmp_path: Path, make: Callable[[Path], Path], expected: bool
) -> None:
    assert holds_history(make(tmp_path)) is expected
