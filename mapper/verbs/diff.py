# SPDX-License-Identifier: MIT
"""Comparing two days of one table, or two tables: from inputs to a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.boundaries.boundary_set import BoundarySet
from mapper.comparison.compute import compare_sides
from mapper.comparison.model import Comparison, Side
from mapper.errors import DataProblems, TableError, UsageError
from mapper.history.reached import tell_day
from mapper.model.problem import Problem, Where, note
from mapper.model.scheme import Scheme
from mapper.model.spelling import argument
from mapper.polygons.drawn_notes import tell_one_side, tell_undrawn
from mapper.reading.given import inputs_given
from mapper.reading.inputs import Boundaries, Inputs, Table
from mapper.reading.options import Options
from mapper.verbs.look import FROM_CAPITAL, Look
from mapper.verbs.subject import Days, Subject

if TYPE_CHECKING:
    from mapper.verbs.ground import GroundSide


def days_of_one_compared(subject: Subject, days: Days, look: Look) -> Comparison:
    """Compare two days of one table or drawing, by default its first and its last.

    Raises what `tables_compared` does.
    """
    return tables_compared(
        (subject.inputs, subject.inputs),
        days,
        look,
        lenient=subject.lenient,
        embedded=subject.embedded,
    )


def sources_compared(
    sources: tuple[Table | None, Table],
    boundaries: Boundaries | None,
    scheme: str | Path | Scheme | None,
    options: Options,
    days: Days,
    look: Look,
) -> Comparison:
    """Compare two tables over one set of boundaries, two drawings, or one of each; `days` are
    those of the first and of the second.

    Raises what reading them, `tables_compared` and `ground_compared` do.
    """
    from mapper.verbs.ground import are_ground, naming_units, read_sides

    before, after = sources
    lenient = options.table.lenient
    if before is not None and are_ground(before, after):
        sides = read_sides((before, after), boundaries, scheme, options, days)
        named_by = naming_units(sides, boundaries, options.boundaries.name_field)
        return ground_compared(sides, days, look, named_by=named_by, lenient=lenient)
    first = inputs_given(before, boundaries, scheme, options, days[0])
    last = inputs_given(after, first.boundaries, scheme, options, days[1])
    return tables_compared(
        (first, last),
        days,
        look,
        names=(_path(before), _path(after)),
        lenient=lenient,
        embedded=before is None,
    )


def _path(source: object) -> str:
    return str(source) if isinstance(source, str | Path) else ""


def tables_compared(
    both: tuple[Inputs, Inputs],
    days: Days,
    look: Look,
    *,
    names: tuple[str, str] = ("", ""),
    lenient: bool = False,
    embedded: bool = False,
) -> Comparison:
    """Compare two days of one table, or two tables; both are the same inputs for one.

    `names` are what the tables are called where their files have one name; of `look` the rule for
    units without a report and the days after which one is old count. The comparison has its
    `problems`; of the `embedded` ledger, the first, those of the days alone, for its notes are its
    own.

    Raises DataProblems, unless `lenient`, and what `compare_inputs` does.
    """
    problems = problems_of(both, names)
    if not lenient:
        must_be_sound(problems)
    found = compare_inputs(
        *both,
        *days,
        from_capitals=look.provinces_from == FROM_CAPITAL,
        stale_days=look.stale_days,
        names=names,
    )
    own = both[0].table.name if embedded else None
    of_tables = [problem for problem in problems if problem.stops or problem.where.file != own]
    return replace(found, problems=_once((*of_tables, *tell_days(found, days))))


def ground_compared(
    both: tuple[GroundSide, GroundSide],
    days: Days,
    look: Look,
    *,
    named_by: BoundarySet | None = None,
    lenient: bool = False,
) -> Comparison:
    """Compare two sides of which one at least is drawn ground; see `compare_ground`.

    The comparison has its `problems`. Raises DataProblems, unless `lenient`, and what
    `compare_ground` does.
    """
    from mapper.verbs.ground import compare_ground
    from mapper.verbs.ground import problems_of as problems_of_ground

    problems = problems_of_ground(both)
    if not lenient:
        must_be_sound(problems)
    found = compare_ground(
        *both,
        *days,
        from_capitals=look.provinces_from == FROM_CAPITAL,
        stale_days=look.stale_days,
        named_by=named_by,
    )
    return replace(found, problems=_once((*problems, *found.boundaries.notes, *tell_drawn(found))))


def _once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problems))


def compare_inputs(
    before: Inputs,
    after: Inputs,
    start: date | None,
    end: date | None,
    *,
    from_capitals: bool,
    stale_days: int | None = None,
    names: tuple[str, str] = ("", ""),
) -> Comparison:
    """Compare what is read already; `before` and `after` are the same inputs for one table.

    Days that are None are chosen by `days_compared`. `names` are what the tables are called
    where their files have one name.
    """
    first, last = days_compared(before, after, start, end)
    if before is after:
        return compare(before, first, last, from_capitals=from_capitals, stale_days=stale_days)
    return compare_tables(
        before,
        after,
        first,
        last,
        from_capitals=from_capitals,
        stale_days=stale_days,
        names=names if before.table.name == after.table.name else ("", ""),
    )


def days_compared(
    before: Inputs, after: Inputs, start: date | None, end: date | None
) -> tuple[date, date]:
    """The two days, those that are None chosen by the data.

    Of one table the first and the last day; of two tables the last day of each. A day that is
    chosen never turns the order round: holdings are carried forward, or there is no data yet.
    """
    if start is None:
        own = _days(before)[0 if before is after else -1]
        start = own if end is None else min(own, end)
    if end is None:
        end = max(_days(after)[-1], start)
    return start, end


def _days(inputs: Inputs) -> tuple[date, ...]:
    """The days of a ledger; TableError where it has none."""
    days = inputs.control().reported
    if not days:
        raise TableError(
            f"{inputs.table.name}: no row could be placed, so there is no day to compare — "
            f"mend the rows, or name the days with {argument('start')} and {argument('end')}"
        )
    return days


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
    inputs = inputs.over(start, end)
    control = inputs.control(from_capitals=from_capitals, stale_days=stale_days)
    return compare_sides(Side(control=control, day=start), Side(control=control, day=end))


def compare_tables(
    before: Inputs,
    after: Inputs,
    start: date,
    end: date,
    *,
    from_capitals: bool,
    stale_days: int | None = None,
    names: tuple[str, str] = ("", ""),
) -> Comparison:
    """Compare the table `before` as of `start` with the table `after` as of `end`.

    Both are read with one scheme over one set of boundaries. Ground that only one of them has
    records of is told apart. Raises as `compare` does.
    """
    must_be_in_order(start, end)
    one, other = (
        inputs.over(start, end).control(from_capitals=from_capitals, stale_days=stale_days)
        for inputs in (before, after)
    )
    return compare_sides(
        Side(control=replace(one, name=names[0] or one.name), day=start),
        Side(control=replace(other, name=names[1] or other.name), day=end),
    )


def must_be_in_order(start: date, end: date) -> None:
    if end < start:
        raise UsageError(f"from {start} to {end}: name the earlier day first")


# --- problems of both ---------------------------------------------------------------------


def tell_days(found: Comparison, asked: Days) -> Iterator[Problem]:
    """Notes where a day lies outside of the data, or where nothing is known of a unit."""
    before, after = found.sides
    days = after.ledger.days()
    yield from tell_drawn(found)
    yield from tell_day(before.ledger, asked[0], before.name)
    if days and days[-1] < found.end and not found.of_one_table and asked[1] is None:
        what = (
            f"its last day is {days[-1]}, before the day of {before.name}: what it says is "
            f"carried forward to {found.end}"
        )
        both = f"{argument('start')} and {argument('end')}"
        hint = f"name the earlier table first, or the days with {both}"
        yield note(Where(after.name), what, hint, "after-record")
    elif days and days[-1] < found.start:
        what = f"the record ends on {days[-1]}; what it says is carried forward"
        yield note(Where(before.name), what, code="after-record")
    if found.scope.units and not any(map(found.is_known, found.scope.units)):
        capitals = found.boundaries.capitals and not found.from_capitals
        by_capital = f"{argument('provinces_from', 'capital')} counts by capitals"
        hint = by_capital if capitals else "name other days"
        what = "nothing is known of a unit on either day"
        yield note(Where(after.name), what, hint, "nothing-known")


def tell_drawn(found: Comparison) -> Iterator[Problem]:
    """Notes where a day is not drawn, and where one party alone has ground on both days."""
    if not found.drawn:
        return
    before, after = found.sides
    sides = (
        [(before, [found.start, found.end])]
        if found.of_one_table
        else [(before, [found.start]), (after, [found.end])]
    )
    for side, asked in sides:
        yield from tell_undrawn(side.name, side.drawn, asked)
    held = [account.status for account in found.accounts if account.status is not None]
    if found.changes:
        yield from tell_one_side(after.name, found.scheme, held)


def problems_of(both: tuple[Inputs, Inputs], names: tuple[str, str]) -> tuple[Problem, ...]:
    """The problems of two tables, or of one, sorted; what they share once.

    Where both files have one name, rows are told by `names`, as the tables were given.
    """
    before, after = both
    if before is after:
        return before.problems
    alike = before.table.name == after.table.name
    found = {
        _named(problem, inputs.table.name, name) if alike else problem
        for inputs, name in zip(both, names, strict=True)
        for problem in inputs.problems
    }
    return tuple(sorted(found))


def _named(problem: Problem, file: str, name: str) -> Problem:
    if problem.where.file != file:
        return problem
    return replace(problem, where=Where(name, problem.where.line))


def must_be_sound(problems: tuple[Problem, ...]) -> None:
    """Raise DataProblems where one of them stops the run."""
    stopping = [problem for problem in problems if problem.stops]
    told = [problem for problem in problems if not problem.stops]
    if stopping:
        raise DataProblems(stopping, told)
