"""Files as publishers of boundaries make them: names, codes, parents and levels by their fields."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from shapely import box

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.load import load_boundaries
from tests.boundaries.files import write_geojson

NAMES = ("Alpha", "Beta", "Gamma", "Delta")


class Unit(NamedTuple):
    """A unit of a country of two halves: its number, name, and the half that it lies in."""

    nth: int
    name: str
    half: str
    half_code: str

    @property
    def code(self) -> str:
        return f"{self.half_code}0{self.nth}"


UNITS = [
    Unit(nth, name, ("North", "South")[nth // 2], ("TY01", "TY02")[nth // 2])
    for nth, name in enumerate(NAMES)
]


def cod_v2(it: Unit) -> dict[str, Any]:
    return {
        "adm0_name": "Toyland",
        "adm1_name": it.half,
        "adm1_pcode": it.half_code,
        "adm2_name": it.name,
        "adm2_name1": f"α{it.name}",
        "adm2_pcode": it.code,
        "lang": "en",
        "lang1": "el",
        "area_sqkm": 1.0,
    }


def cod_v1(it: Unit) -> dict[str, Any]:
    return {
        "ADM1_EN": it.half,
        "ADM1_PCODE": it.half_code,
        "ADM2_EN": it.name,
        "ADM2_EL": f"α{it.name}",
        "ADM2_PCODE": it.code,
        "validOn": "2021-01-01",
    }


def cod_french(it: Unit) -> dict[str, Any]:
    return {
        "ADM1_FR": it.half,
        "ADM1_PCODE": it.half_code,
        "ADM2_FR": it.name,
        "ADM2_ALT1FR": f"α{it.name}",
        "ADM2_PCODE": it.code,
    }


def cod_older(it: Unit) -> dict[str, Any]:
    return {
        "admin0Name_en": "Toyland",
        "admin1Name_en": it.half,
        "admin1Pcode": it.half_code,
        "admin2Name_en": it.name,
        "admin2Name_el": f"α{it.name}",
        "admin2Pcode": it.code,
        "admin2RefName": it.name,
    }


def mimu(it: Unit) -> dict[str, Any]:
    return {
        "ST": it.half,
        "ST_PCODE": it.half_code,
        "DT": it.name,
        "DT_PCODE": it.code,
        "DT_MMR": f"α{it.name}",
    }


def gadm(it: Unit) -> dict[str, Any]:
    return {
        "GID_0": "TOY",
        "COUNTRY": "Toyland",
        "GID_1": it.half_code,
        "NAME_1": it.half,
        "GID_2": it.code,
        "NAME_2": it.name,
        "VARNAME_2": f"α{it.name}|NA",
        "NL_NAME_2": "NA",
        "ENGTYPE_2": "District",
    }


def census(it: Unit) -> dict[str, Any]:
    return {
        "STATEFP": "01",
        "COUNTYFP": f"00{it.nth}",
        "GEOID": it.code,
        "NAME": it.name,
        "NAMELSAD": f"α{it.name}",
        "STATE_NAME": it.half,
    }


PUBLISHERS = (cod_v2, cod_v1, cod_french, cod_older, mimu, gadm, census)


def loaded(folder: Path, rows: list[dict[str, Any]]) -> BoundarySet:
    shapes = [box(nth % 2, nth // 2, nth % 2 + 1, nth // 2 + 1) for nth in range(len(rows))]
    path = folder / "units.geojson"
    write_geojson(path, list(zip(rows, shapes, strict=True)))
    return load_boundaries(path)


@pytest.mark.parametrize("publisher", PUBLISHERS, ids=lambda made: made.__name__)
def test_units_have_their_names_codes_and_parents(publisher: Any, tmp_path: Path) -> None:
    ground = loaded(tmp_path, [publisher(unit) for unit in UNITS])
    found = [(unit.name, unit.id, unit.within) for unit in ground.units]
    assert found == [(unit.name, unit.code, unit.half) for unit in UNITS]


@pytest.mark.parametrize("publisher", PUBLISHERS, ids=lambda made: made.__name__)
def test_they_are_of_the_second_level(publisher: Any, tmp_path: Path) -> None:
    assert loaded(tmp_path, [publisher(unit) for unit in UNITS]).level == 2


@pytest.mark.parametrize("publisher", PUBLISHERS, ids=lambda made: made.__name__)
def test_local_names_and_variants_are_accepted(publisher: Any, tmp_path: Path) -> None:
    ground = loaded(tmp_path, [publisher(unit) for unit in UNITS])
    assert {alias.text for alias in ground.aliases} >= {f"α{name}" for name in NAMES}


def test_an_extract_of_openstreetmap_has_english_names_where_all_units_have_one(
    tmp_path: Path,
) -> None:
    rows = [
        {"osm_id": it.nth, "admin_level": "4", "name": f"α{it.name}", "name:en": it.name}
        for it in UNITS
    ]
    ground = loaded(tmp_path, rows)
    assert [unit.name for unit in ground.units] == [*NAMES]
    assert ground.level == 1


def test_units_of_nuts_have_latin_names_and_their_codes(tmp_path: Path) -> None:
    rows = [{"NUTS_ID": it.code, "LEVL_CODE": 3, "NAME_LATN": it.name} for it in UNITS]
    ground = loaded(tmp_path, rows)
    assert [(unit.name, unit.id) for unit in ground.units] == [(u.name, u.code) for u in UNITS]
