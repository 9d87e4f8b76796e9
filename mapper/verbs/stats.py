# SPDX-License-Identifier: MIT
"""Counting what each status holds on many days."""

from __future__ import annotations

from typing import NamedTuple

from mapper.counting.series import Series, count_days
from mapper.history.days import asks_for_all
from mapper.model.problem import Problem
from mapper.polygons.drawn_notes import tell_undrawn
from mapper.tables.dates import DateOrder
from mapper.verbs.look import Look
from mapper.verbs.reported import reported
from mapper.verbs.situating import control_of
from mapper.verbs.subject import Subject


class Counted(NamedTuple):
    """A series, and what is reported with it."""

    series: Series
    problems: tuple[Problem, ...]


def counted(subject: Subject, look: Look, dates: str, order: DateOrder | None = None) -> Counted:
    """Count the units on the days of `dates` (see `choose_days`) by the rules of `look`.

    Raises DataProblems unless the subject is sound or lenient, and what `count_days` does.
    """
    problems = reported(subject)
    control = control_of(subject.inputs, look)
    series = count_days(control, dates, order=order)
    asked = [] if asks_for_all(dates) else [one.day for one in series.days]
    return Counted(series, (*problems, *tell_undrawn(control.name, control.drawn, asked)))
