# SPDX-License-Identifier: MIT
"""Which features of a file count."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.boundaries.features import Features
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.options import BoundaryOptions
from mapper.boundaries.where import Clause, chosen, parse_where
from mapper.errors import BoundaryError, MapperError, UsageError
from tests.boundaries.files import toy_rows, write_geojson

COUNTRIES = Features(
    [None] * 4,
    {
        "country": ["UA", "UA", "MD", None],
        "level": [4, 6, 4, 4],
        "name": ["Lviv", "Bar, Old", "Tiraspol", "Sea"],
        "disputed": [False, False, True, False],
    },
)


def kept(text: str) -> list[int]:
    return list(chosen(COUNTRIES, text, "toy.shp")[0].numbers)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("country=UA", [1, 2]), ("country = UA , level = 4", [1]), ("level=4 and country!=UA", [3, 4]),
     ("level=4.0", [1, 3, 4]), ("level=6|7", [2]), ("name='Bar, Old'", [2]), ("COUNTRY=MD", [3]),
     ("country=", [4]), ("country!=", [1, 2, 3]), ("disputed=true", [3]), ("level<>4", [2])],
)  # fmt: skip
def test_features_are_chosen_by_the_values_of_their_fields(text: str, numbers: list[int]) -> None:
    assert kept(text) == numbers


def test_how_many_count_is_noted() -> None:
    _, (note,) = chosen(COUNTRIES, "level=4", "toy.shp")
    assert str(note) == "toy.shp: 3 of 4 features count, as `unit_where` level=4 says"


@pytest.mark.parametrize("text", ["", "level", "=4", "level>4", "level=4,", "__import__('os')"])
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match="write it as FIELD=VALUE"):
        parse_where(text)


def test_a_field_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(BoundaryError, match="`unit_where` takes one of: country, level, name"):
        kept("adm=UA")


def test_a_value_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(BoundaryError, match=r"level has '4' \(3\), '6' \(1\)"):
        kept("level=5")


@given(st.text(alphabet="ab=!,|'\" and<>", max_size=20))
def test_no_text_ends_in_anything_but_clauses_or_a_refusal(text: str) -> None:
    try:
        clauses = parse_where(text)
    except MapperError:
        return
    assert all(isinstance(clause, Clause) and clause.field for clause in clauses)


def test_notes_name_the_features_by_their_numbers_in_the_file(tmp_path: Path) -> None:
    rows = toy_rows(level=[6, 4, 4, 4])
    rows[2] = (rows[2][0], None)
    path = write_geojson(tmp_path / "a.geojson", rows)
    ground = load_boundaries(path, BoundaryOptions(unit_where="level=4"))
    assert [unit.name for unit in ground.units] == ["Eastvale", "Southport"]
    assert "feature 3: no geometry" in "\n".join(map(str, ground.notes))
