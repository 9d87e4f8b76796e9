"""Names that are nearly right: when one may be taken, and which to suggest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mapper.model.place import Place
from mapper.places.gazetteer import Spelled
from mapper.places.levels import Apart, apart
from mapper.places.telling import telling

# Accept a misspelling at this score or above, and only this far ahead of the next place.
# Measured on place names: Paktiya is 92 to Paktia and 86 to Paktika; Kharkiv 62 to Takhar.
ACCEPTED = 95.0
AHEAD = 8.0
# Spellings of the nearest place that are looked through for the one after it, to begin with.
_MOST_OF_ONE = 12
# A place with the same words that tell places apart is named before one a little nearer.
_LITTLE = 15.0
# Below this no name is near in its own script; above this no transliteration is.
_FAR, _ALL_BUT_SAME = 70.0, 99.0


@dataclass(frozen=True, slots=True)
class Near:
    """A place and how like its most similar name is: 0 to 100 (normalised indel similarity).

    `spelling`: that name, without words of a level.
    """

    place: Place
    score: float
    spelling: Apart


def rank(name: str, spelled: Spelled, most: int = 2) -> list[Near]:
    """The places nearest to a name, the nearest first; equal ones in their order.

    Words of a level are left out on both sides: they say nothing of how like two names are.
    """
    from rapidfuzz import fuzz, process

    texts, core = spelled.cores, apart(name).core
    near: dict[str, Near] = {}
    # The most similar spellings may all be of one place: then of all.
    for limit in (_MOST_OF_ONE + most, len(texts)):
        for _, score, at in process.extract(core, texts, scorer=fuzz.ratio, limit=limit):
            place = spelled.places[at]
            near.setdefault(place.id, Near(place, score, spelled.texts[at]))
        if len(near) > 1:
            break
    return list(near.values())[:most]


def rank_in_any_script(name: str, spelled: Spelled, most: int) -> list[Near]:
    """The places nearest to a name; where none is near, those nearest to its transliteration.

    For suggestions alone: a transliteration is never sure enough to be taken, nor the same name.
    """
    ranked, latin = rank(name, spelled, most), transliterated(name)
    if latin == name or (ranked and ranked[0].score >= _FAR):
        return ranked
    other = [replace(n, score=min(n.score, _ALL_BUT_SAME)) for n in rank(latin, spelled, most)]
    return max(ranked, other, key=lambda near: near[0].score if near else 0.0)


def transliterated(name: str) -> str:
    """A name in Latin letters, one script's sounds by another's: `Парван` is `Parvan`."""
    if name.isascii():
        return name
    from anyascii import anyascii

    return anyascii(name)


def certain(ranked: Sequence[Near]) -> Near | None:
    """The first of the ranked if it is near enough and far enough ahead of the second."""
    if not ranked or ranked[0].score < ACCEPTED:
        return None
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < AHEAD:
        return None
    return ranked[0]


def suggested(name: str, ranked: Sequence[Near]) -> Near | None:
    """What to name as the closest: before a place that is a little nearer, one in the same East."""
    if not ranked:
        return None
    told = telling(apart(name).core)
    least = ranked[0].score - _LITTLE
    alike = (n for n in ranked if n.score >= least and telling(n.spelling.core) == told)
    return next(alike, ranked[0])
