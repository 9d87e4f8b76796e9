# SPDX-License-Identifier: MIT
"""The text of a GeoJSON file in pieces, one for each feature, and what earlier files had of them.

Of ground that is drawn day by day most is in file after file as it was, to the letter. Such
features are read once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_BEGIN = re.compile(rb'\{\s*"type"\s*:\s*"Feature"\s*,')
_BLANKS = b" \t\r\n"
# Pieces of so few bytes are kept from all files, others from the file before.
SMALL = 16_384
MOST_BYTES = 16_000_000
# What stands in place of all features while it is looked what is around them.
INSTEAD = 314159265358979323

# How a text ends is found in so many bytes of it.
FEW_BYTES = 256

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Pieces:
    """`around`: the text with `INSTEAD` in place of its `features`."""

    around: str
    features: tuple[bytes, ...]


def in_pieces(raw: bytes) -> Pieces | None:
    """A text in pieces, where each of these looks like a feature; None where none does.

    Whether they are the features must be seen: each is JSON by itself, and `around` is JSON that
    has `INSTEAD` alone in the list of its features. Then the text is what these are together.
    """
    instead = str(INSTEAD).encode()
    found = _BEGIN.finditer(raw)
    first, second = next(found, None), next(found, None)
    if first is None or instead in raw:
        return None
    begin, end = first.start(), _end(raw)
    text = raw[begin:end].rstrip(_BLANKS)
    features = [text]
    if second is not None:
        # As the first two are parted all are, or some piece is no JSON.
        head, before = first.group(), raw[begin : second.start()].rstrip(_BLANKS)
        if not before.endswith(b","):
            return None
        one = before[:-1].rstrip(_BLANKS)
        between = raw[begin + len(one) : second.start()]
        features = [one, *(head + rest for rest in text.split(between + head)[1:])]
    around = raw[:begin] + instead + raw[end:]
    return Pieces(around.decode("utf-8-sig"), tuple(features))


def _end(raw: bytes) -> int:
    """Where the last feature ends, if nothing but blanks and brackets follows on it."""
    tail = raw[-FEW_BYTES:]
    left = tail.rstrip(_BLANKS).removesuffix(b"}").rstrip(_BLANKS).removesuffix(b"]")
    return len(raw) - len(tail) + len(left)


@dataclass
class Remembered(Generic[Value]):
    """What pieces of earlier files are, as far as they are small or of the last file."""

    _small: dict[bytes, Value] = field(default_factory=dict)
    _last: dict[bytes, Value] = field(default_factory=dict)
    _bytes: int = 0

    def of(
        self,
        pieces: Sequence[bytes],
        read: Callable[[Sequence[bytes]], Sequence[Value]],
    ) -> list[Value]:
        """What pieces are, those that are not known as `read` gives them, all at once."""
        found = [*map(self._small.get, pieces)]
        # Most are among the small ones: of these nothing more is asked.
        others = [piece for piece, value in zip(pieces, found, strict=True) if value is None]
        every = {piece: self._last[piece] for piece in others if piece in self._last}
        new = [piece for piece in dict.fromkeys(others) if piece not in every]
        made = dict(zip(new, read(new), strict=True))
        every |= made
        self._keep({piece: value for piece, value in made.items() if len(piece) <= SMALL})
        self._last = {piece: value for piece, value in every.items() if len(piece) > SMALL}
        told = zip(pieces, found, strict=True)
        return [every[piece] if value is None else value for piece, value in told]

    def _keep(self, small: Mapping[bytes, Value]) -> None:
        size = sum(map(len, small))
        if self._bytes + size > MOST_BYTES:
            self._small, self._bytes = {}, 0
        self._small.update(small)
        self._bytes += size
