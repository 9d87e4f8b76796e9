# SPDX-License-Identifier: MIT
"""What statements about units can be measured in."""

from __future__ import annotations

from enum import StrEnum


class Measured(StrEnum):
    """How much ground a statement speaks of.

    A figure by area stands only where the statement is about area: who holds the seats in a unit,
    or its capital, says nothing of how much of its ground he holds, and of how many of its people
    live there.
    """

    AREA = "area"  # of each unit's ground: units, km² and people
    INFERRED = "inferred"  # of ground that is inferred: the same, and each figure says so
    COUNT = "count"  # of something else: units are counted, and nothing is measured

    @property
    def by_area(self) -> bool:
        return self is not Measured.COUNT
