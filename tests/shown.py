# SPDX-License-Identifier: MIT
"""Pages of inputs that a test has made, as the commands draw them."""

from __future__ import annotations

from datetime import date

from mapper.control.over_time import Control
from mapper.control.transitions import Transition, transitions
from mapper.history.days import ALL
from mapper.page.document import Document
from mapper.polygons.face_history import FaceHistory
from mapper.reading.front_lines import face_inputs
from mapper.reading.inputs import Inputs
from mapper.verbs.diff import compare
from mapper.verbs.drawing import html_of
from mapper.verbs.faces import faces_document
from mapper.verbs.look import Look
from mapper.verbs.of_table import TableSubject


def day_page(inputs: Inputs, look: Look | None = None) -> str:
    """The page of one day."""
    return html_of(of(inputs).day_page(look or Look()).document)


def days_page(inputs: Inputs, look: Look | None = None, dates: str = ALL) -> str:
    """The page of all days."""
    return html_of(of(inputs).days_page(look or Look(), dates).document)


def ground_page(
    history: FaceHistory,
    look: Look | None = None,
    *,
    single: bool = False,
    since: date | None = None,
) -> str:
    """The page of drawn ground; with `since` opened on what changed from then to its last day."""
    return html_of(ground_document(history, look, single=single, since=since))


def ground_document(
    history: FaceHistory,
    look: Look | None = None,
    *,
    single: bool = False,
    since: date | None = None,
) -> Document:
    """Everything of the page of drawn ground."""
    inputs = face_inputs(history)
    found = None
    if since is not None:
        found = compare(inputs, since, history.drawn[-1], from_capitals=False)
    shown = look or Look()
    return faces_document(inputs, history, shown, single=single, compared=found)


def ground_control(history: FaceHistory) -> Control:
    """What drawn ground says of any day."""
    return face_inputs(history).control()


def areas_on(control: Control, day: date) -> dict[str | None, float]:
    """The km² of every status that has ground on a day, from the state on that day alone."""
    return {one.status: one.area_km2 for one in control.tallies(day)}


def moved(control: Control, first: date, last: date) -> tuple[Transition, ...]:
    """What became of every unit between two days, kept ground included."""
    before, after = control.snapshot(first), control.snapshot(last)
    return transitions(control.measures, before, after, control.scheme)


def of(inputs: Inputs) -> TableSubject:
    return TableSubject(inputs=inputs, source="control.csv")
