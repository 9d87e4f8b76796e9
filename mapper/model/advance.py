# SPDX-License-Identifier: MIT
"""An advance: from one place towards another, drawn as an arrow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mapper.model.happening import Happening, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance(Happening):
    """Two positions or more in WGS84 degrees, the last one that of the arrow's point.

    `place` is where it begins, `toward` where it leads, each as it is called; either may be empty.
    """

    path: tuple[Position, ...]
    toward: str = ""

    @property
    def positions(self) -> Iterable[Position]:
        return self.path
