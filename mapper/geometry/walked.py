# SPDX-License-Identifier: MIT
"""A topology of very many shapes as one text: arcs where a walk around the shapes first comes by.

The walk takes the rings of all shapes in their order. Where a ring goes on, few arcs begin: so the
number of the next arc is that of the choices there, one letter nearly always, and an arc has its
steps where it is taken first and neither a beginning nor a number. The numbers are those of
`packing`, the steps too. Of the same areas this is a third of what `pack_topology` writes.

    shape  = 0 for a polygon of one ring, else 1 for a polygon or 2 + n for n of them,
             then of each polygon how many rings it has; then the rings
    ring   = how many arcs; then each arc
    arc    = 0 for a new one, -1 for a new one of a coast, else the choice at the corner, from 1 on,
             the newest first, or -2 for one from elsewhere
    first, or from elsewhere: as above, but for choices 1 + twice how many arcs ago it was taken
             first (coasts count with the others), and one more where it is taken backwards; a new
             one says where it begins, counted from where the one before did that so began
    new    = how many steps it has after the first; then the steps
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict, cast

from mapper.geometry.arcs import Grid
from mapper.geometry.packing import (
    ArcMultiPolygon,
    ArcPolygon,
    PackedTopology,
    pack_arc,
    pack_number,
    unpack_numbers,
)

NEW, COAST, ELSEWHERE = 0, -1, -2
ONE_RING, POLYGON, POLYGONS = 0, 1, 2

Corner = tuple[int, int]
Shape = ArcPolygon | ArcMultiPolygon


class WalkedTopology(TypedDict):
    """The shapes of one object, without their ids, on a grid."""

    transform: Grid
    walk: str


def walk_topology(packed: PackedTopology, name: str, coast: int | None = None) -> WalkedTopology:
    """The shapes of the object `name`; arcs from the number `coast` on are those of coasts."""
    arcs = [unpack_numbers(arc) for arc in packed["arcs"]]
    first_coast = len(arcs) if coast is None else coast
    walker = _Walker(arcs, first_coast)
    for shape in packed["objects"][name]["geometries"]:
        walker.take(shape)
    text = "".join(map(pack_number, walker.numbers))
    return {"transform": packed["transform"], "walk": text}


def plain_topology(walked: WalkedTopology, name: str, ids: Sequence[str]) -> PackedTopology:
    """The shapes again, with ids in their order: the same rings in the same order, of arcs that
    are numbered as the walk takes them, those of coasts after all others.
    """
    reader = _Reader(unpack_numbers(walked["walk"]))
    shapes = [reader.shape(id_) for id_ in ids]
    # Only now it is known how many arcs there are that are none of a coast.
    order = sorted(range(len(reader.arcs)), key=reader.coasts.__getitem__)
    number = {arc: nth for nth, arc in enumerate(order)}
    for shape in shapes:
        shape["arcs"] = _renumbered(shape["arcs"], number)
    return {
        "type": "Topology",
        "objects": {name: {"type": "GeometryCollection", "geometries": shapes}},
        "arcs": [reader.arcs[arc] for arc in order],
        "transform": walked["transform"],
    }


def _renumbered(arcs: Any, number: dict[int, int]) -> Any:
    if isinstance(arcs, int):
        return number[arcs] if arcs >= 0 else ~number[~arcs]
    return [_renumbered(one, number) for one in arcs]


@dataclass
class _Corners:
    """Which arcs begin or end at a corner: of each its number, ~number where it ends."""

    at: dict[Corner, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, arc: int, begin: Corner, end: Corner) -> None:
        self.at[begin].append(arc)
        self.at[end].append(~arc)


@dataclass
class _Walker:
    """Writes the numbers of a walk. `taken` has, by the number of an arc, when it was taken first,
    and -1 - that where it was first taken backwards.
    """

    arcs: list[list[int]]
    first_coast: int
    numbers: list[int] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)
    corners: _Corners = field(default_factory=_Corners)
    begun: Corner = (0, 0)

    def take(self, shape: Shape) -> None:
        polygons = cast(
            list[list[list[int]]],
            [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"],
        )
        if shape["type"] == "Polygon" and len(polygons[0]) == 1:
            self.numbers.append(ONE_RING)
        else:
            kind = POLYGON if shape["type"] == "Polygon" else POLYGONS + len(polygons)
            self.numbers += [kind, *map(len, polygons)]
        for rings in polygons:
            for ring in rings:
                self.ring(ring)

    def ring(self, ring: Sequence[int]) -> None:
        self.numbers.append(len(ring))
        at: Corner | None = None
        for arc in ring:
            at = self.arc(arc, at)

    def arc(self, arc: int, at: Corner | None) -> Corner:
        """Write an arc, taken from the corner `at` on, or at the beginning of a ring."""
        number = ~arc if arc < 0 else arc
        begin, end = self.ends(arc)
        if at is not None and begin != at:
            self.numbers.append(ELSEWHERE)
            at = None
        when = self.taken.get(number)
        if when is None:
            self.new(arc, begin, end, at)
        else:
            back = (arc < 0) != (when < 0)
            first = ~when if when < 0 else when
            self.numbers.append(self.known(first, back=back, at=at))
        return end

    def new(self, arc: int, begin: Corner, end: Corner, at: Corner | None) -> None:
        number, when = (~arc if arc < 0 else arc), len(self.taken)
        self.numbers.append(COAST if number >= self.first_coast else NEW)
        if at is None:
            self.numbers += [begin[0] - self.begun[0], begin[1] - self.begun[1]]
            self.begun = begin
        steps = self.arcs[number][2:]
        if arc < 0:
            steps = [-step for nth in range(len(steps), 0, -2) for step in steps[nth - 2 : nth]]
        self.numbers += [len(steps) // 2 - 1, *steps]
        self.taken[number] = ~when if arc < 0 else when
        self.corners.add(when, begin, end)

    def known(self, when: int, *, back: bool, at: Corner | None) -> int:
        if at is None:
            return 1 + 2 * (len(self.taken) - 1 - when) + back
        choices = self.corners.at[at]
        return len(choices) - choices.index(~when if back else when)

    def ends(self, arc: int) -> tuple[Corner, Corner]:
        steps = self.arcs[~arc if arc < 0 else arc]
        begin = (steps[0], steps[1])
        end = (sum(steps[0::2]), sum(steps[1::2]))
        return (end, begin) if arc < 0 else (begin, end)


class _Reader:
    """Reads the numbers of a walk. `coasts` says of each arc whether it is one of a coast."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self.next: Iterator[int] = iter(numbers)
        self.arcs: list[str] = []
        self.coasts: list[bool] = []
        self.ends: list[tuple[Corner, Corner]] = []
        self.corners = _Corners()
        self.begun: Corner = (0, 0)

    def shape(self, id_: str) -> Any:
        kind = next(self.next)
        if kind == ONE_RING:
            return {"type": "Polygon", "id": id_, "arcs": [self.ring()]}
        counts = [next(self.next) for _ in range(1 if kind == POLYGON else kind - POLYGONS)]
        polygons = [[self.ring() for _ in range(count)] for count in counts]
        if kind == POLYGON:
            return {"type": "Polygon", "id": id_, "arcs": polygons[0]}
        return {"type": "MultiPolygon", "id": id_, "arcs": polygons}

    def ring(self) -> list[int]:
        ring: list[int] = []
        at: Corner | None = None
        for _ in range(next(self.next)):
            arc = self.arc(at)
            ring.append(arc)
            begin, end = self.ends[~arc if arc < 0 else arc]
            at = begin if arc < 0 else end
        return ring

    def arc(self, at: Corner | None) -> int:
        code = next(self.next)
        if code == ELSEWHERE:
            code, at = next(self.next), None
        if code in (NEW, COAST):
            return self.new(at, coast=code == COAST)
        if at is not None:
            return self.corners.at[at][-code]
        when = len(self.arcs) - 1 - ((code - 1) >> 1)
        return ~when if (code - 1) & 1 else when

    def new(self, at: Corner | None, *, coast: bool) -> int:
        if at is None:
            self.begun = at = (self.begun[0] + next(self.next), self.begun[1] + next(self.next))
        steps = [(next(self.next), next(self.next)) for _ in range(next(self.next) + 1)]
        end = (at[0] + sum(x for x, _ in steps), at[1] + sum(y for _, y in steps))
        arc = len(self.arcs)
        self.arcs.append(pack_arc([at, *steps]))
        self.coasts.append(coast)
        self.ends.append((at, end))
        self.corners.add(arc, at, end)
        return arc
