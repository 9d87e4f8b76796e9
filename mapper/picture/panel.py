# SPDX-License-Identifier: MIT
"""The map itself as one panel: ground, figures and a scale bar, in a box at (0, 0)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mapper.geometry.plane import Azimuthal
from mapper.page.map_model import DrawnMap, Page, PlaceEntry
from mapper.picture.events import route_items, small_marks
from mapper.picture.figures import Figures, figures
from mapper.picture.fit import Fit
from mapper.picture.ground import (
    GroundShapes,
    PxShapes,
    ground_items,
    scale_bar_km,
    small_ground_items,
)
from mapper.picture.in_view import NOTHING_UNSEEN, Unseen, View, disputed_lines, unseen_on
from mapper.picture.ink import Box, Circle, Floats, Group, Item, Paint, Path, Rect, Text
from mapper.picture.insets import (
    NO_INSETS,
    Free,
    Insets,
    Map,
    Plan,
    Shown,
    edges_on,
    insets_in,
    panels_on,
)
from mapper.picture.letters import text_width
from mapper.picture.marks import contenders_of
from mapper.picture.scene import Scene
from mapper.picture.state_on_day import dotted_in
from mapper.picture.themes import Theme

SCALE_SIZE = 12.0
SCALE_INSET = 10.0
# The scale bar takes at most this share of the map's width.
SCALE_SHARE = 0.22


@dataclass(frozen=True)
class Panel:
    """The map as items, and what its figures are; `missing`: insets that found no room; `noted`:
    the numbers of notes that stand on it; `unseen`: what its key would explain that is not on it;
    `unlocated`: whether what shows where it lies found no room.
    """

    items: list[Item]
    figures: Figures
    missing: tuple[str, ...] = ()
    noted: frozenset[int] = frozenset()
    unseen: Unseen = NOTHING_UNSEEN
    unlocated: bool = False


def map_panel(
    payload: DrawnMap,
    ground: GroundShapes,
    theme: Theme,
    size: tuple[float, float],
    numbers: frozenset[int],
    names: Mapping[str, str],
    *,
    thin: bool = False,
    most: int = 0,
) -> Panel:
    """The map of a payload in a panel of a size; `numbers` are the annotations that are drawn, and
    so many names as `most` may stand as numbers.
    """
    fit, drawn = ground.in_panel(size)
    bar = scale_bar(fit, theme, drawn.box, drawn.unit_shapes.points())
    small = panels_on(Map(fit, drawn, (bar[1],)), Shown(payload, ground, theme, numbers, names))
    taken = (bar[1], *small.boxes)
    scene = Scene(payload, drawn, fit, theme, numbers, names, taken, thin, most)
    return panel_on(scene, bar[0], small)


def panel_on(scene: Scene, bar: Sequence[Item] = (), small: Insets = NO_INSETS) -> Panel:
    """The map of a scene with its scale bar, and small maps on it."""
    payload, fit, theme, box = scene.payload, scene.fit, scene.theme, scene.drawn.box
    found = figures(scene)
    places = {place["id"]: place for place in payload["places"]}
    items: list[Item] = [
        Rect(box, Paint(theme.water)),
        *ground_items(scene.drawn, places, theme, disputed_lines(payload, fit, box)),
        *route_items(payload, fit, theme, box),
        *bar,
        *small.edges,
        Group(found.marks, name="marks"),
        *found.letters,
        *small.items,
    ]
    return Panel(
        [Group(items, name="map")],
        found,
        small.missing,
        found.notes | small.numbers,
        unseen_on(payload, (View(fit, box), *small.views)),
        small.unlocated,
    )


def unexplained(payload: DrawnMap) -> DrawnMap:
    """The map for a picture without a key: none of the marks, border regions and disputed borders
    that it would explain, nor statuses and signs that they alone have, nor the notes.
    """
    units = [place for place in payload["places"] if place["kind"] == "unit"]
    worn = {place.get("status", "") for place in units}
    shown = payload.copy()
    shown.pop("disputed", None)
    if not any(place.get("contradicted") for place in units):
        shown.pop("contradicted", None)
    shown["marks"], shown["annotations"], shown["places"] = [], [], units
    shown["statuses"] = [one for one in payload["statuses"] if one["id"] in worn]
    return shown


def is_bare(payload: Page) -> bool:
    """Whether a map has nothing that a key would explain."""
    return not (payload["marks"] or payload.get("disputed"))


def has_specks(ground: GroundShapes, size: tuple[float, float]) -> bool:
    """Whether some unit is drawn as a dot in a panel of a size."""
    return bool(ground.in_panel(size)[1].sizes.specks)


def small_plan(shown: Shown, size: tuple[float, float]) -> Plan:
    """Where insets stand on a map among many, which has no other panels."""
    free = Free(Map(*shown.ground.in_panel(size), (), plain=True), [])
    insets, missing = insets_in(free, shown)
    return Plan(insets=insets, missing=missing)


def small_panel(shown: Shown, size: tuple[float, float], plan: Plan) -> list[Item]:
    """The ground and the dots, in a panel of a size: a map among many, without names, and with
    insets where a plan has them.
    """
    fit, drawn = shown.ground.in_panel(size)
    insets = [
        inset.placed(
            [
                *small_items(shown, inset.view, shown.ground.drawn(inset.view.fit, inset.view.box)),
                inset.edge(shown.theme),
            ],
            box,
        )
        for inset, box in plan.insets
    ]
    edges = edges_on(Map(fit, drawn, ()), plan, shown.theme)
    items = [*small_items(shown, View(fit, drawn.box), drawn), *edges, *insets]
    return [Group(items, name="map")]


def small_items(shown: Shown, view: View, drawn: PxShapes) -> list[Item]:
    """What a small map or an inset of it shows."""
    payload, theme = shown.payload, shown.theme
    places = {place["id"]: place for place in payload["places"]}
    return [
        Rect(view.box, Paint(theme.water)),
        *small_ground_items(drawn, places, theme),
        *route_items(payload, view.fit, theme, view.box),
        *capital_dots(payload, view, theme),
        *small_marks(payload, view.fit, theme, view.box),
    ]


def capital_dots(payload: DrawnMap, view: View, theme: Theme) -> list[Item]:
    """A dot a place in view in the colour of its status, the larger if fought over, and last."""
    fit = view.fit
    held = [one for one in dotted_in(payload) if one.get("status") and view.has(one["at"])]
    degrees = np.array([place["at"] for place in held], dtype=float).reshape(-1, 2)
    dots = [
        Circle(x, y, *dot_form(payload, place, theme))
        for place, (x, y) in zip(held, fit.pixels(degrees).tolist(), strict=True)
    ]
    return [*sorted(dots, key=lambda dot: dot.radius)]


def dot_form(payload: DrawnMap, place: PlaceEntry, theme: Theme) -> tuple[float, Paint]:
    """The radius and paint of a dot."""
    status = place["status"]
    fought = len(contenders_of(payload, status)) > 1
    return (3.2 if fought else 2.2), Paint(theme.color(status), theme.ink, 0.75)


def scale_bar(fit: Fit, theme: Theme, box: Box, ground: Floats) -> tuple[list[Item], Box]:
    """A bar of a round number of kilometres, and the box that it takes.

    At the lower left, or at the right where only there it keeps from the points of the ground. A
    map of the world has none: no length is right all over it.
    """
    if not isinstance(fit.projection, Azimuthal):
        return [], (box[0], box[3], box[0], box[3])
    km = scale_bar_km(fit, (box[2] - box[0]) * SCALE_SHARE)
    long = km * 1000 * fit.px_per_m
    words = f"{km:,.0f} km" if km >= 1 else f"{km * 1000:,.0f} m"
    wide = text_width(words, SCALE_SIZE)
    taken = max(long, wide + 4)
    y = box[3] - SCALE_INSET
    left, right = box[0] + SCALE_INSET, box[2] - SCALE_INSET - taken
    near = ground[(ground[:, 1] > y - 24) & (ground[:, 1] < box[3])]
    covered = [((near[:, 0] > x - 8) & (near[:, 0] < x + taken + 8)).any() for x in (left, right)]
    x = right if covered[0] and not covered[1] else left
    line = np.array([(x, y - 4), (x, y), (x + long, y), (x + long, y - 4)])
    items: list[Item] = [
        Path([line], Paint(stroke=theme.ink, width=1.25), closed=False),
        Text(x + 4, y - 5, words, SCALE_SIZE, theme.ink, wide, halo=theme.land),
    ]
    return items, (x - 4, y - 20, x + taken + 4, y + 4)
