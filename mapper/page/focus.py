# SPDX-License-Identifier: MIT
"""What a map is about: ground and places that changed, are contested or have a note, and fronts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import shapely
from shapely import Geometry

from mapper.boundaries.nearness import Focus
from mapper.control.situation import Situation
from mapper.page.map_model import PlaceEntry


def focus_of(here: Situation, places: Sequence[PlaceEntry]) -> Focus:
    """What a map of `places`, units and others, is about, on whatever day."""
    split = {status.id for status in here.scheme.statuses if status.contenders}
    shapes = dict(shapes_of(here))
    known = [(place, statuses_of(place)) for place in places if place["id"] in shapes]
    told = [
        shapes[place["id"]]
        for place, statuses in known
        if place.get("n") or len({*statuses}) > 1 or split.intersection(statuses)
    ]
    units = ((place["id"], statuses[-1]) for place, statuses in known if statuses)
    return Focus(told, sides_of(here, units))


def focus_of_drawn(here: Situation, changed: Sequence[Geometry]) -> Focus:
    """What a map of drawn ground is about, some of which `changed` on some day."""
    statuses = ((unit.id, here.snapshot.status_of(unit.id) or "") for unit in here.units)
    return Focus(changed, sides_of(here, statuses))


def shapes_of(here: Situation) -> Iterator[tuple[str, Geometry]]:
    """The ground of units and the points of places, by id."""
    for unit, shape in zip(here.units, here.boundaries.shapes, strict=True):
        yield unit.id, shape
    for place in here.places:
        if place.lon is not None and place.lat is not None:
            yield place.id, shapely.Point(place.lon, place.lat)


def sides_of(here: Situation, statuses: Iterable[tuple[str, str]]) -> list[list[Geometry]]:
    """The ground of units by their statuses, without that which has none."""
    found: dict[str, list[Geometry]] = defaultdict(list)
    ground = dict(zip((unit.id for unit in here.units), here.boundaries.shapes, strict=True))
    for id_, status in statuses:
        if status and id_ in ground:
            found[status].append(ground[id_])
    return [*found.values()]


def statuses_of(place: PlaceEntry) -> list[str]:
    """The statuses that a place has on the days of a map, in their order, `""` for none."""
    if place.get("status"):
        return [str(place["status"])]
    steps = place.get("track") or place.get("sides") or []
    return [str(step[1]) if step and len(step) > 1 else "" for step in steps]
