# SPDX-License-Identifier: MIT
"""Which country a table is about, where nobody says it.

What tells it, the surest first: a column of countries, codes that begin with that of a country,
positions, and names that are known in one country by far more often than in any other.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from mapper.boundaries.countries import BundledCountry, bundled_countries, country_called
from mapper.boundaries.folder import geodata_folder
from mapper.boundaries.world import countries_at
from mapper.model.record import Kind
from mapper.places.levels import apart
from mapper.places.match_ladder import Question
from mapper.places.names import joined, squeeze

# Of what is asked for, this share at least speaks for a country that is found.
MOST = 0.5
# A country that is found has this many times as much for it as the next one.
AHEAD = 2
# Of many small towns no list knows more than a few: a lesser share speaks for a country too, where
# next to nothing speaks for any other.
SOME, FAR_AHEAD = 0.25, 10
# More countries than these in a column are a table of the world.
TOGETHER = 4
NAMED = 3
_CODE = re.compile(r"([A-Z]{2,3})-?[0-9][0-9A-Z-]*|([A-Z]{2})-[A-Z0-9]{1,3}", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """What a table says of its country.

    - `countries`: those that it is about, none where that is not clear.
    - `by`: what says so: `the column of countries`, `the codes`, `the positions`, `the names`.
    - `asked`: of how many of these; `counts`: how many speak for each country that any speaks for.
    """

    countries: tuple[BundledCountry, ...] = ()
    by: str = ""
    asked: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the boundaries are called: `UKR`, `SYR,IRQ`."""
        return ",".join(country.code for country in self.countries)

    @property
    def share(self) -> float:
        """Of all that was asked for the part that speaks for the likeliest country, 0 to 1."""
        return max(self.counts.values(), default=0) / (self.asked or 1)

    @property
    def likeliest(self) -> list[tuple[str, str]]:
        """The codes and names of the countries that most speak for, at most three."""
        most = sorted(self.counts, key=lambda code: (-self.counts[code], code))[:NAMED]
        return [(code, bundled_countries()[code].name) for code in most]

    @property
    def candidates(self) -> str:
        """`Ukraine (7 of 9), Russia (5)`; empty where nothing speaks for any."""
        told = [
            f"{name} ({self.counts[code]}{'' if nth else f' of {self.asked}'})"
            for nth, (code, name) in enumerate(self.likeliest)
        ]
        return ", ".join(told)


def find_country(questions: Sequence[Question], countries: Sequence[str] = ()) -> Finding:
    """The country, or a few of them, that the places of a table lie in.

    `questions` are its distinct places, `countries` the words of a column of countries. The first
    kind of evidence that a table has decides, and where it is in doubt none is found: what is told
    then is the kind that says the most.
    """
    most = Finding()
    for evidence in (_by_column(countries), *_evidence(questions)):
        if evidence.countries:
            return evidence
        most = evidence if evidence.share > most.share else most
    return most


def _evidence(questions: Sequence[Question]) -> Iterator[Finding]:
    yield _by_codes([question.code or question.name for question in questions])
    placed = [q.position for q in questions if q.position]
    by_positions, by_names = partial(_by_positions, placed), partial(_by_names, questions)
    # The few positions of a table of names are of the places that no list knows.
    few = 2 * len(placed) < len(questions)
    for evidence in (by_names, by_positions) if few else (by_positions, by_names):
        yield evidence()


def _by_column(words: Sequence[str]) -> Finding:
    """The countries of a column: one, or a few that all rows name."""
    known = [country_called(word) for word in words]
    counts = Counter(country.code for country in known if country)
    by = "the column of countries"
    if counts and len(counts) <= TOGETHER and sum(counts.values()) > MOST * len(words):
        found = tuple(bundled_countries()[code] for code, _ in counts.most_common())
        return Finding(found, by, len(words), counts)
    return Finding((), by, len(words), counts)


def _by_codes(texts: Sequence[str]) -> Finding:
    """Codes such as `UA-32`, `SY0101` and `MMR001`: nearly all of a table are of one country."""
    codes = (match[1] or match[2] for text in texts if (match := _CODE.fullmatch(text.strip())))
    known = (country_called(code) for code in codes)
    return _clear(Counter(c.code for c in known if c), len(texts), "the codes")


def _by_positions(positions: Sequence[tuple[float, float]]) -> Finding:
    if not positions:
        return Finding()
    codes = (country.code for country in countries_at(positions))
    counts = Counter(code for code in codes if code in bundled_countries())
    return _clear(counts, len(positions), "the positions")


def _texts(questions: Iterable[Question]) -> Iterator[str]:
    """The names of places and of their parents that have no position."""
    for question in questions:
        if question.kind is not Kind.BORDER and not question.position:
            yield from (*question.name.split("/"), *question.withins)


def _by_names(questions: Sequence[Question]) -> Finding:
    names = [text for text in dict.fromkeys(_texts(questions)) if text.strip()]
    counts: Counter[str] = Counter()
    for text in names:
        counts.update(countries_of_name(text))
    return _clear(counts, len(names), "the names")


def _clear(counts: Counter[str], asked: int, by: str) -> Finding:
    """One country, where most speak for it and far fewer for any other, or some and hardly one."""
    (code, most), (_, next_) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    clear = (most >= MOST * asked and most >= AHEAD * next_) or (
        most >= SOME * asked and most >= FAR_AHEAD * max(next_, 1)
    )
    return Finding((bundled_countries()[code],) if most and clear else (), by, asked, counts)


# --- names --------------------------------------------------------------------------------


def countries_of_name(text: str) -> frozenset[str]:
    """The countries in which a unit or a town of this name is known, with or without the words of
    a level that it has.
    """
    known = _known(squeeze(text)) or _known(joined(apart(text).core))
    called = country_called(text)  # Georgia is a country, too
    return frozenset((*known, *([called.code] if called else ())))


def _known(key: str) -> list[str]:
    checksums, countries, codes = _index()
    checksum = np.uint32(zlib.crc32(key.encode()))
    first, last = (
        np.searchsorted(checksums, checksum, "left"),
        np.searchsorted(checksums, checksum, "right"),
    )
    return [codes[number] for number in countries[first:last]]


@cache
def _index() -> tuple[NDArray[np.uint32], NDArray[np.uint8], list[str]]:
    """Checksums of names, ascending, the number of the country of each, and the codes of these."""
    data = (geodata_folder() / "towns" / "names.bin").read_bytes()
    half = len(data) // 5
    checksums = np.frombuffer(data, "<u4", half)
    return checksums, np.frombuffer(data, "u1", half, 4 * half), list(bundled_countries())
