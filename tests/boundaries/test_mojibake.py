# SPDX-License-Identifier: MIT
"""Names that were encoded twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.boundaries.load import load_boundaries
from mapper.boundaries.mojibake import is_mixed_up, unmixed
from mapper.boundaries.options import BoundaryOptions
from tests.boundaries.files import toy_rows, write_geojson


@pytest.mark.parametrize(
    ("name", "taken_for"),
    [("Kyïv", "cp1252"), ("Київ", "cp1251"), ("Île-de-France", "mac_roman"), ("Łódź", "latin-1"),
     ("Zürich", "cp437"), ("Évora à", "latin-1")],
)  # fmt: skip
def test_a_name_that_was_encoded_twice_is_seen_and_read(name: str, taken_for: str) -> None:
    mixed = name.encode().decode(taken_for)
    assert is_mixed_up(mixed)
    assert unmixed(mixed) == name


@pytest.mark.parametrize(
    "name", ["North", "Kyïv", "Київ", "Рівне", "Île-de-France", "Zürich", "الشمال", "São Tomé",
             "Åå", "広島", "Đắk Lắk", "Ñuñoa", "Þórshöfn"],
)  # fmt: skip
def test_names_as_they_are_written_are_none(name: str) -> None:
    assert not is_mixed_up(name)


def test_such_names_stop_the_run_with_what_reads_them(tmp_path: Path) -> None:
    rows = toy_rows()
    rows[0] = ({"name": "KyÃ¯v"}, rows[0][1])
    path = write_geojson(tmp_path / "a.geojson", rows)
    (problem,) = load_boundaries(path).notes
    assert problem.stops
    assert str(problem) == (
        "a.geojson: a name seems to be encoded twice: 'KyÃ¯v' for 'Kyïv' — "
        '`BoundaryOptions(encoding="utf-8")` reads them as they were meant'
    )
    ground = load_boundaries(path, BoundaryOptions(encoding="utf-8"))
    assert ground.units[0].name == "Kyïv"
    assert not ground.notes
