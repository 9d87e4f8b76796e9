# SPDX-License-Identifier: MIT
"""Names off their ground or mark, at the end of a line that leads to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from mapper.picture.label_placement.boxes import Bools, Floats, box_around, box_inside, box_of
from mapper.picture.label_placement.ground_cells import GroundCells, Ints
from mapper.picture.label_placement.spots import (
    COST,
    AreaLabel,
    MarkLabel,
    NameLines,
    Spot,
    Stage,
    Taken,
)
from mapper.style.shared import number, numbers, numbers_by_name, pairs

LED = numbers_by_name("placement.led")
CLAIM = numbers_by_name("placement.claim")
DIRECTIONS = np.array(pairs("placement.directions"))
STARTS = numbers("placement.starts")
START_ROOM = number("placement.start_room")
STEPS = np.arange(1, LED["steps"] + 1)


def settle_led(label: AreaLabel | MarkLabel, taken: Taken, stage: Stage) -> Spot | None:
    """The free spot at the end of the cheapest line, or None.

    The name of an area stands where no unit lies: over sea, a neighbour, the margin. A number
    that stands for one with news may also stand on other ground.
    """
    if isinstance(label, AreaLabel):
        if is_landlocked(label, stage):
            return None
        label = replace(label, at=start_in(label, taken))
    if not box_inside((*label.at, *label.at), stage.view):
        return None
    spots = LedSpots.of(label, stage)
    for nth in np.argsort(spots.costs, kind="stable").tolist():
        box, leader = spots.boxes[nth], spots.leader(nth)
        if taken.clashes(box[None], stage.padding).any():
            continue
        if taken.clashes(np.array([box_of(leader)]), 0.0, leader).any():
            continue
        return spots.spot(nth)
    return None


def is_landlocked(label: AreaLabel, stage: Stage) -> bool:
    """Whether nothing but units lies as far around an area as a line may lead its name."""
    if not stage.cells or may_stand_anywhere(label):
        return False
    far = LED["most"] + LED["gap"] + max(form.width + form.height for form in label.forms)
    x0, y0, x1, y1 = label.outline.box
    return stage.cells.fill((x0 - far, y0 - far, x1 + far, y1 + far))


def start_in(label: AreaLabel, taken: Taken) -> tuple[float, float]:
    """Where the line of an area begins: in its middle, or where else nothing stands."""
    _, y0, _, y1 = label.outline.box
    others = (inside_at(label, y0 + share * (y1 - y0)) for share in STARTS)
    points = (point for point in (label.at, *others) if point)
    return next((point for point in points if is_open(point, taken)), label.at)


def inside_at(label: AreaLabel, y: float) -> tuple[float, float] | None:
    """The middle of the widest stretch of an area at a height."""
    run = label.outline.widest(y - 1, y + 1)
    return (sum(run) / 2, y) if run else None


def is_open(point: tuple[float, float], taken: Taken) -> bool:
    around = np.array([box_around(*point, 2 * START_ROOM, 2 * START_ROOM)])
    return not taken.clashes(around, 0.0).any()


@dataclass(frozen=True)
class LedSpots:
    """The ends of lines where a name may stand, rows of each: by far, direction, form."""

    label: AreaLabel | MarkLabel
    forms: tuple[NameLines, ...]
    ways: Floats
    fars: Floats
    orders: Ints
    boxes: Floats
    costs: Floats

    @classmethod
    def of(cls, label: AreaLabel | MarkLabel, stage: Stage) -> LedSpots:
        """Those that lie in the view, and of an area's name where no unit lies."""
        forms = forms_of(label)
        fars = start_of(label) + STEPS * LED["step"]
        count = (len(fars), len(DIRECTIONS), len(forms))
        ways = np.tile(np.repeat(DIRECTIONS, count[2], axis=0), (count[0], 1))
        far = np.repeat(fars, count[1] * count[2])
        order = np.tile(np.arange(count[2]), count[0] * count[1])
        ends = np.array(label.at) + far[:, None] * ways
        cells = stage.cells if isinstance(label, AreaLabel) else None
        boxes = boxes_at(ends, ways, forms, order)
        foreign = foreign_ground(label, cells, fars) if cells else np.zeros(count[:2])
        costs = (
            far
            + LED["foreign"] * np.repeat(foreign.reshape(-1), count[2])
            + LED["lean"] * np.abs(ways[:, 1])
            + COST["other_lines"] * order
        )
        kept = in_view(boxes, stage) & (costs <= LED["most"])
        if cells and not may_stand_anywhere(label):
            clear = LED["clear"]
            kept &= cells.are_free(boxes + np.array((-clear, -clear, clear, clear)))
        return cls(label, forms, ways[kept], far[kept], order[kept], boxes[kept], costs[kept])

    def leader(self, nth: int) -> Floats:
        ends = np.array((start_of(self.label), self.fars[nth]))
        leader: Floats = np.array(self.label.at) + ends[:, None] * self.ways[nth]
        return leader

    def spot(self, nth: int) -> Spot:
        side = int(sides_of(self.ways[nth : nth + 1])[0])
        x0, y0, x1, y1 = self.boxes[nth].tolist()
        leader = self.leader(nth)
        end_x = float(leader[1, 0])
        return Spot(
            x=end_x + side * LED["gap"],
            y=(y0 + y1) / 2,
            box=(x0, y0, x1, y1),
            cost=float(self.costs[nth]),
            anchor=("end", "middle", "start")[side + 1],
            texts=self.forms[self.orders[nth]].texts,
            leader=leader,
        )


def may_stand_anywhere(label: AreaLabel | MarkLabel) -> bool:
    """Whether a label is the number of ground that has news: it may stand on other ground."""
    return isinstance(label, AreaLabel) and label.is_short and label.priority < CLAIM["unit"]


def forms_of(label: AreaLabel | MarkLabel) -> tuple[NameLines, ...]:
    if isinstance(label, AreaLabel):
        return label.forms[-label.brief :]
    return (NameLines(texts=(), width=label.width, height=label.height),)


def start_of(label: AreaLabel | MarkLabel) -> float:
    """How far from its place the line begins."""
    return 0.0 if isinstance(label, AreaLabel) else label.radius


def sides_of(ways: Floats) -> Floats:
    """Whether a name stands beside the end of a line, right (1) or left (-1), or not (0)."""
    return np.where(np.abs(ways[:, 0]) < LED["beside"], 0.0, np.sign(ways[:, 0]))


def boxes_at(ends: Floats, ways: Floats, forms: tuple[NameLines, ...], order: Ints) -> Floats:
    """The boxes of names at the ends of lines."""
    width = np.array([form.width for form in forms])[order]
    height = np.array([form.height for form in forms])[order]
    side = sides_of(ways)
    off = np.where(side == 0, np.sign(ways[:, 1]) * (LED["gap"] + height / 2), 0.0)
    x = ends[:, 0] + side * LED["gap"] + (side * width) / 2
    y = ends[:, 1] + off
    return np.column_stack((x - width / 2, y - height / 2, x + width / 2, y + height / 2))


def foreign_ground(label: AreaLabel | MarkLabel, cells: GroundCells, fars: Floats) -> Floats:
    """How many px each line leads over other units; a row a distance, a column a direction."""
    ends = np.array(label.at) + fars[:, None, None] * DIRECTIONS
    under = cells.at(ends.reshape(-1, 2)).reshape(ends.shape[:2])
    others = (under > 0) & (under != cells.nths.get(label.place, -1))
    foreign: Floats = np.cumsum(others, axis=0) * LED["step"]
    return foreign


def in_view(boxes: Floats, stage: Stage) -> Bools:
    x0, y0, x1, y1 = stage.view
    after = np.all(boxes[:, :2] >= (x0, y0), axis=1)
    inside: Bools = after & np.all(boxes[:, 2:] <= (x1, y1), axis=1)
    return inside
