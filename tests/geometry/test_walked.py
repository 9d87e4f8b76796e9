# SPDX-License-Identifier: MIT
"""A topology as a walk: read back it has the same rings, and stays as it is from then on."""

from __future__ import annotations

from typing import Any

import shapely
from hypothesis import given
from hypothesis import strategies as st

from mapper.geometry.packing import PackedTopology, pack_topology, unpack_numbers
from mapper.geometry.topology import encode
from mapper.geometry.walked import plain_topology, walk_topology

SIDE = 4


def squares(owners: list[int]) -> PackedTopology:
    """Ground of squares, each one of the unit that `owners` says: parts, holes and islands."""
    boxes: dict[int, list[Any]] = {}
    for number, owner in enumerate(owners):
        x, y = number % SIDE, number // SIDE
        boxes.setdefault(owner, []).append(shapely.box(x, y, x + 1, y + 1))
    shapes = [shapely.union_all(parts) for _, parts in sorted(boxes.items())]
    return pack_topology(encode(shapes, [f"u{n}" for n in sorted(boxes)], "units", 100))


def rings(topology: PackedTopology) -> list[Any]:
    """The rings of all shapes as positions on the grid."""
    arcs = [positions(unpack_numbers(arc)) for arc in topology["arcs"]]

    def opened(nested: Any) -> Any:
        if isinstance(nested, int):
            return arcs[nested] if nested >= 0 else arcs[~nested][::-1]
        return [opened(one) for one in nested]

    return [
        (shape["id"], shape["type"], opened(shape["arcs"]))
        for shape in topology["objects"]["units"]["geometries"]
    ]


def positions(steps: list[int]) -> list[tuple[int, int]]:
    return [(sum(steps[: n + 1 : 2]), sum(steps[1 : n + 2 : 2])) for n in range(0, len(steps), 2)]


OWNERS = st.lists(st.integers(0, 5), min_size=SIDE**2, max_size=SIDE**2)


@given(OWNERS)
def test_read_back_it_has_the_same_rings(owners: list[int]) -> None:
    topology = squares(owners)
    ids = [shape["id"] for shape in topology["objects"]["units"]["geometries"]]
    walked = walk_topology(topology, "units")
    plain = plain_topology(walked, "units", ids)
    assert rings(plain) == rings(topology)
    assert walk_topology(plain, "units") == walked


@given(OWNERS, st.integers(0, 12))
def test_arcs_of_coasts_are_the_last_again(owners: list[int], inner: int) -> None:
    topology = squares(owners)
    ids = [shape["id"] for shape in topology["objects"]["units"]["geometries"]]
    coast = max(0, len(topology["arcs"]) - inner)
    plain = plain_topology(walk_topology(topology, "units", coast), "units", ids)
    assert rings(plain) == rings(topology)
    ends = [sorted((positions(unpack_numbers(arc))[0], positions(unpack_numbers(arc))[-1]))
            for arc in plain["arcs"][coast:]]  # fmt: skip
    assert len(plain["arcs"]) == len(topology["arcs"])
    assert sorted(ends) == sorted(
        sorted((positions(unpack_numbers(arc))[0], positions(unpack_numbers(arc))[-1]))
        for arc in topology["arcs"][coast:]
    )
