# SPDX-License-Identifier: MIT
"""What happens where nobody names boundaries: the country of a table is found, or it stops."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ELSEWHERE = "place,status,date,lat,lon\nKherson,taliban,2022-03-01,46.6,32.6\n"
SQUARE = [[[36, 48], [37, 48], [37, 49], [36, 49], [36, 48]]]
IN_HELMAND = [[[64, 31], [65, 31], [65, 32], [64, 32], [64, 31]]]


def drawn(folder: Path, name: str, ring: list[list[list[int]]] = SQUARE) -> str:
    geometry = {"type": "Polygon", "coordinates": ring}
    feature = {"type": "Feature", "properties": {"status": "taliban"}, "geometry": geometry}
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (folder / name).write_text(text, encoding="utf-8")
    return name


@pytest.mark.parametrize(
    "command",
    ["draw", "check", "aggregate", "diff"],
)
def test_every_command_stops_for_a_table_on_both_sides_of_a_border(
    mapper, table, command: str
) -> None:
    answer = mapper(command, table(f"{ELSEWHERE}Belgorod,taliban,2022-03-01,50.6,36.6\n"))
    assert answer.code == 4
    (line,) = answer.lines
    assert "by their positions they seem to lie in Russia (1), Ukraine (1)" in line
    assert "--boundaries UKR" in line


def test_of_several_countries_a_place_lies_in_that_of_its_row(mapper, table) -> None:
    rows = "Pakistan,Punjab,taliban,2024-03-05\nIndia,Punjab,government,2024-03-05\n"
    wrong = "Pakistan,Kerala,taliban,2024-03-05\n"
    answer = mapper("check", table(f"country,place,status,date\n{rows}{wrong}"))
    assert "2 of 3 records have a place: 2 by exact" in answer.out
    assert "control.csv:4: 'Kerala' does not lie in 'Pakistan' — Kerala lies in India" in answer.out


@pytest.mark.parametrize("command", ["draw", "check", "aggregate", "infer", "stats", "export"])
def test_every_command_finds_the_country_of_a_table_and_says_so(
    mapper, table, command: str
) -> None:
    output = ("-o", "-") if command == "export" else ()
    answer = mapper(command, table(ELSEWHERE), *output)
    assert answer.code == 0
    assert (
        "boundaries: Ukraine (UKR/ADM1), found from the positions — another with --boundaries NAME"
        in answer.out + answer.err
    )


def test_boundaries_that_are_named_are_used_and_told(mapper, table) -> None:
    answer = mapper("check", table(ELSEWHERE), "--boundaries", "AFG/ADM1")
    assert answer.code == 0
    assert "its only position lies outside of AFG/ADM1 — it seems to lie in Ukraine" in answer.out


def test_drawn_ground_elsewhere_needs_no_boundaries(mapper, tmp_path: Path) -> None:
    answer = mapper("draw", drawn(tmp_path, "a-2024-01-01.geojson"), "-o", "map.html")
    assert (answer.code, answer.err) == (0, "")
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "Ukraine" in page
    assert "Afghanistan" not in page


def test_areas_of_two_drawings_elsewhere_have_no_names_of_afghanistan(mapper, tmp_path) -> None:
    both = [drawn(tmp_path, f"a-2024-01-0{day}.geojson") for day in (1, 2)]
    answer = mapper("diff", *both)
    assert answer.code == 0
    assert "AFG" not in answer.out + answer.err


@pytest.mark.parametrize("command", ["stats", "faces", "diff"])
def test_the_rest_of_an_outline_elsewhere_stops(mapper, tmp_path: Path, command: str) -> None:
    answer = mapper(command, drawn(tmp_path, "a-2024-01-01.geojson"), "--rest", "government")
    assert answer.code == 4
    (line,) = answer.lines
    assert "most of the ground drawn is not in Afghanistan (AFG/ADM1)" in line
    assert "it seems to lie in Ukraine" in line


def test_the_rest_of_an_outline_that_is_named_and_missed_stops(mapper, tmp_path: Path) -> None:
    source = drawn(tmp_path, "a-2024-01-01.geojson")
    answer = mapper("stats", source, "--rest", "government", "--boundaries", "AFG/ADM1")
    assert answer.code == 4
    assert "the ground drawn does not touch AFG/ADM1" in answer.err


def test_the_rest_of_the_embedded_outline_serves_ground_within(mapper, tmp_path: Path) -> None:
    source = drawn(tmp_path, "a-2024-01-01.geojson", IN_HELMAND)
    assert mapper("stats", source, "--rest", "government").code == 0


def test_boundaries_that_drawn_ground_misses_are_told(mapper, tmp_path: Path) -> None:
    source = drawn(tmp_path, "a-2024-01-01.geojson")
    answer = mapper("stats", source, "--boundaries", "AFG/ADM1")
    assert answer.code == 0
    assert answer.lines == [
        "a-2024-01-01.geojson: the ground drawn does not touch AFG/ADM1 — it seems to lie in "
        "Ukraine"
    ]
