# SPDX-License-Identifier: MIT
"""What is unpacked is gone afterwards: from a bomb, and from a run that a signal ends."""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from mapper.boundaries.load import load_boundaries
from mapper.errors import BoundaryError
from mapper.model.limits import limits
from tests.boundaries.files import toy_rows, write
from tests.hangs import PROCESS

ROOT = Path(__file__).parents[2]


@pytest.fixture
def spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where what is put aside lies."""
    folder = tmp_path / "spare"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def test_a_bomb_leaves_nothing(tmp_path: Path, spare: Path) -> None:
    bomb = tmp_path / "units.geojson.gz"
    bomb.write_bytes(gzip.compress(b"{" + bytes(5_000_000)))
    assert bomb.stat().st_size < 10_000
    with (
        limits(unpacked_bytes=3_000_000),
        pytest.raises(BoundaryError, match="than 3,000,000"),
    ):
        load_boundaries(bomb)
    assert [*spare.iterdir()] == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_while_an_archive_is_unpacked_leaves_nothing(
    tmp_path: Path, spare: Path, name: str
) -> None:
    units = write(tmp_path / "units.geojson", toy_rows())
    packed = tmp_path / "packed.geojson.gz"
    packed.write_bytes(gzip.compress(units.read_bytes()))
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from mapper.boundaries.read import unpacked\n"
        "from mapper.cli.main import end_tidily\n"
        # A shell that starts tests beside others has them ignore what interrupts.
        f"signal.signal(signal.{name}, signal.SIG_DFL)\n"
        "end_tidily()\n"
        "with unpacked(Path(sys.argv[1]), None) as (plain, _):\n"
        "    assert plain.exists()\n"
        f"    os.kill(os.getpid(), signal.{name})\n"
        "    signal.pause()\n"
    )
    done = subprocess.run([sys.executable, "-c", program, packed], cwd=ROOT, timeout=PROCESS)
    assert done.returncode in (130, 143)
    assert [*spare.iterdir()] == []
