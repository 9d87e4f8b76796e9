# SPDX-License-Identifier: MIT
"""Units whose file does not say what they lie in: the first level around them does, by position.

The invented districts lie in and around the oblasts of Ukraine, far from the borders of these, or
across one.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from shapely import Geometry, box

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.parents import Parents
from tests.boundaries.files import write_geojson

IN_POLTAVA, IN_LVIV = box(33.8, 49.5, 34.2, 49.8), box(23.8, 49.7, 24.1, 49.9)
# The oblasts of Poltava and Kharkiv have about half each.
ACROSS = box(35.0, 49.4, 35.6, 49.8)


def districts(folder: Path, **shapes: Geometry) -> BoundarySet:
    """Districts by name as geoBoundaries has them: with a level, and without parents."""
    fields = {"shapeGroup": "UKR", "shapeType": "ADM2"}
    rows = [
        ({"shapeName": name.partition("_")[0], "shapeID": f"{nth}B", **fields}, shape)
        for nth, (name, shape) in enumerate(shapes.items())
    ]
    return load_boundaries(write_geojson(folder / "districts.geojson", rows))


def test_a_district_lies_in_the_oblast_around_it(tmp_path: Path) -> None:
    ground = districts(tmp_path, Dykanka=IN_POLTAVA, Horodok=IN_LVIV)
    assert [unit.within for unit in ground.units] == ["Poltava", "Lviv"]
    assert ground.parent_level == 1


def test_two_of_one_name_are_told_apart_by_it(tmp_path: Path) -> None:
    ground = districts(tmp_path, Lyman_1=IN_POLTAVA, Lyman_2=IN_LVIV)
    assert [unit.shown for unit in ground.units] == ["Lyman (Poltava)", "Lyman (Lviv)"]
    assert not [told for told in ground.notes if told.code == "duplicate-name"]


@pytest.mark.parametrize("name", ["Lviv", "Львівська область", "UA-46", "Oblast de Lviv"])
def test_a_row_may_name_the_oblast_in_any_language(tmp_path: Path, name: str) -> None:
    places = districts(tmp_path, Lyman_1=IN_POLTAVA, Lyman_2=IN_LVIV).gazetteer()
    assert places.is_parent(name)


def test_what_lies_across_a_border_lies_in_none_of_two(tmp_path: Path) -> None:
    [unit] = districts(tmp_path, Middle=ACROSS).units
    assert unit.within == ""


def test_what_is_close_to_a_border_may_lie_on_either_side(tmp_path: Path) -> None:
    ground = districts(tmp_path, Middle=ACROSS)
    parents = Parents(ground, ())
    assert {"poltava", "kharkiv"} <= parents.around((35.45, 49.6))
    assert "kharkiv" not in parents.around((35.3, 49.6))


def test_a_file_that_names_parents_keeps_its_own(tmp_path: Path) -> None:
    fields = {"ADM1_EN": "Somewhere", "ADM2_EN": "Dykanka", "ADM2_PCODE": "UA5301"}
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", [(fields, IN_POLTAVA)]))
    assert [unit.within for unit in ground.units] == ["Somewhere"]


def test_units_of_the_first_level_lie_in_none(tmp_path: Path) -> None:
    fields = {"shapeName": "Poltava", "shapeID": "1B", "shapeType": "ADM1", "shapeGroup": "UKR"}
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", [(fields, IN_POLTAVA)]))
    assert [unit.within for unit in ground.units] == [""]


def test_a_code_that_only_what_has_no_name_lacks_is_one(tmp_path: Path) -> None:
    fields = {"shapeGroup": "UKR", "shapeType": "ADM2"}
    nobody = dict.fromkeys(("shapeName", "shapeID", *fields), None)
    rows = [
        ({"shapeName": "Dykanka", "shapeID": "1B", **fields}, IN_POLTAVA),
        (nobody, IN_LVIV),
    ]
    ground = load_boundaries(write_geojson(tmp_path / "a.geojson", rows))
    assert [unit.id for unit in ground.units] == ["1B", "#2"]
