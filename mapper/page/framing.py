"""The boxes of a map: what it is framed by, what lies far from that, and all that can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from mapper.control.situation import Situation
from mapper.geometry.frame import Box, frame_around, position_digits
from mapper.geometry.interest import Far, box_around, framed
from mapper.page.entries import rounded
from mapper.page.map_model import BoxesPart, FarGround, PlaceEntry
from mapper.style.words import Words

# More names than this are no name.
MOST_NAMES = 2
# What says that something is known of a place, on one day or on some.
TOLD = ("status", "track", "sides")


def boxes_part(here: Situation, words: Words, places: Sequence[PlaceEntry]) -> BoxesPart:
    """The boxes of a map of some ground; `places`: its units and what has them, and others."""
    told = {place["id"] for place in places if any(place.get(key) for key in TOLD)}
    counted = [nth for nth, unit in enumerate(here.units) if unit.id in told]
    ground = framed(here.boundaries.shapes, counted)
    digits = position_digits(ground.bounds)
    part: BoxesPart = {"bounds": rounded(ground.bounds, digits), "frame": []}
    if ground.far:
        part["beyond"] = [*far_entries(here, ground.far, words, digits)]
    part["frame"] = rounded(box_around(np.array(frames_of(part))), digits)
    return part


def frames_of(boxes: BoxesPart) -> list[Box]:
    """What is drawn: the ground with ground all around, and the same of what lies far."""
    seen = [boxes["bounds"], *(far["box"] for far in boxes.get("beyond", []))]
    return [frame_around(box) for box in seen]


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
    told = words.say("diff.names").join(names[:MOST_NAMES])
    if more := len(names) - MOST_NAMES:
        told = words.count("frame.more", more, names=told) if more > 0 else told
    return told if far.whole else words.say("frame.part", name=told)
