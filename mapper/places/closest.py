"""Names that are nearly right: when one may be taken, and which to suggest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapper.model.place import Place
from mapper.places.gazetteer import Gazetteer
from mapper.places.names import normalise

# Accept a misspelling at this score or above, and only this far ahead of the next place.
# Measured on place names: Paktiya is 92 to Paktia and 86 to Paktika; Kharkiv 62 to Takhar.
ACCEPTED = 95.0
AHEAD = 8.0
# Spellings of the nearest place that are looked through for the one after it, to begin with.
_MOST_OF_ONE = 12


@dataclass(frozen=True, slots=True)
class Near:
    """A place and how like its most similar name is: 0 to 100 (normalised indel similarity)."""

    place: Place
    score: float


def rank(name: str, places: Sequence[Place], gazetteer: Gazetteer) -> list[Near]:
    """The two places nearest to a name, the nearest first; equal ones in their order."""
    from rapidfuzz import fuzz, process

    spelled = [(text, place) for place in places for text in gazetteer.spellings[place.id]]
    texts = [text for text, _ in spelled]
    near: dict[str, Near] = {}
    # The most similar spellings may all be of one place: then of all.
    for most in (_MOST_OF_ONE, len(texts)):
        for _, score, at in process.extract(normalise(name), texts, scorer=fuzz.ratio, limit=most):
            place = spelled[at][1]
            near.setdefault(place.id, Near(place, score))
        if len(near) > 1:
            break
    return list(near.values())[:2]


def certain(ranked: Sequence[Near]) -> Near | None:
    """The first of the ranked if it is near enough and far enough ahead of the second."""
    if not ranked or ranked[0].score < ACCEPTED:
        return None
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < AHEAD:
        return None
    return ranked[0]
