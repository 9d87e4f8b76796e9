# SPDX-License-Identifier: MIT
"""The command line as a user runs it: as a process, in a folder of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.warm import Warm
from tests.hangs import PROCESS
from tests.offered import faults


@dataclass(frozen=True)
class Answer:
    """What a command printed and the code it ended with."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What was reported, without the commands to type next."""
        return self.err.partition("\nNext:\n")[0].strip().splitlines()


def sound(answer: Answer) -> Answer:
    """The answer, whose commands to type next are held to exist."""
    assert not faults(answer.err)
    return answer


@pytest.fixture
def mapper(warm: Warm, tmp_path: Path) -> Callable[..., Answer]:
    """Run `mapper …` in an empty folder; `stdin` is bytes for the standard input."""

    def run(*arguments: str, stdin: bytes = b"") -> Answer:
        done = warm.run(list(arguments), tmp_path, stdin)
        return sound(Answer(done.code, done.out.decode(), done.err.decode()))

    return run


@pytest.fixture
def anew(tmp_path: Path) -> Callable[..., Answer]:
    """The same in a Python started from nothing, where sets have an order of their own."""

    def run(*arguments: str, stdin: bytes = b"") -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "mapper", *arguments],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            timeout=PROCESS,
            check=False,
        )
        return sound(Answer(done.returncode, done.stdout.decode(), done.stderr.decode()))

    return run


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], str]:
    """Write `control.csv` with the given text and give its name."""

    def write(text: str, name: str = "control.csv") -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return write
