# SPDX-License-Identifier: MIT
"""The title and what is said under it in a sentence or two, made from the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from mapper.control.situation import Situation
from mapper.model.measured import Measured
from mapper.model.record import About, Basis
from mapper.model.scheme import Status
from mapper.model.snapshot import Holding
from mapper.style.shared import number
from mapper.style.words import Forms, Words

# Less than this is nothing that a sentence should tell, in km².
LEAST_KM2 = number("figures.least_told_km2")
# Of more holders than so many beside the first the last are told together.
MOST_HOLDERS = int(number("figures.most_holders"))

# How many places each status has, or how much ground in km².
Amounts = Mapping[str | None, float]


def default_title(here: Situation, words: Words) -> str:
    """The title where the user gives none."""
    words, day = words.of(here.scheme), words.day(here.snapshot.day)
    if here.boundaries.title:
        return words.say("head.title", country=words.country(here.boundaries.title), day=day)
    return words.say("head.title_plain", day=day)


def period_title(here: Situation, stops: Sequence[date], words: Words) -> str:
    """The title of many days where the user gives none."""
    words, period = words.of(here.scheme), words.period(stops[0], stops[-1])
    if here.boundaries.title:
        return words.say(
            "timeline.title", country=words.country(here.boundaries.title), period=period
        )
    return words.say("timeline.title_plain", period=period)


def shared_title(here: Situation, title: str, words: Words) -> str:
    """What a page is called where it stands alone, as in a message or a tab: a map of ground that
    is inferred says that it is.
    """
    inferred = here.measured is Measured.INFERRED or here.from_capitals
    return words.say("head.title_inferred", title=title) if inferred else title


def lead(here: Situation, words: Words) -> str:
    """What is known, in a sentence or two: who held how many, what is not known, what is a claim.

    Where most capitals have a report it counts these, and then says what is known of the units
    themselves; else it counts the units. Of units without names it tells the area.
    """
    words = words.of(here.scheme)
    if not here.boundaries.named:
        areas = {tally.status: tally.area_km2 for tally in here.tallies}
        return ground_lead(here, here.snapshot.day, areas, words)
    capitals = counted_capitals(here)
    if not capitals:
        return units_lead(here, words)
    forms = words.capitals(here.boundaries.unit_word)
    first = counting_sentence(here, words, capitals, forms)
    return " ".join([first, *units_beside(here, words)])


def counted_capitals(here: Situation) -> Sequence[str]:
    """The ids of all capitals, if more than half of them have a report; else nothing."""
    capitals = [*here.boundaries.capitals.values()]
    known = sum(here.holding(capital) is not None for capital in capitals)
    return capitals if 2 * known > len(capitals) else []


def units_lead(here: Situation, words: Words) -> str:
    """The sentence of a map of which units are counted; where none has a report but places have,
    it counts these.
    """
    forms = words.unit_forms(here.boundaries)
    own = own_holdings(here)
    places = [place.id for place in here.places if here.holding(place.id)]
    if places and not any(here.holding(unit.id) for unit in here.units):
        return counting_sentence(here, words, places, place_forms(words))
    if own and speaks_of_seats(own):
        clauses = unit_clauses(here, words, own)
        return words.say("head.lead", day=words.day(here.snapshot.day), clauses=clauses)
    counted = counting_sentence(here, words, [unit.id for unit in here.units], forms)
    derived = [words.say("head.lead_derived", units=forms["other"])] if takes_capitals(here) else []
    return " ".join([counted, *derived])


def place_forms(words: Words) -> Forms:
    """What places are called, whatever they are: towns, bases, points."""
    forms: Forms = words.entry("head.place")
    return forms


def counting_sentence(here: Situation, words: Words, subjects: Sequence[str], forms: Forms) -> str:
    """Who held how many of the places with these ids, told with these words for them."""
    counts = Counter(here.snapshot.status_of(place_id) for place_id in subjects)
    day = words.day(here.snapshot.day)
    if not subjects or counts[None] == len(subjects):
        return words.say("head.lead_empty", day=day, unit=words.chosen(forms, 1))
    clauses = [
        *holder_clauses(here, words, counts, forms),
        *other_clauses(here, words, counts, forms),
        *claim_clauses(words, [here.holding(place_id) for place_id in subjects]),
    ]
    if here.measured is Measured.INFERRED or takes_capitals(here, subjects):
        key = "head.lead_inferred"
    else:
        # Two numbers do not follow each other, that of the year and that of the places.
        key = "head.lead" if most_held(here, counts) else "head.lead_counted"
    return words.say(key, day=day, clauses=words.apart(clauses))


def holder_clauses(
    here: Situation, words: Words, counts: Counter[str | None], forms: Forms
) -> list[str]:
    """The first clause: the actor that holds the most, of all that there are; where there are three
    and more the others too, the most first.
    """
    first = most_held(here, counts)
    if first is None:
        return []
    number, everything = counts[first.id], counts.total()
    key = "head.held_all" if number == everything else "head.held"
    held = words.form(
        key,
        everything,
        holder=here.scheme.holder(first),
        n=words.integer(number),
        all=words.integer(everything),
        units=words.chosen(forms, everything),
    )
    return [with_the_rest(here, words, held, counts, lambda n: words.numeral(int(n)))]


def most_held(here: Situation, amounts: Amounts) -> Status | None:
    """The status with a holder that most have; None where nobody holds any."""
    holders = [status for status in here.scheme.statuses if status.has_holder]
    first = max(holders, key=lambda status: amounts.get(status.id, 0), default=None)
    return first if first and amounts.get(first.id) else None


def holders_beside(here: Situation, amounts: Amounts) -> list[Status]:
    """The other holders that stand in the first clause, the most first: two and more, of each of
    which a sentence says what it has by its name.
    """
    first = most_held(here, amounts)
    others = [s for s in here.scheme.statuses if s.has_holder and amounts.get(s.id)]
    found = sorted((s for s in others if s is not first), key=lambda status: -amounts[status.id])
    plain = all(status.state.endswith(here.scheme.holder(status)) for status in found)
    return found if first and plain and len(found) > 1 else []


def with_the_rest(
    here: Situation,
    words: Words,
    first: str,
    amounts: Amounts,
    told: Callable[[float], str],
) -> str:
    """What the first of the holders had, and those beside it: `…, the Front 25, the Council seven
    and three others 9`; `told`: an amount in words.
    """
    *clauses, last = first, *rest_of_holders(here, words, amounts, told)
    if not clauses:
        return last
    return words.say("head.and_last", clauses=words.beside(clauses), last=last)


def rest_of_holders(
    here: Situation,
    words: Words,
    amounts: Amounts,
    told: Callable[[float], str],
) -> list[str]:
    """`the Front 25`, `the Council seven`, `three others 9`."""
    found = holders_beside(here, amounts)
    named = found if len(found) <= MOST_HOLDERS else found[: MOST_HOLDERS - 1]
    said = [
        words.say("head.and_held", holder=here.scheme.holder(status), n=told(amounts[status.id]))
        for status in named
    ]
    if others := found[len(named) :]:
        whole = told(sum(amounts[status.id] for status in others))
        said.append(words.say("head.and_others", others=words.numeral(len(others)), n=whole))
    return said


def other_clauses(
    here: Situation, words: Words, counts: Counter[str | None], forms: Forms
) -> list[str]:
    """One clause for every further status with a count, ground without data last. Where nobody
    holds any the first of them says of how many.
    """
    first = most_held(here, counts)
    told = {status.id for status in (first, *holders_beside(here, counts)) if status}
    others = [s for s in here.scheme.statuses if counts[s.id] and s.id not in told]
    clauses = [
        counted_clause(words, status, counts, forms)
        if first is None and not nth
        else status_clause(words, status, counts[status.id])
        for nth, status in enumerate(others)
    ]
    if counts[None]:
        clauses.append(words.count("head.no_data", counts[None], n=words.numeral(counts[None])))
    return clauses


def counted_clause(words: Words, status: Status, counts: Counter[str | None], forms: Forms) -> str:
    """`2 of 4 provinces were contested`"""
    number, everything = counts[status.id], counts.total()
    return words.form(
        "head.units_ground_all" if number == everything else "head.units_ground",
        number,
        all=words.integer(everything),
        units=words.chosen(forms, everything),
        held=status.state,
    )


def claim_clauses(words: Words, holdings: Iterable[Holding | None]) -> list[str]:
    """How many of the counted are only claimed by a party: a claim is never told as a fact."""
    claims = sum(h is not None and h.record.basis is Basis.CLAIMED for h in holdings)
    return [words.count("head.claimed", claims, n=words.numeral(claims))] if claims else []


def status_clause(words: Words, status: Status, number: int) -> str:
    return words.count("head.clause", number, n=words.numeral(number), state=status.state)


# --- units beside their capitals ----------------------------------------------------------


def units_beside(here: Situation, words: Words) -> list[str]:
    """What is known of the units themselves, in sentences, where capitals were counted before."""
    said, units = [], words.units(here.boundaries)
    own = own_holdings(here)
    derived = takes_capitals(here)
    if own:
        clauses = unit_clauses(here, words, own, opens=True)
        said.append(words.sentence(clauses))
    elif not derived:
        said.append(words.say("head.lead_units_none", units=units))
    if derived:
        said.append(words.say("head.lead_derived", units=units))
    return said


def takes_capitals(here: Situation, subjects: Iterable[str] | None = None) -> bool:
    """Whether units, or those with these ids, are drawn by who holds their capital."""
    ids = here.snapshot.holdings if subjects is None else subjects
    return any(held.derived_from for id_ in ids if (held := here.holding(id_)) is not None)


def own_holdings(here: Situation) -> list[Holding]:
    """The holdings of units that have reports of their own."""
    holdings = [here.holding(unit.id) for unit in here.units]
    return [h for h in holdings if h is not None and not h.derived_from]


def speaks_of_seats(holdings: Iterable[Holding]) -> bool:
    return any(holding.record.about is About.SEATS for holding in holdings)


def unit_clauses(
    here: Situation, words: Words, own: Sequence[Holding], *, opens: bool = False
) -> str:
    """What is reported of units and when, and what is inferred, the larger part first; then what
    is not known. What `opens` a sentence begins with small numbers in words.
    """
    manner = "seats" if speaks_of_seats(own) else "ground"
    reported = [h for h in own if h.record.basis is not Basis.INFERRED]
    inferred = [h for h in own if h.record.basis is Basis.INFERRED]
    parts = [part for part in (reported, inferred) if part]
    clauses = [
        part_clause(here, words, manner, part, begins=not nth, opens=opens and not nth)
        for nth, part in enumerate(sorted(parts, key=len, reverse=True))
    ]
    without = len(here.units) - len(own)
    if without:
        clauses.append(words.count("head.no_data", without, n=words.numeral(without)))
    return words.apart([*clauses, *claim_clauses(words, own)])


def part_clause(
    here: Situation,
    words: Words,
    manner: str,
    part: Sequence[Holding],
    *,
    begins: bool,
    opens: bool,
) -> str:
    """How many of a part have each status, and when that was reported, or that it is inferred.

    What `begins` says of how many units; in one that `opens` a sentence their number is its first
    word, unless it begins otherwise.
    """
    first = opens and manner == "ground" and part[0].record.basis is not Basis.INFERRED
    told = [
        group_clause(
            here, words, manner, status, number, begins=begins and not nth, first=first and not nth
        )
        for nth, (status, number) in enumerate(by_status(here, part))
    ]
    clauses = words.beside(told)
    if part[0].record.basis is Basis.INFERRED:
        return words.say("head.by_inference", clauses=clauses)
    return dated(here, words, part, clauses)


def by_status(here: Situation, holdings: Iterable[Holding]) -> list[tuple[Status, int]]:
    """How many have each status, the most first."""
    counts = Counter(holding.status for holding in holdings)
    held = [(status, counts[status.id]) for status in here.scheme.statuses if counts[status.id]]
    return sorted(held, key=lambda pair: -pair[1])


def group_clause(
    here: Situation,
    words: Words,
    manner: str,
    status: Status,
    number: int,
    *,
    begins: bool,
    first: bool,
) -> str:
    """`in 30 of 34 provinces the seats … were held in parts by both sides`, `in four held by …`;
    with the number as the `first` word `two of four provinces were held by …`.
    """
    everything = len(here.units)
    counted = words.numeral if first and words.is_said(number) else words.integer
    whole = "_all" if number == everything else ""
    return words.form(
        f"head.units_{manner}{whole}" if begins else f"head.more_{manner}",
        number,
        n=counted(number) if begins else words.numeral(number),
        all=counted(everything),
        units=words.units(here.boundaries, everything),
        held=status.state,
    )


def dated(here: Situation, words: Words, reported: Sequence[Holding], clauses: str) -> str:
    """With the day of the reports, if that is one and the same and not the day of the map."""
    days = {holding.record.day for holding in reported}
    if len(days) > 1 or here.snapshot.day in days:
        return clauses
    return words.say("head.last_reported", clauses=clauses, day=words.day(*days))


# --- ground without names -----------------------------------------------------------------


def ground_lead(here: Situation, day: date, areas: Amounts, words: Words) -> str:
    """One plain sentence: the holder of most ground, the largest of the other holders where there
    are several, and what the other statuses had.
    """
    held = [s for s in here.scheme.statuses if areas.get(s.id, 0.0) >= LEAST_KM2]
    if not held:
        return words.say("faces.lead_empty", day=words.day(day))
    told: Amounts = {status.id: areas[status.id] for status in held}
    first, beside = most_held(here, told), holders_beside(here, told)
    clauses = [
        *([ground_held(here, first, told, words)] if first else []),
        *(ground_clause(s, told, words) for s in held if s is not first and s not in beside),
    ]
    return words.say("head.lead", day=words.day(day), clauses=words.apart(clauses))


def ground_held(here: Situation, status: Status, areas: Amounts, words: Words) -> str:
    def square(km2: float) -> str:
        return words.say("faces.move_figures", area=words.area(km2))

    area = words.area(areas[status.id])
    first = words.say("faces.held", holder=here.scheme.holder(status), area=area)
    return with_the_rest(here, words, first, areas, square)


def ground_clause(status: Status, areas: Amounts, words: Words) -> str:
    area = words.area(areas[status.id])
    return words.say("faces.clause", area=area, state=status.state)
