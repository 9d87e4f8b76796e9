# SPDX-License-Identifier: MIT
"""Records to places: one answer for each row, a problem where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from mapper.model.place import Place
from mapper.model.problem import Problem, Where
from mapper.model.record import Kind, Record
from mapper.places.closest import Near, closest
from mapper.places.gazetteer import Alias, Gazetteer
from mapper.places.ground import Outside, UnitLocator, outside, unchecked
from mapper.places.levels import apart
from mapper.places.match_ladder import (
    Answer,
    Elsewhere,
    Found,
    Question,
    Several,
    Unknown,
    Unverified,
    climb,
)
from mapper.places.matching import Doubt, How, Match, Matching
from mapper.places.points import Points
from mapper.places.readings import tell_readings
from mapper.places.repeats import tell_repeats
from mapper.places.within import sift
from mapper.places.wording import problem_of, told_as_point, told_unchecked

# A name this like that of a known place (of 100) may be a slip of the pen.
ALIKE = 80.0

__all__ = ["Doubt", "How", "Match", "Matching", "match_records", "tell_repeats", "with_extra"]


def match_records(
    records: Sequence[Record],
    gazetteer: Gazetteer,
    *,
    extra_aliases: Iterable[Alias] = (),
    ground: UnitLocator | None = None,
) -> Matching:
    """The place of every record, in the order of the records, or a problem for it.

    A record climbs the ladder of `How` and takes the first rung on which a place of its kind
    has its name and does not lie elsewhere than it says. Without a kind and without coordinates it
    means a unit, and any other place only where no unit has its name; with coordinates it means a
    place. A misspelling is taken only where it is as good as certain. What is unknown and has
    coordinates is a point of its own, which rows without coordinates may name too; by `ground` it
    must lie in the unit that the row names. Every unknown name is a doubt as well, for review.
    """
    known, problems = with_extra(gazetteer, tuple(extra_aliases))
    answer = _remembering(known)
    points = Points(known)
    matches: dict[int, Match] = {}
    doubts: list[Doubt] = []
    # What rows that say the same of their place were matched to; of each the first match.
    plain: dict[tuple[object, ...], Match] = {}
    firsts: list[Match] = []
    # Rows with coordinates come first: they declare the points that other rows may name.
    ordered = sorted(enumerate(records), key=lambda numbered: numbered[1].lat is None)
    for number, record in ordered:
        said = _said_of_place(record)
        like = plain.get(said)
        if like is not None:
            matches[number] = Match(record, like.place, like.how, like.score)
            continue
        question = Question.of(record)
        by_name = answer(question)
        found: Answer | Outside = _or_point(by_name, points)
        if isinstance(found, Found) and ground is not None:
            found = _checked(found, question, known, ground)
        if isinstance(found, Found):
            match = Match(record, found.place, found.how, found.score)
            matches[number] = match
            firsts.append(match)
            # Of rows with coordinates, and of points, more is to be told and remembered.
            if isinstance(by_name, Found) and record.lat is None:
                plain[said] = match
            if ground is not None:
                names = unchecked(question, known, ground)
                problems += [told_unchecked(name, record.where, known) for name in names]
            problems += _mistakable(by_name, record.where, known)
            continue
        problems.append(problem_of(found, record.where, known))
        doubts += _doubts(record, found, known)
    problems += tell_readings(firsts, known)
    return Matching(
        matches=tuple(matches[number] for number in sorted(matches)),
        problems=tuple(sorted(problems)),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.record.order)),
    )


def _said_of_place(record: Record) -> tuple[object, ...]:
    """All that a row says of its place."""
    return record.place, record.within, record.code, record.kind, record.lon, record.lat


def _remembering(gazetteer: Gazetteer) -> Callable[[Question], Answer]:
    """`climb`, once for equal questions: a ledger names a place many times."""
    answers: dict[Question, Answer] = {}

    def answer(question: Question) -> Answer:
        if question not in answers:
            answers[question] = climb(question, gazetteer)
        return answers[question]

    return answer


def _checked(
    found: Found, question: Question, gazetteer: Gazetteer, ground: UnitLocator
) -> Found | Outside:
    """A point or a unit, unless the row's coordinates lie outside of the ground that it names.

    Of a place that a list knows, the list knows better where it lies.
    """
    if found.how is not How.POINT and found.place.kind is not Kind.UNIT:
        return found
    return outside(question, gazetteer, ground) or found


def _or_point(answer: Answer, points: Points) -> Answer:
    """For an unknown name, the point that the table declares by that name."""
    if not isinstance(answer, Unknown):
        return answer
    question = answer.question
    known = sift(points.known(question), question.withins, points.gazetteer).possible
    place = points.declared(question) or _only(known)
    return Found(place, How.POINT) if place else answer


def _mistakable(by_name: Answer, where: Where, gazetteer: Gazetteer) -> list[Problem]:
    """A note where a row without a kind is drawn as a point and may well be a misspelled name."""
    if not isinstance(by_name, Unknown) or by_name.question.kind is not None:
        return []
    near = next(iter(by_name.near), None)
    if near is None or near.score < ALIKE:
        return []
    return [told_as_point(by_name.question.name, near, where, gazetteer)]


def _only(places: Sequence[Place]) -> Place | None:
    return places[0] if len(places) == 1 else None


def _doubts(record: Record, found: Answer | Outside, gazetteer: Gazetteer) -> Iterator[Doubt]:
    """What a person may decide of a row without a place: what is meant by its name, or by the
    parent that it names, or which of the places of its name.
    """
    match found:
        case Unknown():
            yield Doubt(record, found.near, record.place, record.within)
        case Several():
            near = tuple(Near(place, 100.0, apart(place.name)) for place in found.places)
            yield Doubt(record, near, record.place, record.within)
        case Elsewhere() | Unverified():
            for within in found.question.withins:
                if not gazetteer.is_parent(within):
                    yield Doubt(record, closest(within, gazetteer.spelled_parents), within)


def with_extra(gazetteer: Gazetteer, aliases: Sequence[Alias]) -> tuple[Gazetteer, list[Problem]]:
    """The gazetteer with the user's aliases, and a problem for each that names no place.

    An alias may be that of ground around places, too, by its id.
    """
    sound, problems, parents = [], [], dict(gazetteer.parents)
    for alias in aliases:
        place_id = _meant(alias, gazetteer)
        if place_id:
            sound.append(replace(alias, place_id=place_id))
        elif alias.place_id in gazetteer.parents:
            parents[alias.place_id] = (*parents[alias.place_id], alias.text)
        else:
            where = alias.where or Where("aliases")
            what = f"no place with the code '{alias.place_id}' for the alias '{alias.text}'"
            hint = "write the code or name of one place of these boundaries"
            problems.append(Problem(where, what, hint, code="unknown-alias-place"))
    return replace(gazetteer, parents=parents).with_aliases(sound), problems


def _meant(alias: Alias, gazetteer: Gazetteer) -> str:
    """The id of the one place that an alias of the user gives by code or name, or nothing."""
    for found in (gazetteer.coded(alias.place_id), gazetteer.named(alias.place_id)):
        if len(found) == 1:
            return found[0].id
    return ""
