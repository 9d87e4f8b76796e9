# SPDX-License-Identifier: MIT
"""Ground that reaches out of its map is cut to it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
import shapely

from mapper.picture.fit import Fit
from mapper.picture.ground import GroundShapes
from mapper.picture.ink import Floats
from mapper.picture.label_placement.spots import LineLabel
from mapper.picture.scene import Scene, border_labels
from mapper.picture.shapes import Shapes

NONE = Shapes((), {}, {})


class AsItIs:
    """A fit for shapes in px."""

    @staticmethod
    def pixels(points: Floats) -> Floats:
        return points


def test_units_are_cut_to_the_map_with_no_edge_along_its_sides() -> None:
    ring = shapely.get_coordinates(shapely.box(250, 10, 350, 40))
    arcs, sides = (ring, ring + 1000), {0: [("a", None)], 1: [("b", None)]}
    shapes = Shapes(arcs, {"a": [[[0]]], "b": [[[1]]]}, dict(sides))
    ground = GroundShapes(
        shapes,
        NONE,
        NONE,
        own="",
        plane={"name": "azimuthal", "centre": [0.0, 0.0], "ground": [0.0, 0.0, 1.0, 1.0]},
    )
    seen = ground.drawn(cast(Fit, AsItIs), (0.0, 0.0, 300.0, 300.0))
    assert [*seen.units] == ["a"]
    ((corners,),) = seen.units["a"]
    assert shapely.Polygon(corners).area == pytest.approx(50 * 30)
    edges = (seen.edge("a"), seen.lines(lambda *_: True))
    assert [length(lines) for lines in edges] == [130, 130]


def test_the_name_of_a_border_region_is_sought_on_what_is_seen_of_its_line() -> None:
    place = {"id": "x", "kind": "border", "name": "X", "status": "a", "line": [(-1e7, 5), (1e7, 5)]}
    drawn = SimpleNamespace(box=(0.0, 0.0, 300.0, 300.0))
    payload = {"places": [place], "kinds": {"border": "Border"}}
    scene = SimpleNamespace(payload=payload, drawn=drawn, fit=AsItIs, names={"x": "X"})
    ((label, _),) = border_labels(cast(Scene, scene))
    assert cast(LineLabel, label).line.tolist() == [[0.0, 5.0], [300.0, 5.0]]


def length(lines: list[Floats]) -> float:
    return float(np.sum(shapely.length([shapely.LineString(line) for line in lines])))
