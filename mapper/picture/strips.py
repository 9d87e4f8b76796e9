# SPDX-License-Identifier: MIT
"""Very tall ground on a wide picture: cut across into strips, which stand beside each other from
north to south, at one scale, and have some ground in common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from operator import and_

import numpy as np

from mapper.geometry.plane import Projection, projection_named
from mapper.page.map_model import DrawnMap
from mapper.picture.fit import Fit
from mapper.picture.ground import ROOM, ROOM_SHARE, GroundShapes, PxShapes
from mapper.picture.ink import Box, Floats, Group, Item, Paint, Path, Text
from mapper.picture.insets import far_units
from mapper.picture.label_placement.boxes import box_corners
from mapper.picture.letters import text_width
from mapper.picture.panel import Panel, panel_on, scale_bar
from mapper.picture.scene import Scene
from mapper.picture.shapes import Rings
from mapper.picture.themes import Theme
from mapper.style.words import Words

# Ground is cut where it is so many times as high as it is wide.
TALL = 1 / 0.3
# The share of a strip that the next one has too, and the room between strips, in px.
OVERLAP = 0.08
BETWEEN = 8.0
TITLE_SIZE, TITLE_HIGH, TITLE_PAD = 12.0, 20.0, 8.0
CUT_DASH, CUT_ROOM = (2.0, 3.0), 2.5
# What strips are called, of two and of three.
NAMES = (("north", "south"), ("north", "centre", "south"))


def strips_of(payload: DrawnMap, ground: GroundShapes, words: Words) -> list[Strips]:
    """The ways to cut the ground of a map; none where it is not tall, or has small maps beside."""
    beside = payload.get("insets") or far_units(payload) or "locator" in payload
    if ground.aspect * TALL > 1 or beside or "globe" in payload:
        return []
    return [
        Strips(ground, tuple(words.say(f"picture.strip.{name}") for name in names))
        for names in NAMES
    ]


@dataclass(frozen=True)
class Strip:
    """A map of a part of the ground, `size` px large, at `left` px of the whole panel; `cuts`: the
    heights (px) at which its neighbours end.
    """

    left: float
    size: tuple[float, float]
    fit: Fit
    cuts: Sequence[float]

    @property
    def box(self) -> Box:
        return 0.0, 0.0, *self.size


@dataclass(frozen=True)
class Strips:
    """Ground in strips by their names, from the north; it is asked for its size as one map is."""

    ground: GroundShapes
    names: tuple[str, ...]
    planned: dict[tuple[float, float], list[Strip]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.names)

    @cached_property
    def parts(self) -> list[Box]:
        """The boxes (metres) of the ground of all strips, from the north."""
        west, south, east, north = self.ground.plane["ground"]
        high = (north - south) / (self.count - (self.count - 1) * OVERLAP)
        tops = [north - nth * high * (1 - OVERLAP) for nth in range(self.count)]
        found = []
        for top in tops:
            inside = self._metres[(self._metres[:, 1] <= top) & (self._metres[:, 1] >= top - high)]
            x = np.clip(inside[:, 0], west, east) if len(inside) else np.array([west, east])
            found.append((float(x.min()), top - high, max(float(x.max()), float(x.min()) + 1), top))
        return found

    @cached_property
    def _metres(self) -> Floats:
        found: Floats = self._projection.metres(self.ground.units.points())
        return found

    @cached_property
    def _projection(self) -> Projection:
        plane = self.ground.plane
        return projection_named(plane["name"], plane["centre"])

    @property
    def aspect(self) -> float:
        """Width over height of all strips beside each other."""
        return sum(east - west for west, _, east, _ in self.parts) / self._high

    @property
    def _high(self) -> float:
        _, south, _, north = self.parts[0]
        return north - south

    def scale_in(self, size: tuple[float, float]) -> float:
        """How many px a metre has in a panel of a size."""
        return self.in_panel(size)[0].fit.px_per_m

    def filled_in(self, size: tuple[float, float]) -> float:
        """The share of a panel of a size that the boxes around the ground of strips take."""
        side = self._high * self.scale_in(size)
        return self.aspect * side * side / (size[0] * size[1])

    def in_panel(self, size: tuple[float, float]) -> list[Strip]:
        """The strips in a panel of a size."""
        if size not in self.planned:
            self.planned[size] = self._in_panel(size)
        return self.planned[size]

    def _in_panel(self, size: tuple[float, float]) -> list[Strip]:
        wide, high = size
        room = min(ROOM, ROOM_SHARE * min(size))
        across = wide - BETWEEN * (self.count - 1) - 2 * room * self.count
        scale = max(min(across / (self.aspect * self._high), (high - 2 * room) / self._high), 1e-9)
        spare = (across - self.aspect * self._high * scale) / self.count
        strips, left = [], 0.0
        for nth, (west, south, east, north) in enumerate(self.parts):
            own = (east - west) * scale + spare + 2 * room
            middle = (west + east) / 2, (south + north) / 2
            at = own / 2 - middle[0] * scale, high / 2 + middle[1] * scale
            fit = Fit(self._projection, scale, *at)
            ends = [self.parts[nth - 1][1]] if nth else []
            ends += [self.parts[nth + 1][3]] if nth + 1 < self.count else []
            cuts = [high / 2 + (middle[1] - y) * scale for y in ends]
            strips.append(Strip(left, (own, high), fit, cuts))
            left += own + BETWEEN
        return strips

    def has_specks_in(self, size: tuple[float, float]) -> bool:
        """Whether some unit is a dot in a panel of a size."""
        return any(self.ground.sizes_on(one.fit, one.box).specks for one in self.in_panel(size))

    def drawn_on(self, strip: Strip) -> PxShapes:
        """The shapes as they are drawn on a strip."""
        return self.ground.drawn(strip.fit, strip.box)


def strips_panel(
    payload: DrawnMap,
    strips: Strips,
    theme: Theme,
    size: tuple[float, float],
    numbers: frozenset[int],
    names: Mapping[str, str],
    *,
    thin: bool = False,
    most: int = 0,
) -> Panel:
    """The map of a payload in strips in a panel of a size; see `map_panel`."""
    panels: list[Panel] = []
    for strip, name in zip(strips.in_panel(size), strips.names, strict=True):
        drawn = strips.drawn_on(strip)
        title, taken = titled(name, theme)
        # All have one scale, which is said once.
        ground = drawn.unit_shapes.points()
        bar, under = no_bar() if panels else scale_bar(strip.fit, theme, strip.box, ground)
        before = sum(len(one.figures.numbered) for one in panels)
        scene = Scene(
            payload, drawn, strip.fit, theme, numbers, names, (taken, under), thin, most - before,
            numbered=before, ever=beside_cuts(strip),
        )  # fmt: skip
        panel = panel_on(scene, [*cut_lines(strip, theme), *bar])
        panels.append(replace(panel, items=[Group([*panel.items, *title], strip.left)]))
    return together(panels)


def no_bar() -> tuple[list[Item], Box]:
    return [], (0.0, 0.0, 0.0, 0.0)


def titled(name: str, theme: Theme) -> tuple[list[Item], Box]:
    """The name of a strip in its upper left corner, and the box that it takes."""
    wide = text_width(name, TITLE_SIZE, face="bold")
    text = Text(
        TITLE_PAD, TITLE_HIGH - 4, name, TITLE_SIZE, theme.ink, wide, "bold", halo=theme.paper
    )
    return [text], (0.0, 0.0, wide + 2 * TITLE_PAD, TITLE_HIGH)


def beside_cuts(strip: Strip) -> dict[str, list[Rings]]:
    """What names of countries, and those with a line, keep off along the cuts."""
    return {
        f"cut:{nth}": [[box_corners((0.0, y - CUT_ROOM, strip.size[0], y + CUT_ROOM))]]
        for nth, y in enumerate(strip.cuts)
    }


def cut_lines(strip: Strip, theme: Theme) -> list[Item]:
    """Where the strips beside one end."""
    lines = [np.array([(0.0, y), (strip.size[0], y)]) for y in strip.cuts]
    return [Path(lines, Paint(stroke=theme.quiet, width=0.75, dash=CUT_DASH), closed=False)]


def together(panels: Sequence[Panel]) -> Panel:
    """The panels of strips as one: what one of them names is named."""
    named = frozenset(one.label.id for panel in panels for one in panel.figures.placed)
    unnamed = frozenset(id_ for panel in panels for id_ in panel.figures.unnamed) - named
    numbered = tuple(name for panel in panels for name in panel.figures.numbered)
    return Panel(
        [item for panel in panels for item in panel.items],
        replace(panels[0].figures, unnamed=unnamed, numbered=numbered),
        noted=frozenset(number for panel in panels for number in panel.noted),
        unseen=reduce(and_, (panel.unseen for panel in panels)),
    )
