# SPDX-License-Identifier: MIT
"""Days that are asked for and that no report reaches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mapper.history.ledger import Ledger
from mapper.model.problem import Problem, Where, note

# The codes of what is told of a day; they depend on what is asked, not on the table alone.
OF_DAYS = ("before-record", "after-record")


def tell_day(
    ledger: Ledger, day: date | None, table: str, *, stale_days: int | None = None
) -> Iterator[Problem]:
    """A note where `day` is before the first report, or later than the last by more than
    `stale_days`, so that nothing, or only what is old, is known of it.
    """
    known = ledger.days() if day is not None else ()
    if day is None or not known:
        return
    if day < known[0]:
        what = f"{day} is before the first report, {known[0]}: nothing is known of that day"
        yield note(Where(table), what, f"name {known[0]} or a later day", "before-record")
    old = (day - known[-1]).days
    if stale_days is not None and old > stale_days:
        what = f"{day} is {old:,} days after the last report, {known[-1]}"
        hint = f"after {stale_days} days a report counts as old, so that all of them do"
        yield note(Where(table), what, hint, "after-record")
