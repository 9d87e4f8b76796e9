"""Towns that tell a reader where the ground of a map lies, though nothing is said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import cos, hypot, radians

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import bundled_called, embedded_names, load_bundled
from mapper.model.place import Place
from mapper.model.provenance import Provenance
from mapper.model.record import Kind

# More than fit beside each other: the map names as many of them as there is room for.
MOST = 30
# Two towns are this share of the map apart: GeoNames lists sections of cities as towns, too.
APART = 1 / 24
# With twice the names of a place beside it and a quarter of its people it is the town of the two.
BETTER_KNOWN, AS_LARGE = 2, 0.25
LOOKED_THROUGH = 200


def towns_for(
    country: str, bounds: Sequence[float]
) -> tuple[tuple[Place, ...], tuple[Provenance, ...]]:
    """The towns of a country (alpha-3) to name on a map of `bounds` (west, south, east and north
    in degrees), the largest first, and whose they are; none where none of it are bundled.

    Of a country with seats of its units these are named, of any other its largest towns that do
    not lie beside a larger one.
    """
    names = bundled_called(country) if country else ()
    if not names:
        return (), ()
    bundled = load_bundled(names[0])
    has_seats = names[0] in embedded_names()
    if has_seats:
        towns = [place for place in bundled.places if place.kind is Kind.CAPITAL]
    else:
        towns = [place for place in bundled.places if _within(place, bounds)]
    by_size = sorted(towns, key=lambda place: (-(place.population or 0), place.id))
    found = by_size if has_seats else _apart(by_size[:LOOKED_THROUGH], bounds, _known(bundled))
    credit = (one for one in bundled.provenance if one.attribution.startswith("Places"))
    return tuple(found), tuple(credit) if found else ()


def _known(bundled: BoundarySet) -> Counter[str]:
    """By how many other names each place goes: those of a town are more than of its sections."""
    return Counter(alias.place_id for alias in bundled.aliases)


def _apart(
    towns: Sequence[Place], bounds: Sequence[float], known: Mapping[str, int]
) -> list[Place]:
    """The first of the towns, without those that lie beside one before them, or beside one that is
    better known.
    """
    west, south, east, north = bounds
    least = max((east - west) * cos(radians((south + north) / 2)), north - south) * APART
    found: list[Place] = []
    for town in towns:
        if len(found) == MOST:
            break
        beside = [other for other in towns if _away_deg(town, other) < least]
        section = any(
            known[other.id] > BETTER_KNOWN * known[town.id]
            and (other.population or 0) >= AS_LARGE * (town.population or 0)
            for other in beside
        )
        if not section and not any(other in beside for other in found):
            found.append(town)
    return found


def _away_deg(one: Place, other: Place) -> float:
    """How far two places lie apart, in degrees of latitude."""
    (x, y), (other_x, other_y) = ((p.lon or 0.0, p.lat or 0.0) for p in (one, other))
    return hypot((x - other_x) * cos(radians(y)), y - other_y)


def _within(town: Place, bounds: Sequence[float]) -> bool:
    west, south, east, north = bounds
    lon, lat = town.lon or 0.0, town.lat or 0.0
    return south <= lat <= north and any(west <= lon + turn <= east for turn in (-360, 0, 360))
