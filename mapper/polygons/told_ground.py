# SPDX-License-Identifier: MIT
"""How much ground a note tells of."""

from __future__ import annotations

from mapper.style.shared import number

# What is smaller would be 0.00, and is ground all the same.
LEAST_KM2 = number("figures.least_told_km2")


def told_km2(km2: float) -> str:
    """`1,001.61 km²`, `under 0.01 km²`"""
    return f"{km2:,.2f} km²" if km2 >= LEAST_KM2 or not km2 else "under 0.01 km²"


def at_most_km2(km2: float) -> str:
    """`up to 1,001.61 km²`, `under 0.01 km²`"""
    return f"up to {told_km2(km2)}" if km2 >= LEAST_KM2 or not km2 else told_km2(km2)
