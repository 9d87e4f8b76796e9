# SPDX-License-Identifier: MIT
"""A slice of the damaged files of `tests.hostile.mutations`, and each fault that they found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.mutations import fault_of, seeds

# What was raised, before it was mended, by file and case.
FOUND = (
    ("table.csv", 84),  # a name with thousands of digits
    ("points.gpkg", 72),  # a table whose name is no UTF-8
    ("points.fgb", 60),  # no type of shapes
    ("points.fgb", 102),  # another version of the format
    ("units.kmz", 202),  # a member without a name
    ("export.csv", 45),  # a month 0 in a row that stands for several days
)
SLICE = 4


@pytest.mark.parametrize("name", sorted(seeds()))
def test_a_damaged_file_is_read_or_refused_in_a_line(name: str, tmp_path: Path) -> None:
    faults = [fault_of(seeds()[name], number, tmp_path) for number in range(SLICE)]
    assert faults == [""] * SLICE


@pytest.mark.parametrize(("name", "number"), FOUND)
def test_what_was_raised_once_is_told_in_a_line(name: str, number: int, tmp_path: Path) -> None:
    assert fault_of(seeds()[name], number, tmp_path) == ""
