"""The labels that find a place, in order of claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from mapper.picture.label_placement.area_names import settle_area
from mapper.picture.label_placement.boxes import Box, box_around, box_of, boxes_overlap
from mapper.picture.label_placement.line_names import settle_line
from mapper.picture.label_placement.mark_names import MARK_GAP, SIDES, settle_mark
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
    for label in sorted(labels, key=by_claim):
        if isinstance(label, MarkLabel) and label.quiet:
            placed += settle_quiet(label, placed, stage)
        elif spot := settle(label, placed, stage):
            placed.append(Placed(label, spot))
        else:
            placed = make_room(label, placed, stage) or placed
    return sorted(placed, key=lambda one: by_claim(one.label))


def settle_quiet(label: MarkLabel, placed: Sequence[Placed], stage: Stage) -> list[Placed]:
    """The label where there is ample room for it, and nothing like it is near."""
    if any(one.label.id == label.unless or is_near(one.label, label) for one in placed):
        return []
    spot = settle(label, placed, replace(stage, padding=BEHIND["room"]))
    return [Placed(label, spot)] if spot else []


def is_near(other: Label, label: MarkLabel) -> bool:
    """Whether another label is of a town for orientation, too, and too near."""
    if not (isinstance(other, MarkLabel) and other.quiet):
        return False
    (x, y), (other_x, other_y) = label.at, other.at
    return (x - other_x) ** 2 + (y - other_y) ** 2 < BEHIND["apart"] ** 2


def by_claim(label: Label) -> tuple[float, bytes]:
    # Scripts compare texts by their code units.
    return label.priority, label.id.encode("utf-16-be", "surrogatepass")


def settle(label: Label, placed: Sequence[Placed], stage: Stage) -> Spot | None:
    """The best spot for a label among those placed already, or None."""
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
