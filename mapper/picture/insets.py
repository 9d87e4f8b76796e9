# SPDX-License-Identifier: MIT
"""Small panels on a map: far ground beside the rest, and where a part lies on the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product

import numpy as np

from mapper.geometry.plane import box_on, outline_of, projection_for
from mapper.page.globe import RADIUS, land_on
from mapper.page.map_model import DrawnMap, FarGround, Globe, Locator, Page, PlaceEntry, Plane
from mapper.picture.corners import EDGE, MOST_COVERED, Under, placed_panel
from mapper.picture.events import route_items
from mapper.picture.figures import figures
from mapper.picture.fit import Fit, fit_to, size_of
from mapper.picture.ground import (
    GroundShapes,
    PxShapes,
    ground_items,
    scale_bar_km,
    shapes_of,
)
from mapper.picture.in_view import View
from mapper.picture.ink import Box, Circle, Floats, Group, Item, Paint, Path, Rect, Text
from mapper.picture.label_placement.boxes import box_inside
from mapper.picture.letters import text_width
from mapper.picture.scene import Scene
from mapper.picture.themes import Theme

# Far ground beyond these is reported, not drawn.
MOST = 4
# An inset takes at most these shares of the map's width and height; where its ground would be
# smaller than the least side at the scale of the map, in px, or larger, it has a scale of its own.
MOST_WIDE, MOST_HIGH = 0.3, 0.34
LEAST_SIDE, OWN_SIDE = 36.0, 64.0
# What is tried one after the other where there is little room.
SMALLER = (1.0, 0.75, 0.55, 0.4)
# An inset is made smaller before it covers more than this share of itself with ground.
HARDLY_COVERED = 0.005
PAD = 7.0
TITLE_SIZE, TITLE_HIGH, TITLE_LEADING = 11.0, 15.0, 13.0
BAR_HIGH = 15.0
# An inset of ground that is on the map shows it at least so many times as large.
LARGER = 1.5
LOCATOR_PAD = 4.0
# A globe takes this share of the shorter side of a map, within limits in px; where there is little
# room it is smaller, down to the smallest.
GLOBE_SHARE, GLOBE_LEAST, GLOBE_MOST, GLOBE_SMALLEST = 0.17, 72.0, 112.0, 48
GLOBE_RING = 6.0


@dataclass(frozen=True)
class Insets:
    """The panels of a map as items, the boxes they take, and the far ground, or what was asked for,
    that has none; `numbers`: those of the notes that stand in insets; `edges`: on the map, those of
    the ground that insets show larger; `views`: what each inset shows; `unlocated`: whether the
    locator or the globe found no room.
    """

    items: list[Item]
    boxes: list[Box]
    missing: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()
    edges: Sequence[Item] = ()
    views: Sequence[View] = ()
    unlocated: bool = False


NO_INSETS = Insets([], [])


@dataclass(frozen=True)
class Map:
    """What panels are placed on: how it is drawn, and what no panel may cover; `plain`: whether
    insets have neither a name nor a scale bar.
    """

    fit: Fit
    drawn: PxShapes
    taken: Sequence[Box]
    plain: bool = False


@dataclass(frozen=True)
class Shown:
    """What a map and its insets show: `numbers` are the notes that are drawn, `names` how places
    are called.
    """

    payload: DrawnMap
    ground: GroundShapes
    theme: Theme
    numbers: frozenset[int] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """Where the panels of a map stand: the locator and the globe as items, insets with their boxes,
    all boxes, and what found no room.
    """

    still: list[Item] = field(default_factory=list)
    insets: Sequence[tuple[Inset, Box]] = ()
    boxes: Sequence[Box] = ()
    missing: tuple[str, ...] = ()
    unlocated: bool = False


def panels_on(on: Map, shown: Shown) -> Insets:
    """The locator, the globe and the insets of a map, where they find room."""
    plan = plan_on(on, shown)
    items: list[Item] = [*plan.still]
    numbers: set[int] = set()
    for inset, box in plan.insets:
        scene = inset.scene(shown)
        found = figures(scene)
        numbers |= found.notes
        items.append(inset.placed(inset.items(scene, found.marks, found.letters), box))
    return Insets(
        items,
        [*plan.boxes],
        plan.missing,
        frozenset(numbers),
        tuple(edges_on(on, plan, shown.theme)),
        tuple(inset.view for inset, _ in plan.insets),
        plan.unlocated,
    )


def plan_on(on: Map, shown: Shown) -> Plan:
    """Where the locator, the globe and the insets of a map find room."""
    locator, globe = shown.payload.get("locator"), shown.payload.get("globe")
    free = Free(on, [*on.taken])
    items: list[Item] = []
    if locator:
        size = locator["size"][0] + 2 * LOCATOR_PAD, locator["size"][1] + 2 * LOCATOR_PAD
        if box := free.take(size, (on.drawn.box[2], on.drawn.box[1])):
            items.append(Group(locator_items(locator, shown.theme), box[0], box[1], name="locator"))
    if globe and (box := place_of_globe(free, over="whole" in shown.payload)):
        drawn = globe_items(globe, box[2] - box[0], shown.theme)
        items.append(Group(drawn, box[0], box[1], name="globe"))
    insets, missing = insets_in(free, shown)
    boxes = free.taken[len(on.taken) :]
    return Plan(items, insets, boxes, missing, bool(locator or globe) and not items)


def insets_in(free: Free, shown: Shown) -> tuple[list[tuple[Inset, Box]], tuple[str, ...]]:
    """The insets that were asked for, or of far ground, with their boxes, and what has no room."""
    asked = shown.payload.get("insets")
    far = far_ground(free.on, shown.payload) if asked is None else asked
    found: list[tuple[Inset, Box]] = []
    missing: list[str] = []
    for nth, one in enumerate(far):
        if inset := inset_of(one, free, shown.ground) if nth < MOST else None:
            found.append(inset)
        else:
            missing.append(one["name"])
    return found, tuple(missing)


def far_units(page: Page) -> list[FarGround]:
    """The far ground of units that lie nowhere else."""
    return [one for one in page.get("beyond", []) if one.get("units")]


def edges_on(on: Map, plan: Plan, theme: Theme) -> list[Item]:
    """On the map the edges of the ground that insets show larger."""
    return [item for inset, _ in plan.insets for item in edge_on(on, inset, theme)]


def edge_on(on: Map, inset: Inset, theme: Theme) -> list[Item]:
    """On the map the edge of the ground that an inset shows larger."""
    if not inset.near:
        return []
    edge = on.fit.pixels(outline_of(inset.box))
    return [
        Path([edge], Paint(stroke=theme.paper, width=2.5, stroke_opacity=0.8)),
        Path([edge], Paint(stroke=theme.ink, width=1.0)),
    ]


@dataclass(frozen=True)
class Free:
    """What is left of a map for panels: all but its ground and the boxes that are taken."""

    on: Map
    taken: list[Box]

    @cached_property
    def ground(self) -> Under:
        return Under.of(shapes_of(self.on.drawn.units.values()))

    def take(
        self,
        size: tuple[float, float],
        towards: tuple[float, float],
        most: float = 1.0,
        view: Box | None = None,
    ) -> Box | None:
        """The box of a panel, taken from then on, which ground covers to the share `most`; by the
        edges of the map, or of a `view` of it.
        """
        ground = self.ground if most < 1 else ()
        box = placed_panel(view or self.on.drawn.box, size, ground, self.taken, towards, most)
        if box:
            self.taken.append(box)
        return box


def place_of_globe(free: Free, *, over: bool) -> Box | None:
    """The box of a globe, the largest that finds room in a corner, or else by an edge."""
    x0, y0, x1, y1 = free.on.drawn.box
    wide = min(max(GLOBE_SHARE * min(x1 - x0, y1 - y0), GLOBE_LEAST), GLOBE_MOST)
    sides = [side for share in SMALLER if (side := round(wide * share)) >= GLOBE_SMALLEST]
    corners = ((x1, y0), (x0, y0), (x1, y1), (x0, y1))
    views = [(side, corner_of(free.on.drawn.box, at, side)) for side in sides for at in corners]
    views += [(side, free.on.drawn.box) for side in sides]
    most = 1.0 if over else MOST_COVERED
    tried = (free.take((side, side), (x1, y0), most, view) for side, view in views)
    return next(filter(None, tried), None)


def corner_of(box: Box, at: tuple[float, float], side: float) -> Box:
    """The square in the corner `at` of a box in which a panel with a side has one place."""
    long = side + 2 * EDGE
    x, y = min(at[0], box[2] - long), min(at[1], box[3] - long)
    return x, y, x + long, y + long


def inset_of(far: FarGround, free: Free, ground: GroundShapes) -> tuple[Inset, Box] | None:
    """The inset of far ground, the largest that finds room, and where; none of ground on the map
    that it would not show larger than that.
    """
    for most, share in product((HARDLY_COVERED, MOST_COVERED), SMALLER):
        inset = Inset.of(far, free.on, ground, share)
        if inset.near and inset.px_per_m < LARGER * free.on.fit.px_per_m:
            continue
        if box := free.take(inset.size, towards(far, free.on), most):
            return inset, box
    return None


def far_ground(on: Map, payload: DrawnMap) -> list[FarGround]:
    """The ground that is not on the map of units that lie nowhere else, and that in which a note
    lies: first what has one, then that of which something is told.
    """
    found = [
        one
        for one in payload.get("beyond", [])
        if (one.get("units") or is_noted(one, payload)) and not is_all_on(one, on)
    ]
    return sorted(found, key=lambda one: (not is_noted(one, payload), not is_told(one, payload)))


def is_noted(far: FarGround, payload: DrawnMap) -> bool:
    """Whether a note is of a unit that lies there alone, or of a place there."""
    noted = {note["place"] for note in payload["annotations"]}
    units = {*far.get("units", [])}
    return any(
        one["id"] in units or (one["kind"] != "unit" and lies_in(one, far["box"]))
        for one in payload["places"]
        if one["id"] in noted
    )


def lies_in(place: PlaceEntry, box: Sequence[float]) -> bool:
    """Whether a place lies in a box (degrees)."""
    if not place.get("at"):
        return False
    lon, lat = place["at"]
    return box[0] <= lon <= box[2] and box[1] <= lat <= box[3]


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
    """Ground in a panel of its own: its box (degrees), and its plane at so many px a metre.

    `near`: whether it is ground of the map, shown larger; `bar`: whether its scale is another than
    the map's, which a bar then says.
    """

    name: str
    box: tuple[float, float, float, float]
    plane: Plane
    px_per_m: float
    bar: bool
    near: bool

    @classmethod
    def of(cls, far: FarGround, on: Map, ground: GroundShapes, share: float = 1.0) -> Inset:
        """The inset of some ground, at most at a share of the largest scale."""
        west, south, east, north = far["box"]
        near = is_on(far, on)
        plane = plane_of(far["box"], ground, whole=near)
        wide, high = size_of(plane)
        x0, y0, x1, y1 = on.drawn.box
        most = share * min(MOST_WIDE * (x1 - x0) / wide, MOST_HIGH * (y1 - y0) / high)
        own = on.fit.px_per_m
        if near:
            own = most
        elif max(wide, high) * own < LEAST_SIDE:
            own = OWN_SIDE / max(wide, high)
        px = min(own, most)
        box = west, south, east, north
        if on.plain:
            return cls("", box, plane, px, False, near)
        return cls(far["name"], box, plane, px, px != on.fit.px_per_m, near)

    @property
    def pad(self) -> float:
        """The room around far ground; what is shown larger runs on to the edge."""
        return 0.0 if self.near else PAD

    @cached_property
    def ground_size(self) -> tuple[float, float]:
        """How wide and high the ground is, with the room beside it."""
        wide, high = (side * self.px_per_m for side in size_of(self.plane))
        return wide + 2 * self.pad, high

    @cached_property
    def title(self) -> list[str]:
        """The name, in two lines of about the same length where one is wider than the ground."""
        if not self.name or text_width(self.name, TITLE_SIZE) + 2 * PAD <= self.ground_size[0]:
            return [self.name] if self.name else []
        words = self.name.split(" ")
        broken = [(" ".join(words[:nth]), " ".join(words[nth:])) for nth in range(1, len(words))]
        return [*min(broken, key=title_width)] if broken else words

    @property
    def title_box(self) -> Box:
        """What the name takes."""
        if not self.title:
            return 0.0, 0.0, 2 * PAD, 0.0
        high = TITLE_HIGH + TITLE_LEADING * (len(self.title) - 1)
        return 0.0, 0.0, title_width(self.title) + 2 * PAD, high

    @property
    def title_high(self) -> float:
        return self.title_box[3] if self.name and not self.near else self.pad

    @property
    def bar_high(self) -> float:
        return BAR_HIGH if self.bar and not self.near else 0.0

    @property
    def size(self) -> tuple[float, float]:
        wide, high = self.ground_size
        title = self.title_box[2] if self.name else 0.0
        return max(wide, title), high + self.title_high + self.pad + self.bar_high

    @property
    def view(self) -> View:
        """What is seen in the panel, whose corner is at (0, 0)."""
        wide, high = self.size
        pad, low = self.pad, high - self.pad - self.bar_high
        fit = fit_to(self.plane, (pad, self.title_high, wide - pad, low), 0)
        return View(fit, (0.0, 0.0, wide, high))

    def scene(self, shown: Shown) -> Scene:
        """What the figures in the panel are made from."""
        fit, whole, theme = self.view.fit, self.view.box, shown.theme
        drawn = shown.ground.drawn(fit, whole)
        taken = (self.title_box, self.bar_in(theme)[1])
        scene = Scene(
            shown.payload, drawn, fit, theme, shown.numbers, shown.names, taken, thin=True
        )
        return replace(scene, said=self.name)

    def bar_in(self, theme: Theme) -> tuple[list[Item], Box]:
        """The scale bar, if it has one, and the box that this takes."""
        high = self.size[1]
        if not self.bar:
            return [], (0.0, high, 0.0, high)
        return bar_items(self.view.fit, self.view.box, theme)

    def items(self, scene: Scene, marks: Sequence[Item], letters: Sequence[Item]) -> list[Item]:
        """What stands in the panel."""
        whole, theme = self.view.box, scene.theme
        places = {place["id"]: place for place in scene.payload["places"]}
        return [
            Rect(whole, Paint(theme.water)),
            *ground_items(scene.drawn, places, theme),
            *route_items(scene.payload, scene.fit, theme, whole),
            Group([*marks], name="marks"),
            *letters,
            *self.bar_in(theme)[0],
            *self.title_items(theme),
            self.edge(theme),
        ]

    def title_items(self, theme: Theme) -> Iterator[Item]:
        """The lines of the name."""
        for nth, line in enumerate(self.title):
            wide, y = text_width(line, TITLE_SIZE), 11.5 + nth * TITLE_LEADING
            yield Text(PAD, y, line, TITLE_SIZE, theme.ink, wide, halo=theme.water)

    def edge(self, theme: Theme) -> Item:
        """The line around the panel."""
        return Rect(
            self.view.box, Paint(stroke=theme.ink if self.near else theme.quiet, width=0.75)
        )

    def placed(self, items: list[Item], box: Box) -> Group:
        """The panel where it stands on its map."""
        return Group(items, box[0], box[1], name="inset")


def title_width(lines: Iterable[str]) -> float:
    """How wide the widest of the lines of a name is."""
    return max(text_width(line, TITLE_SIZE) for line in lines)


def is_on(far: FarGround, on: Map) -> bool:
    """Whether the middle of some ground lies on the map."""
    west, south, east, north = far["box"]
    return _are_on(on, [((west + east) / 2, (south + north) / 2)])


def is_all_on(far: FarGround, on: Map) -> bool:
    """Whether all of some ground lies on the map."""
    return _are_on(on, outline_of(far["box"]).tolist())


def _are_on(on: Map, degrees: Sequence[Sequence[float]]) -> bool:
    points = on.fit.pixels(np.array(degrees)).tolist()
    return all(box_inside((x, y, x, y), on.drawn.box) for x, y in points)


def plane_of(box: Sequence[float], ground: GroundShapes, *, whole: bool = False) -> Plane:
    """The plane of far ground, fitted to what of the units lies in its box (degrees), or to the
    `whole` of that.
    """
    west, south, east, north = box
    points = ground.units.points()
    lon, lat = points.T
    here = points[(lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)]
    projection = projection_for(box)
    sides = box_on(projection, here if len(here) > 1 and not whole else outline_of(box))
    return {"name": projection.name, "centre": [*projection.centre], "ground": [*sides]}


def bar_items(fit: Fit, box: Box, theme: Theme) -> tuple[list[Item], Box]:
    """A small scale bar along the lower edge of a panel, and the box that it takes."""
    km = scale_bar_km(fit, (box[2] - box[0]) * 0.5)
    long, y = km * 1000 * fit.px_per_m, box[3] - 6.0
    words = f"{km:,.0f} km" if km >= 1 else f"{km * 1000:,.0f} m"
    line: Floats = np.array([(PAD, y - 3), (PAD, y), (PAD + long, y), (PAD + long, y - 3)])
    wide = text_width(words, 10.0)
    items: list[Item] = [
        Path([line], Paint(stroke=theme.ink, width=1.0), closed=False),
        Text(PAD + 3, y - 3, words, 10.0, theme.ink, wide, halo=theme.water),
    ]
    return items, (0.0, y - 14, PAD + max(long, wide + 6), box[3])


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


def globe_items(globe: Globe, wide: float, theme: Theme) -> list[Item]:
    """The land in one tone, and the ground of the map on it in ink."""
    half = wide / 2
    px = half / RADIUS
    land, own = (
        [np.array(ring, dtype=float).reshape(-1, 2) * px for ring in rings]
        for rings in (land_on(globe), globe["ground"])
    )
    items: list[Item] = [
        Circle(half, half, half, Paint(theme.paper)),
        Path(land, Paint(theme.land_line)),
        Path(own, Paint(theme.ink)),
        Circle(half, half, half, Paint(stroke=theme.quiet, width=0.75)),
    ]
    if at := globe.get("at"):
        x, y = (side * px for side in at)
        items += [Circle(x, y, 1.25, Paint(theme.ink))] if not own else []
        items += [Circle(x, y, GLOBE_RING, Paint(stroke=theme.ink, width=1.25))]
    return items
