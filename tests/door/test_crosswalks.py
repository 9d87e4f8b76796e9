# SPDX-License-Identifier: MIT
"""What became of units in other boundaries, in Python."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

import mapper

pytestmark = pytest.mark.filterwarnings("ignore::mapper.MapperWarning")


def squares(*names: str, width: float) -> gpd.GeoDataFrame:
    """Units beside each other, each a degree high."""
    shapes = [shapely.box(nth * width, 0, (nth + 1) * width, 1) for nth in range(len(names))]
    return gpd.GeoDataFrame({"name": names}, geometry=shapes, crs="EPSG:4326")


@pytest.fixture(scope="module")
def split() -> mapper.Crosswalk:
    """Grand of two degrees became West and East."""
    return mapper.crosswalk(squares("Grand", width=2), squares("West", "East", width=1))


def test_a_crosswalk_has_a_row_for_each_piece(split: mapper.Crosswalk) -> None:
    rows = split.to_frame()
    assert [*zip(rows.change, rows.old_name, rows.new_name, strict=True)] == [
        ("split", "Grand", "West"),
        ("split", "Grand", "East"),
    ]
    assert rows.old_percent.tolist() == [50.0, 50.0]


def test_it_says_in_a_line_what_it_is(split: mapper.Crosswalk) -> None:
    assert repr(split) == "<Crosswalk: boundaries (old) to boundaries (new), 2 split>"


def test_it_is_written_for_review_and_taken_after_it(
    split: mapper.Crosswalk, tmp_path: Path
) -> None:
    (review,) = mapper.export(split, tmp_path / "review.csv")
    table = pd.DataFrame({"place": ["Grand"], "status": ["taliban"], "date": ["2021-08-01"]})
    state = mapper.as_of(
        table,
        "2021-08-01",
        squares("West", "East", width=1),
        options=mapper.TableOptions(crosswalk=review),
    )
    held = state.to_frame().set_index("name")["status"]
    assert held[["West", "East"]].tolist() == ["taliban", "taliban"]
