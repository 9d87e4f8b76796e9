# SPDX-License-Identifier: MIT
"""What is told beside a result: the same to the terminal, as lines, and to Python, as warnings."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from mapper.errors import MapperWarning
from mapper.history.reached import OF_DAYS, tell_day
from mapper.model.grouped import grouped
from mapper.model.problem import Problem
from mapper.model.scheme import Scheme
from mapper.polygons.drawn_notes import tell_undrawn
from mapper.reading.inputs import Inputs
from mapper.verbs.look import Look
from mapper.verbs.subject import Subject

PACKAGE = str(Path(__file__).parents[1])
# The codes of what is told of areas.
OF_AREAS = ("about-units", "outside", "one-position", "covered", "two-reaches")
# What of the embedded ledger depends on what is asked of it. All else is said in its own notes.
ASKED = (*OF_AREAS, *OF_DAYS)


def reported(subject: Subject, look: Look | None = None) -> tuple[Problem, ...]:
    """What is reported with a result, of the day that a map of `look` is of: see `told_of`.

    Raises DataProblems for what stops, unless the subject is lenient.
    """
    if not subject.lenient:
        subject.inputs.must_be_sound()
    day, stale_days = (subject.opened(look).as_of, look.stale_days) if look else (None, None)
    told = told_of(subject.inputs, embedded=subject.embedded, day=day, stale_days=stale_days)
    return (*told, *told_of_style(look, subject.inputs.scheme))


def told_of_style(look: Look | None, scheme: Scheme) -> tuple[Problem, ...]:
    """What the style of a house makes hard to read on a map of a scheme."""
    if look is None or look.style is None:
        return ()
    from mapper.style.house_file import style_notes

    return tuple(style_notes(look.house, scheme))


def told_of(
    inputs: Inputs, *, embedded: bool, day: date | None = None, stale_days: int | None = None
) -> tuple[Problem, ...]:
    """What a map of `day` is told with: the rows that are left out, and the notes.

    `stale_days`: days after which a report counts as old; None: as the scheme says. Of the
    `embedded` ledger only what depends on the options; of other files, such as one of events, all.
    """
    limit = stale_days if stale_days is not None else inputs.scheme.stale_days
    days = tell_day(inputs.ledger, day, inputs.table.name, stale_days=limit) if day else ()
    ledger = inputs.table.name
    told = [*inputs.notes, *days, *tell_undrawn(ledger, inputs.drawn, [day])]
    if embedded:
        told = [one for one in told if one.code in ASKED or one.where.file != ledger]
    return (*inputs.stopping, *told)


def warn_of(problems: Iterable[Problem]) -> None:
    """One MapperWarning for each kind of problem, at the line of the caller of this package."""
    level = _levels_up()
    for group in grouped(problems):
        warnings.warn(MapperWarning(group.problems, str(group)), stacklevel=level)


def _levels_up() -> int:
    """How far above `warn_of` the first frame is that is none of this package."""
    level, frame = 1, sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(PACKAGE):
        level, frame = level + 1, frame.f_back
    return level
