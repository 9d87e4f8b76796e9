# SPDX-License-Identifier: MIT
"""The benchmark of animations: what it counts, and when a limit is not kept."""

from __future__ import annotations

import pytest

from tests.benchmarks.animation import Measured, report, timed


def test_time_and_what_was_made_come_back() -> None:
    count, content, seconds, worked = timed(lambda: (3, b"film"))
    assert (count, content) == (3, b"film")
    assert seconds >= 0 <= worked


@pytest.mark.parametrize(
    ("form", "seconds", "kb", "kept"),
    [("avif", 5.9, 499, True), ("avif", 6.1, 100, False), ("avif", 1, 501, False),
     ("gif", 60, 9000, True)],
)  # fmt: skip
def test_the_limits_are_those_of_avif(form: str, seconds: float, kb: float, kept: bool) -> None:
    assert Measured("a front", form, 20, seconds, seconds, kb).kept is kept


def test_the_report_has_a_row_for_each() -> None:
    rows = report([Measured("a front", "avif", 20, 4.25, 6.5, 231.9)]).splitlines()
    assert rows[2] == "| a front | AVIF | 20 | 4.2 s | 6.5 s | 232 kB |"
