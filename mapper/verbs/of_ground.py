# SPDX-License-Identifier: MIT
"""Drawn ground, cut to faces, as what a verb is done to.

What makes pages is loaded by who asks for one: counting and comparing do without.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapper.errors import UsageError
from mapper.history.days import asks_for_all
from mapper.model.spelling import given
from mapper.polygons.drawn_notes import tell_undrawn
from mapper.polygons.face_history import FaceHistory
from mapper.reading.front_lines import face_inputs
from mapper.reading.ground_events import NO_EVENTS, GroundEvents
from mapper.reading.inputs import Inputs
from mapper.tables.dates import DateOrder
from mapper.verbs.look import Look, must_be_of_days
from mapper.verbs.subject import Days, Shown

if TYPE_CHECKING:
    from mapper.comparison.model import Comparison
    from mapper.page.document import Document
    from mapper.verbs.drawn_days import Drawing, DrawnDays


@dataclass(frozen=True, kw_only=True)
class GroundSubject:
    """Faces of drawn ground; see `Subject`.

    `source`: what was named. `order`: how days such as 5/11/2021 are read where an option lists
    days. `events`: what stands beside it.
    """

    history: FaceHistory
    source: Any = None
    lenient: bool = False
    order: DateOrder | None = None
    events: GroundEvents = NO_EVENTS

    @cached_property
    def inputs(self) -> Inputs:
        """The faces as units; TableError where no ground was ever drawn."""
        found, told = face_inputs(self.history), self.events
        problems = tuple(sorted((*found.problems, *told.problems)))
        return found.but(happenings=told.happenings, problems=problems)

    @property
    def embedded(self) -> bool:
        return False

    @property
    def stem(self) -> str:
        named = isinstance(self.source, str | Path)
        own = Path(str(self.source).rstrip("/")).name if named else self.history.name
        return own.split(".")[0] or "map"

    def opened(self, look: Look) -> Look:
        return look

    def day_page(self, look: Look) -> Shown:
        from mapper.verbs.faces import faces_document

        if look.tiles:
            what = "is for a map of places — leave it out for drawn ground"
            raise UsageError(f"{given('tiles')}: {what}")
        must_be_of_days(look)
        document = faces_document(self.inputs, self.history, look, single=True)
        day = look.as_of or self.history.drawn[-1]
        return Shown(document, day.isoformat())

    def days_page(self, look: Look, dates: str) -> Shown:
        from mapper.verbs.faces import faces_document

        if not asks_for_all(dates):
            what = "drawn ground has all its days on the page — leave it out"
            raise UsageError(f"{given('dates')}: {what}")
        document = faces_document(self.inputs, self.history, look, order=self.order)
        return Shown(document, "timeline")

    def comparison_page(self, found: Comparison, look: Look) -> Document:
        from mapper.verbs.faces import faces_document

        shown = replace(plain(look), as_of=found.end)
        return faces_document(self.inputs, self.history, shown, compared=found)

    def day_picture(self, look: Look) -> Shown:
        from mapper.verbs.drawn_days import one_day

        return self._picture(one_day(self._drawing, plain(look), look.as_of))

    def days_picture(self, look: Look, dates: str) -> Shown:
        return self._many(look, dates)

    def days_film(self, look: Look, dates: str) -> Shown:
        from mapper.picture.film_model import MOST_ASKED, MOST_OF_ALL

        most = MOST_OF_ALL if asks_for_all(dates) else MOST_ASKED + 1
        return self._many(look, dates, most)

    def _many(self, look: Look, dates: str, *most: int) -> Shown:
        from mapper.verbs.drawn_days import many_days

        control = self.inputs.control()
        return self._picture(
            many_days(self._drawing, control, plain(look), dates, self.order, *most)
        )

    def comparison_picture(self, days: Days, look: Look) -> Shown:
        from mapper.verbs.drawn_days import two_days

        return self._picture(two_days(self._drawing, plain(look), *days))

    @property
    def _drawing(self) -> Drawing:
        from mapper.verbs.drawn_days import Drawing

        return Drawing(self.history, self.events.happenings)

    def _picture(self, drawn: DrawnDays) -> Shown:
        undrawn = tell_undrawn(self.history.name, self.history.drawn, drawn.shown)
        return Shown(drawn.document, drawn.called, tuple(undrawn))


def plain(look: Look) -> Look:
    """The look without what says nothing of drawn ground."""
    return replace(
        Look(),
        title=look.title,
        deck=look.deck,
        byline=look.byline,
        credit=look.credit,
        style=look.style,
        generated=look.generated,
        lang=look.lang,
        towns=look.towns,
        water=look.water,
        frame=look.frame,
        inset=look.inset,
        locator=look.locator,
    )
