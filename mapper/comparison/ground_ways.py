# SPDX-License-Identifier: MIT
"""What became of ground that somebody drew, added up by its ways from one status to another."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mapper.comparison.model import Comparison
from mapper.model.became import GROUND_TOLD, TURNS, WITHIN, Became, became
from mapper.model.scheme import Scheme, Status
from mapper.style.shared import number

# Less than this is not worth telling, in km², nor is less than this share of all that changed.
LEAST_KM2 = number("figures.least_told_km2")
LEAST_PART = number("figures.least_told_part")
# Of more ways than these a sentence tells the last together.
MOST_WAYS = int(number("figures.most_ways"))
# Areas are equal whose digits are, up to this one behind the point.
SAME_KM2 = int(number("figures.same_km2"))

HANDS = Became.HANDS.key
STAYS = tuple(kind.key for kind in WITHIN)


@dataclass(frozen=True, slots=True)
class Way:
    """So much ground that went from one status to another; None is not drawn."""

    before: Status | None
    after: Status | None
    km2: float


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of ground, by the key of its kind, and the ways it went, the widest first.

    `named` ways are told one by one, `others` together; what is too little is in `km2` alone.
    """

    kind: str
    km2: float
    named: Sequence[Way]
    others: Sequence[Way]


def fates(found: Comparison, *, side_by_side: bool) -> list[Fate]:
    """All that became of ground and is worth telling: the most first, what stayed with one side
    last. `side_by_side`: two drawings of one day, of which neither is the newer, so that what both
    have is not said to have become anything.
    """
    kinds = _ways_by_kind(found, side_by_side=side_by_side)
    all_km2 = math.fsum(way.km2 for ways in kinds.values() for way in ways)
    least = max(LEAST_KM2, LEAST_PART * all_km2)
    told = [_fate(kind, ways, least) for kind, ways in kinds.items()]
    return sorted(
        (fate for fate in told if fate.km2 >= least),
        key=lambda fate: (fate.kind in STAYS, -round(fate.km2, SAME_KM2)),
    )


def _ways_by_kind(found: Comparison, *, side_by_side: bool) -> Mapping[str, list[Way]]:
    kinds: dict[str, list[Way]] = {kind: [] for kind in GROUND_TOLD}
    for move in found.transitions:
        if move.is_change:
            kind = became(found.scheme, move.before, move.after)
            drawn_twice = move.before is not None and move.after is not None
            turns = kind in TURNS or (side_by_side and drawn_twice)
            before, after = (id_ and found.scheme.status(id_) for id_ in (move.before, move.after))
            kinds[HANDS if turns else kind.key].append(
                Way(before or None, after or None, move.area_km2)
            )
    scheme = found.scheme
    return {
        kind: _widest_first(
            ways if side_by_side or kind != HANDS else _between_holders(scheme, ways)
        )
        for kind, ways in kinds.items()
        if ways
    }


def _between_holders(scheme: Scheme, ways: Iterable[Way]) -> Iterable[Way]:
    """The ways with those together that go from one holder to one other, in whatever statuses."""
    groups: dict[Hashable, list[Way]] = {}
    for way in ways:
        groups.setdefault(holders(scheme, way) or (way.before, way.after), []).append(way)
    return [
        Way(group[0].before, group[0].after, math.fsum(way.km2 for way in group))
        for group in groups.values()
    ]


def holders(scheme: Scheme, way: Way) -> tuple[str, str] | None:
    """Who had the ground and who has it, where both statuses say that somebody holds it."""
    if way.before and way.after and way.before.has_holder and way.after.has_holder:
        return scheme.holder(way.before), scheme.holder(way.after)
    return None


def _widest_first(ways: Iterable[Way]) -> list[Way]:
    return sorted(ways, key=lambda way: -round(way.km2, SAME_KM2))


def _fate(kind: str, ways: Sequence[Way], least: float) -> Fate:
    told = [way for way in ways if way.km2 >= least] or ways
    few = len(told) <= MOST_WAYS
    named = told if few else told[: MOST_WAYS - 1]
    km2 = math.fsum(way.km2 for way in ways)
    return Fate(kind, km2, named, [] if few else ways[len(named) :])
