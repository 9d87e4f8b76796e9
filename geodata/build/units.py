# SPDX-License-Identifier: MIT
"""The first level of every country: `units/ADM1.zip`, one TopoJSON for each, and what is known of
the countries, `units/countries.json`.

All shapes are simplified together, so that neighbours keep one line. Where a unit is too small for
that, its country is simplified by itself, and less, until every unit has its ground.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from geodata.build.archive import archive_bytes, json_bytes
from geodata.build.country_names import Named, read_names
from geodata.build.natural_earth import HAS_ITS_OWN, LANGUAGES, Unit
from geodata.build.packages import Packages
from geodata.build.tables import read_curated
from geodata.build.topology import decode, encode, topojson_bytes
from mapper.geometry.area import area_km2

OBJECT = "units"
TOLERANCE_DEG = 0.01
# Positions lie on a grid this much finer.
STEPS = 5
# A unit may gain or lose this share of its ground.
MOST_CHANGE = 0.03
# A country as small as this many tolerances is drawn finer.
LEAST_EXTENT = 400
HALVINGS = 8
CORNER_DEG = -180.0, -90.0
CENTRE_TOLERANCE_DEG = 0.001
UNIT_LANGUAGES = tuple(sorted(LANGUAGES.values()))

Shapes = NDArray[np.object_]


def units_bytes(units: Mapping[str, Sequence[Unit]]) -> bytes:
    """The archive: a member `UKR.topojson` for every country."""
    simple = _simplified_together(units)
    return archive_bytes(
        {
            f"{country}.topojson": topojson_bytes(_topology(units[country], simple[country]))
            for country in units
        }
    )


def _simplified_together(units: Mapping[str, Sequence[Unit]]) -> dict[str, Shapes]:
    """The shapes of every country, all simplified with the same tolerance."""
    whole = np.array([unit.shape for of in units.values() for unit in of], dtype=object)
    simple = shapely.coverage_simplify(whole, TOLERANCE_DEG)
    ends = np.cumsum([len(of) for of in units.values()])[:-1]
    return dict(zip(units, np.split(simple, ends), strict=True))


def _topology(units: Sequence[Unit], simple: Shapes) -> dict[str, Any]:
    whole = np.array([unit.shape for unit in units], dtype=object)
    for shapes, step_deg in _attempts(whole, simple):
        grid = {"scale": [step_deg, step_deg], "translate": list(CORNER_DEG)}
        topology = encode(OBJECT, [unit.id for unit in units], list(shapes), grid)
        drawn = np.array([*decode(topology, OBJECT).values()], dtype=object)
        if _is_sound(drawn, whole):
            return _with_properties(topology, units, drawn)
    raise ValueError(f"{units[0].country}: no tolerance leaves every unit its ground")


def _attempts(whole: Shapes, simple: Shapes) -> Iterator[tuple[Shapes, float]]:
    """Shapes and the step of their grid in degrees, each more exact than the one before."""
    west, south, east, north = shapely.total_bounds(whole)
    tolerance = min(TOLERANCE_DEG, max(east - west, north - south) / LEAST_EXTENT)
    if tolerance == TOLERANCE_DEG:
        yield simple, tolerance / STEPS
    for _ in range(HALVINGS):
        yield shapely.coverage_simplify(whole, tolerance), tolerance / STEPS
        tolerance /= 2


def _is_sound(drawn: Shapes, whole: Shapes) -> bool:
    change = np.abs(shapely.area(drawn) / shapely.area(whole) - 1)
    return bool(
        shapely.is_valid(drawn).all()
        and shapely.coverage_is_valid(drawn)
        and change.max() < MOST_CHANGE
    )


def _with_properties(
    topology: dict[str, Any], units: Sequence[Unit], drawn: Sequence[Geometry]
) -> dict[str, Any]:
    """The topology with what is known of each unit; the arcs stay last, which reads fastest."""
    entries = topology["objects"][OBJECT]["geometries"]
    areas = area_km2(drawn)
    for entry, unit, shape, km2 in zip(entries, units, drawn, areas, strict=True):
        entry["properties"] = _properties(unit, shape, float(km2))
    return {"type": "Topology", "languages": UNIT_LANGUAGES, **topology}


def _properties(unit: Unit, shape: Geometry, km2: float) -> dict[str, Any]:
    lon, lat = shapely.maximum_inscribed_circle(shape, CENTRE_TOLERANCE_DEG).coords[0]
    return {
        "name": unit.name,
        "names": [unit.names.get(lang, "") for lang in UNIT_LANGUAGES],
        "others": list(unit.others),
        "sort": unit.sort,
        "number": unit.number,
        "wikidata": unit.wikidata,
        "geonames": unit.geonames,
        "lon": round(lon, 4),
        "lat": round(lat, 4),
        "area_km2": round(km2, 3),
    }


# --- countries ----------------------------------------------------------------------------


def countries_bytes(packages: Packages, units: Mapping[str, Sequence[Unit]]) -> bytes:
    """By country its name, all its names as they are looked up, its code of two letters, how many
    units it has, what most of these are, and what is to be known of them.
    """
    named = read_names(packages)
    countries = {
        code: _country(named[code], units.get(code, ()), code)
        for code in sorted(named)
        if code in units or code == HAS_ITS_OWN
    }
    return json_bytes(countries) + b"\n"


def _country(named: Named, units: Sequence[Unit], code: str) -> dict[str, Any]:
    return {
        "iso2": named.iso2,
        "name": named.name,
        "language": named.language,
        "keys": list(named.keys),
        "units": len(units),
        "sort": _usual_sort(units),
        "one_sort": len({unit.sort for unit in units if unit.sort}) == 1,
        "dated": _said("vintages", code),
        "notes": _said("country-notes", code),
    }


def _usual_sort(units: Sequence[Unit]) -> str:
    """What most units are that say it, if these are half of all."""
    sorts = Counter(unit.sort for unit in units if unit.sort).most_common(1)
    return sorts[0][0] if sorts and 2 * sorts[0][1] >= len(units) else ""


def _said(table: str, code: str) -> str:
    return "; ".join(row["what"] for row in read_curated(table) if row["country"] == code)
