# SPDX-License-Identifier: MIT
"""`mapper infer`, and --infer where other commands take it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mapper.page.made_with import without_record
from tests.cli.conftest import Answer

Mapper = Callable[..., Answer]
Table = Callable[[str], str]

TOWNS = """name,lat,lon,kind,status,date
Haven,1,3,town,government,2021-08-01
Hillgate,1,1,town,taliban,2021-08-01
Hillgate,1,1,town,government,2021-08-05
Farport,1,9,town,government,2021-08-01
"""


@pytest.fixture
def island(tmp_path: Path) -> str:
    """An island of four by two degrees, in one piece."""
    ring = [[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]
    feature = {
        "type": "Feature",
        "properties": {"name": "Island"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (tmp_path / "island.geojson").write_text(text, encoding="utf-8")
    return "island.geojson"


def test_infer_draws_a_page_and_tells_of_places_outside(
    mapper: Mapper, table: Table, island: str, tmp_path: Path
) -> None:
    answer = mapper("infer", table(TOWNS), "--within", island, "-o", "map.html")
    assert (answer.code, answer.out) == (0, "map.html\n")
    assert answer.lines == [
        "control.csv:5: 'Farport' at lat 1, lon 9 lies off the map — it stands in the table of the "
        "page only",
        "control.csv:5: 'Farport' lies outside of island.geojson — it has no area; up to 10 km "
        "outside a place counts as at the edge",
    ]
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "the government held all 2 areas" in page


def test_infer_is_what_draw_with_infer_is(
    mapper: Mapper, anew: Mapper, table: Table, island: str, tmp_path: Path
) -> None:
    mapper("infer", table(TOWNS), "--within", island, "--max-km", "90", "-o", "one.html")
    anew(
        "draw", "control.csv", "--infer", "--boundaries", island, "--max-km", "90", "-o", "two.html"
    )
    one, two = ((tmp_path / name).read_text("utf-8") for name in ("one.html", "two.html"))
    assert without_record(one) == without_record(two)


def test_of_the_embedded_ledger_the_rows_about_provinces_are_left_out_and_nothing_else_is_said(
    mapper: Mapper, tmp_path: Path
) -> None:
    answer = mapper("infer", "--timeline")
    assert (answer.code, answer.lines) == (
        0,
        [
            "control-2021.csv:39: 68 rows about provinces left out — areas are inferred from "
            "places alone"
        ],
    )
    page = (tmp_path / answer.out.strip()).read_text(encoding="utf-8")
    assert "Areas are inferred" in page
    assert "is drawn by who holds its capital" not in page


def test_areas_as_data(mapper: Mapper, table: Table, island: str, tmp_path: Path) -> None:
    day = ["--as-of", "2021-08-02", "--areas-only"]
    answer = mapper("infer", table(TOWNS), "--within", island, *day, "-o", "areas.geojson")
    assert answer.code == 0
    text = (tmp_path / "areas.geojson").read_text(encoding="utf-8")
    areas = {f["properties"]["name"]: f["properties"] for f in json.loads(text)["features"]}
    assert {name: area["status"] for name, area in areas.items()} == {
        "Haven": "government",
        "Hillgate": "taliban",
    }
    assert {area["basis"] for area in areas.values()} == {"inferred"}
    assert not (tmp_path / "areas-places.geojson").exists()


def test_diff_compares_areas_and_lists_no_place_twice(
    mapper: Mapper, table: Table, island: str
) -> None:
    answer = mapper("diff", table(TOWNS), "--boundaries", island, "--infer")
    assert answer.code == 0
    assert "Taliban → Government: 1 area" in answer.out
    assert "Other places" not in answer.out
    assert "An area is the ground that lies closest to one place" in answer.out


def test_stats_counts_areas(mapper: Mapper, table: Table, island: str) -> None:
    answer = mapper("stats", table(TOWNS), "--boundaries", island, "--infer", "--format", "csv")
    rows = [line.split(",")[:3] for line in answer.out.splitlines()]
    assert ["2021-08-01", "taliban", "1"] in rows
    assert ["2021-08-05", "government", "2"] in rows


@pytest.mark.parametrize("command", ["stats", "diff"])
def test_json_says_by_which_rules_areas_were_made(
    mapper: Mapper, table: Table, island: str, command: str
) -> None:
    options = ["--boundaries", island, "--infer", "--max-km", "90", "--format", "json"]
    told = json.loads(mapper(command, table(TOWNS), *options).out)
    assert told["made"]["infer.most_km"] == {"km": "90"}
    plain = ["--boundaries", island, "--format", "json", "--lenient"]
    assert "made" not in json.loads(mapper(command, "control.csv", *plain).out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["draw", "--max-km", "50"], "--max-km: is for areas around places — add --infer"),
        (["stats", "--per-unit"], "--per-unit: is for areas around places — add --infer"),
        (
            ["draw", "--infer", "--provinces-from", "capital"],
            "--provinces-from capital: areas follow their own place — leave it out",
        ),
        (
            ["diff", "a.csv", "b.csv", "--infer"],
            "--infer: compares two days of one table — leave out AFTER",
        ),
        (
            ["infer", "-o", "areas.png"],
            "-o areas.png: give a page (.html) or data (.geojson, .gpkg, .parquet, .topojson, "
            ".kml, .csv, .xlsx); for pictures: mapper export --infer",
        ),
        (
            ["infer", "-o", "areas.gpkg", "--timeline"],
            "--timeline: is for pages — for data: mapper export --infer --history",
        ),
    ],
)
def test_options_that_go_nowhere_are_refused(
    mapper: Mapper, arguments: list[str], said: str
) -> None:
    answer = mapper(*arguments)
    assert (answer.code, answer.err.strip()) == (2, said)


def test_a_table_without_places_inside_is_refused(
    mapper: Mapper, table: Table, island: str
) -> None:
    rows = "name,lat,lon,status,date\nFarport,1,9,government,2021-08-01\n"
    answer = mapper("infer", table(rows), "--within", island)
    assert answer.code == 3
    assert answer.lines[-1].startswith("no place with a report lies in island.geojson")
