# SPDX-License-Identifier: MIT
"""Towns of the world: `towns/towns.zip`, a table for each country, its capital first, then the
largest; and `towns/cities.tsv`, the capitals and largest of all countries in one table.

Towns are the populated places of GeoNames with 5,000 people or more, and the capitals. A town is of
the country in whose unit it lies, whatever GeoNames says; but at a border or a coast, where shapes
are generalised, of the nearest unit of its own country.

Of the alternative names those are kept that writers of tables use: in Latin letters and in those of
the languages of the country, of cities in Cyrillic and Arabic letters, too. Left out are
transliterations, which begin with a small letter, codes, and names that differ from another one in
spelling only.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
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
from geodata.build.seats import read_seats, seats_among
from geodata.build.tables import read_curated
from mapper.places.names import squeeze

LEAST_PEOPLE = 5_000
# A town may lie this far outside of the units of its country, in the sea or on the other side of a
# border: both are generalised.
AT_THE_COAST_DEG, AT_THE_BORDER_DEG = 0.2, 0.05
LATIN = frozenset(("LATIN",))
# In what letters cities are written about, too.
WIDELY = frozenset(("LATIN", "CYRILLIC", "ARABIC"))
CITY = 100_000
# Of so many people are the cities that maps of other countries name.
CITY_ABROAD = 200_000
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
    """The archive: `UKR.tsv` with the id of GeoNames, what it is the seat of (see `_rank`), name,
    longitude, latitude, population, the id of the unit, and the alternative names parted by bars.
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
    scripts, codes = _own_scripts(packages), read_seats(packages)
    members = {}
    for country, of in by_country.items():
        # One that lies in another country is neither capital nor seat there.
        own = {t["geonameid"]: unit for t, unit in of if alpha3[t["countrycode"]] == country}
        ranks = {id_: _rank(id_ in capitals, False) for id_ in own}
        ranks |= {id_: _rank(id_ in capitals, True) for id_ in seats_among(own.items(), codes)}
        members[f"{country}.tsv"] = _table(of, ranks, scripts[country])
    return archive_bytes(members)


def cities_bytes(towns: bytes) -> bytes:
    """The capitals and all towns of many people of the archive of towns, a line for each: country,
    `1` for the capital, name, longitude, latitude, population, and id.
    """
    found = []
    with zipfile.ZipFile(io.BytesIO(towns)) as archive:
        for member in archive.namelist():
            for line in archive.read(member).decode().splitlines():
                number, rank, name, lon, lat, population, *_ = line.split("\t")
                first = "1" if rank in (CAPITAL, CAPITAL_AND_SEAT) else ""
                if first or int(population) >= CITY_ABROAD:
                    country = member.removesuffix(".tsv")
                    found.append((country, first, name, lon, lat, population, number))
    return "".join("\t".join(row) + "\n" for row in found).encode()


# What a town is the seat of.
NO_SEAT, CAPITAL, SEAT, CAPITAL_AND_SEAT = "", "1", "2", "3"


def _rank(is_capital: bool, is_seat: bool) -> str:
    return (NO_SEAT, CAPITAL, SEAT, CAPITAL_AND_SEAT)[is_capital + 2 * is_seat]


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
    """The unit of every town; None for what lies in no bundled unit.

    A town just outside of its own country is of the nearest unit there: borders and coasts are
    generalised, and towns that lie at them would change the country.
    """
    flat = [unit for of in units.values() for unit in of]
    dots = shapely.points([[town["longitude"], town["latitude"]] for town in towns])
    tree = shapely.STRtree([unit.shape for unit in flat])
    found: list[Unit | None] = [None] * len(towns)
    for dot, unit in tree.query(dots, predicate="intersects").T.tolist():
        found[dot] = flat[unit]
    curated = {int(row["geonameid"]): row["country"] for row in read_curated("town-countries")}
    own = [curated.get(t["geonameid"]) or alpha3.get(t["countrycode"]) for t in towns]
    lost = np.array([n for n, unit in enumerate(found) if not unit or unit.country != own[n]])
    near = tree.query(dots[lost], predicate="dwithin", distance=AT_THE_COAST_DEG).T.tolist()
    nearest: dict[int, float] = {}
    home: dict[int, Unit] = {}
    for nth, unit in near:
        dot, away = int(lost[nth]), float(shapely.distance(dots[lost[nth]], flat[unit].shape))
        most = AT_THE_BORDER_DEG if found[dot] else AT_THE_COAST_DEG
        if flat[unit].country == own[dot] and away < min(most, nearest.get(dot, np.inf)):
            nearest[dot], home[dot] = away, flat[unit]
    return [home.get(nth, unit) for nth, unit in enumerate(found)]


def _own_scripts(packages: Packages) -> dict[str, frozenset[str]]:
    """The letters of the languages of every country, which are listed as `uk,ru-UA,rom`."""
    found = {}
    for country in read_countries(packages):
        languages = {code.partition("-")[0] for code in country["languages"].split(",")}
        scripts = (script for script, codes in SCRIPTS.items() if languages & {*codes.split()})
        found[country["iso3"]] = frozenset((*LATIN, *scripts))
    return found


def _table(
    towns: Sequence[tuple[Town, str]], ranks: Mapping[int, str], scripts: frozenset[str]
) -> bytes:
    def claim(pair: tuple[Town, str]) -> tuple[bool, int, int]:
        id_ = pair[0]["geonameid"]
        is_capital = ranks.get(id_) in (CAPITAL, CAPITAL_AND_SEAT)
        return not is_capital, -pair[0]["population"], id_

    ordered = sorted(towns, key=claim)
    lines = ["\t".join(_row(town, unit, scripts, ranks)) for town, unit in ordered]
    return ("\n".join(lines) + "\n").encode()


def _row(town: Town, unit: str, scripts: frozenset[str], ranks: Mapping[int, str]) -> Iterator[str]:
    rank = ranks.get(town["geonameid"], NO_SEAT)
    yield str(town["geonameid"])
    yield rank
    yield town["name"]
    yield f"{town['longitude']:.{PLACES}f}"
    yield f"{town['latitude']:.{PLACES}f}"
    yield str(town["population"])
    yield unit
    is_city = town["population"] >= CITY or rank in (CAPITAL, CAPITAL_AND_SEAT)
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
