# SPDX-License-Identifier: MIT
"""A table of districts over boundaries of provinces: Herat the district is not all of Herat."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.reading.options import Options, TableOptions
from mapper.reading.table_inputs import read_inputs


def notes(folder: Path, head: str, *rows: str, **read: object) -> list[str]:
    path = folder / "control.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    options = Options(table=TableOptions(**read))  # type: ignore[arg-type]
    found = read_inputs(path, "AFG/ADM1", None, options)
    return [problem.what for problem in found.problems if problem.code == "finer-heading"]


ROWS = ("Herat,taliban,2021-08-12", "Kabul,government,2021-08-12")


def test_a_row_under_district_is_told_where_it_is_taken_for_a_province(tmp_path: Path) -> None:
    assert notes(tmp_path, "District,status,date", *ROWS) == [
        "places stand under 'District', and these boundaries have provinces: 2 rows are taken for "
        "the whole of one that has the name"
    ]


@pytest.mark.parametrize("heading", ["Province", "place", "region", "town", "ADM1"])
def test_other_headings_say_nothing_finer(tmp_path: Path, heading: str) -> None:
    assert not notes(tmp_path, f"{heading},status,date", *ROWS)


def test_who_names_the_column_or_the_kind_has_said_what_is_meant(tmp_path: Path) -> None:
    head = "District,status,date"
    assert not notes(tmp_path, head, *ROWS, columns={"place": "District"})
    assert not notes(tmp_path, head, *ROWS, constants={"kind": "province"})


def test_a_code_belongs_to_no_other_level(tmp_path: Path) -> None:
    assert not notes(tmp_path, "District,code,status,date", "Herat,AF-HER,taliban,2021-08-12")
