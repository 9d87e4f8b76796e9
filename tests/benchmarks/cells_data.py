# SPDX-License-Identifier: MIT
"""Towns for the benchmark of cells: clustered as settlements are, the same for the same seed."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

SEED = 20210805
TOWNS = 33_000
# Settlements lie along valleys: so many of them, and as wide in degrees.
VALLEYS, WIDTH_DEG = 400, 0.25


def towns(ground: shapely.Geometry, count: int = TOWNS, seed: int = SEED) -> NDArray[Any]:
    """Rows of longitude and latitude of `count` towns on `ground`, no two at one position."""
    random = np.random.default_rng(seed)
    west, south, east, north = ground.bounds
    valleys = random.uniform((west, south), (east, north), (VALLEYS, 2))
    shapely.prepare(ground)
    found = np.empty((0, 2))
    while len(found) < count:
        spread = random.normal(valleys[random.integers(VALLEYS, size=count)], WIDTH_DEG)
        anywhere = random.uniform((west, south), (east, north), (count // 10, 2))
        made = np.round(np.concatenate([spread, anywhere]), 6)
        inside = made[shapely.contains_xy(ground, made[:, 0], made[:, 1])]
        found = np.unique(np.concatenate([found, inside]), axis=0)
    kept: NDArray[Any] = random.permutation(found)[:count]
    return kept


def reaches(count: int) -> NDArray[Any]:
    """Kilometres for each of `count` towns: 5 for every tenth, none for the others."""
    return np.where(np.arange(count) % 10 == 0, 5.0, 0.0)
