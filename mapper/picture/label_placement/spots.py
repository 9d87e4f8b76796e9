# SPDX-License-Identifier: MIT
"""Labels, the spots they find, and whether a spot keeps clear of what is placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from mapper.picture.label_placement.boxes import (
    Bools,
    Box,
    Floats,
    box_around,
    box_corners,
    convex_overlap,
    overlaps,
)
from mapper.picture.label_placement.ground_cells import GroundCells
from mapper.picture.label_placement.polygons import RingLines
from mapper.style.shared import number, numbers_by_name

# What speaks against a spot, in px of way or places in the order of preference.
COST = numbers_by_name("placement.cost")
PADDING = number("placement.padding")
# Room between two names on one line, px.
WORD_ROOM = number("placement.word_room")


@dataclass(frozen=True, kw_only=True)
class Label:
    """What wants a place. Lower `priority` comes first, then `id`.

    `place` is the id of the place it belongs to, whose mark it does not mind; `unless`: the id of a
    label beside which it is not placed.
    """

    id: str
    priority: float
    place: str = ""
    unless: str = ""


@dataclass(frozen=True, kw_only=True)
class NameLines:
    """A name in one line or more, with the size of all of it in px."""

    texts: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class AreaLabel(Label):
    """A name inside a shape; `at` is where it would like to be, `forms` how it may be broken.

    `size` of a unit, px²; `led`: its name may stand off it, with a line; `brief`: so many of the
    forms, the last, are of a shorter name, which alone stands there; `shy`: not placed where a
    label that is not, of a shape as large, found no room; `open`: it keeps off the ground of
    units; `short`: a form that may stand for all where there is no room for them, and `is_short`
    where it does.
    """

    outline: RingLines
    at: tuple[float, float]
    forms: tuple[NameLines, ...]
    size: float = 0.0
    led: bool = False
    brief: int = 0
    shy: bool = False
    open: bool = False
    short: NameLines | None = None
    is_short: bool = False


@dataclass(frozen=True, kw_only=True)
class MarkLabel(Label):
    """A name beside a mark that reaches `radius` px from its centre `at`.

    `with_mark`: the mark is on the map only together with its name, and needs room as well.
    `must`: the name is to be read if there is any room: more spots are tried, and a line. `quiet`:
    it stands back, moves nothing aside and keeps away from its like.
    """

    at: tuple[float, float]
    radius: float
    width: float
    height: float
    with_mark: bool = False
    must: bool = False
    quiet: bool = False

    @property
    def mark_box(self) -> Box:
        return box_around(*self.at, 2 * self.radius, 2 * self.radius)


@dataclass(frozen=True, kw_only=True)
class NumberLabel(Label):
    """A disc of `radius` px for the mark at `at`, which reaches `avoid` px; never dropped."""

    at: tuple[float, float]
    radius: float
    avoid: float = 0.0


@dataclass(frozen=True, kw_only=True)
class LineLabel(Label):
    """A name along a line of points."""

    line: Floats
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where a label goes: `x` and `y` of its anchor (start, middle, end) at half its height.

    `texts`: the lines it is broken into; `angle`: degrees of a name along a line, with the
    `corners` of its box; `leader`: from mark to number, from unit or mark to name.
    """

    x: float
    y: float
    box: Box
    cost: float
    anchor: str = "middle"
    texts: tuple[str, ...] = ()
    angle: float = 0.0
    corners: Floats | None = None
    leader: Floats | None = None


@dataclass(frozen=True)
class Placed:
    """A label and its spot."""

    label: Label
    spot: Spot

    @cached_property
    def row(self) -> Box | None:
        """What keeps other names on its lines a word away: the middle of them, wider; of a name
        that is turned the middle of the box around it.
        """
        if isinstance(self.label, NumberLabel):
            return None
        x0, y0, x1, y1 = self.spot.box
        half = (y1 - y0) / (len(self.spot.texts) or 1) / 2
        return x0 - WORD_ROOM, y0 + half, x1 + WORD_ROOM, y1 - half


@dataclass(frozen=True)
class Stage:
    """The view (px) that labels stay in, what is in their way, and the room between them.

    `cells`: the ground of the units, off which a name may stand with a line to its own; `most`: how
    many names may be there in their short form.
    """

    view: Box
    obstacles: tuple[tuple[str, Box], ...] = ()
    padding: float = PADDING
    cells: GroundCells | None = None
    most: int = 0


@dataclass(frozen=True)
class Taken:
    """What is placed already: rows of boxes, the corners of those that are turned, marks, and the
    boxes among them that keep names on one line a word apart.
    """

    boxes: Floats
    corners: Sequence[Floats | None]
    marks: Bools = field(default_factory=lambda: np.zeros(0, dtype=bool))
    rows: Floats = field(default_factory=lambda: np.zeros((0, 4)))

    @classmethod
    def of(cls, label: Label, placed: Sequence[Placed], stage: Stage) -> Taken:
        """What is in the way of a label: obstacles but its own, labels, leaders."""
        own = label.place or label.id
        boxes = [box for id_, box in stage.obstacles if id_ != own]
        marks = [bool(id_) for id_, _ in stage.obstacles if id_ != own]
        corners: list[Floats | None] = [None] * len(boxes)
        for one in placed:
            other = one.label
            if isinstance(other, MarkLabel) and other.with_mark and other.place != own:
                boxes.append(other.mark_box)
                corners.append(None)
                marks.append(True)
        for one in placed:
            boxes.append(one.spot.box)
            corners.append(one.spot.corners)
        rows = [row for one in placed if (row := one.row) and not isinstance(label, NumberLabel)]
        boxes += rows
        corners += [None] * len(rows)
        for one in placed:
            if (leader := one.spot.leader) is not None:
                (x0, y0), (x1, y1) = leader.tolist()
                boxes.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
                corners.append(leader)
        marks += [False] * (len(boxes) - len(marks))
        taken, lines = (np.array(some, dtype=float).reshape(-1, 4) for some in (boxes, rows))
        return cls(taken, corners, np.array(marks, bool), lines)

    def clashes(self, boxes: Floats, gap: float, corners: Floats | None = None) -> Bools:
        """For each row of boxes and each taken one, whether they come closer than `gap`.

        `corners` are those of the only box where it is turned.
        """
        found = overlaps(boxes, self.boxes, gap)
        for row, column in np.argwhere(found):
            other = self.corners[column]
            if corners is None and other is None:
                continue
            mine = box_corners(boxes[row]) if corners is None else corners
            theirs = box_corners(self.boxes[column]) if other is None else other
            found[row, column] = convex_overlap(mine, theirs, gap)
        return found
