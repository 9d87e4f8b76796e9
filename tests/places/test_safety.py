# SPDX-License-Identifier: MIT
"""Over all embedded places, and the many ways to write what is not one of them: never a wrong one.

A name that is refused costs its author a line; a name that is taken for another place paints a map.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import load_bundled
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.gazetteer import Gazetteer, names_of
from mapper.places.match import match_records
from tests.places.ground import row

OF_OTHER_LEVELS = (
    *("{} District", "District of {}", "{} Dist.", "{} Uluswali", "{} Woluswali", "Uluswali-e {}"),
    *("ولسوالی {}", "{} ولسوالۍ", "شهرستان {}", "{} Shahrestan", "{} Raion", "район {}"),
    *("{} County", "{} county", "{} Region", "{} Zone", "{} Department", "Departamento de {}"),
    *("{} Municipality", "Municipio de {}", "{} Township", "{} Subdistrict", "{} Nahia"),
    *("{} Tehsil", "{} Prefecture", "{} Canton", "{} Camp", "{} Rural District", "{} Division"),
)
OF_PROVINCES = ("{} Province", "Province of {}", "Wilayat-e {}", "ولایت {}", "Provincia de {}")
OF_TOWNS = ("{} City", "City of {}", "{} Town", "شهر {}", "Shahr-e {}", "Ville de {}")
DISTINGUISHED = (
    *("North {}", "{} South", "Upper {}", "Lower {}", "New {}", "Old {}", "{} 1", "{} II", "{} B"),
    *("Greater {}", "Outer {}", "{} (rural)", "{} Sharqi", "{}-e Bala", "Nueva {}", "Нижний {}"),
)


@pytest.fixture(scope="module")
def country() -> BoundarySet:
    return load_bundled("AFG/ADM1")


def taken(names: list[str], gazetteer: Gazetteer) -> dict[str, Place]:
    """The places that names are taken for; without those that are refused."""
    found = match_records([row(name, line=n) for n, name in enumerate(names, 2)], gazetteer)
    return {match.record.place: match.place for match in found.matches}


def test_a_word_of_another_level_never_takes_the_province(country: BoundarySet) -> None:
    names = [form.format(unit.name) for unit in country.units for form in OF_OTHER_LEVELS]
    names += [f"ولسوالی {unit.names['fa']}" for unit in country.units]
    assert taken(names, country.gazetteer()) == {}


def test_a_word_for_towns_never_takes_the_province(country: BoundarySet) -> None:
    names = [form.format(unit.name) for unit in country.units for form in OF_TOWNS]
    assert {place.kind for place in taken(names, country.gazetteer()).values()} <= {
        Kind.CAPITAL,
        Kind.TOWN,
    }


def test_a_word_for_provinces_takes_the_province_of_that_name(country: BoundarySet) -> None:
    names = {form.format(n): unit for unit in country.units for n in names_of(unit)
             for form in OF_PROVINCES}  # fmt: skip
    assert taken(list(names), country.gazetteer()) == names


def test_a_word_that_tells_apart_takes_nothing(country: BoundarySet) -> None:
    names = [form.format(unit.name) for unit in country.units for form in DISTINGUISHED]
    assert taken(names, country.gazetteer()) == {}


def slips(name: str) -> Iterator[str]:
    """A name with one letter left out, twice, or changed with the next one."""
    for i in range(len(name)):
        yield name[:i] + name[i + 1 :]
        yield name[:i] + name[i] + name[i:]
        yield name[:i] + name[i : i + 2][::-1] + name[i + 2 :]


def test_a_slip_of_the_pen_never_takes_another_place(country: BoundarySet) -> None:
    gazetteer = country.gazetteer()
    meant: dict[str, set[str]] = {}
    for place in (*country.units, *country.places):
        for slip in slips(place.name):
            meant.setdefault(" ".join(slip.split()), set()).add(place.name)
    wrong = {
        slip: place.name
        for slip, place in taken([name for name in meant if name], gazetteer).items()
        if place.name not in meant[slip]
    }
    assert wrong == {}
