# SPDX-License-Identifier: MIT
"""Counts and areas per status, which add up to the whole or the run fails."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mapper.errors import MapperError
from mapper.model.scheme import Scheme
from mapper.model.snapshot import Snapshot

# Areas are sums of the same floats in another order, so only rounding may differ.
RELATIVE_TOLERANCE = 1e-9


class BalanceError(MapperError):
    """Counts or areas that do not add up to the whole: a bug, never the user's fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one status holds of the units: `status` is None for ground without data.

    `count` units; `area_km2` equal-area square kilometres; `share` per cent of the whole
    area in tenths that add up to 100.0; `stale` units among them whose report is old.
    """

    status: str | None
    count: int
    area_km2: float
    share: float
    stale: int = 0

    @property
    def is_trace(self) -> bool:
        """Whether it holds ground that rounds to no share of the whole."""
        return self.share == 0 and self.area_km2 > 0


def tally(areas_km2: Mapping[str, float], snapshot: Snapshot, scheme: Scheme) -> tuple[Tally, ...]:
    """The tallies of units by status, in the order of the scheme, ground without data last.

    `areas_km2` holds every unit's area by id. Statuses that hold no unit are left out.
    Raises BalanceError where the tallies do not add up to all units and their whole area.
    """
    groups = _group(areas_km2, snapshot)
    order = [status.id for status in scheme.statuses if status.id in groups]
    present: list[str | None] = [*order, *([None] if None in groups else [])]
    sums = [math.fsum(areas_km2[unit] for unit in groups[status]) for status in present]
    shares = shares_of_hundred(sums)
    tallies = tuple(
        Tally(
            status=status,
            count=len(groups[status]),
            area_km2=area,
            share=share,
            stale=sum(_is_stale(snapshot, unit) for unit in groups[status]),
        )
        for status, area, share in zip(present, sums, shares, strict=True)
    )
    check_balance(tallies, Whole.of(areas_km2))
    return tallies


class Whole(NamedTuple):
    """How many units there are, and their area together in km²."""

    units: int
    area_km2: float

    @classmethod
    def of(cls, areas_km2: Mapping[str, float]) -> Whole:
        """`areas_km2` holds every unit's area by id."""
        return cls(len(areas_km2), math.fsum(areas_km2.values()))


def check_balance(tallies: Sequence[Tally], whole: Whole) -> None:
    """Raise BalanceError, with the difference, unless the tallies are the whole."""
    count, km2 = sum(t.count for t in tallies), whole.area_km2
    if count != whole.units:
        raise BalanceError(f"{count} units are counted, the map has {whole.units}")
    area = math.fsum(t.area_km2 for t in tallies)
    if not math.isclose(area, km2, rel_tol=RELATIVE_TOLERANCE):
        raise BalanceError(f"{area} km² are counted, the map has {km2} km²: {area - km2:+} km²")


def shares_of_hundred(parts: Sequence[float], digits: int = 1) -> tuple[float, ...]:
    """Per cent of the sum, rounded to `digits` places so that they add up to exactly 100.

    Largest-remainder rounding; an equal remainder goes to the earlier part. Only zeros when
    the sum is zero.
    """
    whole = math.fsum(parts)
    if whole <= 0:
        return tuple(0.0 for _ in parts)
    unit = 10**digits
    exact = [part / whole * 100 * unit for part in parts]
    floors = [math.floor(value) for value in exact]
    missing = round(100 * unit) - sum(floors)
    by_remainder = sorted(range(len(parts)), key=lambda i: (floors[i] - exact[i], i))
    for i in by_remainder[:missing]:
        floors[i] += 1
    return tuple(value / unit for value in floors)


def _group(areas_km2: Mapping[str, float], snapshot: Snapshot) -> dict[str | None, list[str]]:
    groups: dict[str | None, list[str]] = {}
    for unit_id in areas_km2:
        groups.setdefault(snapshot.status_of(unit_id), []).append(unit_id)
    return groups


def _is_stale(snapshot: Snapshot, unit_id: str) -> bool:
    holding = snapshot.holdings.get(unit_id)
    return holding is not None and holding.stale
