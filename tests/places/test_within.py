# SPDX-License-Identifier: MIT
"""Whether a place lies where a row says."""

from __future__ import annotations

import pytest

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.gazetteer import Gazetteer
from mapper.places.within import lies_within, sift
from tests.places.ground import DISTRICTS


class Hemispheres:
    """Everything at a latitude above 0 lies in the north, and at 0 in nothing."""

    known = frozenset({"northland", "southland"})

    def around(self, position: tuple[float, float]) -> frozenset[str]:
        if position[1] == 0:
            return frozenset()
        return frozenset({"northland" if position[1] > 0 else "southland"})


def town(id_: str, within: str = "", lat: float | None = None) -> Place:
    return Place(id=id_, kind=Kind.TOWN, name=id_, within=within, lon=5.0, lat=lat)


ISLAND = {"TOY": ("Toyland", "TOY"), "R": ("Ridge",), "D": ("Dale",)}
PLACES = (town("a", "R"), town("b", "D"), town("c"), town("n", lat=1.0), town("s", lat=-1.0))
KNOWN = Gazetteer(PLACES, parents=ISLAND, country="TOY", parents_at=Hemispheres())


@pytest.mark.parametrize(
    ("place", "withins", "lies"),
    [
        ("a", ["Ridge"], True),
        ("a", ["Dale"], False),
        ("a", ["Ridge", "Toyland"], True),
        ("a", ["Ridge", "Dale"], False),
        ("c", ["Ridge"], None),
        ("c", ["Toyland"], True),
        ("c", ["Toyland", "Ridge"], None),
        ("a", [], None),
        ("n", ["Northland"], True),
        ("n", ["Southland"], False),
        ("n", ["Nowhere"], None),
    ],
)
def test_parents_decide_then_positions_then_the_country(
    place: str, withins: list[str], lies: bool | None
) -> None:
    (one,) = (known for known in PLACES if known.id == place)
    assert lies_within(one, withins, KNOWN) is lies


def test_an_island_in_no_shape_lies_in_the_country_of_the_boundaries() -> None:
    assert lies_within(town("i", lat=0.0), ["Toyland"], KNOWN) is True
    assert lies_within(town("i", lat=0.0), ["Northland"], KNOWN) is None


def test_half_a_position_is_none() -> None:
    half = Place(id="h", kind=Kind.TOWN, name="h", lat=1.0)
    assert lies_within(half, ["Southland"], KNOWN) is None


def test_places_are_sifted_in_three() -> None:
    found = sift(PLACES, ["Ridge"], KNOWN)
    ids = [[one.id for one in part] for part in (found.there, found.unsure, found.elsewhere)]
    assert ids == [["a"], ["c", "n", "s"], ["b"]]
    assert [one.id for one in found.possible] == ["a"]


def test_where_nothing_lies_there_for_sure_what_may_does() -> None:
    found = sift(PLACES, ["Northland"], KNOWN)
    assert [one.id for one in found.possible] == ["n"]
    assert [one.id for one in sift(PLACES[1:3], ["Ridge"], KNOWN).possible] == ["c"]


def test_where_nothing_is_said_all_are_possible() -> None:
    found = sift(PLACES, (), KNOWN)
    assert (found.there, found.unsure, found.elsewhere) == ((), PLACES, ())


def test_a_unit_lies_in_the_province_around_it() -> None:
    (unit,) = (place for place in DISTRICTS.places if place.id == "AF1")
    assert lies_within(unit, ["Faryab"], DISTRICTS) is True
    assert lies_within(unit, ["Kapisa"], DISTRICTS) is False
