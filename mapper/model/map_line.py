# SPDX-License-Identifier: MIT
"""A line on the ground: a front, a fortification, a road."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from mapper.model.happening import Happening, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLine(Happening):
    """Lines of two positions or more, WGS84 degrees, that are one thing.

    It stays until its `until`, or until a later line of its `word` and its name replaces it.
    """

    lines: tuple[tuple[Position, ...], ...]

    @property
    def positions(self) -> Iterable[Position]:
        return chain.from_iterable(self.lines)
