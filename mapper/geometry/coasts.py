# SPDX-License-Identifier: MIT
"""Which parts of an outline are coast: where there is no land on the other side.

    ~~~~~~~~~~~
    ~+--------+----      the outline of A is a border along B, and a coast along the sea: told by
    ~|   A    |  B       the borders that a set of countries has, not by what lies near, so that a
    ~+--------+----      strait is no border
    ~~~~~~~~~~~

Arcs that are both are cut in two, and those that are coast are the last of a topology.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice, pairwise
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry, MultiLineString

from mapper.geometry.antimeridian import HALF_DEG, TURN_DEG
from mapper.geometry.shared_lines import shared_lines
from mapper.geometry.topology import arc_positions
from mapper.geometry.validity import polygonal, valid

Topology = Mapping[str, Any]
Flags = NDArray[np.bool_]
Nested = Sequence[Any]
Steps = Sequence[Sequence[int]]
Piece = tuple[Steps, bool]

NO_POINTS = np.empty((0, 2))

# So far do lines of two sources lie apart along one border, and along one coast, in degrees.
BORDER_APART_DEG = 0.1
COAST_APART_DEG = 0.05
# So many corners a piece of a line has.
SHORT = 64
# As coarse as this, ground still lies where it does.
COARSE_DEG = 0.01


def borders_and_coasts(
    own: Sequence[Geometry], others: Sequence[Geometry]
) -> tuple[Geometry, bool]:
    """The lines that `own` countries share with others of one set, point by point: a
    MultiLineString in degrees; and whether any of all have lines that they share with none, where
    none is known to be own.
    """
    if not own:
        return MultiLineString(), bool(others)
    lines = shared_lines(np.array([*own, *others], dtype=object))
    times = np.bincount(lines.used, minlength=len(lines.starts))
    of_own = lines.of_shapes(np.arange(len(own) + len(others)) < len(own))
    every = np.split(lines.points, lines.starts[1:])
    shared = np.flatnonzero(of_own & (times > 1)).tolist()
    borders = MultiLineString([every[nth] for nth in shared])
    return borders, bool((of_own & (times == 1)).any())


def bare_ground(ground: Geometry, units: Geometry, borders: Geometry) -> Geometry:
    """What of some ground has no units on it, without what at its coast is as narrow as two sources
    lie apart; `borders` are what of its outline is no coast.

    Degrees; empty where units have all of it.
    """
    whole = coarse(ground)
    left = polygonal(shapely.difference(whole, coarse(units)))
    parts = shapely.get_parts(left)
    wide = parts[2 * shapely.area(parts) > COAST_APART_DEG * shapely.length(parts)]
    core = shapely.buffer(shapely.union_all(wide), -COAST_APART_DEG / 2, quad_segs=1)
    opened = shapely.buffer(core, COAST_APART_DEG / 2, quad_segs=1)
    along = shapely.buffer(borders, COAST_APART_DEG, quad_segs=1)
    coast = near_to(left, shapely.difference(shapely.boundary(whole), along), COAST_APART_DEG)
    inland = shapely.difference(left, shapely.buffer(coast, COAST_APART_DEG, quad_segs=1))
    # Under units as far as coarse ones may fall short of them.
    beneath = shapely.buffer(inland, 2 * COARSE_DEG, quad_segs=1)
    return polygonal(shapely.union(opened, shapely.intersection(beneath, whole)))


def near_to(ground: Geometry, lines: Geometry, reach_deg: float) -> Geometry:
    """What of some lines lies within reach of some ground, in pieces, with a little more: a ring
    drawn around it is on that ground as one around all of the lines. Where there is as much ground
    as there are lines it would save nothing, and they are what they were.
    """
    if shapely.get_num_coordinates(ground) > shapely.get_num_coordinates(lines):
        return lines
    pieces = np.array([piece for line in shapely.get_parts(lines) for piece in _short(line)])
    parts = shapely.get_parts(ground)
    if not len(pieces) or not len(parts):
        return MultiLineString()
    tree = shapely.STRtree(pieces)
    _, near = tree.query(parts, predicate="dwithin", distance=reach_deg)
    return shapely.multilinestrings(pieces[np.unique(near)])


def _short(line: Geometry) -> Iterator[Geometry]:
    """A line in pieces of few corners. Each begins two steps before the last one ends, so that no
    corner is the end of all that it is in.
    """
    points = shapely.get_coordinates(line)
    if len(points) <= SHORT:
        yield line
        return
    if (points[0] == points[-1]).all():
        points = np.concatenate((points[-2:-1], points, points[1:2]))
    for start in range(0, len(points) - 2, SHORT):
        yield shapely.linestrings(points[start : start + SHORT + 2])


def coarse(ground: Geometry) -> Geometry:
    """Ground with few corners, which still lies where it did."""
    return valid(shapely.simplify(ground, COARSE_DEG, preserve_topology=False))


def coast_last(topology: Topology, name: str, land: Sequence[Geometry]) -> tuple[Topology, int]:
    """A topology of units (object `name`, degrees) whose last arcs are its coast, and the number of
    the first of these: the lines of one unit alone that do not run along any `land`.
    """
    members = topology["objects"][name]["geometries"]
    pieces = _pieces(topology, _used_once(members, len(topology["arcs"])), land)
    inner = [steps for of_arc in pieces for steps, coast in of_arc if not coast]
    coasts = [steps for of_arc in pieces for steps, coast in of_arc if coast]
    numbers = _numbers(pieces, len(inner))
    geometries = [{**member, "arcs": _renumbered(member["arcs"], numbers)} for member in members]
    objects = {name: {**topology["objects"][name], "geometries": geometries}}
    return {**topology, "objects": objects, "arcs": [*inner, *coasts]}, len(inner)


def _used_once(members: Sequence[Topology], count: int) -> Flags:
    """Which of `count` arcs are on the outside: of one ring alone."""
    used = list(_arc_numbers([member["arcs"] for member in members]))
    found: Flags = np.bincount(used, minlength=count) == 1
    return found


def _arc_numbers(arcs: Nested) -> Iterator[int]:
    for one in arcs:
        if isinstance(one, int):
            yield one if one >= 0 else ~one
        else:
            yield from _arc_numbers(one)


def _pieces(topology: Topology, outer: Flags, land: Sequence[Geometry]) -> list[list[Piece]]:
    """Every arc as what of it is coast and what is not, in turn."""
    arcs = arc_positions(topology)
    points = np.concatenate([arcs[nth] for nth in np.flatnonzero(outer).tolist()] or [NO_POINTS])
    near = iter(_near(points, land))
    return [
        _in_turn(steps, list(islice(near, len(at)))) if out else [(steps, False)]
        for steps, at, out in zip(topology["arcs"], arcs, outer.tolist(), strict=True)
    ]


def _near(points: NDArray[np.float64], land: Sequence[Geometry]) -> list[bool]:
    """Which of some points lie along land (longitudes from -180 to 180), or as far from it as two
    sources lie apart.
    """
    lon, lat = points.T
    dots = shapely.points((lon + HALF_DEG) % TURN_DEG - HALF_DEG, lat)
    found = np.zeros(len(points), dtype=bool)
    for ground in land:
        shapely.prepare(ground)
        found |= shapely.dwithin(dots, ground, BORDER_APART_DEG)
    along: list[bool] = found.tolist()
    return along


def _in_turn(steps: Steps, near: Sequence[bool]) -> list[Piece]:
    """An arc cut where coast begins or ends; a step is coast unless both its ends are near land."""
    coast = [not (one and other) for one, other in pairwise(near)]
    cuts = [nth for nth in range(1, len(coast)) if coast[nth] != coast[nth - 1]]
    at = np.cumsum(np.array(steps), axis=0).tolist()
    return [
        ([at[first], *steps[first + 1 : last + 1]], coast[first])
        for first, last in pairwise([0, *cuts, len(coast)])
    ]


def _numbers(pieces: Sequence[Sequence[Piece]], first_coast: int) -> list[list[int]]:
    """Of each arc the numbers of its pieces, those of coasts after all others."""
    inner, coasts = count(), count(first_coast)
    return [[next(coasts if coast else inner) for _, coast in of_arc] for of_arc in pieces]


def _renumbered(arcs: Nested, numbers: Sequence[Sequence[int]]) -> list[Any]:
    """Rings of arcs as rings of their pieces."""
    if arcs and not isinstance(arcs[0], int):
        return [_renumbered(one, numbers) for one in arcs]
    return [
        piece
        for arc in arcs
        for piece in (numbers[arc] if arc >= 0 else [~one for one in reversed(numbers[~arc])])
    ]
