# SPDX-License-Identifier: MIT
"""The spells of units that take their capital's holding where they have none of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date

from mapper.control.derive import units_from_capitals
from mapper.history.timeline import ChangePoint
from mapper.model.snapshot import Holding, Snapshot

Tracks = Mapping[str, Sequence[ChangePoint]]


def with_followed(tracks: Tracks, capitals: Mapping[str, str]) -> Tracks:
    """The change points of all places by id, with those that units take from `capitals`."""
    return {
        **tracks,
        **{unit: followed(unit, capital, tracks) for unit, capital in capitals.items()},
    }


def followed(unit: str, capital: str, tracks: Tracks) -> list[ChangePoint]:
    """What a unit has from which day on, by its own reports or those of its capital."""
    both = {id_: tracks.get(id_, ()) for id_ in (unit, capital)}
    steps: list[ChangePoint] = []
    for day in sorted({step.day for track in both.values() for step in track}):
        held = {id_: holding for id_, track in both.items() if (holding := on(track, day))}
        taken = units_from_capitals(Snapshot(day, held), {unit: capital}).holdings.get(unit)
        if taken != (steps[-1].holding if steps else None):
            steps.append(ChangePoint(day, taken))
    return steps


def on(track: Sequence[ChangePoint], day: date) -> Holding | None:
    """What a track has on a day."""
    place = bisect_right(track, day, key=lambda step: step.day)
    return track[place - 1].holding if place else None
