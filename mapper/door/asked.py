# SPDX-License-Identifier: MIT
"""What a caller of Python asks for, in one form: how to read, and how to look, with the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mapper.errors import UsageError
from mapper.reading.arguments import given_day
from mapper.reading.given import Given
from mapper.reading.options import Options, gathered
from mapper.verbs.look import Look


def asked(
    options: Given | None, look: Look | None, day: date | str | None = None, name: str = "as_of"
) -> tuple[Options, Look]:
    """The options, and the look with the day that is asked for; `name` is what that is called.

    Raises UsageError in one line for what is neither.
    """
    if look is not None and not isinstance(look, Look):
        raise UsageError(f"look {look!r}: give a mapper.Look")
    shown = look or Look()
    return gathered(options), replace(shown, as_of=given_day(name, day) or shown.as_of)
