# SPDX-License-Identifier: MIT
"""Commands over boundaries that changed; see `tests/test_vintages.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.boundaries.files import vintage_rows, write_geojson
from tests.cli.conftest import Answer
from tests.verbs.test_vintages import ROWS

Run = Callable[..., Answer]
GIVEN = ("control.csv", "--boundaries", "units.geojson", "--scheme", "two-sided")


@pytest.fixture(autouse=True)
def written(tmp_path: Path) -> None:
    (tmp_path / "control.csv").write_text(ROWS, encoding="utf-8")
    write_geojson(tmp_path / "units.geojson", vintage_rows())


def test_a_comparison_across_a_change_of_boundaries(mapper: Run) -> None:
    answer = mapper("diff", *GIVEN)
    assert "12,300 km² changed hands: 1 of 4 areas. The boundaries changed" in answer.out
    assert "of each day its own units count; they change on 2020-07-17" in answer.err


def test_adding_up_wants_units_of_one_time(mapper: Run) -> None:
    refused = mapper("aggregate", *GIVEN, "-o", "map.html")
    assert refused.code == 2
    assert "choose them with --unit-where" in refused.err
