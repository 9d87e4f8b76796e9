# SPDX-License-Identifier: MIT
"""Events, advances and lines on a picture: marks, arrows and lines, and what explains them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import cast

import numpy as np

from mapper.page.map_model import EventEntry, EventsPart, Happened, LineEntry, PlaceEntry, SignEntry
from mapper.picture.arrows import STEPS, arrow_outline, spaced_out, steps_of, teeth_of
from mapper.picture.events_on_day import sort_of
from mapper.picture.fit import Fit
from mapper.picture.ink import Box, Floats, Group, Item, Paint, Path
from mapper.picture.label_placement.boxes import box_around, box_inside
from mapper.picture.label_placement.spots import Label, MarkLabel
from mapper.picture.letters import text_width
from mapper.picture.scene import EVENT, LEADING, SIZE, Scene
from mapper.picture.shapes import cut_lines, read_lines
from mapper.picture.themes import Theme
from mapper.style.shared import lists_by_name, number, numbers_by_name

REACH = number("events.event_reach")
HALO = number("events.event_halo")
CLAIM = number("events.event_claim")
CROWD = numbers_by_name("events.crowd")
ARROW_CASING = number("events.arrow_casing")
LINE_CASING = number("events.line_casing")
LINE_WIDTH = numbers_by_name("events.line_width")
# On a map among many, marks are so much smaller.
SMALL = 0.7

Point = tuple[float, float]
Where = Mapping[str, Point]


@cache
def forms() -> Mapping[str, list[Floats]]:
    """The shapes of every mark."""
    found = lists_by_name("events.event_marks")
    return {mark: [np.array(form, dtype=float) for form in one] for mark, one in found.items()}


@cache
def dashes() -> Mapping[str, tuple[float, ...]]:
    return {style: tuple(dash) for style, dash in lists_by_name("events.line_dash").items()}


# --- on the map ---------------------------------------------------------------------------


def route_items(page: EventsPart, fit: Fit, theme: Theme, box: Box) -> list[Item]:
    """Arrows, and above them lines, for below the names."""
    items: list[Item] = []
    advances = page.get("advances", [])
    for advance, path in zip(advances, paths(page, fit), strict=True):
        items += arrow_items(path, theme, advance.get("status"))
    for line in page.get("mapLines", []):
        items += line_items(line_parts(line, fit, box), line["mark"], theme)
    return [Group(items, name="routes")] if items else []


def paths(page: EventsPart, fit: Fit) -> list[list[Point]]:
    """The ways of the advances, in px."""
    return [points_of(fit.pixels(np.array(one["path"]))) for one in page.get("advances", [])]


def line_parts(line: LineEntry, fit: Fit, box: Box) -> list[Floats]:
    """What is seen of a line, in px."""
    return cut_lines([fit.pixels(part) for part in read_lines(line["lines"])], box)


def arrow_items(path: Sequence[Point], theme: Theme, status: str | None) -> Iterator[Item]:
    """An arrow in the colour of a status, or in ink, on paper."""
    outline = np.array(arrow_outline(path))
    around = Paint(theme.paper, theme.paper, 2 * ARROW_CASING, round=True)
    color = theme.color(status) if status else theme.ink
    yield Path([outline], around)
    yield Path([outline], Paint(color, theme.ink, 0.75, round=True))


def line_items(parts: Sequence[Floats], style: str, theme: Theme) -> Iterator[Item]:
    """Lines on paper, with their teeth."""
    style = style if style in LINE_WIDTH else "other"
    width = LINE_WIDTH[style]
    drawn = [part for part in parts if len(part) > 1]
    if style == "fortification":
        drawn += [np.array(tooth) for part in drawn for tooth in teeth_of(points_of(part))]
    if drawn:
        yield Path(drawn, Paint(stroke=theme.paper, width=width + LINE_CASING), closed=False)
        ink = Paint(stroke=theme.ink, width=width, dash=dashes()[style])
        yield Path(drawn, ink, closed=False)


def points_of(line: Floats) -> list[Point]:
    return [(x, y) for x, y in line.tolist()]


def mark_items(mark: str, theme: Theme, scale: float = 1.0) -> Iterator[Item]:
    """The mark of an event about (0, 0), in ink on a line of paper."""
    shapes = [scale * form for form in forms().get(mark, forms()["other"])]
    yield Path(shapes, Paint(theme.paper, theme.paper, HALO * scale, round=True))
    # Each by itself: where they lie over each other, none is a hole in the other.
    for shape in shapes:
        yield Path([shape], Paint(theme.ink))


def located(page: EventsPart, fit: Fit, box: Box) -> list[tuple[EventEntry, Point]]:
    """The events that lie on a map, with their places in px."""
    events = page.get("events", [])
    degrees = np.array([event["at"] for event in events], dtype=float).reshape(-1, 2)
    found = zip(events, points_of(fit.pixels(degrees)), strict=True)
    return [(event, at) for event, at in found if box_inside((*at, *at), box)]


def small_marks(page: EventsPart, fit: Fit, theme: Theme, box: Box) -> list[Item]:
    """The marks on a map among many."""
    return [
        Group([*mark_items(event["mark"], theme, SMALL)], *at)
        for event, at in located(page, fit, box)
    ]


def event_marks(scene: Scene) -> list[tuple[str, float, float, float]]:
    """What `spread` needs of the events on a map."""
    reach = REACH * scale_of(scene.payload)
    return [(event["id"], *at, reach) for event, at in on_map(scene)]


def scale_of(page: EventsPart) -> float:
    """How large marks are where so many stand at once."""
    return CROWD["scale"] if len(page.get("events", [])) > CROWD["most"] else 1.0


def on_map(scene: Scene) -> list[tuple[EventEntry, Point]]:
    return located(scene.payload, scene.fit, scene.drawn.box)


def event_labels(scene: Scene, where: Where) -> list[tuple[Label, PlaceEntry]]:
    """The days of events, as names beside their marks."""
    if scale_of(scene.payload) < 1:
        return []
    size = SIZE["town"]
    wanted: list[tuple[Label, PlaceEntry]] = []
    for nth, (event, _) in enumerate(on_map(scene)):
        label = MarkLabel(
            id=f"e:{event['id']}",
            place=event["id"],
            priority=CLAIM + nth / 1e4,
            at=where[event["id"]],
            radius=REACH,
            width=text_width(event["short"], size, face="bold"),
            height=size + LEADING,
        )
        wanted.append((label, {"id": event["id"], "kind": EVENT, "name": event["short"]}))
    return wanted


def event_obstacles(scene: Scene, where: Where) -> list[tuple[str, Box]]:
    """What no name may stand on: the marks, and the ways of arrows and lines."""
    side = 2 * REACH * scale_of(scene.payload)
    marks = [
        (event["id"], box_around(*where[event["id"]], side, side)) for event, _ in on_map(scene)
    ]
    steps = [
        *(step for path in paths(scene.payload, scene.fit) for step in steps_of(path)),
        *(
            step
            for line in scene.payload.get("mapLines", [])
            for part in line_parts(line, scene.fit, scene.drawn.box)
            for step in spaced_out(points_of(part))
        ),
    ]
    reach = 2 * STEPS["reach"]
    return [*marks, *(("", box_around(*step, reach, reach)) for step in steps)]


def event_items(scene: Scene, where: Where) -> list[Item]:
    """The marks of events."""
    scale = scale_of(scene.payload)
    return [
        Group([*mark_items(event["mark"], scene.theme, scale)], *where[event["id"]])
        for event, _ in on_map(scene)
    ]


# --- in the key ---------------------------------------------------------------------------


def sign_items(sign: SignEntry, theme: Theme) -> list[Item]:
    """What stands for an entry of the key, about (0, 0), 22 px wide."""
    if sign["sort"] == "event":
        return [*mark_items(sign["mark"], theme)]
    if sign["sort"] == "advance":
        return [*arrow_items([(-14.0, 4.0), (14.0, 4.0)], theme, sign.get("status"))]
    return [*line_items([np.array([(-11.0, 0.0), (11.0, 0.0)])], sign["mark"], theme)]


def sign_of(one: Happened) -> SignEntry:
    """The entry of the key that is about one of them."""
    sign = {"sort": sort_of(one), "mark": one["mark"], "label": one["title"]}
    return cast(SignEntry, sign | ({"status": one["status"]} if "status" in one else {}))
