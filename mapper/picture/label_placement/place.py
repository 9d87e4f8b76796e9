# SPDX-License-Identifier: MIT
"""The labels that find a place, in order of claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeGuard

import numpy as np

from mapper.picture.label_placement.area_names import settle_area
from mapper.picture.label_placement.boxes import (
    Box,
    box_around,
    box_inside,
    box_of,
    boxes_overlap,
    way_to,
)
from mapper.picture.label_placement.led_names import settle_led
from mapper.picture.label_placement.line_names import settle_line
from mapper.picture.label_placement.mark_names import MARK_GAP, NEARER, SIDES, settle_mark
from mapper.picture.label_placement.numbers import DIRECTIONS, settle_number
from mapper.picture.label_placement.spots import (
    COST,
    AreaLabel,
    Label,
    LineLabel,
    MarkLabel,
    NumberLabel,
    Placed,
    Spot,
    Stage,
    Taken,
)
from mapper.style.shared import numbers_by_name

# Room around the names of towns for orientation, and from one to the next, px.
BEHIND = numbers_by_name("placement.behind")


def place_labels(labels: Iterable[Label], stage: Stage) -> list[Placed]:
    """Labels with their spots, in order of claim; those that fit nowhere are left out.

    A label that finds no room may move one aside that was placed before it, which keeps its
    claim: it is moved, never dropped.
    """
    placed: list[Placed] = []
    unnamed = 0.0
    numbered = 0
    for label in sorted(labels, key=by_claim):
        area = label if isinstance(label, AreaLabel) else None
        if is_unwelcome(label, placed) or (area and area.shy and area.size <= unnamed):
            continue
        if more := with_label(label, placed, stage):
            placed = more
        elif area and numbered < stage.most and (more := with_short(area, placed, stage)):
            placed = more
            numbered += 1
        elif area and box_inside((*area.at, *area.at), stage.view):
            unnamed = max(unnamed, area.size)
    return sorted(placed, key=lambda one: by_claim(one.label))


def with_label(label: Label, placed: list[Placed], stage: Stage) -> list[Placed] | None:
    """The placed labels and this one, or None; what stands back moves nothing aside."""
    quiet = is_quiet(label)
    ample = replace(stage, padding=BEHIND["room"]) if quiet else stage
    if spot := settle(label, placed, ample):
        return [*placed, Placed(label, spot)]
    return None if quiet else make_room(label, placed, stage) or with_line(label, placed, stage)


def with_short(label: AreaLabel, placed: list[Placed], stage: Stage) -> list[Placed] | None:
    """The placed labels and the short form of this one, or None."""
    if not label.short:
        return None
    return with_label(replace(label, forms=(label.short,), is_short=True), placed, stage)


def with_line(label: Label, placed: Sequence[Placed], stage: Stage) -> list[Placed] | None:
    """The placed labels and this one off its place, with a line to it; or None."""
    if not may_be_led(label, stage) or is_mistaken(label, placed):
        return None
    spot = settle_led(label, Taken.of(label, placed, stage), stage)
    return [*placed, Placed(label, spot)] if spot else None


def may_be_led(label: Label, stage: Stage) -> TypeGuard[AreaLabel | MarkLabel]:
    """Whether a label may stand off its place: the name of a unit, and what must be read."""
    if isinstance(label, AreaLabel):
        return bool(label.led and stage.cells)
    return isinstance(label, MarkLabel) and label.must


def is_quiet(label: Label) -> TypeGuard[MarkLabel]:
    return isinstance(label, MarkLabel) and label.quiet


def is_unwelcome(label: Label, placed: Sequence[Placed]) -> bool:
    """Whether a label is said already by another one, or stands back and is near to its like."""
    return any(one.label.id == label.unless or is_near(one.label, label) for one in placed)


def is_near(other: Label, label: Label) -> bool:
    """Whether two labels are of towns for orientation, and too near to each other."""
    if not (is_quiet(label) and is_quiet(other)):
        return False
    (x, y), (other_x, other_y) = label.at, other.at
    return (x - other_x) ** 2 + (y - other_y) ** 2 < BEHIND["apart"] ** 2


def is_mistaken(label: Label, placed: Sequence[Placed]) -> bool:
    """Whether the mark of a label would lie nearer to a name than that name's own mark."""
    if not (isinstance(label, MarkLabel) and label.with_mark):
        return False
    return any(
        isinstance(one.label, MarkLabel)
        and way_to(one.spot.box, label.at, label.radius)
        < way_to(one.spot.box, one.label.at, one.label.radius) - NEARER
        for one in placed
    )


def by_claim(label: Label) -> tuple[float, bytes]:
    # Scripts compare texts by their code units.
    return label.priority, label.id.encode("utf-16-be", "surrogatepass")


def settle(label: Label, placed: Sequence[Placed], stage: Stage) -> Spot | None:
    """The best spot for a label among those placed already, or None."""
    if is_mistaken(label, placed):
        return None
    taken = Taken.of(label, placed, stage)
    match label:
        case AreaLabel():
            return settle_area(label, taken, stage)
        case MarkLabel():
            return settle_mark(label, taken, stage)
        case NumberLabel():
            return settle_number(label, taken, stage)
        case LineLabel():
            return settle_line(label, taken, stage)
    raise TypeError(label)


def make_room(label: Label, placed: Sequence[Placed], stage: Stage) -> list[Placed] | None:
    """The placed labels and this one, if one placed before can move aside for it; or None."""
    if not settle(label, [], stage):
        return None
    reach = reach_of(label)
    for other in placed:
        limit = movable(other.label)
        if limit is None or not boxes_overlap(other.spot.box, reach):
            continue
        rest = [one for one in placed if one is not other]
        spot = settle(label, rest, stage)
        if spot is None:
            continue
        moved = settle(other.label, [*rest, Placed(label, spot)], stage)
        if moved and moved.cost <= max(limit, other.spot.cost) and moved.cost < COST["clash"]:
            return [*rest, Placed(label, spot), Placed(other.label, moved)]
    return None


def movable(label: Label) -> float | None:
    """The cost of the spots to which a label may move aside; None for one that stays."""
    match label:
        case AreaLabel():
            return COST["clash"]
        case MarkLabel():
            return float(len(SIDES))
        case NumberLabel():
            return 2.0 * len(DIRECTIONS)
    return None


def reach_of(label: Label) -> Box:
    """The box outside of which a label is never put."""
    match label:
        case AreaLabel():
            return label.outline.box
        case LineLabel():
            return box_of(label.line)
        case MarkLabel():
            wide, high = label.width + label.radius, label.height + label.radius
            return box_around(*label.at, 2 * (wide + MARK_GAP), 2 * (high + MARK_GAP))
    return -np.inf, -np.inf, np.inf, np.inf
