# SPDX-License-Identifier: MIT
"""The benchmark of fronts: its lines, and that its tables hold what they say."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from tests.benchmarks import fronts
from tests.benchmarks.fronts import cut, report
from tests.benchmarks.fronts_data import Fronts


def test_the_same_seed_gives_the_same_fronts() -> None:
    one, other = list(Fronts(5, 600).grounds()), list(Fronts(5, 600).grounds())
    assert [shape.wkb for shape in one] == [shape.wkb for shape in other]
    assert shapely.get_num_coordinates(one).min() >= 600


def test_nearly_all_of_a_day_is_as_on_the_day_before() -> None:
    first, second = (shapely.get_coordinates(shape) for shape in Fronts(2).grounds())
    same = (first == second).all(axis=1) if len(first) == len(second) else np.array([True])
    assert 0.97 < same.mean() < 1


def test_noding_all_at_once_finds_as_many_faces_and_more() -> None:
    assert cut(4, 600, "--at-once")["faces"] >= cut(4, 600)["faces"]


@pytest.mark.browser
def test_the_report_is_made_of_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    for most in ("AT_ONCE", "PAIRS", "STEPS"):
        monkeypatch.setattr(fronts, most, 5)
    monkeypatch.setattr(fronts, "ROUNDS", 1)
    lines = report([5]).lines
    assert lines[2].startswith("| 5 × 3,000 |")
    assert lines[3].startswith("| 5 × 3,000, all noded at once by shapely |")
    assert any(line.startswith("| the whole page |") for line in lines)
    by_hand = lines.index("| 5 days of a front by hand |  |")
    assert lines[by_hand + 3].startswith("| the whole page, gzipped |")
