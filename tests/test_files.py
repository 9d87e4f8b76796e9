"""Writing a file whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.errors import OutputError
from mapper.files import write_whole


def test_a_file_that_cannot_be_encoded_leaves_the_old_one_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "\ud800", force=True)
    assert path.read_text(encoding="utf-8") == "mine"


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b" / "map.html", "x")
    assert (tmp_path / "a" / "b" / "map.html").read_text(encoding="utf-8") == "x"


def test_the_rights_of_a_replaced_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    write_whole(path, "new", force=True)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(tmp_path / ("x" * 300), "x")
