# SPDX-License-Identifier: MIT
"""The rings around the ground of every label from day to day, out of faces.

Only what a day changes is walked again: rings that no change touches are the same objects on
all days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise, repeat

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.chains import Whole, keys_of, points_of
from mapper.geometry.faces import GRID_DEG, Faces, Run
from mapper.geometry.ranges import rows_of
from mapper.geometry.windings import NOTHING

Edge = tuple[int, int]
# A row of corners, by their numbers, and the ring whose edges it has, if it is of one.
Path = tuple[int, Whole]
NO_RING = -1
# A corner that stands this far, in steps of the grid, beside the line through its neighbours is
# one that another day has left there.
STRAIGHT = 1.5
SMALLEST = 3
# So many corners are looked at together.
AT_ONCE = 60_000


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
    for days in _together(_rings_by_day(faces, grid_deg)):
        plain = iter(without_straights([corners for day in days for _, _, corners in day.come]))
        for day in days:
            come = tuple((number, label, next(plain)) for number, label, _ in day.come)
            yield DayRings(day.day, day.gone, come)


def _together(days: Iterable[DayRings]) -> Iterator[list[DayRings]]:
    """Days in their order, as many at a time as have some corners together."""
    some: list[DayRings] = []
    corners = 0
    for day in days:
        some.append(day)
        corners += sum(len(ring) for _, _, ring in day.come)
        if corners >= AT_ONCE:
            yield some
            some, corners = [], 0
    yield some


def _rings_by_day(faces: Faces, grid_deg: float) -> Iterator[DayRings]:
    """The rings with all of their corners."""
    events, points = _events(faces.shapes, faces.runs, round(1 / grid_deg))
    outlines: dict[int, Outline] = {}
    numbers = count()
    for day in sorted(events):
        gone: list[int] = []
        come: list[tuple[int, int, Whole]] = []
        for label, (removed, added) in sorted(events[day].items()):
            outline = outlines.setdefault(label, Outline(len(points)))
            lost, found = outline.change(removed, added, numbers)
            gone += lost
            come += [(number, label, rows_of(points, corners)) for number, corners in found]
        yield DayRings(day, tuple(gone), tuple(come))


class Outline:
    """The rings of one label as rows of corners, and the ring that each of their edges is in.

    A ring that changes is another, with another number. Here it stays the same, so that most of its
    edges are left as they are.
    """

    def __init__(self, points: int) -> None:
        """`points`: how many corners there are."""
        self._corners: dict[int, Whole] = {}
        self._is_cut = np.zeros(points, dtype=np.bool_)
        self._number_of: dict[int, int] = {}
        self._ring_of: dict[Edge, int] = {}
        self._rings = count()

    def change(
        self, removed: Sequence[Edge], added: Sequence[Edge], numbers: Iterator[int]
    ) -> tuple[list[int], list[tuple[int, Whole]]]:
        """Take edges away and put others in: the rings that are gone and those that come."""
        cuts: dict[int, list[Edge]] = defaultdict(list)
        for edge in removed:
            cuts[self._ring_of.pop(edge)].append(edge)
        paths: list[Path] = [(NO_RING, edge) for edge in np.array(added, dtype=np.int64)]
        for ring, edges in cuts.items():
            paths += [(ring, path) for path in pieces(self._corners.pop(ring), edges, self._is_cut)]
        gone = sorted(self._number_of.pop(ring) for ring in cuts)
        chains = [*chained(paths)]
        found = [(next(numbers), joined(chain)) for chain in chains]
        kept = rings_kept(chains)
        for (number, corners), chain, before in zip(found, chains, kept, strict=True):
            ring = next(self._rings) if before == NO_RING else before
            self._number_of[ring], self._corners[ring] = number, corners
            for was, path in chain:
                if was != ring:
                    self._ring_of.update(zip(pairwise(path.tolist()), repeat(ring)))
        return gone, found


def rings_kept(chains: Sequence[Sequence[Path]]) -> list[int]:
    """Which of the rings before each ring goes on from, by its longest path; each goes on once."""
    kept = [NO_RING] * len(chains)
    longest = sorted(
        ((len(path), ring, nth) for nth, chain in enumerate(chains) for ring, path in chain),
        reverse=True,
    )
    taken = {NO_RING}
    for _, ring, nth in longest:
        if ring not in taken and kept[nth] == NO_RING:
            kept[nth] = ring
            taken.add(ring)
    return kept


def pieces(corners: Whole, removed: Sequence[Edge], is_cut: NDArray[np.bool_]) -> list[Whole]:
    """What is left of a ring without some of its edges: paths from corner to corner.

    `is_cut` has a place for every corner there is, all of them free before and after.
    """
    gone, starts = {*removed}, [start for start, _ in removed]
    is_cut[starts] = True
    met = np.flatnonzero(is_cut[corners])
    is_cut[starts] = False
    edges = zip(corners[met].tolist(), corners[(met + 1) % len(corners)].tolist(), strict=True)
    cuts = [place for place, edge in zip(met.tolist(), edges, strict=True) if edge in gone]
    turned = np.roll(corners, -1 - cuts[0])
    return [path for path in np.split(turned, [cut - cuts[0] for cut in cuts[1:]]) if len(path) > 1]


def closed(paths: Sequence[Whole]) -> Iterator[Whole]:
    """The rings that paths make, which lead on from each other without an open end."""
    return map(joined, chained([(NO_RING, path) for path in paths]))


def chained(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """The paths of every ring that they make, which lead on from each other."""
    ends = [(int(path[0]), int(path[-1])) for _, path in paths]
    leading: dict[int, list[int]] = defaultdict(list)
    for nth in range(len(paths) - 1, -1, -1):
        leading[ends[nth][0]].append(nth)
    for first, _ in ends:
        if not leading[first]:
            continue
        chain = [leading[first].pop()]
        while (end := ends[chain[-1]][1]) != first:
            chain.append(leading[end].pop())
        yield [paths[nth] for nth in chain]


def joined(chain: Sequence[Path]) -> Whole:
    """The corners of a ring, not closed."""
    return np.concatenate([path[:-1] for _, path in chain])


def without_straights(rings: Sequence[Whole]) -> list[Whole]:
    """What `without_straights_of_one` leaves of each ring, found of all at once: a step for one is
    as long as a step for many.
    """
    if not rings:
        return []
    lengths = np.array([len(ring) for ring in rings])
    corners, of_ring = np.concatenate(rings), np.repeat(np.arange(len(rings)), lengths)
    ends = np.cumsum(lengths)
    places = np.arange(len(corners))
    before, after = places - 1, places + 1
    before[ends - lengths], after[ends - 1] = ends - 1, ends - lengths
    stays = np.ones(len(corners), dtype=np.bool_)
    left = lengths.copy()
    straight = are_straight(corners, places, before, after)
    going = places[straight & ~straight[before]]
    while len(going):
        fewer = left - np.bincount(of_ring[going], minlength=len(rings))
        going = going[(fewer >= SMALLEST)[of_ring[going]]]
        left = np.where(fewer >= SMALLEST, fewer, left)
        stays[going] = False
        going = _go(going, corners, straight, before, after)
    # Of a ring that is straight throughout any corner may go first: that is a case by itself.
    crooked = np.bincount(of_ring[stays & ~straight], minlength=len(rings)) > 0
    kept = np.split(rows_of(corners, np.flatnonzero(stays)), np.cumsum(left)[:-1])
    pairs = zip(rings, kept, crooked.tolist(), strict=True)
    return [found if plain else without_straights_of_one(ring) for ring, found, plain in pairs]


def without_straights_of_one(corners: Whole) -> Whole:
    """The corners of a ring without those on the straight line between their neighbours.

    Of several in a row the first goes at a time, so that a true corner between them stays. Only
    beside those that went is anything asked again.
    """
    places = np.arange(len(corners))
    before, after = np.roll(places, 1), np.roll(places, -1)
    stays = np.ones(len(corners), dtype=np.bool_)
    left = len(corners)
    straight = are_straight(corners, places, before, after)
    going = places[straight & ~straight[before]]
    while left > SMALLEST:
        if not len(going) and straight[stays].all():
            # All of them are: then any one may go first.
            going = np.flatnonzero(stays)[:1]
        if not len(going) or left - len(going) < SMALLEST:
            break
        stays[going], left = False, left - len(going)
        going = _go(going, corners, straight, before, after)
    return corners[stays]


def _go(
    going: Whole, corners: Whole, straight: NDArray[np.bool_], before: Whole, after: Whole
) -> Whole:
    """Take corners out from between their neighbours; those that go next, beside them."""
    after[before[going]], before[after[going]] = after[going], before[going]
    beside = np.concatenate((before[going], after[going]))
    straight[beside] = are_straight(corners, beside, before, after)
    asked = np.concatenate((beside, after[beside]))
    found = np.sort(asked[straight[asked] & ~straight[before[asked]]])
    # `np.unique` takes long even for few, and this is asked of few corners many times.
    return found[np.diff(found, prepend=-1) > 0]


def are_straight(corners: Whole, places: Whole, before: Whole, after: Whole) -> NDArray[np.bool_]:
    """Whether the corners at some places of a ring lie on the line between their neighbours."""
    start = rows_of(corners, before[places])
    along_x, along_y = (rows_of(corners, after[places]) - start).T
    aside_x, aside_y = (rows_of(corners, places) - start).T
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
    edges = zip(start.tolist(), end.tolist(), left.tolist(), right.tolist(), strict=True)
    for a, b, one, other in edges:
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
        new_one, new_other = here.get(day, one), there.get(day, other)
        # Between two that are alike there is no edge.
        was_edge, is_edge = one != other, new_one != new_other
        left_stays = was_edge and is_edge and one == new_one
        right_stays = was_edge and is_edge and other == new_other
        if was_edge and not left_stays and one != NOTHING:
            found.append((day, one, -1))
        if was_edge and not right_stays and other != NOTHING:
            found.append((day, other, -2))
        if is_edge and not left_stays and new_one != NOTHING:
            found.append((day, new_one, 1))
        if is_edge and not right_stays and new_other != NOTHING:
            found.append((day, new_other, 2))
        one, other = new_one, new_other
    return found


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
