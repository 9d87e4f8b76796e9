# SPDX-License-Identifier: MIT
"""Shapes that share borders, stored with every border once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely import Geometry, MultiPolygon, Polygon

from mapper.geometry.arc_text import PackedArcs
from mapper.geometry.arcs import Grid, encode_on, grid_over
from mapper.geometry.ranges import begins_of
from mapper.geometry.validity import polygonal, valid

Box = tuple[float, float, float, float]
Topology = Mapping[str, Any]
Decoded = tuple[str, Mapping[str, Any], Geometry]
Arcs = Sequence[NDArray[np.float64]]
ArcBoxes = tuple[NDArray[np.float64], NDArray[np.float64]]

NO_GRID: Grid = {"scale": [1.0, 1.0], "translate": [0.0, 0.0]}


# --- TopoJSON -----------------------------------------------------------------------------


def encode(
    shapes: Sequence[Geometry],
    ids: Sequence[str],
    name: str,
    quantization: int,
    *,
    around: bool = False,
) -> dict[str, Any]:
    """TopoJSON of polygons (WGS84 degrees) as the object `name`, every shared border once.

    Positions are rounded to a grid of `quantization` positions over the bounds, so that no
    point moves by more than half a step. The geometries carry the `ids`, in their order.
    Lines and points, such as cutting leaves behind, are left out. `around`: for a map around a
    pole, on which the lines of 180 degrees east and west are one.
    """
    ground = [polygonal(shape) for shape in shapes]
    grid = grid_over(ground, quantization) if ground else NO_GRID
    return encode_on(grid, name, ids, ground, around=around)


def decode(topology: Topology, object_name: str, within: Box | None = None) -> list[Decoded]:
    """Id, properties and shape (WGS84 degrees) of each area of an object of a TopoJSON.

    With `within` (west, south, east, north) only of those of which some polygon's box meets it,
    whole; the others are passed over fast. KeyError where there is no such object.
    """
    flat, ends = _flat_positions(topology)
    arcs = _cut(flat, ends)
    members = topology["objects"][object_name]["geometries"]
    if within is not None:
        members = _that_meet(members, _arc_boxes(flat, ends), within)
    return [
        (str(member.get("id", "")), member.get("properties", {}), _shape(member, arcs))
        for member in members
    ]


def arc_positions(topology: Topology) -> list[NDArray[np.float64]]:
    """Every arc as an array of positions, longitude first."""
    return _cut(*_flat_positions(topology))


def _flat_positions(topology: Topology) -> tuple[NDArray[np.float64], NDArray[Any]]:
    """The positions of all arcs one after the other, and where each of them ends."""
    packed = topology["arcs"]
    if not isinstance(packed, PackedArcs):
        packed = _pack(packed)
    flat, lengths = packed.points, packed.lengths
    ends = np.cumsum(lengths)
    if "transform" in topology:
        flat = _from_steps(flat, ends - lengths, lengths, topology["transform"])
    return flat, ends


def _pack(arcs: Sequence[Any]) -> PackedArcs:
    lengths = np.fromiter(map(len, arcs), dtype=int)
    numbers = chain.from_iterable(chain.from_iterable(arcs))
    flat = np.fromiter(numbers, dtype=float, count=2 * int(lengths.sum())).reshape(-1, 2)
    return PackedArcs(flat, lengths)


def _cut(flat: NDArray[np.float64], ends: NDArray[Any]) -> list[NDArray[np.float64]]:
    """Positions of all arcs to one array for each, without copying."""
    stops = ends.tolist()
    return [flat[start:stop] for start, stop in zip([0, *stops], stops, strict=False)]


def _from_steps(
    steps: NDArray[np.float64], starts: NDArray[Any], lengths: NDArray[Any], transform: Topology
) -> NDArray[np.float64]:
    """Positions in degrees out of whole steps from point to point, anew in every arc."""
    summed = np.cumsum(steps, axis=0)
    before = summed[starts] - steps[starts]
    grid = summed - np.repeat(before, lengths, axis=0)
    degrees: NDArray[np.float64] = grid * transform["scale"] + transform["translate"]
    return degrees


def _arc_boxes(flat: NDArray[np.float64], ends: NDArray[Any]) -> ArcBoxes:
    """West and south, and east and north, of every arc."""
    starts = np.concatenate([[0], ends[:-1]]) if len(ends) else ends
    return np.minimum.reduceat(flat, starts), np.maximum.reduceat(flat, starts)


def _that_meet(members: Sequence[Topology], boxes: ArcBoxes, within: Box) -> list[Topology]:
    """The members of which the box around some polygon meets another box."""
    polygons = [_polygons(member) for member in members]
    rings = [polygon[0] for of_one in polygons for polygon in of_one]
    if not rings:
        return []
    owners = np.repeat(np.arange(len(members)), [*map(len, polygons)])
    lengths = np.fromiter(map(len, rings), dtype=int, count=len(rings))
    arcs = np.fromiter(chain.from_iterable(rings), dtype=int, count=int(lengths.sum()))
    arcs = np.where(arcs < 0, ~arcs, arcs)
    starts = begins_of(lengths)
    low = np.minimum.reduceat(boxes[0][arcs], starts)
    high = np.maximum.reduceat(boxes[1][arcs], starts)
    west, south, east, north = within
    meets = ((low <= (east, north)) & (high >= (west, south))).all(axis=1)
    return [members[nth] for nth in np.unique(owners[meets]).tolist()]


def _shape(member: Topology, arcs: Arcs) -> Geometry:
    polygons = [
        Polygon(rings[0], rings[1:])
        for polygon in _polygons(member)
        if (rings := list(_rings(polygon, arcs)))
    ]
    shape = polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
    # Rounding to a grid can make a ring touch itself.
    return valid(shape)


def _polygons(member: Topology) -> Sequence[Sequence[Sequence[int]]]:
    if member["type"] == "Polygon":
        return [member["arcs"]]
    return member["arcs"] if member["type"] == "MultiPolygon" else []


def _rings(polygon: Iterable[Sequence[int]], arcs: Arcs) -> Iterable[NDArray[np.float64]]:
    """The rings of a polygon, without those that rounding has shrunk to nothing."""
    for indices in polygon:
        # The first point of an arc is the last one of the arc before.
        pieces = [_run(arcs, index)[bool(nth) :] for nth, index in enumerate(indices)]
        ring = np.concatenate(pieces)
        if len(ring) >= 4:
            yield ring


def _run(arcs: Arcs, index: int) -> NDArray[np.float64]:
    """An arc; the number ~i stands for arc i, run backwards."""
    return arcs[index] if index >= 0 else arcs[~index][::-1]


def _arc_number(index: int) -> int:
    return index if index >= 0 else ~index
