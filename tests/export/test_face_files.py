"""A history of faces in a file, and out of it again."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyogrio import read_dataframe

from mapper.control.face_history import FaceHistory
from mapper.errors import TableError, UsageError
from mapper.export.face_files import FORMS, as_face_file, form_of, is_face_file, read_face_file
from tests.drawn import faces_of


@pytest.fixture(scope="module")
def history() -> FaceHistory:
    return faces_of()


@pytest.fixture(params=FORMS)
def file(request: pytest.FixtureRequest, history: FaceHistory, tmp_path: Path) -> Path:
    path = tmp_path / f"history.{request.param}"
    path.write_bytes(as_face_file(history, request.param))
    return path


def test_nothing_is_lost(file: Path, history: FaceHistory) -> None:
    found = read_face_file(file)
    assert found.days == history.days
    assert found.statuses == history.statuses
    assert found.voices == history.voices
    assert found.said == history.said
    assert found.scheme == history.scheme
    assert found.faces.runs == history.faces.runs
    assert found.faces.area_km2 == history.faces.area_km2
    assert [s.normalize().wkb for s in found.faces.shapes] == [
        s.normalize().wkb for s in history.faces.shapes
    ]


def test_the_file_knows_itself(file: Path) -> None:
    assert is_face_file(file)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_history_gives_the_same_bytes(history: FaceHistory, form: str) -> None:
    assert as_face_file(history, form) == as_face_file(history, form)


def test_other_programs_see_the_faces(history: FaceHistory, tmp_path: Path) -> None:
    path = tmp_path / "history.gpkg"
    path.write_bytes(as_face_file(history, "gpkg"))
    frame = read_dataframe(path, layer="faces")
    assert list(frame.columns) == ["id", "area_km2", "runs", "geometry"]
    assert frame.runs[0] == '[["2021-08-01", "taliban", 0]]'
    assert frame.crs.to_epsg() == 4326


@pytest.mark.parametrize("name", ["table.csv", "missing.gpkg", "other.parquet"])
def test_other_files_are_no_histories(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name.startswith("other"):
        path.write_bytes(b"PAR1 something else PAR1")
    assert not is_face_file(path)


def test_a_damaged_history_is_told_in_one_line(history: FaceHistory, tmp_path: Path) -> None:
    path = tmp_path / "history.gpkg"
    content = as_face_file(history, "gpkg").replace(b'"statuses"', b'"statusez"')
    path.write_bytes(content)
    with pytest.raises(TableError, match="make it again with mapper faces"):
        read_face_file(path)


def test_a_history_ends_in_one_of_two_ways() -> None:
    with pytest.raises(UsageError, match=r"\.gpkg or \.parquet"):
        form_of("history.geojson")
