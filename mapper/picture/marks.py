"""Marks of towns, crossings, airports, bases and points, drawn about (0, 0) in px."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from mapper.picture.ink import Circle, Floats, Group, Item, Paint, Path, Rect
from mapper.picture.themes import Theme

# How far a mark reaches from its centre, in px.
REACH = {"capital": 6.5, "town": 4.0, "crossing": 8.0, "airport": 8.0, "base": 5.5, "point": 4.5}

# The same of a capital that its contenders fight over, which stands out.
_REACH_FOUGHT = 9.5

_PLANE = np.array([
    (0, -5.4), (0.7, -4.9), (0.9, -3.4), (0.9, -1.4), (5, 1.3), (5, 2.5), (0.9, 1.2), (0.9, 3.6),
    (2.2, 4.7), (2.2, 5.5), (0, 4.9), (-2.2, 5.5), (-2.2, 4.7), (-0.9, 3.6), (-0.9, 1.2),
    (-5, 2.5), (-5, 1.3), (-0.9, -1.4), (-0.9, -3.4), (-0.7, -4.9),
])  # fmt: skip
_NEAR = np.array([(-1.8, -5.5), (-5.5, -5.5), (-5.5, 5.5), (-1.8, 5.5)])


def contenders_of(payload: Mapping[str, Any], status: str | None) -> list[str]:
    """The statuses a contested mark is split between."""
    kind, *between = payload["stripes"].get(status or "", ["solid"])
    return between if kind == "stripes" else []


def reach_of(kind: str, contenders: Sequence[str]) -> float:
    """How far the mark of a kind reaches, in px, 0 for what has none."""
    if kind == "capital" and len(contenders) > 1:
        return _REACH_FOUGHT
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
    edge = Paint(stroke=theme.ink, width=2.0, dash=(1.5, 2.5)) if contradicted else None
    if kind == "capital":
        return _capital(theme, color, halves, edge)
    if kind == "crossing":
        return [Group(_crossing(theme, halves[0] if halves else color), angle=angle)]
    line = edge or Paint(stroke=theme.ink, width=1.0)
    filled = Paint(color, line.stroke, line.width, dash=line.dash)
    if kind == "airport":
        return [Rect((-7, -7, 7, 7), filled), Path([_PLANE], Paint(theme.paper))]
    if kind == "base":
        return [Rect((-4.5, -4.5, 4.5, 4.5), filled)]
    halo = Circle(0, 0, 4.4, Paint(theme.paper))
    if len(halves) > 1:
        return [halo, *_dot(3.4, color, halves), Circle(0, 0, 3.4, line)]
    return [halo, Circle(0, 0, 3.4, filled)]


def _capital(theme: Theme, color: str, halves: Sequence[str], edge: Paint | None) -> list[Item]:
    """A ring with a dot; one that is fought over has a broad ring in the colour of that."""
    if len(halves) > 1:
        line = edge or Paint(stroke=theme.ink, width=1.0)
        broad = Circle(0, 0, 9, Paint(color, line.stroke, line.width, dash=line.dash))
        return [broad, Circle(0, 0, 5.8, Paint(theme.paper)), *_dot(5, color, halves)]
    ring = edge or Paint(stroke=theme.ink, width=1.3)
    around = Circle(0, 0, 6, Paint(theme.paper, ring.stroke, ring.width, dash=ring.dash))
    return [around, *_dot(4.4, color, halves)]


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
        Path([_NEAR, far], Paint(stroke=theme.paper, width=5.2), closed=False),
        Path([_NEAR], Paint(stroke=color, width=2.6), closed=False),
        Path([far], Paint(stroke=theme.quiet, width=2.6), closed=False),
    ]
