"""Towns of Afghanistan in GeoNames."""

from __future__ import annotations

from dataclasses import dataclass

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
