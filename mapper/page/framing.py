# SPDX-License-Identifier: MIT
"""The boxes of a map: what it is framed by, what lies far from that, and all that can be seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
import shapely

from mapper.control.situation import Situation
from mapper.geometry.frame import (
    ALL_GROUND,
    KM_PER_DEG,
    Framing,
    brought,
    extent_deg,
    meet,
    padded,
    position_digits,
    seen_around,
)
from mapper.geometry.interest import Far, box_around, framed, growth, size_km
from mapper.geometry.plane import Box
from mapper.page.entries import rounded
from mapper.page.map_model import BoxesPart, FarGround, PlaceEntry
from mapper.style.words import Words

# More names than this are no name.
MOST_NAMES = 2
# Room around what changed, of its longer side; and the least side of what is shown, of that of all.
ROOM_SHARE = 0.25
LEAST_SHARE = 0.1
# A comparison is framed by what changed where that is then drawn so many times as large.
SMALL_CHANGE = 2.5
# What says that something is known of a place, on one day or on some.
TOLD = ("status", "track", "sides")


def boxes_part(
    here: Situation,
    words: Words,
    places: Sequence[PlaceEntry],
    framing: Framing = ALL_GROUND,
) -> BoxesPart:
    """The boxes of a map of some ground; `places`: its units and what has them, and others."""
    told = {place["id"] for place in places if any(place.get(key) for key in TOLD)}
    counted = [nth for nth, unit in enumerate(here.units) if unit.id in told]
    ground = framed(here.boundaries.shapes, counted)
    asked = asked_box(here, framing, ground.bounds)
    digits = position_digits(asked or ground.bounds)
    part: BoxesPart = {"bounds": rounded(asked or ground.bounds, digits), "frame": []}
    if asked:
        part["whole"] = rounded(ground.bounds, digits)
    if framing.insets is not None:
        outline = here.boundaries.outline().bounds
        boxes = ((name, brought(box, outline)) for name, box in framing.insets)
        part["insets"] = [{"name": name, "box": rounded(box, digits)} for name, box in boxes]
    far = [one for one in ground.far if not (asked and meet(asked, one.box))]
    if far:
        part["beyond"] = [*far_entries(here, far, words, digits)]
    seen = np.array([seen_around(ground) for ground in grounds_of(part)])
    part["frame"] = rounded(box_around(seen), digits)
    return part


def grounds_of(boxes: BoxesPart) -> list[Box]:
    """The ground that a map is framed by, all of it where that is a part, and what lies far."""
    far = (one["box"] for one in boxes.get("beyond", []))
    found = [boxes["bounds"], boxes.get("whole", boxes["bounds"]), *far]
    return [(west, south, east, north) for west, south, east, north in found]


def asked_box(here: Situation, framing: Framing, ground: Box) -> Box | None:
    """The box that is asked for, with the longitudes of the ground; None for that itself."""
    if framing.box:
        return brought(framing.box, here.boundaries.outline().bounds)
    changed = [*changed_boxes(here, framing.changed)]
    if not changed:
        return None
    boxes = np.array(changed)
    found = with_room(framed([shapely.box(*box) for box in boxes]).bounds, ground)
    small = growth(found, ground) >= SMALL_CHANGE
    return found if small or not framing.only_small else None


def changed_boxes(here: Situation, changed: Collection[str]) -> Iterator[Box]:
    """The boxes around the main ground of units that changed, and around other places."""
    for unit, shape in zip(here.units, here.boundaries.shapes, strict=True):
        if unit.id in changed and not shapely.is_empty(shape):
            yield framed([shape]).bounds
    for place in here.places:
        if place.id in changed and place.lon is not None and place.lat is not None:
            yield place.lon, place.lat, place.lon, place.lat


def with_room(box: Box, ground: Box) -> Box:
    """A box with room around it, at least so large that a reader sees where on the ground it is."""
    least = LEAST_SHARE * max(size_km(ground)) / KM_PER_DEG
    side = extent_deg(box)
    return padded(box, max(ROOM_SHARE * side, (least - side) / 2))


def far_entries(
    here: Situation, ground: Iterable[Far], words: Words, digits: int
) -> Iterator[FarGround]:
    """Far ground by its names; of several parts that are called alike the largest."""
    called: set[str] = set()
    for far in ground:
        name = far_name(here, far, words)
        if name in called:
            continue
        called.add(name)
        entry: FarGround = {"name": name, "box": rounded(far.box, digits)}
        if far.whole:
            entry["units"] = [here.units[nth].id for nth in far.whole]
        yield entry


def far_name(here: Situation, far: Far, words: Words) -> str:
    """What far ground is called: after its units, or after those that it is a part of."""
    names = [here.units[nth].name for nth in far.whole or far.partly]
    told = words.beside(names[:MOST_NAMES])
    if more := len(names) - MOST_NAMES:
        told = words.count("frame.more", more, names=told) if more > 0 else told
    return told if far.whole else words.say("frame.part", name=told)
