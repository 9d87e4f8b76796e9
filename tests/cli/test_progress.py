# SPDX-License-Identifier: MIT
"""The line that says what is being done: on a terminal, from the first moment, and gone after."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from mapper.cli.progress import CLEAR, Line
from tests.boundaries.files import write_geojson
from tests.hangs import PROCESS


def shown(texts: list[tuple[float, str]], width: int = 80) -> list[str]:
    """What a line writes where each text is said at its time, in seconds."""
    stream, times = io.StringIO(), iter([at for at, _ in texts])
    line = Line(stream, width, lambda: next(times))
    for _, text in texts:
        line(text)
    return stream.getvalue().split(CLEAR)[1:]


def test_the_first_text_is_shown_at_once_and_taken_away_at_the_end() -> None:
    assert shown([(0.0, "reading a"), (1.0, "reading b"), (1.0, "")]) == [
        "reading a",
        "reading b",
        "",
    ]


def test_a_thousand_files_do_not_write_a_thousand_lines() -> None:
    texts = [(nth / 1000, f"reading {nth}") for nth in range(1000)]
    assert len(shown(texts)) <= 10


def test_another_kind_of_work_is_shown_at_once() -> None:
    assert shown([(0.0, "reading a"), (0.01, "cutting"), (0.01, "")])[1] == "cutting"


def test_a_text_does_not_run_over_the_end_of_its_line() -> None:
    assert shown([(0.0, "reading " + "a" * 100)], width=20) == ["reading " + "a" * 11]


def test_where_nothing_was_shown_nothing_is_taken_away() -> None:
    assert shown([(0.0, "")]) == []


def test_a_terminal_shows_which_file_is_read_and_then_the_notes(tmp_path: Path) -> None:
    import shapely

    write_geojson(
        tmp_path / "front-2021-08-05.geojson", [({"status": "taliban"}, shapely.box(0, 0, 1, 1))]
    )
    reader, terminal = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "mapper", "stats", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm"},
        timeout=PROCESS,
        check=True,
    )
    os.close(terminal)
    said = b"".join(_all(reader)).decode()
    assert "reading file 1 of 1: front-2021-08-05.geojson" in said
    assert said.endswith(CLEAR)
    assert b"reading" not in done.stdout


def _all(reader: int) -> Iterator[bytes]:
    while True:
        try:
            some = os.read(reader, 4096)
        except OSError:  # the other end is closed
            return
        if not some:
            return
        yield some
