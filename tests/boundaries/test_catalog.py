# SPDX-License-Identifier: MIT
"""The bundled boundary sets, and what loading them costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import (
    bundled_called,
    bundled_names,
    bundled_table,
    is_bundled,
    load_bundled,
)
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
    with pytest.raises(BoundaryError, match=r"'Afganistn' — closest: Afghanistan; all 249: "):
        load_bundled("Afganistn")


def test_a_level_that_is_not_bundled_is_refused_with_where_to_get_it() -> None:
    with pytest.raises(BoundaryError, match=r"\(Ukraine\): there is only UKR/ADM1 .*geoboundaries"):
        load_bundled("UKR/ADM2")


@pytest.mark.parametrize(
    "text", ["UKR/ADM1", "ukr/adm1", "UKR", "ua", "Ukraine", "Україна", "Ucrania", "أوكرانيا"]
)
def test_a_country_is_called_by_codes_and_by_its_name_in_any_language(text: str) -> None:
    assert bundled_called(text) == ("UKR/ADM1",)


def test_a_country_with_a_set_of_its_own_is_called_by_its_name() -> None:
    assert bundled_called("Afghanistan") == ("AFG/ADM1",)
    assert load_bundled("AFG").capitals


def test_several_countries_stand_with_commas_between_them() -> None:
    assert bundled_called("SYR, Iraq") == ("SYR/ADM1", "IRQ/ADM1")
    assert bundled_called("SYR,Atlantis") == ()


def test_a_name_of_two_countries_is_none() -> None:
    assert bundled_called("Congo") == bundled_called("Korea") == ()


def test_a_file_of_that_name_is_meant_before_a_country(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert is_bundled("Mali")
    Path("Mali").write_text("{}", encoding="utf-8")
    assert not is_bundled("Mali")


def test_many_countries_are_no_file_of_too_long_a_name() -> None:
    every = ",".join(name.partition("/")[0] for name in bundled_names())
    assert is_bundled(every)
    assert bundled_called(every) == bundled_names()


def test_two_countries_side_by_side_have_one_border_and_no_ground_twice() -> None:
    both = load_bundled("SYR,IRQ")
    assert (both.name, both.title) == ("SYR/ADM1,IRQ/ADM1", "Syria and Iraq")
    assert (both.country, both.countries) == ("", {"SYR", "IRQ"})
    assert shapely.coverage_is_valid(both.shapes)
    alone = sum(map(sum, (load_bundled("SYR").area_km2, load_bundled("IRQ").area_km2)))
    assert sum(both.area_km2) == pytest.approx(alone, rel=1e-3)


def test_of_many_countries_a_title_names_the_first() -> None:
    islands = load_bundled("MAF,BLM,AIA,MSR,KNA,ATG,DMA,BRB")
    assert islands.title == "Saint Martin, Saint Barthélemy, Anguilla and 5 other countries"


@pytest.mark.parametrize("names", ["AFG,PAK", "SYR,LBN", "ISR,PSE"])
def test_a_border_that_two_sets_draw_a_little_apart_is_made_one(names: str) -> None:
    one, other = map(load_bundled, names.split(","))
    assert not shapely.coverage_is_valid((*one.shapes, *other.shapes))
    both = load_bundled(names)
    assert shapely.coverage_is_valid(both.shapes)
    assert [unit.id for unit in both.units] == [unit.id for unit in (*one.units, *other.units)]
    assert both.area_km2 == pytest.approx((*one.area_km2, *other.area_km2), rel=0.005)


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
from pathlib import Path
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
