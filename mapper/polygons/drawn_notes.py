# SPDX-License-Identifier: MIT
"""What to tell of the days that are asked of drawn ground, and of ground of one side alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from mapper.model.drawings import drawing_on
from mapper.model.problem import Problem, Where, note
from mapper.model.scheme import Role, Scheme
from mapper.model.spelling import argument

DAYS_NAMED = 3
# The roles of statuses that are one party's own.
PARTIES = (Role.CONTROL, Role.INFLUENCE)


def tell_undrawn(
    name: str, drawn: Sequence[date], days: Iterable[date | None]
) -> Iterator[Problem]:
    """A note where one of `days` lies between or after those that were `drawn` (ascending)."""
    missing = sorted({day for day in days if day and day > drawn[0]} - {*drawn}) if drawn else []
    if not missing:
        return
    listed = ", ".join(map(str, missing[:DAYS_NAMED]))
    rest = len(missing) - DAYS_NAMED
    more = f" and {rest:,} more" if rest > 0 else ""
    if len(missing) == 1:
        before = drawing_on(drawn, missing[0])
        what = f"{listed} is not drawn: it is as on {before}, the day drawn before"
    else:
        what = f"{listed}{more} are not drawn: each is as on the day drawn before"
    yield note(Where(name), what, code="not-drawn")


def tell_one_side(name: str, scheme: Scheme, statuses: Iterable[str]) -> Iterator[Problem]:
    """A note where one party alone has ground, so that none can change hands; it offers `rest`.

    `statuses` are the ids of those that were drawn.
    """
    drawn = [scheme.status(status) for status in dict.fromkeys(statuses)]
    parties = {status.actor or status.id for status in drawn if status.role in PARTIES}
    if len(parties) == 1 and all(status.role in PARTIES for status in drawn):
        what = (
            "only what one party holds is drawn: ground that it wins is newly drawn, and not taken "
            "from another"
        )
        rest, whole = argument("rest", "STATUS"), argument("boundaries")
        hint = f"{rest} says who holds the rest of the {whole}"
        yield note(Where(name), what, hint, "one-side")
