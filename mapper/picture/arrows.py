# SPDX-License-Identifier: MIT
"""The shapes of arrows and of the teeth of lines, in px: `assets/arrows.mjs` draws the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from mapper.style.shared import numbers_by_name

ARROW = numbers_by_name("events.arrow")
STEPS = numbers_by_name("events.steps")
TEETH = numbers_by_name("events.teeth")
PIECES = int(ARROW["pieces"])

Point = tuple[float, float]


def arrow_outline(path: Sequence[Point]) -> list[Point]:
    """The outline of an arrow along a path, the tip in its middle: narrow at its end, wider to its
    head, which has one size at every scale. Of two points it is curved to the left of its way.
    """
    curve = way_of(path)
    whole = lengths_of(curve)[-1]
    gap = min(ARROW["gap"], whole / 6)
    long = whole - 2 * gap
    head = min(ARROW["head_length"], long / 2)
    scale = head / ARROW["head_length"]
    left: list[Point] = []
    right: list[Point] = []
    for nth in range(PIECES + 1):
        share = nth / PIECES
        wide = scale * (ARROW["tail"] + share * (ARROW["neck"] - ARROW["tail"]))
        one, other = sides(curve, gap + share * (long - head), wide / 2)
        left.append(one)
        right.insert(0, other)
    one, other = sides(curve, gap + long - head, scale * ARROW["head_width"] / 2)
    tip, _ = along(curve, gap + long)
    return [*left, one, tip, other, *right]


def sides(line: Sequence[Point], distance: float, half: float) -> tuple[Point, Point]:
    """The points to the left and the right of a line at a distance along it."""
    (x, y), (dx, dy) = along(line, distance)
    return (x + dy * half, y - dx * half), (x - dy * half, y + dx * half)


def steps_of(path: Sequence[Point]) -> list[Point]:
    """Points along the way of an arrow, from which names know where it is."""
    return spaced_out(way_of(path))


def spaced_out(line: Sequence[Point]) -> list[Point]:
    """Points along a line, at most as many as are told apart, none near the next."""
    whole = lengths_of(line)[-1]
    many = min(int(STEPS["most"]), int(whole / STEPS["apart"]))
    return [along(line, (nth + 0.5) * whole / many)[0] for nth in range(many)]


def teeth_of(line: Sequence[Point]) -> list[tuple[Point, Point]]:
    """The teeth of a line: short strokes to its left, each from a point on it."""
    whole = lengths_of(line)[-1]
    teeth: list[tuple[Point, Point]] = []
    distance = TEETH["apart"] / 2
    while distance < whole:
        (x, y), (dx, dy) = along(line, distance)
        teeth.append(((x, y), (x + dy * TEETH["long"], y - dx * TEETH["long"])))
        distance += TEETH["apart"]
    return teeth


def way_of(path: Sequence[Point]) -> Sequence[Point]:
    """The line that an arrow follows."""
    return bent(*path) if len(path) == 2 else path


def bent(a: Point, b: Point) -> list[Point]:
    """A curve from one point to another that swerves to the left of the way."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    cx = (a[0] + b[0]) / 2 + 2 * ARROW["bend"] * dy
    cy = (a[1] + b[1]) / 2 - 2 * ARROW["bend"] * dx
    points = []
    for nth in range(PIECES + 1):
        t = nth / PIECES
        p, q, r = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
        points.append((p * a[0] + q * cx + r * b[0], p * a[1] + q * cy + r * b[1]))
    return points


def lengths_of(line: Sequence[Point]) -> list[float]:
    """How far each point of a line is from its first one, along it."""
    lengths = [0.0]
    for (ax, ay), (bx, by) in pairwise(line):
        lengths.append(lengths[-1] + hypot(bx - ax, by - ay))
    return lengths


def along(line: Sequence[Point], distance: float) -> tuple[Point, Point]:
    """The point at a distance along a line, and the direction there, of length 1."""
    lengths = lengths_of(line)
    nth = 1
    while nth < len(line) - 1 and (lengths[nth] < distance or lengths[nth] == lengths[nth - 1]):
        nth += 1
    (ax, ay), (bx, by) = line[nth - 1], line[nth]
    long = lengths[nth] - lengths[nth - 1] or 1.0
    dx, dy = (bx - ax) / long, (by - ay) / long
    on = distance - lengths[nth - 1]
    return (ax + dx * on, ay + dy * on), (dx, dy)
