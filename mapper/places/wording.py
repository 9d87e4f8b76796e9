# SPDX-License-Identifier: MIT
"""What is said of a row whose place is not found, or not sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.record import Kind
from mapper.model.spelling import argument
from mapper.places.closest import Near
from mapper.places.gazetteer import Gazetteer
from mapper.places.ground import Outside
from mapper.places.kinds import kind_word, kinds_word
from mapper.places.levels import apart
from mapper.places.marks import letters_of_another_script, other_ways
from mapper.places.match_ladder import (
    Elsewhere,
    FarAway,
    OtherCode,
    Refusal,
    Several,
    Unknown,
    Unverified,
)
from mapper.places.names import squeeze

# A longer one is no name but a cell that slipped; its beginning shows which.
_LONGEST_NAME = 80
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}


def problem_of(answer: Unknown | Refusal | Outside, where: Where, gazetteer: Gazetteer) -> Problem:
    """The problem for a row that has no place, with what to write instead."""
    match answer:
        case Unknown():
            return _unknown(answer, where, gazetteer)
        case Several():
            return _several(answer, where, gazetteer)
        case Elsewhere():
            return _elsewhere(answer, where, gazetteer)
        case Unverified():
            return _unverified(answer, where)
        case OtherCode():
            return _other_code(answer, where, gazetteer)
        case FarAway():
            return _far_away(answer, where)
        case Outside():
            return _outside(answer, where, gazetteer)


def told_as_point(name: str, near: Near, where: Where, gazetteer: Gazetteer) -> Problem:
    """The note for a row that is drawn as a point though it may mean a known place."""
    what = f"{_quoted(name)} is drawn as a point of its own"
    if near.score == 100 and near.place.kind is Kind.UNIT:
        word = kind_word(Kind.UNIT, gazetteer)
        what = f"{_quoted(name)} has lat and lon, so that it is drawn as a point"
        for_all = argument("constants", {"kind": "unit"})
        hint = f"if the {word} is meant, a column kind says so, or for all rows {for_all}"
        return note(where, what, hint, "point-or-unit", name)
    hint = f"if {near.place.name} is meant ({near.score:.0f}), write that; else say its kind"
    return note(where, what, hint, "drawn-as-point")


def told_unchecked(within: str, where: Where, gazetteer: Gazetteer) -> Problem:
    """The note for a row with coordinates that names ground which nobody knows."""
    what = f"{_quoted(within)} is no {gazetteer.unit_word} and no parent that is known here"
    hint = "its lat and lon are taken without checking them against it"
    return note(where, what, hint, "unchecked-within", within)


def _unknown(answer: Unknown, where: Where, gazetteer: Gazetteer) -> Problem:
    asked = answer.question
    what = f"no {kind_word(asked.kind, gazetteer)} named {_quoted(asked.name)}"
    hint = _unknown_hint(answer, gazetteer)
    near = "" if asked.kind is Kind.BORDER or answer.weak else _closest(answer.near, gazetteer)
    return Problem(where, what, hint, "unknown-place", value=asked.name, instead=near)


def _closest(near: Sequence[Near], gazetteer: Gazetteer, name: str = "") -> str:
    """`closest: 'Herat' or 'Farah'`; with how like they are to a name, where it is given."""
    alike: dict[str, list[Near]] = {}
    for one in near:
        alike.setdefault(squeeze(one.place.name), []).append(one)
    told = _or(part for group in alike.values() for part in _told(group, name, gazetteer))
    foreign = letters_of_another_script(name)
    return f"closest: {told}{f', with {foreign}' if foreign else ''}" if told else ""


def _told(near: Sequence[Near], name: str, gazetteer: Gazetteer) -> Iterable[str]:
    """Places of one name: that with their kinds, or each with the ground around it."""
    kinds = dict.fromkeys(kind_word(one.place.kind, gazetteer) for one in near)
    if len(kinds) == len(near):
        told = f"{_quoted(near[0].place.name)}{_how_near(name, near[0])}"
        which = f", the {_or(kinds)}".replace(" or ", " or the ")
        return [told + which if len(kinds) > 1 else told]
    return [f"{_quoted(lying(one.place, gazetteer))}{_how_near(name, one)}" for one in near]


def _unknown_hint(answer: Unknown, gazetteer: Gazetteer) -> str:
    asked = answer.question
    if asked.kind is Kind.BORDER:
        return _neighbours_hint(gazetteer)
    if answer.weak:
        meant = _or(lying(place, gazetteer) for place in answer.weak)
        return f"it may be {meant} — say so in the column within, or write its code"
    hint = "write its name as the boundaries do, its code, or an alias"
    if answer.near:
        hint = f"{_closest(answer.near, gazetteer, asked.name)} — write that, its code, or an alias"
    return hint if asked.kind in (None, Kind.UNIT) else f"{hint}, or give lat and lon"


def _how_near(name: str, near: Near) -> str:
    """The score, where a name is given; where only the word for the level differs, that word."""
    families = apart(name).families - near.spelling.families
    if near.score == 100 and families:
        return f", if no {_or(sorted(families))} is meant"
    return f" ({near.score:.0f})" if name else ""


def _neighbours_hint(gazetteer: Gazetteer) -> str:
    names = [place.name for place in gazetteer.places if place.kind is Kind.BORDER]
    return f"the neighbours are {_and(names)}" if names else "these boundaries have no neighbours"


def _several(answer: Several, where: Where, gazetteer: Gazetteer) -> Problem:
    asked, places = answer.question, answer.places
    if len({squeeze(place.name) for place in places}) > 1 and other_ways(asked.name):
        what = f"{_quoted(asked.name)} may be {_or(lying(place, gazetteer) for place in places)}"
        hint = "say which by its name or code, or with an alias"
        return Problem(where, what, hint, code="ambiguous-place", value=asked.name)
    alike = len({place.kind for place in places}) == 1
    word = kinds_word(places[0].kind, gazetteer) if alike else "places"
    count = _NUMBERS.get(len(places), str(len(places)))
    listed = ", ".join(
        lying(place, gazetteer) if alike else f"{lying(place, gazetteer)} ({place.kind})"
        for place in places
    )
    what = f"{count} {word} are named {_quoted(asked.name)}: {listed}"
    return Problem(where, what, _several_hint(answer, gazetteer), code="ambiguous-place")


def _several_hint(answer: Several, gazetteer: Gazetteer) -> str:
    parents = [gazetteer.parent_name(place) for place in answer.places]
    if all(parents) and len(set(parents)) == len(parents):
        return f"say which in the column within, or as {parents[0]}/{answer.question.name}"
    if len({place.kind for place in answer.places}) == len(answer.places):
        return "say which in the column kind"
    if all(place.kind is not Kind.UNIT and place.lat is not None for place in answer.places):
        codes = _or(f"{p.id} (at {p.lat:.2f}, {p.lon:.2f})" for p in answer.places)
        return f"say which by its code: {codes}, or give lat and lon"
    return f"say which by its code: {_or(place.id for place in answer.places)}"


def _elsewhere(answer: Elsewhere, where: Where, gazetteer: Gazetteer) -> Problem:
    asked = answer.question
    strange = [within for within in asked.withins if not _is_known(within, gazetteer)]
    named = _and(map(_quoted, asked.withins))
    what = f"{_quoted(asked.name)} does not lie in {named}"
    if len(strange) == len(asked.withins):
        what = (
            f"{_quoted(asked.name)} is said to lie in {named}, which these boundaries do not know"
        )
    hint = _and(f"{place.name} lies in {gazetteer.parent_name(place)}" for place in answer.places)
    mend = f", or give {_quoted(strange[0])} an alias" if strange else ", or the name"
    return Problem(where, what, f"{hint} — mend within{mend}", code="contradicting-within")


def _is_known(within: str, gazetteer: Gazetteer) -> bool:
    """Whether ground of this name is one of the boundaries or of those around their places."""
    around = gazetteer.parents_at.known if gazetteer.parents_at else frozenset[str]()
    return gazetteer.is_parent(within) or gazetteer.is_one_of(within, around | gazetteer.whole)


def _unverified(answer: Unverified, where: Where) -> Problem:
    asked = answer.question
    named = _and(map(_quoted, asked.withins))
    what = f"nothing says whether {_quoted(asked.name)} lies in {named}"
    aside = argument("constants", {"within": ""})
    hint = (
        "the boundaries have no parents by that name: choose their field with "
        f"{argument('within_field')}, mend within, or set it aside with {aside}"
    )
    return Problem(where, what, hint, "unverified-within", value=asked.withins[0])


def _other_code(answer: OtherCode, where: Where, gazetteer: Gazetteer) -> Problem:
    asked = answer.question
    what = f"the code {_quoted(asked.code)} is {answer.coded.name}, not {_quoted(asked.name)}"
    codes = _or(f"{place.id} ({lying(place, gazetteer)})" for place in answer.named)
    hint = f"that has the code {codes} — mend one of the two"
    return Problem(where, what, hint, code="contradicting-code")


def _far_away(answer: FarAway, where: Where) -> Problem:
    place = answer.place
    what = f"{_quoted(answer.question.name)} is {answer.km:.0f} km from its lat and lon"
    hint = f"{place.name} lies at {place.lat:.4f}, {place.lon:.4f} — "
    hint += "mend lat and lon, or give the place another name"
    return Problem(where, what, hint, code="far-from-known")


def _outside(answer: Outside, where: Where, gazetteer: Gazetteer) -> Problem:
    asked, there = answer.question, answer.there
    lies = f"in {there.name}" if there else f"in no {gazetteer.unit_word}"
    what = f"{_quoted(asked.name)} at lat {asked.lat:g}, lon {asked.lon:g} lies {lies}, "
    what += f"{answer.km:.0f} km from {_quoted(answer.named)}"
    hint = "mend lat and lon, or the name"
    if answer.named in asked.withins:
        hint = "mend lat and lon, or within"
    elif asked.kind is None:
        hint += "; if a town of that name is meant, say so in the column kind"
    return Problem(where, what, hint, "point-outside", value=asked.name)


def lying(place: Place, gazetteer: Gazetteer) -> str:
    """`Kohistan in Faryab`; the name alone where it is not known where the place lies."""
    parent = gazetteer.parent_name(place)
    return f"{place.name} in {parent}" if parent else place.name


def _quoted(text: str) -> str:
    return f"'{text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + '…'}'"


def _and(texts: Iterable[str]) -> str:
    return _joined(list(texts), "and")


def _or(texts: Iterable[str]) -> str:
    return _joined(list(texts), "or")


def _joined(texts: Sequence[str], word: str) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {word} {texts[-1]}"
