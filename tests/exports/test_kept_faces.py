# SPDX-License-Identifier: MIT
"""A history of faces in a file, and out of it again."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from pyogrio import read_dataframe

from mapper.errors import SchemeError, TableError, UsageError
from mapper.exports.kept_faces import (
    ABOUT,
    FORMS,
    as_face_file,
    form_of,
    is_face_file,
    read_face_file,
    scheme_as_data,
    scheme_of,
)
from mapper.page.faces_payload import usual_lines
from mapper.polygons.face_history import FaceHistory
from mapper.style.scheme_files import load_scheme, scheme_from, scheme_names
from tests.drawn import faces_of
from tests.model.test_scheme import HOSTILE
from tests.shown import ground_page


@pytest.fixture(scope="module")
def history() -> FaceHistory:
    return faces_of()


@pytest.fixture(params=FORMS)
def file(request: pytest.FixtureRequest, history: FaceHistory, tmp_path: Path) -> Path:
    path = tmp_path / f"history.{request.param}"
    path.write_bytes(as_face_file(history, request.param))
    return path


@pytest.mark.parametrize("name", scheme_names())
def test_a_bundled_scheme_is_known_and_would_be_found_sound(name: str) -> None:
    scheme = load_scheme(name)
    data = json.loads(json.dumps(scheme_as_data(scheme)))
    assert scheme_of(data, "kept.gpkg") == scheme_from(data, "kept.gpkg") == scheme


@pytest.mark.parametrize("data", [{}, {"id": ["ukraine"]}, {"id": "ukraine"}])
def test_what_is_no_scheme_is_told_as_that_of_a_file_is(data: Any) -> None:
    with pytest.raises(SchemeError, match=r"^kept\.gpkg: "):
        scheme_of(data, "kept.gpkg")


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
    with pytest.raises(TableError, match=r"make it again with `mapper\.faces`"):
        read_face_file(path)


@pytest.mark.parametrize("shape", [b"", b"GP", b"GP\x00\x0b" + bytes(60), b"\x01\x03" + bytes(60)])
def test_a_face_without_a_shape_is_told_in_one_line(
    history: FaceHistory, tmp_path: Path, shape: bytes
) -> None:
    path = tmp_path / "history.gpkg"
    path.write_bytes(as_face_file(history, "gpkg"))
    with closing(sqlite3.connect(path)) as package:
        package.execute("CREATE TABLE f AS SELECT * FROM faces")
        package.execute("UPDATE f SET geom = ? WHERE rowid = 1", [shape])
        package.execute("DROP TABLE faces")
        package.execute("ALTER TABLE f RENAME TO faces")
        package.commit()
    with pytest.raises(TableError, match=r"make it again with `mapper\.faces`"):
        read_face_file(path)


def test_kept_faces_are_read_without_gdal(history: FaceHistory, tmp_path: Path) -> None:
    path = tmp_path / "history.gpkg"
    path.write_bytes(as_face_file(history, "gpkg"))
    asked = (
        "import sys; from mapper.exports.kept_faces import read_face_file;"
        f"read_face_file({str(path)!r}); assert 'pyogrio' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", asked], check=True, timeout=60)


OF_TABLES = {
    "mapper.boundaries.point_files",
    # A scheme that is bundled was checked when it was written.
    "pydantic",
    "mapper.reading.table_inputs",
    "mapper.tables.read",
}


def test_kept_faces_are_counted_without_what_reads_tables(
    history: FaceHistory, tmp_path: Path
) -> None:
    path = tmp_path / "history.gpkg"
    path.write_bytes(as_face_file(history, "gpkg"))
    asked = (
        "import sys\n"
        f"sys.argv = ['mapper', 'stats', {str(path)!r}]\n"
        "from mapper.cli.main import run\n"
        "try:\n    run()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stderr.split())
    assert "mapper.reading.front_lines" in loaded
    assert loaded.isdisjoint(OF_TABLES)


# --- the lines that stand beside them -----------------------------------------------------


def kept_text(path: Path) -> str | None:
    """The lines of the usual page that a file has for the faces that are in it."""
    found = read_face_file(path)
    assert found.lines is not None
    return found.lines.text_on(found.faces, usual_lines(found).transform)


def test_the_lines_of_the_usual_page_are_kept(file: Path, history: FaceHistory) -> None:
    assert kept_text(file) == usual_lines(history).text


def test_a_page_of_kept_lines_is_the_one_whose_lines_are_packed_anew(file: Path) -> None:
    found = read_face_file(file)
    with patch("mapper.page.faces_payload.packed_lines", side_effect=AssertionError):
        page = ground_page(found, single=True)
    assert page == ground_page(replace(found, lines=None), single=True)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE faces SET area_km2 = area_km2 + 1 WHERE rowid = 1",
        "UPDATE faces SET runs = replace(runs, ', 0]', ',0]')",
        "DELETE FROM faces WHERE rowid = 1",
        f"UPDATE {ABOUT} SET told = replace(told, ', ', ',')",
        f"""UPDATE {ABOUT} SET lines = replace(lines, '"text": "', '"text": "0')""",
        f"UPDATE {ABOUT} SET lines = '[1'",
        f"UPDATE {ABOUT} SET lines = NULL",
        f"ALTER TABLE {ABOUT} DROP COLUMN lines",
    ],
)
def test_lines_are_packed_anew_where_anything_was_changed_or_none_are_kept(
    history: FaceHistory, tmp_path: Path, change: str
) -> None:
    assert kept_text(changed_by(tmp_path, history, change)) is None


def changed_by(folder: Path, history: FaceHistory, statement: str) -> Path:
    """The history in a GeoPackage, with a change to its rows."""
    path = folder / "history.gpkg"
    path.write_bytes(as_face_file(history, "gpkg"))
    # It is changed without what GDAL knows of shapes, for which triggers of the layer ask.
    with closing(sqlite3.connect(path)) as package, package:
        package.create_function("ST_IsEmpty", 1, lambda _: 0)
        for side in ("MinX", "MaxX", "MinY", "MaxY"):
            package.create_function(f"ST_{side}", 1, lambda _: 0.0)
        package.execute(statement)
    return path


def test_lines_are_of_their_own_faces_and_grid_alone(file: Path) -> None:
    found = read_face_file(file)
    assert found.lines is not None
    usual = usual_lines(found).transform
    assert found.lines.text_on(replace(found.faces), usual) is None
    assert found.lines.text_on(found.faces, {**usual, "translate": [0.0, 0.0]}) is None


def test_a_history_ends_in_one_of_two_ways() -> None:
    with pytest.raises(UsageError, match=r"\.gpkg or \.parquet"):
        form_of("history.geojson")


# --- what somebody has changed since ------------------------------------------------------


def changed(folder: Path, history: FaceHistory, old: str, new: str) -> Path:
    """The history in a GeoPackage, with a change to what it says of itself."""
    path = folder / "history.gpkg"
    path.write_bytes(as_face_file(history, "gpkg"))
    with closing(sqlite3.connect(path)) as package:
        (told,) = package.execute(f"SELECT told FROM {ABOUT}").fetchone()
        assert old in told
        package.execute(f"UPDATE {ABOUT} SET told = ?", [told.replace(old, new)])
        package.commit()
    return path


# Blanks around one are left out, as in a scheme.
@pytest.mark.parametrize("colour", [colour for colour in HOSTILE if "\n" not in colour])
def test_a_colour_that_is_none_is_refused_as_in_a_scheme(
    history: FaceHistory, tmp_path: Path, colour: str
) -> None:
    mine = json.dumps(history.scheme.statuses[0].color)
    path = changed(tmp_path, history, f'"color": {mine}', f'"color": {json.dumps(colour)}')
    with pytest.raises(SchemeError, match=r"^history\.gpkg: statuses\.1\.color: .* of the form #"):
        read_face_file(path)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            '"id": "government", "label"',
            '"id": "a;}b{", "label"',
            "statuses.1.id: 'a;}b{' is not an",
        ),
        ('"role": "control"', '"role": "king"', "statuses.1.role: "),
        ('"label": "Government", "pattern"', '"label": " ", "pattern"', "statuses.1.label: "),
        ('"pattern": "solid"', '"pattern": "none"', "statuses.1.pattern: "),
    ],
)
def test_what_a_scheme_may_not_say_is_refused(
    history: FaceHistory, tmp_path: Path, old: str, new: str, fault: str
) -> None:
    with pytest.raises(SchemeError) as caught:
        read_face_file(changed(tmp_path, history, old, new))
    assert f"history.gpkg: {fault}" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"statuses": ["', '"statuses": ["nobody", "'),
        ('"voices": [{', '"voices": [], "x": [{'),
        ('"name": "', '"name": 1.5, "x": "'),
        ('"source": "', '"source": ["a"], "x": "'),
        ('"name": "', '"name": "\\ud800'),
        ('"slivers_km2": ', '"slivers_km2": NaN, "x": '),
        ('"days": [', '"days": ["2022-01-01", '),
        ('"grid_deg": ', '"grid_deg": 0, "x": '),
    ],
    ids=[
        "a status of no scheme",
        "what nobody said",
        "a name that is a number",
        "a source that is a list",
        "half of a letter",
        "no number",
        "days out of order",
        "no grid",
    ],
)
def test_what_does_not_fit_is_told_in_one_line(
    history: FaceHistory, tmp_path: Path, old: str, new: str
) -> None:
    with pytest.raises(TableError, match=r"make it again with `mapper\.faces`"):
        read_face_file(changed(tmp_path, history, old, new))


@pytest.mark.parametrize(
    "change",
    ["area_km2 = 9e999", "area_km2 = -1", "runs = json_array(json(runs -> 0), json(runs -> 0))"],
)
def test_a_face_that_cannot_be_is_told_in_one_line(
    history: FaceHistory, tmp_path: Path, change: str
) -> None:
    path = changed_by(tmp_path, history, f"UPDATE faces SET {change} WHERE rowid = 1")
    with pytest.raises(TableError, match=r"make it again with `mapper\.faces`"):
        read_face_file(path)
