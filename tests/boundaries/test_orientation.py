# SPDX-License-Identifier: MIT
"""Towns that tell where the ground of a map lies."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.nearness import NOWHERE, Focus
from mapper.boundaries.orientation import (
    MOST,
    MOST_ABROAD,
    MOST_FIRST,
    apart,
    brought,
    claims_of,
    closer_and_closer,
    in_order,
    on_land,
    towns_around,
    widened,
)
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.style.shared import numbers_by_name

DONBAS = (36.0, 47.0, 40.0, 49.5)


def ground(*box: float, country: str = "UKR") -> BoundarySet:
    """One unit over a box of a country."""
    unit = Place(id="u", kind=Kind.UNIT, name="Here")
    return BoundarySet(
        name="drawn",
        title="",
        units=(unit,),
        shapes=(shapely.box(*box),),
        area_km2=(1.0,),
        country=country,
    )


def town(name: str, lon: float, people: int, kind: Kind = Kind.TOWN) -> Place:
    return Place(id=name, kind=kind, name=name, lon=lon, lat=0.0, population=people)


def names(towns: list[Place]) -> list[str]:
    return [place.name for place in towns]


def test_the_largest_towns_within_a_map_come_first() -> None:
    towns = towns_around(ground(*DONBAS), ())
    assert [town.place.name for town in towns[:3]] == ["Donetsk", "Luhansk", "Horlivka"]
    assert len(towns) <= MOST + MOST_ABROAD
    assert {town.place.within for town in towns} == {"u"}


def test_sections_of_a_city_are_not_named_beside_it() -> None:
    found = [town.place.name for town in towns_around(ground(*DONBAS), ())]
    assert "Pravyi Bereh" not in found  # a district of Mariupol that GeoNames counts as larger


def test_the_capital_comes_before_larger_cities() -> None:
    first = towns_around(load_boundaries("MAR"), ())[:2]
    assert [town.place.name for town in first] == ["Rabat", "Casablanca"]


def test_a_seat_counts_as_three_times_as_large() -> None:
    towns = [
        town("capital", 0, 1),
        town("city", 1, 200),
        town("seat", 2, 100, Kind.CAPITAL),
        town("small", 3, 60, Kind.CAPITAL),
    ]
    claims = claims_of(towns, {"seat"}, NOWHERE, 10.0)
    assert names(in_order([towns], claims)) == ["capital", "seat", "city", "small"]


def test_of_several_countries_the_capitals_come_first() -> None:
    one, other = [town("A", 0, 5), town("a", 1, 90)], [town("B", 2, 9)]
    assert names(in_order([one, other])) == ["B", "A", "a"]


def test_of_a_country_with_a_set_of_its_own_its_seats_are_named() -> None:
    towns = towns_around(load_boundaries("AFG/ADM1"), ())
    assert {town.place.kind for town in towns} == {Kind.CAPITAL}
    assert towns[0].place.name == "Kabul"


def test_a_place_of_the_map_is_not_named_once_more() -> None:
    donetsk = town("Donezk", 37.8, 0)
    found = towns_around(ground(*DONBAS), (), [replace(donetsk, lat=48.0)])
    assert "Donetsk" not in [town.place.name for town in found]
    assert "Luhansk" in [town.place.name for town in found]


def test_a_town_with_the_name_of_its_unit_in_any_spelling_is_known_as_such() -> None:
    towns = {town.place.name: town for town in towns_around(load_boundaries("UKR"), ())}
    assert towns["Zaporizhzhya"].namesake  # in the unit of Zaporizhzhia
    assert not towns["Mariupol"].namesake


def test_of_countries_around_capitals_and_cities_are_named_in_no_unit() -> None:
    towns = towns_around(ground(*DONBAS), ("RUS", "UKR"))
    abroad = [town.place for town in towns if not town.place.within]
    assert names(abroad) == ["Rostov-on-Don", "Taganrog", "Shakhty"]


def test_a_map_may_reach_beyond_180_degrees() -> None:
    towns = towns_around(ground(176.0, -20.0, 182.0, -13.0, country="FJI"), ("WLF",))
    suva, mata_utu = towns[0].place, towns[-1].place
    assert (suva.name, mata_utu.name) == ("Suva", "Mata-Utu")
    assert 180 < (mata_utu.lon or 0) < 184


def test_where_no_country_is_known_no_town_is() -> None:
    assert towns_around(ground(*DONBAS, country=""), ()) == ()
    assert towns_around(ground(*DONBAS, country="XNC"), ()) == ()


def test_of_towns_beside_each_other_the_first_stays() -> None:
    row = [town("a", 0, 9), town("b", 1, 8), town("c", 2, 7), town("d", 3, 6)]
    assert names(apart(row, [], 1.5)) == ["a", "c"]
    assert names(apart(row, [town("marked", 0.5, 0)], 1.0)) == ["c", "d"]


def test_of_two_beside_each_other_the_better_known_is_the_town() -> None:
    row = [town("section", 0, 100), town("city", 1, 40)]
    assert names(apart(row, [], 2.0, {"section": 2, "city": 9})) == ["city"]
    assert names(apart(row, [], 2.0, {"section": 2, "city": 4})) == ["section"]


def test_on_a_map_of_the_world_a_town_lies_where_it_is() -> None:
    around = widened((-180.0, -59.5, 180.0, 83.6), 20.0)
    wellington = Place(id="w", kind=Kind.TOWN, name="Wellington", lat=-41.3, lon=174.8)
    assert [town.lon for town in brought([wellington], around)] == [174.8]


def test_a_small_town_at_the_front_comes_before_a_city_far_from_it() -> None:
    towns = [town("capital", 0, 1), town("city", 3, 90), town("small", 9, 20)]
    sides = [[shapely.box(5, -1, 9, 1)], [shapely.box(9, -1, 12, 1)]]
    claims = claims_of(towns, (), Focus(sides=sides), 20.0)
    assert claims == {"capital": 1, "city": 90, "small": 100}


def test_the_ground_of_one_side_alone_has_no_front() -> None:
    focus = Focus(sides=[[shapely.box(5, -1, 9, 1), shapely.box(9, -1, 12, 1)]])
    assert focus.closeness(np.array([[9.0, 0.0]]), 1.0).tolist() == [0]


def test_what_is_near_is_measured_on_the_ground() -> None:
    focus = Focus([shapely.Point(20, 60)])
    there = np.array([[21.0, 60.0], [20.0, 60.5], [20.0, 59.5], [20.0, 61.0], [20.0, 59.0]])
    assert focus.closeness(there, 1.0).round(3).tolist() == [0.5, 0.5, 0.5, 0, 0]


def test_what_is_at_sea_is_not_named_but_what_is_at_the_coast() -> None:
    towns = [town("inland", 1, 9), town("quay", 2.1, 8), town("ship", 3, 7)]
    assert names(on_land(towns, [shapely.box(0, -1, 2, 1)], 0.2)) == ["inland", "quay"]


def test_a_closer_look_fills_blank_ground_before_it_crowds_the_rest() -> None:
    cities = [town(f"city {nth}", nth * 1.2, 1000 - nth) for nth in range(40)]
    suburb, village = town("suburb", 0.6, 500), town("village", 60, 5)
    found = names(closer_and_closer([*cities, suburb, village], [], 24.0, {}))
    assert found[:30] == names(cities[:30])
    assert found.index("village") < found.index("suburb")


def test_pages_and_pictures_know_how_many_towns_come_first() -> None:
    assert numbers_by_name("placement.behind")["first"] == MOST_FIRST + MOST_ABROAD
