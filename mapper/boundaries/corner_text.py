# SPDX-License-Identifier: MIT
"""The corners of polygons out of their text, those of earlier texts as they were read there.

    [[[ [1,2], [3,4], [1,2] ]]]     cut behind every bracket that closes:
    [[[[1,2   ,[3,4   ,[1,2   and two with nothing in them

Of ground that is drawn day by day most corners are in file after file as they were, to the letter.
A part with a corner is read once; whether parts make polygons is seen of all of them together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from threading import Lock
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from mapper.boundaries.text_pieces import INSTEAD

Whole = NDArray[np.int64]

_BLANK = rb"[ \t\r\n]*"
# Numbers that any reader of JSON takes for the same ones.
_NUMBER = rb"(-?(?:0|[1-9]\d{0,14})(?:\.\d{1,40})?(?:[eE][-+]?\d{1,3})?)" + _BLANK
_CORNER = re.compile(
    _BLANK
    + rb"(,?)((?:" + _BLANK + rb"\[)+)" + _BLANK
    + _NUMBER + rb"," + _BLANK + _NUMBER + rb"(?:," + _BLANK + _NUMBER + rb")?"
)  # fmt: skip
_COORDINATES = re.compile(rb'"coordinates"' + _BLANK + rb":" + _BLANK + rb"(?=\[)")
_BLANKS = b" \t\r\n"
# What stands in no list of numbers.
_STOPS = (b"}", b'"')
_INSTEAD = str(INSTEAD).encode()
# A whole number as long as this is none that any reader takes for the same one.
LONG = 1e15
# So many different parts are kept: more than a front has in years.
MOST = 300_000
# Shorter texts are as quickly read by who reads JSON.
LEAST_BYTES = 1_000
# Of so many texts that are at least so long the blocks are kept.
MOST_BEFORE, LONG_BYTES = 8, 10_000
# So many parts are a block. A text whose blocks have fewer bytes each than so many is taken apart
# anew.
PARTS_OF_BLOCK, BLOCK_BYTES = 64, 1_000
# What was drawn anew in place of blocks has so many bytes more than they have at most. The block
# behind it is found by so few.
ROOM_BYTES, FEW = 4_096, 48


@dataclass(frozen=True, slots=True)
class Corners:
    """Polygons as their corners (rows of longitude, latitude, and height where they have one).

    `ring_lengths`: how many corners each ring has; `ring_counts`: how many rings each polygon has.
    `depth`: how many lists a corner stands in, 3 for one polygon and 4 for several.
    """

    places: NDArray[np.float64]
    ring_lengths: Whole
    ring_counts: Whole
    depth: int

    def rings(self) -> list[NDArray[np.float64]]:
        return np.split(self.places, np.cumsum(self.ring_lengths)[:-1])


class _Parts(dict[bytes, int]):
    """Parts of texts with a number each, and what stands in them by their numbers.

    `shape`: of each how many lists it opens, whether a comma comes first, and how many numbers a
    corner has; all 0 where it holds nothing.
    """

    def __init__(self) -> None:
        super().__init__({b"": 0})
        self.shape = np.zeros((1024, 3), dtype=np.int64)
        self.place = np.zeros((1024, 3))
        self._unread: list[bytes] = []

    def __missing__(self, part: bytes) -> int:
        self._unread.append(part)
        self[part] = number = len(self)
        return number

    def blocks(self, text: bytes) -> Iterator[_Block]:
        """A text in blocks; ValueError where a part holds something else than a corner."""
        parts = text.split(b"]")[:-1]
        numbers = np.fromiter(map(self.__getitem__, parts), np.int64, len(parts))
        if self._unread:
            self._read()
        for own in range(0, len(parts), PARTS_OF_BLOCK):
            until = own + PARTS_OF_BLOCK
            nths = numbers[own:until]
            said = b"]".join((*parts[own:until], b""))
            yield _Block(said, self.shape.take(nths, axis=0), self.place.take(nths, axis=0))

    def _read(self) -> None:
        """Put down what stands in the parts that are new."""
        new = self._unread
        try:
            shape, place = _told(new)
        except ValueError:
            for part in new:
                del self[part]
            self._unread = []
            raise
        if len(self) > len(self.shape):
            more = ((0, len(self)), (0, 0))
            self.shape, self.place = np.pad(self.shape, more), np.pad(self.place, more)
        first = len(self) - len(new)
        self.shape[first : len(self)], self.place[first : len(self)] = shape, place
        self._unread = []


def _told(parts: Sequence[bytes]) -> tuple[Whole, NDArray[np.float64]]:
    """What stands in parts, as `_Parts` keeps it."""
    shape, place = np.zeros((len(parts), 3), dtype=np.int64), np.zeros((len(parts), 3))
    others: Sequence[int] = range(len(parts))
    plain = [nth for nth, part in enumerate(parts) if part.count(b"[") == 1]
    corners = _corners([parts[nth] for nth in plain])
    if corners is not None:
        width = corners.shape[1]
        shape[plain], place[plain, :width] = (1, 1, width), corners
        others = [nth for nth, part in enumerate(parts) if part.count(b"[") != 1]
    for nth in others:
        shape[nth], place[nth] = _told_by_one(parts[nth])
    return shape, place


def _corners(parts: Sequence[bytes]) -> NDArray[np.float64] | None:
    """The corners of parts that have one each and a comma before it, as who reads JSON reads all of
    them; None where some are of another kind, so large that they must be looked at, or have other
    numbers of numbers.
    """
    try:
        _, *told = json.loads(b"[null%b]]" % b"]".join(parts), parse_constant=_refuse)
        corners = np.array(told, dtype=np.float64)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
    if corners.ndim != 2 or len(corners) != len(parts) or corners.shape[1] not in (2, 3):
        return None
    if not (np.abs(corners) < LONG).all():
        return None
    kinds = {*map(type, chain.from_iterable(told))}
    return None if kinds - {int, float} else corners


def _told_by_one(part: bytes) -> tuple[Sequence[int], Sequence[float]]:
    if not part.strip(_BLANKS):
        return (0, 0, 0), (0, 0, 0)
    found = _CORNER.fullmatch(part)
    if found is None:
        raise ValueError
    comma, opened, *told = found.groups()
    numbers = [_number(text) for text in told if text is not None]
    height = [0.0] * (3 - len(numbers))
    return (opened.count(b"["), len(comma), len(numbers)), [*numbers, *height]


def _refuse(_: str) -> NoReturn:
    raise ValueError


def _number(text: bytes) -> float:
    """A number as JSON has it: of whole ones -0 is 0."""
    return float(text) if {*b".eE"} & {*text} else float(int(text))


@dataclass(frozen=True, slots=True)
class _Block:
    """Some parts in a row: their text, and what stands in them as `_Parts` has it."""

    text: bytes
    shape: Whole
    place: NDArray[np.float64]


class CornerReader:
    """Reads texts of coordinates; threads take turns.

    Of a text that is mostly one of those before, such as a front of the next day, whole blocks are
    found there; only what is between them is taken apart.
    """

    def __init__(self) -> None:
        self._parts = _Parts()
        self._before: list[list[_Block]] = []
        self._lock = Lock()

    def corners(self, text: bytes) -> Corners | None:
        """The polygons that a text of coordinates says; None for what is not plainly some."""
        if not text.endswith(b"]"):
            return None
        with self._lock:
            try:
                blocks = self._blocks(text)
            except ValueError:
                return None
            except BaseException:  # whoever ends it may go on with other files
                self._parts = _Parts()
                raise
        return _polygons(
            np.concatenate([block.shape for block in blocks]),
            np.concatenate([block.place for block in blocks]),
        )

    def _blocks(self, text: bytes) -> list[_Block]:
        if len(self._parts) > MOST:
            self._parts = _Parts()
        before = next((one for one in self._before if _is_like(text, one)), [])
        blocks = [*_found(text, before, self._parts)]
        if len(blocks) > 1 + len(text) // BLOCK_BYTES:
            blocks = [*self._parts.blocks(text)]
        if len(text) >= LONG_BYTES:
            others = [one for one in self._before if one is not before]
            self._before = [blocks, *others[: MOST_BEFORE - 1]]
        return blocks


def _is_like(text: bytes, before: Sequence[_Block]) -> bool:
    """Whether some block of a text before stands in another one."""
    quarter = len(before) // 4
    return any(before[quarter * nth].text in text for nth in (2, 1, 3, 0))


def _found(text: bytes, before: Sequence[_Block], known: _Parts) -> Iterator[_Block]:
    """The blocks of a text, those that are in the one before as they are there."""
    at = passed = 0
    for block in before:
        length = len(block.text)
        if not passed and text.startswith(block.text, at):
            yield block
            at += length
            continue
        # A few letters are found much sooner than the whole. A part begins behind a bracket.
        place = text.find(block.text[:FEW], at, at + passed + ROOM_BYTES)
        is_part = place == at or text[place - 1 : place] == b"]"
        if place < 0 or not is_part or not text.startswith(block.text, place):
            passed += length
            continue
        yield from known.blocks(text[at:place])
        yield block
        at, passed = place + length, 0
    yield from known.blocks(text[at:])


def _polygons(shape: Whole, place: NDArray[np.float64]) -> Corners | None:
    """The polygons that parts make; None where they do not, or where corners differ in width."""
    opens, commas, widths = shape.T
    depth, is_corner = int(opens[0]), opens > 0
    within = np.cumsum(opens) - np.arange(len(opens))
    width = int(widths[0])
    sound = (
        depth in (3, 4)
        and not commas[0]
        and (commas[1:] == is_corner[1:]).all()
        and (within[is_corner] == depth).all()
        and (within[:-1] > 1).all()
        and within[-1] == 1
        and (widths[is_corner] == width).all()
    )
    if not sound:
        return None
    opened = opens[is_corner]
    begins_ring, begins_polygon = opened >= 2, opened >= 3
    return Corners(
        places=np.ascontiguousarray(place[is_corner, :width]),
        ring_lengths=_lengths(begins_ring),
        ring_counts=_lengths(begins_polygon[begins_ring]),
        depth=depth,
    )


def _lengths(begins: NDArray[np.bool_]) -> Whole:
    """How long the runs are that begin where it says so; the first begins at once."""
    starts = np.flatnonzero(begins)
    return np.diff(np.append(starts, len(begins)))


def without_coordinates(text: bytes) -> tuple[bytes, bytes] | None:
    """The text of a feature with `INSTEAD` for the first coordinates in it, and these; None where
    it has none.

    Whether they are those of its shape must be seen: then `INSTEAD` stands there, and is alone.
    """
    found = _COORDINATES.search(text)
    if found is None or _INSTEAD in text:
        return None
    start = found.end()
    stops = [place for place in (text.find(mark, start) for mark in _STOPS) if place >= 0]
    stop = text.rfind(b"]", start, min(stops, default=len(text))) + 1
    if stop <= start:
        return None
    return text[:start] + _INSTEAD + text[stop:], text[start:stop]
