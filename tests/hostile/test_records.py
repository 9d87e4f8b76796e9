# SPDX-License-Identifier: MIT
"""Records of making in damaged files: each is told or refused in a line, and nothing fails."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest

from mapper.errors import MapperError, PageError
from mapper.exports.made_with import told_by, with_record
from mapper.page.made_with import Made
from mapper.picture import made_with as pictures
from mapper.verbs.verify import CHANGED, LARGE, MISSING, as_text, on_one_line, verify
from tests.hostile.mutations import Seed, mutated, seeds
from tests.picture.test_made_with import PICTURES

MADE = Made(
    version="0.1.0", command="export", files={"a.csv": "0" * 32}, options={"table": "a.csv"}
)
DATA = ("export.geojson", "export.gpkg", "export.parquet", "export.xlsx", "units.kml")
DRAWN = {f"map.{form}": plain for form, plain in PICTURES.items()}
CASES = 30


@cache
def file_of(name: str) -> bytes:
    """A file with its record."""
    if name in DRAWN:
        return pictures.with_record(DRAWN[name], MADE)
    return with_record(name, seeds()[name].data, MADE)


@pytest.mark.parametrize("name", [*DATA, *DRAWN])
def test_a_damaged_file_is_told_or_has_no_record(tmp_path: Path, name: str) -> None:
    said = [told_of(tmp_path / name, number) for number in range(CASES)]
    assert [one for one in said if not one.endswith("\n") and "\n" in one] == []
    whole = [one for one in said if ": is as it was" in one]
    assert len(whole) < CASES / 2


def told_of(path: Path, number: int) -> str:
    """What `mapper verify` prints of the file as this case has it."""
    seed = Seed(path.name, partial(file_of, path.name), lambda _: None)
    path.write_bytes(mutated(seed, 2 * number))
    try:
        return as_text(verify(str(path), (), "0.1.0"))
    except MapperError as error:
        return str(error)


@pytest.mark.parametrize("name", DATA)
def test_what_a_record_of_data_holds_is_text(name: str) -> None:
    for title in ("a -- b --> <OGRVRTDataSource>", '"page":"0" mapper-made{"by":"1"', "\u202e\n"):
        made = replace(MADE, options={"title": title})
        found = told_by(name, with_record(name, seeds()[name].data, made))
        assert found is not None
        assert found.made.options == made.options
        assert found.whole


def test_a_record_for_which_an_archive_has_no_room_is_left_out() -> None:
    plain = seeds()["export.xlsx"].data
    assert with_record("a.xlsx", plain, replace(MADE, options={"title": "a" * 70_000})) == plain


def forged(folder: Path, **told: object) -> Path:
    """A file with a record that somebody made up."""
    record = {"by": "0.1.0", "page": "", "command": "draw", "files": {}, "options": {}, **told}
    text = json.dumps(record)
    path = folder / "forged.geojson"
    path.write_text(f'{{"type": "FeatureCollection", "features": [],\n"mapper-made": {text}}}\n')
    return path


@pytest.mark.parametrize(
    "name",
    ["/dev/zero", "pipe", "..", ".", "", "/", "/proc/self/mem", "a" * 300, "a/" * 5000, "\0"],
)
def test_what_a_record_names_is_a_file_or_folder_nearby(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    found = verify(str(forged(tmp_path, files={name: "0" * 32})), (), "0.1.0")
    assert found.files == {name: MISSING}


def test_a_record_adds_no_line_of_its_own(tmp_path: Path) -> None:
    name = "a\nforged.geojson: is as it was written"
    path = forged(tmp_path, files={name: ""}, by="1\n2", options={"title": "a\nb", "x\ny": 1})
    assert len(as_text(verify(str(path), (), "0.1.0")).splitlines()) == 3
    assert "\n" not in on_one_line("a\nb")


def test_a_record_of_very_many_files_is_none(tmp_path: Path) -> None:
    files = {f"{number}.csv": "" for number in range(20_001)}
    with pytest.raises(PageError, match="does not say what it was made from"):
        verify(str(forged(tmp_path, files=files)), (), "0.1.0")


def test_a_large_folder_is_looked_at_when_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mapper.verbs.verify.UNASKED_FILES", 2)
    front = tmp_path / "front"
    front.mkdir()
    for number in range(3):
        (front / f"{number}.geojson").touch()
    path = str(forged(tmp_path, files={"front": "0" * 32}))
    assert verify(path, (), "0.1.0").files == {"front": LARGE}
    assert verify(path, [str(front)], "0.1.0").files == {"front": CHANGED}


FORGED = 'mapper-made+json{"by":"x","page":"' + "B" * 60


def test_a_text_in_a_package_that_looks_like_its_record_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(seeds()["export.gpkg"].data)
    with closing(sqlite3.connect(path)) as package, package:
        package.execute("CREATE TABLE notes (text TEXT)")
        package.execute("INSERT INTO notes VALUES (?)", [FORGED])
    path.write_bytes(with_record("a.gpkg", path.read_bytes(), MADE))
    with closing(sqlite3.connect(path)) as package:
        assert package.execute("SELECT text FROM notes").fetchall() == [(FORGED,)]
    found = told_by("a.gpkg", path.read_bytes())
    assert found is not None
    assert found.whole


def test_a_record_in_a_package_is_no_query_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(seeds()["export.gpkg"].data)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT"
    with closing(sqlite3.connect(path)) as package, package:
        package.execute("ALTER TABLE gpkg_metadata RENAME TO kept")
        package.execute(
            "CREATE VIEW gpkg_metadata AS "
            f"{endless} count(*) AS id, 'urn:mapper-made' AS md_standard_uri, '' AS metadata FROM n"
        )
    assert told_by("a.gpkg", path.read_bytes()) is None
