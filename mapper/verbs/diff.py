"""Comparing two days of one table, or two tables: from inputs to a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Unpack

from mapper.boundaries.options import BoundaryOptions
from mapper.comparison.compute import compare_sides
from mapper.comparison.model import Comparison, Side
from mapper.errors import DataProblems, TableError, UsageError
from mapper.history.ledger import Ledger
from mapper.history.reached import tell_day
from mapper.model.problem import Problem, Where, note
from mapper.polygons.drawn_notes import tell_one_side, tell_undrawn
from mapper.reading.arguments import (
    given_about,
    given_columns,
    given_constants,
    given_day,
    given_means,
    given_order,
    given_zone,
    must_be_days,
    must_be_texts,
)
from mapper.reading.inputs import Inputs, TableOptions, read_inputs
from mapper.verbs.drawing import Sources, drawn_options_given, history_given
from mapper.verbs.ground import are_ground, compare_ground, is_drawn, naming_units, read_both
from mapper.verbs.ground import problems_of as told_of_both
from mapper.verbs.told import warn_of

CAPITAL, NOTHING = "capital", "none"


def diff(
    before: str | Path | None = None,
    after: str | Path | None = None,
    *,
    start: date | str | None = None,
    end: date | str | None = None,
    boundaries: str | Path | None = None,
    scheme: str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    constants: Mapping[str, object] | None = None,
    means: Mapping[str, str] | None = None,
    date_format: str | None = None,
    zone: str | None = None,
    country: str | None = None,
    aliases: str | Path | None = None,
    provinces_from: str | None = None,
    stale_days: int | None = None,
    known_on: date | str | None = None,
    prefer: str | None = None,
    about: str | None = None,
    lenient: bool = False,
    encoding: str | None = None,
    sheet: str | None = None,
    layer: str | None = None,
    name_field: str | None = None,
    population_field: str | None = None,
    status: str | None = None,
    rest: str | None = None,
    date_pattern: str | None = None,
    tallies: str | Path | None = None,
    same_day: str | None = None,
    status_from: str | None = None,
    clip: bool = False,
    crs: str | None = None,
    boundary_encoding: str | None = None,
    unit_where: str | None = None,
    dissolve: str | None = None,
) -> Comparison:
    """Compare two days of a table, two tables over one set of boundaries, or drawn ground.

    With one table, `start` and `end` are its days, both included, by default its first and its
    last; without any, that table is the embedded ledger. With two tables `start` is the day of
    `before` and `end` that of `after`, by default the last day of each. A table may stand in
    git: `git:HEAD~1:control.csv`. One side or both may be drawn ground: a file of polygons with
    a status each, a folder of them or kept faces, of which one day is compared. Then the ground
    that both cover is cut into areas with one status on either side. Two days of one are compared
    by its faces. `crs`, `boundary_encoding`, `unit_where`, `dissolve`, `status`, `status_from`,
    `rest`, `date_pattern`, `same_day` and `clip` are
    those of `draw`. With `known_on` only what was known on that day counts, and `prefer` decides
    where sources disagree. `about` is what rows that do not say are about: `ground`, the default,
    or `seats`, which are counted and never measured. `tallies` is a table of what others counted,
    which the page shows. Problems stop the comparison unless `lenient`; what is worth telling
    are its `problems`, and one MapperWarning for each kind.

    Raises DataProblems, TableError, BoundaryError, SchemeError or UsageError as `draw` does.
    """
    must_be_texts(
        date_format=date_format,
        zone=zone,
        country=country,
        encoding=encoding,
        sheet=sheet,
        layer=layer,
    )
    must_be_texts(name_field=name_field, population_field=population_field, prefer=prefer)
    must_be_texts(crs=crs, boundary_encoding=boundary_encoding)
    must_be_texts(unit_where=unit_where, dissolve=dissolve)
    units = BoundaryOptions(
        layer=layer,
        crs=crs,
        encoding=boundary_encoding,
        name_field=name_field,
        population_field=population_field,
        unit_where=unit_where,
        dissolve=dissolve,
    )
    must_be_days("stale_days", stale_days)
    if provinces_from not in (None, CAPITAL, NOTHING):
        raise UsageError(f"provinces_from {provinces_from!r}: give 'capital' or 'none'")
    if before is None and after is not None:
        raise UsageError("before None: give the table to compare 'after' with")
    days = given_day("start", start), given_day("end", end)
    options = TableOptions(
        encoding=encoding,
        sheet=sheet,
        columns=given_columns(columns),
        constants=given_constants(constants),
        means=given_means(means),
        date_order=given_order(date_format),
        zone=given_zone(zone),
        country=country,
        known_on=given_day("known_on", known_on),
        prefer=prefer,
        about=given_about("about", about),
    )
    from_capitals = provinces_from == CAPITAL
    if before is not None and after is not None and are_ground(before, after):
        both = read_both(
            (str(before), str(after)),
            days,
            lambda table, day, own_layer: read_inputs(
                table,
                boundaries=boundaries,
                scheme=scheme,
                aliases=aliases,
                table_options=replace(options, default_day=day),
                boundary_options=replace(units, layer=own_layer),
            ),
            drawn_options_given(
                scheme=scheme,
                boundaries=boundaries,
                columns=columns,
                means=means,
                layer=layer,
                crs=crs,
                boundary_encoding=boundary_encoding,
                date_format=date_format,
                date_pattern=date_pattern,
                same_day=same_day,
                status_from=status_from,
                status=status,
                rest=rest,
                clip=clip,
            ),
            lenient=lenient,
        )
        if not lenient:
            must_be_sound(told_of_both(both))
        found = compare_ground(
            *both,
            *days,
            from_capitals=from_capitals,
            stale_days=stale_days,
            named_by=naming_units(both, boundaries, name_field),
        )
        return warned(found, (*told_of_both(both), *found.boundaries.notes, *tell_drawn(found)))
    if before is not None and is_drawn(before):
        drawn = drawn_inputs(
            before,
            lenient=lenient,
            boundaries=boundaries,
            scheme=scheme,
            columns=columns,
            constants=constants,
            means=means,
            date_format=date_format,
            zone=zone,
            country=country,
            aliases=aliases,
            encoding=encoding,
            sheet=sheet,
            layer=layer,
            name_field=name_field,
            crs=crs,
            boundary_encoding=boundary_encoding,
            unit_where=unit_where,
            dissolve=dissolve,
            known_on=known_on,
            prefer=prefer,
            about=about,
            status=status,
            rest=rest,
            date_pattern=date_pattern,
            tallies=tallies,
            same_day=same_day,
            status_from=status_from,
            clip=clip,
        )
        found = compare_inputs(drawn, drawn, *days, from_capitals=False, stale_days=stale_days)
        return warned(found, (*drawn.problems, *tell_days(found, days)))
    first = read_inputs(
        before,
        boundaries=boundaries,
        scheme=scheme,
        aliases=aliases,
        tallies=tallies,
        table_options=replace(options, default_day=None if after is None else days[0]),
        boundary_options=units,
    )
    last = first
    if after is not None:
        last = read_inputs(
            after,
            boundaries=first.boundaries,
            scheme=scheme,
            aliases=aliases,
            tallies=tallies,
            table_options=replace(options, default_day=days[1]),
        )
    names = str(before), str(after)
    problems = problems_of((first, last), names)
    if not lenient:
        must_be_sound(problems)
    found = compare_inputs(
        first, last, *days, from_capitals=from_capitals, stale_days=stale_days, names=names
    )
    of_tables = [problem for problem in problems if problem.stops or before is not None]
    return warned(found, (*of_tables, *tell_days(found, days)))


def warned(found: Comparison, problems: Iterable[Problem]) -> Comparison:
    """The comparison with what it is told with, and one warning for each kind of that."""
    told = tuple(dict.fromkeys(problems))
    warn_of(told)
    return replace(found, problems=told)


def drawn_inputs(source: str | Path, *, lenient: bool, **sources: Unpack[Sources]) -> Inputs:
    """Drawn ground that a caller of Python names, as inputs; raises as `history_given` does."""
    from mapper.reading.front_lines import face_inputs

    return face_inputs(history_given(source, lenient=lenient, **sources))


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
        found = compare(before, first, last, from_capitals=from_capitals, stale_days=stale_days)
    else:
        found = compare_tables(
            before,
            after,
            first,
            last,
            from_capitals=from_capitals,
            stale_days=stale_days,
            names=names if before.table.name == after.table.name else ("", ""),
        )
    return replace(found, counts=after.counts)


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
    days = inputs.drawn or inputs.ledger().days()
    if not days:
        raise TableError(
            f"{inputs.table.name}: no row could be placed, so there is no day to compare — "
            "mend the rows, or name the days with --from and --to"
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
    ledger = inputs.ledger()
    before, after = (_side(inputs, ledger, day) for day in (start, end))
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
    names: tuple[str, str] = ("", ""),
) -> Comparison:
    """Compare the table `before` as of `start` with the table `after` as of `end`.

    Both are read with one scheme over one set of boundaries. Ground that only one of them has
    records of is told apart. Raises as `compare` does.
    """
    must_be_in_order(start, end)
    before, after = (inputs.over(start, end) for inputs in (before, after))
    return compare_sides(
        after.boundaries,
        after.scheme,
        _side(before, before.ledger(), start, names[0]),
        _side(after, after.ledger(), end, names[1]),
        before.known_places() | after.known_places(),
        from_capitals=from_capitals,
        stale_days=stale_days if stale_days is not None else after.scheme.stale_days,
    )


def _side(inputs: Inputs, ledger: Ledger, day: date, name: str = "") -> Side:
    return Side(
        name=name or inputs.table.name,
        ledger=ledger,
        day=day,
        drawn=inputs.drawn,
        ended=inputs.ended,
    )


def must_be_in_order(start: date, end: date) -> None:
    if end < start:
        raise UsageError(f"from {start} to {end}: name the earlier day first")


# --- problems of both ---------------------------------------------------------------------


def tell_days(found: Comparison, asked: tuple[date | None, date | None]) -> Iterator[Problem]:
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
        hint = "name the earlier table first, or the days with --from and --to"
        yield note(Where(after.name), what, hint, "after-record")
    elif days and days[-1] < found.start:
        what = f"the record ends on {days[-1]}; what it says is carried forward"
        yield note(Where(before.name), what, code="after-record")
    if found.scope.units and not any(map(found.is_known, found.scope.units)):
        capitals = found.boundaries.capitals and not found.from_capitals
        hint = "--provinces-from capital counts by capitals" if capitals else "name other days"
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
