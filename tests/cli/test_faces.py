# SPDX-License-Identifier: MIT
"""`mapper faces`, and the other commands on drawn ground."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from pyogrio import read_dataframe
from shapely import Geometry

from mapper.page.made_with import without_record
from tests.cli.conftest import Answer
from tests.cli.warm import Warm
from tests.drawn import STORY

Run = Callable[..., Answer]


def write_day(folder: Path, day: str, shapes: list[tuple[Geometry, str]]) -> Path:
    """A file of polygons with a status each."""
    features = [
        {
            "type": "Feature",
            "properties": {"status": status, "source": "Sketch"},
            "geometry": shapely.geometry.mapping(shape),
        }
        for shape, status in shapes
    ]
    folder.mkdir(exist_ok=True)
    path = folder / f"front-{day}.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def write_front(folder: Path) -> Path:
    """A folder with the three days of the story."""
    for day, shapes in STORY.items():
        write_day(folder / "front", day, list(shapes))
    return folder / "front"


@pytest.fixture
def front(tmp_path: Path) -> Path:
    return write_front(tmp_path)


@pytest.fixture(scope="module")
def kept(warm: Warm, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The faces of the story, cut once."""
    folder = tmp_path_factory.mktemp("kept")
    write_front(folder)
    assert warm.run(["faces", "front", "-o", "history.gpkg"], folder).code == 0
    return folder / "history.gpkg"


@pytest.fixture
def history(kept: Path, front: Path) -> Path:
    """The same faces, beside the folder that they are of."""
    return Path(shutil.copy(kept, front.parent))


def test_a_folder_becomes_a_file_of_faces(mapper: Run, front: Path, tmp_path: Path) -> None:
    answer = mapper("faces", str(front), "-o", "history.gpkg")
    assert (answer.code, answer.out) == (0, "history.gpkg\n")
    assert answer.lines[-1] == "5 faces of 3 days, 2021-08-01 to 2021-08-20"
    assert len(read_dataframe(tmp_path / "history.gpkg", layer="faces")) == 5


@pytest.mark.parametrize(
    ("options", "square_km2"), [((), "12,300"), (("--same-day", "join"), "24,600")]
)
def test_of_two_versions_of_a_day_the_last_counts_or_both(
    mapper: Run, tmp_path: Path, options: tuple[str, ...], square_km2: str
) -> None:
    for time, west in (("0900", 60), ("1800", 61)):
        shapes = [(shapely.box(west, 0, west + 1, 1), "taliban")]
        write_day(tmp_path / "day", f"2021-08-05_{time}", shapes)
    answer = mapper("stats", "day", *options)
    assert f"{square_km2} km²" in answer.out


def kml_of_sides(path: Path) -> None:
    """A map as people draw it by hand: a folder a side, and one of towns."""

    def folder(name: str, placemark: str) -> str:
        return f"<Folder><name>{name}</name><Placemark>{placemark}</Placemark></Folder>"

    def ground(west: int) -> str:
        corners = f"{west},0 {west + 1},0 {west + 1},1 {west},1 {west},0"
        ring = f"<LinearRing><coordinates>{corners}</coordinates></LinearRing>"
        return f"<Polygon><outerBoundaryIs>{ring}</outerBoundaryIs></Polygon>"

    town = "<Point><coordinates>60.5,0.5</coordinates></Point>"
    folders = [
        folder("Taliban held", ground(60)),
        folder("Government", ground(61)),
        folder("Towns", town),
    ]
    path.write_text(
        f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{"".join(folders)}</Document></kml>'
    )


def test_the_folders_of_a_kml_may_be_the_sides(mapper: Run, tmp_path: Path) -> None:
    kml_of_sides(tmp_path / "map-2021-08-05.kml")
    answer = mapper("stats", "map-2021-08-05.kml", "--status-from", "layer", "--format", "csv")
    held = [line.split(",")[:2] for line in answer.out.splitlines()[1:]]
    assert held == [["2021-08-05", "government"], ["2021-08-05", "taliban"]]


def test_a_layer_of_towns_beside_the_sides_is_left_out_and_reported(
    mapper: Run, tmp_path: Path
) -> None:
    kml_of_sides(tmp_path / "map-2021-08-05.kml")
    answer = mapper("stats", "map-2021-08-05.kml", "--status-from", "layer")
    assert (
        "map-2021-08-05.kml (Towns): has points or lines only, no ground, and is left out"
        in answer.lines
    )


def test_one_file_a_side_has_the_status_in_its_name(mapper: Run, tmp_path: Path) -> None:
    for side, west in (("Taliban", 60), ("Government", 61)):
        square = shapely.box(west, 0, west + 1, 1)
        write_day(tmp_path / "sides", "2021-08-05", [(square, "?")]).rename(
            tmp_path / "sides" / f"Assessed{side}Ground_20210805.geojson"
        )
    answer = mapper("stats", "sides", "--status-from", "name", "--format", "csv")
    held = [line.split(",")[:2] for line in answer.out.splitlines()[1:]]
    assert held == [["2021-08-05", "government"], ["2021-08-05", "taliban"]]


@pytest.fixture
def sides(tmp_path: Path) -> Path:
    """A folder with a folder for each side, and in each a file a day."""
    for side, west in (("AssessedAdvance", 60), ("ClaimedByOthers", 61)):
        folder = tmp_path / "april" / side
        folder.mkdir(parents=True)
        write_day(folder, "2021-08-05", [(shapely.box(west, 0, west + 1, 1), "?")])
    return tmp_path / "april"


MEANS = ("--means", "AssessedAdvance=taliban", "--means", "ClaimedByOthers=contested")


@pytest.mark.usefixtures("sides")
def test_folders_that_are_the_sides_are_looked_into(mapper: Run) -> None:
    answer = mapper("stats", "april", "--status-from", "folder", *MEANS, "--format", "csv")
    held = [line.split(",")[:2] for line in answer.out.splitlines()[1:]]
    assert held == [["2021-08-05", "contested"], ["2021-08-05", "taliban"]]
    assert "joined" not in answer.err


@pytest.mark.usefixtures("sides")
def test_folders_in_a_folder_are_looked_into_on_demand_alone(mapper: Run) -> None:
    answer = mapper("stats", "april")
    assert answer.code == 4
    assert "its folder AssessedAdvance is not looked into — name that one, or say " in answer.err


@pytest.mark.usefixtures("sides")
def test_words_in_names_of_folders_may_be_given_a_meaning(mapper: Run) -> None:
    answer = mapper("stats", "april", "--status-from", "folder")
    assert "say --means AssessedAdvance=STATUS" in answer.err
    answer = mapper("faces", "april", "--status-from", "folder", *MEANS, "-o", "april.gpkg")
    assert answer.lines[-1] == "2 faces of 1 day, 2021-08-05 to 2021-08-05"


def test_a_name_without_a_status_stops_with_the_statuses(mapper: Run, front: Path) -> None:
    answer = mapper("stats", "front", "--status-from", "name")
    assert answer.code == 3
    assert "no status in the file's name 'front'" in answer.err


def test_what_may_become_of_a_day_is_named(mapper: Run, front: Path) -> None:
    answer = mapper("stats", "front", "--same-day", "first")
    assert (answer.code, answer.lines) == (2, ["--same-day first: give last or join"])


@pytest.mark.parametrize("ending", ["gpkg", "parquet"])
def test_the_same_files_give_the_same_bytes(
    mapper: Run, anew: Run, front: Path, tmp_path: Path, ending: str
) -> None:
    mapper("faces", str(front), "-o", f"one.{ending}")
    anew("faces", str(front), "-o", f"other.{ending}")
    one, other = (tmp_path / f"{name}.{ending}" for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


def test_a_day_is_added(mapper: Run, history: Path, tmp_path: Path) -> None:
    day = write_day(tmp_path / "new", "2021-08-25", [(shapely.box(60, 30, 66, 33), "taliban")])
    answer = mapper("faces", "history.gpkg", str(day), "--force", "-o", "history.gpkg")
    assert (answer.code, answer.lines[-1]) == (0, "5 faces of 4 days, 2021-08-01 to 2021-08-25")
    said = mapper("diff", "history.gpkg", "--from", "2021-08-20", "--to", "2021-08-25").out
    assert "Government → Taliban: 3 pieces of ground, 111,000 km²" in said


def test_a_day_that_is_there_already_is_refused_and_the_file_stays(
    mapper: Run, history: Path, front: Path
) -> None:
    before = history.read_bytes()
    day = front / "front-2021-08-05.geojson"
    answer = mapper("faces", "history.gpkg", str(day), "--force", "-o", "history.gpkg")
    assert answer.code == 2
    assert "2021-08-05 is in the history of front already" in answer.err
    assert history.read_bytes() == before


def test_a_file_is_not_replaced_unasked(mapper: Run, history: Path, front: Path) -> None:
    answer = mapper("faces", str(front), "-o", "history.gpkg")
    assert answer.code == 2
    assert "exists already" in answer.err


def test_a_history_ends_in_gpkg_or_parquet(mapper: Run, front: Path) -> None:
    answer = mapper("faces", str(front), "-o", "history.csv")
    assert (answer.code, ".gpkg or .parquet" in answer.err) == (2, True)


def test_all_may_have_one_status_and_the_rest_another(mapper: Run, tmp_path: Path) -> None:
    write_day(tmp_path / "held", "2021-08-05", [(shapely.box(62, 30, 66, 33), "x")])
    answer = mapper(
        "stats", "held", "--status", "taliban", "--rest", "government", "--format", "csv"
    )
    assert answer.code == 0
    assert {line.split(",")[1] for line in answer.out.splitlines()[1:]} == {
        "government",
        "taliban",
    }


def test_a_status_that_the_scheme_does_not_have_is_refused(mapper: Run, front: Path) -> None:
    answer = mapper("faces", str(front), "--status", "nobody", "-o", "h.gpkg")
    assert answer.code == 2
    assert "there is: government, mixed, contested, taliban, foreign, unknown" in answer.err


def test_options_of_drawn_ground_say_nothing_of_a_table(mapper: Run, table: Run) -> None:
    path = table("place,status,date\nHelmand,taliban,2021-08-13\n")
    answer = mapper("draw", path, "--rest", "government")
    assert (answer.code, "--rest: is for drawn ground" in answer.err) == (2, True)


def test_a_broken_file_stops_the_run_unless_lenient(mapper: Run, front: Path) -> None:
    (front / "front-2021-08-21.geojson").write_text("{ broken")
    assert mapper("faces", str(front), "-o", "h.gpkg").code == 3
    answer = mapper("faces", str(front), "-o", "h.gpkg", "--lenient")
    assert answer.code == 0
    assert "front-2021-08-21.geojson" in answer.err


@pytest.mark.parametrize("source", ["front", "history.gpkg"])
def test_a_timeline_of_drawn_ground(
    mapper: Run, history: Path, tmp_path: Path, source: str
) -> None:
    answer = mapper("timeline", source, "-o", "page.html")
    assert (answer.code, answer.out) == (0, "page.html\n")
    assert '"kind":"faces"' in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_folder_and_history_give_the_same_page(mapper: Run, history: Path, tmp_path: Path) -> None:
    mapper("timeline", "front", "-o", "one.html")
    mapper("timeline", "history.gpkg", "-o", "other.html")
    one, other = ((tmp_path / name).read_text("utf-8") for name in ("one.html", "other.html"))
    assert without_record(one) == without_record(other)


def test_one_day_is_drawn(mapper: Run, history: Path) -> None:
    answer = mapper("draw", "history.gpkg", "--as-of", "2021-08-05")
    assert answer.out == "output/history-2021-08-05.html\n"


def test_a_day_outside_of_the_record_is_refused(mapper: Run, history: Path) -> None:
    answer = mapper("draw", "history.gpkg", "--as-of", "2020-01-01")
    assert answer.code == 2
    assert "the record goes from 2021-08-01 to 2021-08-20" in answer.err


def test_what_changed_is_told_in_square_kilometres(mapper: Run, history: Path) -> None:
    answer = mapper("diff", "history.gpkg", "--from", "2021-08-01", "--to", "2021-08-20")
    lines = answer.out.splitlines()
    assert lines[0] == (
        "Between 1 August 2021 and 20 August 2021, the Taliban took 15,800 km² from the government."
    )
    assert lines[2] == "Government → Taliban: 1 piece of ground, 15,800 km²"


def test_between_two_days_of_one_drawing_nothing_was_drawn_anew(mapper: Run, front: Path) -> None:
    answer = mapper("diff", "front", "--from", "2021-08-05", "--to", "2021-08-07")
    assert answer.out.splitlines()[0] == (
        "Between 5 August 2021 and 7 August 2021, nothing was drawn anew. 7 August 2021 is not "
        "drawn: it is as on 5 August 2021."
    )


@pytest.mark.parametrize(
    "asked",
    [
        ("draw", "history.gpkg", "--as-of", "2021-08-07"),
        ("timeline", "history.gpkg", "--as-of", "2021-08-07"),
        ("stats", "history.gpkg", "--dates", "2021-08-07"),
        ("diff", "history.gpkg", "--to", "2021-08-07"),
        ("diff", "history.gpkg", "--to", "2021-08-07", "-o", "page.html"),
        ("export", "history.gpkg", "--as-of", "2021-08-07", "-o", "day.svg"),
        ("export", "history.gpkg", "--as-of", "2021-08-07", "-o", "day.csv"),
        ("export", "history.gpkg", "--from", "2021-08-05", "--to", "2021-08-07", "-o", "two.svg"),
        ("export", "history.gpkg", "--dates", "2021-08-05,2021-08-07", "-o", "many.svg"),
    ],
    ids=" ".join,
)
def test_wherever_a_day_is_asked_for_one_that_is_not_drawn_is_reported(
    mapper: Run, history: Path, asked: tuple[str, ...]
) -> None:
    answer = mapper(*asked)
    assert answer.code == 0
    assert "2021-08-07 is not drawn: it is as on 2021-08-05, the day drawn before" in answer.err


def test_a_map_of_a_day_that_is_not_drawn_says_so(mapper: Run, history: Path) -> None:
    for name in ("day.html", "day.svg"):
        command = "draw" if name.endswith("html") else "export"
        mapper(command, "history.gpkg", "--as-of", "2021-08-07", "-o", name)
        text = (history.parent / name).read_text(encoding="utf-8")
        assert "7 August 2021 is not drawn" in text


def test_what_changed_is_a_page(mapper: Run, history: Path, tmp_path: Path) -> None:
    days = ("--from", "2021-08-01", "--to", "2021-08-05")
    mapper("diff", "history.gpkg", *days, "-o", "change.html")
    page = (tmp_path / "change.html").read_text(encoding="utf-8")
    assert '"pinned":0' in page
    assert "<title>Who held what in Afghanistan, 1 to 5 August 2021</title>" in page


@pytest.mark.parametrize("ending", ["geojson", "svg", "png"])
def test_a_day_goes_out_as_data_and_as_picture(mapper: Run, history: Path, ending: str) -> None:
    answer = mapper("export", "history.gpkg", "--as-of", "2021-08-05", "-o", f"out.{ending}")
    assert answer.code == 0
    assert answer.out.startswith(f"out.{ending}\n")


@pytest.mark.parametrize(
    "days", [("--from", "2021-08-01", "--to", "2021-08-20"), ("--dates", "all")]
)
def test_pictures_of_several_days(mapper: Run, history: Path, days: tuple[str, ...]) -> None:
    assert mapper("export", "history.gpkg", *days, "-o", "out.svg").code == 0


def test_a_file_without_a_day_is_of_the_day_asked_for(
    mapper: Run, front: Path, tmp_path: Path
) -> None:
    (front / "front-2021-08-05.geojson").rename(tmp_path / "today.geojson")
    assert mapper("draw", "today.geojson").code == 3
    answer = mapper("draw", "today.geojson", "--as-of", "2021-08-09")
    assert answer.out == "output/today-2021-08-09.html\n"


def test_drawn_ground_has_no_areas_around_places(mapper: Run, front: Path) -> None:
    answer = mapper("timeline", "front", "--infer")
    assert (answer.code, "--infer: drawn ground has its areas" in answer.err) == (2, True)


@pytest.fixture
def stray(front: Path) -> Path:
    """The front, with one day that has ground far away, and the frame that all others have."""
    shapes = [*STORY["2021-08-20"], (shapely.box(10, 0, 20, 10), "government")]
    write_day(front, "2021-08-06", shapes)
    shape = {"type": "Feature", "properties": {"name": "All"}, "geometry": WHOLE.__geo_interface__}
    (front.parent / "frame.geojson").write_text(json.dumps(shape))
    return front


CUT = ("--clip", "--boundaries", "frame.geojson")


@pytest.mark.parametrize(
    "command",
    [
        ("stats", "front"),
        ("draw", "front", "--as-of", "2021-08-06"),
        ("timeline", "front"),
        ("diff", "front"),
        ("diff", "front/front-2021-08-05.geojson", "front/front-2021-08-06.geojson"),
        ("export", "front", "-o", "cut.geojson"),
        ("faces", "front", "-o", "cut.gpkg"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("stray")
def test_every_command_cuts_drawn_ground_to_the_boundaries(
    mapper: Run, command: tuple[str, ...]
) -> None:
    answer = mapper(*command, *CUT)
    assert answer.code == 0
    assert re.search(r"cut to frame.geojson: [\d,.]+ km² of 2021-08-06 lie outside", answer.err)
    assert "lies far from" not in answer.err


@pytest.mark.usefixtures("stray")
def test_a_day_with_ground_far_away_is_reported_by_every_command(mapper: Run) -> None:
    answer = mapper("stats", "front")
    assert "front-2021-08-06.geojson:3: the ground of 2021-08-06 lies far from" in answer.err
    assert "No data" not in answer.out
    assert "Not drawn" in answer.out


@pytest.mark.usefixtures("stray")
def test_kept_faces_remember_that_they_were_cut(mapper: Run) -> None:
    mapper("faces", "front", *CUT, "-o", "cut.gpkg")
    said = mapper("stats", "cut.gpkg").out
    assert "What was drawn outside of frame.geojson is cut away." in said


@pytest.mark.usefixtures("stray")
def test_a_day_added_to_faces_that_were_cut_is_cut_as_well(mapper: Run) -> None:
    mapper("faces", "front", *CUT, "-o", "cut.gpkg")
    answer = mapper("faces", "cut.gpkg", "front", "-o", "more.gpkg")
    assert "--clip: cut.gpkg was cut to frame.geojson — give --clip" in answer.err


def test_ground_is_cut_to_no_country_that_it_does_not_mostly_lie_in(
    mapper: Run, tmp_path: Path
) -> None:
    for day in ("2021-08-05", "2021-08-06", "2021-08-07"):
        write_day(tmp_path / "east", day, [(shapely.box(36, 48, 37, 49), "taliban")])
    write_day(tmp_path / "east", "2021-08-08", [(shapely.box(61, 30, 69, 38), "taliban")])
    answer = mapper("stats", "east", "--clip")
    assert answer.code == 4
    assert "--clip is about an outline, and no boundaries are named" in answer.err


WHOLE = shapely.box(60, 30, 66, 33)
PART = shapely.box(60, 30, 62, 33)


def day_of(mapper: Run, source: str, day: str) -> dict[str, float]:
    """The km² of every status on a day."""
    answer = mapper("stats", source, "--dates", day, "--format", "csv")
    rows = [line.split(",") for line in answer.out.splitlines()[1:]]
    return {row[1]: float(row[3]) for row in rows}


@pytest.fixture
def outline(tmp_path: Path) -> str:
    path = tmp_path / "outline.geojson"
    shape = {"type": "Feature", "properties": {"name": "All"}, "geometry": WHOLE.__geo_interface__}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [shape]}))
    return "outline.geojson"


def test_a_day_that_is_added_has_the_rest_that_the_others_have(
    mapper: Run, tmp_path: Path, outline: str
) -> None:
    write_day(tmp_path / "held", "2021-08-05", [(PART, "taliban")])
    day = write_day(tmp_path / "new", "2021-08-06", [(PART, "taliban")])
    mapper("faces", "held", "--rest", "government", "--boundaries", outline, "-o", "h.gpkg")
    mapper("faces", "h.gpkg", str(day), "-o", "more.gpkg")
    first, second = (day_of(mapper, "more.gpkg", f"2021-08-0{n}") for n in (5, 6))
    assert first == second
    assert second["government"] == pytest.approx(2 * second["taliban"], rel=1e-6)


def test_overlaps_of_a_day_that_is_added_are_told(mapper: Run, history: Path) -> None:
    shapes = [(WHOLE, "taliban"), (PART, "contested")]
    day = write_day(history.parent / "new", "2021-08-25", shapes)
    answer = mapper("faces", "history.gpkg", str(day), "-o", "more.gpkg")
    assert re.search(r"Taliban and Contested overlap by up to 63,1\d\d", answer.err)
    assert "km² (2021-08-25), counted for Contested" in answer.err


def test_ground_drawn_with_the_status_of_the_rest_counts_over_what_is_under_it(
    mapper: Run, tmp_path: Path, outline: str
) -> None:
    """Taliban over government in the scheme, and over the rest, which is Taliban as well."""
    shapes = [(PART, "taliban"), (PART, "government")]
    write_day(tmp_path / "held", "2021-08-05", shapes)
    answer = mapper(
        "faces", "held", "--rest", "taliban", "--boundaries", outline, "-o", "held.gpkg"
    )
    assert "Government and Taliban overlap by up to" in answer.err
    assert set(day_of(mapper, "held.gpkg", "2021-08-05")) == {"taliban"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--rest", "taliban"), "--rest taliban: history.gpkg was cut without --rest"),
        (("--scheme", "two-sided"), "--scheme two-sided: history.gpkg was cut with 'three-way'"),
        (("--status", "taliban"), "--status: history.gpkg is cut already"),
        (("--about", "seats"), "--about: says nothing of drawn ground"),
        (("--known-on", "2021-08-03"), "--known-on: says nothing of drawn ground"),
    ],
)
def test_options_that_say_otherwise_than_a_history_are_refused(
    mapper: Run, history: Path, options: tuple[str, ...], said: str
) -> None:
    answer = mapper("stats", history.name, *options)
    assert answer.code == 2
    assert answer.err.startswith(said)


def test_the_last_day_is_the_last_that_was_drawn_though_nobody_had_ground(
    mapper: Run, front: Path
) -> None:
    write_day(front, "2021-08-25", [])
    first = mapper("diff", "front").out.splitlines()[0]
    assert first == (
        "Between 1 August 2021 and 25 August 2021, 126,000 km² held by the government and "
        "63,200 km² held by the Taliban were taken away from what is drawn."
    )


def test_one_day_and_another_tell_the_same_from_a_folder_and_from_two_files(
    mapper: Run, tmp_path: Path
) -> None:
    """Where two statuses overlap, whatever the order in the file."""
    one = write_day(tmp_path / "ov", "2021-08-05", [(PART, "taliban"), (WHOLE, "government")])
    two = write_day(tmp_path / "ov", "2021-08-06", [(WHOLE, "government"), (PART, "taliban")])
    assert ", no ground changed hands." in mapper("diff", "ov").out
    assert ", no ground changed hands." in mapper("diff", str(one), str(two)).out


def test_what_was_left_out_stays_on_the_page(mapper: Run, front: Path, tmp_path: Path) -> None:
    (front / "front-2021-08-21.geojson").write_text("{ broken")
    mapper("faces", "front", "--lenient", "-o", "kept.gpkg")
    answer = mapper("timeline", "kept.gpkg", "-o", "page.html")
    assert (answer.code, "front-2021-08-21.geojson" in answer.err) == (0, True)
    assert "front-2021-08-21.geojson" in (tmp_path / "page.html").read_text(encoding="utf-8")
