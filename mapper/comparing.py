"""Comparing two days of one table, or two tables: from inputs to a comparison."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mapper.comparison.compute import compare_sides
from mapper.comparison.model import Comparison, Side
from mapper.errors import UsageError

if TYPE_CHECKING:
    from mapper.inputs import Inputs


def compare(
    inputs: Inputs,
    start: date,
    end: date,
    *,
    from_capitals: bool,
    stale_days: int | None = None,
) -> Comparison:
    """Compare two days of the table's ledger, both included.

    `stale_days`: days after which a report counts as old; None: as the scheme says. Raises
    UsageError where `end` is before `start`, and BalanceError where the sums of the units do
    not balance.
    """
    must_be_in_order(start, end)
    ledger = inputs.ledger()
    before, after = (Side(name=inputs.table.name, ledger=ledger, day=day) for day in (start, end))
    return compare_sides(
        inputs.boundaries,
        inputs.scheme,
        before,
        after,
        inputs.known_places(),
        from_capitals=from_capitals,
        stale_days=stale_days if stale_days is not None else inputs.scheme.stale_days,
    )


def compare_tables(
    before: Inputs,
    after: Inputs,
    start: date,
    end: date,
    *,
    from_capitals: bool,
    stale_days: int | None = None,
) -> Comparison:
    """Compare the table `before` as of `start` with the table `after` as of `end`.

    Both are read with one scheme over one set of boundaries. Ground that only one of them has
    records of is told apart. Raises as `compare` does.
    """
    must_be_in_order(start, end)
    return compare_sides(
        after.boundaries,
        after.scheme,
        Side(name=before.table.name, ledger=before.ledger(), day=start),
        Side(name=after.table.name, ledger=after.ledger(), day=end),
        before.known_places() | after.known_places(),
        from_capitals=from_capitals,
        stale_days=stale_days if stale_days is not None else after.scheme.stale_days,
    )


def must_be_in_order(start: date, end: date) -> None:
    if end < start:
        raise UsageError(f"--to {end} is before --from {start}: name the earlier day first")
