"""Rings from day to day as one text: what of them is drawn anew, and nothing else.

The text is a row of whole numbers (see `geometry.packing`). For every day of the list: how many
rings change, and for each of them its slot, at which corner the change begins, how many corners
go there, how many come, and the steps to these, the first from the corner before (or from the
origin of the grid). A slot that is the next free one is a new ring: its label follows the slot.
A ring without corners is gone. `drawn_lines.mjs` reads this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from mapper.geometry.arcs import Grid
from mapper.geometry.chains import Whole
from mapper.geometry.packing import pack_number, unpack_numbers
from mapper.geometry.rings import DayRings

Corner = tuple[int, int]
Ring = list[Corner]
Labelled = list[tuple[int, Ring]]
SMALLEST = 3


@dataclass(slots=True)
class Slots:
    """The rings as the reader of the text has them: by slot, with their labels."""

    rings: list[Ring] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    of: dict[int, int] = field(default_factory=dict)  # the slot of every ring by its number


def packed_lines(days: Iterable[DayRings], stops: int, grid: Grid, grid_deg: float) -> str:
    """The rings of all days, of which there are `stops`, rounded to the grid of the page."""
    slots = Slots()
    texts = [pack_number(0)] * stops
    for day in days:
        texts[day.day] = packed_day(slots, day, grid, grid_deg)
    return "".join(texts)


def rings_on(text: str, stop: int) -> Labelled:
    """The rings of a stop with their labels, out of the text of all days."""
    return next(islice(rings_by_day(text), stop, None))


def rings_by_day(text: str) -> Iterator[Labelled]:
    """The rings of every stop with their labels, out of the text of all days."""
    numbers = iter(unpack_numbers(text))
    slots = Slots()
    for edits in numbers:
        for _ in range(edits):
            _read_edit(slots, numbers)
        yield [(label, ring) for label, ring in zip(slots.labels, slots.rings, strict=True) if ring]


def _read_edit(slots: Slots, numbers: Iterator[int]) -> None:
    slot = next(numbers)
    if slot == len(slots.rings):
        slots.rings.append([])
        slots.labels.append(next(numbers))
    ring, first, gone, come = slots.rings[slot], next(numbers), next(numbers), next(numbers)
    x, y = ring[first - 1] if first else (0, 0)
    corners = []
    for _ in range(come):
        x, y = x + next(numbers), y + next(numbers)
        corners.append((x, y))
    slots.rings[slot] = [*ring[:first], *corners, *ring[first + gone :]]


def packed_day(slots: Slots, day: DayRings, grid: Grid, grid_deg: float) -> str:
    """What changes on a day; `slots` are as after it then."""
    gone = [slots.of.pop(number) for number in day.gone if number in slots.of]
    edits: list[str] = []
    for number, label, corners in day.come:
        ring = rounded(corners, grid, grid_deg)
        if len(ring) < SMALLEST:
            continue
        slot = closest(ring, [one for one in gone if slots.labels[one] == label], slots)
        if slot is None:
            slot = len(slots.rings)
            slots.rings.append([])
            slots.labels.append(label)
            head = pack_number(slot) + pack_number(label)
        else:
            gone.remove(slot)
            head = pack_number(slot)
        ring = turned(ring, slots.rings[slot])
        if ring != slots.rings[slot]:
            edits.append(head + packed_edit(slots.rings[slot], ring))
        slots.rings[slot] = ring
        slots.of[number] = slot
    for slot in gone:
        edits.append(pack_number(slot) + packed_edit(slots.rings[slot], []))
        slots.rings[slot] = []
    return pack_number(len(edits)) + "".join(edits)


def rounded(corners: Whole, grid: Grid, grid_deg: float) -> Ring:
    """Corners on the grid of the page, each once in a row."""
    origin, scale = np.array(grid["translate"]), np.array(grid["scale"])
    points = np.rint((corners * grid_deg - origin) / scale).astype(np.int64)
    new = (points != np.roll(points, 1, axis=0)).any(axis=1)
    return [(x, y) for x, y in points[new].tolist()]


def closest(ring: Ring, gone: Sequence[int], slots: Slots) -> int | None:
    """The slot of the ring that has most corners in common with this one, if any has some."""
    corners = set(ring)
    shared = [(len(corners.intersection(slots.rings[slot])), -slot) for slot in gone]
    most, slot = max(shared, default=(0, 0))
    return -slot if most else None


def turned(ring: Ring, before: Ring) -> Ring:
    """The ring begun where the one before it began, or as near to that as they share a corner."""
    place = {corner: nth for nth, corner in reversed([*enumerate(ring)])}
    for nth, corner in enumerate(before):
        if corner in place:
            start = (place[corner] - nth) % len(ring)
            return ring[start:] + ring[:start]
    return ring


def packed_edit(before: Ring, after: Ring) -> str:
    """Where a ring changes, how many corners go, and the steps to those that come."""
    first = common(before, after)
    rest = min(len(before), len(after)) - first
    last = common(before[::-1][:rest], after[::-1][:rest])
    come = after[first : len(after) - last]
    previous = after[first - 1] if first else (0, 0)
    numbers = [first, len(before) - last - first, len(come), *steps(previous, come)]
    return "".join(map(pack_number, numbers))


def common(one: Ring, other: Ring) -> int:
    """How many corners two rings have in common from the beginning on."""
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same


def steps(previous: Corner, corners: Sequence[Corner]) -> Iterator[int]:
    for corner in corners:
        yield corner[0] - previous[0]
        yield corner[1] - previous[1]
        previous = corner
