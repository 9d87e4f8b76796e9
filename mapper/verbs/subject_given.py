# SPDX-License-Identifier: MIT
"""What a caller names, read as what a verb is done to."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapper.reading.arguments import given_order
from mapper.reading.given import history_given, holds_ground, inputs_given
from mapper.reading.inputs import Boundaries
from mapper.reading.options import Options
from mapper.verbs.of_table import TableSubject
from mapper.verbs.subject import Subject

if TYPE_CHECKING:
    from mapper.model.scheme import Scheme


def subject_given(
    source: Any,
    boundaries: Boundaries | None,
    scheme: str | Path | Scheme | None,
    options: Options,
    day: date | None = None,
) -> Subject:
    """A table or drawn ground, whichever is named; `day` is that of what tells none.

    Raises UsageError for an option that says nothing of it, and what reading it does.
    """
    lenient, order = options.table.lenient, given_order(options.table.date_format)
    if holds_ground(source):
        from mapper.reading.ground_events import ground_events
        from mapper.verbs.of_ground import GroundSubject

        history = history_given(source, boundaries, scheme, options, day)
        return GroundSubject(
            history=history,
            source=source,
            lenient=lenient,
            order=order,
            events=ground_events(history, options.table),
        )
    inputs = inputs_given(source, boundaries, scheme, options, day)
    return TableSubject(inputs=inputs, source=source, lenient=lenient, order=order)
