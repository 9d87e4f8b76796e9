# SPDX-License-Identifier: MIT
"""Words of a level, such as "Province" and "Oblast": they belong to it and to no other.

`Kunduz District` is not the province of Kunduz. Such a word is left out only for a place of the
level that the word denotes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from mapper.places.names import normalise

# The level of what lies below a country.
FIRST = 1
# The level of cities, towns and villages in the table of words.
SETTLEMENT = 10
_TABLE = Path(__file__).with_name("levels.toml")
# What stands between such a word and the name: `Province of Kabul`, `Wilayat-e Kabul`.
_LINKS_AFTER = frozenset({"e", "i", "ye", "y"})
LINKS = frozenset({
    "of the", "of", "de la", "de los", "de", "del", "du", "da", "do", "di", "d", "des", "ng",
    *_LINKS_AFTER,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Apart:
    """A normalised name without its words of a level, and what these denote.

    - `core`: the rest, never empty.
    - `families`: the sorts of words that were there, as the table calls them: `province`.
    """

    core: str
    families: frozenset[str] = frozenset()


@lru_cache(maxsize=65536)
def apart(name: str) -> Apart:
    """A name with the words of a level at its ends taken off; one word alone is a name."""
    return _apart(normalise(name))


def core_of(normal: str) -> str:
    """What is left of a normalised name without the words of a level at its ends."""
    # One word has none of them, but in scripts that attach it to a name.
    if " " not in normal and (normal.isascii() or not normal.endswith(_attached())):
        return normal
    return _apart(normal).core


def _apart(normal: str) -> Apart:
    words = _attached_apart(normal).split()
    if len(words) <= 1:
        return Apart("".join(words))
    found = set()
    while hit := _at_the_beginning(words) or _at_the_end(words):
        words, family = hit
        found.add(family)
    return Apart(" ".join(words), frozenset(found))


def _attached_apart(name: str) -> str:
    """A name in which words of a level stand apart that scripts without blanks attach to it."""
    if name.isascii() or not name.endswith(_attached()):
        return name
    for ending in _attached():
        if name.endswith(ending) and len(name) > len(ending) + 1 and name[-len(ending) - 1] != " ":
            return f"{name.removesuffix(ending)} {ending}"
    return name


_Hit = tuple[list[str], str]


def _at_the_beginning(words: list[str]) -> _Hit | None:
    """The rest of a name that begins with a word of a level: `Province of Kabul`."""
    if words[0] not in _first_words():
        return None
    for count in range(min(_longest(), len(words) - 1), 0, -1):
        family = _families().get(" ".join(words[:count]))
        if family:
            return _without_link(words[count:]), family
    return None


def _at_the_end(words: list[str]) -> _Hit | None:
    """The rest of a name that ends with a word of a level: `Kabul Province`, `Kyiv, Oblast of`."""
    if len(words) > 2 and words[-1] == "of":
        return _at_the_end(words[:-1])
    if words[-1] not in _last_words():
        return None
    for count in range(min(_longest(), len(words) - 1), 0, -1):
        family = _families().get(" ".join(words[-count:]))
        if family:
            rest = words[:-count]
            return (rest[:-1] if len(rest) > 1 and rest[-1] in _LINKS_AFTER else rest), family
    return None


def _without_link(words: list[str]) -> list[str]:
    for count in (2, 1):
        if len(words) > count and " ".join(words[:count]) in LINKS:
            return words[count:]
    return words


def family_of(word: str) -> str:
    """The sort of a word of a level, in one or many; empty for any other word."""
    plain = normalise(word)
    singular = re.sub("ies$", "y", plain) if plain.endswith("ies") else plain.removesuffix("s")
    return _families().get(plain) or _families().get(singular, "")


def level_of_family(family: str, country: str = "") -> int | None:
    """The level that words of a sort denote in a country (alpha-3); None where that is open."""
    entry = _table()[family]
    for level, countries in entry.get("elsewhere", {}).items():
        if country in countries:
            return int(level)
    level = entry.get("level")
    return int(level) if level else None


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def _families() -> dict[str, str]:
    """The sort of every word, normalised."""
    return {
        normalise(word): family
        for family, of in _table().items()
        for word in (*of["words"], *of.get("attached", ()))
    }


def level_words() -> Iterable[str]:
    """All words of a level, normalised, of whatever sort."""
    return _families()


@cache
def _attached() -> tuple[str, ...]:
    """The words of Chinese, Japanese and Korean, the longest first."""
    found = {normalise(word) for of in _table().values() for word in of.get("attached", ())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _first_words() -> frozenset[str]:
    """What a name may begin with that begins with a word of a level; most names do not."""
    return frozenset(word.partition(" ")[0] for word in _families())


@cache
def _last_words() -> frozenset[str]:
    return frozenset(word.rpartition(" ")[2] for word in _families())


@cache
def _longest() -> int:
    """Of how many words the longest of them is."""
    return max(word.count(" ") + 1 for word in _families())
