# SPDX-License-Identifier: MIT
"""The bundled first level of every country."""

from __future__ import annotations

import csv
import json
import re
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import shapely

from mapper.geometry.area import area_km2
from mapper.geometry.topology import decode
from mapper.places.names import squeeze

GEODATA = Path(__file__).parents[1] / "geodata"
CURATED = GEODATA / "build" / "curated"
COUNTRIES: dict[str, Any] = json.loads((GEODATA / "units" / "countries.json").read_bytes())
# Countries of many kinds: large and tiny, across 180 degrees, with corrections.
SOME = ("UKR", "FJI", "MCO", "SVN", "SDN", "USA")


@cache
def topology(country: str) -> Any:
    with zipfile.ZipFile(GEODATA / "units" / "ADM1.zip") as archive:
        return json.loads(archive.read(f"{country}.topojson"))


def entries(country: str) -> Iterator[dict[str, Any]]:
    for entry in topology(country)["objects"]["units"]["geometries"]:
        yield {"id": entry["id"], **entry["properties"]}


def all_entries() -> Iterator[tuple[str, dict[str, Any]]]:
    for country, about in COUNTRIES.items():
        if about["units"]:
            yield from ((country, entry) for entry in entries(country))


def test_every_country_has_the_units_that_the_list_says() -> None:
    counted = Counter(country for country, _ in all_entries())
    assert counted == {c: about["units"] for c, about in COUNTRIES.items() if about["units"]}
    assert (len(counted), sum(counted.values())) == (248, 4535)


def test_no_two_units_have_one_id_or_one_name_in_a_country() -> None:
    ids = Counter(entry["id"] for _, entry in all_entries())
    names = Counter((country, entry["name"]) for country, entry in all_entries())
    assert [key for key, times in (ids | names).items() if times > 1] == []
    assert all(entry["name"] for _, entry in all_entries())


def test_no_made_up_code_is_left_and_codes_are_those_of_their_country() -> None:
    iso2 = {country: about["iso2"] for country, about in COUNTRIES.items()}
    elsewhere = {
        entry["id"]
        for country, entry in all_entries()
        if entry["id"][:3] != f"{iso2[country]}-" and entry["id"] != entry["number"]
    }
    # Territories whose codes in ISO 3166-2 are of the country that they belong to.
    assert {id_[:2] for id_ in elsewhere} == {"FR", "NL", "NO", "US"}
    assert not [entry["id"] for _, entry in all_entries() if re.search("[~+?]", entry["id"])]


def test_an_id_in_another_list_is_of_one_unit_alone() -> None:
    for key in ("wikidata", "geonames"):
        times = Counter((country, entry[key]) for country, entry in all_entries() if entry[key])
        assert [found for found, count in times.items() if count > 1] == []


def test_what_a_unit_is_called_besides_is_no_name_of_another() -> None:
    own = {(country, squeeze(entry["name"])): entry["id"] for country, entry in all_entries()}
    wrong = [
        (country, text)
        for country, entry in all_entries()
        for text in (*entry["others"], *filter(None, entry["names"]))
        if own.get((country, squeeze(text)), entry["id"]) != entry["id"]
    ]
    assert wrong == []


@pytest.mark.parametrize("country", SOME)
def test_shapes_are_valid_and_share_their_borders(country: str) -> None:
    shapes = [shape for _, _, shape in decode(topology(country), "units")]
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)


@pytest.mark.parametrize("country", SOME)
def test_areas_are_those_of_the_shapes(country: str) -> None:
    found = decode(topology(country), "units")
    assert [entry["area_km2"] for entry in entries(country)] == pytest.approx(
        area_km2([shape for _, _, shape in found]), rel=1e-3, abs=1e-3
    )


@pytest.mark.parametrize("country", SOME)
def test_labels_lie_in_their_units(country: str) -> None:
    shapes = {id_: shape for id_, _, shape in decode(topology(country), "units")}
    for entry in entries(country):
        assert shapely.dwithin(shapes[entry["id"]], shapely.Point(entry["lon"], entry["lat"]), 1e-4)


def test_countries_are_called_by_names_as_they_are_looked_up() -> None:
    keys = [key for about in COUNTRIES.values() for key in about["keys"]]
    assert [key for key in keys if squeeze(key) != key] == []
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert {"ukraine", squeeze("Україна"), squeeze("اوکراین")} <= set(COUNTRIES["UKR"]["keys"])


def test_every_correction_says_why() -> None:
    with (CURATED / "units.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [row for row in rows if not row["why"]] == []
    unsourced = {row["field"] for row in rows if not row["source"]}
    assert unsourced == {"out"}  # a choice of ours
    times = Counter((row["adm1_code"], row["field"]) for row in rows)
    assert max(times.values()) == 1


def test_the_vintage_and_the_credit_are_stated() -> None:
    about = tomllib.loads((GEODATA / "units" / "provenance.toml").read_text(encoding="utf-8"))
    assert (about["vintage"], about["attribution"]) == (
        "Natural Earth 5",
        "Boundaries: Natural Earth",
    )


def test_the_files_are_small() -> None:
    assert (GEODATA / "units" / "ADM1.zip").stat().st_size <= 2_900_000
    assert (GEODATA / "units" / "countries.json").stat().st_size <= 160_000
