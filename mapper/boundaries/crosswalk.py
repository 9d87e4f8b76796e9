# SPDX-License-Identifier: MIT
"""What became of the units of one boundary set in another: a crosswalk, by ground, code and name.

| change | of an old and a new unit that share ground |
|---|---|
| same | all that one has is the other's, and what they are called agrees |
| renamed | the same ground under another name or code |
| split | the new unit lies in the old one, with others or beside what is left of it |
| merged | the old unit lies in the new one, with others or beside what that has kept |
| moved | ground of the old unit that the new one has, or has kept, since a border moved |
| gone, new | ground outside of the other set |

A unit has one counterpart at most: that with which it shares more than half of either. Pieces that
come from drawing one line twice are slivers: they are counted and change nothing (`limits_of`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mapper.boundaries.boundary_set import BoundarySet
from mapper.errors import BoundaryError
from mapper.geometry.adjacency import OUTSIDE, around_m
from mapper.geometry.area import M2_PER_KM2
from mapper.geometry.overlay import SLIVER_M
from mapper.geometry.pairs import Pairs, pairs_between
from mapper.geometry.slivers import SHARE_OF_WHOLE, thickness_m
from mapper.model.place import Place
from mapper.places.names import slug

# How far lines of one drawing lie apart, where one of the files was rounded.
ALIKE_M = 1.0
# What counts between different drawings: pieces so many times as wide as most lines lie apart, or
# this share of the side of a typical unit, and with this share of the ground of one of their units.
TIMES_APART, MOST_LINES = 5.0, 0.9
WIDTH_SHARE = 0.05
GROUND_SHARE = 0.02
# Edges are measured in steps; cut elsewhere they are off by less than this share.
MEASURED = 1e-4
# A counterpart has more than this of either unit; of two halves neither is one.
MOST = 0.5 + MEASURED

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Change(StrEnum):
    """What a row of a crosswalk says; in the order in which rows want review."""

    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    GONE = "gone"
    NEW = "new"
    RENAMED = "renamed"
    SAME = "same"


class Agrees(StrEnum):
    """What speaks for an old and a new unit being one."""

    CODE = "code"
    NAME = "name"
    ALIAS = "another name"
    GROUND = "ground"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is a sliver: thinner than `width_m` metres on average and than half of its units, or,
    above 0, less than the share `ground` of both of its units.
    """

    width_m: float = SLIVER_M
    ground: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slivers:
    """How many pairs share no more than slivers, and what of each set that is."""

    pairs: int
    old_km2: float
    new_km2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Ground that an old unit has left to a new one; None on a side is outside of that set.

    - `km2`: equal-area square kilometres; `of_old`, `of_new`: its share of either unit, 0 to 1.
    - `reasons`: in what the two agree.
    """

    old: Place | None
    new: Place | None
    km2: float
    of_old: float
    of_new: float
    change: Change
    reasons: tuple[Agrees, ...] = ()

    @property
    def is_kept(self) -> bool:
        """Whether the new unit is what the old one has become, whole or for the most part."""
        return Agrees.GROUND in self.reasons


@dataclass(frozen=True, kw_only=True)
class Crosswalk:
    """The links between two sets, by change and then in the order of the units.

    - `slivers`: the pairs that share no more than slivers; with the links they add up to both sets.
    - `codes_count`: whether the codes of the two sets are of one system.
    - `other_ground`: codes and names of an old unit that in the new set another unit has: old, new.
    """

    old: BoundarySet
    new: BoundarySet
    links: tuple[Link, ...]
    limits: Limits
    slivers: Slivers
    codes_count: bool
    other_ground: tuple[tuple[Place, Place], ...] = ()

    @cached_property
    def by_change(self) -> dict[Change, list[Link]]:
        """The links of every change, an empty list where there is none."""
        found: dict[Change, list[Link]] = {change: [] for change in Change}
        for link in self.links:
            found[link.change].append(link)
        return found


def crosswalk(old: BoundarySet, new: BoundarySet, limits: Limits | None = None) -> Crosswalk:
    """Lay two sets over each other. Without `limits` they are as the drawings want: `limits_of`.

    What smaller units lie on is theirs, as everywhere. Raises BoundaryError where the pieces do not
    add up to both sets.
    """
    ground = _Ground.of(old, new)
    limits = limits or limits_of(ground)
    counts = ground.counts(limits)
    names = _Names(old, new, ground.kept)
    links = tuple(_links(ground.only(counts), names))
    _must_balance(ground)
    return Crosswalk(
        old=old,
        new=new,
        links=links,
        limits=limits,
        slivers=ground.only(~counts).as_slivers(),
        codes_count=names.codes_count,
        other_ground=tuple(names.of_other_ground()),
    )


# --- ground -------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Ground:
    """The pairs of two sets, and of each what shares it has; shares of outside are 0."""

    old: BoundarySet
    new: BoundarySet
    pairs: Pairs
    of_old: Floats
    of_new: Floats

    @classmethod
    def of(cls, old: BoundarySet, new: BoundarySet) -> _Ground:
        pairs = pairs_between(old.own_ground(), new.own_ground())
        of_old = _shares(pairs.km2, old, pairs.before)
        of_new = _shares(pairs.km2, new, pairs.after)
        return cls(old=old, new=new, pairs=pairs, of_old=of_old, of_new=of_new)

    @property
    def is_kept(self) -> Bools:
        return (self.of_old > MOST) & (self.of_new > MOST)

    @property
    def kept(self) -> dict[int, int]:
        """The counterpart of each old unit that has one, by their numbers."""
        is_kept = self.is_kept
        pairs = zip(self.pairs.before[is_kept], self.pairs.after[is_kept], strict=True)
        return {int(old): int(new) for old, new in pairs}

    def counts(self, limits: Limits) -> Bools:
        """Which pairs are more than slivers; the largest of every unit is."""
        widths = (_widths(ground) for ground in (self.old, self.new))
        narrowest = np.minimum(
            *(
                np.where(numbers == OUTSIDE, np.inf, _each(own, numbers))
                for own, numbers in zip(widths, (self.pairs.before, self.pairs.after), strict=True)
            )
        )
        wide = (self.pairs.width_m >= limits.width_m) | (
            self.pairs.width_m >= SHARE_OF_WHOLE * narrowest
        )
        found: Bools = wide & (np.maximum(self.of_old, self.of_new) >= limits.ground)
        for numbers in (self.pairs.before, self.pairs.after):
            found |= _is_largest(numbers, self.pairs.km2)
        return found

    def only(self, counts: Bools) -> _Ground:
        pairs = Pairs(
            before=self.pairs.before[counts],
            after=self.pairs.after[counts],
            km2=self.pairs.km2[counts],
            width_m=self.pairs.width_m[counts],
        )
        return replace(self, pairs=pairs, of_old=self.of_old[counts], of_new=self.of_new[counts])

    def as_slivers(self) -> Slivers:
        old, new = (
            math.fsum(self.pairs.km2[numbers != OUTSIDE].tolist())
            for numbers in (self.pairs.before, self.pairs.after)
        )
        return Slivers(pairs=len(self.pairs.km2), old_km2=old, new_km2=new)


def limits_of(ground: _Ground) -> Limits:
    """What is a sliver between two sets, by how they are drawn.

    Of most units with a counterpart, one of the two lies in the other but for a metre where
    both are drawn with the same lines, whatever was split, merged or moved: then every wider piece
    counts. Else lines lie apart wherever one of the two was simplified, and only larger pieces do.
    """
    is_kept = ground.is_kept
    before, after = ground.pairs.before[is_kept], ground.pairs.after[is_kept]
    smaller = np.minimum(_each(ground.old.area_km2, before), _each(ground.new.area_km2, after))
    beyond_m2 = np.maximum(smaller - ground.pairs.km2[is_kept], 0.0) * M2_PER_KM2
    apart_m = beyond_m2 / around_m(ground.old.shapes)[before]
    if 2 * (apart_m <= ALIKE_M).sum() >= len(apart_m):
        return Limits()
    side_m = math.sqrt(float(np.median(ground.new.area_km2)) * M2_PER_KM2)
    # Half of the ground between two lines lies beyond the one, half beyond the other.
    width_m = TIMES_APART * 2 * float(np.quantile(apart_m, MOST_LINES))
    return Limits(width_m=max(SLIVER_M, min(width_m, WIDTH_SHARE * side_m)), ground=GROUND_SHARE)


def _shares(km2: Floats, ground: BoundarySet, numbers: NDArray[np.intp]) -> Floats:
    """What share of its unit each piece is; 0 of outside."""
    shares, inside = np.zeros(len(km2)), numbers != OUTSIDE
    shares[inside] = km2[inside] / _each(ground.area_km2, numbers[inside])
    return shares


def _widths(ground: BoundarySet) -> Floats:
    return thickness_m(np.array(ground.area_km2), around_m(ground.own_ground()))


def _each(values: Sequence[float] | Floats, numbers: NDArray[np.intp]) -> Floats:
    """The values of some numbers; that of `OUTSIDE` means nothing."""
    found: Floats = np.asarray(values, dtype=np.float64)[numbers]
    return found


def _is_largest(numbers: NDArray[np.intp], km2: Floats) -> Bools:
    """Which pairs are the largest of their unit."""
    order = np.lexsort((-km2, numbers))
    first = np.unique(numbers[order], return_index=True)[1]
    found: Bools = numbers != OUTSIDE
    found &= np.isin(np.arange(len(km2)), order[first])
    return found


def _must_balance(ground: _Ground) -> None:
    """The pieces of every set add up to it; else BoundaryError."""
    for units, numbers in (
        (ground.old, ground.pairs.before),
        (ground.new, ground.pairs.after),
    ):
        whole = math.fsum(units.area_km2)
        pieces = math.fsum(ground.pairs.km2[numbers != OUTSIDE].tolist())
        if abs(pieces - whole) > MEASURED * whole:
            raise BoundaryError(
                f"{units.name}: its pieces add up to {pieces:,.1f} km², not to {whole:,.1f} — "
                "mend its shapes"
            )


# --- names and codes ----------------------------------------------------------------------


class _Names:
    """In what the units of two sets agree; `kept`: counterparts, by number."""

    def __init__(self, old: BoundarySet, new: BoundarySet, kept: Mapping[int, int]) -> None:
        self.old, self.new, self._kept = old, new, kept
        self._known = old.gazetteer(), new.gazetteer()
        same = sum(self._same_code(old.units[one], new.units[other]) for one, other in kept.items())
        self.codes_count = same > 0 and 2 * same >= len(kept)

    def agree(self, old: Place, new: Place) -> list[Agrees]:
        """In which of code and name two units agree."""
        found = [Agrees.CODE] if self._same_code(old, new) else []
        if old.name == new.name:
            return [*found, Agrees.NAME]
        in_old, in_new = self._known
        also = new in in_new.units_named(old.name) or old in in_old.units_named(new.name)
        return [*found, Agrees.ALIAS] if also else found

    def is_renamed(self, agreed: Iterable[Agrees]) -> bool:
        """Whether a unit is called otherwise: by name, or by code where codes are of one system."""
        names = {Agrees.NAME, Agrees.ALIAS} & {*agreed}
        return not names or (self.codes_count and Agrees.CODE not in agreed)

    def of_other_ground(self) -> Iterable[tuple[Place, Place]]:
        """Old units, each with a new one that has its code or name and is not its counterpart."""
        by_name = _once((unit.name, nth) for nth, unit in enumerate(self.new.units))
        by_code = _once((code_of(unit), nth) for nth, unit in enumerate(self.new.units))
        names = Counter(unit.name for unit in self.old.units)
        for nth, unit in enumerate(self.old.units):
            same_name = by_name.get(unit.name) if names[unit.name] == 1 else None
            same_code = by_code.get(code_of(unit)) if self.codes_count else None
            for other in dict.fromkeys((same_code, same_name)):
                if other is not None and self._kept.get(nth) != other:
                    yield unit, self.new.units[other]

    def _same_code(self, old: Place, new: Place) -> bool:
        code = code_of(old).casefold()
        return bool(code) and code == code_of(new).casefold()


def code_of(unit: Place) -> str:
    """The code that a file gives its unit; empty where its id is made of its name or number."""
    made = slug(unit.name)
    is_made = unit.id in (made, f"{slug(unit.within)}/{made}") or "#" in unit.id
    return "" if is_made else unit.id


def _once(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """What stands for one alone, by its text."""
    found: dict[str, list[int]] = {}
    for text, nth in pairs:
        if text:
            found.setdefault(text, []).append(nth)
    return {text: numbers[0] for text, numbers in found.items() if len(numbers) == 1}


# --- changes ------------------------------------------------------------------------------


def _links(ground: _Ground, names: _Names) -> list[Link]:
    """The links of the pairs that count, in order."""
    found = [_link(ground, nth, names) for nth in range(len(ground.pairs.km2))]
    return sorted(_changed(found, names), key=_order(ground))


def _link(ground: _Ground, nth: int, names: _Names) -> Link:
    """A pair as a link of which the change is not known yet."""
    one, other = int(ground.pairs.before[nth]), int(ground.pairs.after[nth])
    old = None if one == OUTSIDE else ground.old.units[one]
    new = None if other == OUTSIDE else ground.new.units[other]
    agreed = names.agree(old, new) if old and new else []
    if ground.of_old[nth] > MOST and ground.of_new[nth] > MOST:
        agreed.append(Agrees.GROUND)
    return Link(
        old=old,
        new=new,
        km2=float(ground.pairs.km2[nth]),
        of_old=float(ground.of_old[nth]),
        of_new=float(ground.of_new[nth]),
        change=Change.MOVED if old and new else Change.GONE if old else Change.NEW,
        reasons=tuple(agreed),
    )


def _changed(links: Sequence[Link], names: _Names) -> list[Link]:
    """The links with their changes."""
    olds, news = (Counter(_id(unit) for unit in side) for side in _sides(links))

    def alone(link: Link) -> Change:
        """Of a pair by itself: whether one of the two lies in the other."""
        if link.old is None or link.new is None:
            return link.change
        in_old, in_new = news[link.new.id] == 1, olds[link.old.id] == 1
        if in_old and in_new:
            return Change.RENAMED if names.is_renamed(link.reasons) else Change.SAME
        if link.is_kept:
            return Change.MOVED
        return Change.SPLIT if in_old else Change.MERGED if in_new else Change.MOVED

    changed = [replace(link, change=alone(link)) for link in links]
    split = {_id(link.old) for link in changed if link.change is Change.SPLIT}
    merged = {_id(link.new) for link in changed if link.change is Change.MERGED}

    def beside(link: Link) -> Link:
        """What a unit has kept, while others were split from it or merged with it."""
        if link.is_kept and link.change is Change.MOVED:
            parts, joins = _id(link.old) in split, _id(link.new) in merged
            if parts != joins:
                return replace(link, change=Change.SPLIT if parts else Change.MERGED)
        return link

    return [beside(link) for link in changed]


def _sides(links: Iterable[Link]) -> tuple[list[Place | None], list[Place | None]]:
    return [link.old for link in links], [link.new for link in links]


def _id(unit: Place | None) -> str:
    return unit.id if unit else ""


def _order(ground: _Ground) -> Callable[[Link], tuple[int, int, float, int]]:
    """By change, then by the unit that several share, then the largest first."""
    changes = [*Change]
    old, new = (
        {unit.id: nth for nth, unit in enumerate(side.units)} for side in (ground.old, ground.new)
    )

    def key(link: Link) -> tuple[int, int, float, int]:
        one, other = old.get(_id(link.old), -1), new.get(_id(link.new), -1)
        first = other if link.change is Change.MERGED else one
        return changes.index(link.change), first, -link.km2, one + other

    return key
