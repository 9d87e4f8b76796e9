# SPDX-License-Identifier: MIT
"""Pictures of drawn ground: of one day, of two and what changed, or of many, as documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from mapper.comparison.model import Comparison
from mapper.control.over_time import Control
from mapper.control.stats import figures
from mapper.history.days import choose_days
from mapper.history.happenings import NOTHING, Happenings
from mapper.page.document import Document
from mapper.page.timeline_payload import with_areas
from mapper.polygons.face_history import FaceHistory
from mapper.polygons.face_snapshots import MOST, evenly, on_days
from mapper.reading.front_lines import face_inputs
from mapper.reading.inputs import Inputs
from mapper.style.words import load_words
from mapper.tables.dates import DateOrder
from mapper.verbs.compare import compare_document
from mapper.verbs.diff import compare
from mapper.verbs.drawing import make_document
from mapper.verbs.faces import must_be_drawn, undrawn
from mapper.verbs.look import Look
from mapper.verbs.timeline import timeline_document


class DrawnDays(NamedTuple):
    """A document, the days that it shows, and what they are called in the name of a file."""

    document: Document
    shown: tuple[date, ...]
    called: str


class Drawing(NamedTuple):
    """Drawn ground, and what stands beside it."""

    history: FaceHistory
    happenings: Happenings = NOTHING

    def inputs(self, days: Sequence[date]) -> Inputs:
        """The faces of some days as units without numbers."""
        found = face_inputs(on_days(self.history, days), numbered=False)
        return replace(found, happenings=self.happenings)


def one_day(drawing: Drawing, look: Look, day: date | None) -> DrawnDays:
    """The map of a day, the last that was drawn by default; where that is not drawn itself it
    says as on which day it is. Raises UsageError for a day outside of the history.
    """
    history = drawing.history
    day = day or history.drawn[-1]
    must_be_drawn(history, day, "as_of")
    inputs = drawing.inputs((day,))
    document = make_document(inputs, replace(look, as_of=day))
    said = undrawn(history, day, document.texts.words)
    lead = " ".join([document.texts.lead, *said])
    texts = replace(document.texts, lead=lead, undrawn=" ".join(said))
    return DrawnDays(replace(document, texts=texts), (day,), f"{day}")


def two_days(drawing: Drawing, look: Look, first: date | None, last: date | None) -> DrawnDays:
    """What changed between two days, by default the first and the last that was drawn.

    Raises UsageError for a day outside of the history.
    """
    history = drawing.history
    first, last = first or history.days[0], last or history.drawn[-1]
    must_be_drawn(history, first, "start")
    must_be_drawn(history, last, "end")
    inputs = drawing.inputs((first, last))
    found = with_drawn(compare(inputs, first, last, from_capitals=False), history)
    return DrawnDays(compare_document(found, look), (first, last), f"{first}-{last}")


def many_days(
    drawing: Drawing,
    control: Control,
    look: Look,
    dates: str,
    order: DateOrder | None = None,
    most: int = MOST,
) -> DrawnDays:
    """Maps of the days of `dates` (see `choose_days`), of at most so many, with a chart of all
    days; `control` has the ground of all of them.
    """
    history = drawing.history
    chosen = evenly(choose_days(history.days, dates, order), most)
    inputs = drawing.inputs(chosen)
    few = timeline_document(inputs, look, "all")
    return DrawnDays(with_all_days(few, history, control, chosen), tuple(chosen), "timeline")


def with_drawn(found: Comparison, history: FaceHistory) -> Comparison:
    """A comparison of two days with all that were drawn, so that it knows which are not."""
    whole = replace(found.sides[0].control, drawn=history.drawn, ended=history.ended)
    before, after = (replace(side, control=whole) for side in found.sides)
    return replace(found, sides=(before, after))


def with_all_days(
    few: Document, history: FaceHistory, control: Control, chosen: Sequence[date]
) -> Document:
    """A timeline of some days, with the areas of all days between them for its chart."""
    days = [day for day in history.days if chosen[0] <= day <= chosen[-1]]
    areas = [
        ((one.day - chosen[0]).days, {tally.status or "": tally.area_km2 for tally in one.tallies})
        for one in figures(control.measures.areas_km2, control.ledger, days, control.scheme)
    ]
    drawn = sum(chosen[0] <= day <= chosen[-1] for day in history.drawn)
    said = load_words("en").count("faces.stops", drawn)
    return replace(few, payload=with_areas(few.payload, areas), as_of=said)
