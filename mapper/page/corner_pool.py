# SPDX-License-Identifier: MIT
"""All corners that a text of lines has given so far, to point at instead of giving them again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

# Pointing at fewer corners takes more letters than giving them.
LEAST = 4
# So many places where a segment stands are tried, the latest first.
TRIED = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """Corners in a row: given, or to be found so far `back` in the pool (see `drawn_lines`)."""

    length: int
    is_given: bool = True
    back: int = 0


@dataclass(slots=True)
class CornerPool:
    """The codes of the corners, and where every segment stands by the codes of its ends."""

    codes: list[int] = field(default_factory=list)
    places: defaultdict[tuple[int, int], list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def pieces_of(self, come: Sequence[int]) -> list[Piece]:
        """The corners in pieces; those that are given are in the pool from then on."""
        pieces: list[Piece] = []
        given = at = 0
        while at < len(come):
            length, back = self._longest(come, at)
            if length < LEAST:
                self._put(come[at])
                given, at = given + 1, at + 1
                continue
            if given:
                pieces.append(Piece(given))
            pieces.append(Piece(length, is_given=False, back=back))
            given, at = 0, at + length
        return [*pieces, Piece(given)] if given else pieces

    def _put(self, code: int) -> None:
        if self.codes:
            self.places[self.codes[-1], code].append(len(self.codes))
        self.codes.append(code)

    def _longest(self, come: Sequence[int], at: int) -> tuple[int, int]:
        """How many corners from `at` on stand in the pool, at most, and how far back."""
        last = len(self.codes) - 1
        best = (0, 0)
        for start, way in self._starts(come[at : at + 2]):
            length = self._length(come, at, start, way)
            if length > best[0]:
                best = (length, last - start if way > 0 else ~(last - start))
        return best

    def _starts(self, pair: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Where two corners stand one behind the other, and which way."""
        if len(pair) < 2:
            return
        one, other = pair
        # A place is that of the second corner of a segment.
        for place in reversed(self.places.get((one, other), ())[-TRIED:]):
            yield place - 1, 1
        for place in reversed(self.places.get((other, one), ())[-TRIED:]):
            yield place, -1

    def _length(self, come: Sequence[int], at: int, start: int, way: int) -> int:
        codes, most = self.codes, len(come) - at
        room = len(codes) - start if way > 0 else start + 1
        length = 0
        while length < min(most, room) and codes[start + way * length] == come[at + length]:
            length += 1
        return length
