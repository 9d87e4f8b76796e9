# SPDX-License-Identifier: MIT
"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from mapper.errors import OutputError
from mapper.model.files import write_together, write_whole


def test_a_file_that_cannot_be_put_in_place_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map.html"
    path.write_text("mine", encoding="utf-8")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OutputError, match="no space left on device"):
        write_whole(path, "page", force=True)
    assert [entry.read_text(encoding="utf-8") for entry in tmp_path.iterdir()] == ["mine"]


def test_half_of_a_surrogate_pair_is_a_question_mark(tmp_path: Path) -> None:
    assert write_whole(tmp_path / "map.html", "a\udcffb").read_bytes() == b"a?b"


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "maps").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="a folder in its path is a file"):
        write_whole(tmp_path / "maps" / "map.html", "page")


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


@pytest.mark.parametrize("name", ["x" * 250 + ".html", "é" * 125 + ".html"])
def test_a_name_may_be_as_long_as_the_disk_lets_it(tmp_path: Path, name: str) -> None:
    assert len(name.encode()) == 255
    write_whole(tmp_path / name, "x")
    write_together({tmp_path / name: b"y"}, force=True)
    assert {entry.name: entry.read_text() for entry in tmp_path.iterdir()} == {name: "y"}


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


def test_several_files_are_written_together(tmp_path: Path) -> None:
    contents = {tmp_path / "new" / name: name.encode() for name in ("a", "b")}
    assert write_together(contents) == [*contents]
    assert {path.name: path.read_text() for path in (tmp_path / "new").iterdir()} == {
        "a": "a",
        "b": "b",
    }


def test_of_several_files_none_is_written_where_one_is_there(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="b: exists already"):
        write_together({tmp_path / "a": b"x", tmp_path / "b": b"x"})
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_of_several_files_none_is_written_where_one_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="b: cannot be written"):
        write_together({tmp_path / "a": b"x", tmp_path / "file" / "b": b"x"})
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("stopped", [OSError(28, "No space left on device"), SystemExit(143)])
def test_of_several_files_all_are_as_before_where_putting_one_in_place_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped: BaseException
) -> None:
    (tmp_path / "a").write_text("mine", encoding="utf-8")
    put = Path.replace

    def stops_at_c(self: Path, target: Path) -> Path:
        if target.name == "c":
            raise stopped
        return put(self, target)

    monkeypatch.setattr(Path, "replace", stops_at_c)
    with pytest.raises((OutputError, SystemExit)):
        write_together({tmp_path / name: b"new" for name in "abc"}, force=True)
    assert {entry.name: entry.read_text() for entry in tmp_path.iterdir()} == {"a": "mine"}


@pytest.mark.parametrize("nth", range(4))
def test_a_signal_that_comes_while_things_are_cleared_away_leaves_none_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    """As `mapper.cli` has it: the run is ended by what goes up from where it is."""
    for name in "ab":
        (tmp_path / name).write_text("mine", encoding="utf-8")
    remove, removed = Path.unlink, list[Path]()

    def is_ended_at_the_nth(self: Path, missing_ok: bool = False) -> None:
        removed.append(self)
        if len(removed) == nth + 1:
            signal.raise_signal(signal.SIGTERM)
        remove(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", is_ended_at_the_nth)
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with pytest.raises(SystemExit):
            write_together({tmp_path / name: b"new" for name in "ab"}, force=True)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert {entry.name: entry.read_text() for entry in tmp_path.iterdir()} == dict.fromkeys(
        "ab", "new"
    )


def test_a_disk_without_links_that_is_full_of_copies_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        (tmp_path / name).write_text("mine", encoding="utf-8")
    read = Path.read_bytes

    def stops_at_b(self: Path) -> bytes:
        if self.name == "b":
            raise OSError(28, "No space left on device")
        return read(self)

    def knows_no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", knows_no_links)
    monkeypatch.setattr(Path, "read_bytes", stops_at_b)
    with pytest.raises(OutputError, match="no space left on device"):
        write_together({tmp_path / name: b"new" for name in "ab"}, force=True)
    assert {entry.name: entry.read_text() for entry in tmp_path.iterdir()} == dict.fromkeys(
        "ab", "mine"
    )


def test_what_is_replaced_together_is_not_read(tmp_path: Path) -> None:
    """A file may be written by who may not read it, or be larger than any memory."""
    (tmp_path / "a").touch()
    os.truncate(tmp_path / "a", 1 << 40)
    write_together({tmp_path / name: b"new" for name in "ab"}, force=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a": b"new",
        "b": b"new",
    }


def test_a_new_file_has_the_rights_that_new_files_get(tmp_path: Path) -> None:
    """And the mask of the process, which is that of all its threads, is left alone."""
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "a", "x")
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
    finally:
        assert os.umask(before) == 0o027
