# SPDX-License-Identifier: MIT
"""Rows matched with the units of their own day, where a file has units of several times."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.lives import ONE_DAY, Life
from mapper.boundaries.positions import Positions
from mapper.model.place import Place
from mapper.model.problem import Problem
from mapper.model.record import Kind, Record
from mapper.places.gazetteer import Alias, Gazetteer
from mapper.places.match import match_records, with_extra
from mapper.places.matching import Match, Matching, joined
from mapper.places.repeats import tell_repeats
from mapper.tables.text import quoted

MOST_NAMED = 8
# What is told of an alias once, by the units of all days.
UNKNOWN_ALIAS = "unknown-alias-place"

Known = Callable[[BoundarySet], Gazetteer]


def matched_on_their_day(
    records: Sequence[Record], ground: BoundarySet, known: Known, aliases: Sequence[Alias]
) -> Matching:
    """The place of every record among those that exist on its day; see `match_records`.

    `known` gives the places of a set. What a record says of a unit ends with the unit at the
    latest. A record of a unit that does not exist on its day is a problem.
    """
    whole, problems = with_extra(known(ground), aliases)
    found = joined(
        _matched(own, ground, there, known, aliases, whole)
        for there, own in _by_units(records, ground).items()
    )
    lives = dict(zip((unit.id for unit in ground.units), ground.lives, strict=True))
    problems += [p for p in found.problems if p.code != UNKNOWN_ALIAS]
    return replace(
        found,
        matches=tuple(_within_life(match, lives) for match in found.matches),
        problems=tuple(sorted(dict.fromkeys(problems))),
    )


def repeats_on_their_day(matches: Sequence[Match], ground: BoundarySet) -> tuple[Problem, ...]:
    """Notes on names that stand for several places at one time; see `tell_repeats`."""
    if not ground.lives:
        return tell_repeats(matches)
    by_record = {id(match.record): match for match in matches}
    groups = _by_units([match.record for match in matches], ground).values()
    return tuple(
        told for own in groups for told in tell_repeats([by_record[id(one)] for one in own])
    )


def _by_units(
    records: Iterable[Record], ground: BoundarySet
) -> dict[tuple[int, ...], list[Record]]:
    """The records by the units, as numbers, that exist on their days."""
    found: dict[date, tuple[int, ...]] = {}
    groups: dict[tuple[int, ...], list[Record]] = {}
    for record in records:
        if record.day not in found:
            found[record.day] = ground.there(record.day)
        groups.setdefault(found[record.day], []).append(record)
    return groups


def _matched(
    records: Sequence[Record],
    ground: BoundarySet,
    there: Sequence[int],
    known: Known,
    aliases: Sequence[Alias],
    whole: Gazetteer,
) -> Matching:
    """The matching of records on whose days the units `there` exist."""
    if not there:
        told = (_untimely(record, _units_named(record, whole), ground) for record in records)
        return Matching((), tuple(told))
    on_day = ground.on(records[0].day)
    gazetteer = known(on_day)
    here, late = [], []
    for record in records:
        named = [] if _is_named(record, gazetteer) else _units_named(record, whole)
        if named:
            late.append(_untimely(record, named, ground))
        else:
            here.append(record)
    found = match_records(here, gazetteer, extra_aliases=aliases, ground=Positions(on_day))
    return replace(found, problems=(*found.problems, *late))


def _is_named(record: Record, gazetteer: Gazetteer) -> bool:
    """Whether a record names a place by its code or name."""
    if record.code and gazetteer.coded(record.code):
        return True
    return bool(gazetteer.coded(record.place) or gazetteer.named(record.place))


def _units_named(record: Record, gazetteer: Gazetteer) -> list[Place]:
    """The units that a record without a position names."""
    if record.lat is not None or record.kind not in (None, Kind.UNIT):
        return []
    coded = gazetteer.coded(record.code) if record.code else ()
    found = coded or gazetteer.units_named(record.place)
    return [place for place in found if place.kind is Kind.UNIT]


def _untimely(record: Record, named: Sequence[Place], ground: BoundarySet) -> Problem:
    """What is wrong with a record of a unit that does not exist on its day."""
    lives: Mapping[str, Life] = dict(zip((u.id for u in ground.units), ground.lives, strict=True))
    said = " and ".join(_in_words(lives[place.id]) for place in named)
    what = f"{quoted(record.code or record.place)} is no {ground.unit_word} on {record.day}"
    there = [ground.units[nth].shown for nth in ground.there(record.day)]
    more = f" and {len(there) - MOST_NAMED} more" if len(there) > MOST_NAMED else ""
    hint = (
        f"those of that day: {', '.join(there[:MOST_NAMED])}{more}"
        if there
        else (f"{ground.name} has none on that day")
    )
    return Problem(record.where, f"{what}; it is one {said}" if said else what, hint, "untimely")


def _in_words(life: Life) -> str:
    last = life.ends and life.ends - ONE_DAY
    if life.begins and last:
        return f"from {life.begins} to {last}"
    return f"from {life.begins} on" if life.begins else f"up to {last}"


def _within_life(match: Match, lives: Mapping[str, Life]) -> Match:
    """A match whose record ends with its unit at the latest."""
    ends = lives[match.place.id].ends if match.place.id in lives else None
    record = match.record
    if ends is None or (record.until is not None and record.until <= ends):
        return match
    through = record.through and min(record.through, ends - ONE_DAY)
    return replace(match, record=replace(record, until=ends, through=through))
