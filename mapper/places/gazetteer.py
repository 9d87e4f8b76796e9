# SPDX-License-Identifier: MIT
"""Places with all the names and codes they go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Protocol

from mapper.model.place import GEONAMES, Place
from mapper.model.problem import Where
from mapper.model.record import Kind
from mapper.places.grams import Grams
from mapper.places.levels import FIRST, SETTLEMENT, Apart, apart, family_of, level_of_family
from mapper.places.lexicon import Lexicon
from mapper.places.marks import other_ways
from mapper.places.names import squeeze
from mapper.places.sounds import Sound, sound_of

# How adjectives are made of names, in Slavic languages: Kyivska is named for Kyiv.
_ADJECTIVES = frozenset(map(squeeze, {
    "ska", "skaya", "skaia", "skyi", "skiy", "skyy", "skij", "sky", "ske", "skoe", "aya", "skoye",
    "ська", "ський", "ське", "ская", "ский", "ское", "cka",
}))  # fmt: skip
_SETTLED = frozenset({Kind.CAPITAL, Kind.TOWN})


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


class ParentsAt(Protocol):
    """Ground by position (longitude, latitude): squeezed names and codes, here and all known."""

    @property
    def known(self) -> frozenset[str]: ...

    def around(self, position: tuple[float, float]) -> frozenset[str]: ...


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
class Spelled:
    """Names side by side: each apart, its core, and its place."""

    texts: Sequence[Apart]
    cores: Sequence[str]
    places: Sequence[Place]

    @cached_property
    def sounds(self) -> Sequence[Sound]:
        """How each name sounds; made where one is asked for that is unknown."""
        return [sound_of(core) for core in self.cores]

    @cached_property
    def core_grams(self) -> Grams:
        return Grams(self.cores)

    @cached_property
    def letter_grams(self) -> Grams:
        return Grams([sound.letters for sound in self.sounds])

    @cached_property
    def bone_grams(self) -> Grams:
        return Grams([sound.bones for sound in self.sounds])


@dataclass(frozen=True)
class Gazetteer:
    """The places a table can be about, prepared for looking up names. Immutable.

    - `unit_word`: what one unit is called, for messages.
    - `parents`: the names and codes accepted for ground that is no place of its own, by the id
      that places give in `within`: provinces around districts, the country around provinces.
    - `level`: the administrative level of the units, 1 below the country; None where not known.
    - `parent_level`: that of `parents`, or None.
    - `sorts`: what units are by the boundaries' own word, by id: `oblast`. See `levels`.
    - `country`: ISO 3166-1 alpha-3 code, or empty.
    - `parents_at`: what ground lies around a position, or None.
    """

    places: tuple[Place, ...]
    aliases: tuple[Alias, ...] = ()
    unit_word: str = "place"
    parents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    level: int | None = None
    parent_level: int | None = None
    sorts: Mapping[str, str] = field(default_factory=dict)
    country: str = ""
    parents_at: ParentsAt | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", tuple(self.places))
        object.__setattr__(self, "aliases", tuple(self.aliases))

    def by_id(self, place_id: str) -> Place | None:
        return self._by_id.get(place_id)

    @cached_property
    def _kinds(self) -> frozenset[Kind]:
        """What there is at all."""
        return frozenset(place.kind for place in self.places)

    @cached_property
    def units(self) -> tuple[Place, ...]:
        """The places that are ground."""
        return tuple(place for place in self.places if place.kind is Kind.UNIT)

    def units_named(self, name: str) -> tuple[Place, ...]:
        """The units that a name means by code, letter, spelling, alias or a word of their level."""
        return self._of_kinds(name, frozenset({Kind.UNIT}))

    def towns_named(self, name: str) -> tuple[Place, ...]:
        """The towns and capitals that a name means, in the same ways."""
        return self._of_kinds(name, _SETTLED)

    def cities_beside(self, unit: Place) -> tuple[Place, ...]:
        """The other units of this name with a word for a settlement: `Kyiv City` beside `Kyiv`."""
        if not self._names.has_words_of_levels:
            return ()
        entries = self._names.cored(apart(unit.name).core)
        families = ((entry.place, entry.apart.families) for entry in entries)
        beside = {place.id: place for place, of in families if of - _of_ground(of)}
        return tuple(p for p in beside.values() if p.kind is Kind.UNIT and p.id != unit.id)

    def _of_kinds(self, name: str, kinds: frozenset[Kind]) -> tuple[Place, ...]:
        if kinds.isdisjoint(self._kinds):
            return ()
        for find in (
            self.named,
            self.spelled,
            partial(self.known_as, strong=True),
            self.cored,
            self.known_as_cored,
            self.coded,
        ):
            places = tuple(place for place in find(name) if place.kind in kinds)
            if places:
                return places
        return ()

    def coded(self, code: str) -> tuple[Place, ...]:
        """The places with this id or code, without regard to case."""
        return self._by_code.get(fold_code(code))

    def named(self, name: str) -> tuple[Place, ...]:
        """The places with exactly this name, in any of their languages."""
        return self._names.exact(name.strip())

    def spelled(self, name: str) -> tuple[Place, ...]:
        """The places with a name that differs in spelling only: see `normalise`.

        With its marks, if there is one; else without, and then what its marks may also stand for.
        """
        return self._names.marked(name) or self._without_marks(name, self._names.squeezed)

    def cored(self, name: str) -> tuple[Place, ...]:
        """The places with this name but for words of their own level: see `levels`."""
        return self._without_marks(name, lambda way: self._cored(way, self._names))

    def known_as(self, name: str, *, strong: bool) -> tuple[Place, ...]:
        """The places with such an alias for all rows; see `Alias` for strong and weak."""
        return (self._strong if strong else self._weak).squeezed(name)

    def known_as_cored(self, name: str) -> tuple[Place, ...]:
        """The places with such a strong alias but for words of their own level."""
        return self._cored(name, self._strong)

    def _without_marks(
        self, name: str, find: Callable[[str], tuple[Place, ...]]
    ) -> tuple[Place, ...]:
        found = find(name)
        if not found:
            return ()
        others = {place.id: place for way in other_ways(name) for place in find(way)}
        return (*found, *(place for id_, place in others.items() if place not in found))

    def _cored(self, name: str, names: Lexicon) -> tuple[Place, ...]:
        asked = apart(name)
        entries = [(entry.place, entry.apart.families) for entry in names.cored(asked.core)]
        if not entries or (asked.families and self._is_adjective_near(asked.core)):
            return ()
        # Beside `Kyiv Oblast` the name alone is that of another unit, such as the city.
        worded = {place.kind for place, families in entries if _of_ground(families)}
        found = {
            place.id: place
            for place, families in entries
            if self.same_level(asked.families, place, families)
            and (families or place.kind not in worded)
        }
        return tuple(found.values())

    def same_level(
        self, asked: frozenset[str], place: Place, own: frozenset[str] = frozenset()
    ) -> bool:
        """Whether words of a level in a name (`asked`) speak of what a place is.

        `own` are those in the place's name: they are left out of it where all words are the
        same, or where the row has none and most units have such a word.
        """
        if own:
            return asked == own or (not asked and own <= self._usual and place.kind is Kind.UNIT)
        return all(self._denotes(family, place) for family in asked)

    def _denotes(self, family: str, place: Place) -> bool:
        if place.kind in _SETTLED:
            return level_of_family(family) == SETTLEMENT
        if place.kind is not Kind.UNIT:
            return False
        own = self.sorts.get(place.id) or family_of(self.unit_word)
        asked = level_of_family(family, self.country)
        if own:
            # Anbar is called a province and a governorate; but below such ground words differ.
            return family == own or asked == self._level_of_sort(own) == FIRST
        return asked is not None and asked == self._unit_level

    def _level_of_sort(self, family: str) -> int | None:
        """The level of units of a sort: what its word denotes, or of most units that of all."""
        own = level_of_family(family, self.country)
        return self._unit_level if own is None and family in self._usual_sorts else own

    @cached_property
    def _usual_sorts(self) -> frozenset[str]:
        """What at least half of the units are."""
        counts = Counter(self.sorts.values())
        return frozenset(sort for sort, count in counts.items() if 2 * count >= len(self.units))

    @cached_property
    def _unit_level(self) -> int | None:
        word = family_of(self.unit_word)
        return self.level or (level_of_family(word, self.country) if word else None)

    def lies_at_level(self, families: frozenset[str]) -> bool:
        """Whether words of a level may speak of the ground around a place."""
        own = self._unit_level
        above = [self.parent_level] if self.parent_level or not own else range(1, own)
        levels = {own, *above} - {None}
        return all(level_of_family(family, self.country) in levels for family in families)

    def _is_adjective_near(self, core: str) -> bool:
        """Whether a unit is named by an adjective of this name: `Kyivska` beside `Kyiv`."""
        name = squeeze(core)
        return any(name + ending in self._unit_cores for ending in _ADJECTIVES)

    @cached_property
    def _unit_cores(self) -> frozenset[str]:
        return frozenset(
            squeeze(apart(name).core) for unit in self.units for name in names_of(unit)
        )

    @cached_property
    def _usual(self) -> frozenset[str]:
        """The words of a level that at least half of the units have in their name.

        `Kansas City` is never Kansas, wherever it stands.
        """
        units = self.units
        counts = Counter(family for unit in units for family in apart(unit.name).families)
        often = (f for f, count in counts.items() if count > 1 and 2 * count >= len(units))
        return _of_ground(often)

    def reviewed(self, name: str, within: str) -> tuple[Place, ...]:
        """The places with such an alias for the rows that say this `within`, rightly or not.

        Without `within` those with an alias in the user's file: a person has decided.
        """
        return self._by_reviewed.get(_pair(name, within)) if self.aliases else ()

    def with_aliases(self, aliases: Iterable[Alias]) -> Gazetteer:
        """The same places, which also go by these."""
        more = tuple(aliases)
        return replace(self, aliases=(*self.aliases, *more)) if more else self

    def around(self, place: Place) -> frozenset[str]:
        """All names and codes, squeezed, of the ground that a place lies in; empty if unknown."""
        keys = {key for outer in self._outward(place) for key in self._keys_of(outer)}
        return frozenset(keys | self.whole) if keys else frozenset()

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
    def whole(self) -> frozenset[str]:
        """The keys of the country, and of parents that no place names: they lie around all."""
        named = {place.within for place in self.places} - {self.country}
        outer = [texts for id_, texts in self.parents.items() if id_ not in named]
        return frozenset(squeeze(text) for texts in outer for text in texts)

    def is_parent(self, name: str) -> bool:
        """Whether some place lies in ground of this name or code."""
        return self.is_one_of(name, self._all_parents)

    def is_one_of(self, name: str, keys: frozenset[str]) -> bool:
        """Whether a name of the ground around places is one of these squeezed ones.

        `Faryab Province` is Faryab where the ground around may be a province.
        """
        if squeeze(name) in keys:
            return True
        asked = apart(name)
        return squeeze(asked.core) in keys and self.lies_at_level(asked.families)

    @cached_property
    def _all_parents(self) -> frozenset[str]:
        return frozenset(key for place in self.places for key in self.around(place))

    def parent_name(self, place: Place) -> str:
        """What the ground is called that a place lies in; empty if unknown."""
        unit = self.by_id(place.within)
        if unit is not None:
            return unit.name
        return next(iter(self.parents.get(place.within, ())), place.within)

    def spellings(self, place: Place) -> tuple[Apart, ...]:
        """The names and strong aliases of a place, without words of a level; made once."""
        if place.id not in self._spellings:
            texts = (*names_of(place), *self._texts_of(place))
            self._spellings[place.id] = tuple(dict.fromkeys(map(apart, texts)))
        return self._spellings[place.id]

    @cached_property
    def _spellings(self) -> dict[str, tuple[Apart, ...]]:
        return {}

    def spelled_out(self, places: Iterable[Place]) -> Spelled:
        """All names of these places, for comparing them with one."""
        pairs = [(text, place) for place in places for text in self.spellings(place)]
        texts = [text for text, _ in pairs]
        return Spelled(texts, [text.core for text in texts], [place for _, place in pairs])

    def spelled_of(
        self,
        kinds: frozenset[Kind],
        withins: tuple[str, ...] = (),
        sifted: Callable[[Sequence[Place]], Iterable[Place]] | None = None,
    ) -> Spelled:
        """All names of the places of these kinds, or of those `sifted` for `withins`; made once."""
        if (kinds, withins) not in self._spelled_of:
            of = [place for place in self.places if place.kind in kinds]
            self._spelled_of[kinds, withins] = self.spelled_out(sifted(of) if sifted else of)
        return self._spelled_of[kinds, withins]

    @cached_property
    def spelled_parents(self) -> Spelled:
        """All names of the ground around places, as places by its ids."""
        ids = dict.fromkeys((*(place.within for place in self.places), *self.parents))
        pairs = []
        for id_ in filter(None, ids):
            ground = self.by_id(id_)
            texts = self.parents.get(id_, ()) if ground is None else ()
            if ground is not None:
                pairs += [(text, ground) for text in self.spellings(ground)]
            elif texts:
                outer = Place(id=id_, kind=Kind.UNIT, name=texts[0])
                pairs += [(apart(text), outer) for text in texts]
        cores = [text.core for text, _ in pairs]
        return Spelled([text for text, _ in pairs], cores, [place for _, place in pairs])

    @cached_property
    def _spelled_of(self) -> dict[tuple[frozenset[Kind], tuple[str, ...]], Spelled]:
        return {}

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
    def _names(self) -> Lexicon:
        return Lexicon((name, place) for place in self.places for name in names_of(place))

    @cached_property
    def _strong(self) -> Lexicon:
        return self._known_as(strong=True)

    @cached_property
    def _weak(self) -> Lexicon:
        return self._known_as(strong=False)

    def _known_as(self, *, strong: bool) -> Lexicon:
        return Lexicon(
            (alias.text, self._by_id[alias.place_id])
            for alias in self.aliases
            if alias.strong is strong and not alias.within and alias.place_id in self._by_id
        )

    @cached_property
    def _by_reviewed(self) -> Index:
        return Index(
            (_pair(alias.text, alias.within), self._by_id[alias.place_id])
            for alias in self.aliases
            if (alias.within or alias.where) and alias.place_id in self._by_id
        )


def _of_ground(families: Iterable[str]) -> frozenset[str]:
    """Words of a level without those of settlements, which are part of a name: `Kansas City`."""
    return frozenset(f for f in families if level_of_family(f) != SETTLEMENT)


def names_of(place: Place) -> Iterable[str]:
    """A place's name and its names in other languages."""
    return [name for name in (place.name, *place.names.values()) if name]


def codes_of(place: Place) -> Iterable[str]:
    """A place's id and, for a border region, the code of the country beyond; the code of a unit
    that has it at another time than another unit, whose id has its number after it, too; the
    number of a town in GeoNames.
    """
    if place.id.startswith(GEONAMES):
        return [place.id, place.id.removeprefix(GEONAMES)]
    if place.kind is Kind.BORDER and place.beyond:
        return [place.id, place.beyond]
    code, sign, number = place.id.rpartition("#")
    return [place.id, code] if sign and code and number.isdigit() else [place.id]


def fold_code(code: str) -> str:
    """A code without case and blanks."""
    return "".join(code.casefold().split())


def _pair(name: str, within: str) -> str:
    return f"{squeeze(name)}/{squeeze(within)}"
