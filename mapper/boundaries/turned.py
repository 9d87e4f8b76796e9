# SPDX-License-Identifier: MIT
"""Ground with latitude and longitude in the wrong order, where the numbers alone do not show it."""

from __future__ import annotations

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.reference import LATITUDE_FIRST
from mapper.boundaries.world import Country, countries_near
from mapper.errors import BoundaryError
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument

COARSE_DEG, LEAST_DEG = 0.05, 1e-12
# Ground that is a country has this share of both in common with it, and so much more than of any
# with its numbers exchanged.
SAME, MORE = 0.7, 0.3
# Ground in one country alone lies in it with this share.
INSIDE = 0.95


def refuse_turned(outline: Geometry, file: str) -> None:
    """BoundaryError where an outline is that of a country with its numbers exchanged."""
    turned = _turned(outline)
    if turned is None:
        return
    country, share = _most_alike(turned)
    if country is None or share < SAME or _most_alike(_coarse(outline))[1] > share - MORE:
        return
    raise BoundaryError(
        f"{file}: its numbers are latitude before longitude: so they are the outline of "
        f"{country.name}, and otherwise that of no country — add " + argument("crs", LATITUDE_FIRST)
    )


def tell_turned(outline: Geometry, file: str) -> tuple[Problem, ...]:
    """A note where ground lies in the sea, and with its numbers exchanged in one country."""
    turned = _turned(outline)
    if turned is None or _on_land(_coarse(outline)):
        return ()
    for country, shared in _on_land(turned):
        if shared > INSIDE * shapely.area(turned):
            what = "lies in the sea; with latitude and longitude exchanged it lies in"
            told = f"{what} {country.name}"
            hint = f"{argument('crs', LATITUDE_FIRST)} takes the first of its numbers as latitude"
            return (note(Where(file), told, hint, "perhaps-turned"),)
    return ()


def _turned(outline: Geometry) -> Geometry | None:
    """The coarse outline with its numbers exchanged; None where they cannot be."""
    west, south, east, north = outline.bounds
    if max(abs(west), abs(east)) > 90 or not np.isfinite([west, south, east, north]).all():
        return None
    return shapely.make_valid(shapely.transform(_coarse(outline), lambda corners: corners[:, ::-1]))


def _coarse(outline: Geometry) -> Geometry:
    """Simplified as far as its size allows."""
    west, south, east, north = outline.bounds
    step = min(COARSE_DEG, max(east - west, north - south) / 100)
    if step < LEAST_DEG:
        return outline
    return shapely.make_valid(shapely.simplify(outline, step))


def _most_alike(ground: Geometry) -> tuple[Country | None, float]:
    """The country that has most in common with the ground, and what part of both that is."""
    best: tuple[Country | None, float] = (None, 0.0)
    for country, shared in _on_land(ground):
        whole = shapely.area(ground) + shapely.area(country.shape) - shared
        best = max(best, (country, shared / whole), key=lambda pair: pair[1])
    return best


def _on_land(ground: Geometry) -> list[tuple[Country, float]]:
    """The countries that the ground lies in, each with what it has of them, in square degrees."""
    found = []
    for country in countries_near(ground.bounds, 0.0):
        shape = shapely.make_valid(country.shape)
        shared = float(shapely.area(shapely.intersection(ground, shape)))
        if shared:
            found.append((country, shared))
    return found
