# SPDX-License-Identifier: MIT
"""One row of a control table: who held what, from when on, according to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mapper.model.dates import Span
from mapper.model.problem import Where

# The field `date` of a record hides the type of that name inside the class.
Day = date


class Kind(StrEnum):
    """What a row is about."""

    UNIT = "unit"  # a province, district or any other piece of ground, drawn filled
    CAPITAL = "capital"  # the seat of a unit, drawn as a ring with a dot
    TOWN = "town"
    CROSSING = "crossing"  # a border crossing: this side is held, a country lies beyond
    AIRPORT = "airport"
    BASE = "base"
    POINT = "point"  # any other place given by lat and lon
    BORDER = "border"  # the strip of the country along one neighbour


class Basis(StrEnum):
    """On what ground a row says what it says."""

    ASSESSED = "assessed"  # an analyst's judgement
    REPORTED = "reported"  # seen or confirmed by the source
    CLAIMED = "claimed"  # said by a party, not confirmed
    INFERRED = "inferred"  # follows from other reports, by reasoning or by a rule


class About(StrEnum):
    """What a row about a unit is a statement about."""

    GROUND = "ground"  # the unit's whole ground: it can be measured in km²
    SEATS = "seats"  # towns that stand for the unit, such as its district centres: counted only


class Confidence(StrEnum):
    """How sure the source, or the author of the table, is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One report. Immutable; it knows the file and line it came from.

    - `place`, `within`, `code`: as written in the table, trimmed. `within` names the parent.
    - `status`: the id of a status of the scheme; `status_text` what the table said.
    - `date`: the day the holding holds from, both ends inclusive. A partial date is an
      interval: the holding is sure from its last day on, and that day counts, unless a report
      within the interval is more precise (see `narrows`).
    - `until`: exclusive, or None while the holding stays until replaced.
    - `reported`: the day on which the report was made, published or corrected; None where the
      table does not say, and then it counts as known from `day` on.
    - `through`: the last day of a run: the same row stands in the table once more for each day
      from the day after `day` up to this one, both included. None where it stands there once.
    - `order`: the row's place in the table, which decides between reports of one day that came
      out on one day.
    - `lat`, `lon`: WGS84 degrees, or None.
    - `reach_km`: kilometres, from 0 on, that the place reaches where areas are inferred from
      places; None where the table does not say.
    - `about`: what the row says of its unit; None where the table does not say, which is ground.
    """

    place: str
    status: str
    date: Span
    where: Where
    order: int
    status_text: str = ""
    kind: Kind | None = None
    within: str = ""
    code: str = ""
    actor: str = ""
    until: Day | None = None
    through: Day | None = None
    reported: Day | None = None
    basis: Basis | None = None
    confidence: Confidence | None = None
    source: str = ""
    source_url: str = ""
    note: str = ""
    label: str = ""
    lat: float | None = None
    lon: float | None = None
    reach_km: float | None = None
    about: About | None = None

    @property
    def day(self) -> Day:
        """The day from which on the holding is sure."""
        return self.date.last

    @property
    def known(self) -> Day:
        """The day from which on the report was known."""
        return self.reported or self.day

    def narrows(self, other: Record) -> bool:
        """Whether this report is more precise than a vague one: it lies within its interval."""
        span = other.date
        if span.is_day or self.date == span:
            return False
        if self.through is not None:
            return self.day <= span.last and span.first <= self.through
        return span.first <= self.date.first and self.date.last <= span.last

    def last_seen(self, day: Day) -> Day:
        """The last day up to `day`, that day included, for which the table has this report."""
        return self.day if self.through is None else max(self.day, min(day, self.through))
