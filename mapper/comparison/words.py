# SPDX-License-Identifier: MIT
"""A comparison in words: sentences and lines, for every output that people read.

Names come from tables and boundary files; control characters are taken out of them here.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import reduce

from mapper.comparison.ground_ways import SAME_KM2
from mapper.comparison.ground_words import ground_sentence
from mapper.comparison.model import Comparison, EventKind, StatusEvent
from mapper.control.amount import Amount
from mapper.control.transitions import Transition
from mapper.model.became import FURTHER, SHARED, TURNS, WITHIN, Became, became, hands
from mapper.model.change import Change
from mapper.model.measured import Measured
from mapper.model.record import Basis, Kind, Record
from mapper.model.snapshot import Snapshot
from mapper.polygons.over_days import HEADLINE
from mapper.style.words import Words, capitalised
from mapper.tables.text import one_line


def sentence(found: Comparison, words: Words) -> str:
    """How many of the compared units changed hands, and what else became of units.

    Hands are those of parties: a unit of which nothing is known, which nobody assesses any more
    or of which nobody can say who holds it, has not changed hands. Nor has one that went from one
    status of a party to another of the same, nor one that became contested, or not yet. Of a scheme
    without parties all units are counted that have another status.
    """
    words = words.of(found.scheme)
    if found.drawn:
        return ground_sentence(found, words)
    if not found.scope.units:
        return words.say("diff.apart", unit=words.unit(found.boundaries), **_sides(found))
    counts = Counter[str]()
    for move in found.transitions:
        if move.is_change:
            counts[kind_of(found, move).key] += len(move.units)
    turned = sum(counts[kind.key] for kind in TURNS)
    counts["returned"] = sum(change.place_id in found.units for change in found.returns)
    capitals = counted_capitals(found)
    first = [capitals_sentence(found, capitals, words)] if capitals else []
    if is_first_report(found, counts):
        whole = first_report_sentence(found, words, beside=bool(capitals))
        counts[Became.ASSESSED.key] = 0
    else:
        whole = units_sentence(found, turned, words, beside=bool(capitals))
    more = [
        capitalised(
            words.count(
                f"diff.and_{kind}{_beside_hands(kind, turned)}",
                counts[kind],
                n=words.numeral(counts[kind]),
            )
        )
        for kind in FURTHER
        if counts[kind]
    ]
    return " ".join([*first, whole, *more, *boundaries_words(found, words)])


def _beside_hands(kind: str, turned: int) -> str:
    """What is fought over or shared is none of what changed hands, and beside that says so."""
    return "_more" if turned and kind in SHARED else ""


def boundaries_words(found: Comparison, words: Words) -> list[str]:
    """That there are other units on the last day than on the first, where it is so."""
    made = found.boundaries.made
    if made is None or made.headline.key != HEADLINE:
        return []
    return [words.say("vintages.sentence", **made.headline.values)]


def counted_capitals(found: Comparison) -> list[str]:
    """The ids of all capitals, if on both days of a table more than half have a report."""
    capitals = [*found.boundaries.capitals.values()] if found.of_one_table else []
    days = (found.before, found.after)
    known = min(sum(capital in day.holdings for capital in capitals) for day in days)
    return capitals if 2 * known > len(capitals) else []


def capitals_sentence(found: Comparison, capitals: list[str], words: Words) -> str:
    """`Between 5 August 2021 and 15 August 2021, 33 of 34 provincial capitals changed hands.`

    One that is fought over has not changed hands, or not yet: it is counted apart.
    """
    seats = {*capitals}
    forms = words.capitals(found.boundaries.unit_word)
    kinds = Counter(kind_of(found, move) for move in found.changes if move.place_id in seats)
    turned, fought = sum(kinds[kind] for kind in TURNS), kinds[Became.CONTESTED]
    key = {0: "diff.capitals_none", len(capitals): "diff.capitals_all"}.get(turned, "diff.capitals")
    whole = words.form(
        key,
        len(capitals),
        first=words.day(found.start),
        last=words.day(found.end),
        n=words.integer(turned),
        all=words.integer(len(capitals)),
        units=words.chosen(forms, len(capitals)),
    )
    if not fought:
        return whole
    n, clause = words.numeral(fought), whole.rstrip(".")
    return words.count("diff.capitals_fought", fought, n=n, clause=clause)


def is_first_report(found: Comparison, counts: Mapping[str, int]) -> bool:
    """Whether no unit had data before and each has now: then that is what changed, and that none
    changed hands says nothing. One unit alone is told in the words of a part.
    """
    return counts[Became.ASSESSED.key] == len(found.scope.units) > 1


def first_report_sentence(found: Comparison, words: Words, *, beside: bool) -> str:
    """`The seats in all 34 provinces were newly assessed.`"""
    count = len(found.scope.units)
    return words.say(
        f"diff.{'beside_' * beside}assessed.{found.measured}",
        first=words.day(found.start),
        last=words.day(found.end),
        all=words.integer(count),
        units=words.units(found.boundaries, count),
    )


def units_sentence(found: Comparison, turned: int, words: Words, *, beside: bool) -> str:
    """How many units changed hands, in a sentence of its own or `beside` that of the capitals."""
    ground = found.boundaries
    values = {
        "first": words.day(found.start),
        "last": words.day(found.end),
        "n": words.integer(turned),
        "all": words.integer(len(found.scope.units)),
        "units": words.units(ground, len(found.scope.units)),
        **_sides(found),
    }
    if found.of_one_table and not any(map(found.is_known, found.scope.units)):
        return words.say("diff.beside_nothing" if beside else "diff.nothing_known", **values)
    if boundaries_words(found, words) and found.of_one_table and found.measured.by_area and turned:
        moves = [m for m in found.transitions if m.is_change and kind_of(found, m) in TURNS]
        km2 = math.fsum(move.area_km2 for move in moves)
        return words.say("vintages.hands", **values, area=words.area(km2))
    if not beside:
        key = "sentence" if turned else "nothing"
        tables = "" if found.of_one_table else "_tables"
        return words.say(f"diff.{key}{tables}.{found.measured}", **values)
    key = f"{'diff.beside' if turned else 'diff.beside_none'}.{found.measured}"
    inferred = 0 if found.measured is Measured.INFERRED else _inferred_turns(found)
    if inferred == turned > 0 and found.measured is Measured.COUNT:
        return words.say("diff.beside_inferred", **values)
    whole = words.say(key, **values)
    if not inferred:
        return whole
    n, clause = words.numeral(inferred), whole.rstrip(".")
    return words.count("diff.beside_partly", inferred, n=n, clause=clause)


def _inferred_turns(found: Comparison) -> int:
    """Of how many units the change of hands is inferred: the status before or after is, or is
    that of a capital.
    """
    return sum(
        _is_inferred(found.before, unit) or _is_inferred(found.after, unit)
        for move in found.transitions
        if move.is_change and kind_of(found, move) in TURNS
        for unit in move.units
    )


def _is_inferred(day: Snapshot, unit: str) -> bool:
    holding = day.holdings[unit]
    return bool(holding.derived_from) or holding.record.basis is Basis.INFERRED


def kind_of(found: Comparison, change: Transition | Change) -> Became:
    """What a change from one status to another is."""
    return became(found.scheme, change.before, change.after)


def hands_first(found: Comparison, moves: Iterable[Transition]) -> list[Transition]:
    """The changes among the transitions, those within one side last, and the largest first."""

    def rank(move: Transition) -> tuple[bool, float, int]:
        km2 = move.area_km2 if found.measured.by_area else 0.0
        return kind_of(found, move) in WITHIN, -round(km2, SAME_KM2), -len(move.units)

    return sorted((move for move in moves if move.is_change), key=rank)


def _sides(found: Comparison) -> dict[str, str]:
    return {
        "before": one_line(found.sides[0].name),
        "after": one_line(found.sides[1].name),
    }


def status_label(found: Comparison, status: str | None, words: Words) -> str:
    if status is None:
        return words.say("faces.none" if found.drawn else "legend.no_data")
    return found.scheme.status(status).label


def way(found: Comparison, before: str | None, after: str | None, words: Words) -> str:
    """`Government → Taliban`, or `Front → Army (renamed)` within one side."""
    labels = {"before": before, "after": after}
    said = {key: status_label(found, status, words) for key, status in labels.items()}
    kind = became(found.scheme, before, after)
    return words.say(f"timeline.within.{kind.key}" if kind in WITHIN else "timeline.move", **said)


def whole_way(found: Comparison, change: Change, words: Words, text: str = "timeline.move") -> str:
    """`Government → Contested → Taliban`: every status on the way, each pair as `text` says it."""
    steps: list[str | None] = [*change.path]
    if change.before is None or not steps:
        steps.insert(0, change.before)
    if change.after is None or len(steps) == 1:
        steps.append(change.after)
    labels = [status_label(found, status, words) for status in steps]
    return reduce(lambda said, label: words.say(text, before=said, after=label), labels)


def amount_words(found: Comparison, amount: Amount, words: Words) -> str:
    """`30 provinces, 475,000 km²`, and the people where the boundaries carry them.

    Of what is not about ground, the units alone.
    """
    ground, measured = found.boundaries, found.measured
    parts = [words.counted(words.unit_forms(ground), amount.count)]
    if measured.by_area:
        parts.append(words.say(f"diff.area.{measured}", area=words.area(amount.area_km2)))
    if measured.by_area and amount.population is not None:
        parts.append(words.say(f"diff.people.{measured}", n=words.integer(amount.population)))
    return words.beside(parts)


def move_line(found: Comparison, move: Transition, words: Words) -> str:
    """`Government → Taliban: 30 provinces, 475,000 km²`"""
    way_taken = way(found, move.before, move.after, words)
    return words.row(way_taken, amount_words(found, move.amount, words))


def told_turns(found: Comparison) -> list[StatusEvent]:
    """What became of places beside the changes of status, which are listed one by one: reports that
    grew old.
    """
    return [turn for turn in found.turns if turn.kind is EventKind.STALE]


def turn_line(found: Comparison, turn: StatusEvent, words: Words) -> str:
    """`Report grew old: 2 provinces, 68,000 km², one other place`"""
    said = words.say(f"comparison.became.{turn.kind}")
    parts = [amount_words(found, turn.amount, words)] if turn.units else []
    if turn.others:
        parts.append(words.count(f"diff.{'and_' * bool(parts)}places", len(turn.others)))
    return words.row(said, words.beside(parts))


def names_of(found: Comparison, ids: Iterable[str], words: Words) -> str:
    """The names of units and places, sorted, those of ground that was drawn by its size; places
    that are no units with their kind.

    Units without names are not told one by one.
    """
    if not found.boundaries.named:
        ids = [id_ for id_ in ids if id_ not in found.units]
    if found.drawn:
        return words.beside(name_of(found, id_, words) for id_ in sorted(ids))
    return words.beside(sorted(name_of(found, id_, words) for id_ in ids))


def name_of(found: Comparison, place_id: str, words: Words) -> str:
    """`Herat`, or `Torkham (border crossing)` for what is no unit."""
    place = found.places[place_id]
    name = one_line(place.shown)
    return name if place.kind is Kind.UNIT else words.aside(name, words.say(f"kind.{place.kind}"))


def change_line(found: Comparison, change: Change, words: Words) -> str:
    """`Herat: Government → Contested → Taliban, changed hands 2 times, after …, by … — AFP`"""
    parts = [
        words.row(name_of(found, change.place_id, words), whole_way(found, change, words)),
        *flips_words(found, change, words),
        when_words(change, words),
    ]
    source = one_line(change.record_after.source) if change.record_after else ""
    return words.beside(parts) + (f" — {source}" if source else "")


def return_line(found: Comparison, change: Change, words: Words) -> str:
    """`Farah: Government → Taliban → Government, changed hands 2 times`"""
    said = words.row(name_of(found, change.place_id, words), whole_way(found, change, words))
    return words.beside([said, *flips_words(found, change, words)])


def flips_words(found: Comparison, change: Change, words: Words) -> list[str]:
    """`changed hands 3 times`, or nothing for a single change of hands.

    What was nobody's to tell on the way, or stayed with one side, has not changed hands each time.
    """
    if change.flips <= 1:
        kind = kind_of(found, change) if change.before != change.after else None
        return [words.say(f"diff.kind.{kind.key}")] if kind in WITHIN else []
    if hands(found.scheme, change.path) == change.flips:
        return [words.say("comparison.flips", n=change.flips)]
    return [words.say("comparison.flips_other", n=change.flips)]


def is_timed(found: Comparison, changes: Iterable[Change]) -> bool:
    """Whether reports say of any change more of its time than that it lies between the two days;
    drawings never do.
    """
    ends = {(found.start, found.end), (None, found.end), (found.start, None), (None, None)}
    return not found.drawn and any(
        change.contradicts
        or (change.seen_before, change.seen_after) not in ends
        or _first_vague(change)
        for change in changes
    )


def _first_vague(change: Change) -> Record | None:
    """The report by which something is first known, where its date is no day, such as a year."""
    report = change.record_after
    if change.seen_before is None and report and report.day == change.seen_after:
        return None if report.date.is_day else report
    return None


def when_words(change: Change, words: Words) -> str:
    """The dates between which it happened, as far as reports say."""
    if change.seen_after is None:
        return words.say("diff.when_unknown")
    last = words.day(change.seen_after)
    if change.seen_before is None:
        if report := _first_vague(change):
            return words.say("diff.first_for", span=words.span(report.date))
        return words.say("diff.first", last=last)
    first = words.day(change.seen_before)
    if not change.contradicts:
        return words.say("diff.between", first=first, last=last)
    key = "contradiction" if change.seen_before != change.seen_after else "contradiction_day"
    return words.say(f"diff.{key}", first=first, last=last)


def other_changes(found: Comparison, changes: Iterable[Change]) -> list[Change]:
    """Changes of places that are no units, without the capitals that units follow."""
    all_changes = list(changes)
    followed = {change.derived_from for change in all_changes if change.derived_from}
    units = found.units | followed
    return [change for change in all_changes if change.place_id not in units]


def unit_changes(found: Comparison) -> list[Change]:
    """The changes of units, if these have names by which they can be told."""
    if not found.boundaries.named:
        return []
    return [change for change in found.changes if change.place_id in found.units]
