# SPDX-License-Identifier: MIT
"""How far a run of many jobs is: `12 of 32 jobs, 4.1 a second, 5 s left`."""

from __future__ import annotations

import time
from collections.abc import Callable

# Where lines stay, as in a file, one is written no more often than that.
SECONDS = 10.0


class Rate:
    """What is done of so many jobs, since the first was begun."""

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.total, self.clock = total, clock
        self.done, self.began = 0, clock()
        self.told = self.began

    def step(self) -> str:
        """One more is done: how far it is now."""
        self.done += 1
        return self.text()

    def text(self) -> str:
        what = f"{self.done:,} of {self.total:,} jobs"
        seconds = self.clock() - self.began
        if not self.done or seconds <= 0:
            return what
        a_second = self.done / seconds
        left = (self.total - self.done) / a_second
        return f"{what}, {pace(a_second)}, {duration(left)} left"

    def is_due(self) -> bool:
        """Whether a line that stays is due again."""
        now = self.clock()
        if now - self.told < SECONDS:
            return False
        self.told = now
        return True


def pace(a_second: float) -> str:
    """`4.1 a second`, `12 a minute`, `3 an hour`."""
    for factor, unit in ((1, "a second"), (60, "a minute")):
        if a_second * factor >= 1:
            return (
                f"{a_second * factor:.2g} {unit}"
                if a_second * factor < 10
                else (f"{a_second * factor:,.0f} {unit}")
            )
    return f"{a_second * 3600:.2g} an hour"


def duration(seconds: float) -> str:
    """`5 s`, `3 min 20 s`, `2 h 10 min`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600:,} h {whole % 3600 // 60} min"
