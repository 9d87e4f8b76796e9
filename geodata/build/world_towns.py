"""Towns of the world: `towns/towns.zip`, a table for each country, the largest first.

Towns are the populated places of GeoNames with 5,000 people or more, and the capitals. A town is of
the country in whose unit it lies, whatever GeoNames says; outside of all units, as at a coast, of
the nearest one of its country.

Of the alternative names those are kept that writers of tables use: in Latin letters and in those of
the languages of the country, of cities in Cyrillic and Arabic letters, too. Left out are
transliterations, which begin with a small letter, codes, and names that differ from another one in
spelling only.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import shapely

from geodata.build.archive import archive_bytes
from geodata.build.country_names import GONE
from geodata.build.geonames import alpha3_codes, read_countries
from geodata.build.natural_earth import Unit
from geodata.build.packages import GEONAMES, Packages
from geodata.build.tables import read_curated
from mapper.places.names import squeeze

LEAST_PEOPLE = 5_000
# A town may lie this far outside of the units: coasts are generalised.
AT_THE_COAST_DEG = 0.2
LATIN = frozenset(("LATIN",))
# In what letters cities are written about, too.
WIDELY = frozenset(("LATIN", "CYRILLIC", "ARABIC"))
CITY = 100_000
# The languages that are written in other letters than Latin ones, by these.
SCRIPTS = {
    "ARABIC": "ar fa ur ps sd ug ckb prs ku",
    "CYRILLIC": "ba be bg ce cv kk ky mk mn os ru sr tg tt uk",
    "ETHIOPIC": "am ti",
    "DEVANAGARI": "hi mr ne",
    "CJK": "zh yue ja",
    "KATAKANA": "ja",
    "HIRAGANA": "ja",
    "HANGUL": "ko",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "ORIYA": "or",
    "SINHALA": "si",
    "THAI": "th",
    "LAO": "lo",
    "KHMER": "km",
    "MYANMAR": "my",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "GREEK": "el",
    "HEBREW": "he",
    "THAANA": "dv",
    "TIBETAN": "dz",
}
LONGEST_NAME = 60
LONGEST_CODE = 4
PLACES = 4  # decimals of a degree: 10 m

Town = Mapping[str, Any]


def towns_bytes(packages: Packages, units: Mapping[str, Sequence[Unit]]) -> bytes:
    """The archive: `UKR.tsv` with the id of GeoNames, `1` for the capital, name, longitude,
    latitude, population, the id of the unit, and the alternative names parted by bars.
    """
    cities = list(packages.read(GEONAMES, "data/cities500.json").values())
    capitals = _capitals(packages, cities)
    towns = [c for c in cities if c["population"] >= LEAST_PEOPLE or c["geonameid"] in capitals]
    alpha3 = alpha3_codes(packages)
    by_country: defaultdict[str, list[tuple[Town, str]]] = defaultdict(list)
    for town, unit in zip(towns, _lying(towns, units, alpha3), strict=True):
        at_home = unit and unit.country == alpha3[town["countrycode"]]
        if unit and (at_home or town["population"] >= LEAST_PEOPLE):
            by_country[unit.country].append((town, unit.id))
    scripts = _own_scripts(packages)
    # One that lies in another country is no capital there.
    own = {(alpha3[t["countrycode"]], t["geonameid"]) for t in towns if t["geonameid"] in capitals}
    return archive_bytes(
        {
            f"{country}.tsv": _table(of, {id_ for c, id_ in own if c == country}, scripts[country])
            for country, of in by_country.items()
        }
    )


def _capitals(packages: Packages, cities: Iterable[Town]) -> set[int]:
    """The ids of the capitals: the largest place of the country by the name of its capital."""
    curated = {row["country"]: row["geonameid"] for row in read_curated("capitals")}
    named: dict[tuple[str, str], Town] = {}
    for city in sorted(cities, key=lambda city: city["population"]):
        for name in (*city["alternatenames"], city["name"]):
            named[city["countrycode"], squeeze(name)] = city
    found, missing = set(), []
    for country in read_countries(packages):
        capital = named.get((country["iso"], squeeze(country["capital"] or "-")))
        if country["iso3"] in curated:
            found.add(int(curated[country["iso3"]]))
        elif capital:
            found.add(capital["geonameid"])
        elif country["capital"] and country["iso3"] not in GONE:
            missing.append(f"{country['iso3']} {country['capital']}")
    if missing:
        raise ValueError(f"capitals that are no towns: {missing}")
    return found


def _lying(
    towns: Sequence[Town], units: Mapping[str, Sequence[Unit]], alpha3: Mapping[str, str]
) -> list[Unit | None]:
    """The unit of every town; None for what lies in no bundled unit."""
    flat = [unit for of in units.values() for unit in of]
    dots = shapely.points([[town["longitude"], town["latitude"]] for town in towns])
    tree = shapely.STRtree([unit.shape for unit in flat])
    found: list[Unit | None] = [None] * len(towns)
    for dot, unit in tree.query(dots, predicate="intersects").T.tolist():
        found[dot] = flat[unit]
    lost = np.array([n for n, unit in enumerate(found) if unit is None])
    near = tree.query(dots[lost], predicate="dwithin", distance=AT_THE_COAST_DEG).T.tolist()
    nearest: dict[int, float] = {}
    for nth, unit in near:
        dot, away = int(lost[nth]), float(shapely.distance(dots[lost[nth]], flat[unit].shape))
        own = flat[unit].country == alpha3.get(towns[dot]["countrycode"])
        if own and away < nearest.get(dot, np.inf):
            nearest[dot], found[dot] = away, flat[unit]
    return found


def _own_scripts(packages: Packages) -> dict[str, frozenset[str]]:
    """The letters of the languages of every country, which are listed as `uk,ru-UA,rom`."""
    found = {}
    for country in read_countries(packages):
        languages = {code.partition("-")[0] for code in country["languages"].split(",")}
        scripts = (script for script, codes in SCRIPTS.items() if languages & {*codes.split()})
        found[country["iso3"]] = frozenset((*LATIN, *scripts))
    return found


def _table(towns: Sequence[tuple[Town, str]], capitals: set[int], scripts: frozenset[str]) -> bytes:
    ordered = sorted(towns, key=lambda pair: (-pair[0]["population"], pair[0]["geonameid"]))
    lines = ["\t".join(_row(town, unit, scripts, capitals)) for town, unit in ordered]
    return ("\n".join(lines) + "\n").encode()


def _row(town: Town, unit: str, scripts: frozenset[str], capitals: set[int]) -> Iterator[str]:
    yield str(town["geonameid"])
    yield "1" if town["geonameid"] in capitals else ""
    yield town["name"]
    yield f"{town['longitude']:.{PLACES}f}"
    yield f"{town['latitude']:.{PLACES}f}"
    yield str(town["population"])
    yield unit
    is_city = town["population"] >= CITY or town["geonameid"] in capitals
    yield "|".join(_others(town, scripts | WIDELY if is_city else scripts))


def _others(town: Town, scripts: frozenset[str]) -> Iterator[str]:
    seen = {squeeze(town["name"])}
    for text in town["alternatenames"]:
        key = squeeze(text) if text else ""
        if key and key not in seen and _is_a_name(text) and _scripts(text) <= scripts:
            seen.add(key)
            yield text


def _is_a_name(text: str) -> bool:
    """Not a transliteration, which begins with a small letter, and no code of an airport."""
    is_code = text.isupper() and text.isascii() and len(text) <= LONGEST_CODE
    small = text[0].islower() and _scripts(text) == {"LATIN"}
    plain = not any(letter.isdigit() or letter in "|\t\n" for letter in text)
    return plain and not is_code and not small and len(text) <= LONGEST_NAME


@cache
def _scripts(text: str) -> frozenset[str]:
    return frozenset(map(_script, filter(str.isalpha, text)))


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]
