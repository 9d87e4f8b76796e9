# SPDX-License-Identifier: MIT
"""Joining inputs with a day: what every map and every export of one day begins with."""

from __future__ import annotations

from datetime import date

from mapper.control.over_time import Control
from mapper.control.situation import Situation, situation
from mapper.errors import TableError
from mapper.model.spelling import argument
from mapper.reading.inputs import Inputs
from mapper.verbs.look import FROM_CAPITAL, Look


def day_drawn(inputs: Inputs, look: Look) -> date:
    """The day that is asked for, that of the table, or its last one; TableError if it has none."""
    asked = look.as_of or inputs.day
    if asked is not None:
        return asked
    ledger = inputs.ledger
    if not ledger.entries:
        raise TableError(
            f"{inputs.table.name}: no row could be placed, so there is no day to draw — "
            f"mend the rows, or name a day with {argument('as_of')}"
        )
    return ledger.last_day()


def situate(inputs: Inputs, look: Look) -> Situation:
    """Join the inputs as of the day that is drawn."""
    day = day_drawn(inputs, look)
    inputs = inputs.on(day)
    return situation(
        control_of(inputs, look),
        day,
        surroundings=inputs.surroundings,
        neighbours=inputs.neighbours,
        border_km=look.border_km,
    )


def control_of(inputs: Inputs, look: Look) -> Control:
    """Who has what over time, by the rules that a look asks for."""
    return inputs.control(
        from_capitals=look.provinces_from == FROM_CAPITAL, stale_days=look.stale_days
    )
