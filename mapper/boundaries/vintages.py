# SPDX-License-Identifier: MIT
"""Fields that say when a unit exists: a file of several vintages, whose units lie on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

import shapely

from mapper.boundaries.features import Features, listed
from mapper.boundaries.fields import Fields
from mapper.boundaries.lives import ONE_DAY, Life, turning_days
from mapper.boundaries.units import text_of
from mapper.model.dates import OPEN_END, Span
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument
from mapper.tables.dates import DateError, parse_span
from mapper.tables.headings import heading_key
from mapper.tables.text import bare, quoted

# Headings that go together, without case and punctuation: those of the United Nations' COD-AB and
# of our own exports, of OpenStreetMap and the Newberry Library's counties, and of CShapes.
_PAIRS = (
    (("validfrom", "validon"), ("validto", "validuntil")),
    (("startdate",), ("enddate",)),
    (("gwsdate",), ("gwedate",)),
)
TOLD = 3


@dataclass(frozen=True, kw_only=True)
class Vintages:
    """Features, and when each exists, in their order: `lives` is empty where all always do."""

    features: Features
    lives: tuple[Life, ...] = ()
    notes: tuple[Problem, ...] = ()


def vintages_of(features: Features, fields: Fields, file: str) -> Vintages:
    """When features exist, by their fields; one date for all is that of the file.

    Only where some end, and not all at once: units of which none has ended lie beside each other,
    whenever they began. A missing date is an open end. What the last date means the file says:
    where units begin on the very day on which others end it is the first day without the unit,
    as in the file that has 2020-07-17 for both; else it is the last day with it.

    Features that follow each other with one name, code, parent and shape are one, the last.
    """
    pair = _fields_in(features.columns)
    if pair is None:
        return Vintages(features=features, notes=tuple(_tell_begins(features, file)))
    found, last = _lives(features, pair)
    if not found:
        return Vintages(features=features)
    features, lives = continued(features, found, fields)
    if len({*lives}) == 1:
        return Vintages(features=features)
    unread = [told for field in pair for told in _tell_unread(features, field, file)]
    return Vintages(features=features, lives=lives, notes=(*unread, _tell(lives, pair, last, file)))


def of_one_time(features: Features) -> Features:
    """The features that exist on the day on which most do: what tells units apart is seen in them,
    for in another vintage a unit may have its code again.
    """
    pair = _fields_in(features.columns)
    lives = _lives(features, pair)[0] if pair else []
    there: list[int] = []
    for day in turning_days(lives):
        there = max(there, [nth for nth, life in enumerate(lives) if life.has(day)], key=len)
    return features.only(there) if there else features


def _lives(features: Features, pair: tuple[str, str]) -> tuple[list[Life], bool]:
    """When each feature exists, none where one date is that of all, and whether the last date is
    the last day.
    """
    begins, ends = (_spans(features, field) for field in pair)
    if not any(ends) or len({*ends}) == 1:
        return [], False
    last = _is_last_day(begins, ends)
    return [_life(one, other, last=last) for one, other in zip(begins, ends, strict=True)], last


def _life(begin: Span | None, end: Span | None, *, last: bool) -> Life:
    return Life(
        begin.first if begin else None,
        None if end is None else end.last + ONE_DAY if last else end.first,
    )


def _fields_in(columns: Mapping[str, Sequence[Any]]) -> tuple[str, str] | None:
    """The fields of the first and the last day, where a file has both."""
    for pair in _PAIRS:
        found = [next((f for f in columns if heading_key(f) in keys), None) for keys in pair]
        if found[0] is not None and found[1] is not None:
            return found[0], found[1]
    return None


def _spans(features: Features, field: str) -> list[Span | None]:
    """The days, months or years of a field, None where it is open or cannot be read."""
    return [_span(value) if _is_readable(value) else None for value in features.columns[field]]


def _is_readable(value: Any) -> bool:
    try:
        _span(value)
    except DateError:
        return False
    return True


def _span(value: Any) -> Span | None:
    text = text_of(value)
    # The year in which nothing ends is an open end.
    if not text or text.startswith(str(OPEN_END.year)):
        return None
    return parse_span(value if isinstance(value, date) else text)


def _is_last_day(begins: Sequence[Span | None], ends: Sequence[Span | None]) -> bool:
    """Whether units exist on the day of their end, by when those begin that follow them."""
    firsts = {span.first for span in begins if span}
    same = sum(span.first in firsts for span in ends if span)
    after = sum(span.last + ONE_DAY in firsts for span in ends if span)
    return after >= same


# --- units that go on -----------------------------------------------------------------------


def continued(
    features: Features, lives: Sequence[Life], fields: Fields
) -> tuple[Features, tuple[Life, ...]]:
    """Features that follow each other with one name, code, parent and shape as one feature, which
    is the last of them.
    """
    named = [field for field in (fields.name, fields.code, fields.within) if field]
    groups: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(lives)):
        key = tuple(bare(text_of(features.columns[field][place])) for field in named)
        groups.setdefault(key, []).append(place)
    lived, gone = list(lives), set()
    for group in groups.values():
        group.sort(key=lambda place: lives[place].begins or date.min)
        for one, other in pairwise(group):
            if lives[one].ends == lives[other].begins and _alike(features, one, other):
                lived[other] = Life(lived[one].begins, lives[other].ends)
                gone.add(one)
    kept = [place for place in range(len(lives)) if place not in gone]
    return features.only(kept), tuple(lived[place] for place in kept)


def _alike(features: Features, one: int, other: int) -> bool:
    return bool(shapely.equals(features.shapes[one], features.shapes[other]))


def units_told_apart(units: Sequence[Place], lives: Sequence[Life]) -> tuple[Place, ...]:
    """Units without what tells them from others of their name that never exist with them."""
    named: dict[str, list[int]] = {}
    for nth, unit in enumerate(units):
        named.setdefault(unit.name, []).append(nth)
    return tuple(
        replace(unit, beside="")
        if unit.beside and not any(lives[nth].meets(lives[o]) for o in named[unit.name] if o != nth)
        else unit
        for nth, unit in enumerate(units)
    )


# --- what to tell ---------------------------------------------------------------------------


def _changes(lives: Sequence[Life]) -> Iterator[date]:
    """The days on which there are other units than the day before."""
    for day in turning_days(lives):
        if any(life.has(day - ONE_DAY) for life in lives):
            yield day


def _tell(lives: Sequence[Life], fields: tuple[str, str], last: bool, file: str) -> Problem:
    begin, end = fields
    days = [f"{day}" for day in _changes(lives)]
    several = f"{len(days)} days from {days[0]} to {days[-1]}" if len(days) > TOLD else None
    what = (
        f"units exist at different times, as {begin} and {end} say: of each day its own units "
        f"count; they change on {several or ', '.join(days)}"
    )
    meaning = "the last day of the unit" if last else "the first day without the unit"
    return note(Where(file), what, f"{end} is read as {meaning}", "vintages")


def _tell_unread(features: Features, field: str, file: str) -> Iterator[Problem]:
    values = features.columns[field]
    unread = [place for place, value in enumerate(values) if not _is_readable(value)]
    if unread:
        which = listed([features.number(place) for place in unread])
        what = f"{which}: {quoted(text_of(values[unread[0]]))} in {field} is no date, read as open"
        yield note(Where(file), what, "write it as 2020-07-17, or leave it empty", "vintages")


def _tell_begins(features: Features, file: str) -> Iterator[Problem]:
    """A note where units begin at different times, and no field says when they end."""
    keys = {key for begins, _ in _PAIRS[:1] for key in begins}
    for field in [field for field in features.columns if heading_key(field) in keys]:
        values = {text_of(value) for value in features.columns[field]}
        if len(values) > 1:
            what = (
                f"units begin at different times, as {field} says, and no field says when they "
                "end; all are drawn"
            )
            chosen = f"{argument('unit_where')}, as in '{field}={max(values)}'"
            hint = f"choose those of one time with {chosen}"
            yield note(Where(file), what, hint, "vintages")
