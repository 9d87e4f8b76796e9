# SPDX-License-Identifier: MIT
"""One invented war through mapper, and what plain loops find beside it."""

from __future__ import annotations

from pathlib import Path

from tests.checker.compared import Checked, checked
from tests.checker.wars import invented, write
from tests.cli.warm import Warm


def war_checked(warm: Warm, seed: int, folder: Path) -> list[Checked]:
    """Every output of the war of a seed; RuntimeError where a command refuses it."""
    write(invented(seed), folder)

    def run(*words: str) -> str:
        done = warm.run([*words, "--boundaries", "units.geojson"], folder)
        if done.code:
            raise RuntimeError(f"war {seed}: {' '.join(words)}: {done.err.decode()}")
        return done.out.decode()

    return list(checked(folder, run))
