# SPDX-License-Identifier: MIT
"""Names that a file gives its units besides those they go by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mapper.boundaries.load import load_boundaries
from mapper.boundaries.options import BoundaryOptions
from tests.boundaries.files import SQUARES, write_geojson

NAMES = list(SQUARES)
OTHERS = ["Borealis", "Orientalis", "Occidentalis", "Australis"]


def others(folder: Path, options: BoundaryOptions | None = None, **fields: Any) -> dict[str, str]:
    """What each other name stands for, of the four squares with these fields."""
    rows = [
        ({field: values[nth] for field, values in fields.items()}, square)
        for nth, square in enumerate(SQUARES.values())
    ]
    path = write_geojson(folder / "a.geojson", rows)
    ground = load_boundaries(path, options or BoundaryOptions())
    names = {unit.id: unit.name for unit in ground.units}
    return {alias.text: names[alias.place_id] for alias in ground.aliases}


@pytest.mark.parametrize(
    ("names", "heading"),
    [("ADM1_EN", "ADM1_LA"), ("ADM1_EN", "ADM1_PT_BR"), ("adm1_name", "adm1_name_alt"),
     ("name", "name:la"), ("name", "name_la"), ("name", "name_alt"), ("name", "alt_name"),
     ("name", "int_name"), ("NAME_1", "VARNAME_1"), ("NAME_1", "NL_NAME_1"), ("name_en", "name")],
)  # fmt: skip
def test_headings_of_other_names(tmp_path: Path, names: str, heading: str) -> None:
    found = others(tmp_path, BoundaryOptions(name_field=names), **{names: NAMES, heading: OTHERS})
    assert found == dict(zip(OTHERS, NAMES, strict=True))


@pytest.mark.parametrize(
    "heading", ["ADM1_PCODE", "ADM2_LA", "ADM0_LA", "rename", "type", "VARNAME_2"]
)
def test_headings_of_something_else(tmp_path: Path, heading: str) -> None:
    assert not others(tmp_path, **{"ADM1_EN": NAMES, heading: OTHERS})


def test_several_names_stand_in_one_value(tmp_path: Path) -> None:
    several = ["Borealis|Norda", "Ostland; Orientalis", "NA", None]
    found = others(tmp_path, name=NAMES, alt_name=several)
    assert found == {
        "Borealis": "Northfield",
        "Norda": "Northfield",
        "Ostland": "Eastvale",
        "Orientalis": "Eastvale",
    }


def test_a_number_is_no_name(tmp_path: Path) -> None:
    assert not others(tmp_path, name=NAMES, name_len=[10, 8, 9, 9])


def test_the_name_that_another_unit_goes_by_is_that_unit_s(tmp_path: Path) -> None:
    found = others(tmp_path, name=NAMES, alt_name=["Eastvale", "Northfield", "Marche", None])
    assert found == {"Marche": "Westmarch"}
