# SPDX-License-Identifier: MIT
"""A history of drawn ground cut once along every line of every day.

    first day          second day         faces, and what they were
+-----------+       +-------+---+       +-------+---+
|    red    |       |  red  |   |       |   1   | 2 |    1 red, red
+-----------+       +-------+   |       +-------+---+    2 red, blue
|   blue    |       |   blue    |       |     3     |    3 blue, blue
+-----------+       +-----------+       +-----------+
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry, Polygon

from mapper.errors import CutError
from mapper.geometry.adjacency import Floats, beside_edges
from mapper.geometry.area import area_digits, area_km2
from mapper.geometry.chains import (
    Chain,
    Ends,
    Keys,
    LabelledSegments,
    Whole,
    change,
    ends_of,
    joined,
    points_of,
)
from mapper.geometry.noding import EndlessNoding, Noded, Spread, node
from mapper.geometry.planar_graph import Plane, edges_around, plane_of
from mapper.geometry.ranges import rows_of
from mapper.geometry.slivers import hosts_of_slivers, thickness_m
from mapper.geometry.tangles import must_not_tangle
from mapper.geometry.windings import NOTHING, LabelRuns, Turns, counted_as, held, turns_of

GRID_DEG = 1e-6
# Finer than that whole numbers would overflow on the way round the world.
FINEST_DEG = 1e-6
SLIVER_M = 10.0
# No face has ever had a label there: the history of what lies around everything.
NEVER = 0
# How far cutting may move a line, in steps of the grid; and what sums of areas may be off by.
MOST_MOVED = 3.0
# And what part of a label's ground on a day thin pieces may be that go to another.
MOST_LOST = 1e-4
ROUNDING = 1e-9

Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DayGround:
    """Polygons in WGS84 degrees with the number of a label each, as drawn for one day."""

    shapes: Sequence[Geometry]
    labels: Sequence[int]


@dataclass(frozen=True, slots=True)
class Cover:
    """Ground with two labels: on the day (its number) on which it was largest, its km²."""

    kept: int
    covered: int
    day: int
    area_km2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """Connected pieces of ground that share no ground, of which neighbours differ some day.

    - `shapes`: polygons in WGS84 degrees, corners on the grid; from west to east.
    - `runs`: of each its labels, as pairs of the number of the day from which on it holds and
      the number of the label, `windings.NOTHING` where there is none from then on.
    - `slivers`, `slivers_km2`: how many pieces were joined to a neighbour for their thinness,
      and their ground, which has the runs of that neighbour now.
    - `covers`: every pair of labels that lay on the same ground some day.
    - `lines`: how many different segments were drawn on all days together.
    """

    shapes: tuple[Polygon, ...]
    runs: tuple[tuple[Run, ...], ...]
    area_km2: tuple[float, ...]
    slivers: int = 0
    slivers_km2: float = 0.0
    covers: tuple[Cover, ...] = ()
    lines: int = 0


def cut_faces(
    days: Sequence[DayGround],
    rank: Sequence[int],
    *,
    counts_as: Sequence[int] | None = None,
    grid_deg: float = GRID_DEG,
    sliver_m: float = SLIVER_M,
    spread: Spread | None = None,
) -> Faces:
    """Cut the ground of all days into faces.

    `rank` has a number for every label: where several lie on one face the highest counts, and
    is told as its `counts_as`, another label or itself.
    The ground of a label on a day is the union of the faces that have it then, but for two
    things: lines move by about a step of the grid (`grid_deg`, one millionth of a degree at the
    finest), and pieces thinner than `sliver_m` metres on average go to the neighbour that they
    share the longest line with, for all days. 0 keeps all pieces, and those stay without which
    a label would lose or win more than `MOST_LOST` of its ground on some day.

    `spread` has the lines cut by others, to the same faces.

    What is done grows with the segments that differ from day to day, and with reading each day
    once. Raises CutError where lines of all days cross each other beyond all measure (see
    `tangles`), and where a day has lost or gained ground in the cut.
    """
    steps = round(1 / max(grid_deg, FINEST_DEG))
    chain, day = changes(days, steps)
    if not len(chain):
        return Faces(shapes=(), runs=(), area_km2=())
    low, high, line = _lines_once(chain)
    must_not_tangle(*(in_degrees(keys, steps) for keys in (low, high)))
    try:
        noded = node(low, high, spread=spread)
    except EndlessNoding as error:
        raise CutError(
            f"the lines cannot be cut: {error}", at=degrees_of(error.at, steps)
        ) from None
    plane = plane_of(noded.points, noded.edges)
    turns = turns_of(plane, noded, day, chain.label, line, chain.times)
    must_balance(chain, day, line, noded, plane, turns, steps)
    found = held(turns, len(plane.stop), rank)
    areas = _areas(plane, steps)
    covers = tuple(_covers(found, areas))
    if counts_as is not None:
        found = counted_as(found, counts_as)
    history, runs = _histories(found, len(plane.stop))
    hosts = _hosts(history, noded, plane, areas, steps, sliver_m)
    gone = _to_spare(hosts, history, runs, areas, len(days))
    history[gone] = [history[hosts[face]] for face in gone.tolist()]
    shapes, numbers = _from_west_to_east(*_joined(history, noded, plane), steps)
    sizes = area_km2(list(shapes))
    return Faces(
        shapes=tuple(shapes),
        runs=tuple(runs[number] for number in numbers),
        # Rounded, so that sums are the same wherever they are made.
        area_km2=tuple(np.round(sizes, area_digits(float(sizes.sum()))).tolist()),
        slivers=len(gone),
        slivers_km2=math.fsum(areas[gone].tolist()),
        covers=covers,
        lines=len(low),
    )


def changes(days: Sequence[DayGround], steps_per_deg: int) -> tuple[Chain, Whole]:
    """How the lines of each day differ from those of the day before, and on which day."""
    before, ends, chains = DayGround((), ()), dict[int, Ends](), []
    for after in days:
        # A shape that is the very same one on both days has not changed.
        gone, come = _without_others(before, after), _without_others(after, before)
        ends |= zip(map(id, come.shapes), ends_of(come.shapes, steps_per_deg), strict=True)
        chains.append(change(_labelled(gone, ends), _labelled(come, ends)))
        before, ends = after, {shape: ends[shape] for shape in map(id, after.shapes)}
    return joined(chains), np.repeat(np.arange(len(chains)), [len(chain) for chain in chains])


def _labelled(ground: DayGround, ends: Mapping[int, Ends]) -> LabelledSegments:
    """The lines of polygons, of whose shapes the `ends` of the lines are known."""
    own = [ends[id(shape)] for shape in ground.shapes]
    none = np.empty(0, dtype=np.uint64)
    return LabelledSegments(
        np.concatenate([none, *(start for start, _ in own)]),
        np.concatenate([none, *(end for _, end in own)]),
        np.repeat(np.asarray(ground.labels, dtype=np.int64), [len(start) for start, _ in own]),
    )


def _without_others(ground: DayGround, others: DayGround) -> DayGround:
    """The polygons of a day without those, the same objects with the same labels, that the `others`
    have, each as often as they have it.
    """
    times = Counter(_named(others))
    kept = []
    for nth, name in enumerate(_named(ground)):
        if times[name]:
            times[name] -= 1
        else:
            kept.append(nth)
    return DayGround([ground.shapes[nth] for nth in kept], [ground.labels[nth] for nth in kept])


def _named(ground: DayGround) -> Iterator[tuple[int, int]]:
    return zip(map(id, ground.shapes), ground.labels, strict=True)


def _lines_once(chain: Chain) -> tuple[NDArray[np.uint64], NDArray[np.uint64], Whole]:
    """The ends of every line, each once, and the number of the line of every row."""
    points, number = np.unique(np.concatenate((chain.low, chain.high)), return_inverse=True)
    low, high = np.split(number.astype(np.int64), 2)
    codes, line = np.unique(low * len(points) + high, return_inverse=True)
    return points[codes // len(points)], points[codes % len(points)], line.astype(np.int64)


def _areas(plane: Plane, steps_per_deg: int) -> Floats:
    """Square kilometres of every face, nothing for the outside."""
    shapes = shapely.transform(plane.shapes, lambda points: points / steps_per_deg)
    return np.concatenate(([0.0], area_km2(list(shapes))))


# --- histories ----------------------------------------------------------------------------


def _histories(found: LabelRuns, count: int) -> tuple[Whole, list[tuple[Run, ...]]]:
    """The number of the history of every face, and the histories; the first is that of none."""
    numbers: dict[tuple[Run, ...], int] = {(): NEVER}
    history = np.full(count, NEVER, dtype=np.int64)
    faces, starts = np.unique(found.face, return_index=True)
    rows = list(zip(found.day.tolist(), found.label.tolist(), strict=True))
    stops = [*starts.tolist(), len(rows)][1:]
    for face, start, stop in zip(faces.tolist(), starts.tolist(), stops, strict=True):
        history[face] = numbers.setdefault(tuple(rows[start:stop]), len(numbers))
    return history, list(numbers)


def _hosts(
    history: Whole, noded: Noded, plane: Plane, areas: Floats, steps_per_deg: int, sliver_m: float
) -> dict[int, int]:
    """For each thin face the neighbour that it goes to, if that has a history."""
    places = points_of(noded.points) / steps_per_deg
    start, end = places[noded.edges].swapaxes(0, 1)
    around = beside_edges(plane.left - 1, plane.right - 1, start, end).around(len(areas) - 1)
    thin = np.append(False, thickness_m(areas[1:], around) < sliver_m)
    # Ground that is nobody's on all days takes in no other.
    ground = (history != NEVER) | thin
    left, right = (np.where(ground[side], side, 0) - 1 for side in (plane.left, plane.right))
    lines = beside_edges(left, right, start, end)
    host = hosts_of_slivers(lines, areas[1:], thin[1:])
    return {face + 1: into + 1 for face, into in sorted(host.items()) if history[into + 1] != NEVER}


def _to_spare(
    hosts: Mapping[int, int],
    history: Whole,
    runs: Sequence[tuple[Run, ...]],
    areas: Floats,
    days: int,
) -> Whole:
    """The thin faces that no label misses, or has too much of, on any day.

    A face that is a large part of what a label has on some day stays, however thin it is.
    """
    if not hosts:
        return np.empty(0, dtype=np.int64)
    labels = 1 + max(label for one in runs for _, label in one)
    whole = np.bincount(history, areas, len(runs))
    ground = _over_days(enumerate(whole.tolist()), runs, labels, days)
    own = [(int(history[face]), float(areas[face])) for face in hosts]
    new = [(int(history[into]), float(areas[face])) for face, into in hosts.items()]
    moved = _over_days(new, runs, labels, days) - _over_days(own, runs, labels, days)
    wrong = np.abs(moved) > MOST_LOST * ground
    many = np.cumsum(np.column_stack((np.zeros(labels, dtype=np.int64), wrong)), axis=1)

    def is_missed(number: int) -> bool:
        return any(
            many[label, end] > many[label, start]
            for label, start, end in _spans(runs[number], days)
        )

    missed = {number: is_missed(number) for number in {number for number, _ in (*own, *new)}}
    return np.array(
        [
            face
            for face, into in hosts.items()
            if history[face] == history[into]
            or not (missed[int(history[face])] or missed[int(history[into])])
        ],
        dtype=np.int64,
    )


def _over_days(
    parts: Iterable[tuple[int, float]], runs: Sequence[tuple[Run, ...]], labels: int, days: int
) -> Floats:
    """The km² of every label (rows) on every day (columns) of faces with a history each."""
    by: dict[int, float] = {}
    for number, area in parts:
        by[number] = by.get(number, 0.0) + area
    steps = np.zeros((labels, days + 1))
    for number, area in by.items():
        for label, start, end in _spans(runs[number], days):
            steps[label, start] += area
            steps[label, end] -= area
    ground: Floats = np.cumsum(steps, axis=1)[:, :-1]
    return ground


def _spans(runs: Sequence[Run], days: int) -> Iterator[tuple[int, int, int]]:
    """Every label of a history with the day from which on it holds and that on which it ends."""
    ends = [*(day for day, _ in runs[1:]), days]
    for (start, label), end in zip(runs, ends, strict=False):
        if label != NOTHING:
            yield label, start, end


def _joined(history: Whole, noded: Noded, plane: Plane) -> tuple[NDArray[np.object_], Whole]:
    """Polygons (steps of the grid) of neighbouring faces with one history, and its number."""
    left, right = history[plane.left], history[plane.right]
    kept = left != right
    edges = noded.edges[kept]
    places = points_of(noded.points).astype(float)
    shapes = shapely.get_parts(shapely.polygonize(shapely.linestrings(rows_of(places, edges))))
    shapes = shapely.orient_polygons(shapes, exterior_cw=False)
    shape, start, end = edges_around(shapes, noded.points)
    first = np.unique(shape, return_index=True)[1]
    low, high = np.minimum(start, end)[first], np.maximum(start, end)[first]
    count = len(noded.points)
    edge = np.searchsorted(edges[:, 0] * count + edges[:, 1], low * count + high)
    upward = start[first] < end[first]
    numbers = np.where(upward, left[kept][edge], right[kept][edge])
    held = numbers != NEVER
    return shapes[held], numbers[held]


def _from_west_to_east(
    shapes: NDArray[np.object_], numbers: Whole, steps_per_deg: int
) -> tuple[NDArray[np.object_], list[int]]:
    """The same in degrees and in one order, whatever order the days came in."""
    normal = shapely.normalize(shapes)
    order = west_to_east(normal)
    degrees = shapely.transform(normal[order], lambda points: points / steps_per_deg)
    return degrees, numbers[order].tolist()


def west_to_east(shapes: NDArray[np.object_]) -> Whole:
    """The order of shapes by the boxes around them."""
    west, south, east, north = shapely.bounds(shapes).reshape(-1, 4).T
    return np.lexsort((north, east, south, west))


# --- what to tell -------------------------------------------------------------------------


def _covers(found: LabelRuns, areas: Floats) -> Iterator[Cover]:
    """Pairs of labels with the day on which they lay on most common ground, largest first."""
    face, day, kept, covered = found.covered.T
    rows: dict[tuple[int, int], dict[int, float]] = {}
    before: dict[int, tuple[int, int]] = {}
    for nth in np.lexsort((face, day)).tolist():
        one, pair = int(face[nth]), (int(kept[nth]), int(covered[nth]))
        for key, sign in ((before.get(one), -1.0), (pair, 1.0)):
            if key is not None and key[1] != NOTHING:
                by_day = rows.setdefault(key, {})
                by_day[int(day[nth])] = by_day.get(int(day[nth]), 0.0) + sign * areas[one]
        before[one] = pair
    covers = [_largest(pair, by_day) for pair, by_day in rows.items()]
    yield from sorted(covers, key=lambda cover: (-cover.area_km2, cover.kept, cover.covered))


def _largest(pair: tuple[int, int], by_day: dict[int, float]) -> Cover:
    """The day on which a sum of changes is largest, the first of several."""
    days = sorted(by_day)
    sums = np.cumsum([by_day[day] for day in days])
    nth = int(np.argmax(sums))
    return Cover(*pair, days[nth], float(sums[nth]))


# --- the balance --------------------------------------------------------------------------


def must_balance(
    chain: Chain,
    day: Whole,
    line: Whole,
    noded: Noded,
    plane: Plane,
    turns: Turns,
    steps_per_deg: int,
) -> None:
    """CutError unless faces win and lose on each day what the lines of that day enclose.

    Twice over: what is added to the faces of a label is what the lines enclose once they are
    cut (Green's theorem), and cutting has moved no line by more than some steps of the grid.
    """
    labels = int(chain.label.max()) + 1
    count = labels * (int(day.max()) + 1)
    sizes = np.concatenate(([0.0, 0.0], np.cumsum(shapely.area(plane.shapes))))
    added = turns.by * (sizes[turns.stop] - sizes[turns.start])
    faces = np.bincount(turns.day * labels + turns.label, added, count)
    places = (points_of(noded.points) - points_of(noded.points[:1])).astype(float)
    swept = _swept(places[noded.edges])[noded.edge] * noded.times
    of_line = np.bincount(noded.segment, swept)
    ends = np.column_stack((chain.low, chain.high)).ravel()
    drawn = (points_of(ends) - points_of(noded.points[:1])).astype(float).reshape(-1, 2, 2)
    key = day * labels + chain.label
    cut = np.bincount(key, chain.times * of_line[line], count)
    whole = np.bincount(key, chain.times * _swept(drawn), count)
    lengths = np.hypot(*(drawn[:, 1] - drawn[:, 0]).T)
    moved = MOST_MOVED * np.bincount(key, np.abs(chain.times) * lengths, count) + 1
    rounding = ROUNDING * np.bincount(key, np.abs(chain.times * of_line[line]), count) + 1
    wrong = (np.abs(faces - cut) > rounding) | (np.abs(cut - whole) > moved)
    if wrong.any():
        nth = int(np.argmax(wrong))
        own = np.flatnonzero(key == nth)
        off = np.abs(_swept(drawn[own]) - of_line[line[own]])
        worst = points_of(chain.low[own[[int(np.argmax(off))]]])[0].tolist()
        raise CutError(
            "cutting its lines changed its ground",
            day=nth // labels,
            at=degrees_of(worst, steps_per_deg),
        )


def in_degrees(keys: Keys, steps_per_deg: int) -> Floats:
    """Points of the grid as longitudes, and then latitudes."""
    return np.ascontiguousarray(points_of(keys).T) / steps_per_deg


def degrees_of(point: Sequence[int], steps_per_deg: int) -> tuple[float, float]:
    """Longitude and latitude of a point of the grid."""
    return point[0] / steps_per_deg, point[1] / steps_per_deg


def _swept(lines: Floats) -> Floats:
    """The area between each line and the origin, above zero if it runs counter-clockwise."""
    (x, y), (to_x, to_y) = lines[:, 0].T, lines[:, 1].T
    swept: Floats = (x * to_y - to_x * y) / 2
    return swept
