# SPDX-License-Identifier: MIT
"""Marks of towns, crossings, airports, bases and points, drawn about (0, 0) in px."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mapper.page.map_model import PagePart
from mapper.picture.ink import Circle, Floats, Group, Item, Paint, Path, Rect, Text
from mapper.picture.themes import Theme
from mapper.style.shared import number, numbers, numbers_by_name, pairs

REACH = numbers_by_name("marks.reach")
REACH_FOUGHT = number("marks.reach_fought")
CAPITAL_RADII = numbers("marks.capital_radii")
FOUGHT_RADII = numbers("marks.fought_radii")
TOWN_RADII = numbers("marks.town_radii")
AIRPORT_HALF = number("marks.airport_half")
BASE_HALF = number("marks.base_half")
EDGE = number("marks.lines.edge_width")
RING = number("marks.lines.ring_width")
BRACKET_WIDTH = number("marks.lines.bracket_width")
BROKEN_WIDTH = number("ground.contradicted_width")
BROKEN_DASH = numbers("ground.contradicted_dash")
BRACKET_HALO = number("marks.lines.bracket_halo_width")

_PLANE = np.array(pairs("marks.plane"))
_NEAR = np.array(pairs("marks.bracket"))


def contenders_of(page: PagePart, status: str | None) -> list[str]:
    """The statuses a contested mark is split between."""
    kind, *between = page["stripes"].get(status or "", ["solid"])
    return between if kind == "stripes" else []


def reach_of(kind: str, contenders: Sequence[str]) -> float:
    """How far the mark of a kind reaches, in px, 0 for what has none."""
    if kind == "capital" and len(contenders) > 1:
        return REACH_FOUGHT
    return REACH.get(kind, 0.0)


def mark(
    kind: str,
    status: str | None,
    theme: Theme,
    *,
    contenders: Sequence[str] = (),
    angle: float = 0.0,
    contradicted: bool = False,
) -> list[Item]:
    """The mark of a kind in the colours of its status; a contested one is split.

    `angle` turns a crossing so that its far side lies beyond; the edge of a contradicted mark is
    broken.
    """
    color = theme.color(status)
    halves = tuple(theme.color(other) for other in contenders)
    edge = Paint(stroke=theme.ink, width=BROKEN_WIDTH, dash=BROKEN_DASH) if contradicted else None
    if kind == "capital":
        return _capital(theme, color, halves, edge)
    if kind == "crossing":
        return [Group(_crossing(theme, halves[0] if halves else color), angle=angle)]
    line = edge or Paint(stroke=theme.ink, width=EDGE)
    filled = Paint(color, line.stroke, line.width, dash=line.dash)
    if kind == "airport":
        return [_square(AIRPORT_HALF, filled), Path([_PLANE], Paint(theme.paper))]
    if kind == "base":
        return [_square(BASE_HALF, filled)]
    around, held = TOWN_RADII
    halo = Circle(0, 0, around, Paint(theme.paper))
    if len(halves) > 1:
        return [halo, *_dot(held, color, halves), Circle(0, 0, held, line)]
    return [halo, Circle(0, 0, held, filled)]


def smaller(item: Item, size: float) -> Item:
    """A part of a mark at a share of its size, its lines too."""
    if isinstance(item, Group):
        return replace(item, items=[smaller(one, size) for one in item.items])
    if isinstance(item, Text):
        return item
    paint = replace(item.paint, width=size * item.paint.width)
    if isinstance(item, Circle):
        return Circle(size * item.x, size * item.y, size * item.radius, paint)
    if isinstance(item, Rect):
        x0, y0, x1, y1 = (size * side for side in item.box)
        return Rect((x0, y0, x1, y1), paint)
    return replace(item, lines=[size * line for line in item.lines], paint=paint)


def _square(half: float, paint: Paint) -> Item:
    return Rect((-half, -half, half, half), paint)


def _capital(theme: Theme, color: str, halves: Sequence[str], edge: Paint | None) -> list[Item]:
    """A ring with a dot; one that is fought over has a broad ring in the colour of that."""
    if len(halves) > 1:
        line = edge or Paint(stroke=theme.ink, width=EDGE)
        outer, paper, split = FOUGHT_RADII
        broad = Circle(0, 0, outer, Paint(color, line.stroke, line.width, dash=line.dash))
        return [broad, Circle(0, 0, paper, Paint(theme.paper)), *_dot(split, color, halves)]
    ring = edge or Paint(stroke=theme.ink, width=RING)
    radius, held = CAPITAL_RADII
    around = Circle(0, 0, radius, Paint(theme.paper, ring.stroke, ring.width, dash=ring.dash))
    return [around, *_dot(held, color, halves)]


def _dot(radius: float, color: str, halves: Sequence[str]) -> list[Item]:
    """A filled circle, or two halves where contenders share it."""
    if len(halves) < 2:
        return [Circle(0, 0, radius, Paint(color))]
    left, right = halves[:2]
    return [
        Path([_half(radius, -1)], Paint(left)),
        Path([_half(radius, 1)], Paint(right)),
    ]


def _half(radius: float, side: int) -> Floats:
    turns = np.linspace(-np.pi / 2, np.pi / 2, 17)
    return radius * np.column_stack((side * np.cos(turns), np.sin(turns)))


def _crossing(theme: Theme, color: str) -> list[Item]:
    """Two brackets facing across the line: this side in its holder's colour, the far one quiet."""
    far = -_NEAR
    return [
        Path([_NEAR, far], Paint(stroke=theme.paper, width=BRACKET_HALO), closed=False),
        Path([_NEAR], Paint(stroke=color, width=BRACKET_WIDTH), closed=False),
        Path([far], Paint(stroke=theme.quiet, width=BRACKET_WIDTH), closed=False),
    ]
