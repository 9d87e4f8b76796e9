# SPDX-License-Identifier: MIT
"""Digests: the same bytes under the same names, and which files were opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.workers.digests import digest_of, opened_files


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_file_of_other_bytes_has_another_digest() -> None:
    Path("a").write_text("1")
    before = digest_of("a")
    Path("a").write_text("22")
    assert digest_of("a") != before


def test_what_is_not_there_has_none() -> None:
    assert digest_of("a") is None


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("front/2.geojson").write_text("new"),
        lambda: Path("front/1.geojson").rename("front/0.geojson"),
        lambda: Path("front/1.geojson").unlink(),
        lambda: Path("front/1.geojson").write_text("other"),
    ],
    ids=["added", "renamed", "removed", "changed"],
)
def test_a_folder_is_another_when_a_file_in_it_is(change: object) -> None:
    Path("front").mkdir()
    Path("front/1.geojson").write_text("one")
    before = digest_of("front")
    assert callable(change)
    change()
    assert digest_of("front") != before


def test_the_files_of_a_shapefile_belong_together() -> None:
    for ending in ("shp", "dbf"):
        Path(f"a.{ending}").write_text("one")
    before = digest_of("a.shp")
    Path("a.dbf").write_text("other")
    assert digest_of("a.shp") != before


def test_files_that_are_opened_for_reading_are_noted_as_they_are_then() -> None:
    Path("a").write_text("1")
    Path("b").write_text("1")
    with opened_files() as opened:
        Path("a").read_text()
        Path("a").write_text("22")
        Path("c").write_text("new")
    Path("b").read_text()
    Path("a").write_text("1")
    assert opened == {str(Path.cwd() / "a"): digest_of("a")}
