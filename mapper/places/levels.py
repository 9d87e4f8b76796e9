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
_LINKS = "of the|of|de la|de los|de|del|du|da|do|di|d|des|e|i|ye|y"


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
    core, found = normalise(name), set()
    before, after = _patterns()
    while hit := before.match(core) or after.search(core):
        found.add(_families()[hit["word"]])
        core = core[hit.end() :] if hit.start() == 0 and hit.re is before else core[: hit.start()]
    return Apart(core, frozenset(found))


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


def levels_of(families: Iterable[str], country: str = "") -> frozenset[int | None]:
    """The levels of several sorts of words."""
    return frozenset(level_of_family(family, country) for family in families)


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def _families() -> dict[str, str]:
    """The sort of every word, normalised."""
    return {normalise(word): family for family, of in _table().items() for word in of["words"]}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word at the beginning of a name, and one at its end (`Kyiv, Oblast of` too)."""
    word = "|".join(sorted(map(re.escape, _families()), key=len, reverse=True))
    return (
        re.compile(rf"(?P<word>{word})(?: (?:{_LINKS}))? (?=.)"),
        re.compile(rf"(?<=.) (?:(?:e|i|ye|y) )?(?P<word>{word})(?: of)?$"),
    )
