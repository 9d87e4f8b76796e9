# SPDX-License-Identifier: MIT
"""The countries around some ground, without what they have of it in the outlines of the world."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.world import Country, countries_near, neighbours
from mapper.geometry.plane import Box

# The coasts of two sources lie so far apart.
MARGIN_DEG = 0.05


def countries_around(
    ground: BoundarySet, frame: Box
) -> tuple[tuple[Country, ...], tuple[Country, ...]]:
    """The countries in the frame of a map of the ground, and those that share a border with it.

    A unit of the ground that Natural Earth draws in another country, as Crimea in Russia, is no
    ground of that country there.
    """
    near = countries_near(frame, 0.0)
    around = tuple(without_units(country, ground) for country in near)
    return around, neighbours(ground.outline(), around, ground.countries)


def without_units(country: Country, ground: BoundarySet) -> Country:
    """A country without the units that lie in it, where it is another than theirs."""
    if not ground.countries or country.code in ground.countries:
        return country
    places = np.array([(unit.lon, unit.lat) for unit in ground.units], dtype=float)
    inside = np.flatnonzero(shapely.contains_xy(country.shape, places)).tolist()
    if not inside:
        return country
    units = shapely.union_all([ground.shapes[nth] for nth in inside])
    shape = shapely.difference(country.shape, shapely.buffer(units, MARGIN_DEG))
    return replace(country, shape=shape)
