"""Places of the toy country to areas: whose ground it is, and what is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

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
