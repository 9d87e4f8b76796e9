# SPDX-License-Identifier: MIT
"""The names of who holds drawn ground, on it, where there are more than a key tells apart."""

from __future__ import annotations

from collections.abc import Iterator

from mapper.page.map_model import PlaceEntry
from mapper.picture.label_placement.polygons import RingLines, ring_area
from mapper.picture.label_placement.spots import AreaLabel
from mapper.picture.scene import (
    CLAIM,
    LEADING,
    RANK,
    SIZE,
    Scene,
    Wanted,
    has_changed,
    name_forms,
)
from mapper.picture.shapes import Rings
from mapper.style.shared import number

# So many statuses at most are told apart by the key alone.
MOST_KEYED = int(number("ground.keyed.most_keyed"))
# At so many heights of a piece the widest is looked for.
HEIGHTS = int(number("ground.keyed.heights"))


def holder_labels(scene: Scene) -> Wanted:
    """The name of each status on the largest piece of drawn ground that it has on a day."""
    of_a_day = scene.payload.get("pieces") and "day" in scene.payload
    if not (of_a_day or "lines" in scene.payload):
        return []
    labels = {status["id"]: status["label"] for status in scene.payload["statuses"]}
    largest: dict[str, tuple[float, Rings, PlaceEntry]] = {}
    for place, rings in pieces_of(scene):
        size = ring_area(rings[0])
        status = place.get("status") or ""
        if status in labels and size > largest.get(status, (0.0,))[0]:
            largest[status] = size, rings, place
    if len(largest) <= MOST_KEYED:
        return []
    found = sorted(largest.items(), key=lambda one: -one[1][0])
    return [
        (
            AreaLabel(
                id=f"h:{status}",
                place=place["id"],
                priority=CLAIM["unit"] + nth * RANK["nth"],
                outline=outline,
                at=widest_middle(outline),
                forms=name_forms(labels[status], "unit", "italic"),
                size=size,
                led=True,
            ),
            {**place, "name": labels[status]},
        )
        for nth, (status, (size, rings, place)) in enumerate(found)
        for outline in [RingLines.of(rings)]
    ]


def pieces_of(scene: Scene) -> Iterator[tuple[PlaceEntry, Rings]]:
    """The polygons of ground that is as it was drawn, and not what changed of it."""
    for place in scene.payload["places"]:
        if place["kind"] == "unit" and not (has_changed(place) or place.get("pale")):
            for rings in scene.drawn.units.get(place["id"], ()):
                if rings:
                    yield place, rings


def widest_middle(outline: RingLines) -> tuple[float, float]:
    """The middle of a piece where it is widest, of some heights."""
    left, top, right, bottom = outline.box
    half = (SIZE["unit"] + LEADING) / 2
    best = (0.0, ((left + right) / 2, (top + bottom) / 2))
    for nth in range(1, HEIGHTS):
        y = top + (bottom - top) * nth / HEIGHTS
        if run := outline.widest(y - half, y + half):
            best = max(best, (run[1] - run[0], (sum(run) / 2, y)), key=lambda one: one[0])
    return best[1]
