# SPDX-License-Identifier: MIT
"""Drawn ground in the form of DeepState's days and of ISW's layers; none of it is theirs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import shapely

from mapper.errors import DataProblems, UsageError
from mapper.polygons import deepstate
from mapper.polygons.face_history import FaceHistory
from mapper.polygons.isw import layer_of
from mapper.polygons.known_forms import FORMS, form_of, given_form
from mapper.reading.histories import HistoryReading, read_faces
from tests.boundaries.files import Row, write_geojson

SQUARE, NEXT = shapely.box(37, 48, 38, 49), shapely.box(38, 48, 39, 49)
BRIGADE = shapely.Point(37.5, 48.5)


def area(name: str, fill: str = "", shape: shapely.Geometry = SQUARE) -> Row:
    return {"name": name, "fill": fill or None, "icon-offset": [32, 64]}, shape


def status(name: str, fill: str = "", means: Mapping[str, str] = {}) -> str:
    """The status of an area; its word where the scheme has none, empty where it says nothing."""
    scheme = HistoryReading(means=means, format_in="deepstate").scheme_of([])
    told = deepstate.told_by({"name": [name], "fill": [fill]}, [SQUARE], scheme)
    found = scheme.find(told.statuses[0])
    return found.id if found else told.statuses[0]


def read(folder: Path, **options: object) -> FaceHistory:
    return read_faces([folder], HistoryReading(**options))  # type: ignore[arg-type]


def held(found: FaceHistory) -> dict[str, list[str]]:
    """The statuses by the day on which they begin."""
    runs = [run for face in found.faces.runs for run in face]
    return {
        str(found.days[day]): sorted(
            found.statuses[label] for first, label in runs if first == day and label >= 0
        )
        for day in range(len(found.days))
    }


def said(found: FaceHistory, code: str) -> list[str]:
    return [str(problem) for problem in found.problems if problem.code == code]


# --- DeepState ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "fill", "expected"),
    [
        ("Окуповано /// Occupied /// geoJSON.status.occupied\n", "#0f9d58", "russia"),
        ("Звільнено 25.03 /// Liberated 25.03\xa0/// geoJSON.status.dismissed_at {{at:25.03}}", "",
         "liberated"),
        ("ОРДЛО /// CADR and CALR\xa0/// geoJSON.territories.ordlo", "", "russia-2014"),
        ("Звільнено /// Taken back", "#0288d1", "liberated"),
        ("Під питанням /// Contested", "#a52714", "unknown"),
        ("Ізюм. Окуповано\xa0", "#a52714", "russia"),
        ("ОРДЛО", "#000000", "russia-2014"),
        ("Окуповано", "", "russia"),
    ],
)  # fmt: skip
def test_a_status_is_that_of_the_code_then_of_the_word_then_of_the_colour(
    name: str, fill: str, expected: str
) -> None:
    assert status(name, fill) == expected


@pytest.mark.parametrize(
    ("name", "fill"),
    [
        (
            "Окупована Абхазія.\n///\nOccupied Abkhazia.\n/// geoJSON.territories.abkhazia",
            "#ff5252",
        ),
        ("Тимчасово окупована територія Карелії.", "#ff5252"),
        ("Придністров'я", "#880e4f"),
    ],
)
def test_an_area_abroad_says_nothing_of_ukraine(name: str, fill: str) -> None:
    assert status(name, fill) == ""


def test_an_area_abroad_counts_where_it_is_given_a_meaning() -> None:
    name = "Окупована Абхазія /// Occupied Abkhazia /// geoJSON.territories.abkhazia"
    assert status(name, means={"abkhazia": "russia"}) == "russia"


def test_what_nothing_tells_stays_as_it_is_written() -> None:
    assert status("Під контролем вагнера /// Under Wagner", "#ce93d8") == "Under Wagner"


def test_days_are_recognised_and_points_are_left_out_with_their_number(tmp_path: Path) -> None:
    rows = [
        area("Окуповано /// Occupied /// geoJSON.status.occupied"),
        area("Звільнено 25.03 /// Liberated 25.03 /// geoJSON.status.dismissed_at", shape=NEXT),
        area("1-й полк /// 1st regiment /// geoJSON.units.regiment", shape=BRIGADE),
    ]
    write_geojson(tmp_path / "1646125200.geojson", rows)
    found = read(tmp_path)
    assert held(found) == {"2022-03-01": ["liberated", "russia"]}
    assert {voice.note for voice in found.voices} == {"", "Liberated 25.03"}
    assert said(found, "no-control") == [
        "1646125200.geojson: 1 feature says nothing of control and is left out: points (1)"
    ]
    assert said(found, "known-form")[0].startswith(
        f"{tmp_path.name}: read as days of DeepState: statuses by the code, the name or the colour"
    )


def test_of_several_files_a_day_the_last_counts(tmp_path: Path) -> None:
    write_geojson(tmp_path / "20220301_0900.geojson", [area("Звільнено", "#0f9d58")])
    write_geojson(tmp_path / "20220301_1800.geojson", [area("Окуповано", "#a52714")])
    assert held(read(tmp_path)) == {"2022-03-01": ["russia"]}


def test_ground_of_unknown_status_lies_over_what_is_occupied_around_it(tmp_path: Path) -> None:
    doubt = area("Статус невідомий", "#bcaaa4", shapely.box(37, 48, 37.5, 49))
    write_geojson(tmp_path / "20220301.geojson", [doubt, area("Окуповано", "#a52714")])
    assert held(read(tmp_path)) == {"2022-03-01": ["russia", "unknown"]}


def test_a_mirror_without_properties_has_the_occupied_ground(tmp_path: Path) -> None:
    write_geojson(tmp_path / "deepstatemap_data_20240708.geojson", [({}, SQUARE)])
    assert held(read(tmp_path)) == {"2024-07-08": ["russia"]}


def test_words_that_nothing_explains_are_listed_once_with_their_number(tmp_path: Path) -> None:
    rows = [area("Звільнено", "#0f9d58"), *[area("A /// Under Wagner", "#ce93d8")] * 2]
    for day in ("20230624", "20230625"):
        write_geojson(tmp_path / f"{day}.geojson", rows)
    with pytest.raises(DataProblems) as caught:
        read(tmp_path)
    assert str(caught.value).splitlines()[:2] == [
        "20230624.geojson:2: no status 'Under Wagner' in the scheme 'ukraine' — the statuses are "
        "ukraine, advance, counteroffensive, liberated, claimed, contested, russia-2014, russia "
        "or unknown",
        "  and 3 more: feature 3; in 20230625.geojson",
    ]


def test_another_scheme_gives_the_words_its_own_meaning(tmp_path: Path) -> None:
    write_geojson(tmp_path / "20220301.geojson", [area("Окуповано", "#a52714")])
    found = read(tmp_path, scheme="two-sided", means={"russia": "side-a"})
    assert held(found) == {"2022-03-01": ["side-a"]}


# --- ISW ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("AssessedRussianAdvance_20220301", ("advance", "assessed")),
        ("20220413_RussianAssessedCoTinUkraine", ("russia", "assessed")),
        ("RussiaCoTinUkraine_V3", ("russia", "assessed")),
        ("ClaimedRussianTerritory_20220301", ("claimed", "claimed")),
        ("UkrainianClaimedCounterOffensives", ("counteroffensive", "claimed")),
        ("Russian_controlled_Ukrainian_Territory_before_February_24_2022",
         ("russia-2014", "assessed")),
        ("UkrainianReportedPartisanWarfare", ("", "")),
    ],
)  # fmt: skip
def test_a_layer_is_known_by_its_name(name: str, expected: tuple[str, str]) -> None:
    layer = layer_of(name)
    assert layer is not None
    assert (layer.status, layer.basis) == expected


def test_what_is_assessed_and_claimed_is_a_basis_and_not_another_holder(tmp_path: Path) -> None:
    write_geojson(tmp_path / "AssessedRussianControl_20220301.geojson", [({"FID": 1}, SQUARE)])
    write_geojson(tmp_path / "ClaimedRussianTerritory_20220301.geojson", [({"FID": 1}, NEXT)])
    found = read(tmp_path)
    assert held(found) == {"2022-03-01": ["claimed", "russia"]}
    assert {found.scheme.status(status).actor for status in found.statuses} == {"russia"}
    assert sorted(str(voice.basis) for voice in found.voices) == ["assessed", "claimed"]
    assert said(found, "joined") == []


def test_layers_lie_in_folders_by_category_too(tmp_path: Path) -> None:
    for layer, shape in (("RussianAssessedCoTinUkraine", SQUARE),
                         ("UkrainianReportedPartisanWarfare", NEXT)):  # fmt: skip
        (tmp_path / layer).mkdir()
        write_geojson(tmp_path / layer / f"20220413_{layer}.geojson", [({"OBJECTID": 1}, shape)])
    found = read(tmp_path)
    assert held(found) == {"2022-04-13": ["russia"]}
    assert said(found, "no-control") == [
        "20220413_UkrainianReportedPartisanWarfare.geojson: 1 feature says nothing of control and "
        "is left out: UkrainianReportedPartisanWarfare (1)"
    ]


# --- KML ----------------------------------------------------------------------------------------


def kml(path: Path, **folders: str) -> Path:
    """A KML with a square for each folder, and the towns of a map beside it."""
    ring = "37,48,0 38,48,0 38,49,0 37,49,0 37,48,0"
    around = f"<outerBoundaryIs><LinearRing><coordinates>{ring}</coordinates></LinearRing>"
    drawn = [
        f"<Folder><name>{name}</name><Placemark><name>{title}</name><Polygon>{around}"
        "</outerBoundaryIs></Polygon></Placemark></Folder>"
        for name, title in folders.items()
    ]
    town = (
        "<Placemark><name>Haven</name><Point><coordinates>37,48</coordinates></Point></Placemark>"
    )
    inside = "".join([*drawn, f"<Folder><name>Towns</name>{town}</Folder>"])
    path.write_text(
        f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{inside}</Document></kml>'
    )
    return path


def test_folders_of_a_kml_are_the_sides_where_no_field_says_a_status(tmp_path: Path) -> None:
    path = kml(tmp_path / "front-2021-08-05.kml", Taliban="North")
    found = read(path)
    assert held(found) == {"2021-08-05": ["taliban"]}
    assert said(found, "known-form") == [
        "front-2021-08-05.kml: statuses are the names of the folders: 'Taliban' — "
        '`columns={"status": "FIELD"}` names a field in their place'
    ]


def test_a_status_in_a_field_of_a_kml_comes_before_its_folders(tmp_path: Path) -> None:
    path = kml(tmp_path / "front-2021-08-05.kml", Taliban="government")
    assert held(read(path)) == {"2021-08-05": ["government"]}


# --- recognised, or not -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("front-2021-08-05", {"status": "taliban"}),
        ("AssessedRussianAdvance_20220301", {"status": "taliban"}),
        ("map-2022-03-01", {"name": "Кордон", "fill": "#a52714"}),
    ],
)
def test_other_ground_is_none_of_them(tmp_path: Path, name: str, fields: dict[str, str]) -> None:
    path = write_geojson(tmp_path / f"{name}.geojson", [(fields, SQUARE)])
    assert form_of([path]) is None


def test_a_first_day_without_areas_and_a_list_of_files_hide_no_form(tmp_path: Path) -> None:
    (tmp_path / "0-files.json").write_text('["20220301.geojson"]')
    write_geojson(tmp_path / "20220301.geojson", [])
    write_geojson(tmp_path / "20220302.geojson", [area("Окуповано", "#a52714")])
    assert form_of([tmp_path]) == FORMS["deepstate"]


def test_a_file_whose_name_is_no_layer_is_refused_by_its_name(tmp_path: Path) -> None:
    write_geojson(tmp_path / "20220301.geojson", [({"FID": 1}, SQUARE)])
    with pytest.raises(DataProblems, match="no status 'a name without a layer' in the scheme"):
        read(tmp_path, format_in="isw")


@pytest.mark.parametrize("said", [{"format_in": "plain"}, {"status": "russia"}])
def test_what_is_said_of_statuses_comes_before_a_form(tmp_path: Path, said: dict[str, str]) -> None:
    path = write_geojson(tmp_path / "20220301.geojson", [area("Окуповано", "#a52714")])
    assert HistoryReading(**said).form([path]) is None  # type: ignore[arg-type]
    assert HistoryReading().form([path]) == FORMS["deepstate"]


def test_a_form_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match=r"give deepstate, isw or plain"):
        given_form("deepmap")
