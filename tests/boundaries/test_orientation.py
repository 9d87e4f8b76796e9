"""Towns that tell where the ground of a map lies."""

from __future__ import annotations

from mapper.boundaries.orientation import MOST, towns_for
from mapper.model.record import Kind

DONBAS = (36.0, 47.0, 40.0, 49.5)
EVERYWHERE = (-180.0, -90.0, 180.0, 90.0)


def test_the_largest_towns_within_a_map_are_named_and_credited() -> None:
    towns, credits = towns_for("UKR", DONBAS)
    assert [town.name for town in towns[:3]] == ["Donetsk", "Luhansk", "Horlivka"]
    assert len(towns) <= MOST
    assert [one.attribution for one in credits] == ["Places: GeoNames (CC BY 4.0)"]


def test_sections_of_a_city_are_not_named_beside_it() -> None:
    names = [town.name for town in towns_for("UKR", DONBAS)[0]]
    assert "Pravyi Bereh" not in names  # a district of Mariupol that GeoNames counts as larger


def test_of_a_country_with_seats_these_are_named() -> None:
    towns, _ = towns_for("AFG", EVERYWHERE)
    assert {town.kind for town in towns} == {Kind.CAPITAL}
    assert len(towns) == 34


def test_a_map_may_reach_beyond_180_degrees() -> None:
    towns, _ = towns_for("FJI", (176.0, -20.0, 182.0, -15.0))
    assert "Suva" in [town.name for town in towns]


def test_where_no_country_is_known_no_town_is() -> None:
    assert towns_for("", EVERYWHERE) == towns_for("XNC", EVERYWHERE) == ((), ())
