"""What becomes of results where standard output or input is not as it should be."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mapper.cli import main
from tests.cli.conftest import Answer
from tests.hangs import PROCESS

Run = Callable[..., Answer]
Write = Callable[[str], str]
Shell = Callable[..., tuple[int, str]]

COMMAND = f"{sys.executable} -m mapper"
# Helmand is the name of no town, so that there is nothing to note.
ROWS = "place,status,date\nHelmand,government,2021-08-05\n"


@pytest.fixture
def shell(tmp_path: Path, table: Write) -> Shell:
    """Run a line of shell beside `control.csv`: the exit code of `mapper`, and all complaints."""
    table(ROWS)

    def run(line: str, **environment: str) -> tuple[int, str]:
        done = subprocess.run(
            ["bash", "-c", line.replace("mapper", COMMAND, 1) + '\nexit "${PIPESTATUS[0]}"'],
            cwd=tmp_path,
            env=os.environ | environment,
            capture_output=True,
            timeout=PROCESS,
            check=False,
        )
        return done.returncode, done.stderr.decode()

    return run


@pytest.mark.parametrize("line", ["mapper draw control.csv -o -", "mapper check control.csv"])
def test_a_reader_that_has_gone_is_left_in_peace(shell: Shell, line: str) -> None:
    code, complaints = shell(f"{line} | true")
    assert (code, complaints) == (5, "")


def test_a_full_disk_is_told_in_a_line(shell: Shell) -> None:
    code, complaints = shell("mapper draw control.csv -o - > /dev/full")
    assert code == 5
    assert complaints == "standard output: cannot be written (no space left on device)\n"


def test_a_closed_output_is_told_and_not_taken_for_success(shell: Shell) -> None:
    assert shell("mapper check control.csv >&-") == (5, "standard output: is closed\n")


def test_a_closed_input_is_told(shell: Shell) -> None:
    code, complaints = shell("mapper check - <&-")
    assert code == 3
    assert complaints.startswith("standard input: is closed")


def test_a_pipe_gets_utf_8_whatever_the_locale(shell: Shell, tmp_path: Path) -> None:
    code, complaints = shell("mapper check > report.txt", PYTHONIOENCODING="latin-1")
    assert (code, complaints) == (0, "")
    assert "—" in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_letters_that_a_terminal_lacks_do_not_end_the_run() -> None:
    ours, theirs = os.openpty()
    reader = threading.Thread(target=drain, args=(ours,), daemon=True)
    reader.start()
    done = subprocess.run(
        [sys.executable, "-m", "mapper", "check"],
        env=os.environ | {"PYTHONIOENCODING": "latin-1"},
        stdout=theirs,
        stderr=subprocess.PIPE,
        timeout=PROCESS,
        check=False,
    )
    os.close(theirs)
    assert (done.returncode, done.stderr) == (0, b"")


def drain(terminal: int) -> None:
    """Read what a terminal is sent until it closes, so that it never fills."""
    with contextlib.suppress(OSError):
        while os.read(terminal, 4096):
            pass


def test_a_title_of_damaged_bytes_is_drawn_without_them(shell: Shell, tmp_path: Path) -> None:
    assert shell(r"mapper draw control.csv --title $'North\xff' -o map.html") == (0, "")
    assert "<title>North</title>" in (tmp_path / "map.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_that_ends_a_command_lets_it_clear_away(name: str, tmp_path: Path) -> None:
    number = getattr(signal, name)
    before = signal.signal(number, signal.SIG_DFL)
    main.end_tidily()
    try:
        with pytest.raises(SystemExit) as ended, TemporaryDirectory(dir=tmp_path):
            signal.raise_signal(number)
    finally:
        signal.signal(number, before)
    assert (ended.value.code, [*tmp_path.iterdir()]) == (128 + number, [])


def test_a_full_disk_for_temporary_files_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(main, "app", full)
    monkeypatch.setattr(main, "collect_seldom", lambda: None)
    monkeypatch.setattr(main, "end_tidily", lambda: None)
    with pytest.raises(SystemExit) as ended:
        main.run()
    assert (ended.value.code, capsys.readouterr().err) == (5, f"{main.NO_ROOM_SAID}\n")
