"""How names were read where they could be read otherwise: told once for each spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mapper.model.problem import Problem, note
from mapper.model.record import Kind
from mapper.model.spelling import argument
from mapper.places.gazetteer import Gazetteer
from mapper.places.kinds import kind_word
from mapper.places.levels import apart
from mapper.places.matching import How, Match

BY_LIKENESS = "by-likeness"


def tell_readings(matches: Iterable[Match], gazetteer: Gazetteer) -> list[Problem]:
    """Notes on names that were matched by likeness, and on units that share a name with a town."""
    first: dict[tuple[object, ...], Match] = {}
    for match in sorted(matches, key=lambda match: match.record.order):
        record = match.record
        key = record.place, record.within, record.kind, record.code, match.place.id
        first.setdefault(key, match)
    return [*_alike(first.values()), *_towns_too(first.values(), gazetteer)]


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


def _towns_too(matches: Iterable[Match], gazetteer: Gazetteer) -> Iterator[Problem]:
    """A note where a row says no kind and its name is that of a unit and of a town."""
    word = kind_word(Kind.UNIT, gazetteer)
    for match in matches:
        record = match.record
        says_which = record.kind is not None or record.code or record.lat is not None
        if says_which or match.place.kind is not Kind.UNIT or match.how is How.CODE:
            continue
        says_level = bool(apart(record.place).families)
        for city in () if says_level else gazetteer.cities_beside(match.place):
            what = f"'{record.place}' is taken for '{match.place.name}', not for '{city.name}'"
            hint = "write that name where it is meant"
            yield note(record.where, what, hint, "unit-or-city", record.place, f"not '{city.name}'")
        if gazetteer.towns_named(record.place):
            what = f"'{record.place}' is a {word} and a town: the {word} is meant"
            for_all = argument("constants", {"kind": "town"})
            hint = f"a column kind says which, or for all rows {for_all}"
            yield note(record.where, what, hint, "unit-or-town", record.place)
