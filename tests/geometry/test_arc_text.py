# SPDX-License-Identifier: MIT
"""TopoJSON read as text gives what JSON gives."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
import shapely

from mapper.geometry.arc_text import PackedArcs, read_topology
from mapper.geometry.topology import arc_positions, decode, encode

SHAPES = [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)]
WHOLE: dict[str, Any] = encode(SHAPES, ["a", "b"], "units", 1000)


def compact(topology: dict[str, Any]) -> bytes:
    return json.dumps(topology, separators=(",", ":")).encode()


def test_a_compact_file_is_read_as_one_array() -> None:
    assert isinstance(read_topology(compact(WHOLE))["arcs"], PackedArcs)


@pytest.mark.parametrize(
    "text",
    [
        compact(WHOLE),
        compact(WHOLE) + b"\n",
        json.dumps(WHOLE, indent=1).encode(),
        compact({"arcs": WHOLE["arcs"], **WHOLE}),
        compact({**{k: v for k, v in WHOLE.items() if k != "arcs"}, "arcs": WHOLE["arcs"], "z": 1}),
    ],
    ids=["compact", "with a line end", "indented", "arcs first", "more after the arcs"],
)
def test_however_it_is_written_the_shapes_are_the_same(text: bytes) -> None:
    found = decode(read_topology(text), "units")
    expected = decode(WHOLE, "units")
    assert [(id_, shape.wkt) for id_, _, shape in found] == [
        (id_, shape.wkt) for id_, _, shape in expected
    ]


def test_numbers_with_fractions_are_kept() -> None:
    plain = {"objects": {}, "arcs": [[[0.5, -1.25], [1e-3, 2]], [[3, 4], [5, 6], [7, 8]]]}
    arcs = arc_positions(read_topology(compact(plain)))
    assert [arc.tolist() for arc in arcs] == plain["arcs"]


def test_heights_are_left_to_the_plain_way() -> None:
    high = {"objects": {}, "arcs": [[[0, 0, 9], [1, 1, 9]]]}
    assert read_topology(compact(high)) == high


def test_a_file_without_arcs_is_read_too() -> None:
    empty = {"type": "Topology", "objects": {}, "arcs": []}
    assert read_topology(compact(empty)) == empty
    assert not arc_positions(empty)
    assert np.asarray(arc_positions(empty)).size == 0
