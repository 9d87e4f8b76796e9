"""Places with all the names and codes they go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from mapper.model.place import Place
from mapper.model.problem import Where
from mapper.model.record import Kind
from mapper.places.names import normalise, squeeze


@dataclass(frozen=True, slots=True)
class Alias:
    """Another accepted name of a place.

    - `strong`: it names the place alone; a weak one only where `within` agrees.
    - `lang`: ISO 639 code, or empty.
    - `within`: the alias holds for rows with this parent only; empty for all.
    - `where`: the line of the user's file it stands on, or None.
    """

    place_id: str
    text: str
    lang: str = ""
    strong: bool = True
    within: str = ""
    where: Where | None = None


class Index:
    """Places by a key, in the order in which they came."""

    def __init__(self, pairs: Iterable[tuple[str, Place]]) -> None:
        found: dict[str, dict[str, Place]] = {}
        for key, place in pairs:
            found.setdefault(key, {}).setdefault(place.id, place)
        self._places = {key: tuple(places.values()) for key, places in found.items()}

    def get(self, key: str) -> tuple[Place, ...]:
        return self._places.get(key, ())


@dataclass(frozen=True)
class Gazetteer:
    """The places a table can be about, prepared for looking up names. Immutable.

    - `unit_word`: what one unit is called, for messages.
    - `parents`: the names and codes accepted for ground that is no place of its own, by the id
      that places give in `within`: provinces around districts, the country around provinces.
    """

    places: tuple[Place, ...]
    aliases: tuple[Alias, ...] = ()
    unit_word: str = "place"
    parents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", tuple(self.places))
        object.__setattr__(self, "aliases", tuple(self.aliases))

    def by_id(self, place_id: str) -> Place | None:
        return self._by_id.get(place_id)

    def coded(self, code: str) -> tuple[Place, ...]:
        """The places with this id or code, without regard to case."""
        return self._by_code.get(fold_code(code))

    def named(self, name: str) -> tuple[Place, ...]:
        """The places with exactly this name, in any of their languages."""
        return self._by_name.get(name.strip())

    def spelled(self, name: str) -> tuple[Place, ...]:
        """The places with a name that differs in spelling only: see `normalise`."""
        return self._by_normalised.get(squeeze(name))

    def known_as(self, name: str, *, strong: bool) -> tuple[Place, ...]:
        """The places with such an alias for all rows; see `Alias` for strong and weak."""
        return (self._by_strong if strong else self._by_weak).get(squeeze(name))

    def reviewed(self, name: str, within: str) -> tuple[Place, ...]:
        """The places with such an alias for the rows that say this `within`, rightly or not."""
        return self._by_reviewed.get(_pair(name, within)) if within else ()

    def with_aliases(self, aliases: Iterable[Alias]) -> Gazetteer:
        """The same places, which also go by these."""
        more = tuple(aliases)
        return replace(self, aliases=(*self.aliases, *more)) if more else self

    def around(self, place: Place) -> frozenset[str]:
        """All names and codes, squeezed, of the ground that a place lies in; empty if unknown."""
        keys = {key for outer in self._outward(place) for key in self._keys_of(outer)}
        return frozenset(keys | self._whole) if keys else frozenset()

    def _outward(self, place: Place) -> Iterator[str]:
        """The ids of the ground around a place, the nearest first."""
        outer, seen = place.within, {place.id}
        while outer and outer not in seen:
            yield outer
            seen.add(outer)
            unit = self.by_id(outer)
            outer = unit.within if unit else ""

    def _keys_of(self, outer: str) -> Iterator[str]:
        yield squeeze(outer)
        yield from map(squeeze, self.parents.get(outer, ()))
        unit = self.by_id(outer)
        if unit is not None:
            yield from map(squeeze, (*names_of(unit), *self._texts_of(unit)))

    @cached_property
    def _whole(self) -> frozenset[str]:
        """The keys of parents that no place names: they lie around everything."""
        named = {place.within for place in self.places}
        outer = [texts for id_, texts in self.parents.items() if id_ not in named]
        return frozenset(squeeze(text) for texts in outer for text in texts)

    def is_parent(self, name: str) -> bool:
        """Whether some place lies in ground of this name or code."""
        return squeeze(name) in self._all_parents

    @cached_property
    def _all_parents(self) -> frozenset[str]:
        return frozenset(key for place in self.places for key in self.around(place))

    def parent_name(self, place: Place) -> str:
        """What the ground is called that a place lies in; empty if unknown."""
        unit = self.by_id(place.within)
        if unit is not None:
            return unit.name
        return next(iter(self.parents.get(place.within, ())), place.within)

    @cached_property
    def spellings(self) -> Mapping[str, tuple[str, ...]]:
        """The normalised names and strong aliases of every place, by its id."""
        return {
            place.id: tuple(
                dict.fromkeys(map(normalise, (*names_of(place), *self._texts_of(place))))
            )
            for place in self.places
        }

    def _texts_of(self, place: Place) -> Sequence[str]:
        return self._strong_texts.get(place.id, ())

    @cached_property
    def _strong_texts(self) -> Mapping[str, Sequence[str]]:
        texts: dict[str, list[str]] = {}
        for alias in self.aliases:
            if alias.strong and not alias.within:
                texts.setdefault(alias.place_id, []).append(alias.text)
        return texts

    @cached_property
    def _by_id(self) -> Mapping[str, Place]:
        return {place.id: place for place in self.places}

    @cached_property
    def _by_code(self) -> Index:
        return Index((fold_code(code), place) for place in self.places for code in codes_of(place))

    @cached_property
    def _by_name(self) -> Index:
        return Index((name, place) for place in self.places for name in names_of(place))

    @cached_property
    def _by_normalised(self) -> Index:
        return Index((squeeze(name), place) for place in self.places for name in names_of(place))

    @cached_property
    def _by_strong(self) -> Index:
        return self._alias_index(strong=True)

    @cached_property
    def _by_weak(self) -> Index:
        return self._alias_index(strong=False)

    def _alias_index(self, *, strong: bool) -> Index:
        return Index(
            (squeeze(alias.text), self._by_id[alias.place_id])
            for alias in self.aliases
            if alias.strong is strong and not alias.within and alias.place_id in self._by_id
        )

    @cached_property
    def _by_reviewed(self) -> Index:
        return Index(
            (_pair(alias.text, alias.within), self._by_id[alias.place_id])
            for alias in self.aliases
            if alias.within and alias.place_id in self._by_id
        )


def names_of(place: Place) -> Iterable[str]:
    """A place's name and its names in other languages."""
    return [name for name in (place.name, *place.names.values()) if name]


def codes_of(place: Place) -> Iterable[str]:
    """A place's id and, for a border region, the code of the country beyond."""
    return [place.id, place.beyond] if place.kind is Kind.BORDER and place.beyond else [place.id]


def fold_code(code: str) -> str:
    """A code without case and blanks."""
    return "".join(code.casefold().split())


def _pair(name: str, within: str) -> str:
    return f"{squeeze(name)}/{squeeze(within)}"
