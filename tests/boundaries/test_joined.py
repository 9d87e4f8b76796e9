# SPDX-License-Identifier: MIT
"""Features that are one unit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.options import BoundaryOptions
from mapper.errors import BoundaryError
from tests.boundaries.files import SQUARES, write_geojson

WEST_AND_EAST = ["West", "East", "West", "East"]


def ground_of(folder: Path, options: BoundaryOptions | None = None, **fields: Any) -> BoundarySet:
    """The four squares with these fields."""
    rows = [
        ({field: values[nth] for field, values in fields.items()}, square)
        for nth, square in enumerate(SQUARES.values())
    ]
    path = write_geojson(folder / "a.geojson", rows)
    return load_boundaries(path, options or BoundaryOptions())


def names(ground: BoundarySet) -> list[str]:
    return [unit.name for unit in ground.units]


def told(ground: BoundarySet) -> str:
    return "\n".join(map(str, ground.notes))


# --- by their names -----------------------------------------------------------------------


def test_parts_of_one_name_are_one_unit_with_all_their_ground(tmp_path: Path) -> None:
    ground = ground_of(tmp_path, name=["Isles", "Main", "Isles", "Isles"])
    assert names(ground) == ["Isles", "Main"]
    assert ground.shapes[0].area == 3
    assert "features 1, 3, 4 are all named 'Isles', and no field tells them apart" in told(ground)


def test_running_numbers_and_areas_tell_no_units_apart(tmp_path: Path) -> None:
    ground = ground_of(
        tmp_path,
        name=["Isles", "Main", "Isles", "South"],
        fid=[1, 2, 3, 4],
        km2=[1.5, 2.5, 3.5, 4.5],
    )
    assert names(ground) == ["Isles", "Main", "South"]


@pytest.mark.parametrize(
    "field",
    [
        {"state": ["North", "North", "South", "South"]},
        {"statefp": [1, 1, 2, 2]},
        {"geoid": ["01", "02", "03", "04"]},
        {"kind": ["city", "city", "district", "district"]},
    ],
    ids=["parents", "numbers of parents", "codes", "kinds"],
)
def test_units_of_one_name_that_a_field_tells_apart_stay_so(
    tmp_path: Path, field: dict[str, list[object]]
) -> None:
    ground = ground_of(tmp_path, name=["Carroll", "Main", "Carroll", "South"], **field)
    assert names(ground) == ["Carroll", "Main", "Carroll", "South"]


def test_people_of_parts_are_added_up_and_those_of_the_whole_are_not(tmp_path: Path) -> None:
    fields = {"name": ["Isles", "Main", "Isles", "South"]}
    parts = ground_of(tmp_path, **fields, population=[10, 20, 30, 40])
    whole = ground_of(tmp_path, **fields, population=[10, 20, 10, 40])
    assert parts.units[0].population == 40
    assert whole.units[0].population == 10


def test_features_without_a_name_are_no_parts_of_each_other(tmp_path: Path) -> None:
    assert len(ground_of(tmp_path, name=["Main", None, None, "South"]).units) == 4


# --- by a field ---------------------------------------------------------------------------


def test_units_are_made_of_finer_ones(tmp_path: Path) -> None:
    ground = ground_of(
        tmp_path,
        BoundaryOptions(dissolve="ADM1_EN"),
        ADM2_EN=list(SQUARES),
        ADM2_PCODE=["T11", "T21", "T12", "T22"],
        ADM1_EN=WEST_AND_EAST,
        ADM1_PCODE=["T1", "T2", "T1", "T2"],
        population=[1, 2, 3, 4],
    )
    assert [(unit.id, unit.name, unit.population) for unit in ground.units] == [
        ("T1", "West", 4),
        ("T2", "East", 6),
    ]
    assert [shape.area for shape in ground.shapes] == [2, 2]
    assert ground.level == 1
    assert "4 features are joined to 2 units by ADM1_EN" in told(ground)


def test_units_are_joined_by_codes_and_named_by_another_field(tmp_path: Path) -> None:
    options = BoundaryOptions(dissolve="code", name_field="side")
    ground = ground_of(tmp_path, options, code=[1, 2, 1, 2], side=WEST_AND_EAST)
    assert names(ground) == ["West", "East"]


def test_what_belongs_to_no_unit_is_left_out_and_noted(tmp_path: Path) -> None:
    ground = ground_of(
        tmp_path,
        BoundaryOptions(dissolve="side"),
        name=list(SQUARES),
        side=["West", None, "West", "East"],
    )
    assert names(ground) == ["West", "East"]
    assert "feature 2: nothing in side, left out" in told(ground)


def test_a_field_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(BoundaryError, match="`dissolve` takes one of: name"):
        ground_of(tmp_path, BoundaryOptions(dissolve="side"), name=list(SQUARES))
