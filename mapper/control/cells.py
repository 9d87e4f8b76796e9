# SPDX-License-Identifier: MIT
"""Places to areas: every place gets the ground that lies closest to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.made import Made, Said
from mapper.boundaries.units import label_point
from mapper.boundaries.unrolled import turned_places, unrolled_set
from mapper.control.whereabouts import units_around
from mapper.errors import BoundaryError, TableError
from mapper.geometry.area import area_km2
from mapper.geometry.azimuthal_equal_area import FittedPlane
from mapper.geometry.half_planes import closest_by_reach
from mapper.geometry.unrolled import rolled, rolled_lon, turn_of
from mapper.geometry.validity import polygonal
from mapper.geometry.voronoi import M_PER_KM, nearest_ground
from mapper.model.place import CELL, Place
from mapper.model.record import Kind
from mapper.model.says import Says

# Places closer together than this many decimals of a degree (11 cm) are at one position.
SAME_DIGITS = 6
# Crumbs of computing, less than a square metre, are no ground without a place.
LEAST_KM2 = 1e-6

REST = "rest:"


@dataclass(frozen=True, kw_only=True)
class CellRules:
    """How far a place speaks.

    - `most_km`: ground farther than this from every place belongs to none; None: all of it.
    - `by_unit`: a place speaks for the unit alone that it lies in, else across their borders.
    - `reach_km`: how far places reach, by id: what is closest is decided with it (see
      `mapper.geometry.half_planes`). A place that is not in it reaches 0 km.
    """

    most_km: float | None = None
    by_unit: bool = False
    reach_km: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Cells:
    """Cells as the units of a boundary set, ground that belongs to no place last.

    - `cell_of`: the id of its cell by the id of a place.
    - `outside`: places outside of the boundaries, which have none.
    - `covered`: places that lie in the cell of another by its reach, with that place.
    - `together`: places at one position, which share one; it has the name of the first.
    """

    boundaries: BoundarySet
    cell_of: Mapping[str, str]
    outside: tuple[Place, ...]
    covered: tuple[tuple[Place, Place], ...]
    together: tuple[tuple[Place, ...], ...]


@dataclass(frozen=True, kw_only=True)
class _Spot:
    """Places at one position (degrees), the number of the unit that they lie in, their reach."""

    places: tuple[Place, ...]
    lon: float
    lat: float
    unit: int
    reach_km: float


def make_cells(
    boundaries: BoundarySet, places: Iterable[Place], words: Says, rules: CellRules | None = None
) -> Cells:
    """Divide the ground of boundaries among places (with `lon` and `lat`), in whatever order.

    Raises TableError where no place lies in the boundaries, and BoundaryError where these are
    too wide.
    """
    if turn := turn_of(boundaries.shapes):
        together = unrolled_set(boundaries, turn)
        return _rolled(make_cells(together, turned_places(places, turn), words, rules), boundaries)
    rule = rules or CellRules()
    plane = _plane(boundaries)
    spots, outside = _spots(boundaries, places, rule)
    if not spots:
        raise TableError(_nothing(boundaries.name, len(outside)))
    found = dict(zip((spot.places[0].id for spot in spots), spots, strict=True))
    ground = _divided(boundaries, spots, plane, rule)
    kept = {id_: shape for id_, shape in ground.items() if not shape.is_empty}
    units = [_cell(found[id_], boundaries) for id_ in kept]
    rests = _rests(boundaries, list(kept.values()), spots, rule, words)
    shapes = (*kept.values(), *(shape for _, shape in rests))
    covered = dict(_covered(spots, ground, plane, rule))
    missed = [
        place
        for id_, spot in found.items()
        if id_ not in kept and id_ not in covered
        for place in spot.places
    ]
    return Cells(
        boundaries=BoundarySet(
            name=boundaries.name,
            title=boundaries.title,
            units=(*units, *(place for place, _ in rests)),
            shapes=shapes,
            area_km2=tuple(float(area) for area in area_km2(shapes)),
            country=boundaries.country,
            unit_word=words.say("infer.unit"),
            units_word=words.say("infer.units"),
            places=boundaries.places,
            parents=boundaries.parents,
            provenance=boundaries.provenance,
            notes=boundaries.notes,
            made=_made(plane, rule, boundaries, words),
        ),
        cell_of={place.id: CELL + id_ for id_ in kept for place in found[id_].places},
        outside=tuple(sorted((*outside, *missed), key=lambda place: place.id)),
        covered=tuple((found[id_].places[0], by) for id_, by in covered.items()),
        together=tuple(found[id_].places for id_ in kept if len(found[id_].places) > 1),
    )


def _rolled(found: Cells, ground: BoundarySet) -> Cells:
    """Cells with longitudes from -180 to 180, as the `ground` that they were made of has them."""
    made = found.boundaries
    return replace(
        found,
        boundaries=replace(
            made,
            shapes=tuple(map(rolled, made.shapes)),
            units=tuple(map(_rolled_place, made.units)),
            places=ground.places,
        ),
        outside=tuple(map(_rolled_place, found.outside)),
        covered=tuple((_rolled_place(a), _rolled_place(b)) for a, b in found.covered),
        together=tuple(tuple(map(_rolled_place, places)) for places in found.together),
    )


def _rolled_place(place: Place) -> Place:
    return place if place.lon is None else replace(place, lon=rolled_lon(place.lon))


def _nothing(name: str, outside: int) -> str:
    what = f"no place with a report lies in {name}, so there is nothing to infer from"
    if outside:
        places = "1 place lies" if outside == 1 else f"{outside:,} places lie"
        return f"{what} — {places} outside of it: name the ground around them"
    return f"{what} — rows need lat and lon, or names of towns that the boundaries know"


def _plane(boundaries: BoundarySet) -> FittedPlane:
    try:
        return FittedPlane.around(boundaries.outline().bounds)
    except BoundaryError as error:
        raise BoundaryError(f"{boundaries.name}: {error}") from None


def _made(plane: FittedPlane, rule: CellRules, boundaries: BoundarySet, words: Says) -> Made:
    method = [
        Said("infer.by_unit" if rule.by_unit else "infer.across", {"unit": boundaries.unit_word})
    ]
    if rule.most_km is not None:
        method.append(Said("infer.most_km", {"km": f"{rule.most_km:g}"}))
    if any(rule.reach_km.values()):
        method.append(Said("infer.reach"))
        if rule.most_km is not None:
            method.append(Said("infer.reach_most", {"km": f"{rule.most_km:g}"}))
    lat = f"{abs(plane.lat):g}° {words.say('faces.north' if plane.lat >= 0 else 'faces.south')}"
    middle = rolled_lon(plane.lon)
    lon = f"{abs(middle):g}° {words.say('faces.east' if middle >= 0 else 'faces.west')}"
    method.append(Said("infer.plane", {"lat": lat, "lon": lon}))
    return Made(headline=Said("infer.headline"), method=tuple(method))


# --- places -------------------------------------------------------------------------------


def _spots(
    boundaries: BoundarySet, places: Iterable[Place], rule: CellRules
) -> tuple[list[_Spot], list[Place]]:
    """The positions in the boundaries by the id of their first place, and the places outside."""
    groups: dict[tuple[float, float], list[Place]] = {}
    for place in sorted(places, key=lambda place: place.id):
        if place.lon is not None and place.lat is not None:
            spot = (round(place.lon, SAME_DIGITS), round(place.lat, SAME_DIGITS))
            groups.setdefault(spot, []).append(place)
    positions = np.array([*groups], dtype=float).reshape(-1, 2)
    numbers = units_around(positions, boundaries)
    spots, outside = [], []
    for ((lon, lat), group), unit in zip(groups.items(), numbers, strict=True):
        if unit is None:
            outside += group
        else:
            reach = max(rule.reach_km.get(place.id, 0.0) for place in group)
            spots.append(_Spot(places=tuple(group), lon=lon, lat=lat, unit=unit, reach_km=reach))
    return spots, outside


# --- ground -------------------------------------------------------------------------------


def _divided(
    boundaries: BoundarySet, spots: Sequence[_Spot], plane: FittedPlane, rule: CellRules
) -> dict[str, Geometry]:
    """The ground of every spot by the id of its first place, in the order of `spots`."""
    if not rule.by_unit:
        return _ground_of(spots, boundaries.outline(), plane, rule)
    found: dict[str, Geometry] = {}
    for number, shape in enumerate(boundaries.own_ground()):
        inside = [spot for spot in spots if spot.unit == number]
        found |= _ground_of(inside, shape, plane, rule)
    return {spot.places[0].id: found[spot.places[0].id] for spot in spots}


def _ground_of(
    spots: Sequence[_Spot], ground: Geometry, plane: FittedPlane, rule: CellRules
) -> dict[str, Geometry]:
    positions = np.array([[spot.lon, spot.lat] for spot in spots], dtype=float).reshape(-1, 2)
    reaches = np.array([spot.reach_km for spot in spots])
    shapes = nearest_ground(positions, ground, plane, rule.most_km, reaches)
    return {spot.places[0].id: shape for spot, shape in zip(spots, shapes, strict=True)}


def _covered(
    spots: Sequence[_Spot],
    ground: Mapping[str, Geometry],
    plane: FittedPlane,
    rule: CellRules,
) -> Iterator[tuple[str, Place]]:
    """Spots that lie in the ground of another by its reach: their ids, and that place."""
    if not any(rule.reach_km.values()):
        return
    flat = plane.flatten(np.array([[spot.lon, spot.lat] for spot in spots], dtype=float))
    reach_m = np.array([spot.reach_km for spot in spots]) * M_PER_KM
    unit = np.array([spot.unit for spot in spots])
    for nth, spot in enumerate(spots):
        if shapely.intersects_xy(ground[spot.places[0].id], spot.lon, spot.lat):
            continue
        near = np.flatnonzero(unit == spot.unit) if rule.by_unit else np.arange(len(spots))
        (closest,) = closest_by_reach(flat[[nth]], flat[near], reach_m[near])
        if near[closest] != nth:
            yield spot.places[0].id, spots[near[closest]].places[0]


def _cell(spot: _Spot, boundaries: BoundarySet) -> Place:
    """The cell as a unit, at the position of its place."""
    first = spot.places[0]
    return Place(
        id=CELL + first.id,
        kind=Kind.UNIT,
        name=first.name,
        names=first.names,
        lon=spot.lon,
        lat=spot.lat,
        within=boundaries.units[spot.unit].id,
    )


def _rests(
    boundaries: BoundarySet,
    cells: Sequence[Geometry],
    spots: Sequence[_Spot],
    rule: CellRules,
    words: Says,
) -> list[tuple[Place, Geometry]]:
    """The ground that belongs to no place: units without one, and what lies too far from all."""
    if not rule.by_unit:
        if rule.most_km is None:
            return []
        name = words.say("infer.rest", km=f"{rule.most_km:g}")
        return [*_rest("", name, boundaries.outline(), cells)]
    rests: list[tuple[Place, Geometry]] = []
    full = {spot.unit for spot in spots}
    tree = shapely.STRtree(cells)
    for number, (unit, shape) in enumerate(
        zip(boundaries.units, boundaries.own_ground(), strict=True)
    ):
        if number not in full:
            rests += _rest(unit.id, words.say("infer.rest_none", unit=unit.name), shape, [])
        elif rule.most_km is not None:
            name = words.say("infer.rest_of", unit=unit.name, km=f"{rule.most_km:g}")
            near = [cells[nth] for nth in tree.query(shape, predicate="intersects").tolist()]
            rests += _rest(unit.id, name, shape, near)
    return rests


def _rest(
    id_: str, name: str, ground: Geometry, cells: Sequence[Geometry]
) -> Iterator[tuple[Place, Geometry]]:
    """What of `ground` no cell covers, if it is more than crumbs."""
    covered = shapely.union_all(np.asarray(cells, dtype=object)) if cells else None
    left = shapely.difference(ground, covered) if covered is not None else ground
    parts = shapely.get_parts(polygonal(left))
    large = parts[area_km2(list(parts)) > LEAST_KM2] if len(parts) else parts
    if len(large):
        shape = large[0] if len(large) == 1 else shapely.multipolygons(large)
        lon, lat = label_point(shape)
        yield Place(id=REST + id_, kind=Kind.UNIT, name=name, lon=lon, lat=lat), shape
