# SPDX-License-Identifier: MIT
"""Comparisons of the drawn toy country from ledger texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from mapper.comparison.compute import compare_sides
from mapper.comparison.model import Comparison, Side
from mapper.history.ledger import Ledger
from mapper.model.scheme import Role, Scheme, Status
from tests.ledger_text import ledger
from tests.toy import SCHEME, border, boundaries, provinces, towns, toy_control

GREY = {"color": "#999999", "color_dark": "#aaaaaa"}
# The toy scheme with ground held in parts, and the statuses that say that nobody knows.
WIDER = replace(
    SCHEME,
    statuses=(
        *SCHEME.statuses,
        Status(id="mixed", label="Mixed", role=Role.MIXED, **GREY),
        Status(id="unknown", label="Unknown", role=Role.UNKNOWN, **GREY),
        Status(id="ended", label="Not assessed", role=Role.ENDED, **GREY),
    ),
)
PLACES = {place.id: place for place in (*provinces(), *towns(), border())}


def two_days(text: str, start: str, end: str, **options: object) -> Comparison:
    """One ledger on two days."""
    rows = ledger(text)
    return compared(rows, rows, start, end, **options)


def two_tables(one: str, other: str, start: str, end: str, **options: object) -> Comparison:
    """Two ledgers, called `monday.csv` and `friday.csv`."""
    return compared(ledger(one), ledger(other), start, end, **options)


def compared(
    first: Ledger,
    last: Ledger,
    start: str,
    end: str,
    people: Mapping[str, int] | None = None,
    scheme: Scheme = WIDER,
    **options: object,
) -> Comparison:
    """Ids are names; `people` gives provinces their populations."""
    ground = boundaries()
    if people:
        counted = tuple(replace(u, population=people.get(u.id)) for u in ground.units)
        ground = replace(ground, units=counted, population_field="pop")
    known = {"boundaries": ground, "scheme": scheme, "places": PLACES, **options}
    before = toy_control(first, name="monday.csv", **known)
    after = toy_control(last, name="friday.csv", **known)
    return compare_sides(
        Side(control=before, day=date.fromisoformat(start)),
        Side(control=after, day=date.fromisoformat(end)),
    )
