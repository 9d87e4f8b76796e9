# SPDX-License-Identifier: MIT
"""Which heading of a table is which column.

A heading that is a column's own name is that column. Other usual headings are understood
without regard to case, blanks and punctuation. Where a table names places of several
levels (district and province), the finest is the place and the next one what it lies within.
What two headings claim is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from mapper.model.problem import Problem, Where, note
from mapper.model.record import Kind
from mapper.model.spelling import argument, by_argument
from mapper.tables.closest import choices, closest_hint
from mapper.tables.headings import (
    COARSE,
    COLUMNS,
    GENERIC,
    NEEDED,
    code_level,
    heading_key,
    place_level,
    synonym_keys,
)
from mapper.tables.text import quoted, quoted_all

__all__ = ["COLUMNS", "NEEDED", "ColumnMap", "map_columns"]


@dataclass(frozen=True)
class ColumnMap:
    """Which heading holds which column.

    - `by_column`: heading by column name, for the columns that the table has.
    - `implied_kind`: what the heading of the place says the rows are about, if anything.
    - `constants`: what every row says in a column, whatever the table has; empty sets it aside.
    - `ignored`: headings that are no column, in their order.
    - `problems`: headings that clash, that do not exist, and needed columns that are missing.
    """

    by_column: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    implied_kind: Kind | None = None
    ignored: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    def heading(self, column: str) -> str | None:
        """The heading of a column, None where the table has no such column."""
        return self.by_column.get(column)

    def has(self, column: str) -> bool:
        """Whether rows say something in a column, in the table or all the same."""
        return column in self.by_column or bool(self.constants.get(column))


def map_columns(
    headings: Sequence[str],
    given: Mapping[str, str] | None = None,
    *,
    constants: Mapping[str, str] | None = None,
    needed: Sequence[str] = NEEDED,
    where: Where | None = None,
) -> ColumnMap:
    """The columns of a table with these headings.

    `given` maps column names to headings and wins over everything else; `constants` gives columns
    one value for all rows, in place of what stands in the table. `needed` are the columns that
    must be there. `where` stands in the problems.
    """
    at = where or Where("table")
    asked, problems = _asked_for(headings, given or {}, at)
    fixed, faults = _fixed(constants or {}, asked, at)
    free = [heading for heading in headings if heading not in asked.values()]
    claims = {column: h for column, h in _claims(free, asked).items() if column not in fixed}
    chosen = {**asked, **{column: found[0] for column, found in claims.items()}}
    clashes = {column: found for column, found in claims.items() if len(found) > 1}
    claimed = {*chosen.values(), *(heading for found in clashes.values() for heading in found)}
    return ColumnMap(
        by_column={column: chosen[column] for column in COLUMNS if column in chosen},
        constants=fixed,
        implied_kind=_implied_kind(chosen.get("place", "")),
        ignored=tuple(heading for heading in headings if heading not in claimed),
        problems=(
            *problems,
            *faults,
            *(_clash(column, found, at) for column, found in clashes.items()),
            *_missing([c for c in needed if not fixed.get(c)], chosen, given or {}, headings, at),
            *_exclusive_end(chosen, asked, at),
        ),
    )


def _asked_for(
    headings: Sequence[str], given: Mapping[str, str], where: Where
) -> tuple[dict[str, str], list[Problem]]:
    asked: dict[str, str] = {}
    problems = []
    for column, wanted in given.items():
        name, heading = _column_name(column), _find_heading(headings, wanted)
        if name is None:
            problems.append(_no_such_column(column, where))
        elif heading is None:
            problems.append(_no_such_heading(name, wanted, headings, where))
        else:
            asked[name] = heading
    return asked, problems


def _fixed(
    constants: Mapping[str, str], asked: Mapping[str, str], where: Where
) -> tuple[dict[str, str], list[Problem]]:
    """The constants by column, and a problem for each that is of no column, or of one asked for."""
    fixed: dict[str, str] = {}
    problems = []
    for column, value in constants.items():
        name = _column_name(column)
        if name is None:
            problems.append(_no_such_column(column, where, "constants"))
        elif name in asked:
            what = f"what the column '{name}' is, is said in two ways"
            hint = f"leave it out of {argument('columns')} or of {argument('constants')}"
            problems.append(Problem(where, what, hint, "column-clash"))
        else:
            fixed[name] = value
    return fixed, problems


def _column_name(text: str) -> str | None:
    return next((column for column in COLUMNS if heading_key(column) == heading_key(text)), None)


def _find_heading(headings: Sequence[str], wanted: str) -> str | None:
    if wanted in headings:
        return wanted
    alike = _headed(headings, {heading_key(wanted)} - {""})
    return alike[0] if len(alike) == 1 else None


def _claims(headings: Sequence[str], asked: Mapping[str, str]) -> dict[str, list[str]]:
    """The headings that claim each column which was not asked for."""
    claims: dict[str, list[str]] = {}
    present = {heading_key(heading) for heading in headings}
    for column in COLUMNS:
        meant = ({heading_key(column)} & present) or (synonym_keys(column) & present)
        found = _headed(headings, meant)
        if found and column not in asked:
            claims[column] = found[:1] if column == "country" else found
    used = {heading for found in claims.values() for heading in found}
    return _with_places([h for h in headings if h not in used], asked, claims)


def _headed(headings: Sequence[str], meant: Set[str]) -> list[str]:
    return [heading for heading in headings if heading_key(heading) in meant] if meant else []


def _with_places(
    headings: Sequence[str], asked: Mapping[str, str], claims: dict[str, list[str]]
) -> dict[str, list[str]]:
    """`claims` with the headings that name places: the finest as place, the next as within."""
    found = dict(claims)
    if "place" not in asked and "place" not in found:
        found |= _finest("place", headings, GENERIC)
    place = [asked["place"]] if "place" in asked else found.get("place", [])
    if not place:
        return {**found, **_without_names(headings, asked, found)}
    level = _level(place[0])
    if "within" not in asked and "within" not in found:
        found |= _finest("within", headings, min(level - 1, COARSE))
    if "code" not in asked and "code" not in found:
        found |= _code(headings, level)
    return found


def _without_names(
    headings: Sequence[str], asked: Mapping[str, str], claims: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """The claims of a table that has no column of names: its codes are its places."""
    if "code" in asked:
        return {}
    codes = claims.get("code") or _code(headings, GENERIC).get("code")
    return {"code": codes, "place": codes} if codes else {}


def _level(heading: str) -> int:
    level = place_level(heading)
    return level[0] if level else GENERIC


def _finest(column: str, headings: Sequence[str], finest: int) -> dict[str, list[str]]:
    """The headings of the finest level up to `finest`, as claims of a column."""
    levels = {h: level[0] for h in headings if (level := place_level(h)) and level[0] <= finest}
    if not levels:
        return {}
    return {column: [h for h, level in levels.items() if level == max(levels.values())]}


def _code(headings: Sequence[str], place: int) -> dict[str, list[str]]:
    """The P-codes of the place's own level; those of its parent are no codes of it."""
    levels = {heading: level for heading in headings if (level := code_level(heading))}
    found = [h for h, level in levels.items() if place in (level, GENERIC)]
    return {"code": found} if found else {}


def _implied_kind(heading: str) -> Kind | None:
    level = place_level(heading)
    return level[1] if level else None


def _clash(column: str, found: Sequence[str], where: Where) -> Problem:
    listed = " and ".join(f"'{heading}'" for heading in found)
    chosen = argument("columns", {column: "HEADING"})
    hint = by_argument(f"choose with {chosen}", f"head the one that is meant '{column}'")
    return Problem(where, f"{listed} can each be the column '{column}'", hint, "column-clash")


def _missing(
    needed: Sequence[str],
    chosen: Mapping[str, str],
    given: Mapping[str, str],
    headings: Sequence[str],
    where: Where,
) -> list[Problem]:
    listed = quoted_all(headings)
    return [
        Problem(
            where,
            f"no column '{column}'",
            f"the headings are {listed} — say which with {_heading_of(column)}"
            + (_day_of_all() if column == "date" else ""),
            f"missing-{column}",  # each with its own way out, so none is a value of another
        )
        for column in needed
        if column not in chosen and column not in given
    ]


def _heading_of(column: str) -> str:
    return argument("columns", {column: "HEADING"})


def _day_of_all() -> str:
    """What gives a table without dates its day."""
    compared = f"of two that are compared: {argument('start')}, {argument('end')}"
    return f", or give the day of all rows with {argument('as_of')} ({compared})"


def _exclusive_end(
    chosen: Mapping[str, str], asked: Mapping[str, str], where: Where
) -> list[Problem]:
    """Other tables often mean the last day of a holding by their last column of dates."""
    heading = chosen.get("until", "until")
    if "until" in asked or heading_key(heading) == "until":
        return []
    what = f"'{heading}' is read as the first day on which a status no longer holds"
    meant = argument("columns", {"until": heading})
    end = by_argument(f"{meant} ends this note", "head it 'until' to end this note")
    hint = f"if it means the last day, move it on by one; {end}"
    return [note(where, what, hint, "exclusive-end")]


def _no_such_column(column: str, where: Where, name: str = "columns") -> Problem:
    what = f"there is no column {quoted(column)}"
    hint = f"{closest_hint(column, COLUMNS)}{argument(name)} takes {choices(COLUMNS)}"
    return Problem(where, what, hint, "unknown-column")


def _no_such_heading(column: str, wanted: str, headings: Sequence[str], where: Where) -> Problem:
    guess = closest_hint(wanted, headings)
    what = f"no heading {quoted(wanted)} for the column '{column}'"
    hint = f"{guess}the headings are {quoted_all(headings)}"
    return Problem(where, what, hint, "unknown-heading")


def not_used(name: str, headings: Sequence[str]) -> Problem:
    """That columns of a table are none that is known."""
    what = f"headings not used: {quoted_all(headings)}"
    return note(Where(name), what, code="unused-column")
