# SPDX-License-Identifier: MIT
"""Every file under `geodata/`, from the packages and the curated tables."""

from __future__ import annotations

from geodata.build.aliases import aliases_bytes
from geodata.build.control import control_bytes
from geodata.build.disputed import disputed_bytes
from geodata.build.geonames import read_towns
from geodata.build.land import land_bytes
from geodata.build.name_index import names_bytes
from geodata.build.natural_earth import read_units
from geodata.build.packages import Packages
from geodata.build.page import page_bytes
from geodata.build.places import places_bytes
from geodata.build.provenance import FOLDERS, provenance_bytes
from geodata.build.provinces import geojson_bytes, read_provinces
from geodata.build.tallies import tallies_bytes
from geodata.build.units import countries_bytes, units_bytes
from geodata.build.waters import waters_bytes
from geodata.build.world import world_bytes
from geodata.build.world_towns import cities_bytes, towns_bytes


def make(packages: Packages) -> dict[str, bytes]:
    """The files by path under `geodata/`."""
    towns = read_towns(packages)
    provinces = read_provinces(packages, towns)
    units = read_units(packages)
    made = {
        "AFG/ADM1/full.geojson": geojson_bytes(provinces),
        "AFG/ADM1/page.topojson": page_bytes(provinces),
        "AFG/ADM1/aliases.csv": aliases_bytes(packages, provinces),
        "AFG/places.csv": places_bytes(provinces, towns),
        "AFG/control-2021.csv": control_bytes(),
        "AFG/tallies-2021.csv": tallies_bytes(),
        "world/countries.topojson": world_bytes(packages),
        "world/disputed.json": disputed_bytes(packages, units),
        "world/land.json": land_bytes(packages),
        "world/waters.json": waters_bytes(packages),
        "units/ADM1.zip": units_bytes(units),
        "towns/towns.zip": towns_bytes(packages, units),
        "units/countries.json": countries_bytes(packages, units),
    }
    made["towns/cities.tsv"] = cities_bytes(made["towns/towns.zip"])
    made["towns/names.bin"] = names_bytes(units, made)
    provenance = {f"{folder}/provenance.toml": provenance_bytes(folder, made) for folder in FOLDERS}
    return {**made, **provenance}
