# SPDX-License-Identifier: MIT
"""Numbers of annotations: discs beside marks."""

from __future__ import annotations

import numpy as np

from mapper.picture.label_placement.boxes import Floats, box_around, box_inside, box_of, shared_area
from mapper.picture.label_placement.spots import (
    COST,
    NumberLabel,
    Spot,
    Stage,
    Taken,
)
from mapper.style.shared import number, numbers, pairs

RINGS = numbers("placement.rings")
LEADER_FROM = number("placement.leader_from")
DIRECTIONS = pairs("placement.directions")


def settle_number(label: NumberLabel, taken: Taken, stage: Stage) -> Spot | None:
    """A number beside its mark, else farther off with a line to it.

    Where all is taken it goes where it covers least.
    """
    if not box_inside((*label.at, *label.at), stage.view):
        return None
    far = np.repeat(label.avoid + label.radius + 1 + np.array(RINGS, float), len(DIRECTIONS))
    ways = np.tile(DIRECTIONS, (len(RINGS), 1))
    # The first is on the mark itself, the way out where it has none of its own.
    far, ways = np.append(0.0, far), np.vstack(((0.0, 0.0), ways))
    centres = np.array(label.at) + far[:, None] * ways
    boxes = np.column_stack((centres - label.radius, centres + label.radius))
    x0, y0, x1, y1 = stage.view
    inside = (boxes[:, :2] >= (x0, y0)).all(axis=1) & (boxes[:, 2:] <= (x1, y1)).all(axis=1)
    clash = taken.clashes(boxes, stage.padding)
    covered = (clash * (COST["clash"] + shared_area(boxes, taken.boxes))).sum(axis=1)
    costs = np.where(inside, 0.0, COST["out_of_view"]) + covered
    costs[0] = COST["on_mark"] if label.avoid else costs[0]
    costs[1:] += np.arange(1, len(costs))
    best: Spot | None = None
    for nth in range(len(costs)):
        if best and costs[nth] >= best.cost:
            continue
        spot = disc_spot(label, float(far[nth]), ways[nth])
        cost = float(costs[nth]) + leader_cost(spot.leader, taken)
        if best is None or cost < best.cost:
            best = Spot(x=spot.x, y=spot.y, box=spot.box, cost=cost, leader=spot.leader)
    return best


def disc_spot(label: NumberLabel, far: float, way: Floats) -> Spot:
    """A disc at a distance from its mark, with a leader where it is far."""
    x, y = (np.array(label.at) + far * way).tolist()
    leader: Floats | None = None
    if far >= label.avoid + label.radius + LEADER_FROM:
        ends = np.array((label.avoid, far - label.radius))
        leader = np.array(label.at) + ends[:, None] * way
    size = 2 * label.radius
    return Spot(x=x, y=y, box=box_around(x, y, size, size), cost=0.0, leader=leader)


def leader_cost(leader: Floats | None, taken: Taken) -> float:
    """What a leader crosses is against it."""
    if leader is None:
        return 0.0
    crossed = taken.clashes(np.array([box_of(leader)]), 0.0, leader)
    return COST["crossing"] * int(crossed.sum())
