"""The sentence about drawn ground: who held how much of it, in square kilometres."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mapper.control.situation import Situation
from mapper.model.scheme import Role, Status
from mapper.page.head import holder
from mapper.style.words import Words

# Less than this is nothing that a sentence should tell, in km².
LEAST = 0.005


def faces_lead(here: Situation, day: date, areas: Mapping[str | None, float], words: Words) -> str:
    """One plain sentence: the holder of most ground, and what the other statuses had."""
    held = [s for s in here.scheme.statuses if areas.get(s.id, 0.0) >= LEAST]
    if not held:
        return words.say("faces.lead_empty", day=words.day(day))
    holders = [status for status in held if status.role is Role.CONTROL]
    first = max(holders, key=lambda status: areas[status.id], default=None)
    clauses = [
        *([first_clause(here, first, areas, words)] if first else []),
        *(clause(status, areas, words) for status in held if status is not first),
    ]
    return words.say("head.lead", day=words.day(day), clauses="; ".join(clauses))


def first_clause(
    here: Situation, status: Status, areas: Mapping[str | None, float], words: Words
) -> str:
    return words.say("faces.held", holder=holder(here, status), area=words.area(areas[status.id]))


def clause(status: Status, areas: Mapping[str | None, float], words: Words) -> str:
    state = status.held or status.label.lower()
    return words.say("faces.clause", area=words.area(areas[status.id]), state=state)
