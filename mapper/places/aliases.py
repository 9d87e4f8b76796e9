# SPDX-License-Identifier: MIT
"""Names for review as CSV, and the reviewed ones back as aliases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from mapper.model.problem import Problem, Where
from mapper.model.spelling import typed
from mapper.places.gazetteer import Alias
from mapper.places.matching import Doubt
from mapper.places.reviewed import Form, reviewed_rows
from mapper.tables.write import csv_text

COLUMNS = ("name", "within", "place_id", "place_name", "score", "accept")
NEEDED = ("name", "place_id")
YES = frozenset({"yes", "y", "x", "1", "true"})
NO = frozenset({"", "no", "n", "0", "false", "-"})


def doubtful_as_csv(doubts: Iterable[Doubt]) -> str:
    """CSV text with a row for each place that a name with its parent may mean, the likeliest first;
    one row without a place where there is none. Names come in the order of the table. A parent
    that is unknown is a name of its own, so that one row mends it wherever it stands.

    The column `accept` is blank: a person writes `yes` where the suggestion is right, or
    puts the right code into `place_id` first. A name that a spreadsheet would run as a formula
    has an apostrophe before it, which `read_aliases` takes off.
    """
    first: dict[tuple[str, str], Doubt] = {}
    for doubt in doubts:
        first.setdefault((doubt.name, doubt.within), doubt)
    return csv_text([COLUMNS, *chain.from_iterable(map(_rows, first.values()))])


def _rows(doubt: Doubt) -> Iterator[tuple[str, ...]]:
    name, within = doubt.name, doubt.within
    for near in doubt.near:
        yield (name, within, near.place.id, near.place.name, f"{near.score:.0f}", "")
    if not doubt.near:
        yield (name, within, "", "", "", "")


def read_aliases(path: str | Path) -> tuple[tuple[Alias, ...], tuple[Problem, ...]]:
    """The accepted aliases of a reviewed file, and problems with its rows.

    Without a column `accept` every row counts. Raises TableError where the file cannot be read,
    or has columns other than those of `doubtful_as_csv`.
    """
    aliases, problems = [], []
    for where, row in reviewed_rows(path, _form()):
        found = _alias(row, where)
        if isinstance(found, Alias):
            aliases.append(found)
        elif found is not None:
            problems.append(found)
    return tuple(aliases), tuple(problems)


def _form() -> Form:
    return Form(
        called="aliases",
        made_by=typed("mapper check TABLE --write-aliases FILE"),
        columns=COLUMNS,
        needed=NEEDED,
    )


def _alias(row: Mapping[str, str], where: Where) -> Alias | Problem | None:
    """The alias of a row, a problem, or None where the row is not accepted."""
    accepted = row.get("accept", "").casefold()
    if "accept" in row and accepted in NO:
        return None
    if "accept" in row and accepted not in YES:
        what = f"accept is '{row['accept']}'"
        return Problem(where, what, "write yes, or leave it empty", code="bad-accept")
    empty = [head for head in NEEDED if not row.get(head)]
    if empty:
        what = f"an accepted alias without {' and '.join(empty)}"
        return Problem(where, what, "fill it in, or leave accept empty", code="incomplete-alias")
    return Alias(row["place_id"], row["name"], within=row.get("within", ""), where=where)
