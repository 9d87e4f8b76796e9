# SPDX-License-Identifier: MIT
"""A slice of `make trust PART=threads`: pages that are drawn at once are those drawn alone."""

from __future__ import annotations

from pathlib import Path

from tests.trust.threads import tried


def test_pages_that_are_drawn_in_threads_at_once_are_those_drawn_alone(tmp_path: Path) -> None:
    found = tried(tmp_path, threads=4, draws=2, rounds=1)
    assert found.failed == []
    assert sum(found.tried.values()) == 8
