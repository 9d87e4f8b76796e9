# SPDX-License-Identifier: MIT
"""Lakes and rivers on a picture: where they are drawn, and what of them is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from mapper.geometry.plane import stepped
from mapper.page.map_model import Waters
from mapper.page.waters import MOST_OFF, OFF_M
from mapper.picture.fit import Fit
from mapper.picture.ink import Box, Floats, Item, Paint, Path
from mapper.picture.label_placement.polygons import clip_ring
from mapper.picture.shapes import cut_lines, read_lines
from mapper.picture.themes import Theme
from mapper.style.shared import numbers_by_name

# The widths of rivers as the payload counts them; lakes come last.
RIVER = numbers_by_name("ground.river")
WIDTHS = (RIVER["narrow"], RIVER["wide"], RIVER["widest"])


@dataclass(frozen=True)
class NamedWater:
    """What of a lake or river with a name is seen, in px: its rings, or its lines."""

    name: str
    is_lake: bool
    lines: Sequence[Floats]


@dataclass(frozen=True)
class PxWaters:
    """Rivers by how wide they are drawn, the rings of lakes, and what has a name, in px."""

    rivers: Sequence[Sequence[Floats]] = ()
    lakes: Sequence[Floats] = ()
    named: Sequence[NamedWater] = ()


NO_WATERS = PxWaters()


def waters_in(water: Waters | None, fit: Fit, box: Box) -> PxWaters:
    """The lakes and rivers in a box that are drawn where they are, at the scale of a map."""
    if not water:
        return NO_WATERS
    px = [fit.pixels(line) for line in stepped(read_lines(water))]
    ends = np.cumsum(water["counts"]).tolist()
    starts = [0, *ends[:-1]]
    true = {kind: off * fit.px_per_m <= MOST_OFF for kind, off in OFF_M.items()}

    def seen(first: int, last: int) -> list[Floats]:
        is_lake = first >= starts[-1]
        if not true["lake" if is_lake else "river"]:
            return []
        return rings_in(px[first:last], box) if is_lake else cut_lines(px[first:last], box)

    found = (
        NamedWater(name, first >= starts[-1], seen(first, last))
        for name, first, last in water["names"]
    )
    *rivers, lakes = [seen(*span) for span in zip(starts, ends, strict=True)]
    return PxWaters(rivers, lakes, [one for one in found if one.lines])


def rings_in(rings: Sequence[Floats], box: Box) -> list[Floats]:
    cut = (clip_ring(ring[:-1], box) for ring in rings)
    return [ring for ring in cut if len(ring) > 2]


def river_items(waters: PxWaters, theme: Theme, thin: float = 1.0) -> Iterator[Item]:
    """Rivers, the widest above the others; `thin`: the share of their width that they have on a map
    among many.
    """
    for width, lines in zip(WIDTHS, waters.rivers, strict=False):
        if lines:
            yield Path(lines, Paint(stroke=theme.river, width=thin * width, round=True), False)


def lake_items(waters: PxWaters, theme: Theme) -> Iterator[Item]:
    if waters.lakes:
        yield Path(waters.lakes, Paint(theme.water))
