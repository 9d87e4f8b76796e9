# SPDX-License-Identifier: MIT
"""The benchmark of cells: its towns, and that both sides divide the same ground."""

from __future__ import annotations

import geopandas
import numpy as np
import pytest
import shapely

from mapper.geometry.azimuthal_equal_area import FittedPlane
from tests.benchmarks.cells import report, script_within_each, within_each
from tests.benchmarks.cells_data import towns

SQUARES = [shapely.box(67, 33, 68, 34), shapely.box(68, 33, 69, 34)]
GROUND = shapely.box(67, 33, 69, 34)


def test_the_same_seed_gives_the_same_towns() -> None:
    one, other = towns(GROUND, 200), towns(GROUND, 200)
    assert np.array_equal(one, other)
    assert len(np.unique(one, axis=0)) == 200
    assert not np.array_equal(one, towns(GROUND, 200, seed=1))


def test_the_script_divides_the_same_ground() -> None:
    points = towns(GROUND, 100)
    own = within_each(points, SQUARES, FittedPlane.around(GROUND.bounds))
    theirs: geopandas.GeoDataFrame = script_within_each(points, SQUARES)
    assert len(own) == len(theirs) == 100
    theirs_by_place = sorted(shape.area for shape in theirs.geometry)
    assert sorted(shape.area for shape in own) == pytest.approx(theirs_by_place, rel=0.02)


def test_the_report_is_a_table() -> None:
    text = report(300, 1)
    assert "| 300 towns within 34 provinces |" in text
    assert "×" in text
