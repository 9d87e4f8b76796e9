# SPDX-License-Identifier: MIT
"""Names beside marks."""

from __future__ import annotations

import numpy as np

from mapper.picture.label_placement.boxes import (
    Bools,
    Box,
    Floats,
    box_around,
    box_inside,
    overlaps,
    ways_to,
)
from mapper.picture.label_placement.spots import COST, MarkLabel, Spot, Stage, Taken
from mapper.style.shared import number, pairs

MARK_GAP = number("placement.mark_gap")
MARK_ROOM = number("placement.mark_room")
NEARER = number("placement.nearer")
SIDES = pairs("placement.sides")
MORE_SIDES = pairs("placement.more_sides")
CORNER_SHARE = number("placement.corner_share")


def settle_mark(label: MarkLabel, taken: Taken, stage: Stage) -> Spot | None:
    """The best free spot for a name beside its mark, or None."""
    if not box_inside((*label.at, *label.at), stage.view):
        return None
    if label.with_mark and taken.clashes(np.array([label.mark_box]), MARK_ROOM).any():
        return None
    sides = (*SIDES, *(MORE_SIDES if label.must else ()))
    spots = [beside_mark(label, side) for side in sides]
    boxes = np.array([box for _, _, _, box in spots])
    clash = taken.clashes(boxes, stage.padding)
    clashes = (np.any(clash, axis=1) | nearer_to_others(label, boxes, taken)).tolist()
    near = overlaps(boxes, taken.boxes, 2 * MARK_GAP) & taken.marks
    doubtful = np.any(near, axis=1).tolist()
    costs = [
        (nth + (COST["doubt"] if doubtful[nth] else 0.0), nth)
        for nth, (_, _, _, box) in enumerate(spots)
        if not clashes[nth] and box_inside(box, stage.view)
    ]
    if not costs:
        return None
    cost, nth = min(costs)
    x, y, anchor, box = spots[nth]
    return Spot(x=x, y=y, anchor=anchor, box=box, cost=cost)


def nearer_to_others(label: MarkLabel, boxes: Floats, taken: Taken) -> Bools:
    """For each row of boxes, whether a name there lies nearer to another mark than to its own."""
    others = taken.boxes[taken.marks]
    middles, radii = (others[:, :2] + others[:, 2:]) / 2, (others[:, 2] - others[:, 0]) / 2
    own = ways_to(boxes, np.array([label.at]), np.array([label.radius]))
    nearer: Bools = np.any(ways_to(boxes, middles, radii) < own - NEARER, axis=1)
    return nearer


def beside_mark(label: MarkLabel, side: tuple[float, float]) -> tuple[float, float, str, Box]:
    """A name beside, above or below its mark; on the diagonal as near as a disc lets it."""
    right, down = side
    sign = (right > 0) - (right < 0)
    x = label.at[0] + right * (label.radius + MARK_GAP)
    off = down * label.height
    if abs(down) >= 1:
        near = CORNER_SHARE * label.radius if right and abs(down) == 1 else label.radius + MARK_GAP
        off = (1 if down > 0 else -1) * (label.height / 2 + near)
    y = label.at[1] + off
    box = box_around(x + sign * label.width / 2, y, label.width, label.height)
    return x, y, ("end", "middle", "start")[sign + 1], box
