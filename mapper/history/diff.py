# SPDX-License-Identifier: MIT
"""What differs between two days: an algebra on statuses, without geometry.

A diff has an inverse, composes and applies, so that two dates have one answer however one gets
from one to the other. Status None stands for no data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mapper.errors import UsageError
from mapper.model.snapshot import Snapshot

Statuses = Mapping[str, str | None]
Step = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Diff:
    """Places whose status differs: id to (status on `start`, status on `end`), never the same."""

    start: date
    end: date
    steps: Mapping[str, Step] = field(default_factory=dict)

    def inverse(self) -> Diff:
        """The diff of the way back: `diff(b, a)` for `diff(a, b)`."""
        back = {place_id: (new, old) for place_id, (old, new) in self.steps.items()}
        return Diff(self.end, self.start, back)

    def then(self, later: Diff) -> Diff:
        """Both in one: `diff(a, b).then(diff(b, c))` is `diff(a, c)`.

        Raises UsageError where `later` does not begin where this one ends.
        """
        if self.end != later.start:
            raise UsageError(f"a diff up to {self.end} cannot go on from {later.start}")
        for place_id in self.steps.keys() & later.steps.keys():
            _must_meet(place_id, self.steps[place_id][1], later.steps[place_id][0])
        joined = {
            place_id: (
                self.steps.get(place_id, later.steps.get(place_id, (None, None)))[0],
                later.steps.get(place_id, self.steps.get(place_id, (None, None)))[1],
            )
            for place_id in sorted({*self.steps, *later.steps})
        }
        return Diff(self.start, later.end, _real(joined))

    def apply(self, statuses: Statuses) -> dict[str, str]:
        """The statuses on `end` from those on `start`; places without data are left out.

        Raises UsageError where a place does not have the status that the diff starts from.
        """
        after = dict(statuses)
        for place_id, (old, new) in self.steps.items():
            _must_meet(place_id, after.get(place_id), old)
            after[place_id] = new
        return {place_id: status for place_id, status in after.items() if status is not None}


def diff(before: Snapshot, after: Snapshot) -> Diff:
    """What differs between two snapshots, by place id."""
    places = sorted({*before.holdings, *after.holdings})
    steps = {id_: (before.status_of(id_), after.status_of(id_)) for id_ in places}
    return Diff(before.day, after.day, _real(steps))


def statuses_of(snapshot: Snapshot) -> dict[str, str]:
    """The statuses of a snapshot by place id."""
    return {place_id: holding.status for place_id, holding in snapshot.holdings.items()}


def _real(steps: Mapping[str, Step]) -> dict[str, Step]:
    return {place_id: step for place_id, step in steps.items() if step[0] != step[1]}


def _must_meet(place_id: str, here: str | None, there: str | None) -> None:
    if here != there:
        raise UsageError(f"{place_id}: has the status {here}, the diff starts from {there}")
