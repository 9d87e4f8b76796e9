"""Writing a file whole or not at all."""

from __future__ import annotations

import os
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


def test_a_link_stays_and_the_file_it_points_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "map.html").write_text("old", encoding="utf-8")
    (tmp_path / "latest.html").symlink_to("map.html")
    write_whole(tmp_path / "latest.html", "new", force=True)
    assert (tmp_path / "latest.html").is_symlink()
    assert (tmp_path / "map.html").read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, "page", force=True)
    assert os.read(reader, 10) == b"page"
    os.close(reader)
    assert pipe.is_fifo()
