# SPDX-License-Identifier: MIT
"""Where a point lies, by a town."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Near:
    """So many whole km from a town, in one of eight ways, as `ne`; in the town itself in none."""

    town: str
    km: int = 0
    way: str = ""
