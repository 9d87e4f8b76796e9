# SPDX-License-Identifier: MIT
"""Which kinds of place a row may be about, and what they are called in messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mapper.model.record import Kind
from mapper.places.gazetteer import Gazetteer

SETTLED = frozenset({Kind.CAPITAL, Kind.TOWN})
# Airfields serve both, and tables call one place now this, now that.
FIELDS = frozenset({Kind.AIRPORT, Kind.BASE})
MARKS = frozenset({*SETTLED, *FIELDS, Kind.CROSSING, Kind.POINT})

# What a row of a kind may be matched to. A row without a kind asks for a unit first, and only
# where no unit has its name for a mark; never for a border region, which must be asked for.
ALLOWED: Mapping[Kind | None, Sequence[frozenset[Kind]]] = {
    None: (frozenset({Kind.UNIT}), MARKS),
    Kind.UNIT: (frozenset({Kind.UNIT}),),
    Kind.CAPITAL: (SETTLED,),
    Kind.TOWN: (SETTLED,),
    Kind.CROSSING: (frozenset({Kind.CROSSING}),),
    Kind.AIRPORT: (FIELDS,),
    Kind.BASE: (FIELDS,),
    Kind.POINT: (MARKS,),
    Kind.BORDER: (frozenset({Kind.BORDER}),),
}

_WORDS: Mapping[Kind, tuple[str, str]] = {
    Kind.CAPITAL: ("capital", "capitals"),
    Kind.TOWN: ("town", "towns"),
    Kind.CROSSING: ("crossing", "crossings"),
    Kind.AIRPORT: ("airport", "airports"),
    Kind.BASE: ("base", "bases"),
    Kind.POINT: ("place", "places"),
    Kind.BORDER: ("neighbour", "neighbours"),
}


def allowed_kinds(kind: Kind | None) -> frozenset[Kind]:
    """Every kind of place that a row of this kind may be matched to."""
    return frozenset(one for kinds in ALLOWED[kind] for one in kinds)


def kind_word(kind: Kind | None, gazetteer: Gazetteer) -> str:
    """What one place of a kind is called."""
    return gazetteer.unit_word if kind is None or kind is Kind.UNIT else _WORDS[kind][0]


def kinds_word(kind: Kind | None, gazetteer: Gazetteer) -> str:
    """What several places of a kind are called."""
    if kind is None or kind is Kind.UNIT:
        return plural(gazetteer.unit_word)
    return _WORDS[kind][1]


def plural(word: str) -> str:
    """`provinces`, `counties`; good enough for what units are called."""
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else f"{word}s"
