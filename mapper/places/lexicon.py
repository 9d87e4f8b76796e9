# SPDX-License-Identifier: MIT
"""Names of places by what they have in common however they are spelled.

One pass over all names finds a key for each; what tells spellings apart, such as marks and words of
a level, is looked at only in the few names that share the key of the one asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from mapper.model.place import Place
from mapper.places.levels import Apart, apart, core_of
from mapper.places.names import joined, normalised, squeeze, with_marks


@dataclass(frozen=True, slots=True)
class Named:
    """One name of a place; `order` is its number among all."""

    text: str
    place: Place
    order: int

    @property
    def apart(self) -> Apart:
        """The name without its words of a level."""
        return apart(self.text)


class Lexicon:
    """Names of places, each with its place, in their order."""

    def __init__(self, names: Iterable[tuple[str, Place]]) -> None:
        self._by_key: dict[str, list[Named]] = {}
        self._by_core: dict[str, list[Named]] = {}
        self._by_text: dict[str, list[Named]] = {}
        entries = [Named(text, place, order) for order, (text, place) in enumerate(names)]
        texts = [entry.text for entry in entries]
        odd = frozenset(letter for letter in set().union(*texts) if not _is_plain(letter))
        for entry, plain in zip(entries, normalised(texts), strict=True):
            self._by_text.setdefault(entry.text, []).append(entry)
            squeezed = joined(plain)
            is_plain = odd.isdisjoint(entry.text)
            for key in (squeezed,) if is_plain else _keys(entry.text, squeezed):
                self._by_key.setdefault(key, []).append(entry)
            core = joined(core_of(plain))
            if core != squeezed:
                self._by_core.setdefault(core, []).append(entry)

    def exact(self, text: str) -> tuple[Place, ...]:
        """The places with this very name."""
        return places_of(self._by_text.get(text, ()))

    @property
    def has_words_of_levels(self) -> bool:
        """Whether a name has any, beside what is left without them."""
        return bool(self._by_core)

    def marked(self, text: str) -> tuple[Place, ...]:
        """The places with a name that is the same with its marks."""
        marked = with_marks(text)
        return places_of(entry for entry in self._like(text) if with_marks(entry.text) == marked)

    def squeezed(self, text: str) -> tuple[Place, ...]:
        """The places with a name that is the same without blanks and marks."""
        key = squeeze(text)
        return places_of(e for e in self._by_key.get(key, ()) if squeeze(e.text) == key)

    def cored(self, core: str) -> list[Named]:
        """The names that are the same without their words of a level, in order."""
        key = squeeze(core)
        whole = [e for e in self._by_key.get(key, ()) if squeeze(e.apart.core) == key]
        return sorted((*whole, *self._by_core.get(key, ())), key=lambda entry: entry.order)

    def _like(self, text: str) -> Iterator[Named]:
        for key in _keys(text, squeeze(text)):
            yield from self._by_key.get(key, ())


def _keys(text: str, squeezed: str) -> set[str]:
    """What a name is found by: names that are the same with their marks share one of these.

    They are one for a name of plain letters.
    """
    return {squeezed, squeeze(with_marks(text))}


@lru_cache(maxsize=65536)
def _is_plain(letter: str) -> bool:
    """Whether a letter becomes the same with its marks and then without them as at once."""
    return squeeze(with_marks(f"a{letter}a")) == squeeze(f"a{letter}a")


def places_of(entries: Iterable[Named]) -> tuple[Place, ...]:
    """The places of names, each once, in the order of the names."""
    ordered = sorted(entries, key=lambda entry: entry.order)
    return tuple({entry.place.id: entry.place for entry in ordered}.values())
