# SPDX-License-Identifier: MIT
"""An event: something that happened at one place, on a day or on some."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mapper.model.happening import Happening, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Happening):
    """A battle, a strike, talks, or whatever its `word` says, at a position in WGS84 degrees."""

    at: Position

    @property
    def positions(self) -> Iterable[Position]:
        return (self.at,)
