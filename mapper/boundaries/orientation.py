# SPDX-License-Identifier: MIT
"""Towns that tell a reader where the ground of a map lies, though nothing is said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import embedded_of, load_bundled
from mapper.boundaries.country_towns import cities, lying_in, seats_of, towns_of
from mapper.boundaries.nearness import NOWHERE, Focus
from mapper.geometry.frame import extent_deg, padded
from mapper.geometry.plane import Box
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.gazetteer import Alias
from mapper.places.names import squeeze

# More than fit beside each other: the map names as many of them as there is room for. Of the
# countries around there are few, and cities alone.
MOST_FIRST, MOST, MOST_ABROAD = 30, 80, 8
# Two towns are this share of the map apart: GeoNames lists sections of cities as towns, too.
APART, APART_ABROAD = 1 / 24, 1 / 8
# What a reader sees who zooms in: where no town lies within such a share, and then closer.
APART_CLOSER = (1 / 12, 1 / 24, 1 / 48)
# With twice the names of a place beside it and a quarter of its people it is the town of the two.
BETTER_KNOWN, AS_LARGE = 2, 0.25
LOOKED_THROUGH = 400
# The seat of a unit counts as so many times as large; and so many times more what lies at what the
# map is about, less so up to this share of the map from it.
SEAT, NEAR = 3, 4
NEAR_SHARE = 1 / 20
# Towns farther out at sea than this share of the map are not drawn: coasts are generalised.
AT_SEA = 1 / 500
# How far around the ground cities abroad are sought, of its extent.
AROUND = 0.3

Towns = tuple[Sequence[Place], Sequence[Alias]]


@dataclass(frozen=True)
class Town:
    """A town for orientation; `namesake`: the unit in which it lies has its name."""

    place: Place
    namesake: bool = False


def towns_around(
    ground: BoundarySet,
    around: Iterable[str],
    shown: Iterable[Place] = (),
    bounds: Sequence[float] | None = None,
    focus: Focus = NOWHERE,
    land: Sequence[Geometry] = (),
) -> tuple[Town, ...]:
    """The towns to name on a map of some ground, or of what of it lies in `bounds` (degrees), in
    the order in which they are named: those of its countries, then the capitals and largest cities
    of the countries `around` (alpha-3 codes), then those for a closer look.

    Those count for more that lie near the `focus` of the map. Those that are places of the map,
    `shown`, are left out, and what lies in the sea beside `land`, where that is given; none lies
    beside another. A town on the ground is within the unit in which it lies, any other in none.
    Longitudes run on beyond 180 degrees where those of the ground do.
    """
    bounds = bounds or ground.outline().bounds
    extent = extent_deg(bounds)
    home = [towns_at_home(code) for code in sorted(ground.countries)]
    known = Counter(alias.place_id for _, others in home for alias in others)
    marked = [place for place in shown if place.lon is not None]
    seats = {seat for code in ground.countries for seat in seats_of(code).values()}
    inside = [brought(towns, bounds) for towns, _ in home]
    claims = claims_of([town for towns in inside for town in towns], seats, focus, extent)
    ranked = in_order(inside, claims)[:LOOKED_THROUGH]
    near = on_land(ranked, [*ground.shapes, *land], AT_SEA * extent) if land else ranked
    found = closer_and_closer(near, marked, extent, known)
    wide = widened(bounds, AROUND * extent)
    abroad = [cities().get(code, ()) for code in around if code not in ground.countries]
    far = in_order([brought(towns, wide) for towns in abroad])
    far = on_land(far, land, AT_SEA * extent) if land else far
    first = found[:MOST_FIRST]
    beyond = apart(far, first, APART * extent)
    there = apart(beyond, marked, APART_ABROAD * extent)[:MOST_ABROAD]
    outside = [Town(replace(city, within="")) for city in there]
    at_home = [*named_alike(lying_in(ground, found), home, ground)]
    return (*at_home[: len(first)], *outside, *at_home[len(first) :])


def towns_at_home(country: str) -> Towns:
    """The towns of a country (alpha-3), its capital first, then the largest, and their other names;
    of one with a set of its own the seats of its units alone.
    """
    embedded = embedded_of(country)
    if not embedded:
        return towns_of(country)
    own = load_bundled(embedded)
    seats = [place for place in own.places if place.kind is Kind.CAPITAL]
    return sorted(seats, key=lambda place: -(place.population or 0)), own.aliases


def in_order(
    countries: Iterable[Sequence[Place]], claims: Mapping[str, float] = MappingProxyType({})
) -> list[Place]:
    """The towns of several countries by claim: what stands first of each, then the others by their
    `claims`, by id, or else their size.
    """
    ranked = [(nth > 0, place) for towns in countries for nth, place in enumerate(towns)]
    ranked.sort(key=lambda one: (one[0], -claims.get(one[1].id, one[1].population or 0), one[1].id))
    return [place for _, place in ranked]


def claims_of(
    towns: Sequence[Place], seats: Collection[str], focus: Focus, extent: float
) -> dict[str, float]:
    """The people of towns, by id, times what they count for as seats and for where they lie.

    Capitals are seats, and the towns with an id among `seats`; `extent`: of the map, in degrees of
    latitude.
    """
    near = 1 + NEAR * focus.closeness(positions(towns), NEAR_SHARE * extent)
    return {
        town.id: (town.population or 0)
        * (SEAT if town.kind is Kind.CAPITAL or town.id in seats else 1)
        * times
        for town, times in zip(towns, near.tolist(), strict=True)
    }


def on_land(towns: Sequence[Place], land: Sequence[Geometry], most_deg: float) -> list[Place]:
    """The towns that lie on some land, or no farther from it than `most_deg`."""
    dots = shapely.points(positions(towns))
    _, inside = shapely.STRtree(dots).query(list(land), predicate="contains")
    dry = np.isin(np.arange(len(towns)), inside)
    beside, _ = shapely.STRtree(land).query(dots[~dry], predicate="dwithin", distance=most_deg)
    dry[np.flatnonzero(~dry)[beside]] = True
    return [town for town, is_dry in zip(towns, dry.tolist(), strict=True) if is_dry]


def closer_and_closer(
    towns: Sequence[Place], taken: Sequence[Place], extent: float, known: Mapping[str, int]
) -> list[Place]:
    """The towns that the whole map names first, then those that a closer look has room for."""
    found = apart(towns, taken, APART * extent, known)[:MOST_FIRST]
    for share in APART_CLOSER:
        free = apart(towns, [*taken, *found], share * extent, known)
        found += free[: MOST - len(found)]
    return found


def apart(
    towns: Sequence[Place],
    taken: Sequence[Place],
    least_deg: float,
    known: Mapping[str, int] = MappingProxyType({}),
) -> list[Place]:
    """The first of the towns, without those that lie beside one before them or a place that is
    `taken`, or beside one that is better known: that has more other names, of which `known` says
    how many there are.
    """
    beside = away_deg(towns, towns) < least_deg
    free = ~(away_deg(towns, taken) < least_deg).any(axis=1)
    names = np.array([known.get(town.id, 0) for town in towns])
    people = np.array([town.population or 0 for town in towns])
    better = names[None] > BETTER_KNOWN * names[:, None]
    large = people[None] >= AS_LARGE * people[:, None]
    wanted = free & ~(beside & better & large).any(axis=1)
    found: list[int] = []
    for nth in np.flatnonzero(wanted).tolist():
        if not beside[nth, found].any():
            found.append(nth)
    return [towns[nth] for nth in found]


def away_deg(some: Sequence[Place], others: Sequence[Place]) -> NDArray[np.float64]:
    """How far places lie from others, in degrees of latitude: a row for each."""
    (x, y), (other_x, other_y) = positions(some).T[:, :, None], positions(others).T[:, None]
    away: NDArray[np.float64] = np.hypot((x - other_x) * np.cos(np.radians(y)), y - other_y)
    return away


def positions(places: Sequence[Place]) -> NDArray[np.float64]:
    """Rows of longitude and latitude."""
    return np.array([(place.lon, place.lat) for place in places], dtype=float).reshape(-1, 2)


def brought(towns: Iterable[Place], bounds: Sequence[float]) -> list[Place]:
    """The towns in a box, with the longitudes that they have in it: it may reach beyond 180
    degrees.
    """
    west, south, east, north = bounds
    return [
        replace(town, lon=town.lon + turn) if turn else town
        for town in towns
        if town.lon is not None and town.lat is not None and south <= town.lat <= north
        for turn in (-360, 0, 360)
        if west <= town.lon + turn <= east
    ]


def widened(bounds: Sequence[float], pad_deg: float) -> Box:
    """A box with room around it, no wider than once around the world, where a town would lie in it
    twice.
    """
    west, south, east, north = padded(bounds, pad_deg)
    more = max((east - west) - max(360.0, bounds[2] - bounds[0]), 0.0) / 2
    return west + more, south, east - more, north


def named_alike(
    towns: Iterable[Place], home: Iterable[Towns], ground: BoundarySet
) -> Iterator[Town]:
    """The towns, with whether their units are called as they are in any of their names."""
    towns = list(towns)
    units = {unit.id: unit for unit in ground.units}
    asked = {town.id for town in towns} | {town.within for town in towns}
    every = [*ground.aliases, *(alias for _, others in home for alias in others)]
    names: dict[str, set[str]] = {id_: set() for id_ in asked}
    for alias in every:
        if alias.place_id in asked:
            names[alias.place_id].add(squeeze(alias.text))
    for town in towns:
        unit = units.get(town.within)
        own = {squeeze(town.name)} | names[town.id]
        around = {squeeze(unit.name), *names[unit.id]} if unit else set()
        yield Town(town if unit else replace(town, within=""), namesake=bool(own & around))
