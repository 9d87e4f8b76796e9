# SPDX-License-Identifier: MIT
"""The sums of a comparison as grids: the matrix of transitions, and the accounts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mapper.comparison.blocks import TextGrid
from mapper.comparison.matrix import matrix
from mapper.comparison.model import Comparison
from mapper.comparison.words import status_label
from mapper.control.amount import Amount
from mapper.model.became import WITHIN, became
from mapper.model.measured import Measured
from mapper.style.words import Words

NOTHING = "–"
WITHIN_COLUMNS = ("from_own_side", "to_own_side")
Cell = Callable[[Amount, Words], str]


def matrix_grid(found: Comparison, words: Words) -> TextGrid:
    """Rows are the statuses before, columns those after, with their sums at the end."""
    title = words.say("comparison.matrix")
    if not found.measured.by_area:
        return _matrix_grid(found, words, count_cell, title)
    counts, areas = _apart(found, words, title)
    return replace(
        _matrix_grid(found, words, ground_cell, _titled(found, words, title)),
        narrow=(
            _matrix_grid(found, words, count_cell, counts),
            _matrix_grid(found, words, area_cell, areas),
        ),
    )


def balance_grid(found: Comparison, words: Words) -> TextGrid:
    """The balance of every status in units and km²."""
    title = words.say("diff.status")
    if not found.measured.by_area:
        return account_grid(found, words, count_cell, title)
    counts, areas = _apart(found, words, title)
    return replace(
        account_grid(found, words, ground_cell, _titled(found, words, title)),
        narrow=(
            account_grid(found, words, count_cell, counts),
            account_grid(found, words, area_cell, areas),
        ),
    )


def _apart(found: Comparison, words: Words, title: str) -> tuple[str, str]:
    """The titles of two grids, one of units and one of km²."""
    units = (words.units(found.boundaries), words.say(f"diff.km2.{found.measured}"))
    counts, areas = (words.say("diff.of", what=title, unit=unit) for unit in units)
    return counts, areas


def _titled(found: Comparison, words: Words, title: str) -> str:
    """The title of a grid with areas, which says where they are inferred."""
    if found.measured is Measured.AREA:
        return title
    return words.say("diff.of", what=title, unit=words.say(f"diff.km2.{found.measured}"))


def _matrix_grid(found: Comparison, words: Words, cell: Cell, title: str) -> TextGrid:
    made = matrix(found.transitions, found.scheme)
    last = words.say("diff.sum")
    rows = [
        (
            status_label(found, before, words),
            *(
                _signed(found, before, after, cell(made.cell(before, after), words), words)
                for after in made.after
            ),
            cell(made.row(before), words),
        )
        for before in made.before
    ]
    sums = [cell(made.column(after), words) for after in made.after]
    return TextGrid(
        heading=(
            title,
            *(status_label(found, after, words) for after in made.after),
            last,
        ),
        rows=(*rows, (last, *sums, cell(made.whole, words))),
        row_marks=(*((before,) for before in made.before), ()),
        column_marks=((), *((after,) for after in made.after), ()),
    )


def _signed(
    found: Comparison, before: str | None, after: str | None, cell: str, words: Words
) -> str:
    """A cell of the matrix, with a sign where the party stays the same."""
    stays = before == after or became(found.scheme, before, after) not in WITHIN
    return cell if stays or cell == NOTHING else words.say("comparison.within_sign", cell=cell)


def account_grid(found: Comparison, words: Words, cell: Cell, title: str) -> TextGrid:
    """The balance of every status: before, gained, lost and after.

    What moved within one side has columns of its own, where some did.
    """
    within = any(account.from_own_side.count for account in found.accounts)
    keys = ("before", "gained", "lost", *WITHIN_COLUMNS * within, "after")
    return TextGrid(
        heading=(title, *(words.say(f"diff.{key}") for key in keys)),
        rows=tuple(
            (
                status_label(found, account.status, words),
                *(cell(getattr(account, key), words) for key in keys),
            )
            for account in found.accounts
        ),
        row_marks=tuple((account.status,) for account in found.accounts),
        column_marks=((),) * (1 + len(keys)),
    )


def ground_cell(amount: Amount, words: Words) -> str:
    """`30 (472,000 km²)`"""
    if not amount.count:
        return NOTHING
    return f"{words.integer(amount.count)} ({words.area(amount.area_km2)} km²)"


def count_cell(amount: Amount, words: Words) -> str:
    return words.integer(amount.count) if amount.count else NOTHING


def area_cell(amount: Amount, words: Words) -> str:
    return words.area(amount.area_km2) if amount.count else NOTHING


def people_cell(amount: Amount, words: Words) -> str:
    return words.integer(amount.population) if amount.population else NOTHING
