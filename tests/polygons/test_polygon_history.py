# SPDX-License-Identifier: MIT
"""Ground drawn on many days: folders, archives and files of polygons."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pandas
import pytest
import shapely
from pyogrio import write_dataframe
from shapely import Geometry, box

from mapper.boundaries.options import FileOptions
from mapper.errors import BoundaryError, UsageError
from mapper.polygons.polygon_history import (
    PolygonHistory,
    holds_history,
    polygons_on,
    read_history,
    with_rest,
)
from mapper.polygons.reading import ReadAs
from mapper.polygons.same_day import SameDay
from mapper.style.scheme_files import load_scheme
from mapper.tables.parse import parse_table
from tests.boundaries.files import Row, write, write_geojson
from tests.drawn import drawn_history

SCHEME = load_scheme("three-way")
WEST, EAST = box(60, 30, 62, 33), box(62, 30, 66, 33)
FIRST, SECOND = date(2021, 8, 5), date(2021, 8, 6)


def front(*statuses: str, **more: object) -> list[Row]:
    shapes = (WEST, EAST)
    return [({"status": its, **more}, shape) for its, shape in zip(statuses, shapes, strict=False)]


def read(*sources: Path, **options: Any) -> PolygonHistory:
    apart = {name: options.pop(name) for name in ("rest", "within", "same_day") if name in options}
    return read_history(sources, ReadAs(scheme=SCHEME, **options), **apart)


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
        (FIRST, ("government", "taliban")),
        (SECOND, ("taliban",)),
    ]
    assert shapely.equals(history.days[0].shapes[0], EAST)
    assert told(history) == []


@pytest.mark.parametrize("given", [".", "..", "../front"])
def test_a_folder_is_called_by_its_name_however_it_is_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    """A page credits its ground to that name, and not to `.`"""
    inner = folder / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner if given == ".." else folder)
    assert read(Path(given)).name == "front"


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


def test_what_files_say_alike_is_read_once_for_all_days(tmp_path: Path) -> None:
    said = {"source": "A map", "note": "as told"}
    days = [("taliban", "government"), ("government", "taliban"), ("taliban", "contested")]
    for nth, statuses in enumerate(days, start=1):
        write_geojson(tmp_path / "front" / f"2021-08-0{nth}.geojson", front(*statuses, **said))
    with patch("mapper.polygons.polygon_file.parse_table", side_effect=parse_table) as parsed:
        history = read(tmp_path / "front")
    assert [len(call.args[0].rows) for call in parsed.call_args_list] == [2, 1]
    apart = [read(path).days[0] for path in sorted((tmp_path / "front").iterdir())]
    assert [day.records for day in history.days] == [day.records for day in apart]


def test_a_status_that_is_in_force_on_some_days_is_asked_on_each(tmp_path: Path) -> None:
    statuses = [
        replace(status, ends=SECOND) if status.id == "taliban" else status
        for status in SCHEME.statuses
    ]
    for day in (FIRST, SECOND):
        write_geojson(tmp_path / "front" / f"{day}.geojson", front("taliban"))
    scheme = replace(SCHEME, statuses=tuple(statuses))
    history = read_history([tmp_path / "front"], ReadAs(scheme=scheme))
    assert [day.day for day in history.days] == [FIRST]
    assert "the status 'taliban' is not in force on 2021-08-06" in told(history)[0]


def test_several_files_of_one_day_are_joined(folder: Path) -> None:
    write_geojson(folder / "east-2021-08-06.geojson", [({"status": "government"}, EAST)])
    history = read(folder)
    assert history.days[1].statuses == ("government", "taliban")
    assert told(history) == [
        "front: 1 day is drawn in several files, which are joined, 2021-08-06: "
        "east-2021-08-06.geojson, front-2021-08-06.geojson"
    ]


def test_of_two_versions_of_one_day_the_last_counts(folder: Path) -> None:
    write_geojson(folder / "2021-08-07_0900.geojson", [({"status": "government"}, EAST)])
    write_geojson(folder / "2021-08-07_1800.geojson", [({"status": "taliban"}, EAST)])
    history = read(folder)
    assert [day.statuses for day in history.days[2:]] == [("taliban",)]
    assert told(history) == [
        "front: 1 day is drawn in several versions, of which the last counts, "
        "2021-08-07: 2021-08-07_1800.geojson, and not 2021-08-07_0900.geojson "
        '— `same_day="join"` takes them together'
    ]


def test_all_versions_of_a_day_count_where_that_is_asked_for(folder: Path) -> None:
    write_geojson(folder / "2021-08-07_0900.geojson", [({"status": "government"}, EAST)])
    write_geojson(folder / "2021-08-07_1800.geojson", [({"status": "taliban"}, WEST)])
    history = read(folder, same_day=SameDay.JOIN)
    assert [day.statuses for day in history.days[2:]] == [("government", "taliban")]


def test_contested_ground_lies_over_that_of_all_files_of_its_day(folder: Path) -> None:
    write_geojson(folder / "a-2021-08-05.geojson", [({"status": "contested"}, WEST)])
    assert read(folder).days[0].statuses == ("government", "taliban", "contested")


@pytest.mark.parametrize(
    ("ending", "driver"),
    [("gpkg", "GPKG"), ("shp", "ESRI Shapefile"), ("fgb", "FlatGeobuf"), ("kml", "KML")],
)
def test_any_format_will_do(tmp_path: Path, ending: str, driver: str) -> None:
    field = "Name" if ending == "kml" else "status"
    path = tmp_path / "front" / f"front-2021-08-05.{ending}"
    history = read(write(path, [({field: "taliban"}, WEST)], driver=driver).parent)
    assert [day.statuses for day in history.days] == [("taliban",)]


def test_a_pattern_says_how_names_write_the_day(tmp_path: Path) -> None:
    write_geojson(tmp_path / "front" / "Lage_05Aug21_v2.geojson", front("taliban"))
    history = read(tmp_path / "front", pattern="%d%b%y")
    assert [day.day for day in history.days] == [FIRST]


def test_the_day_in_a_field_counts_and_another_in_the_name_is_reported(folder: Path) -> None:
    write_geojson(folder / "front-2021-08-07.geojson", front("taliban", date="2021-08-08"))
    history = read(folder)
    assert [day.day.day for day in history.days] == [5, 6, 8]
    assert told(history)[0] == (
        "front-2021-08-07.geojson: its name says 2021-08-07, a field says 2021-08-08 for all its "
        "polygons — the field counts: rename the file, or mend it"
    )


def test_a_file_of_many_days_may_be_named_after_the_day_of_its_making(tmp_path: Path) -> None:
    rows = [({"status": "taliban", "date": f"2021-08-0{n}"}, WEST) for n in (5, 6)]
    assert told(read(write_geojson(tmp_path / "export-2021-09-01.geojson", rows))) == []


def unusable(field: str) -> dict[str, object]:
    """The fields of a polygon of which the status, the day, or neither can be told."""
    return {
        "status": {"zone": "a"},
        "date": {"status": "taliban"},
        "bad date": {"status": "taliban", "date": "some day"},
    }[field]


@pytest.mark.parametrize("field", ["status", "date", "bad date"])
def test_fields_that_cannot_be_used_stop_the_reading_after_the_first_file(
    tmp_path: Path, field: str
) -> None:
    for name in "abc":
        write_geojson(tmp_path / "front" / f"{name}.geojson", [(unusable(field), WEST)])
    read_of: list[str] = []
    history = read(tmp_path / "front", progress=read_of.append)
    assert read_of == ["reading file 1 of 3: a.geojson"]
    assert [problem.where.file for problem in history.problems] == ["a.geojson"] * 2
    assert "the 2 other files are not read" in " ".join(told(history))


def test_lenient_reads_on_after_a_first_file_that_cannot_be_used(folder: Path) -> None:
    write_geojson(folder / "a-2021-08-04.geojson", [({"zone": "a"}, WEST)])
    assert read(folder).days == ()
    assert len(read(folder, lenient=True).days) == 2


def test_later_files_that_cannot_be_used_are_all_reported(folder: Path) -> None:
    for day in (8, 9):
        write_geojson(folder / f"front-2021-08-0{day}.geojson", [({"zone": "a"}, WEST)])
    stopping = [problem.where.file for problem in read(folder).problems if problem.stops]
    assert stopping == ["front-2021-08-08.geojson", "front-2021-08-09.geojson"]


def test_words_that_the_scheme_does_not_know_are_gathered_from_all_files(tmp_path: Path) -> None:
    for day in (5, 6):
        rows = front(f"word {day}", "other")
        write_geojson(tmp_path / "front" / f"front-2021-08-0{day}.geojson", rows)
    values = {problem.value for problem in read(tmp_path / "front").problems if problem.value}
    assert values == {"word 5", "word 6", "other"}


def test_a_file_without_a_day_says_what_to_do(tmp_path: Path) -> None:
    write_geojson(tmp_path / "front" / "today.geojson", front("taliban"))
    history = read(tmp_path / "front")
    assert history.days == ()
    assert told(history) == [
        "today.geojson: neither a field that is filled for all its polygons nor its name gives "
        "the day — name it like front-2021-08-05.geojson, or say how with `date_pattern`"
    ]
    assert told(read(tmp_path / "front", pattern="%d%b%y"))[0].endswith(
        "nothing in the name is written like %d%b%y"
    )


def test_days_of_only_some_polygons_are_no_days(tmp_path: Path) -> None:
    rows: list[Row] = [
        ({"status": "taliban", "date": "2021-08-07"}, WEST),
        ({"status": "government", "date": None}, EAST),
    ]
    undated = read(write_geojson(tmp_path / "all.geojson", rows))
    assert [problem.code for problem in undated.problems] == ["no-day", "passed-over"]
    dated = read(write_geojson(tmp_path / "all-2021-08-05.geojson", rows))
    assert [day.day for day in dated.days] == [FIRST]


def test_layers_may_be_the_days(tmp_path: Path) -> None:
    for name, status in (("front_2021_08_06", "taliban"), ("front_2021_08_05", "government")):
        write(tmp_path / "all.gpkg", front(status), layer=name)
    history = read(tmp_path / "all.gpkg")
    assert [(day.day, day.statuses) for day in history.days] == [
        (FIRST, ("government",)),
        (SECOND, ("taliban",)),
    ]
    assert history.days[0].records[0].where.file == "all.gpkg (front_2021_08_05)"


def test_of_layers_that_are_no_days_one_must_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "all-2021-08-05.gpkg"
    for name in ("held", "planned"):
        write(path, front("taliban"), layer=name)
    assert told(read(path)) == [
        "all-2021-08-05.gpkg: has 2 layers — say `layer` with one of: held, planned"
    ]
    assert [day.statuses for day in read(path, file=FileOptions(layer="held")).days] == [
        ("taliban",)
    ]


def test_a_layer_without_shapes_needs_no_choice(tmp_path: Path) -> None:
    path = write(tmp_path / "front-2021-08-05.gpkg", front("taliban"), layer="front")
    write_dataframe(pandas.DataFrame({"style": ["red"]}), path, layer="layer_styles")
    assert [day.statuses for day in read(path).days] == [("taliban",)]


def test_topojson_and_other_reference_systems_will_do(tmp_path: Path) -> None:
    ring = [[60, 30], [60, 33], [62, 33], [62, 30], [60, 30]]
    area = {"type": "Polygon", "arcs": [[0]], "properties": {"status": "taliban"}}
    topology = {"type": "GeometryCollection", "geometries": [area]}
    (tmp_path / "front" / "f-2021-08-05.topojson").write_text(
        json.dumps({"type": "Topology", "objects": {"held": topology}, "arcs": [ring]})
    )
    path = tmp_path / "front" / "f-2021-08-06.gpkg"
    write(path, [({"status": "taliban"}, shapely.box(6.7e6, 3.5e6, 6.9e6, 3.9e6))], crs="EPSG:3857")
    first, second = read(tmp_path / "front").days
    assert shapely.equals(first.shapes[0], WEST)
    west, south, east, north = second.shapes[0].bounds
    assert 60 < west < east < 62
    assert 29 < south < north < 34


def test_points_have_no_say_in_which_field_is_the_status(tmp_path: Path) -> None:
    rows: list[Row] = [({"who": "taliban"}, WEST), ({"who": "a village"}, shapely.Point(61, 31))]
    (day,) = read(write_geojson(tmp_path / "front-2021-08-05.geojson", rows)).days
    assert day.statuses == ("taliban",)


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
    history = read(folder)
    assert history.days[-1].shapes == ()
    assert told(history) == [
        "front-2021-08-07.geojson: holds no features: nobody has any ground on 2021-08-07"
    ]


def test_border_regions_of_an_export_lie_on_its_units_and_are_no_ground_beside_them(
    folder: Path,
) -> None:
    strip = (
        {"status": "taliban", "status_label": "Taliban", "kind": "border"},
        box(61, 30, 66, 31),
    )
    borders = write_geojson(folder / f"front-{FIRST}-borders.geojson", [strip])
    history = read(folder)
    assert history.days[0].statuses == ("government", "taliban")
    assert told(history) == [
        "front-2021-08-05-borders.geojson: has border regions, which lie on the units beside it, "
        "and is left out"
    ]
    assert read(borders).days[0].statuses == ("taliban",)


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
    (folder / "files.json").write_text(json.dumps({"rows": [1, 2]}))
    (folder / ".hidden.geojson").write_text("x")
    (folder / "older").mkdir()
    assert told(read(folder)) == [
        "front: 1 folder inside not looked into — name them, too, for what is in them: older",
        "front: 2 files of no format for polygons left out — files.json, …",
    ]


def test_a_folder_of_folders_is_told(tmp_path: Path) -> None:
    (tmp_path / "front" / "old").mkdir()
    with pytest.raises(BoundaryError, match="its folder old is not looked into"):
        read(tmp_path / "front")


def test_a_folder_may_tell_the_day_of_its_files(tmp_path: Path) -> None:
    for day, status in (("2021-08-05", "government"), ("2021-08-06", "taliban")):
        (tmp_path / "days" / day).mkdir(parents=True)
        write_geojson(tmp_path / "days" / day / "front.geojson", front(status))
    assert holds_history(tmp_path / "days")
    for history in (read(tmp_path / "days"), read(*sorted((tmp_path / "days").iterdir()))):
        assert [(day.day, day.statuses) for day in history.days] == [
            (FIRST, ("government",)),
            (SECOND, ("taliban",)),
        ]
        assert history.days[0].records[0].where.file == "2021-08-05/front.geojson"


def test_the_folders_of_a_kml_are_drawn_together(tmp_path: Path) -> None:
    placemark = (
        "<Placemark><ExtendedData><Data name='status'><value>{status}</value></Data>"
        "</ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>{x},30 {y},30 {y},33 "
        "{x},33 {x},30</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
    )
    folders = "".join(
        f"<Folder><name>{status}</name>{placemark.format(status=status, x=x, y=x + 2)}</Folder>"
        for status, x in (("government", 60), ("taliban", 62))
    )
    path = tmp_path / "front-2021-08-05.kml"
    path.write_text(
        f"<kml xmlns='http://www.opengis.net/kml/2.2'><Document>{folders}</Document></kml>"
    )
    (day,) = read(path).days
    assert (day.day, day.statuses) == (FIRST, ("government", "taliban"))


def test_the_rest_of_an_outline_ends_where_something_was_drawn() -> None:
    within = shapely.box(60, 30, 70, 33)
    history = drawn_history({"2021-08-01": ((shapely.box(60, 30, 62, 33), "taliban"),)})
    days = tuple(with_rest(day, "government", within) for day in history.days)
    found = polygons_on(replace(history, days=days), None, name="front")
    assert [record.status for record in found.records] == ["government", "taliban"]
    assert found.shapes[0].equals(shapely.box(62, 30, 70, 33))


def test_of_a_history_one_day_is_compared() -> None:
    found = polygons_on(drawn_history(), date(2021, 8, 19), name="front")
    assert (found.day, len(found.shapes)) == (date(2021, 8, 5), 3)
    assert [record.place for record in found.records] == ["#1", "#2", "#3"]


def test_a_history_without_ground_cannot_be_compared() -> None:
    with pytest.raises(BoundaryError, match="front: no polygon with a status and a day"):
        polygons_on(drawn_history({}), None, name="front")


def test_sources_must_be_named() -> None:
    with pytest.raises(UsageError, match="name a folder or files"):
        read()


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


def write_text(path: Path) -> Path:
    path.parent.mkdir()
    path.write_text("drawn by hand")
    return path


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda folder: folder / "front", True),
        (lambda folder: write_geojson(folder / "a.geojson", front("taliban")), True),
        (lambda folder: folder / "missing.geojson", False),
        (lambda folder: folder, True),  # with folders in it, as of the sides
        (lambda folder: write_text(folder / "notes" / "read.txt").parent, False),
    ],
)
def test_drawn_ground_is_known_by_its_files(
    folder: Path, tmp_path: Path, make: Callable[[Path], Path], expected: bool
) -> None:
    assert holds_history(make(tmp_path)) is expected


@pytest.mark.parametrize(
    "text", ["<kml><Document></Document></kml>", '<kml xmlns="http://www.opengis.net/kml/2.2"/>']
)
def test_a_file_without_any_layer_is_a_problem(tmp_path: Path, text: str) -> None:
    path = tmp_path / "front-2021-08-05.kml"
    path.write_text(text)
    (problem,) = read(path).problems
    assert (problem.where.file, problem.code) == ("front-2021-08-05.kml", "unread")


ODD: dict[str, object] = {
    "a list": ["taliban"],
    "nested": {"held": [{"by": ["taliban"]}]},
    "a number of no column": 10**40,
    "marks that turn writing round": "\u202etaliban\x00",
}


@pytest.mark.parametrize("driver", ["plain", "other"])
@pytest.mark.parametrize("field", ["status", "date", "source", "note", "zone"])
@pytest.mark.parametrize("value", ODD.values(), ids=ODD)
def test_whatever_a_property_holds_there_is_an_answer(
    tmp_path: Path, driver: str, field: str, value: object
) -> None:
    """Also where the file names a reference system, which is left to another reader."""
    feature = {
        "type": "Feature",
        "properties": {"status": "taliban", field: value},
        "geometry": shapely.geometry.mapping(WEST),
    }
    whole: dict[str, object] = {"type": "FeatureCollection", "features": [feature]}
    if driver == "other":
        whole["crs"] = {"type": "name", "properties": {"name": "EPSG:4326"}}
    path = tmp_path / "front-2021-08-05.geojson"
    path.write_text(json.dumps(whole))
    history = read(path)
    assert history.days or any(problem.stops for problem in history.problems)
