# SPDX-License-Identifier: MIT
"""A page of drawn ground as a map of the one day that it opens on."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import cast

import numpy as np
import shapely
from shapely import Geometry

from mapper.control.balance import shares_of_hundred
from mapper.geometry.arcs import encode_on
from mapper.geometry.packing import pack_topology, unpack_numbers
from mapper.geometry.validity import polygonal, valid
from mapper.page.lines_read import Ring, rings_on
from mapper.page.map_model import DrawnMap, FacesPayload, FiguredStatus, PlaceEntry, TimedStatus
from mapper.picture.events_on_day import seen_on
from mapper.picture.state_on_day import figured
from mapper.style.words import Words


def day_opened(page: FacesPayload) -> date:
    return date.fromisoformat(page["start"]) + timedelta(days=page["opening"])


def map_of_drawn(page: FacesPayload, words: Words) -> DrawnMap:
    """The map of the day that the page opens on, with a unit for each status that has ground."""
    nth = bisect_right(page["stops"], page["opening"]) - 1
    return map_of_ground(page, ground_on(page, nth), figured_statuses(page, nth, words))


def map_of_ground(
    page: FacesPayload, shapes: Mapping[str, Geometry], statuses: Sequence[FiguredStatus] = ()
) -> DrawnMap:
    """The map of a day of drawn ground by the shapes of its statuses (WGS84 degrees)."""
    # Towns would be drawn as if something was said of them.
    places: list[PlaceEntry] = [
        {"id": status, "kind": "unit", "name": "", "status": status} for status in shapes
    ]
    drawn = {
        **page,
        "kinds": {},
        "statuses": [*statuses],
        "places": places,
        "units": pack_topology(
            encode_on(page["lines"]["transform"], "units", [*shapes], [*shapes.values()])
        ),
        "bands": None,
        **seen_on(page, [page["opening"]]),
    }
    # A page of drawn ground has all that a map has but these.
    return cast(DrawnMap, drawn)


def ground_on(page: FacesPayload, nth: int) -> dict[str, Geometry]:
    """The ground of every status that has some on a stop (WGS84 degrees), in their order."""
    return ground_of(page, rings_on(page["lines"]["text"], nth))


def ground_of(
    page: FacesPayload, labelled: Iterable[tuple[int, Ring | np.ndarray]]
) -> dict[str, Geometry]:
    """The ground of every status that has some (WGS84 degrees), from the rings of a stop."""
    rings: dict[int, list[Ring | np.ndarray]] = defaultdict(list)
    for label, ring in labelled:
        rings[label].append(ring)
    transform = page["lines"]["transform"]
    scale, origin = np.array(transform["scale"]), np.array(transform["translate"])
    found = {
        page["drawn"][label]: filled([np.array(ring) * scale + origin for ring in own])
        for label, own in sorted(rings.items())
    }
    return {status: shape for status, shape in found.items() if not shapely.is_empty(shape)}


def filled(rings: list[np.ndarray]) -> Geometry:
    """What lies inside of rings that run against the clock, without those that run with it."""
    polygons = [shapely.Polygon(ring) for ring in rings]
    against = [polygon.exterior.is_ccw for polygon in polygons]
    sound = [valid(polygon) for polygon in polygons]
    outer = [shape for shape, ccw in zip(sound, against, strict=True) if ccw]
    inner = [shape for shape, ccw in zip(sound, against, strict=True) if not ccw]
    return polygonal(shapely.difference(shapely.union_all(outer), shapely.union_all(inner)))


def figured_statuses(page: FacesPayload, nth: int, words: Words) -> list[FiguredStatus]:
    """The statuses with ground on a stop, with their figures."""
    areas = areas_on(page, nth)
    shown = [entry for entry in page["statuses"] if areas.get(entry["id"])]
    held = [areas[entry["id"]] for entry in shown]
    return [
        figured_by_area(entry, km2, share, words)
        for entry, km2, share in zip(shown, held, shares_of_hundred(held), strict=True)
    ]


def figured_by_area(status: TimedStatus, km2: float, share: float, words: Words) -> FiguredStatus:
    percent = words.share(share, km2)
    figures = words.say("faces.figures", area=words.area(km2), share=percent)
    entry = figured(status, f"{percent} %", figures, stale=False)
    return {**entry, "area_km2": km2, "share": share}


def areas_on(page: FacesPayload, nth: int) -> dict[str, float]:
    """The km² of every status on a stop by its id, `""` for ground without one."""
    areas: dict[str, float] = defaultdict(float)
    for runs, km2 in histories(page):
        label = [its for stop, its in runs if stop <= nth]
        status = page["drawn"][label[-1] - 1] if label and label[-1] else ""
        areas[status] += km2
    return dict(areas)


def histories(page: FacesPayload) -> Iterator[tuple[list[tuple[int, int]], float]]:
    """Every history of the page: stops with the label from each on (0 for none), and its km²."""
    numbers = iter(unpack_numbers(page["histories"]))
    several = len(page["reports"]) > 1
    for count in numbers:
        runs, stop = [], 0
        for _ in range(count):
            stop += next(numbers)
            runs.append((stop, next(numbers)))
            if several:
                next(numbers)
        yield runs, next(numbers) / 10 ** page["digits"]
