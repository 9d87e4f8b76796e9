# SPDX-License-Identifier: MIT
"""Tables of others that are known by their columns, as the rows of a control table.

A form is found where a table has all the headings by which it is known, and none of our own that
would say the same; what it became is noted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mapper.tables.acled import HEADINGS as ACLED
from mapper.tables.acled import from_acled, must_be_whole
from mapper.tables.headings import heading_key
from mapper.tables.raw import RawTable
from mapper.tables.viina import HEADINGS as VIINA
from mapper.tables.viina import from_viina


@dataclass(frozen=True)
class Form:
    """A form by the headings that it is known by, and what makes rows of ours of it."""

    headings: Sequence[str]
    rows_of: Callable[[RawTable], RawTable]


FORMS = {"acled": Form(ACLED, from_acled), "viina": Form(VIINA, from_viina)}


def form_of(headings: Sequence[str]) -> str:
    """The name of the form that has these headings; empty for a table of any other."""
    keys = {heading_key(heading) for heading in headings}
    return next((name for name, form in FORMS.items() if keys.issuperset(form.headings)), "")


def in_our_form(raw: RawTable) -> RawTable:
    """A table of a known form as rows of ours; any other as it is.

    Raises TableError for events of ACLED that lack what they need.
    """
    name = form_of(raw.headings)
    if not name:
        must_be_whole(raw)
        return raw
    return FORMS[name].rows_of(raw)
