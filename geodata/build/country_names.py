# SPDX-License-Identifier: MIT
"""What countries are called: in English, in the languages of the units and four more, and besides.

English names and codes are those of GeoNames with our corrections, the rest is from the Unicode
CLDR.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from geodata.build.geonames import read_countries
from geodata.build.natural_earth import LANGUAGES
from geodata.build.packages import CLDR, Packages
from geodata.build.tables import read_curated
from mapper.places.names import squeeze

# Those of the units, and of countries whose wars are mapped, in which the units have no names.
COUNTRY_LANGUAGES = (*sorted(LANGUAGES.values()), "am", "ku", "my", "ps")
VARIANTS = ("-alt-short", "-alt-variant")
# Names that say no more than the first word of two countries.
AMBIGUOUS = ("congo", "kongo", "korea")
# Codes that the source keeps though the countries are gone.
GONE = ("ANT", "SCG")


@dataclass(frozen=True)
class Named:
    """`keys`: all its names, squeezed as they are looked up, once each; `language`: that in which
    its units are named beside English, or empty.
    """

    iso2: str
    name: str
    keys: tuple[str, ...]
    language: str


def read_names(packages: Packages) -> dict[str, Named]:
    """By ISO 3166-1 alpha-3 code, or XKX."""
    territories = [
        packages.read(CLDR, f"main/{lang}/territories.json")["main"][lang]["localeDisplayNames"][
            "territories"
        ]
        for lang in COUNTRY_LANGUAGES
    ]
    curated = {row["code"]: row["name"] for row in read_curated("countries")}
    others = {r["country"]: r["aliases"].split("|") for r in read_curated("country-aliases")}
    found = {}
    for country in read_countries(packages):
        code, iso2 = country["iso3"], country["iso"]
        name = curated.get(code, country["name"]).strip()
        names = (of.get(f"{iso2}{way}", "") for of in territories for way in ("", *VARIANTS))
        every = (name, country["name"], *names, *others.get(code, ()))
        keys = tuple(dict.fromkeys(squeeze(text) for text in every if text))
        if code not in GONE:
            found[code] = Named(iso2, name, keys, _language(country["languages"]))
    return _without_shared(found)


def _language(listed: str) -> str:
    """The first of `uk,ru-UA,rom` that is not English, if the units have names in it."""
    codes = [code.partition("-")[0] for code in listed.split(",")]
    first = next((code for code in codes if code != "en"), "")
    return first if first in LANGUAGES.values() else ""


def _without_shared(named: dict[str, Named]) -> dict[str, Named]:
    """No name that two countries have in some languages."""
    times = Counter(key for country in named.values() for key in country.keys)
    return {
        code: replace(
            country,
            keys=tuple(key for key in country.keys if times[key] == 1 and key not in AMBIGUOUS),
        )
        for code, country in named.items()
    }
