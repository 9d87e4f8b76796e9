# SPDX-License-Identifier: MIT
"""The transitions as a matrix: statuses before by statuses after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mapper.control.amount import Amount, total
from mapper.control.transitions import Pair, Transition, in_order
from mapper.model.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Matrix:
    """`before` are the statuses of the rows, `after` those of the columns; None is no data.

    Both in the order of the scheme, and only those that some unit has. The sum of a row is what
    the first day has of that status, the sum of a column what the last day has: `accounts`
    has checked that.
    """

    before: tuple[str | None, ...]
    after: tuple[str | None, ...]
    cells: Mapping[Pair, Amount]

    def cell(self, before: str | None, after: str | None) -> Amount:
        """What went from one status to the other; nothing where no unit did."""
        return self.cells.get((before, after), self._nothing)

    def row(self, before: str | None) -> Amount:
        return total(self.cell(before, after) for after in self.after)

    def column(self, after: str | None) -> Amount:
        return total(self.cell(before, after) for before in self.before)

    @property
    def whole(self) -> Amount:
        return total(self.cells.values())

    @property
    def _nothing(self) -> Amount:
        counted = any(amount.population is not None for amount in self.cells.values())
        return Amount(population=0 if counted else None)


def matrix(moves: Sequence[Transition], scheme: Scheme) -> Matrix:
    """The matrix of transitions."""
    order = in_order(scheme)
    befores, afters = {move.before for move in moves}, {move.after for move in moves}
    return Matrix(
        before=tuple(status for status in order if status in befores),
        after=tuple(status for status in order if status in afters),
        cells={(move.before, move.after): move.amount for move in moves},
    )
