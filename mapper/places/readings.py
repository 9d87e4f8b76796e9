# SPDX-License-Identifier: MIT
"""How names were read where they could be read otherwise: told once for each spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from mapper.model.problem import Problem, note
from mapper.model.record import Kind
from mapper.model.spelling import argument
from mapper.places.gazetteer import Gazetteer
from mapper.places.kinds import SETTLED, kind_word
from mapper.places.levels import apart
from mapper.places.match_ladder import lies_beside
from mapper.places.matching import How, Match

BY_LIKENESS = "by-likeness"


def tell_readings(matches: Iterable[Match], gazetteer: Gazetteer) -> list[Problem]:
    """Notes on names that were matched by likeness, and on units that share a name with a town."""
    first: dict[tuple[object, ...], Match] = {}
    for match in sorted(matches, key=lambda match: match.record.order):
        record = match.record
        key = record.place, record.within, record.kind, record.code, match.place.id
        first.setdefault(key, match)
    matched = first.values()
    told = _alike(matched), _towns_too(matched, gazetteer), _smaller_beside(matched, gazetteer)
    return [*chain.from_iterable(told)]


def by_likeness(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The notes on names that were matched by likeness, which a reader of the map needs too."""
    return tuple(problem for problem in problems if problem.code == BY_LIKENESS)


def _alike(matches: Iterable[Match]) -> Iterator[Problem]:
    for match in matches:
        if match.how is How.FUZZY:
            name, place = match.record.place, match.place.name
            what = f"'{name}' is taken for '{place}', which is like it ({match.score:.0f} of 100)"
            hint = "write that, or an alias, or another name where another place is meant"
            yield note(match.record.where, what, hint, BY_LIKENESS, name, f"for '{place}'")


def _smaller_beside(matches: Iterable[Match], gazetteer: Gazetteer) -> Iterator[Problem]:
    """A note where a name is that of a smaller town, too, beside the one that is taken."""
    for match in matches:
        record, place = match.record, match.place
        if place.kind not in SETTLED or record.code or record.lat is not None:
            continue
        for other in gazetteer.towns_named(record.place):
            if other.id != place.id and lies_beside(place, other):
                what = f"'{record.place}' is taken for '{place.name}', not for '{other.name}'"
                hint = (
                    f"the larger of the two, which lie beside each other: for the other {other.id}"
                )
                instead = f"not '{other.name}'"
                yield note(record.where, what, hint, "larger-of-two", record.place, instead)


def _towns_too(matches: Iterable[Match], gazetteer: Gazetteer) -> Iterator[Problem]:
    """Notes where a row says no kind and its name is that of a unit and of another place.

    That a town has the name of a unit is told where it matters: in a table that names towns too, or
    one in which no name shows that units are meant.
    """
    word = kind_word(Kind.UNIT, gazetteer)
    bare = [match for match in matches if not _says_which(match)]
    units = [match for match in bare if match.place.kind is Kind.UNIT]
    for match in units:
        record = match.record
        says_level = bool(apart(record.place).families)
        for city in () if says_level else gazetteer.cities_beside(match.place):
            what = f"'{record.place}' is taken for '{match.place.name}', not for '{city.name}'"
            hint = "write that name where it is meant"
            yield note(record.where, what, hint, "unit-or-city", record.place, f"not '{city.name}'")
    towns_too = [match for match in units if gazetteer.towns_named(match.record.place)]
    if len(towns_too) < len(units) and not any(match.place.kind in SETTLED for match in bare):
        return
    for match in towns_too:
        record = match.record
        what = f"'{record.place}' is a {word} and a town: the {word} is meant"
        for_all = argument("constants", {"kind": "town"})
        hint = f"a column kind says which, or for all rows {for_all}"
        yield note(record.where, what, hint, "unit-or-town", record.place)


def _says_which(match: Match) -> bool:
    record = match.record
    return bool(
        record.kind is not None or record.code or record.lat is not None or match.how is How.CODE
    )
