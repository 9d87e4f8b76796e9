# SPDX-License-Identifier: MIT
"""The benchmark of a large boundary file: what it draws."""

from __future__ import annotations

import numpy as np
import shapely

from tests.benchmarks.fine_country import FineCountry


def test_every_halving_doubles_the_steps_of_a_border() -> None:
    assert len(FineCountry(side=2, halvings=4).border((0, 0), (1, 0))) == 2**4 + 1


def test_its_units_lie_side_by_side() -> None:
    country = FineCountry(side=3, halvings=5)
    shapes = np.array([shapely.Polygon(country.ring(*cell)) for cell in country.cells()])
    assert shapely.coverage_is_valid(shapes)
