# SPDX-License-Identifier: MIT
"""What a verb is done to: a control table over boundaries, or drawn ground.

Both are control over time (`control.over_time`), and all that is computed, counted, compared or
exported takes that, by `inputs`. They differ in the pages and pictures that show them best: a page
of a table has its units and places, one of drawn ground its lines.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from mapper.model.problem import Problem

if TYPE_CHECKING:
    from mapper.comparison.model import Comparison
    from mapper.page.document import Document
    from mapper.reading.inputs import Inputs
    from mapper.verbs.look import Look

Days = tuple[date | None, date | None]


class Shown(NamedTuple):
    """A document, what its day or days are called in the name of a file, and what is reported of
    these days beside what `reported` has.
    """

    document: Document
    called: str
    of_days: tuple[Problem, ...] = ()


class Subject(Protocol):
    """A table or drawn ground that is read; `lenient`: with what could not be used left out.

    What draws it raises DataProblems for what stops, unless `lenient`, UsageError for days and
    options that say nothing of it, and TableError where there is no day to draw.
    """

    @property
    def inputs(self) -> Inputs: ...

    @property
    def source(self) -> Any:
        """What was named; None for the embedded ledger."""
        ...

    @property
    def lenient(self) -> bool: ...

    @property
    def embedded(self) -> bool:
        """Whether it is the embedded ledger, whose notes are its own."""
        ...

    @property
    def stem(self) -> str:
        """What the names of its files begin with."""
        ...

    def opened(self, look: Look) -> Look:
        """The look with the day that a map is of where none is asked for."""
        ...

    def day_page(self, look: Look) -> Shown:
        """The page of the day of `look`."""
        ...

    def days_page(self, look: Look, dates: str) -> Shown:
        """The page of the days of `dates` (see `choose_days`), opened on the day of `look`."""
        ...

    def comparison_page(self, found: Comparison, look: Look) -> Document:
        """The page of two of its days that were compared."""
        ...

    def day_picture(self, look: Look) -> Shown:
        """What a picture of the day of `look` is drawn from."""
        ...

    def days_picture(self, look: Look, dates: str) -> Shown:
        """What small maps of the days of `dates` are drawn from."""
        ...

    def days_film(self, look: Look, dates: str) -> Shown:
        """What an animation of the days of `dates` is drawn from."""
        ...

    def comparison_picture(self, days: Days, look: Look) -> Shown:
        """What a picture of two days and the change is drawn from."""
        ...
