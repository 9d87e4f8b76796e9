# SPDX-License-Identifier: MIT
"""A control table over boundaries, as what a verb is done to.

What makes pages is loaded by who asks for one: counting and checking do without.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.history.days import asks_for_all
from mapper.places.names import slug
from mapper.reading.inputs import Inputs, Table, day_opened
from mapper.tables.dates import DateOrder
from mapper.verbs.look import Look, must_be_of_days
from mapper.verbs.subject import Days, Shown

if TYPE_CHECKING:
    from mapper.comparison.model import Comparison
    from mapper.page.document import Document


@dataclass(frozen=True, kw_only=True)
class TableSubject:
    """A table, read and matched; see `Subject`.

    `source`: what was named, None for the embedded ledger. `order`: how days such as 5/11/2021
    are read where an option lists days. `opens_last`: whether a map of the embedded ledger is of
    its last day by default, too.
    """

    inputs: Inputs
    source: Table | None = None
    lenient: bool = False
    order: DateOrder | None = None
    opens_last: bool = False

    @property
    def embedded(self) -> bool:
        return self.source is None

    @property
    def stem(self) -> str:
        named = isinstance(self.source, str | Path) and str(self.source) != "-"
        own = Path(str(self.source)).stem if named else slug(self.inputs.boundaries.title)
        return own or "map"

    def opened(self, look: Look) -> Look:
        if self.opens_last:
            return look
        return replace(look, as_of=day_opened(self.source, look.as_of, self.inputs.known_on))

    def day_page(self, look: Look) -> Shown:
        from mapper.verbs.drawing import make_document

        must_be_of_days(look)
        document = make_document(self.inputs, self.opened(look), left_out=self.inputs.stopping)
        return Shown(document, document.situation.snapshot.day.isoformat())

    def days_page(self, look: Look, dates: str) -> Shown:
        opens_itself = asks_for_all(dates) and look.steps is None
        opened = self.opened(look) if opens_itself else look
        return Shown(self._days(opened, dates), "timeline")

    def comparison_page(self, found: Comparison, look: Look) -> Document:
        from mapper.verbs.compare import compare_document

        return compare_document(found, look)

    def day_picture(self, look: Look) -> Shown:
        return self.day_page(look)

    def days_picture(self, look: Look, dates: str) -> Shown:
        return Shown(self._days(replace(look, as_of=None), dates), "timeline")

    def days_film(self, look: Look, dates: str) -> Shown:
        return self.days_picture(look, dates)

    def comparison_picture(self, days: Days, look: Look) -> Shown:
        from mapper.verbs.diff import days_of_one_compared

        found = days_of_one_compared(self, days, look)
        document = self.comparison_page(found, look)
        return Shown(document, f"{found.start}-{found.end}", found.problems)

    def _days(self, look: Look, dates: str) -> Document:
        from mapper.verbs.timeline import timeline_document

        return timeline_document(self.inputs, look, dates, self.inputs.stopping, self.order)
