# SPDX-License-Identifier: MIT
"""Inputs about parts to inputs about wholes: districts or places to provinces, by majority."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from mapper.boundaries.boundary_set import BoundarySet, must_be_of_one_time
from mapper.boundaries.made import Made, Said
from mapper.control.majority import By, Outcome, doubtful, outcome, threshold
from mapper.control.measuring import measured_by
from mapper.control.whereabouts import units_around
from mapper.errors import UsageError
from mapper.geometry.shares import ground_in
from mapper.history.timeline import ChangePoint, key_days, timeline, together
from mapper.model.dates import Span
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.record import About, Basis, Kind, Record
from mapper.model.scheme import Scheme, in_a_sentence
from mapper.model.spelling import argument, given
from mapper.places.matching import How, Match
from mapper.reading.inputs import Inputs
from mapper.style.words import Words, load_words
from mapper.verbs.of_table import TableSubject
from mapper.verbs.subject import Subject

NAMED = 5


@dataclass(frozen=True, kw_only=True)
class _Whole:
    """A unit with its parts: those that can be weighed, by id."""

    unit: Place
    weights: Mapping[str, float]


def aggregated_inputs(inputs: Inputs, to: BoundarySet | None = None, by: By = By.COUNT) -> Inputs:
    """The same table over wholes: each unit of `to` has what most of its parts have.

    Parts are the units of the inputs, or, where `to` is None, the places with a report in the
    units themselves. A part belongs to the unit that its middle lies in; by area, to every unit
    that it has ground in, with that ground. On every day on which a part changes the unit has a
    record of its own, with the basis `inferred`, and the shares as its note; it has no data while
    no part has any. Rows about anything else are left out; that is told, as are parts outside of
    all units, parts that lie in several, and parts without the weight that is asked for.

    Raises UsageError where there are no parts, and where none has that weight.
    """
    words = load_words()
    target = inputs.boundaries if to is None else to
    for ground in (inputs.boundaries, target):
        must_be_of_one_time(ground, "adding up")
    parts = _parts(inputs, of_units=to is not None)
    if not parts:
        raise UsageError(
            f"{inputs.table.name}: no place with a report to add up — name the boundaries of the "
            f"wholes with {argument('to')}, and those of the parts with {argument('boundaries')}"
        )
    members = words.say("aggregate.places") if to is None else inputs.boundaries.units_word
    seats = of_seats(inputs, to)
    if seats and to is not None and by is not By.COUNT:
        what = "rows about seats say nothing of ground and of who lives there"
        raise _weighs_nothing(by, what)
    weights = _weights(inputs, parts, by)
    wholes, outside = _wholes(target, parts, weights)
    across: list[Place] = []
    if to is not None:
        lies = ground_in(inputs.boundaries.own_ground(), target.own_ground())
        across = [part for part, own in zip(parts, lies, strict=True) if len(own) > 1]
        if by is By.AREA:
            wholes = _by_ground(target, parts, lies)
    divided = to is not None and by is By.AREA
    made = _made(inputs.scheme, target, members, by, words, divided=divided)
    stay = [m for m in inputs.matching.matches if m.place.kind is not Kind.UNIT]
    about = About.SEATS if seats else None
    computed = _computed(inputs, wholes, members, words, about)
    told = (
        *inputs.problems,
        *_tell_others(inputs, parts, of_units=to is not None),
        *_tell_parts(inputs, members, parts, weights, outside, target, by),
        *_tell_across(inputs, members, parts, across, target, by),
    )
    return replace(
        inputs,
        boundaries=replace(target, made=made),
        matching=replace(inputs.matching, matches=(*stay, *computed)),
        problems=tuple(sorted(told)),
    )


def aggregated_subject(parts: Subject, to: BoundarySet | None, by: By) -> TableSubject:
    """The wholes that the parts of a table or of drawn ground add up to, for every verb; a map of
    them is of the last day by default. Raises what `aggregated_inputs` does.
    """
    wholes = aggregated_inputs(parts.inputs, to, by)
    return TableSubject(inputs=wholes, source=parts.source, lenient=parts.lenient, opens_last=True)


def of_seats(inputs: Inputs, to: BoundarySet | None) -> bool:
    """Whether the parts are places, or units of which only seats are spoken: then the sums say
    nothing of the ground of the wholes.
    """
    if to is None:
        return True
    return not measured_by((inputs.ledger,), inputs.boundaries).by_area


def _made(
    scheme: Scheme, target: BoundarySet, members: str, by: By, words: Words, *, divided: bool
) -> Made:
    otherwise = doubtful(scheme)
    label = in_a_sentence(scheme.status(otherwise).label) if otherwise else None
    values: dict[str, object] = {
        "unit": target.unit_word,
        "units": target.units_word,
        "members": members,
        "measure": words.say(f"aggregate.{by.value}"),
        "share": words.decimal(threshold(scheme) * 100),
        "otherwise": label or words.say("aggregate.otherwise_none"),
    }
    return Made(
        headline=Said("aggregate.headline", values),
        method=(Said("aggregate.rule_area" if divided else "aggregate.rule", values),),
        annotated=False,
    )


# --- parts --------------------------------------------------------------------------------


def _parts(inputs: Inputs, *, of_units: bool) -> list[Place]:
    """What wholes are made of: all units, or the places with a report and a position."""
    if of_units:
        return list(inputs.boundaries.units)
    ground = (Kind.UNIT, Kind.BORDER)
    known = sorted(inputs.known_places.values(), key=lambda place: place.id)
    return [place for place in known if place.kind not in ground and place.lon is not None]


def _weighs_nothing(by: By, what: str) -> UsageError:
    return UsageError(f"{given('by', by.value)}: {what} — choose {argument('by', 'count')}")


def _weights(inputs: Inputs, parts: Sequence[Place], by: By) -> dict[str, float]:
    """The weight of every part that has one above 0, by id."""
    areas = dict(
        zip((u.id for u in inputs.boundaries.units), inputs.boundaries.area_km2, strict=True)
    )
    if by is By.COUNT:
        found = {part.id: 1.0 for part in parts}
    elif by is By.AREA:
        found = {part.id: areas[part.id] for part in parts if part.id in areas}
    else:
        found = {part.id: float(part.population or 0) for part in parts}
    weights = {id_: weight for id_, weight in found.items() if weight > 0}
    if parts and not weights:
        what = "places have no area" if by is By.AREA else "no part has a known population"
        raise _weighs_nothing(by, what)
    return weights


def _wholes(
    target: BoundarySet, parts: Sequence[Place], weights: Mapping[str, float]
) -> tuple[list[_Whole], list[Place]]:
    """The units with their parts, and the parts that lie in none."""
    positions = np.array([[part.lon, part.lat] for part in parts], dtype=float).reshape(-1, 2)
    numbers = units_around(positions, target)
    inside: dict[int, dict[str, float]] = {}
    outside = []
    for part, number in zip(parts, numbers, strict=True):
        if number is None:
            outside.append(part)
        elif part.id in weights:
            inside.setdefault(number, {})[part.id] = weights[part.id]
    wholes = [
        _Whole(unit=unit, weights=inside.get(number, {}))
        for number, unit in enumerate(target.units)
    ]
    return wholes, outside


def _by_ground(
    target: BoundarySet, parts: Sequence[Place], lies: Sequence[Mapping[int, float]]
) -> list[_Whole]:
    """The units with the km² that every part has in them."""
    inside: dict[int, dict[str, float]] = {}
    for part, own in zip(parts, lies, strict=True):
        for number, km2 in own.items():
            inside.setdefault(number, {})[part.id] = km2
    return [
        _Whole(unit=unit, weights=inside.get(number, {}))
        for number, unit in enumerate(target.units)
    ]


# --- holdings -----------------------------------------------------------------------------


def _computed(
    inputs: Inputs, wholes: Sequence[_Whole], members: str, words: Words, about: About | None
) -> Iterator[Match]:
    """The records of all units, with the units."""
    ledger = inputs.ledger
    steps = timeline(ledger, key_days(ledger))
    order = 0
    for whole in wholes:
        for record in _records(whole, steps, inputs.scheme, members, words):
            yield Match(replace(record, order=order, about=about), whole.unit, How.CODE)
            order += 1


def _records(
    whole: _Whole,
    steps: Mapping[str, Sequence[ChangePoint]],
    scheme: Scheme,
    members: str,
    words: Words,
) -> Iterator[Record]:
    """One record for each day on which a part changes; it runs out where all parts do."""
    last: Record | None = None
    for day, now in together(whole.weights, steps):
        found = outcome(((h.status, whole.weights[part]) for part, h in now.items()), scheme)
        if last is not None:
            yield last if found.status is not None else replace(last, until=day)
        last = None
        if found.status is not None:
            newest = max(now.values(), key=lambda h: (h.record.day, h.record.order)).record
            last = _record(whole, day, found, newest.where, scheme, members, len(now), words)
    if last is not None:
        yield last


def _record(
    whole: _Whole,
    day: date,
    found: Outcome,
    where: Where,
    scheme: Scheme,
    members: str,
    known: int,
    words: Words,
) -> Record:
    shares = ", ".join(
        words.say(
            "aggregate.share", label=scheme.status(status).label, share=words.share(share, share)
        )
        for status, share in found.shares
    )
    assert found.status is not None
    return Record(
        place=whole.unit.name,
        code=whole.unit.id,
        kind=Kind.UNIT,
        status=found.status,
        date=Span.of_day(day),
        where=where,
        order=0,
        basis=Basis.INFERRED,
        source=words.say("aggregate.source", members=members),
        note=words.say(
            "aggregate.note", shares=shares, n=known, all=len(whole.weights), members=members
        ),
    )


# --- what is told -------------------------------------------------------------------------


def _tell_others(inputs: Inputs, parts: Sequence[Place], *, of_units: bool) -> Iterator[Problem]:
    """How many rows are about what is no part."""
    known = {part.id for part in parts}
    others = [m for m in inputs.matching.matches if m.place.id not in known]
    others = [m for m in others if of_units or m.place.kind is Kind.UNIT]
    if others:
        many, about = len(others), "places" if of_units else inputs.boundaries.units_word
        what = f"{many} row{'s' * (many > 1)} about {about} left out of the sums"
        yield note(others[0].record.where, what, code="not-summed")


def _tell_parts(
    inputs: Inputs,
    members: str,
    parts: Sequence[Place],
    weights: Mapping[str, float],
    outside: Sequence[Place],
    target: BoundarySet,
    by: By,
) -> Iterator[Problem]:
    """The parts that do not count, in one line for each reason."""
    where = Where(inputs.table.name)
    lost = [part for part in parts if part.id not in weights]
    for found, why in ((lost, f"have no {by.value}"), (outside, f"lie outside of {target.name}")):
        if found:
            what = f"{len(found)} of {len(parts)} {members} {why}: {_named(found)}"
            yield note(where, what, "they do not count", "not-summed")


def _tell_across(
    inputs: Inputs,
    members: str,
    parts: Sequence[Place],
    across: Sequence[Place],
    target: BoundarySet,
    by: By,
) -> Iterator[Problem]:
    """The parts that lie in several units, and how they count."""
    if not across:
        return
    one = len(across) == 1
    verb = "lies" if one else "lie"
    what = f"{len(across)} of {len(parts)} {members} {verb} in several {target.units_word}"
    if by is By.AREA:
        hint = "each counts with the ground that it has of them"
    else:
        hint = f"each counts where its middle is; {argument('by', 'area')} divides them"
    yield note(Where(inputs.table.name), f"{what}: {_named(across)}", hint, "across")


def _named(places: Sequence[Place]) -> str:
    names = ", ".join(place.shown for place in places[:NAMED])
    return f"{names}, …" if len(places) > NAMED else names
