# SPDX-License-Identifier: MIT
"""What becomes of results where standard output or input is not as it should be."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import re
import signal
import subprocess
import sys
import termios
import threading
import time
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


ESCAPE = "\x1b[2Jgone"


def said_on_a_terminal(folder: Path, *arguments: str) -> str:
    """All that a command shows on a terminal that both its outputs go to."""
    ours, theirs = os.openpty()
    parts: list[bytes] = []
    reader = threading.Thread(target=lambda: drain(ours, parts), daemon=True)
    reader.start()
    command = [sys.executable, "-m", "mapper", *arguments]
    subprocess.run(command, cwd=folder, stdout=theirs, stderr=theirs, timeout=PROCESS, check=False)
    os.close(theirs)
    reader.join()
    return b"".join(parts).decode()


def labelled(label: str) -> str:
    """A scheme of one party with this label."""
    return f"""id = "own"
title = "Own"
[[actors]]
id = "government"
label = {json.dumps(label)}
[[statuses]]
id = "government"
label = {json.dumps(label)}
actor = "government"
color = "#336699"
"""


def layered(folder: Path) -> str:
    """Boundaries whose layer and field have names that clear a screen."""
    ring = [[[60, 30], [61, 30], [61, 31], [60, 30]]]
    shape = {"type": "Polygon", "coordinates": ring}
    features = [
        {"type": "Feature", "properties": {ESCAPE: name}, "geometry": shape} for name in "ab"
    ]
    text = json.dumps({"type": "FeatureCollection", "name": ESCAPE, "features": features})
    (folder / "ground.geojson").write_text(text, encoding="utf-8")
    return "ground.geojson"


def test_no_name_of_a_file_is_obeyed(tmp_path: Path, table: Write) -> None:
    (tmp_path / table(ROWS)).rename(tmp_path / f"{ESCAPE}.csv")
    shown = said_on_a_terminal(tmp_path, "check", f"{ESCAPE}.csv")
    assert r"\x1b[2Jgone.csv" in shown
    assert "\x1b[2J" not in shown


def test_no_name_of_a_field_or_layer_is_obeyed(tmp_path: Path) -> None:
    shown = said_on_a_terminal(tmp_path, "boundaries", "check", layered(tmp_path))
    assert "[2Jgone" in shown
    assert "\x1b[2J" not in shown


@pytest.mark.parametrize("command", ["stats", "diff"])
def test_no_label_of_a_scheme_is_obeyed(tmp_path: Path, table: Write, command: str) -> None:
    table("place,status,date\nHelmand,government,2021-08-05\nHelmand,government,2021-08-06\n")
    (tmp_path / "own.toml").write_text(labelled(f"North{ESCAPE}"), encoding="utf-8")
    shown = said_on_a_terminal(tmp_path, command, "control.csv", "--scheme", "own.toml")
    assert "North[2Jgone" in shown
    assert "\x1b[2J" not in shown


def test_everything_is_printed_on_one_way() -> None:
    """What is printed elsewhere would reach the terminal as it came."""
    folder = Path(main.__file__).parent
    printing = {
        path.name
        for path in folder.glob("*.py")
        if re.search(r"\becho\((?!f\"mapper)|\bprint\(|std(out|err)\.write", path.read_text())
    }
    assert printing == {"printing.py"}


def drain(terminal: int, parts: list[bytes] | None = None) -> None:
    """Read what a terminal is sent until it closes, so that it never fills; into `parts`."""
    with contextlib.suppress(OSError):
        while part := os.read(terminal, 4096):
            if parts is not None:
                parts.append(part)


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


@pytest.mark.parametrize(
    ("number", "name", "code"),
    [
        (signal.SIGTERM, "SIGTERM", 143),
        (signal.SIGHUP, "SIGHUP", 129),
        (signal.SIGINT, "SIGINT", 130),
    ],
)
def test_a_command_that_is_ended_says_so_in_a_line(
    tmp_path: Path, number: signal.Signals, name: str, code: int
) -> None:
    """It has read the head of its table and waits for the rest, which it is never given."""
    running = subprocess.Popen(
        [sys.executable, "-m", "mapper", "draw", "-", "-o", "map.html", "--column", "place=name"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell starts what runs behind it deaf to SIGINT, and so is all that this starts.
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    )
    assert running.stdin
    assert running.stderr
    running.stdin.write(b"place,status,date\n")
    running.stdin.flush()
    while unread(running.stdin.fileno()) and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(number)
    said = running.stderr.read().decode()
    running.stdin.close()
    assert (running.wait(PROCESS), said) == (code, f"ended by {name} — nothing is half written\n")
    assert [*tmp_path.iterdir()] == []


def unread(pipe: int) -> int:
    """How many bytes were written into a pipe and not read yet."""
    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


def test_a_full_disk_for_temporary_files_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(main, "app", full)
    monkeypatch.setattr(main, "end_tidily", lambda: None)
    with pytest.raises(SystemExit) as ended:
        main.run()
    assert (ended.value.code, capsys.readouterr().err) == (5, f"{main.NO_ROOM_SAID}\n")
