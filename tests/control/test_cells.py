# SPDX-License-Identifier: MIT
"""Places of the toy country to areas: whose ground it is, and what is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.affinity import translate

from mapper.control.cells import CellRules, Cells, make_cells
from mapper.errors import BoundaryError, TableError
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.style.words import load_words
from tests.toy import boundaries, towns

WORDS = load_words("en")
POSITIONS = st.tuples(st.integers(-4, 24), st.integers(-4, 24)).map(
    lambda p: (p[0] / 10, p[1] / 10)
)


def town(name: str, lon: float, lat: float) -> Place:
    return Place(id=name, kind=Kind.TOWN, name=name, lon=lon, lat=lat)


def cells(places: Sequence[Place], **rules: object) -> Cells:
    return make_cells(boundaries(), places, WORDS, CellRules(**rules))  # type: ignore[arg-type]


def names(found: Cells) -> list[str]:
    return [unit.name for unit in found.boundaries.units]


def test_four_capitals_have_their_provinces() -> None:
    found = cells(towns())
    for unit, shape in zip(found.boundaries.units, found.boundaries.shapes, strict=True):
        province = next(t.within for t in towns() if t.name == unit.name)
        nth = [p.id for p in boundaries().units].index(province)
        alike = shapely.symmetric_difference(shape, boundaries().shapes[nth])
        assert alike.area < 0.001
        assert unit.within == province


def test_a_cell_stands_where_its_place_does() -> None:
    found = cells([town("Haven", 1.4, 0.3)])
    (unit,) = found.boundaries.units
    assert (unit.id, unit.kind, unit.lon, unit.lat) == ("cell:Haven", Kind.UNIT, 1.4, 0.3)
    assert found.cell_of == {"Haven": "cell:Haven"}
    assert found.boundaries.shapes[0].equals(boundaries().outline())


def test_a_place_speaks_across_the_border_of_its_province() -> None:
    found = cells([town("Haven", 1.1, 0.5), town("Marchend", 0.1, 0.5)])
    haven = found.boundaries.shapes[0]
    assert haven.contains(shapely.Point(0.7, 0.5))


def test_per_unit_no_place_speaks_beyond_its_province() -> None:
    found = cells([town("Haven", 1.1, 0.5), town("Marchend", 0.1, 0.5)], by_unit=True)
    assert names(found) == ["Haven", "Marchend", "Northfield: no report", "Eastvale: no report"]
    assert [shape.area for shape in found.boundaries.shapes] == pytest.approx([1, 1, 1, 1])
    assert not found.boundaries.shapes[0].contains(shapely.Point(0.7, 0.5))


def test_ground_far_from_all_places_is_a_unit_without_one() -> None:
    found = cells([town("Haven", 1.5, 0.5)], most_km=50)
    assert names(found) == ["Haven", "No report within 50 km"]
    assert found.boundaries.area_km2[0] == pytest.approx(np.pi * 50**2, rel=0.005)
    assert "rest:" not in found.cell_of.values()


def test_places_at_one_position_share_one_cell() -> None:
    twins = [town("Port", 1.5, 0.5), town("Haven", 1.5, 0.5), town("Hillgate", 0.5, 1.5)]
    found = cells(twins)
    assert names(found) == ["Haven", "Hillgate"]
    assert found.cell_of["Port"] == found.cell_of["Haven"] == "cell:Haven"
    assert [[place.name for place in group] for group in found.together] == [["Haven", "Port"]]


def test_a_place_outside_has_no_cell_but_one_at_the_edge_has() -> None:
    found = cells([town("Farport", 4.0, 1.0), town("Post", 2.05, 0.5)])
    assert [place.name for place in found.outside] == ["Farport"]
    assert names(found) == ["Post"]


def test_without_a_place_inside_there_is_nothing_to_infer_from() -> None:
    with pytest.raises(TableError, match="no place with a report lies in toy"):
        cells([town("Farport", 4.0, 1.0)])
    with pytest.raises(TableError, match="rows need lat and lon"):
        cells([])


def test_ground_on_both_sides_of_the_antimeridian_is_refused_by_name() -> None:
    east, west = shapely.box(178, 0, 180, 1), shapely.box(-180, 0, -178, 1)
    split = replace(boundaries(), shapes=(east, west, *boundaries().shapes[2:]))
    with pytest.raises(BoundaryError, match=r"^toy: the ground goes half around the earth"):
        make_cells(split, [town("Haven", 179, 0.5)], WORDS)


def test_ground_across_the_line_of_180_degrees_is_divided_as_elsewhere() -> None:
    """Two towns a degree from the line on either side: each has the half on its side of it."""
    halves = (shapely.box(178, 0, 180, 1), shapely.box(-180, 0, -178, 1))
    whole = (shapely.MultiPolygon(halves),)
    island = replace(boundaries(), shapes=whole, units=boundaries().units[:1])
    towns = [town("Haven", 179, 0.5), town("Farport", -179, 0.5)]
    found = make_cells(island, towns, WORDS)
    assert names(found) == ["Farport", "Haven"]
    west, east = found.boundaries.shapes
    assert shapely.symmetric_difference(east, halves[0]).area < 1e-6
    assert shapely.symmetric_difference(west, halves[1]).area < 1e-6
    assert found.boundaries.area_km2[0] == pytest.approx(found.boundaries.area_km2[1], rel=1e-6)


def test_a_hostile_name_is_a_name() -> None:
    name = "{unit} <script>\u202e"
    found = cells([town(name, 1.5, 0.5)], by_unit=True, most_km=5)
    assert names(found)[0] == name


@given(st.lists(POSITIONS, min_size=1, max_size=12), st.booleans(), st.none() | st.floats(20, 200))
@settings(max_examples=60)
def test_units_are_the_whole_country_and_overlap_nowhere(
    positions: list[tuple[float, float]], by_unit: bool, most_km: float | None
) -> None:
    places = [town(f"t{nth}", *position) for nth, position in enumerate(positions)]
    if not any(boundaries().outline().intersects(shapely.Point(p)) for p in positions):
        return
    found = cells(places, by_unit=by_unit, most_km=most_km)
    shapes = np.array(found.boundaries.shapes, dtype=object)
    assert shapely.area(shapes).sum() == pytest.approx(4, abs=1e-8)
    assert shapely.union_all(shapes).area == pytest.approx(4, abs=1e-8)
    assert len({unit.id for unit in found.boundaries.units}) == len(shapes)
    assert {*found.cell_of} | {place.id for place in found.outside} == {p.id for p in places}
    assert cells(places[::-1], by_unit=by_unit, most_km=most_km).cell_of == found.cell_of


def test_a_reach_takes_ground_from_the_neighbours() -> None:
    places = [town("Haven", 0.5, 0.5), town("Port", 1.5, 0.5)]
    wide = cells(places, reach_km={"Haven": 60.0})
    assert wide.boundaries.shapes[0].area > cells(places).boundaries.shapes[0].area
    assert wide.covered == ()


def test_a_place_in_the_reach_of_another_is_told() -> None:
    places = [town("Haven", 1.0, 1.0), town("Post", 1.05, 1.0), town("Port", 1.9, 1.0)]
    found = cells(places, reach_km={"Haven": 60.0})
    assert [(place.name, by.name) for place, by in found.covered] == [("Post", "Haven")]
    assert [place.name for place in found.outside] == []
    assert "Post" not in found.cell_of


def test_per_unit_a_reach_ends_with_the_unit() -> None:
    places = [town("Haven", 0.9, 0.5), town("Post", 1.05, 0.5)]
    found = cells(places, by_unit=True, reach_km={"Haven": 60.0})
    assert found.covered == ()
    assert found.boundaries.shapes[1].area == pytest.approx(1)


# --- at one position, or outside ---


@pytest.mark.parametrize(("aside", "together"), [(4e-7, True), (4e-6, False)])
def test_places_less_than_a_millionth_of_a_degree_apart_are_at_one_position(
    aside: float, together: bool
) -> None:
    for other in (town("Port", 1.5 + aside, 0.5), town("Port", 1.5, 0.5 + aside)):
        found = cells([town("Haven", 1.5, 0.5), other])
        assert (len(found.together) == 1) is together


def test_a_place_with_half_a_position_has_none() -> None:
    half = Place(id="Half", kind=Kind.TOWN, name="Half", lon=1.5)
    found = cells([town("Haven", 0.5, 0.5), half])
    assert names(found) == ["Haven"]
    assert found.outside == ()


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 place lies outside of it"), (2, "2 places lie outside of it")]
)
def test_places_outside_are_counted(count: int, said: str) -> None:
    with pytest.raises(TableError, match=said):
        cells([town(f"Farport {nth}", 4.0, 1.0 + nth) for nth in range(count)])


def test_the_largest_reach_of_places_at_one_position_is_that_of_all() -> None:
    twins = [town("Haven", 0.5, 0.5), town("Port", 0.5, 0.5), town("Hillgate", 1.5, 0.5)]
    one, other = (
        cells(twins, reach_km=reach).boundaries.area_km2[0]
        for reach in ({"Haven": 60.0, "Port": 20.0}, {"Haven": 60.0})
    )
    assert one == pytest.approx(other)
    assert one > cells(twins, reach_km={"Haven": 20.0}).boundaries.area_km2[0]


def test_a_place_without_a_reach_reaches_nothing() -> None:
    """So that two of which one has a reach of 0 km part the ground in the middle."""
    places = [town("Haven", 0.5, 1.0), town("Port", 1.5, 1.0)]
    assert cells(places, reach_km={"Haven": 0.0}).boundaries.area_km2[0] == pytest.approx(
        cells(places).boundaries.area_km2[0]
    )


def test_one_reach_is_enough_for_a_place_to_be_covered() -> None:
    places = [town("Haven", 1.0, 1.0), town("Post", 1.05, 1.0), town("Port", 1.9, 1.0)]
    found = cells(places, reach_km={"Haven": 60.0, "Port": 0.0})
    assert [place.name for place, _ in found.covered] == ["Post"]


def test_per_unit_a_place_is_covered_by_one_of_its_unit() -> None:
    places = [town("Haven", 0.5, 0.5), town("Post", 0.55, 0.5), town("Port", 1.5, 0.5)]
    found = cells(places, by_unit=True, reach_km={"Haven": 50.0})
    assert [(place.name, by.name) for place, by in found.covered] == [("Post", "Haven")]


# --- what cells keep ---


def test_cells_have_all_that_the_boundaries_say_of_themselves() -> None:
    ground = replace(boundaries(), country="TOY", parents={"TOY": ("Toyland",)}, notes=())
    made = make_cells(ground, [town("Haven", 1.5, 0.5)], WORDS).boundaries
    assert (made.name, made.title, made.country) == ("toy", "Toyland", "TOY")
    assert (made.places, made.parents) == (ground.places, ground.parents)
    assert made.provenance == ground.provenance
    assert (made.unit_word, made.units_word) == (WORDS.say("infer.unit"), WORDS.say("infer.units"))


def test_a_cell_has_the_names_of_its_place_in_all_languages() -> None:
    haven = replace(town("Haven", 1.5, 0.5), names={"de": "Hafen"})
    assert cells([haven]).boundaries.units[0].names == {"de": "Hafen"}


def test_ground_without_a_place_has_its_name_set_within_it() -> None:
    found = cells([town("Haven", 1.5, 0.5)], by_unit=True)
    rest, shape = found.boundaries.units[1], found.boundaries.shapes[1]
    assert shape.contains(shapely.Point(rest.lon, rest.lat))


def moved(lon: float, lat: float) -> Cells:
    """The one town of a country of the same size elsewhere."""
    ground = boundaries()
    shapes = tuple(translate(shape, lon, lat) for shape in ground.shapes)
    places = [town("Haven", 0.5 + lon, 0.5 + lat)]
    return make_cells(replace(ground, shapes=shapes), places, WORDS)


@pytest.mark.parametrize(
    ("lon", "lat", "said"),
    [
        (9.0, 9.0, {"lat": "10° N", "lon": "10° E"}),
        (-11.0, -11.0, {"lat": "10° S", "lon": "10° W"}),
        (-1.0, -1.0, {"lat": "0° N", "lon": "0° E"}),
        (-0.5, -0.5, {"lat": "0.5° N", "lon": "0.5° E"}),
    ],
)
def test_the_method_says_where_the_plane_touches(
    lon: float, lat: float, said: dict[str, str]
) -> None:
    made = moved(lon, lat).boundaries.made
    assert made is not None
    assert made.method[-1].values == said


# --- across the line of 180 degrees ---


def across(*places: Place, reach: dict[str, float] | None = None) -> Cells:
    """Cells of an island from 178 degrees east to 178 degrees west."""
    halves = (shapely.box(178, 0, 180, 1), shapely.box(-180, 0, -178, 1))
    island = replace(
        boundaries(), shapes=(shapely.MultiPolygon(halves),), units=boundaries().units[:1]
    )
    return make_cells(island, places, WORDS, CellRules(reach_km=reach or {}))


def test_across_the_line_places_have_longitudes_up_to_180_again() -> None:
    haven, port, farport = (
        town("Haven", -179.5, 0.5), town("Port", -179.5, 0.5), town("Farport", -170.0, 0.5),
    )  # fmt: skip
    found = across(haven, port, farport)
    assert [unit.lon for unit in found.boundaries.units] == [-179.5]
    assert [place.lon for place in found.outside] == [-170.0]
    assert [place.lon for group in found.together for place in group] == [-179.5, -179.5]
    assert found.boundaries.places == boundaries().places


def test_across_the_line_what_covers_and_is_covered_stay_apart() -> None:
    found = across(town("Haven", -179.5, 0.5), town("Post", -179.45, 0.5), reach={"Haven": 60.0})
    assert [(a.name, a.lon, b.name, b.lon) for a, b in found.covered] == [
        ("Post", pytest.approx(-179.45), "Haven", pytest.approx(-179.5))
    ]
