# SPDX-License-Identifier: MIT
"""`mapper diff` of drawn ground: two files of polygons, or one and a table. Drawn:

  5 August                 15 August
  lat 2  +-----------+     +-----------+
         | government|     | gov.      |
lat 1.5  |           |     +-----------+---+
  lat 1  +-----------+     |               |
         |  taliban  |     |    taliban    |
  lat 0  +-----------+     +---------------+
     lon 0           1     0           1   2
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely

from tests.boundaries.files import Row, toy_rows, write, write_geojson
from tests.cli.conftest import Answer

Run = Callable[..., Answer]
EARLY: list[Row] = [
    ({"status": "government"}, shapely.box(0, 1, 1, 2)),
    ({"status": "taliban", "source": "AFP"}, shapely.box(0, 0, 1, 1)),
]
LATE: list[Row] = [
    ({"status": "Government"}, shapely.box(0, 1.5, 1, 2)),
    ({"status": "Taliban", "source": "BBC"}, shapely.box(0, 0, 2, 1.5)),
]
FILES = ("front-2021-08-05.geojson", "front-2021-08-15.geojson")


@pytest.fixture
def fronts(tmp_path: Path) -> Path:
    """The two files of the drawing, in the folder that the command runs in."""
    for name, rows in zip(FILES, (EARLY, LATE), strict=True):
        write_geojson(tmp_path / name, rows)
    return tmp_path


@pytest.mark.usefixtures("fronts")
def test_of_two_drawings_of_a_series_the_sentence_has_their_days(mapper: Run) -> None:
    answer = mapper("diff", *FILES)
    assert answer.out.splitlines()[0] == (
        "Between 5 August 2021 and 15 August 2021, 18,500 km² were newly drawn as held by the "
        "Taliban. The Taliban took 6,150 km² from the government."
    )
    assert (answer.code, answer.err) == (0, "")


def test_drawings_of_two_sources_are_named(mapper: Run, fronts: Path) -> None:
    (fronts / FILES[1]).rename(fronts / "theirs-2021-08-15.geojson")
    answer = mapper("diff", FILES[0], "theirs-2021-08-15.geojson")
    assert answer.out.startswith(
        "Between front-2021-08-05.geojson as of 5 August 2021 and theirs-2021-08-15.geojson "
        "as of 15 August 2021, 18,500 km² were newly drawn as held by the Taliban."
    )


@pytest.mark.usefixtures("fronts")
def test_ground_that_changed_is_told_with_its_area(mapper: Run) -> None:
    assert "Government → Taliban: 1 area, 6,150 km²\n  Area 3\n" in mapper("diff", *FILES).out


@pytest.mark.usefixtures("fronts")
def test_ground_of_one_file_alone_was_not_drawn_before(mapper: Run) -> None:
    answer = mapper("diff", *FILES)
    assert "Not drawn → Taliban: 1 area, 18,500 km²\n  Area 1\n" in answer.out
    assert "Newly assessed" not in answer.out


def test_of_two_drawings_of_one_day_neither_is_newer(mapper: Run, fronts: Path) -> None:
    """Somebody else's drawing of that day, which goes further east and not as far north."""
    write_geojson(
        fronts / "theirs-2021-08-05.geojson", [({"status": "taliban"}, shapely.box(0, 0, 2, 1))]
    )
    answer = mapper("diff", FILES[0], "theirs-2021-08-05.geojson")
    assert answer.out.splitlines()[0] == (
        "On 5 August 2021, 12,300 km² are drawn in theirs-2021-08-05.geojson alone, as held by the "
        "Taliban. 12,300 km² held by the government are drawn in front-2021-08-05.geojson alone."
    )


def test_json_tells_what_was_newly_drawn_and_taken_away(mapper: Run, fronts: Path) -> None:
    write_geojson(fronts / FILES[1], [({"status": "taliban"}, shapely.box(0, 0, 2, 1))])
    drawn = json.loads(mapper("diff", *FILES, "--format", "json").out)["drawn"]
    told = {what: [(one["status"], one["count"]) for one in drawn[what]] for what in drawn}
    assert told == {"added": [("taliban", 1)], "taken_away": [("government", 1)]}


def test_where_one_party_alone_is_drawn_the_rest_is_offered(mapper: Run, fronts: Path) -> None:
    for name, east in zip(FILES, (1, 2), strict=True):
        write_geojson(fronts / name, [({"status": "taliban"}, shapely.box(0, 0, east, 1))])
    answer = mapper("diff", *FILES)
    assert answer.err == (
        "front-2021-08-15.geojson: only what one party holds is drawn: ground that it wins is "
        "newly drawn, and not taken from another — --rest STATUS says who holds the rest of the "
        "--boundaries\n"
    )


@pytest.mark.usefixtures("fronts")
def test_a_day_that_is_not_drawn_is_reported(mapper: Run) -> None:
    answer = mapper("diff", *FILES, "--to", "2021-08-16")
    assert answer.err == (
        "front-2021-08-15.geojson: 2021-08-16 is not drawn: it is as on 2021-08-15, the day drawn "
        "before\n"
    )
    assert answer.out.splitlines()[0].endswith(
        "16 August 2021 is not drawn: it is as on 15 August 2021."
    )


@pytest.mark.usefixtures("fronts")
def test_the_sums_balance_in_the_json(mapper: Run) -> None:
    data = json.loads(mapper("diff", *FILES, "--format", "json").out)
    for account in data["accounts"]:
        gained = account["before_km2"] + account["gained_km2"] - account["lost_km2"]
        assert gained == pytest.approx(account["after_km2"])
    whole = sum(move["area_km2"] for move in data["transitions"])
    assert whole == pytest.approx(data["units"]["area_km2"])


@pytest.mark.usefixtures("fronts")
def test_a_change_names_the_polygons_behind_it(mapper: Run) -> None:
    rows = csv.DictReader(io.StringIO(mapper("diff", *FILES, "--format", "csv").out))
    (changed,) = (row for row in rows if row["before"] == "government")
    assert changed["after"] == "taliban"
    assert (changed["file_after"], changed["line_after"]) == (FILES[1], "2")
    assert (changed["source_after"], changed["seen_after"]) == ("BBC", "2021-08-15")


@pytest.mark.usefixtures("fronts")
def test_the_geojson_has_the_ground_that_changed(mapper: Run) -> None:
    data = json.loads(mapper("diff", *FILES, "--format", "geojson").out)
    shapes = {
        feature["properties"]["before"]: shapely.from_geojson(json.dumps(feature["geometry"]))
        for feature in data["features"]
    }
    assert shapes["government"].equals(shapely.box(0, 1, 1, 1.5))
    assert shapes[None].equals(shapely.box(1, 0, 2, 1.5))


@pytest.mark.usefixtures("fronts")
def test_a_file_does_not_differ_from_itself(mapper: Run) -> None:
    answer = mapper("diff", FILES[0], FILES[0], "--exit-code")
    assert answer.code == 0
    assert answer.out.startswith(f"On 5 August 2021, {FILES[0]} and {FILES[0]} do not differ.\n")


@pytest.mark.usefixtures("fronts")
def test_the_same_files_give_the_same_bytes(mapper: Run, anew: Run) -> None:
    assert len({run("diff", *FILES, "--format", "geojson").out for run in (mapper, anew)}) == 1


def test_areas_are_named_by_the_units_they_lie_in(mapper: Run, fronts: Path) -> None:
    write_geojson(fronts / "provinces.geojson", toy_rows())
    answer = mapper("diff", *FILES, "--boundaries", "provinces.geojson")
    assert "Area 3 (Northfield)" in answer.out
    assert "Area 1 (Southport, Eastvale)" in answer.out


# --- one side is a table ---


def test_a_table_is_compared_with_polygons_over_its_boundaries(
    mapper: Run, fronts: Path, table: Callable[[str], str]
) -> None:
    write_geojson(fronts / "provinces.geojson", toy_rows())
    control = table(
        "place,status,date\nNorthfield,government,2021-08-01\nWestmarch,taliban,2021-08-01\n"
    )
    answer = mapper("diff", control, FILES[1], "--boundaries", "provinces.geojson")
    assert "1 of the 3 areas that both cover changed hands" in answer.out
    assert "Government → Taliban: 1 area, 6,150 km²\n  Northfield (part)\n" in answer.out
    rows = [line.split("  ") for line in answer.out.splitlines()]
    account = [[cell.strip() for cell in row if cell] for row in rows if row[0] == "Taliban"][-1]
    assert account == ["Taliban", "1 (12,300 km²)", "1 (6,150 km²)", "–", "2 (18,500 km²)"]
    assert "Outside the area of control.csv: 2 areas" in answer.out


def test_a_unit_that_no_line_cuts_keeps_its_name_and_id(
    mapper: Run, fronts: Path, table: Callable[[str], str]
) -> None:
    write_geojson(fronts / "provinces.geojson", toy_rows())
    control = table("place,status,date\nWestmarch,government,2021-08-01\n")
    options = ("--boundaries", "provinces.geojson", "--format", "csv")
    rows = csv.DictReader(io.StringIO(mapper("diff", control, FILES[1], *options).out))
    (changed,) = (row for row in rows if row["what"] == "changed")
    assert (changed["id"], changed["name"]) == ("westmarch", "Westmarch")


def test_the_day_of_a_table_is_not_after_that_of_the_polygons(mapper: Run, fronts: Path) -> None:
    write_geojson(fronts / "provinces.geojson", toy_rows())
    (fronts / "control.csv").write_text(
        "place,status,date\nNorthfield,government,2021-08-01\nNorthfield,taliban,2021-09-01\n",
        encoding="utf-8",
    )
    answer = mapper("diff", "control.csv", FILES[1], "--boundaries", "provinces.geojson")
    assert answer.out.startswith("Between control.csv as of 15 August 2021 and ")


def test_places_without_ground_are_told(
    mapper: Run, fronts: Path, table: Callable[[str], str]
) -> None:
    write_geojson(fronts / "provinces.geojson", toy_rows())
    control = table(
        "place,status,date,kind,lat,lon\nWestmarch,taliban,2021-08-01,,,\n"
        "Mill,taliban,2021-08-01,town,0.2,0.2\n"
    )
    answer = mapper("diff", control, FILES[1], "--boundaries", "provinces.geojson")
    assert "control.csv: 1 place that is none of the units, without ground" in answer.err


# --- what is told, and what is refused ---


def test_overlaps_are_told_and_contested_counts(mapper: Run, fronts: Path) -> None:
    disputed: Row = ({"status": "contested"}, shapely.box(0, 0.5, 1, 1.5))
    write_geojson(fronts / FILES[0], [disputed, *EARLY])
    answer = mapper("diff", *FILES)
    assert answer.err.splitlines() == [
        "front-2021-08-05.geojson: Government and Contested overlap by 6,153.09 km², "
        "counted for Contested",
        "front-2021-08-05.geojson: Taliban and Contested overlap by 6,154.00 km², "
        "counted for Contested",
    ]
    assert "Contested → Taliban: 1 area, 12,300 km²" in answer.out


def test_slivers_are_counted_and_told(mapper: Run, fronts: Path) -> None:
    line = 1 + 5e-5
    again = [
        ({"status": "government"}, shapely.box(0, line, 1, 2)),
        ({"status": "taliban"}, shapely.box(0, 0, 1, line)),
    ]
    write_geojson(fronts / "again-2021-08-15.geojson", again)
    answer = mapper("diff", FILES[0], "again-2021-08-15.geojson", "--exit-code")
    assert answer.code == 0
    assert answer.err == (
        "again-2021-08-15.geojson: 1 piece thinner than 10 m between its lines and those of "
        "front-2021-08-05.geojson, 0.62 km², counts with the ground beside it\n"
    )


def test_other_reference_systems_and_formats_are_read(mapper: Run, fronts: Path) -> None:
    write(fronts / "front-2021-08-05.gpkg", EARLY)
    answer = mapper("diff", "front-2021-08-05.gpkg", FILES[0], "--to", "2021-08-06", "--exit-code")
    assert answer.code == 0
    assert ", no ground changed hands." in answer.out


def test_polygons_without_a_day_ask_for_one(mapper: Run, fronts: Path) -> None:
    write_geojson(fronts / "front.geojson", EARLY)
    answer = mapper("diff", "front.geojson", FILES[1])
    assert (answer.code, answer.err) == (
        2,
        "front.geojson: neither a field nor its name gives the day — say --from, "
        "or name the file like front-2021-08-05.geojson\n",
    )
    assert mapper("diff", "front.geojson", FILES[1], "--from", "2021-08-01").code == 0


@pytest.mark.usefixtures("fronts")
def test_files_the_wrong_way_round_are_told(mapper: Run) -> None:
    answer = mapper("diff", *reversed(FILES))
    assert answer.code == 2
    assert "name the earlier one first" in answer.err


def test_a_day_before_that_of_the_polygons_is_told(mapper: Run, fronts: Path) -> None:
    write_geojson(
        fronts / "dated.geojson",
        [({**fields, "date": "2021-08-05"}, shape) for fields, shape in EARLY],
    )
    answer = mapper("diff", "dated.geojson", FILES[1], "--from", "2021-08-01")
    assert (answer.code, answer.err) == (
        2,
        "--from 2021-08-01: dated.geojson is of 2021-08-05, which is later\n",
    )


def test_an_unknown_status_stops_the_run_unless_lenient(mapper: Run, fronts: Path) -> None:
    write_geojson(fronts / FILES[1], [*LATE, ({"status": "rebels"}, shapely.box(5, 5, 6, 6))])
    strict, lenient = mapper("diff", *FILES), mapper("diff", *FILES, "--lenient")
    assert (strict.code, lenient.code) == (3, 0)
    assert strict.err.startswith("front-2021-08-15.geojson:3: no status 'rebels' in the scheme")
    assert lenient.err == strict.err


def test_no_field_of_statuses_is_one_line(mapper: Run, fronts: Path) -> None:
    write_geojson(fronts / FILES[1], [({"zone": "a"}, shapely.box(0, 0, 1, 1))])
    answer = mapper("diff", *FILES)
    assert (answer.code, len(answer.lines)) == (4, 1)
    assert "say --column status=FIELD with one of: zone (a)" in answer.err


def test_files_of_one_name_are_told_apart(mapper: Run, fronts: Path) -> None:
    (fronts / "old").mkdir()
    write_geojson(fronts / "old" / FILES[1], EARLY)
    answer = mapper("diff", f"old/{FILES[1]}", FILES[1])
    assert answer.out.startswith("On 15 August 2021, ")
    assert f" in old/{FILES[1]} and held by the Taliban in {FILES[1]}." in answer.out


def test_why_nothing_of_a_second_folder_could_be_read_is_told(mapper: Run, fronts: Path) -> None:
    (fronts / "theirs").mkdir()
    rows: list[Row] = [({"layer": "control_map"}, shapely.box(0, 0, 1, 1))]
    write_geojson(fronts / "theirs" / FILES[1], rows)
    answer = mapper("diff", FILES[0], "theirs")
    assert answer.code == 3
    assert "cannot tell which field holds the status" in answer.err
    assert "layer (control_map)" in answer.err


@pytest.mark.usefixtures("fronts")
def test_the_bundled_scheme_that_has_a_status_is_named(mapper: Run) -> None:
    answer = mapper("diff", *FILES, "--status", "russia")
    assert answer.code == 2
    assert answer.err.rstrip().endswith("; --scheme ukraine has it")
