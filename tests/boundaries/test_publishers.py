# SPDX-License-Identifier: MIT
"""Files as publishers of boundaries make them: names, codes, parents and levels by their fields."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from shapely import box

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.publishers import countries_in, publisher_of, vintage_of
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


def geoboundaries(it: Unit) -> dict[str, Any]:
    return {
        "shapeName": it.name,
        "shapeISO": "",
        "shapeID": f"{it.nth}B",
        "shapeGroup": "UKR",
        "shapeType": "ADM2",
    }


def natural_earth(it: Unit) -> dict[str, Any]:
    return {
        "adm1_code": it.code,
        "iso_3166_2": it.code,
        "name": it.name,
        "admin": "Ukraine",
        "adm0_a3": "UKR",
    }


def osm(it: Unit) -> dict[str, Any]:
    return {"osm_id": it.nth, "admin_level": "6", "name": it.name}


def nuts(it: Unit) -> dict[str, Any]:
    return {"NUTS_ID": it.code, "LEVL_CODE": 3, "CNTR_CODE": "EL", "NAME_LATN": it.name}


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


# --- whose they are -----------------------------------------------------------------------


def columns(made: Any) -> dict[str, list[Any]]:
    rows = [made(unit) for unit in UNITS]
    return {field: [row[field] for row in rows] for field in rows[0]}


@pytest.mark.parametrize(
    ("made", "form"),
    [
        (cod_v2, "COD-AB v2"),
        (cod_v1, "COD-AB v1"),
        (cod_french, "COD-AB v1"),
        (cod_older, "COD-AB, older"),
        (mimu, "MIMU"),
        (gadm, "GADM 4"),
        (census, "US Census"),
        (geoboundaries, "geoBoundaries"),
        (natural_earth, "Natural Earth"),
        (osm, "OpenStreetMap"),
        (nuts, "GISCO NUTS"),
    ],
)
def test_whose_fields_they_are(made: Any, form: str) -> None:
    found = publisher_of(columns(made))
    assert found is not None
    assert found.form == form
    assert found.credit
    assert found.licence


def test_fields_of_ones_own_are_nobody_s() -> None:
    assert publisher_of({"name": ["A"], "code": ["1"], "province": ["North"]}) is None


@pytest.mark.parametrize(
    ("made", "codes"),
    [
        (geoboundaries, ["UKR"]),
        (natural_earth, ["UKR"]),
        (nuts, ["GRC"]),
        (mimu, ["MMR"]),
        (census, ["USA"]),
        (osm, []),
        (cod_v2, []),  # no country is called Toyland
    ],
)
def test_the_country_that_fields_name(made: Any, codes: list[str]) -> None:
    of = columns(made)
    assert [country.code for country in countries_in(of, publisher_of(of))] == codes


def test_the_countries_of_a_file_of_several() -> None:
    several = {"GID_0": ["UKR", "POL", "UKR"], "GID_1": list("abc"), "NAME_1": list("abc")}
    assert [country.code for country in countries_in(several, None)] == ["UKR", "POL"]


@pytest.mark.parametrize(
    ("fields", "file", "vintage"),
    [
        ({"validOn": ["2021-01-01", "2021-01-01"]}, "a.geojson", "2021-01-01"),
        ({"valid_on": ["2025-03-04T00:00:00", None]}, "a.geojson", "2025-03-04"),
        ({"date": ["2021-01-01", "2022-01-01"]}, "a.geojson", ""),
        ({}, "gadm41_UKR_2.json", "4.1"),
        ({}, "cb_2018_us_county_500k.shp", "2018"),
        ({}, "NUTS_RG_20M_2021_4326.geojson", "2021"),
        ({}, "raions.geojson", ""),
    ],
)
def test_of_when_a_file_is(fields: dict[str, list[Any]], file: str, vintage: str) -> None:
    assert vintage_of(fields, file) == vintage


def test_gadm_writes_na_for_nothing(tmp_path: Path) -> None:
    rows = [gadm(unit) | {"NAME_2": "NA", "GID_2": "NA"} for unit in UNITS[:1]]
    [first, _] = loaded(tmp_path, [*rows, gadm(UNITS[1])]).units
    assert first.name == "#1"


def test_elsewhere_na_is_a_name(tmp_path: Path) -> None:
    [first, _] = loaded(tmp_path, [{"name": "NA"}, {"name": "Beta"}]).units
    assert first.name == "NA"


# --- other names --------------------------------------------------------------------------


def test_the_language_of_a_numbered_name_stands_in_another_field(tmp_path: Path) -> None:
    ground = loaded(tmp_path, [cod_v2(unit) for unit in UNITS])
    assert {alias.lang for alias in ground.aliases} == {"el"}


def test_reference_names_are_of_no_language(tmp_path: Path) -> None:
    rows = [cod_v1(it) | {"ADM2_EL": None, "ADM2_REF": f"ref{it.name}"} for it in UNITS]
    ground = loaded(tmp_path, rows)
    assert {(alias.text, alias.lang) for alias in ground.aliases} == {
        (f"ref{name}", "") for name in NAMES
    }


def test_names_in_the_language_of_the_country_are_the_local_ones(tmp_path: Path) -> None:
    rows = [
        ({"ADM1_EN": it.name, "ADM1_UA": f"λ{it.name}", "ADM1_PCODE": it.code}, square)
        for it, square in zip(
            UNITS, [box(30 + nth, 49, 31 + nth, 50) for nth in range(4)], strict=True
        )
    ]
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", rows))
    assert [dict(unit.names) for unit in ground.units] == [{"uk": f"λ{name}"} for name in NAMES]
