"""The bundled towns of the world."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import shapely

from mapper.geometry.topology import decode

GEODATA = Path(__file__).parents[1] / "geodata"
COAST_DEG = 0.2


@cache
def towns(country: str) -> tuple[list[str], ...]:
    with zipfile.ZipFile(GEODATA / "towns" / "towns.zip") as archive:
        lines = archive.read(f"{country}.tsv").decode().splitlines()
    return tuple(line.split("\t") for line in lines)


def countries() -> list[str]:
    with zipfile.ZipFile(GEODATA / "towns" / "towns.zip") as archive:
        return [name.removesuffix(".tsv") for name in archive.namelist()]


def test_towns_have_5_000_people_or_are_capitals() -> None:
    every = [row for country in countries() for row in towns(country)]
    assert (len(countries()), len(every)) == (242, 68869)
    assert [row for row in every if int(row[5]) < 5_000 and not row[1]] == []
    assert {len(row) for row in every} == {8}


def test_no_town_stands_twice() -> None:
    times = Counter(row[0] for country in countries() for row in towns(country))
    assert max(times.values()) == 1


def test_a_country_has_one_capital_or_none() -> None:
    times = {country: sum(bool(row[1]) for row in towns(country)) for country in countries()}
    assert {country: n for country, n in times.items() if n > 1} == {}
    without = {country for country, n in times.items() if not n}
    assert without == {"ESH", "GIB", "PSE"}


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


def test_other_names_are_in_latin_letters_and_in_those_of_the_country() -> None:
    small = next(row for row in towns("UKR") if row[2] == "Mospyne")
    assert small[7] == "Mospine|Mospino|Моспине|Моспино"


def test_the_file_is_small() -> None:
    assert (GEODATA / "towns" / "towns.zip").stat().st_size <= 2_700_000
