# SPDX-License-Identifier: MIT
"""Fields of names, codes and parents, by the headings that publishers use."""

from __future__ import annotations

import pytest

from mapper.boundaries.fields import Fields, choose_fields, fold
from mapper.boundaries.options import BoundaryOptions
from mapper.errors import BoundaryError

A, B, C = ["Westmarch", "Southport"], ["T1", "T2"], ["Toyland", "Toyland"]


def chosen(**columns: list) -> tuple[str, str | None, str | None]:
    fields = choose_fields(columns, "toy.geojson")
    return fields.name, fields.code, fields.within


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"ADM1_EN": A, "ADM1_PCODE": B, "ADM0_EN": C}, ("ADM1_EN", "ADM1_PCODE", None)),
        ({"ADM1_EN": C, "ADM2_EN": A, "ADM2_PCODE": B}, ("ADM2_EN", "ADM2_PCODE", "ADM1_EN")),
        ({"adm1_name": C, "adm2_name": A}, ("adm2_name", None, "adm1_name")),
        ({"GID_0": C, "NAME_1": A, "GID_1": B}, ("NAME_1", "GID_1", None)),
        ({"NAME_1": C, "NAME_2": A, "GID_2": B}, ("NAME_2", "GID_2", "NAME_1")),
        ({"shapeName": A, "shapeISO": B, "shapeGroup": C}, ("shapeName", "shapeISO", None)),
        ({"shapeName": A, "shapeISO": ["", ""], "shapeID": B}, ("shapeName", "shapeID", None)),
        ({"name": A, "iso_3166-2": B, "parent": C}, ("name", "iso_3166-2", "parent")),
        ({"name": A, "name_en": A, "id": B}, ("name", "id", None)),
        ({"district": A, "province": C}, ("district", None, "province")),
        ({"Name": A, "Description": [None, None]}, ("Name", None, None)),
        ({"Provincia": A, "area": [1.5, 2.5]}, ("Provincia", None, None)),
    ],
    ids=["COD 1", "COD 2", "COD new", "GADM 1", "GADM 2", "geoBoundaries", "without codes",
         "ISO", "several names", "by level", "KML", "the only text"],
)  # fmt: skip
def test_headings_of_publishers(columns: dict, expected: tuple) -> None:
    assert chosen(**columns) == expected


def test_a_name_field_of_the_level_above_brings_its_own_codes() -> None:
    columns = {"NAME_1": A, "GID_1": B, "NAME_2": A, "GID_2": B, "NAME_0": C}
    assert choose_fields(columns, "f", BoundaryOptions(name_field="NAME_1")).code == "GID_1"


def test_countries_are_parents_where_there_are_several() -> None:
    assert chosen(admin0Name=["Aland", "Beland"], admin1Name=A) == (
        "admin1Name",
        None,
        "admin0Name",
    )


def test_a_field_without_a_single_value_is_passed_over() -> None:
    assert chosen(name=[None, ""], name_en=A)[0] == "name_en"


def test_a_field_that_repeats_a_few_codes_is_passed_over_and_told() -> None:
    columns = {"name": list("abcd"), "pcode": ["T1", "T1", "T3", "T4"]}
    assert choose_fields(columns, "f") == Fields(
        "name", notes=("pcode gives 'T1' more than once, so it gives no codes",)
    )


def test_a_field_with_the_code_of_the_country_is_passed_over_in_silence() -> None:
    assert choose_fields({"name": A, "iso": ["AFG", "AFG"]}, "f") == Fields("name")


def test_codes_that_are_asked_for_are_taken_as_they_are() -> None:
    columns = {"name": A, "pcode": ["T1", "T1"]}
    assert choose_fields(columns, "f", BoundaryOptions(code_field="pcode")) == Fields(
        "name", "pcode"
    )


def test_two_text_fields_of_unknown_headings_leave_a_doubt() -> None:
    with pytest.raises(BoundaryError, match=r"`name_field` with one of: alpha \(Westmarch, Sou"):
        choose_fields({"alpha": A, "beta": B}, "f")


def test_a_file_without_text_says_so() -> None:
    with pytest.raises(BoundaryError, match=r"no text fields.* `name_field` with one of: size$"):
        choose_fields({"size": [1, 2]}, "f")


def test_shapes_without_any_field_are_asked_for_one() -> None:
    with pytest.raises(BoundaryError, match=r"have no names — add a field of names$"):
        choose_fields({}, "f")


@pytest.mark.parametrize("option", ["name_field", "code_field", "within_field"])
def test_a_field_that_is_not_there_is_told_with_those_that_are(option: str) -> None:
    with pytest.raises(
        BoundaryError, match=r"no field named .nom. — `\w+_field` takes one of: name"
    ):
        choose_fields({"name": A}, "f", BoundaryOptions(**{option: "nom"}))


def test_case_and_signs_of_a_heading_do_not_count() -> None:
    assert fold("ISO_3166-2") == fold("iso31662")


PROVINCES = ["North", "North", "North", "South", "South", "South"]
OWN = ["Aa", "Bb", "Cc", "Dd", "Ee", "Aa"]


def test_provinces_that_repeat_are_parents_where_one_field_tells_the_units_apart() -> None:
    fields = choose_fields({"province": PROVINCES, "id": OWN}, "f")
    assert (fields.name, fields.within) == ("id", "province")
    assert fields.notes[0].startswith("province names several units alike, so id is taken")


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"name": PROVINCES, "id": OWN}, id="parts of one unit"),
        pytest.param({"province": PROVINCES, "id": OWN, "x": OWN}, id="two that tell apart"),
        pytest.param({"province": [*"abcdef"], "id": OWN}, id="nothing repeats"),
    ],
)
def test_otherwise_the_field_that_is_called_so_has_the_names(columns: dict) -> None:
    assert choose_fields(columns, "f").name == next(iter(columns))


def test_a_field_of_names_that_repeats_a_few_is_not_reported_as_one_of_codes() -> None:
    columns = {"id": ["Aa", "Bb", "Cc", "Aa"], "province": ["North", "North", "South", "South"]}
    assert choose_fields(columns, "f", BoundaryOptions(name_field="id")).notes == ()
