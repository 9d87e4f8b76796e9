# SPDX-License-Identifier: MIT
"""Ground that is drawn on some days: which drawing counts on a day, and what ended since."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date


def drawing_on(drawn: Sequence[date], day: date) -> date | None:
    """The last of the days that were drawn (ascending) up to `day`, included; None before all."""
    nth = bisect_right(drawn, day)
    return drawn[nth - 1] if nth else None


def ended_since(drawn: Sequence[date], ended: Sequence[date], day: date) -> date | None:
    """The last day up to `day` on which a status `ended` (ascending) after the drawing that
    counts; None where none did.
    """
    last = drawing_on(ended, day)
    return last if last and last > (drawing_on(drawn, day) or date.min) else None
