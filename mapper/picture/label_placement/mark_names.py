"""Names beside marks."""

from __future__ import annotations

import numpy as np

from mapper.picture.label_placement.boxes import Box, box_around, box_inside, overlaps
from mapper.picture.label_placement.spots import DOUBT_COST, MarkLabel, Spot, Stage, Taken

# Room between a mark and its name, in px.
MARK_GAP = 3.0
# Room between two marks, and between a mark and another name, in px.
MARK_ROOM = 3.0
# Where a name stands from its mark, (right, down), in the usual order: right before left, a
# little up (under half its height) before down, above, below; and last, in crowds, at the
# corners of the mark.
SIDES = (
    (1, -0.45), (1, 0), (1, 0.45), (-1, -0.45), (-1, 0), (-1, 0.45), (0, -1), (0, 1),
    (0.5, 1), (0.5, -1), (-0.5, 1), (-0.5, -1),
)  # fmt: skip
# Where a name that must be read may stand too: at the corners, clear of the marks beside.
MORE_SIDES = ((0.5, 2), (-0.5, 2), (0.5, -2), (-0.5, -2))


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
    clashes = np.any(clash, axis=1).tolist()
    near = overlaps(boxes, taken.boxes, 2 * MARK_GAP) & taken.marks
    doubtful = np.any(near, axis=1).tolist()
    costs = [
        (nth + (DOUBT_COST if doubtful[nth] else 0.0), nth)
        for nth, (_, _, _, box) in enumerate(spots)
        if not clashes[nth] and box_inside(box, stage.view)
    ]
    if not costs:
        return None
    cost, nth = min(costs)
    x, y, anchor, box = spots[nth]
    return Spot(x=x, y=y, anchor=anchor, box=box, cost=cost)


def beside_mark(label: MarkLabel, side: tuple[float, float]) -> tuple[float, float, str, Box]:
    """A name beside, above or below its mark; on the diagonal as near as a disc lets it."""
    right, down = side
    sign = (right > 0) - (right < 0)
    x = label.at[0] + right * (label.radius + MARK_GAP)
    off = down * label.height
    if abs(down) >= 1:
        near = 0.8 * label.radius if right and abs(down) == 1 else label.radius + MARK_GAP
        off = (1 if down > 0 else -1) * (label.height / 2 + near)
    y = label.at[1] + off
    box = box_around(x + sign * label.width / 2, y, label.width, label.height)
    return x, y, ("end", "middle", "start")[sign + 1], box
