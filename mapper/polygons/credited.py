# SPDX-License-Identifier: MIT
"""Whose drawing some ground is, in a line of credits."""

from __future__ import annotations

from collections.abc import Iterable

from mapper.model.provenance import Provenance
from mapper.model.says import Says
from mapper.tables.text import one_line

# So many sources of a drawing are named in its credit.
SOURCES = 3


def credit_of_drawing(name: str, sources: Iterable[str | None], words: Says) -> Provenance:
    """The credit of a drawing of this name: the sources that its polygons name, the first of
    many.
    """
    named = [*dict.fromkeys(one_line(source) for source in sources if source)]
    told = named[:SOURCES] + ["…"] * (len(named) > SOURCES)
    said = words.say("faces.credit", sources=words.beside(told)) if told else ""
    return Provenance(title=name, attribution=said)
