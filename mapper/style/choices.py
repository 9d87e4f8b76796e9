# SPDX-License-Identifier: MIT
"""In words: until when what is told was known, which source counts, how units were made and
measured.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mapper.boundaries.made import Made
from mapper.history.preference import Preference, Rule
from mapper.model.measured import Measured
from mapper.style.words import Words

if TYPE_CHECKING:
    from mapper.boundaries.boundary_set import BoundarySet


def choice_lines(known_on: date | None, prefer: Preference, words: Words) -> list[str]:
    """The choices that a ledger was made with, and only those that are not the usual."""
    lines = []
    if known_on is not None:
        lines.append(words.say("foot.known_on", day=words.day(known_on)))
    if prefer.rule is not Rule.NEWEST:
        names = words.listed(prefer.sources)
        lines.append(words.say(f"foot.prefer_{prefer.rule}", sources=names))
    return lines


def areas_line(
    measured: Measured, ground: BoundarySet, words: Words, key: str = "comparison.areas"
) -> str:
    """How areas are measured, or why nothing is."""
    if measured.by_area:
        claimed = ground.claimed_twice
        said = [words.say(key)] + [words.say("foot.claimed", units=words.units(ground))] * claimed
        return " ".join(said)
    return words.say("foot.counted", unit=words.unit(ground), units=words.units(ground))


def headlines(made: Made | None, words: Words) -> list[str]:
    """What a reader must know of computed units at once."""
    return [words.say(made.headline.key, **made.headline.values)] if made else []


def made_lines(made: Made | None, words: Words) -> list[str]:
    """The rules by which units were computed."""
    return [words.say(said.key, **said.values) for said in made.method] if made else []


def made_as_data(made: Made | None) -> dict[str, Any]:
    """`made`: the rules by which units were computed, with what they were told; else nothing."""
    if made is None:
        return {}
    return {"made": {said.key: dict(said.values) for said in made.method}}


def choice_as_data(prefer: Preference) -> str | list[str]:
    """`newest`, `confident`, or the names of sources in their order."""
    return list(prefer.sources) if prefer.rule is Rule.SOURCES else prefer.rule.value
