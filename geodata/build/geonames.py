# SPDX-License-Identifier: MIT
"""Countries of the world, and towns of Afghanistan, in GeoNames."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from geodata.build.packages import GEONAMES, Packages

COUNTRY = "AF"


@dataclass(frozen=True)
class Town:
    """One populated place. `names` are its alternate names in all scripts."""

    geonameid: str
    name: str
    lon: float
    lat: float
    population: int
    names: tuple[str, ...]


def read_countries(packages: Packages) -> Collection[Mapping[str, Any]]:
    """Every country, with its codes, names, capital and languages as GeoNames calls them."""
    countries: Mapping[str, Mapping[str, Any]] = packages.read(GEONAMES, "data/countries.json")
    return countries.values()


def alpha3_codes(packages: Packages) -> dict[str, str]:
    """The ISO 3166-1 alpha-3 code (or XKX) of every country by its code of two letters."""
    return {country["iso"]: country["iso3"] for country in read_countries(packages)}


def read_towns(packages: Packages) -> dict[str, Town]:
    """Every populated place of the country by its GeoNames number."""
    cities = packages.read(GEONAMES, "data/cities500.json")
    return {
        str(city["geonameid"]): Town(
            geonameid=str(city["geonameid"]),
            name=city["name"],
            lon=city["longitude"],
            lat=city["latitude"],
            population=city["population"],
            names=tuple(city["alternatenames"]),
        )
        for city in cities.values()
        if city["countrycode"] == COUNTRY
    }
