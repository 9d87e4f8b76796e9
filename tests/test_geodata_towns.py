# SPDX-License-Identifier: MIT
"""The bundled towns of the world."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import shapely

from mapper.geometry.topology import decode

GEODATA = Path(__file__).parents[1] / "geodata"
COAST_DEG = 0.2
SEATED = 3_409  # of 4,522 units


@cache
def towns(country: str) -> tuple[list[str], ...]:
    with zipfile.ZipFile(GEODATA / "towns" / "towns.zip") as archive:
        lines = archive.read(f"{country}.tsv").decode().splitlines()
    return tuple(line.split("\t") for line in lines)


def countries() -> list[str]:
    with zipfile.ZipFile(GEODATA / "towns" / "towns.zip") as archive:
        return [name.removesuffix(".tsv") for name in archive.namelist()]


CAPITALS, SEATS = ("1", "3"), ("2", "3")


def test_towns_have_5_000_people_or_are_capitals() -> None:
    every = [row for country in countries() for row in towns(country)]
    assert (len(countries()), len(every)) == (243, 68870)
    assert [row for row in every if int(row[5]) < 5_000 and row[1] not in CAPITALS] == []
    assert {len(row) for row in every} == {8}
    assert {row[1] for row in every} == {"", *CAPITALS, *SEATS}


def test_no_town_stands_twice() -> None:
    times = Counter(row[0] for country in countries() for row in towns(country))
    assert max(times.values()) == 1


def test_a_country_has_one_capital_or_none() -> None:
    times = {country: sum(row[1] in CAPITALS for row in towns(country)) for country in countries()}
    assert {country: n for country, n in times.items() if n > 1} == {}
    without = {country for country, n in times.items() if not n}
    assert without == {"ESH"}


def test_the_capital_stands_first_and_then_the_largest() -> None:
    for country in countries():
        (first, *rest) = towns(country)
        assert first[1] in CAPITALS or country == "ESH"
        people = [int(row[5]) for row in rest]
        assert people == sorted(people, reverse=True)


def test_a_unit_has_one_seat_or_none() -> None:
    seats = Counter(row[6] for country in countries() for row in towns(country) if row[1] in SEATS)
    assert set(seats.values()) == {1}
    assert len(seats) == SEATED


@pytest.mark.parametrize(
    ("unit", "seat"),
    [
        ("UA-43", "Simferopol"),
        ("SD-KN", "El Obeid"),
        ("CA-ON", "Toronto"),  # Ottawa, the capital of the country, lies in Ontario, too
        ("US-NY", "Albany"),
        ("FR-69", "Lyon"),
        ("FR-01", "Bourg-en-Bresse"),  # a seat of the second level, as departments are
        ("BR-AM", "Manaus"),  # Leticia of Colombia is drawn in it, too
        ("KE-700", None),  # of the 14 counties of a former province each has a seat
    ],
)
def test_seats_are_those_of_their_units(unit: str, seat: str | None) -> None:
    every = (row for country in countries() for row in towns(country))
    assert [row[2] for row in every if row[6] == unit and row[1] in SEATS] == [seat] * bool(seat)


def test_cities_are_the_capitals_and_largest_towns() -> None:
    lines = (GEODATA / "towns" / "cities.tsv").read_text(encoding="utf-8").splitlines()
    cities = {row[-1]: row for line in lines if (row := line.split("\t"))}
    every = [(country, row) for country in countries() for row in towns(country)]
    large = {
        row[0]: country for country, row in every if row[1] in CAPITALS or int(row[5]) >= 200_000
    }
    assert {id_: row[0] for id_, row in cities.items()} == large
    assert cities["703448"][:3] == ["UKR", "1", "Kyiv"]


def test_towns_lie_in_their_units_or_at_their_coast() -> None:
    with zipfile.ZipFile(GEODATA / "units" / "ADM1.zip") as archive:
        topology = json.loads(archive.read("UKR.topojson"))
    shapes = {id_: shape for id_, _, shape in decode(topology, "units")}
    away = [
        row[2]
        for row in towns("UKR")
        if not shapely.dwithin(
            shapes[row[6]], shapely.Point(float(row[3]), float(row[4])), COAST_DEG
        )
    ]
    assert away == []


@pytest.mark.parametrize(
    ("country", "town", "abroad"),
    [
        ("COD", "Goma", "RWA"),
        ("SYR", "‘Ayn al ‘Arab", "TUR"),
        ("SDN", "Kurmuk", "ETH"),
        ("MMR", "Myawaddy", "THA"),
        ("EST", "Narva", "RUS"),
    ],
)
def test_a_town_at_a_border_is_of_its_own_country(country: str, town: str, abroad: str) -> None:
    assert town in {row[2] for row in towns(country)}
    assert town not in {row[2] for row in towns(abroad)}


@pytest.mark.parametrize(("country", "town"), [("UKR", "Simferopol"), ("PSE", "Modiin Ilit")])
def test_any_other_is_of_the_country_in_whose_unit_it_lies(country: str, town: str) -> None:
    assert town in {row[2] for row in towns(country)}


def test_other_names_are_in_latin_letters_and_in_those_of_the_country() -> None:
    small = next(row for row in towns("UKR") if row[2] == "Mospyne")
    assert small[7] == "Mospine|Mospino|Моспине|Моспино"


def test_the_file_is_small() -> None:
    assert (GEODATA / "towns" / "towns.zip").stat().st_size <= 2_700_000
