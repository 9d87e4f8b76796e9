"""In words: until when all that is told was known, and which source counts."""

from __future__ import annotations

from datetime import date

from mapper.history.preference import Preference, Rule
from mapper.style.words import Words


def choice_lines(known_on: date | None, prefer: Preference, words: Words) -> list[str]:
    """The choices that a ledger was made with, and only those that are not the usual."""
    lines = []
    if known_on is not None:
        lines.append(words.say("foot.known_on", day=words.day(known_on)))
    if prefer.rule is not Rule.NEWEST:
        names = words.listed(prefer.sources)
        lines.append(words.say(f"foot.prefer_{prefer.rule}", sources=names))
    return lines


def choice_as_data(prefer: Preference) -> str | list[str]:
    """`newest`, `confident`, or the names of sources in their order."""
    return list(prefer.sources) if prefer.rule is Rule.SOURCES else prefer.rule.value
