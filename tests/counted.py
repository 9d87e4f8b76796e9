# SPDX-License-Identifier: MIT
"""Counts by others for tests, in the words of the toy country."""

from __future__ import annotations

from datetime import date

from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.source_count import Part, SourceCount


def counted(
    day: str,
    by: str = "Gazette",
    what: str = "districts",
    *,
    of: int | None = None,
    complete: bool = False,
    reported: str = "",
    order: int = 0,
    source: str = "",
    note: str = "",
    **parts: int,
) -> SourceCount:
    """A count of one day; `parts` are numbers by the id of a status."""
    return SourceCount(
        date=Span.of_day(date.fromisoformat(day)),
        counted_by=by,
        what=what,
        parts=tuple(Part(status, number) for status, number in parts.items()),
        where=Where("counts.csv", order + 2),
        order=order,
        of=of,
        complete=complete,
        reported=date.fromisoformat(reported) if reported else None,
        source=source,
        source_url=f"https://{source.lower()}.example/" if source else "",
        note=note,
    )
