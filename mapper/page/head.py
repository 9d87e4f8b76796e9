"""The title and the one sentence under it, made from the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from mapper.control.situation import Situation
from mapper.model.place import Place
from mapper.model.record import Basis, Kind
from mapper.model.scheme import Role, Status
from mapper.style.words import Words

# Less than this is nothing that a sentence should tell, in km².
LEAST_KM2 = 0.005


def default_title(here: Situation, words: Words) -> str:
    """The title where the user gives none."""
    day = words.day(here.snapshot.day)
    if here.boundaries.title:
        return words.say("head.title", country=here.boundaries.title, day=day)
    return words.say("head.title_plain", day=day)


def lead(here: Situation, words: Words) -> str:
    """One plain sentence: who held how many, what was contested or not known, what is a claim.

    It counts the capitals where units follow their capitals, and the units otherwise; of units
    without names it tells the area.
    """
    if not here.boundaries.named:
        areas = {tally.status: tally.area_km2 for tally in here.tallies}
        return ground_lead(here, here.snapshot.day, areas, words)
    subjects, forms = counted(here, words)
    counts = Counter(here.snapshot.status_of(place.id) for place in subjects)
    day = words.day(here.snapshot.day)
    if not subjects or counts[None] == len(subjects):
        return words.say("head.lead_empty", day=day, unit=forms[0])
    clauses = [
        *holder_clauses(here, words, counts, forms),
        *other_clauses(here, words, counts),
        *claim_clauses(here, words, subjects),
    ]
    return words.say("head.lead", day=day, clauses="; ".join(clauses))


def counted(here: Situation, words: Words) -> tuple[Sequence[Place], tuple[str, str]]:
    """What the sentence counts, with its words for one and for many."""
    if here.from_capitals:
        on_map = {place.id: place for place in here.places}
        capitals = [on_map.get(capital) for capital in here.boundaries.capitals.values()]
        seats = [place for place in capitals if place is not None]
        if seats and all(place.kind is Kind.CAPITAL for place in seats):
            form = words.entry("head.capital")
            return seats, (form["one"], form["other"])
    return here.units, (here.boundaries.unit_word, here.boundaries.units_word)


def holder_clauses(
    here: Situation, words: Words, counts: Counter[str | None], forms: tuple[str, str]
) -> list[str]:
    """The first clause: the actor that holds the most, of all that there are."""
    holders = [status for status in here.scheme.statuses if status.role is Role.CONTROL]
    first = max(holders, key=lambda status: counts[status.id], default=None)
    if first is None or counts[first.id] == 0:
        return []
    number, everything = counts[first.id], counts.total()
    key = "head.held_all" if number == everything else "head.held"
    return [
        words.say(
            key,
            holder=holder(here, first),
            n=words.integer(number),
            all=words.integer(everything),
            units=forms[0] if everything == 1 else forms[1],
        )
    ]


def other_clauses(here: Situation, words: Words, counts: Counter[str | None]) -> list[str]:
    """One clause for every further status with a count, ground without data last."""
    holders = [status for status in here.scheme.statuses if status.role is Role.CONTROL]
    first = max(holders, key=lambda status: counts[status.id], default=None)
    clauses = [
        status_clause(words, status, counts[status.id])
        for status in here.scheme.statuses
        if counts[status.id] and status is not first
    ]
    if counts[None]:
        clauses.append(words.count("head.no_data", counts[None], n=words.numeral(counts[None])))
    return clauses


def claim_clauses(here: Situation, words: Words, subjects: Sequence[Place]) -> list[str]:
    """How many of the counted are only claimed by a party: a claim is never told as a fact."""
    holdings = [here.holding(place.id) for place in subjects]
    claims = sum(h is not None and h.record.basis is Basis.CLAIMED for h in holdings)
    return [words.count("head.claimed", claims, n=words.numeral(claims))] if claims else []


def status_clause(words: Words, status: Status, number: int) -> str:
    if status.held:
        key, state = "head.clause_held", status.held
        return words.count(key, number, n=words.numeral(number), held=state)
    return words.count("head.clause", number, n=words.numeral(number), state=status.label.lower())


def holder(here: Situation, status: Status) -> str:
    """How a sentence names the holder: `the government`."""
    for actor in here.scheme.actors:
        if actor.id == status.actor:
            return actor.named or actor.label
    return status.label


# --- ground without names -----------------------------------------------------------------


def ground_lead(here: Situation, day: date, areas: Mapping[str | None, float], words: Words) -> str:
    """One plain sentence: the holder of most ground, and what the other statuses had."""
    held = [s for s in here.scheme.statuses if areas.get(s.id, 0.0) >= LEAST_KM2]
    if not held:
        return words.say("faces.lead_empty", day=words.day(day))
    holders = [status for status in held if status.role is Role.CONTROL]
    first = max(holders, key=lambda status: areas[status.id], default=None)
    clauses = [
        *([ground_held(here, first, areas, words)] if first else []),
        *(ground_clause(status, areas, words) for status in held if status is not first),
    ]
    return words.say("head.lead", day=words.day(day), clauses="; ".join(clauses))


def ground_held(
    here: Situation, status: Status, areas: Mapping[str | None, float], words: Words
) -> str:
    return words.say("faces.held", holder=holder(here, status), area=words.area(areas[status.id]))


def ground_clause(status: Status, areas: Mapping[str | None, float], words: Words) -> str:
    state = status.held or status.label.lower()
    return words.say("faces.clause", area=words.area(areas[status.id]), state=state)
