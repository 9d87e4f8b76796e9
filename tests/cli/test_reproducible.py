# SPDX-License-Identifier: MIT
"""The same inputs give the same bytes, wherever and whenever they are drawn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.hangs import PROCESS
from tests.reproduced import COMMANDS

ROOT = Path(__file__).parents[2]
HERE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}
ELSEWHERE = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Pago_Pago", "LC_ALL": "tr_TR.UTF-8"}


def begun(folder: Path, circumstances: dict[str, str], *more: str) -> subprocess.Popen[str]:
    """Start to write every file in a folder of that name."""
    folder.mkdir()
    return subprocess.Popen(
        [sys.executable, "-m", "tests.reproduced", str(folder), *more],
        cwd=ROOT,
        env={**os.environ, **circumstances},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_hash_seed_zone_locale_and_the_order_of_folders_change_no_byte(tmp_path: Path) -> None:
    both = begun(tmp_path / "a", HERE), begun(tmp_path / "b", ELSEWHERE, "--backwards")
    here, there = (json.loads(one.communicate(timeout=PROCESS)[0]) for one in both)
    assert here.keys() >= COMMANDS.keys()
    assert here == there
