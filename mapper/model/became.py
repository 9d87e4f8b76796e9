# SPDX-License-Identifier: MIT
"""What it is for a place to go from one status to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise

from mapper.model.scheme import Role, Scheme, Status

FURTHER = (
    *("contested", "mixed", "renamed", "side", "returned"),
    *("known", "unknown", "ended", "assessed", "lapsed"),
)
# What is told of drawn ground, by the keys of kinds: of what is as much the first comes first.
GROUND_TOLD = (
    *("hands", "assessed", "lapsed", "contested", "mixed"),
    *("renamed", "side", "known", "unknown", "ended"),
)


class Became(StrEnum):
    """The kinds of change. Hands are those of parties: the first five are about one or more, and
    where a scheme has none the sixth stands for them all.
    """

    HANDS = "changed hands"  # one party has it now that did not have it, or not alone
    CONTESTED = "became contested"  # nobody has won it yet
    MIXED = "became mixed"  # several parties have parts of it
    SIDE = "within one side"  # another status of the same party, as from control to influence
    RENAMED = "renamed"  # the same party, whose one status ends where the other starts
    CHANGED = "changed"  # another status, of a scheme without parties
    KNOWN = "known again"  # who is there, after nobody could say or looked
    UNKNOWN = "unknown"  # nobody can say any more
    ENDED = "no longer assessed"
    ASSESSED = "newly assessed"  # no data before
    LAPSED = "no data any more"

    @property
    def key(self) -> str:
        """The name that texts and payloads have for it."""
        return self.name.lower()


# Changes that a sentence counts first.
TURNS = (Became.HANDS, Became.CHANGED)
# Changes in which the party stays the same.
WITHIN = (Became.SIDE, Became.RENAMED)
# Roles of statuses that say of no party that it is there.
UNHELD = {Role.UNKNOWN: Became.UNKNOWN, Role.ENDED: Became.ENDED}
# Roles of statuses that say of several parties that they are there.
SHARED = {Role.CONTESTED: Became.CONTESTED, Role.MIXED: Became.MIXED}
# Roles of statuses that are one party's own.
OWN = (Role.CONTROL, Role.INFLUENCE)


def became(scheme: Scheme, before: str | None, after: str | None) -> Became:
    """What the change from one status of a scheme to another is; None is no data."""
    if after is None:
        return Became.LAPSED
    if before is None:
        return Became.ASSESSED
    old, new = scheme.status(before), scheme.status(after)
    if new.role in UNHELD:
        return UNHELD[new.role]
    if old.role in UNHELD:
        return Became.KNOWN
    if not scheme.has_parties:
        return Became.CHANGED
    if new.role in SHARED:
        return SHARED[new.role]
    if not _of_one_side(old, new):
        return Became.HANDS
    return Became.RENAMED if _goes_on_as(scheme, old, new) else Became.SIDE


def hands(scheme: Scheme, path: Sequence[str]) -> int:
    """How often a place changed hands that had these statuses one after the other.

    Where it was contested in between, the party that had it before may have kept it. Without
    parties there are no hands.
    """
    if not scheme.has_parties:
        return 0
    roles = [scheme.status(status).role for status in path]
    decided = [status for status, role in zip(path, roles, strict=True) if role not in SHARED]
    won = bool(decided) and roles[0] in SHARED and scheme.status(decided[0]).role in OWN
    return won + sum(became(scheme, *step) is Became.HANDS for step in pairwise(decided))


def within_one_side(scheme: Scheme, statuses: Iterable[str]) -> dict[str, dict[str, str]]:
    """The changes within one side among these statuses: before, after, and the key of the kind."""
    held = {*statuses}
    shown = [status.id for status in scheme.statuses if status.id in held]
    found = {
        one: {
            other: kind.key
            for other in shown
            if other != one and (kind := became(scheme, one, other)) in WITHIN
        }
        for one in shown
    }
    return {one: others for one, others in found.items() if others}


def _of_one_side(old: Status, new: Status) -> bool:
    return bool(old.actor) and old.actor == new.actor and old.role in OWN and new.role in OWN


def _goes_on_as(scheme: Scheme, old: Status, new: Status) -> bool:
    """Whether a status is another under a new name, maybe after others in between."""
    names = [s for s in scheme.statuses if s.role is old.role and s.actor == old.actor]
    now: Status | None = old
    while now is not None and now is not new:
        ends = now.ends
        now = next((s for s in names if ends is not None and s.starts == ends), None)
    return now is new
