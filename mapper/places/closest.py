# SPDX-License-Identifier: MIT
"""Names that are nearly right: when one may be taken, and which to suggest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mapper.model.place import Place
from mapper.places.gazetteer import Spelled
from mapper.places.levels import Apart, apart
from mapper.places.sounds import Sound, sound_asked
from mapper.places.telling import telling

# Accept a misspelling at this score or above, and only this far ahead of the next place.
# Measured on place names: Paktiya is 92 to Paktia and 86 to Paktika; Kharkiv 62 to Takhar.
ACCEPTED = 95.0
AHEAD = 8.0
# So many places are suggested at most, none that is this far behind the first, and none below
# what half of the names of other countries reach.
# Of letters: no place has a name that a longer one is like, and looking takes seconds.
LONGEST_NAME = 1000
MOST_SUGGESTED = 3
BEHIND = 15.0
WORTH_SAYING = 55.0
# Spellings that are looked at in full: those nearest by letters, by sound, and by consonants.
_LOOKED_AT = 32
# Names that are 87 of 100 alike share about half of their pairs of letters, and never less than
# this, though a pair counts once that stands twice.
_SHARED = 0.25
# How like two names are at least of which one has all words of the other: Sveta Ana v Goricah.
_WITH_WORDS_MORE = 86.0
# Below this no name is near in its own script; above this no name that only sounds alike is.
_FAR, _ALL_BUT_SAME = 70.0, 99.0


@dataclass(frozen=True, slots=True)
class Near:
    """A place and how like its most similar name is: 0 to 100 (normalised indel similarity).

    `spelling`: that name, without words of a level.
    """

    place: Place
    score: float
    spelling: Apart


def rank(name: str, spelled: Spelled) -> list[Near]:
    """The places that speak for or against taking a misspelling, the nearest first.

    Words of a level are left out on both sides: they say nothing of how like two names are.
    """
    from rapidfuzz import fuzz

    core, least = apart(name).core, ACCEPTED - AHEAD
    near: dict[str, Near] = {}
    for at in spelled.core_grams.alike(core, _SHARED):
        score = fuzz.ratio(core, spelled.cores[at], score_cutoff=least)
        place = spelled.places[at]
        if score and (place.id not in near or near[place.id].score < score):
            near[place.id] = Near(place, score, spelled.texts[at])
    return sorted(near.values(), key=lambda one: -one.score)


def certain(ranked: Sequence[Near]) -> Near | None:
    """The first of the ranked if it is near enough and far enough ahead of the second."""
    if not ranked or ranked[0].score < ACCEPTED:
        return None
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < AHEAD:
        return None
    return ranked[0]


def closest(name: str, spelled: Spelled) -> tuple[Near, ...]:
    """The places that a name may mean, the likeliest first; none where all are unlike it.

    Likeness is that of the letters, or the mean of four: of letters and of consonants in Latin, of
    their words in any order, and of their beginnings. Before a place that is a little nearer comes
    one with the same words that tell places apart. For suggestions alone: what sounds alike is
    never sure enough to be taken, and never shown as the same.
    """
    if len(name) > LONGEST_NAME:
        return ()
    likeliest = sorted(_likely(name, spelled), key=lambda found: -found[0])
    if not likeliest:
        return ()
    least = max(WORTH_SAYING, likeliest[0][0] - BEHIND)
    near = [one for likeness, one in likeliest if likeness >= least]
    told = telling(apart(name).core)
    near.sort(key=lambda one: telling(one.spelling.core) != told)
    return tuple(near[:MOST_SUGGESTED])


def _likely(name: str, spelled: Spelled) -> Iterable[tuple[float, Near]]:
    """Every place that may be near, by its most similar name, with how like it is."""
    from rapidfuzz.fuzz import ratio

    core = apart(name).core
    asked = sound_asked(core)
    found: dict[str, tuple[float, Near]] = {}
    for at in _candidates(core, asked, spelled):
        place, letters = spelled.places[at], ratio(core, spelled.cores[at])
        sound = min(_ALL_BUT_SAME, _alike(asked, spelled.sounds[at]))
        likeness = max(letters, sound)
        if place.id not in found or likeness > found[place.id][0]:
            # Of a name that is near as it is written it is said how near that is.
            near = Near(place, letters if letters >= _FAR else sound, spelled.texts[at])
            found[place.id] = likeness, near
    return found.values()


def _candidates(core: str, asked: Sound, spelled: Spelled) -> Iterable[int]:
    """The numbers of the spellings that may be near, in their order."""
    return sorted(
        {
            *spelled.core_grams.nearest(core, _LOOKED_AT),
            *spelled.letter_grams.nearest(asked.letters, _LOOKED_AT),
            *spelled.bone_grams.nearest(asked.bones, _LOOKED_AT),
        }
    )


def _alike(asked: Sound, sound: Sound) -> float:
    """How like two names sound: 0 to 100."""
    from rapidfuzz.distance.JaroWinkler import similarity
    from rapidfuzz.fuzz import ratio, token_set_ratio

    words = token_set_ratio(asked.words, sound.words)
    mean = (
        ratio(asked.letters, sound.letters)
        + ratio(asked.bones, sound.bones)
        + words
        + 100 * similarity(asked.letters, sound.letters)
    ) / 4
    return max(mean, _WITH_WORDS_MORE) if words == 100 else mean
