# SPDX-License-Identifier: MIT
"""Shapes out of TopoJSON, by a country drawn in characters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Js = Callable[..., Any]

# Three units; the west has an island, and the east has a lake of another unit in it.
#
#   2  +-----------+-----------+        +---+
#      |           |  +-----+  |        |   |  arc 4, west
#      |   west    |  | lake|  |        +---+
#      |           |  +-----+  |  east
#   0  +-----------+-----------+
#      0           2           4        6   7
#
# Arcs: 0 the line west to east, upwards; 1 around the west; 2 around the east; 3 the lake.
TOY: dict[str, Any] = {
    "type": "Topology",
    "arcs": [
        [[2, 0], [2, 2]],
        [[2, 2], [0, 2], [0, 0], [2, 0]],
        [[2, 0], [4, 0], [4, 2], [2, 2]],
        [[2.5, 0.5], [3.5, 0.5], [3.5, 1.5], [2.5, 1.5], [2.5, 0.5]],
        [[6, 1], [7, 1], [7, 2], [6, 2], [6, 1]],
    ],
    "objects": {
        "units": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "MultiPolygon", "id": "west", "arcs": [[[0, 1]], [[4]]]},
                {"type": "Polygon", "id": "east", "arcs": [[2, ~0], [~3]]},
                {"type": "Polygon", "id": "lake", "arcs": [[3]]},
            ],
        }
    },
}

PAIRS = """(module, topology) => {
    const seen = [];
    const lines = module.linesBetween(topology, "units", (a, b) => seen.push([a, b]));
    return { seen, lines };
}"""


def lines(module: Any, topology: dict[str, Any], keep: str) -> Any:
    """The lines of the toy for which `keep`, a condition on a and b, is true."""
    return module.run(
        f"(module, topology) => module.linesBetween(topology, 'units', (a, b) => {keep})", topology
    )


def test_plain_arcs_are_taken_as_they_are(js: Js) -> None:
    assert js("topology.mjs").call("decodeArcs", TOY) == TOY["arcs"]


def test_steps_are_added_up_scaled_and_moved(js: Js) -> None:
    topology = {
        "arcs": [[[1, 2], [3, -1]], [[0, 0], [10, 10], [-10, 0]]],
        "transform": {"scale": [0.5, 0.25], "translate": [60, 30]},
    }
    assert js("topology.mjs").call("decodeArcs", topology) == [
        [[60.5, 30.5], [62, 30.25]],
        [[60, 30], [65, 32.5], [60, 32.5]],
    ]


def test_rings_are_joined_from_arcs_in_both_directions(js: Js) -> None:
    west, east, lake = js("topology.mjs").call("polygonsOf", TOY, "units")
    square, island = west["polygons"]
    assert west["id"] == "west"
    assert square == [[[2, 0], [2, 2], [0, 2], [0, 0], [2, 0]]]
    assert island == [TOY["arcs"][4]]
    ((outer, hole),) = east["polygons"]
    assert outer == [[2, 0], [4, 0], [4, 2], [2, 2], [2, 0]]
    assert hole == TOY["arcs"][3][::-1]
    assert lake["polygons"] == [[TOY["arcs"][3]]]


def test_the_topology_itself_is_left_alone(js: Js) -> None:
    before, after = js("topology.mjs").run(
        """(module, topology) => {
            const before = JSON.stringify(topology);
            module.polygonsOf(topology, "units");
            module.linesBetween(topology, "units", () => true);
            return [before, JSON.stringify(topology)];
        }""",
        TOY,
    )
    assert before == after


def test_every_arc_lies_between_two_units_or_one_and_the_outside(js: Js) -> None:
    found = js("topology.mjs").run(PAIRS, TOY)
    pairs = [["west", "east"], ["west", None], ["east", None], ["east", "lake"], ["west", None]]
    assert found["seen"] == pairs
    assert found["lines"] == TOY["arcs"]


def test_lines_are_picked_by_the_units_they_part(js: Js) -> None:
    module = js("topology.mjs")
    arcs = TOY["arcs"]
    assert lines(module, TOY, "b === null") == [arcs[1], arcs[2], arcs[4]]
    assert lines(module, TOY, "b !== null && a !== b") == [arcs[0], arcs[3]]
    assert lines(module, TOY, "[a, b].includes('lake')") == [arcs[3]]
    assert lines(module, TOY, "false") == []


def test_a_seam_inside_one_unit_parts_nothing(js: Js) -> None:
    halves = {"type": "MultiPolygon", "id": "one", "arcs": [[[0, 1]], [[2, ~0]]]}
    topology = {"arcs": TOY["arcs"], "objects": {"units": halves}}
    assert lines(js("topology.mjs"), topology, "true") == [TOY["arcs"][1], TOY["arcs"][2]]


def test_neighbours_share_a_line(js: Js) -> None:
    near = js("topology.mjs").run(
        "(module, topology) => [...module.neighboursOf(topology, 'units')]", TOY
    )
    assert near == [["west", ["east"]], ["east", ["west", "lake"]], ["lake", ["east"]]]


def test_units_without_a_shape_or_a_neighbour_are_there_all_the_same(js: Js) -> None:
    alone = [{"type": "Polygon", "id": "alone", "arcs": [[4]]}, {"type": None, "id": "none"}]
    objects = {"units": {"type": "GeometryCollection", "geometries": alone}}
    module, topology = js("topology.mjs"), {"arcs": TOY["arcs"], "objects": objects}
    assert [unit["id"] for unit in module.call("polygonsOf", topology, "units")] == [
        "alone",
        "none",
    ]
    near = module.run("(m, topology) => [...m.neighboursOf(topology, 'units')]", topology)
    assert near == [["alone", []], ["none", []]]


#             north
#        nw     |
#   west ------ o ------ east, far        pixels: y grows downwards
#               |
#             south
CENTRES = {"north": [0, -10], "nw": [-8, -8], "west": [-10, 0], "east": [90, 0], "south": [1, 12]}


def direction(module: Any, centres: Any, key: str, **how: Any) -> Any:
    return module.run(
        "(module, [centres, key, how]) =>"
        " module.inDirection([0, 0], new Map(Object.entries(centres)), key, how)",
        [centres, key, how],
    )


@pytest.mark.parametrize(
    ("key", "unit"),
    {"ArrowUp": "north", "ArrowDown": "south", "ArrowLeft": "west", "ArrowRight": "east"}.items(),
)
def test_arrows_lead_to_the_neighbour_in_that_direction(js: Js, key: str, unit: str) -> None:
    assert direction(js("topology.mjs"), CENTRES, key) == unit


def test_up_is_up_for_latitudes_too(js: Js) -> None:
    module = js("topology.mjs")
    centres = {"above": [0, 5], "below": [0, -5]}
    assert direction(module, centres, "ArrowUp", up=1) == "above"
    assert direction(module, centres, "ArrowUp") == "below"


def test_nothing_far_aside_is_taken(js: Js) -> None:
    module = js("topology.mjs")
    assert direction(module, {"nw": [-10, -2]}, "ArrowUp") is None
    assert direction(module, {"nw": [-10, -2]}, "ArrowUp", limit=80) == "nw"
    assert direction(module, {"here": [0, 0]}, "ArrowUp") is None
    assert direction(module, CENTRES, "Enter") is None


def test_straight_ahead_goes_before_near_but_aside(js: Js) -> None:
    centres = {"aside": [8, -8], "ahead": [0, -14]}
    assert direction(js("topology.mjs"), centres, "ArrowUp") == "ahead"
