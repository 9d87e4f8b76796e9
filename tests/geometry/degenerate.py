# SPDX-License-Identifier: MIT
"""Pairs of degenerate polygons through the cutter, each held against shapely in whole steps.

    .venv/bin/python -m tests.geometry.degenerate [PAIRS] [FIRST]

Polygons have corners on the grid, on half steps of it, on few lines, in common with each other, or
are so thin that the grid leaves nothing of them. Each pair is drawn as two days, as one day that is
added to another, and as two sides of a comparison. What is checked of each:

- nothing is refused, and no error is raised;
- faces share no ground, and cover what the two cover;
- what only one of them, the other, and both have is what shapely finds by an overlay with
  floating-point numbers, but for a step of the grid along all of their lines;
- the rings that a page draws have the same ground.
"""

from __future__ import annotations

import math
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import shapely
from shapely import Geometry, Polygon

from mapper.geometry.faces import GRID_DEG, DayGround, Faces, cut_faces
from mapper.geometry.faces_added import with_day
from mapper.geometry.overlay import LabelledPolygons, overlay
from mapper.geometry.rings import rings_by_day
from mapper.geometry.validity import repair

PAIRS = 10_000
SIZES = (2, 3, 5, 12, 40, 1000)
CORNERS = (3, 3, 4, 5, 8)
# Where on earth, in degrees: also beside the line of 180 and far from the equator.
PLACES = ((0.0, 0.0), (30.0, 30.0), (-179.0, 10.0), (170.5, -60.0), (-180.0, 84.0))
SHOWN = 5

Point = tuple[float, float]
Draw = Callable[[random.Random], tuple[Geometry, Geometry]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two valid polygons in steps of the grid, moved to a place in degrees for the cutter."""

    number: int
    kind: str
    shapes: tuple[Geometry, Geometry]
    place: Point

    @property
    def in_degrees(self) -> list[Geometry]:
        move = np.array(self.place)
        moved = [
            shapely.transform(shape, lambda points: points * GRID_DEG + move)
            for shape in self.shapes
        ]
        # As whoever reads a file does: what touches itself may not do so to the last bit.
        return [repair(shape).shape or shape for shape in moved]


# --- kinds of pairs -----------------------------------------------------------------------


def any_polygon(rng: random.Random, step: float = 1.0) -> Geometry:
    """A polygon with corners anywhere on a small grid; its lines may have crossed."""
    size, count = rng.choice(SIZES), rng.choice(CORNERS)
    return ground(lambda: [(pick(rng, size, step), pick(rng, size, step)) for _ in range(count)])


def pick(rng: random.Random, size: int, step: float = 1.0) -> float:
    return rng.randint(0, round(size / step)) * step


def ground(corners: Callable[[], Sequence[Point]]) -> Geometry:
    """The first polygon with some ground out of corners that are drawn again and again."""
    while True:
        shape = repair(Polygon(corners())).shape
        if shape is not None:
            return shape


def on_grid(rng: random.Random) -> tuple[Geometry, Geometry]:
    return any_polygon(rng), any_polygon(rng)


def on_half_steps(rng: random.Random) -> tuple[Geometry, Geometry]:
    return any_polygon(rng, 0.5), any_polygon(rng, 0.5)


def on_few_lines(rng: random.Random) -> tuple[Geometry, Geometry]:
    """Corners on three columns and three rows, so that many of them lie on one line."""
    lines = [sorted(rng.sample(range(rng.choice((3, 6, 40))), 3)) for _ in range(2)]

    def corners() -> list[Point]:
        return [tuple(float(rng.choice(line)) for line in lines) for _ in range(8)]  # type: ignore[misc]

    return ground(corners), ground(corners)


def touching(rng: random.Random) -> tuple[Geometry, Geometry]:
    """The second has corners of the first, of the middle of its sides, and some of its own."""
    one = any_polygon(rng)
    points = shapely.get_coordinates(one)[:-1]
    middles = (points + np.roll(points, 1, axis=0)) / 2
    common = [*map(tuple, points.tolist()), *map(tuple, middles.tolist())]
    size = rng.choice(SIZES)

    def corners() -> list[Point]:
        own = [(pick(rng, size), pick(rng, size)) for _ in range(rng.randint(1, 3))]
        return [*rng.sample(common, min(len(common), rng.randint(1, 4))), *own, own[0]]

    return one, ground(corners)


def vanishing(rng: random.Random) -> tuple[Geometry, Geometry]:
    """A spike that is thinner than a step at its end, or altogether, on another polygon."""
    length, width = rng.choice(SIZES), rng.choice((1e-3, 0.1, 0.4, 0.5, 0.6))
    x, y = pick(rng, 5, 0.5), pick(rng, 5, 0.5)
    dx, dy = rng.choice(((1, 0), (0, 1), (1, 1), (2, 1), (-1, 3)))
    tip = (x + length * dx, y + length * dy)
    return Polygon([(x, y), tip, (x - width * dy, y + width * dx)]), any_polygon(rng, 0.5)


def with_holes(rng: random.Random) -> tuple[Geometry, Geometry]:
    """A polygon without another one, whose hole may touch its edge, and one across it."""
    while True:
        left = repair(shapely.difference(any_polygon(rng), any_polygon(rng))).shape
        if left is not None:
            return left, any_polygon(rng, rng.choice((0.5, 1.0)))


KINDS: dict[str, Draw] = {
    "on grid": on_grid,
    "half steps": on_half_steps,
    "few lines": on_few_lines,
    "touching": touching,
    "vanishing": vanishing,
    "holes": with_holes,
}


def pairs(first: int = 0) -> Iterator[Pair]:
    """All pairs from a number on, every kind in turn; the same number is always the same pair."""
    number = first
    while True:
        rng = random.Random(number)
        kind = [*KINDS][number % len(KINDS)]
        shapes = KINDS[kind](rng)
        yield Pair(number, kind, shapes, rng.choice(PLACES))
        number += 1


# --- what is checked ----------------------------------------------------------------------


def as_days(pair: Pair) -> Iterator[str]:
    """What is wrong with a pair that is cut as two days."""
    days = [DayGround([shape], [0]) for shape in pair.in_degrees]
    yield from wrong_faces("days", pair, cut_faces(days, [0], sliver_m=0))


def as_a_day_added(pair: Pair) -> Iterator[str]:
    one, other = (DayGround([shape], [0]) for shape in pair.in_degrees)
    alone = cut_faces([one], [0], sliver_m=0)
    yield from wrong_faces("a day added", pair, with_day(alone, 1, other, 1, [0], sliver_m=0))


def as_sides(pair: Pair) -> Iterator[str]:
    one, other = (LabelledPolygons([shape], ["drawn"]) for shape in pair.in_degrees)
    found = overlay(one, other, sliver_m=0)
    first, second = (
        np.array([label is not None for label in side], dtype=bool)
        for side in (found.before, found.after)
    )
    yield from wrong_pieces("sides", pair, in_steps(found.shapes, pair), first, second)


WAYS = (as_days, as_a_day_added, as_sides)


def wrong_faces(what: str, pair: Pair, faces: Faces) -> Iterator[str]:
    shapes = in_steps(faces.shapes, pair)
    first, second = (np.array([holds(r, day) for r in faces.runs], dtype=bool) for day in (0, 1))
    yield from wrong_pieces(what, pair, shapes, first, second)
    for day, held in enumerate((first, second)):
        area, drawn = shapely.area(shapes[held]).sum(), ring_area(faces, day)
        # A corner on a straight line is left out where it stands up to a step and a half aside.
        if abs(area - drawn) > 1.5 * shapely.length(shapes[held]).sum() + 1:
            yield f"{what}: the rings of day {day} have {drawn} steps², the faces {area}"


def wrong_pieces(
    what: str, pair: Pair, shapes: np.ndarray, first: np.ndarray, second: np.ndarray
) -> Iterator[str]:
    """What is wrong with pieces of which some belong to the first and some to the second."""
    areas = shapely.area(shapes)
    found = (areas[first].sum(), areas[second].sum(), areas[first & second].sum())
    yield from differs(what, pair, found)
    yield from not_apart(what, shapes)


def in_steps(shapes: Sequence[Geometry], pair: Pair) -> np.ndarray:
    moved = shapely.transform(
        np.array(shapes, dtype=object), lambda points: (points - np.array(pair.place)) / GRID_DEG
    )
    return np.atleast_1d(moved)


def holds(runs: Sequence[tuple[int, int]], day: int) -> bool:
    """Whether a face has the one label on a day."""
    label = [label for start, label in runs if start <= day]
    return bool(label) and label[-1] == 0


def differs(what: str, pair: Pair, found: Sequence[float]) -> Iterator[str]:
    """The ground of the first, of the second and of both, beside what shapely says of it."""
    one, other = pair.shapes
    both = shapely.intersection(one, other)
    # Each line may have moved by a step, and an area therefore by its length.
    slack = 0.75 * (shapely.length(one) + shapely.length(other)) + 1
    for name, area, shape in zip(
        ("first", "second", "both"), found, (one, other, both), strict=True
    ):
        if not math.isclose(area, shapely.area(shape), rel_tol=1e-9, abs_tol=slack):
            yield f"{what}: {name} has {area} steps² and not {shapely.area(shape)}"


def not_apart(what: str, shapes: np.ndarray) -> Iterator[str]:
    """Where faces lie on each other or are no polygons that one can use."""
    if not shapely.is_valid(shapes).all():
        yield f"{what}: a face is no valid polygon"
        return
    together = shapely.area(shapely.union_all(shapes))
    if not math.isclose(together, shapely.area(shapes).sum(), rel_tol=1e-6, abs_tol=1e-3):
        yield f"{what}: faces lie on each other"


def ring_area(faces: Faces, day: int) -> float:
    """The ground within the rings that a page draws on a day, in steps²."""
    rings: dict[int, float] = {}
    for change in rings_by_day(faces):
        if change.day > day:
            break
        for number in change.gone:
            rings.pop(number)
        for number, _, corners in change.come:
            x, y = corners.T.astype(float)
            rings[number] = float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)
    return sum(rings.values())


# --- a run of its own ---------------------------------------------------------------------


def run(count: int, first: int = 0) -> Counter[str]:
    """Cut so many pairs and print what is wrong with the first few; how many failed, by kind."""
    failed: Counter[str] = Counter()
    for pair in islice(pairs(first), count):
        try:
            wrong = [fault for way in WAYS for fault in way(pair)]
        except Exception:
            wrong = [traceback.format_exc(limit=-3)]
        if wrong:
            failed[pair.kind] += 1
            if failed.total() <= SHOWN:
                told = [f"pair {pair.number}, {pair.kind}, at {pair.place}"]
                print("\n".join([*told, *(s.wkt for s in pair.shapes), *wrong]), file=sys.stderr)
    return failed


def main() -> None:
    count, first = [*map(int, sys.argv[1:]), *(PAIRS, 0)[len(sys.argv) - 1 :]]
    began = time.monotonic()
    failed = run(count, first)
    took = time.monotonic() - began
    print(f"{count:,} pairs of degenerate polygons in {took:.0f} s: {failed.total()} failed")
    for kind, number in failed.items():
        print(f"  {kind}: {number}")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
