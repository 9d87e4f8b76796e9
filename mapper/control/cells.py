"""Places to areas: every place gets the ground that lies closest to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.made import Made, Said
from mapper.boundaries.units import label_point
from mapper.control.pieces import Says
from mapper.control.whereabouts import units_around
from mapper.errors import BoundaryError, TableError
from mapper.geometry.area import area_km2
from mapper.geometry.fitted_plane import FittedPlane
from mapper.geometry.validity import polygonal
from mapper.geometry.voronoi import nearest_ground
from mapper.model.place import Place
from mapper.model.record import Kind

# Places closer together than this many decimals of a degree (11 cm) are at one position.
SAME_DIGITS = 6
# Crumbs of computing, less than a square metre, are no ground without a place.
LEAST_KM2 = 1e-6

# The page knows cells by their ids: they go by the names of their places.
CELL = "cell:"
REST = "rest:"


@dataclass(frozen=True, kw_only=True)
class CellRules:
    """How far a place speaks.

    - `most_km`: ground farther than this from every place belongs to none; None: all of it.
    - `by_unit`: a place speaks for the unit alone that it lies in, else across their borders.
    """

    most_km: float | None = None
    by_unit: bool = False


@dataclass(frozen=True, kw_only=True)
class Cells:
    """Cells as the units of a boundary set, ground that belongs to no place last.

    - `cell_of`: the id of its cell by the id of a place.
    - `outside`: places outside of the boundaries, which have none.
    - `together`: places at one position, which share one; it has the name of the first.
    """

    boundaries: BoundarySet
    cell_of: Mapping[str, str]
    outside: tuple[Place, ...]
    together: tuple[tuple[Place, ...], ...]


@dataclass(frozen=True, kw_only=True)
class _Spot:
    """Places at one position (degrees), and the number of the unit that they lie in."""

    places: tuple[Place, ...]
    lon: float
    lat: float
    unit: int


def make_cells(
    boundaries: BoundarySet, places: Iterable[Place], words: Says, rules: CellRules | None = None
) -> Cells:
    """Divide the ground of boundaries among places (with `lon` and `lat`), in whatever order.

    Raises TableError where no place lies in the boundaries, and BoundaryError where these are
    too wide.
    """
    rule = rules or CellRules()
    plane = _plane(boundaries)
    spots, outside = _spots(boundaries, places)
    if not spots:
        raise TableError(
            f"no place with a report lies in {boundaries.name}, so there is nothing to infer from "
            "— rows need lat and lon, or names of towns that the boundaries know"
        )
    found = dict(zip((spot.places[0].id for spot in spots), spots, strict=True))
    ground = _divided(boundaries, spots, plane, rule)
    kept = {id_: shape for id_, shape in ground.items() if not shape.is_empty}
    units = [_cell(found[id_], boundaries) for id_ in kept]
    rests = _rests(boundaries, list(kept.values()), spots, rule, words)
    shapes = (*kept.values(), *(shape for _, shape in rests))
    missed = [place for id_, spot in found.items() if id_ not in kept for place in spot.places]
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
            made=_made(plane, rule, boundaries),
        ),
        cell_of={place.id: CELL + id_ for id_ in kept for place in found[id_].places},
        outside=tuple(sorted((*outside, *missed), key=lambda place: place.id)),
        together=tuple(found[id_].places for id_ in kept if len(found[id_].places) > 1),
    )


def _plane(boundaries: BoundarySet) -> FittedPlane:
    try:
        return FittedPlane.around(boundaries.outline().bounds)
    except BoundaryError as error:
        raise BoundaryError(f"{boundaries.name}: {error}") from None


def _made(plane: FittedPlane, rule: CellRules, boundaries: BoundarySet) -> Made:
    method = [
        Said("infer.by_unit" if rule.by_unit else "infer.across", {"unit": boundaries.unit_word})
    ]
    if rule.most_km is not None:
        method.append(Said("infer.most_km", {"km": f"{rule.most_km:g}"}))
    lat = f"{abs(plane.lat):g}° {'N' if plane.lat >= 0 else 'S'}"
    lon = f"{abs(plane.lon):g}° {'E' if plane.lon >= 0 else 'W'}"
    method.append(Said("infer.plane", {"lat": lat, "lon": lon}))
    return Made(headline=Said("infer.headline"), method=tuple(method))


# --- places -------------------------------------------------------------------------------


def _spots(boundaries: BoundarySet, places: Iterable[Place]) -> tuple[list[_Spot], list[Place]]:
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
            spots.append(_Spot(places=tuple(group), lon=lon, lat=lat, unit=unit))
    return spots, outside


# --- ground -------------------------------------------------------------------------------


def _divided(
    boundaries: BoundarySet, spots: Sequence[_Spot], plane: FittedPlane, rule: CellRules
) -> dict[str, Geometry]:
    """The ground of every spot by the id of its first place, in the order of `spots`."""
    if not rule.by_unit:
        return _ground_of(spots, boundaries.outline(), plane, rule)
    found: dict[str, Geometry] = {}
    for number, shape in enumerate(boundaries.shapes):
        inside = [spot for spot in spots if spot.unit == number]
        found |= _ground_of(inside, shape, plane, rule)
    return {spot.places[0].id: found[spot.places[0].id] for spot in spots}


def _ground_of(
    spots: Sequence[_Spot], ground: Geometry, plane: FittedPlane, rule: CellRules
) -> dict[str, Geometry]:
    positions = np.array([[spot.lon, spot.lat] for spot in spots], dtype=float).reshape(-1, 2)
    shapes = nearest_ground(positions, ground, plane, rule.most_km)
    return {spot.places[0].id: shape for spot, shape in zip(spots, shapes, strict=True)}


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
    for number, (unit, shape) in enumerate(zip(boundaries.units, boundaries.shapes, strict=True)):
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
