# SPDX-License-Identifier: MIT
"""A situation on both sides of the line of 180 degrees, as it is drawn: in one piece."""

from __future__ import annotations

from dataclasses import replace

from mapper.boundaries.unrolled import turned_places, unrolled_set
from mapper.control.situation import Band, Situation
from mapper.geometry.unrolled import Unrolling, turn_of


def unrolled(here: Situation) -> Situation:
    """The same with longitudes that run on beyond 180 where that brings its ground together."""
    turn = turn_of(here.boundaries.shapes)
    if turn is None:
        return here
    return replace(
        here,
        boundaries=unrolled_set(here.boundaries, turn),
        places=turned_places(here.places, turn),
        bands=tuple(_turned_band(band, turn) for band in here.bands),
    )


def _turned_band(band: Band, turn: Unrolling) -> Band:
    return replace(band, shape=turn.shape(band.shape), line=turn.shape(band.line))
