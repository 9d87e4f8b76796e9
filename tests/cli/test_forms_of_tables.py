# SPDX-License-Identifier: MIT
"""Tables in the forms that people have them in, checked by `mapper check`."""

from __future__ import annotations

from collections.abc import Callable

from tests.cli.conftest import Answer

Run = Callable[..., Answer]
Write = Callable[..., str]

WIDE = "place,2021-08-01,2021-08-08\nGhor,government,talibn\n"


def test_a_word_that_no_scheme_has_is_shown_under_its_date(mapper: Run, table: Write) -> None:
    answer = mapper("check", table(WIDE))
    assert answer.code == 3
    assert "control.csv:2: under '2021-08-08': no status 'talibn' in the scheme" in answer.out


def test_a_table_read_as_wide_can_be_read_otherwise(mapper: Run, table: Write) -> None:
    assert "--no-wide reads it otherwise" in mapper("check", table(WIDE)).out
    answer = mapper("check", table(WIDE), "--no-wide")
    assert "control.csv: no column 'status'" in answer.out


def test_the_row_of_headings_can_be_named(mapper: Run, table: Write) -> None:
    path = table("place,status,date\nOrt,Lage,Tag\nGhor,taliban,2021-08-08\n")
    named = ("--column", "place=Ort", "--column", "status=Lage", "--column", "date=Tag")
    assert mapper("check", path, "--header", "2", *named).code == 0
    assert mapper("check", path, "--header", "0").err.startswith("--header 0: give the number")


ROWS = "place,status,date\nGhor,taliban,2021-08-08\nFarah,government,2021-08-08\n"


def test_rows_that_count_can_be_said(mapper: Run, table: Write) -> None:
    answer = mapper("check", table(ROWS), "--where", "status = taliban")
    assert "1 of 1 records have a place" in answer.out
    assert "control.csv: 1 of 2 rows are left out" in answer.out


def test_a_condition_that_cannot_be_read_is_refused_at_its_place(mapper: Run, table: Write) -> None:
    answer = mapper("check", table(ROWS), "--where", "status ~ taliban")
    assert (answer.code, answer.err.partition(": after")[0]) == (
        2,
        "--where status ~ taliban: at character 8, before '~ taliban'",
    )


def test_points_of_geojson_are_a_table(mapper: Run, table: Write) -> None:
    point = """{"type": "FeatureCollection", "features": [{"type": "Feature",
      "properties": {"name": "Base X", "status": "taliban", "date": "2021-08-08"},
      "geometry": {"type": "Point", "coordinates": [69.2, 34.5]}}]}"""
    answer = mapper("check", table(point, "bases.geojson"))
    assert "1 of 1 records have a place: 1 by point" in answer.out
