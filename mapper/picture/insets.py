"""Small panels on a map: far ground beside the rest, and where a part lies on the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mapper.geometry.plane import box_on, outline_of, projection_for
from mapper.page.map_model import DrawnMap, FarGround, Locator, PlaceEntry, Plane
from mapper.picture.corners import placed_panel
from mapper.picture.fit import Fit, fit_to, size_of
from mapper.picture.ground import (
    GroundShapes,
    PxShapes,
    ground_items,
    scale_bar_km,
    shapes_of,
)
from mapper.picture.ink import Box, Floats, Group, Item, Paint, Path, Rect, Text
from mapper.picture.letters import text_width
from mapper.picture.themes import Theme

# Far ground beyond these is reported, not drawn.
MOST = 4
# An inset takes at most these shares of the map's width and height; where its ground would be
# smaller than the least side at the scale of the map, in px, or larger, it has a scale of its own.
MOST_WIDE, MOST_HIGH = 0.3, 0.34
LEAST_SIDE, OWN_SIDE = 36.0, 64.0
# What is tried one after the other where there is little room.
SMALLER = (1.0, 0.75, 0.55, 0.4)
PAD = 7.0
TITLE_SIZE, TITLE_HIGH = 11.0, 15.0
BAR_HIGH = 15.0
LOCATOR_PAD = 4.0


@dataclass(frozen=True)
class Insets:
    """The panels of a map as items, the boxes they take, and the far ground that has none."""

    items: list[Item]
    boxes: list[Box]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Map:
    """What panels are placed on: how it is drawn, and what no panel may cover."""

    fit: Fit
    drawn: PxShapes
    taken: Sequence[Box]


def panels_on(on: Map, payload: DrawnMap, ground: GroundShapes, theme: Theme) -> Insets:
    """The locator and the insets of a map, where they find room."""
    far, locator = worth_an_inset(payload), payload.get("locator")
    if not far and not locator:
        return Insets([], [])
    free = Free(on, shapes_of(on.drawn.units.values()), [*on.taken])
    items: list[Item] = []
    if locator:
        size = locator["size"][0] + 2 * LOCATOR_PAD, locator["size"][1] + 2 * LOCATOR_PAD
        if box := free.take(size, (on.drawn.box[2], on.drawn.box[1]), over=True):
            items.append(Group(locator_items(locator, theme), box[0], box[1], name="locator"))
    places = {place["id"]: place for place in payload["places"]}
    found = {one["name"]: inset_of(one, free, ground) for one in far[:MOST]}
    for inset, box in filter(None, found.values()):
        items.append(Group(inset.items(ground, places, theme), box[0], box[1], name="inset"))
    missing = [one["name"] for one in far if not found.get(one["name"])]
    return Insets(items, free.taken[len(on.taken) :], tuple(missing))


@dataclass(frozen=True)
class Free:
    """What is left of a map for panels: its ground as polygons, and the boxes that are taken."""

    on: Map
    ground: Sequence[Any]
    taken: list[Box]

    def take(
        self, size: tuple[float, float], towards: tuple[float, float], *, over: bool = False
    ) -> Box | None:
        """The box of a panel, taken from then on; `over` ground, too, where that is everywhere."""
        ground = () if over else self.ground
        box = placed_panel(self.on.drawn.box, size, ground, self.taken, towards)
        if box:
            self.taken.append(box)
        return box


def inset_of(far: FarGround, free: Free, ground: GroundShapes) -> tuple[Inset, Box] | None:
    """The inset of far ground, the largest that finds room, and where."""
    for share in SMALLER:
        inset = Inset.of(far, free.on, ground, share)
        if box := free.take(inset.size, towards(far, free.on)):
            return inset, box
    return None


def worth_an_inset(payload: DrawnMap) -> list[FarGround]:
    """The far ground of units that lie nowhere else, that of which something is told first."""
    whole = [one for one in payload.get("beyond", []) if one.get("units")]
    return sorted(whole, key=lambda one: not is_told(one, payload))


def is_told(far: FarGround, payload: DrawnMap) -> bool:
    """Whether something is said of units that lie there and nowhere else."""
    units = {*far.get("units", [])}
    return any(
        one["id"] in units and (one.get("status") or one.get("turn")) for one in payload["places"]
    )


def towards(far: FarGround, on: Map) -> tuple[float, float]:
    """The point of the map's edge that is nearest to far ground, in px."""
    west, south, east, north = far["box"]
    ((x, y),) = on.fit.pixels(np.array([[(west + east) / 2, (south + north) / 2]])).tolist()
    x0, y0, x1, y1 = on.drawn.box
    return min(max(x, x0), x1), min(max(y, y0), y1)


@dataclass(frozen=True)
class Inset:
    """Far ground in a panel of its own: how large it is, and its plane at so many px a metre;
    `bar`: whether that is another scale than the map's, which a bar then says.
    """

    name: str
    plane: Plane
    px_per_m: float
    bar: bool

    @classmethod
    def of(cls, far: FarGround, on: Map, ground: GroundShapes, share: float = 1.0) -> Inset:
        """The inset of far ground, at most at a share of the largest scale."""
        plane = plane_of(far["box"], ground)
        wide, high = size_of(plane)
        x0, y0, x1, y1 = on.drawn.box
        most = share * min(MOST_WIDE * (x1 - x0) / wide, MOST_HIGH * (y1 - y0) / high)
        own = on.fit.px_per_m
        if max(wide, high) * own < LEAST_SIDE:
            own = OWN_SIDE / max(wide, high)
        px = min(own, most)
        return cls(far["name"], plane, px, px != on.fit.px_per_m)

    @property
    def size(self) -> tuple[float, float]:
        wide, high = (side * self.px_per_m + 2 * PAD for side in size_of(self.plane))
        title = text_width(self.name, TITLE_SIZE) + 2 * PAD
        return max(wide, title), high + TITLE_HIGH + BAR_HIGH * self.bar

    def items(
        self, ground: GroundShapes, places: Mapping[str, PlaceEntry], theme: Theme
    ) -> list[Item]:
        wide, high = self.size
        whole = (0.0, 0.0, wide, high)
        fit = fit_to(self.plane, (PAD, TITLE_HIGH, wide - PAD, high - PAD - BAR_HIGH * self.bar), 0)
        title = text_width(self.name, TITLE_SIZE)
        return [
            Rect(whole, Paint(theme.water)),
            *ground_items(ground.drawn(fit, whole), places, theme),
            *(bar_items(fit, whole, theme) if self.bar else ()),
            Text(PAD, 11.5, self.name, TITLE_SIZE, theme.ink, title, halo=theme.water),
            Rect(whole, Paint(stroke=theme.quiet, width=0.75)),
        ]


def plane_of(box: Sequence[float], ground: GroundShapes) -> Plane:
    """The plane of far ground, fitted to what of the units lies in its box (degrees)."""
    west, south, east, north = box
    points = ground.units.points()
    lon, lat = points.T
    here = points[(lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)]
    projection = projection_for(box)
    sides = box_on(projection, here if len(here) > 1 else outline_of(box))
    return {"name": projection.name, "centre": [*projection.centre], "ground": [*sides]}


def bar_items(fit: Fit, box: Box, theme: Theme) -> list[Item]:
    """A small scale bar along the lower edge of a panel."""
    km = scale_bar_km(fit, (box[2] - box[0]) * 0.5)
    long, y = km * 1000 * fit.px_per_m, box[3] - 6.0
    words = f"{km:,.0f} km" if km >= 1 else f"{km * 1000:,.0f} m"
    line: Floats = np.array([(PAD, y - 3), (PAD, y), (PAD + long, y), (PAD + long, y - 3)])
    return [
        Path([line], Paint(stroke=theme.ink, width=1.0), closed=False),
        Text(PAD + 3, y - 3, words, 10.0, theme.ink, text_width(words, 10.0), halo=theme.water),
    ]


def locator_items(locator: Locator, theme: Theme) -> list[Item]:
    """All ground in one tone, and the frame of the map on it."""
    wide, high = (side + 2 * LOCATOR_PAD for side in locator["size"])
    rings = [np.array(ring, dtype=float).reshape(-1, 2) + LOCATOR_PAD for ring in locator["ground"]]
    left, top, right, bottom = (side + LOCATOR_PAD for side in locator["frame"])
    return [
        Rect((0.0, 0.0, wide, high), Paint(theme.paper, theme.land_line, 1.0)),
        Path(rings, Paint(theme.land_line)),
        Rect((left, top, right, bottom), Paint(stroke=theme.ink, width=1.25)),
    ]
