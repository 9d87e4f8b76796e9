# SPDX-License-Identifier: MIT
"""The ladder that a name climbs to its place: code, exact, normalised, alias, fuzzy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mapper.model.place import Place
from mapper.model.record import Kind, Record
from mapper.places.closest import Near, certain, closest, rank
from mapper.places.distance import BESIDE_KM, SAME_PLACE_KM, Position, km_from
from mapper.places.gazetteer import Gazetteer, Spelled
from mapper.places.kinds import ALLOWED, SETTLED, allowed_kinds
from mapper.places.levels import apart
from mapper.places.matching import How
from mapper.places.names import squeeze
from mapper.places.telling import telling
from mapper.places.within import lies_within, sift


@dataclass(frozen=True, slots=True)
class Question:
    """What a row says of its place; equal questions have equal answers."""

    name: str
    code: str = ""
    withins: tuple[str, ...] = ()
    kind: Kind | None = None
    lon: float | None = None
    lat: float | None = None

    @classmethod
    def of(cls, record: Record) -> Question:
        within = record.within.strip()
        return cls(
            record.place.strip(),
            record.code.strip(),
            (within,) if within else (),
            record.kind,
            record.lon,
            record.lat,
        )

    @property
    def position(self) -> Position | None:
        """Longitude and latitude, or None where the row gives none."""
        return None if self.lon is None or self.lat is None else (self.lon, self.lat)


@dataclass(frozen=True, slots=True)
class Found:
    place: Place
    how: How
    score: float = 100.0


@dataclass(frozen=True, slots=True)
class Unknown:
    """No place has this name. `near` are the most similar ones; `weak` go by it elsewhere."""

    question: Question
    near: tuple[Near, ...] = ()
    weak: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Several:
    """More than one place has this name."""

    question: Question
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The places of this name do not lie where the row says."""

    question: Question
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Unverified:
    """The place of this name may lie where the row says, or not: nothing is known of that."""

    question: Question
    place: Place


@dataclass(frozen=True, slots=True)
class OtherCode:
    """The code is that of one place, the name that of others."""

    question: Question
    coded: Place
    named: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class FarAway:
    """The coordinates are `km` away from the place of this name."""

    question: Question
    place: Place
    km: float


Refusal = Several | Elsewhere | Unverified | OtherCode | FarAway
Answer = Found | Unknown | Refusal

# Two entries of one town differ by less in their people.
NEARLY = 0.8

Rung = tuple[How, Callable[[Question, Gazetteer], Iterable[Place]]]


def groups_of(question: Question, gazetteer: Gazetteer) -> Sequence[frozenset[Kind]]:
    """The kinds of place that a row may be about, in groups, the first to be asked first.

    A row that says no kind but where it is, is about a place, unless its code is that of a unit.
    """
    if question.kind is not None or question.position is None:
        return ALLOWED[question.kind]
    coded = gazetteer.coded(question.code) if question.code else ()
    return ALLOWED[Kind.UNIT if any(p.kind is Kind.UNIT for p in coded) else Kind.POINT]


def climb(question: Question, gazetteer: Gazetteer) -> Answer:
    """The place that a row means, or why there is none.

    A text such as `Helmand/Lashkar Gah` is read as parent and name, and one such as `Saint James,
    Barbados` or `Rabat (Malta)` as name and parent, where as a whole it is unknown.
    """
    whole = _climb(question, gazetteer)
    if not isinstance(whole, Unknown):
        return whole
    for name, parent, is_sure in _parts(question.name):
        said = tuple(dict.fromkeys((*question.withins, parent)))
        apart = replace(question, name=name, withins=said)
        if not is_sure and not gazetteer.is_parent(parent):
            continue
        part = _climb(apart, gazetteer)
        # A slash may also be part of a name that is unknown, such as `Hill 3/4`.
        if not isinstance(part, Unknown) or gazetteer.is_parent(parent):
            return part
    return whole


def _parts(text: str) -> Iterator[tuple[str, str, bool]]:
    """A text as name and parent, and whether nothing else can be meant by its sign."""
    parent, _, name = (part.strip() for part in text.rpartition("/"))
    if parent and name:
        yield name, parent, True
    name, sign, parent = (part.strip() for part in text.rstrip(" )").rpartition(","))
    if not sign:
        name, sign, parent = (part.strip() for part in text.rstrip(" )").rpartition("("))
    if name and parent:
        yield name, parent, False


def _climb(question: Question, gazetteer: Gazetteer) -> Answer:
    elsewhere: dict[frozenset[Kind], dict[str, Place]] = {}
    for kinds in groups_of(question, gazetteer):
        for how, find in RUNGS:
            here = [place for place in find(question, gazetteer) if place.kind in kinds]
            if find in SPELLED:
                here = [place for place in here if _same_words(question.name, place, gazetteer)]
            sifted = sift(here, question.withins, gazetteer)
            # What a person has decided for this name and parent needs no agreement.
            places = here if find is _reviewed else sifted.possible
            if places:
                return _settle(question, places, how, gazetteer, reviewed=find is _reviewed)
            elsewhere.setdefault(kinds, {}).update({one.id: one for one in sifted.elsewhere})
    # Where both a unit and its capital lie elsewhere, it is enough to speak of the unit.
    for places_elsewhere in filter(None, elsewhere.values()):
        return Elsewhere(question, tuple(places_elsewhere.values()))
    return _guess(question, gazetteer)


def _by_code(question: Question, gazetteer: Gazetteer) -> Iterable[Place]:
    return gazetteer.coded(question.code) if question.code else ()


def _by_code_as_name(question: Question, gazetteer: Gazetteer) -> Iterable[Place]:
    return gazetteer.coded(question.name)


def _reviewed(question: Question, gazetteer: Gazetteer) -> Iterable[Place]:
    for within in question.withins or ("",):
        yield from gazetteer.reviewed(question.name, within)


def _by_name(question: Question, gazetteer: Gazetteer) -> Iterable[Place]:
    return gazetteer.named(question.name)


def _by_spelling(question: Question, gazetteer: Gazetteer) -> Iterable[Place]:
    return gazetteer.spelled(question.name)


def _by_core(question: Question, gazetteer: Gazetteer) -> Iterable[Place]:
    return gazetteer.cored(question.name)


def _by_alias(question: Question, gazetteer: Gazetteer) -> Iterable[Place]:
    return gazetteer.known_as(question.name, strong=True)


def _by_alias_core(question: Question, gazetteer: Gazetteer) -> Iterable[Place]:
    return gazetteer.known_as_cored(question.name)


def _by_weak_alias(question: Question, gazetteer: Gazetteer) -> Iterable[Place]:
    """Only what is known to lie where the row says; a weak alias never contradicts a row."""
    weak = gazetteer.known_as(question.name, strong=False)
    return [place for place in weak if lies_within(place, question.withins, gazetteer)]


# A code in place of a name comes after the names: made-up ids are spelled like names, and a name
# that two places share must not be taken for the id of one of them.
RUNGS: Sequence[Rung] = (
    (How.CODE, _by_code),
    (How.ALIAS, _reviewed),
    (How.EXACT, _by_name),
    (How.NORMALISED, _by_spelling),
    (How.ALIAS, _by_alias),
    (How.NORMALISED, _by_core),
    (How.ALIAS, _by_alias_core),
    (How.ALIAS, _by_weak_alias),
    (How.CODE, _by_code_as_name),
)


# Rungs on which blanks count for nothing.
SPELLED = frozenset({_by_spelling, _by_core, _by_alias, _by_alias_core})


def _same_words(name: str, place: Place, gazetteer: Gazetteer) -> bool:
    """Whether a name without its blanks is no other one: `Domingoo Este` is no `Domingo Oeste`."""
    core = apart(name).core
    told = telling(core)
    if not told:
        return True
    names = [text.core for text in gazetteer.spellings(place)]
    # A further name of the place, in which nothing tells apart, says nothing of this one.
    same = [name for name in names if squeeze(name) == squeeze(core)] or names
    known = [telling(name) for name in same]
    return any(not words or words == told for words in known) or not known


def _settle(
    question: Question,
    places: Sequence[Place],
    how: How,
    gazetteer: Gazetteer,
    *,
    reviewed: bool = False,
) -> Found | Refusal:
    """One of the places that a rung found, or what speaks against them."""
    chosen = larger_beside(_told_apart(question, places))
    if len(chosen) > 1:
        return Several(question, tuple(chosen))
    place = chosen[0]
    if how is How.CODE and question.code:
        named = _other_places_named(question, place, gazetteer)
        if named:
            return OtherCode(question, place, named)
    if how is not How.CODE and not reviewed:
        place = _listed_twice(question, place, gazetteer)
    km = _km_away(question, place)
    if km > SAME_PLACE_KM:
        return FarAway(question, place, km)
    if not reviewed and _is_unverified(question, place, gazetteer):
        return Unverified(question, place)
    return Found(place, How.BORDER if place.kind is Kind.BORDER else how)


def _listed_twice(question: Question, place: Place, gazetteer: Gazetteer) -> Place:
    """The place, or the better entry of the same one: lists have one town twice, at two positions.

    Where the row says a position, that is the nearest, if `place` lies beside it; where it does
    not, the larger of two of nearly the same size.
    """
    km = _km_away(question, place)
    if km <= BESIDE_KM and (question.position or place.kind is not Kind.TOWN):
        return place
    others = [
        one
        for find in (_by_name, _by_spelling, _by_alias)
        for one in find(question, gazetteer)
        if one.kind is place.kind
    ]
    if question.position:
        near = [one for one in others if _km_away(question, one) <= BESIDE_KM]
        return min(near, key=lambda one: _km_away(question, one), default=place)
    same = [one for one in others if _is_twice(place, one)]
    return max([place, *same], key=lambda one: one.population or 0)


def _is_twice(one: Place, other: Place) -> bool:
    """Whether two entries, of one name, are of one town: close by, and of nearly one size."""
    less, more = sorted((one.population or 0, other.population or 0))
    km = None if other.lon is None or other.lat is None else km_from(one, (other.lon, other.lat))
    return km is not None and km <= SAME_PLACE_KM and less >= NEARLY * more > 0


def _is_unverified(question: Question, place: Place, gazetteer: Gazetteer) -> bool:
    """Whether a row says where a place lies, and neither parents nor positions can tell."""
    if not question.withins or question.position is not None:
        return False
    return lies_within(place, question.withins, gazetteer) is None


def _told_apart(question: Question, places: Sequence[Place]) -> Sequence[Place]:
    """Of places with one name, those that the row's kind and coordinates speak for.

    A row about a capital means the capital and not a village of that name; the word town is
    used for capitals too, so that it tells nothing.
    """
    if question.kind not in (None, Kind.TOWN, Kind.POINT):
        places = [place for place in places if place.kind is question.kind] or places
    if len(places) > 1:
        near = [place for place in places if _km_away(question, place) <= SAME_PLACE_KM]
        places = near or places
    return places


def larger_beside(places: Sequence[Place]) -> Sequence[Place]:
    """Of settled places that all lie beside the largest of them that one; else all.

    Lists have parts of a town, its fort or its new quarter, under its name: one dot on a map. Which
    is meant is reported (`readings`).
    """
    if len(places) < 2 or not {place.kind for place in places} <= SETTLED:
        return places
    first, second, *_ = sorted(places, key=_size, reverse=True)
    if _size(first) == _size(second):
        return places
    return [first] if all(lies_beside(first, place) for place in places) else places


def lies_beside(one: Place, other: Place) -> bool:
    """Whether two places are so close that a map of a country shows them as one."""
    known = other.lon is not None and other.lat is not None
    km = km_from(one, (other.lon or 0.0, other.lat or 0.0)) if known else None
    return km is not None and km <= BESIDE_KM and one.within == other.within


def _size(place: Place) -> tuple[bool, int]:
    return place.kind is Kind.CAPITAL, place.population or 0


def _km_away(question: Question, place: Place) -> float:
    """How far the row's coordinates are from a place; 0 where not known, and for ground.

    The position of a unit is that of its label, so that it tells nothing.
    """
    km = km_from(place, question.position)
    return 0.0 if km is None or place.kind in (Kind.UNIT, Kind.BORDER) else km


def _other_places_named(
    question: Question, place: Place, gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """All places of the row's kind that go by its name; none where `place` is one of them."""
    kinds = allowed_kinds(question.kind)
    found: dict[str, Place] = {}
    for _, find in RUNGS:
        here = find(question, gazetteer) if find is not _by_code else ()
        found |= {other.id: other for other in here if other.kind in kinds}
        if place.id in found:
            return ()
    return tuple(found.values())


def _guess(question: Question, gazetteer: Gazetteer) -> Found | Unknown:
    """The place that a misspelled name surely means; else the most similar ones as a hint."""
    possible = _possible(question, gazetteer)
    ranked = rank(question.name, possible) if question.kind is not Kind.BORDER else []
    for group in groups_of(question, gazetteer) if ranked else ():
        sure = certain([near for near in ranked if near.place.kind in group])
        if sure is not None and _may_be(question, sure, gazetteer):
            if _is_unverified(question, sure.place, gazetteer):
                continue
            return Found(sure.place, How.FUZZY, sure.score)
    kinds = allowed_kinds(question.kind)
    near = closest(question.name, possible)
    if not near and question.withins:
        near = closest(question.name, gazetteer.spelled_of(kinds))
    weak = gazetteer.known_as(question.name, strong=False)
    return Unknown(question, near, tuple(place for place in weak if place.kind in kinds))


def _possible(question: Question, gazetteer: Gazetteer) -> Spelled:
    """The names of the places that may lie where a row says: of each group what is known to, or
    else what is not known to lie elsewhere.
    """
    groups, withins = ALLOWED[question.kind], question.withins

    def sifted(places: Sequence[Place]) -> list[Place]:
        if not withins:
            return list(places)
        parts = ([place for place in places if place.kind in group] for group in groups)
        return [place for part in parts for place in sift(part, withins, gazetteer).possible]

    return gazetteer.spelled_of(allowed_kinds(question.kind), withins, sifted)


def _may_be(question: Question, near: Near, gazetteer: Gazetteer) -> bool:
    """Whether nothing speaks against a misspelling: coordinates, a level, words that tell apart.

    `Ward 10` and `Ward 11` are alike, and never the same; nor are `East` and `West Mamprusi`.
    """
    asked = apart(question.name)
    return (
        near.score < 100  # else the words of a level speak against it
        and _km_away(question, near.place) <= SAME_PLACE_KM
        and telling(asked.core) == telling(near.spelling.core)
        and gazetteer.same_level(asked.families, near.place, near.spelling.families)
    )
