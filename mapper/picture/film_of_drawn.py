# SPDX-License-Identifier: MIT
"""The film of a page of drawn ground: on every day the shapes of that day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import cast

import numpy as np
import shapely

from mapper.page.lines_read import Ring, rings_by_day
from mapper.page.map_model import DrawnMap, FacesPayload, FiguredStatus, TimelinePayload
from mapper.picture.blocks import Setting
from mapper.picture.drawn_map import ground_of, histories, map_of_ground
from mapper.picture.events_on_day import days_up_to, seen_on
from mapper.picture.film import Scenes, film_of, left_out, only_ground
from mapper.picture.film_model import MOST_OF_ALL, Film
from mapper.picture.film_of_days import said_area
from mapper.picture.fit import Fit
from mapper.picture.ground import GroundShapes
from mapper.picture.ink import Floats
from mapper.picture.layouts import Layout
from mapper.picture.multiples import evenly
from mapper.picture.shapes import Rings
from mapper.picture.shares_chart import shares_chart
from mapper.picture.state_on_day import figured
from mapper.style.words import Words

Areas = dict[str, float]
# The rings of a day with their labels, on the grid of the lines.
DayOfRings = list[tuple[int, Floats]]
# The shapes of so many frames are kept: of the first, which others are laid out by, of the one that
# is drawn and of the one before. All of them would take memory by the frame.
KEPT = 3


def drawn_film(layout: Layout, setting: Setting[FacesPayload], names: Mapping[str, str]) -> Film:
    """The film of drawn ground: of all days that were drawn, or of some of them, evenly chosen."""
    page, words = setting.article.payload, setting.words
    days, areas = evenly(page["stops"], MOST_OF_ALL), areas_of(page)
    on_frames = [areas[page["stops"].index(day)] for day in days]
    start, first = date.fromisoformat(page["start"]), page["stops"][0]
    time = max(page["stops"][-1] - first, 1)
    chart = cast(TimelinePayload, with_chart(page, areas))
    shifted = [day - first for day in days]
    rings = rings_on_days(page, days)
    payload = maps_of(page, days, rings)

    @lru_cache(KEPT)
    def ground(nth: int) -> GroundShapes:
        return GroundShapes.of(payload(nth))

    seen = seen_on(page, range(days[0], days[-1] + 1))
    last = {**payload(len(days) - 1), **seen, "statuses": [*entries(page, on_frames)]}
    whole = cast(DrawnMap, last)
    return film_of(
        Scenes(
            layout=layout,
            setting=setting.showing(whole),
            names=names,
            days=[start + timedelta(days=day) for day in days],
            reached=[day / time for day in shifted],
            payload=payload,
            ground=ground,
            figures=[figures_of(page, held, words) for held in on_frames],
            said=[days_said(setting, len(days))],
            chart=lambda size: shares_chart(chart, setting.theme, words, size, shifted),
            left_out=left_out(page, days, whole),
            ever=lambda fit: ever_drawn(page, rings, fit),
        )
    )


def rings_on_days(page: FacesPayload, days: Sequence[int]) -> list[DayOfRings]:
    """The rings of some days, one that stays the same as one array: as lists of pairs of numbers,
    ten times as large, they are there for a day at a time.
    """
    every = zip(page["stops"], rings_by_day(page["lines"]["text"]), strict=True)
    chosen, found = set(days), list[DayOfRings]()
    # With each ring itself, for what is gone may give its id to another.
    known: dict[int, tuple[Ring, Floats]] = {}
    for stop, own in every:
        if stop not in chosen:
            continue
        known = {
            id(ring): known.get(id(ring)) or (ring, np.array(ring, dtype=np.int32))
            for _, ring in own
        }
        found.append([(label, known[id(ring)][1]) for label, ring in own])
    return found


def ever_drawn(
    page: FacesPayload, days: Sequence[DayOfRings], fit: Fit
) -> Mapping[str, Sequence[Rings]]:
    """What lies in any ring of some days, in px and no finer than that; with what lies in holes: no
    name of a country stands in there.
    """
    transform = page["lines"]["transform"]
    scale, origin = np.array(transform["scale"]), np.array(transform["translate"])
    # A ring that a day does not change is the same object.
    every = {id(ring): ring for labelled in days for _, ring in labelled}
    return {
        f"ever:{nth}": [[no_finer(fit.pixels(ring * scale + origin))]]
        for nth, ring in enumerate(every.values())
    }


def no_finer(ring: Floats) -> Floats:
    """A ring with corners that are off by a px at most."""
    line = shapely.simplify(shapely.linestrings(ring), 1.0, preserve_topology=False)
    found: Floats = shapely.get_coordinates(line)
    return found


def maps_of(
    page: FacesPayload, days: Sequence[int], rings: Sequence[DayOfRings]
) -> Callable[[int], DrawnMap]:
    """A function that gives the map of one of some days by its number among them."""
    spans = days_up_to(days)

    @lru_cache(KEPT)
    def payload(nth: int) -> DrawnMap:
        shown = only_ground(map_of_ground(page, ground_of(page, rings[nth])))
        return cast(DrawnMap, {**shown, **seen_on(page, spans[nth])})

    return payload


def figures_of(page: FacesPayload, held: Areas, words: Words) -> dict[str, str]:
    """The area of every status on a day, in words."""
    ids = (status["id"] for status in page["statuses"])
    return {id_: said_area(held.get(id_, 0.0), words) for id_ in ids}


def days_said(setting: Setting[FacesPayload], shown: int) -> str:
    """The line of the page on its days, with how many of them are shown if it is not all."""
    said, words = setting.article.as_of, setting.words
    if shown == len(setting.article.payload["stops"]):
        return said
    maps = words.say("picture.maps", n=words.integer(shown))
    return words.say("picture.days_shown", days=said, maps=maps)


def areas_of(page: FacesPayload) -> list[Areas]:
    """The km² of every status on each stop, `""` for ground that had none then."""
    stops = len(page["stops"])
    sums = {status: np.zeros(stops) for status in ("", *page["drawn"])}
    for runs, km2 in histories(page):
        # What no run tells of yet has no status.
        starts = [0, *(stop for stop, _ in runs), stops]
        labels = [0, *(label for _, label in runs)]
        for label, (start, end) in zip(labels, pairwise(starts), strict=True):
            sums[page["drawn"][label - 1] if label else ""][start:end] += km2
    return [{status: float(km2[nth]) for status, km2 in sums.items()} for nth in range(stops)]


def with_chart(page: FacesPayload, areas: list[Areas]) -> Mapping[str, object]:
    """What a chart of the shares over time is drawn from; its days begin with the first drawn."""
    first = page["stops"][0]
    start = date.fromisoformat(page["start"]) + timedelta(days=first)
    stops = [stop - first for stop in page["stops"]]
    return {
        **page,
        "start": start.isoformat(),
        "stops": stops,
        "between": True,
        "areas": list(zip(stops, areas, strict=True)),
    }


def entries(page: FacesPayload, on_frames: list[Areas]) -> Iterator[FiguredStatus]:
    """The statuses that have ground on some frame, without figures."""
    for status in page["statuses"]:
        if status["id"] and any(areas.get(status["id"]) for areas in on_frames):
            yield figured(status, "", "", stale=False)
