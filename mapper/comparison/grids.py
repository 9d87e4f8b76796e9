"""The sums of a comparison as grids: the matrix of transitions, and the accounts."""

from __future__ import annotations

from collections.abc import Callable

from mapper.comparison.blocks import Grid
from mapper.comparison.matrix import matrix
from mapper.comparison.model import Comparison
from mapper.comparison.words import status_label
from mapper.control.amount import Amount
from mapper.style.words import Words

NOTHING = "–"
Cell = Callable[[Amount, Words], str]


def matrix_grid(found: Comparison, words: Words) -> Grid:
    """Rows are the statuses before, columns those after, with their sums at the end."""
    made = matrix(found.transitions, found.scheme)
    last = words.say("diff.sum")
    rows = [
        (
            status_label(found, before, words),
            *(ground_cell(made.cell(before, after), words) for after in made.after),
            ground_cell(made.row(before), words),
        )
        for before in made.before
    ]
    sums = [ground_cell(made.column(after), words) for after in made.after]
    return Grid(
        heading=(
            words.say("diff.matrix"),
            *(status_label(found, after, words) for after in made.after),
            last,
        ),
        rows=(*rows, (last, *sums, ground_cell(made.whole, words))),
        row_marks=(*((before,) for before in made.before), ()),
        column_marks=((), *((after,) for after in made.after), ()),
    )


def account_grid(found: Comparison, words: Words, cell: Cell, title: str = "") -> Grid:
    """The balance of every status: before, gained, lost and after."""
    keys = ("before", "gained", "lost", "after")
    return Grid(
        heading=(title or words.say("diff.status"), *(words.say(f"diff.{key}") for key in keys)),
        rows=tuple(
            (
                status_label(found, account.status, words),
                *(
                    cell(amount, words)
                    for amount in (account.before, account.gained, account.lost, account.after)
                ),
            )
            for account in found.accounts
        ),
        row_marks=tuple((account.status,) for account in found.accounts),
        column_marks=((),) * 5,
    )


def ground_cell(amount: Amount, words: Words) -> str:
    """`30 (472,000 km²)`"""
    if not amount.count:
        return NOTHING
    return f"{words.integer(amount.count)} ({words.area(amount.area_km2)} km²)"


def people_cell(amount: Amount, words: Words) -> str:
    return words.integer(amount.population) if amount.population else NOTHING
