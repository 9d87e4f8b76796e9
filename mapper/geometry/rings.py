"""The rings around the ground of every label from day to day, out of faces.

Only what a day changes is walked again: rings that no change touches are the same objects on
all days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, repeat

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.chains import Whole, keys_of, points_of
from mapper.geometry.faces import GRID_DEG, Faces, Run
from mapper.geometry.windings import NOTHING

Edge = tuple[int, int]
# A corner that stands this far, in steps of the grid, beside the line through its neighbours is
# one that another day has left there.
STRAIGHT = 1.5
SMALLEST = 3


@dataclass(frozen=True, slots=True)
class DayRings:
    """What a day changes. `gone` and `come`: numbers of rings, with the label and the corners of
    those that come: rows of x and y in steps of the grid, ground on the left, not closed.
    """

    day: int
    gone: tuple[int, ...]
    come: tuple[tuple[int, int, Whole], ...]


def rings_by_day(faces: Faces, grid_deg: float = GRID_DEG) -> Iterator[DayRings]:
    """The rings around all ground of a label, for every day on which they change, in order.

    Where rings touch at a corner they may be taken apart or together: what lies inside is the
    same. Corners that lie on a straight line are left out.
    """
    events, points = _events(faces.shapes, faces.runs, round(1 / grid_deg))
    outlines: dict[int, Outline] = {}
    numbers = count()
    for day in sorted(events):
        gone: list[int] = []
        come: list[tuple[int, int, Whole]] = []
        for label, (removed, added) in sorted(events[day].items()):
            outline = outlines.setdefault(label, Outline())
            lost, found = outline.change(removed, added, numbers)
            gone += lost
            come += [(n, label, without_straights(points[corners])) for n, corners in found]
        yield DayRings(day, tuple(gone), tuple(come))


class Outline:
    """The rings of one label as lists of corners, and the ring that each of their edges is in."""

    def __init__(self) -> None:
        self._corners: dict[int, list[int]] = {}
        self._ring_of: dict[Edge, int] = {}

    def change(
        self, removed: Sequence[Edge], added: Sequence[Edge], numbers: Iterator[int]
    ) -> tuple[list[int], list[tuple[int, list[int]]]]:
        """Take edges away and put others in: the rings that are gone and those that come."""
        cuts: dict[int, list[Edge]] = defaultdict(list)
        for edge in removed:
            cuts[self._ring_of.pop(edge)].append(edge)
        paths = [list(edge) for edge in added]
        for ring, edges in cuts.items():
            paths += pieces(self._corners.pop(ring), edges)
        found = [(next(numbers), corners) for corners in closed(paths)]
        for number, corners in found:
            self._corners[number] = corners
            edges_of = zip(corners, [*corners[1:], corners[0]], strict=True)
            self._ring_of.update(zip(edges_of, repeat(number)))
        return sorted(cuts), found


def pieces(corners: list[int], removed: Sequence[Edge]) -> list[list[int]]:
    """What is left of a ring without some of its edges: paths from corner to corner."""
    gone = {*removed}
    edges = zip(corners, [*corners[1:], corners[0]], strict=True)
    cuts = [place for place, edge in enumerate(edges) if edge in gone]
    turned = corners[cuts[0] + 1 :] + corners[: cuts[0] + 1]
    stops = [cut - cuts[0] for cut in cuts[1:]] + [len(turned)]
    starts = [0, *stops[:-1]]
    found = [turned[start:stop] for start, stop in zip(starts, stops, strict=True)]
    return [path for path in found if len(path) > 1]


def closed(paths: Sequence[list[int]]) -> Iterator[list[int]]:
    """The rings that paths make, which lead on from each other without an open end."""
    leading: dict[int, list[list[int]]] = defaultdict(list)
    for path in reversed(paths):
        leading[path[0]].append(path)
    for path in paths:
        if not leading[path[0]]:
            continue
        ring = leading[path[0]].pop()
        first, ring = ring[0], ring[:]
        while ring[-1] != first:
            ring += leading[ring[-1]].pop()[1:]
        yield ring[:-1]


def without_straights(corners: Whole) -> Whole:
    """The corners without those on the straight line between their neighbours.

    Of several in a row every other one goes at a time, so that a true corner between them stays.
    """
    while len(corners) > SMALLEST:
        straight = are_straight(corners)
        going = straight & ~np.roll(straight, 1)
        if not going.any():
            # All of them are: then any one may go first.
            going[:1] = straight.all()
        if not going.any() or len(corners) - int(going.sum()) < SMALLEST:
            break
        corners = corners[~going]
    return corners


def are_straight(corners: Whole) -> NDArray[np.bool_]:
    """Which corners of a ring lie on the line between their neighbours."""
    around = np.concatenate((corners[-1:], corners, corners[:1]))
    along_x, along_y = (around[2:] - around[:-2]).T
    aside_x, aside_y = (corners - around[:-2]).T
    area = np.abs(along_x * aside_y - along_y * aside_x)
    reach = aside_x * along_x + aside_y * along_y
    square = along_x * along_x + along_y * along_y
    near = area <= STRAIGHT * np.sqrt(square)
    straight: NDArray[np.bool_] = near & (reach >= 0) & (reach <= square)
    return straight


Events = dict[int, dict[int, tuple[list[Edge], list[Edge]]]]


def _events(
    shapes: Sequence[Geometry], runs: Sequence[Sequence[Run]], steps_per_deg: int
) -> tuple[Events, Whole]:
    """By day and label the edges that go and that come, ends as numbers of the points."""
    start, end, left, right, points = edges_of(shapes, steps_per_deg)
    events: Events = defaultdict(lambda: defaultdict(lambda: ([], [])))
    spoken: dict[tuple[object, object], list[tuple[int, int, int]]] = {}
    rows = zip(start.tolist(), end.tolist(), left.tolist(), right.tolist(), strict=True)
    for a, b, one, other in rows:
        beside = (runs[one] if one >= 0 else (), runs[other] if other >= 0 else ())
        if beside not in spoken:
            spoken[beside] = _sides(*beside)
        for day, label, way in spoken[beside]:
            edge = (a, b) if abs(way) == 1 else (b, a)
            events[day][label][way > 0].append(edge)
    return events, points


def _sides(left: Sequence[Run], right: Sequence[Run]) -> list[tuple[int, int, int]]:
    """When an edge is part of a ring: day, label, and 1 or 2 where it comes, -1 or -2 where it
    goes; 1 is with the label on the left, 2 is the other way round.
    """
    found: list[tuple[int, int, int]] = []
    here, there = dict(left), dict(right)
    one = other = NOTHING
    for day in sorted({*here, *there}):
        was = _ways(one, other)
        one, other = here.get(day, one), there.get(day, other)
        now = _ways(one, other)
        found += [(day, label, -way) for label, way in was.items() if now.get(label) != way]
        found += [(day, label, way) for label, way in now.items() if was.get(label) != way]
    return found


def _ways(left: int, right: int) -> Mapping[int, int]:
    if left == right:
        return {}
    return {label: way for label, way in ((left, 1), (right, 2)) if label != NOTHING}


def edges_of(
    shapes: Sequence[Geometry], steps_per_deg: int
) -> tuple[Whole, Whole, Whole, Whole, Whole]:
    """Every edge once: its ends and the shapes on its left and right, -1 for none; the points."""
    oriented = shapely.orient_polygons(np.asarray(shapes, dtype=object), exterior_cw=False)
    rings, shape = shapely.get_rings(oriented, return_index=True)
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    keys = keys_of(np.rint(corners * steps_per_deg).astype(np.int64))
    known, number = np.unique(keys, return_inverse=True)
    number = number.astype(np.int64)
    within = ring[1:] == ring[:-1]
    start, end, face = number[:-1][within], number[1:][within], shape[ring[1:][within]]
    low, high = np.minimum(start, end), np.maximum(start, end)
    codes, edge = np.unique(low * len(known) + high, return_inverse=True)
    left = np.full(len(codes), -1, dtype=np.int64)
    right = left.copy()
    upward = start < end
    left[edge[upward]] = face[upward]
    right[edge[~upward]] = face[~upward]
    return codes // len(known), codes % len(known), left, right, points_of(known)
