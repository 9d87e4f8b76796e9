# SPDX-License-Identifier: MIT
"""Drawn ground from Python: polygons made from a ledger tell what the ledger tells."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from shutil import copyfile

import pytest
import shapely

import mapper
from mapper.comparison.model import Comparison
from mapper.errors import DataProblems, UsageError
from mapper.exports.kept_faces import as_face_file, form_of
from mapper.model.measured import Measured
from mapper.reading.histories import HistoryReading, read_faces
from tests.boundaries.files import write_geojson
from tests.golden_files import check_golden

FILES = ("front-2021-08-05.geojson", "front-2021-08-15.geojson")

CAPITALS = mapper.Look(provinces_from="capital")
CLIPPED = mapper.DrawnOptions(clip=True)


@pytest.fixture(scope="module")
def ledger() -> Comparison:
    """Two days of the embedded ledger."""
    return mapper.diff(start="2021-08-05", end="2021-08-15")


@pytest.fixture(scope="module")
def fronts(ledger: Comparison, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The provinces of each day, joined by status: files of polygons."""
    folder = tmp_path_factory.mktemp("fronts")
    paths = folder / FILES[0], folder / FILES[1]
    for day, path in zip((ledger.before, ledger.after), paths, strict=True):
        frame = ledger.boundaries.to_gdf()
        frame["status"] = frame["id"].map(day.status_of)
        frame.dissolve("status").to_file(path)
    return paths


def moved(found: Comparison) -> dict[tuple[str | None, str | None], float]:
    return {(move.before, move.after): move.amount.area_km2 for move in found.transitions}


def test_polygons_tell_the_areas_that_the_ledger_tells(
    ledger: Comparison, fronts: tuple[Path, Path]
) -> None:
    found = mapper.diff(*fronts)
    assert moved(found) == pytest.approx(moved(ledger), rel=1e-5)


def test_a_table_against_polygons_tells_them_too(
    ledger: Comparison, fronts: tuple[Path, Path]
) -> None:
    table = Path(mapper.__file__).parents[1] / "geodata" / "AFG" / "control-2021.csv"
    found = mapper.diff(table, fronts[1], start="2021-08-05", look=CAPITALS)
    assert moved(found) == pytest.approx(moved(ledger), rel=1e-5)
    assert {unit.id for unit in found.boundaries.units} == {
        unit.id for unit in ledger.boundaries.units
    }


def test_units_that_follow_their_capital_are_counted_beside_polygons_too(
    fronts: tuple[Path, Path],
) -> None:
    table = Path(mapper.__file__).parents[1] / "geodata" / "AFG" / "control-2021.csv"
    found = mapper.diff(table, fronts[1], start="2021-05-05", look=CAPITALS)
    assert found.measured is Measured.COUNT


def test_the_answer_in_words(fronts: tuple[Path, Path]) -> None:
    from mapper.comparison.blocks import as_text
    from mapper.comparison.report import report
    from mapper.style.words import load_words

    text = as_text(report(mapper.diff(*fronts), load_words()))
    check_golden("diff-polygons.txt", text)


def test_what_was_done_to_the_ground_is_a_note(fronts: tuple[Path, Path], tmp_path: Path) -> None:
    twice = write_geojson(
        tmp_path / "twice-2021-08-01.geojson",
        [
            ({"status": "taliban"}, shapely.box(62, 32, 63, 33)),
            ({"status": "government"}, shapely.box(62.5, 32, 63, 33)),
        ],
    )
    notes = mapper.diff(twice, fronts[1]).boundaries.notes
    assert [problem.code for problem in notes] == ["overlap"]


def test_problems_stop_the_comparison_unless_lenient(
    fronts: tuple[Path, Path], tmp_path: Path
) -> None:
    path = write_geojson(
        tmp_path / "a-2021-08-01.geojson",
        [({"status": name}, shapely.box(62, 32, 63, 33)) for name in ("taliban", "rebels")],
    )
    with pytest.raises(DataProblems, match="no status 'rebels'"):
        mapper.diff(path, fronts[1])
    assert mapper.diff(path, fronts[1], options=mapper.TableOptions(lenient=True)).scope.units


def test_files_without_a_day_need_one(fronts: tuple[Path, Path], tmp_path: Path) -> None:
    plain = tmp_path / "plain.geojson"
    plain.write_bytes(fronts[0].read_bytes())
    with pytest.raises(UsageError, match="gives the day"):
        mapper.diff(plain, fronts[1])
    assert mapper.diff(plain, fronts[1], start="2021-08-05").start.isoformat() == "2021-08-05"


@pytest.fixture
def folders(fronts: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    """A folder with the first day, and one with both."""
    one, both = tmp_path / "monday", tmp_path / "friday"
    for folder, paths in ((one, fronts[:1]), (both, fronts)):
        folder.mkdir()
        for path in paths:
            copyfile(path, folder / path.name)
    return one, both


def test_of_two_folders_the_last_days_are_compared(
    ledger: Comparison, folders: tuple[Path, Path]
) -> None:
    found = mapper.diff(*folders)
    assert (str(found.start), str(found.end)) == ("2021-08-05", "2021-08-15")
    assert moved(found) == pytest.approx(moved(ledger), rel=1e-5)


def test_the_days_of_folders_may_be_named(folders: tuple[Path, Path]) -> None:
    found = mapper.diff(folders[1], folders[1], start="2021-08-05", end="2021-08-06")
    assert found.changes == ()


@pytest.mark.parametrize("name", ["kept.gpkg", "kept.parquet"])
def test_stored_faces_are_compared_like_the_files_they_were_cut_from(
    ledger: Comparison, folders: tuple[Path, Path], tmp_path: Path, name: str
) -> None:
    kept = tmp_path / name
    kept.write_bytes(as_face_file(read_faces([folders[1]], HistoryReading()), form_of(kept)))
    found = mapper.diff(folders[0], kept)
    # Lines of a stored history stand on a grid, and slivers go to a neighbour.
    assert moved(found) == pytest.approx(moved(ledger), rel=1e-4)


def test_a_table_is_compared_with_a_folder(ledger: Comparison, folders: tuple[Path, Path]) -> None:
    table = Path(mapper.__file__).parents[1] / "geodata" / "AFG" / "control-2021.csv"
    found = mapper.diff(table, folders[1], start="2021-08-05", look=CAPITALS)
    assert moved(found) == pytest.approx(moved(ledger), rel=1e-5)


def test_of_a_file_of_many_days_one_is_compared(tmp_path: Path) -> None:
    """Not all of its days on top of each other."""
    box = shapely.box(62, 32, 63, 33)
    days = write_geojson(
        tmp_path / "days.geojson",
        [
            ({"status": "contested", "date": "2021-08-01"}, box),
            ({"status": "taliban", "date": "2021-08-05"}, box),
        ],
    )
    other = write_geojson(tmp_path / "late-2021-08-09.geojson", [({"status": "taliban"}, box)])
    assert mapper.diff(days, other).changes == ()
    (change,) = mapper.diff(days, other, start="2021-08-02").changes
    assert (change.before, change.after) == ("contested", "taliban")


def test_two_schemes_are_not_compared(folders: tuple[Path, Path], tmp_path: Path) -> None:
    scheme = tmp_path / "own.toml"
    known = files("mapper.style.schemes").joinpath("three-way.toml").read_text(encoding="utf-8")
    scheme.write_text(known.replace('"government"', '"ours"'), encoding="utf-8")
    kept = tmp_path / "kept.gpkg"
    kept.write_bytes(as_face_file(read_faces([folders[1]], HistoryReading()), "gpkg"))
    other = write_geojson(
        tmp_path / "late-2021-08-19.geojson", [({"status": "ours"}, shapely.box(62, 32, 63, 33))]
    )
    with pytest.raises(UsageError, match="those of 'three-way' — name one for both with `scheme`"):
        mapper.diff(kept, other, scheme=scheme)


def test_two_days_of_a_folder_are_compared_by_its_faces(
    ledger: Comparison, folders: tuple[Path, Path]
) -> None:
    assert moved(mapper.diff(folders[1])) == pytest.approx(moved(ledger), rel=1e-4)


def test_python_draws_what_the_command_draws(folders: tuple[Path, Path]) -> None:
    assert mapper.timeline(folders[1]).payload["kind"] == "faces"
    assert mapper.draw(folders[1], as_of="2021-08-05").payload["single"] is True


@pytest.mark.parametrize("draws", [mapper.draw, mapper.timeline, mapper.diff])
def test_options_of_tables_say_nothing_of_drawn_ground(
    folders: tuple[Path, Path], draws: Callable[..., object]
) -> None:
    with pytest.raises(UsageError, match="known_on: says nothing of drawn ground — leave it out"):
        draws(folders[1], options=mapper.TableOptions(known_on="2021-08-06"))


def test_options_of_drawn_ground_say_nothing_of_a_table() -> None:
    with pytest.raises(UsageError, match="status: is for drawn ground"):
        mapper.draw(options=mapper.DrawnOptions(status="taliban"))


def test_drawn_ground_is_cut_to_boundaries_in_python_too(tmp_path: Path) -> None:
    square = [({"status": "taliban"}, shapely.box(62, 32, 74, 33))]
    for day in (1, 2):
        write_geojson(tmp_path / f"front-2021-08-0{day}.geojson", square)
    with pytest.warns(mapper.MapperWarning, match="cut to AFG/ADM1: of 2 days ground lies outside"):
        mapper.draw(tmp_path, "AFG/ADM1", options=CLIPPED)
    with pytest.warns(mapper.MapperWarning, match="cut to AFG/ADM1"):
        mapper.diff(tmp_path, boundaries="AFG/ADM1", options=CLIPPED)
    with pytest.raises(UsageError, match="clip: is for drawn ground"):
        mapper.draw(options=CLIPPED)
