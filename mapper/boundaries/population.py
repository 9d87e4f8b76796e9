# SPDX-License-Identifier: MIT
"""The people of units, where a field of a boundary file has them as numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mapper.boundaries.features import Features
from mapper.model.problem import Problem, Where, note

# Headings without case and signs: `Population_2020`, `POP_EST`, `total pop`; not `pop_density`.
_HEADING = re.compile(
    r"(?:total)?pop(?:ulation)?(?:est|estimate|estimated|total|tot|sum|count)?((?:19|20)\d\d)?"
)
_SIGNS = re.compile(r"[\W_]")
NAMED_FEATURES = 5
LONGEST = 20


def find_population(columns: Mapping[str, Sequence[Any]]) -> str | None:
    """The field whose heading says that it counts people, and that has some number.

    Of several, one without a year comes first, then the latest year; then the first in the file.
    """
    found = [
        (-int(match[1] or 9999), place, heading)
        for place, heading in enumerate(columns)
        if (match := _HEADING.fullmatch(_SIGNS.sub("", heading).casefold()))
        and has_people(columns[heading])
    ]
    return min(found)[2] if found else None


def has_people(values: Sequence[Any]) -> bool:
    """Whether one of the values is a count of people."""
    return any(people(value) is not None for value in values)


def people(value: Any) -> int | None:
    """A count of people; None for text, for what is missing, and for a number below zero."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(value) if math.isfinite(value) and value >= 0 else None


def tell_population(field: str, features: Features, file: str) -> Iterable[Problem]:
    """A note for the features whose value is no count of people. Missing ones are not told."""
    values = features.columns[field]
    places = [
        place
        for place, value in enumerate(values)
        if value is not None and str(value).strip() and people(value) is None
    ]
    wrong = [features.number(place) for place in places]
    if wrong:
        few = len(wrong) <= NAMED_FEATURES
        which = ", ".join(map(str, wrong)) if few else f"{len(wrong)} of {len(values)}"
        example = f"{str(values[places[0]])[:LONGEST]!r}{', …' * (len(wrong) > 1)}"
        yield note(
            Where(file),
            f"{field} of feature{'s' * (len(wrong) > 1)} {which} is no number of people: {example}",
            "these units count without population",
            "population",
        )
