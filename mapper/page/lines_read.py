# SPDX-License-Identifier: MIT
"""The rings of every day out of the text that `drawn_lines` writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from mapper.geometry.packing import ALPHABET, BASE, unpack_numbers

Corner = tuple[int, int]
Ring = list[Corner]
Labelled = list[tuple[int, Ring]]
# A ring of more corners than this is none that was drawn.
MOST_CORNERS = 1_000_000
# A number of more letters than this is none of ours.
WHOLE = re.compile(rf"(?:[{ALPHABET[BASE:-2]}_-]{{0,6}}[{ALPHABET[:BASE]}])*")


class UnreadableLines(ValueError):
    """A text of lines that says what cannot be done."""


@dataclass(slots=True)
class _Reading:
    """What was read so far: the rings by slot, their labels, and the pool."""

    numbers: Iterator[int]
    rings: list[Ring] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    pool: Ring = field(default_factory=list)

    def number(self, least: int | None = 0, most: int | None = None) -> int:
        """The next number, if it is not out of its bounds."""
        found = next(self.numbers, None)
        if (
            found is None
            or (least is not None and found < least)
            or (most is not None and found > most)
        ):
            raise UnreadableLines
        return found


def rings_on(text: str, stop: int) -> Labelled:
    """The rings of a stop with their labels, out of the text of all days."""
    return next(islice(rings_by_day(text), stop, None))


def rings_by_day(text: str) -> Iterator[Labelled]:
    """The rings of every stop with their labels, out of the text of all days.

    Raises UnreadableLines where the text says what cannot be done.
    """
    if not WHOLE.fullmatch(text):
        raise UnreadableLines
    numbers = unpack_numbers(text)
    reading = _Reading(iter(numbers))
    for edits in reading.numbers:
        for _ in range(edits):
            _read_edit(reading)
        rings = zip(reading.labels, reading.rings, strict=True)
        yield [(label, ring) for label, ring in rings if ring]


def fault_of_lines(text: str, stops: int, labels: int) -> str:
    """What is wrong with the text of the lines of so many stops and labels, or nothing."""
    days = 0
    try:
        for rings in rings_by_day(text):
            days += 1
            if not all(0 <= label < labels for label, _ in rings):
                return "has rings of a status that is not there"
    except UnreadableLines:
        return f"cannot be read beyond day {days}"
    return "" if days == stops else f"has {days} days, not {stops}"


def _read_edit(reading: _Reading) -> None:
    slot = reading.number(most=len(reading.rings))
    if slot == len(reading.rings):
        reading.rings.append([])
        reading.labels.append(reading.number())
    before = reading.rings[slot]
    ring: Ring = []
    at = 0
    for _ in range(reading.number()):
        kept = at + reading.number(most=len(before) - at)
        ring += before[at:kept]
        at = kept + reading.number(most=len(before) - kept)
        _read_corners(reading, ring)
    ring += before[at:]
    reading.rings[slot] = ring


def _read_corners(reading: _Reading, ring: Ring) -> None:
    """Put the corners that come at the end of a ring."""
    come = reading.number(least=None)
    if come >= 0:
        _read_steps(reading, ring, come)
    for _ in range(-come):
        length = reading.number(least=None)
        if length >= 0:
            _read_steps(reading, ring, length)
        else:
            ring += _from_pool(reading, -length)
        if len(ring) > MOST_CORNERS:
            raise UnreadableLines


def _read_steps(reading: _Reading, ring: Ring, count: int) -> None:
    x, y = ring[-1] if ring else (0, 0)
    for _ in range(count):
        x, y = x + reading.number(least=None), y + reading.number(least=None)
        ring.append((x, y))
        reading.pool.append((x, y))


def _from_pool(reading: _Reading, length: int) -> Ring:
    back, last = reading.number(least=None), len(reading.pool) - 1
    start, way = (last - back, 1) if back >= 0 else (last - ~back, -1)
    end = start + way * (length - 1)
    if not (0 <= start <= last and 0 <= end <= last):
        raise UnreadableLines
    return [reading.pool[place] for place in range(start, end + way, way)]
