# SPDX-License-Identifier: MIT
"""What most parts of a whole have."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mapper.control.balance import shares_of_hundred
from mapper.model.scheme import Role, Scheme

# Where the scheme says nothing, a whole is mixed if no status has half of it.
HALF = 0.5
# Weights are sums of floats: a difference this small, of the whole, is none.
EQUAL = 1e-9


class By(StrEnum):
    """What a part weighs."""

    COUNT = "count"
    AREA = "area"
    POPULATION = "population"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a whole has: a status, None for no data; `shares`, in per cent, add up to 100.

    Shares stand in the order of their size, of equal ones in that of the scheme.
    """

    status: str | None
    shares: tuple[tuple[str, float], ...] = ()


def outcome(held: Iterable[tuple[str, float]], scheme: Scheme) -> Outcome:
    """What most parts have, from pairs of a status and a weight above 0.

    The status with the largest weight; the doubtful one (see `doubtful`) where two are equally
    large, or where the largest has a share below `contested_below` of the scheme.
    """
    sums = _sums(held)
    if not sums:
        return Outcome(None)
    place = {status.id: nth for nth, status in enumerate(scheme.statuses)}
    ranked = sorted(sums.items(), key=lambda pair: (-pair[1], place[pair[0]]))
    whole = math.fsum(sums.values())
    shares = shares_of_hundred([weight for _, weight in ranked])
    first = ranked[0][1] / whole
    second = ranked[1][1] / whole if len(ranked) > 1 else 0.0
    equal = first - second <= EQUAL
    clear = not equal and first >= threshold(scheme) - EQUAL
    status = ranked[0][0] if clear else doubtful(scheme)
    named = tuple((id_, share) for (id_, _), share in zip(ranked, shares, strict=True))
    return Outcome(status, named)


def threshold(scheme: Scheme) -> float:
    """The share below which a whole is mixed."""
    return HALF if scheme.contested_below is None else scheme.contested_below


def doubtful(scheme: Scheme) -> str | None:
    """What a whole has without a clear majority: the first mixed status, for nobody said that it
    is fought over; in a scheme without one the first contested, else the unknown.
    """
    for role in (Role.MIXED, Role.CONTESTED, Role.UNKNOWN):
        for status in scheme.statuses:
            if status.role is role:
                return status.id
    return None


def _sums(held: Iterable[tuple[str, float]]) -> Mapping[str, float]:
    weights: dict[str, list[float]] = {}
    for status, weight in held:
        weights.setdefault(status, []).append(weight)
    return {status: math.fsum(found) for status, found in weights.items()}
