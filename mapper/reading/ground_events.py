# SPDX-License-Identifier: MIT
"""Events, advances and lines beside drawn ground, which has no names of its own."""

from __future__ import annotations

from dataclasses import dataclass

from mapper.errors import DataProblems
from mapper.geometry.coverage import union
from mapper.geometry.frame import frame_around
from mapper.geometry.unrolled import bounds_together
from mapper.history.happenings import NOTHING, Happenings, happenings_of
from mapper.model.problem import Problem
from mapper.places.gazetteer import Gazetteer
from mapper.polygons.face_history import FaceHistory
from mapper.reading.arguments import given_order
from mapper.reading.front_lines import face_boundaries
from mapper.reading.options import TableOptions
from mapper.style.words import load_words


@dataclass(frozen=True)
class GroundEvents:
    """What stands beside drawn ground, and what is worth knowing of the reading of it."""

    happenings: Happenings = NOTHING
    problems: tuple[Problem, ...] = ()


NO_EVENTS = GroundEvents()


def ground_events(history: FaceHistory, reading: TableOptions) -> GroundEvents:
    """The events of a file, their places by the names of the country that was drawn.

    Raises DataProblems for what cannot be drawn, unless it is read `lenient`, and TableError where
    the file cannot be read at all.
    """
    if reading.events is None:
        return GroundEvents()
    # Most drawn ground has none beside it; so below.
    from mapper.reading.happenings import found_events, read_events, tell_off_the_map

    parsed = read_events(reading.events, history.scheme, given_order(reading.date_format))
    ground = union(history.faces.shapes)
    found = found_events(parsed.rows, _names(history))
    strays = tell_off_the_map(found.happenings, frame_around(bounds_together(ground)))
    problems = tuple(sorted({*parsed.problems, *found.problems, *strays}))
    stopping = tuple(problem for problem in problems if problem.stops)
    if stopping and not reading.lenient:
        raise DataProblems(stopping, tuple(p for p in problems if not p.stops))
    return GroundEvents(happenings_of(found.happenings, window=reading.events_days), problems)


def _names(history: FaceHistory) -> Gazetteer:
    """The places of the country that was drawn; of ground in none those of the drawing."""
    from mapper.boundaries.catalog import is_at_hand
    from mapper.boundaries.load import load_boundaries
    from mapper.boundaries.world import country_of

    country = country_of(union(history.faces.shapes))
    name = f"{country.code}/ADM1" if country else ""
    if name and is_at_hand(name):
        return load_boundaries(name).gazetteer(())
    return face_boundaries(history, load_words(), numbered=False).gazetteer(())
