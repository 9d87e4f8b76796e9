"""The command line as a user runs it: as a process, in a folder of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Answer:
    """What a command printed and the code it ended with."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.err.strip().splitlines()


@pytest.fixture
def mapper(tmp_path: Path) -> Callable[..., Answer]:
    """Run `mapper …` in an empty folder; `stdin` is bytes for the standard input."""

    def run(*arguments: str, stdin: bytes = b"") -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "mapper", *arguments],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], str]:
    """Write `control.csv` with the given text and give its name."""

    def write(text: str, name: str = "control.csv") -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return write
