# SPDX-License-Identifier: MIT
"""Rings from day to day as one text: what of them is drawn anew, and nothing else.

The text is a row of whole numbers (see `geometry.packing`). For every day of the list: how many
rings change, and for each of them its slot and how many stretches of it are drawn anew. A slot
that is the next free one is a new ring: its label follows the slot. A ring without corners is gone.

A stretch is: how many corners stay before it, counted from the end of the stretch before; how many
go; how many come. Where these are below zero, so many pieces come instead, each with its length:

- above zero: so many corners, as steps in x and y. The first is from the corner that is before it
  in the ring, or from the origin of the grid; here as in a stretch of one piece.
- below zero: so many corners that some ring had before, on this day or another. They stand in the
  pool: all corners that were ever given as steps, one behind the other. What follows is how many
  places before the last of the pool the first of them stands; ~places where they run backwards.

So a line that moves to and fro, or that two statuses have in common, is written once. `lines_read`
reads this, and `drawn_lines.mjs` in the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from mapper.geometry.arcs import Grid
from mapper.geometry.chains import Whole
from mapper.geometry.packing import pack_number
from mapper.geometry.rings import DayRings
from mapper.page.corner_pool import CornerPool
from mapper.page.ring_stretches import codes_of, corner_of, stretches_between

SMALLEST = 3
# So many corners are looked for one by one: mostly the first of them is there.
TRIED = 4
NO_RING: Whole = np.empty(0, dtype=np.int64)


@dataclass(slots=True)
class Slots:
    """The rings as the reader of the text has them: by slot, with their labels."""

    rings: list[Whole] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    of: dict[int, int] = field(default_factory=dict)  # the slot of every ring by its number
    pool: CornerPool = field(default_factory=CornerPool)


def packed_lines(days: Iterable[DayRings], stops: int, grid: Grid, grid_deg: float) -> str:
    """The rings of all days, of which there are `stops`, rounded to the grid of the page."""
    slots = Slots()
    texts = [pack_number(0)] * stops
    for day in days:
        texts[day.day] = "".join(map(pack_number, packed_day(slots, day, grid, grid_deg)))
    return "".join(texts)


def packed_day(slots: Slots, day: DayRings, grid: Grid, grid_deg: float) -> list[int]:
    """What changes on a day; `slots` are as after it then."""
    gone = [slots.of.pop(number) for number in day.gone if number in slots.of]
    edits: list[list[int]] = []
    for number, label, corners in day.come:
        ring = rounded(corners, grid, grid_deg)
        if len(ring) < SMALLEST:
            continue
        slot = closest(ring, [one for one in gone if slots.labels[one] == label], slots)
        if slot is None:
            slot = len(slots.rings)
            slots.rings.append(NO_RING)
            slots.labels.append(label)
            edits.append([slot, label, *packed_edit(slots, slot, ring)])
        else:
            gone.remove(slot)
            ring = turned(ring, slots.rings[slot])
            if not np.array_equal(ring, slots.rings[slot]):
                edits.append([slot, *packed_edit(slots, slot, ring)])
        slots.of[number] = slot
    edits += [[slot, *packed_edit(slots, slot, NO_RING)] for slot in gone]
    return [len(edits), *chain.from_iterable(edits)]


def rounded(corners: Whole, grid: Grid, grid_deg: float) -> Whole:
    """The codes of corners on the grid of the page, each once in a row."""
    x, y = (
        np.rint((along * grid_deg - origin) / scale).astype(np.int64)
        for along, origin, scale in zip(corners.T, grid["translate"], grid["scale"], strict=True)
    )
    codes = codes_of(x, y)
    once: Whole = codes[codes != np.roll(codes, 1)]
    return once


def closest(ring: Whole, gone: Sequence[int], slots: Slots) -> int | None:
    """The slot of the ring that has most corners in common with this one, if any has some."""
    if len(gone) == 1:
        return gone[0] if first_shared(slots.rings[gone[0]], ring) is not None else None
    if not gone:
        return None
    corners = {*ring.tolist()}
    shared = [(len(corners.intersection(slots.rings[slot].tolist())), -slot) for slot in gone]
    most, slot = max(shared)
    return -slot if most else None


def first_shared(before: Whole, ring: Whole) -> int | None:
    """The place of the first corner of a ring that another has, too."""
    for place, code in enumerate(before[:TRIED].tolist()):
        if (ring == code).any():
            return place
    shared = np.flatnonzero(np.isin(before, ring))
    return int(shared[0]) if len(shared) else None


def turned(ring: Whole, before: Whole) -> Whole:
    """The ring begun where the one before it began, or as near to that as they share a corner."""
    first = first_shared(before, ring)
    if first is None:
        return ring
    return np.roll(ring, first - np.flatnonzero(ring == before[first])[0])


def packed_edit(slots: Slots, slot: int, after: Whole) -> list[int]:
    """The stretches in which a ring changes, which is then as `after`."""
    before, slots.rings[slot] = slots.rings[slot], after
    found = stretches_between(before, after)
    numbers = [len(found)]
    for stretch in found:
        previous = int(after[stretch.at - 1]) if stretch.at else 0
        numbers += [stretch.kept, stretch.gone, *packed_corners(slots.pool, stretch.come, previous)]
    return numbers


def packed_corners(pool: CornerPool, come: Sequence[int], previous: int) -> list[int]:
    """How many corners or pieces come, and these; `previous` is the corner before them."""
    pieces = pool.pieces_of(come)
    if all(piece.is_given for piece in pieces):
        return [len(come), *steps(previous, come)]
    numbers, at = [-len(pieces)], 0
    for piece in pieces:
        corners = come[at : at + piece.length]
        if piece.is_given:
            numbers += [piece.length, *steps(previous, corners)]
        else:
            numbers += [-piece.length, piece.back]
        at, previous = at + piece.length, corners[-1]
    return numbers


def steps(previous: int, codes: Iterable[int]) -> Iterator[int]:
    before_x, before_y = corner_of(previous)
    for x, y in map(corner_of, codes):
        yield x - before_x
        yield y - before_y
        before_x, before_y = x, y
