# SPDX-License-Identifier: MIT
"""What is put aside is gone afterwards, whenever a signal comes."""

from __future__ import annotations

import os
import re
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mapper.model.aside import Aside
from tests.test_floors import MODULES

MAKES = re.compile(r"\b(TemporaryDirectory|NamedTemporaryFile|mkdtemp|mkstemp)\b")


@pytest.fixture
def spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def ends_the_run() -> Iterator[None]:
    """As `mapper.cli` has it: the run is ended by what goes up from where it is."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.usefixtures("ends_the_run")
def test_a_signal_that_comes_while_a_folder_is_cleared_away_leaves_nothing_of_it(
    spare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove = os.unlink

    def is_ended(*path: Any, **more: Any) -> None:
        signal.raise_signal(signal.SIGTERM)
        remove(*path, **more)

    def works() -> None:
        with Aside() as folder:
            (folder / "one").touch()
            (folder / "other").touch()
            monkeypatch.setattr(os, "unlink", is_ended)

    with pytest.raises(SystemExit):
        works()
    assert [*spare.iterdir()] == []


@pytest.mark.usefixtures("ends_the_run")
def test_a_signal_that_comes_meanwhile_leaves_nothing(spare: Path) -> None:
    def works() -> None:
        with Aside() as folder:
            (folder / "one").touch()
            signal.raise_signal(signal.SIGTERM)

    with pytest.raises(SystemExit):
        works()
    assert [*spare.iterdir()] == []


def test_nothing_else_puts_anything_aside() -> None:
    own = [path.name for path in MODULES if MAKES.search(path.read_text(encoding="utf-8"))]
    assert own == ["aside.py"]
