"""The bundled boundary sets, and what loading them costs."""

from __future__ import annotations

import subprocess
import sys

import pytest
import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import bundled_names, bundled_table, load_bundled
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.world import Country
from mapper.errors import BoundaryError
from mapper.geometry.area import area_km2
from mapper.geometry.topology import decode
from mapper.model.record import Kind
from mapper.places.gazetteer import Gazetteer
from tests.hangs import PROCESS

IRAN = Country(code="IRN", name="Iran", shape=shapely.box(44, 25, 61, 40))


@pytest.fixture(scope="module")
def provinces() -> BoundarySet:
    return load_bundled("AFG/ADM1")


@pytest.fixture(scope="module")
def gazetteer(provinces: BoundarySet) -> Gazetteer:
    return provinces.gazetteer([IRAN])


def test_the_provinces_of_afghanistan_are_bundled() -> None:
    assert "AFG/ADM1" in bundled_names()


def test_a_bundled_set_is_loaded_by_its_name(provinces: BoundarySet) -> None:
    assert load_boundaries("AFG/ADM1") == provinces


def test_a_set_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(BoundaryError, match="AFG/ADM9' — there is: AFG/ADM1"):
        load_bundled("AFG/ADM9")


def test_it_says_what_it_is(provinces: BoundarySet) -> None:
    assert (provinces.title, provinces.country) == ("Afghanistan", "AFG")
    assert (provinces.unit_word, provinces.units_word) == ("province", "provinces")


def test_units_shapes_and_areas_are_in_one_order(provinces: BoundarySet) -> None:
    assert area_km2(provinces.shapes) == pytest.approx(provinces.area_km2, rel=1e-4)


def test_every_unit_has_a_point_inside_its_shape(provinces: BoundarySet) -> None:
    for unit, shape in zip(provinces.units, provinces.shapes, strict=True):
        assert shapely.contains_xy(shape, unit.lon, unit.lat), unit.name


def test_every_capital_is_a_known_place_in_its_unit(
    provinces: BoundarySet, gazetteer: Gazetteer
) -> None:
    for unit_id, place_id in provinces.capitals.items():
        capital = gazetteer.by_id(place_id)
        assert capital is not None
        assert (capital.kind, capital.within) == (Kind.CAPITAL, unit_id)


def test_every_alias_is_of_a_known_place(provinces: BoundarySet, gazetteer: Gazetteer) -> None:
    assert all(gazetteer.by_id(alias.place_id) for alias in provinces.aliases)


def test_the_page_has_the_same_units_in_the_same_places(provinces: BoundarySet) -> None:
    assert provinces.topology is not None
    full = dict(zip((unit.id for unit in provinces.units), provinces.shapes, strict=True))
    for code, _, shape in decode(provinces.topology, "units"):
        assert shapely.hausdorff_distance(shape, full.pop(code)) < 0.1
    assert not full


def test_a_border_region_is_a_place_by_name_and_code(gazetteer: Gazetteer) -> None:
    border = gazetteer.by_id("border:IRN")
    assert border is not None
    assert (border.kind, border.name, border.beyond) == (Kind.BORDER, "Iran", "IRN")


def test_the_outline_is_computed_once(provinces: BoundarySet) -> None:
    assert provinces.outline() is provinces.outline()


def test_the_outline_is_as_large_as_all_units(provinces: BoundarySet) -> None:
    whole = area_km2([provinces.outline()])[0]
    assert whole == pytest.approx(sum(provinces.area_km2), rel=1e-6)


def test_the_ledger_lies_beside_its_set() -> None:
    assert bundled_table("AFG/ADM1").name == "control-2021.csv"


def test_a_set_without_a_ledger_says_so() -> None:
    with pytest.raises(BoundaryError, match="no ledger comes with this set"):
        bundled_table("XYZ/ADM1")


def test_a_bundled_set_needs_none_of_the_slow_libraries() -> None:
    script = """
import sys
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.world import countries_near, neighbours
from mapper.geometry.borders import border_strip
ground = load_boundaries("AFG/ADM1")
near = neighbours(ground.outline(), countries_near(ground.outline().bounds, 0.5), "AFG")
assert not border_strip(ground.outline(), near[0].shape, 30).is_empty
ground.gazetteer(near).spelled("Helmand")
print(*{"geopandas", "pandas", "pyogrio", "pyproj", "rapidfuzz", "topojson"} & set(sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=PROCESS
    )
    assert done.stdout.split() == []
