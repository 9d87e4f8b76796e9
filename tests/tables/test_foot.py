# SPDX-License-Identifier: MIT
"""Totals and remarks at the foot of a table."""

from __future__ import annotations

import pytest

from mapper.tables.columns import map_columns
from mapper.tables.foot import without_foot
from mapper.tables.raw import Line, table_from_lines

HEADINGS = ["place", "status", "date"]
KABUL = ["Kabul", "taliban", "2021-08-15"]


def left_out(*rows: list[object]) -> list[tuple[int, str]]:
    """The lines and words of the rows that are left out of a table."""
    lines = [Line(number, cells) for number, cells in enumerate([HEADINGS, *rows], start=1)]
    raw = table_from_lines("t.csv", lines)
    kept, told = without_foot(raw, map_columns(raw.headings))
    assert len(kept.rows) + len(told) == len(raw.rows)
    return sorted((problem.where.line, problem.value) for problem in told)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(["Total", 34, ""], id="a count in place of a status"),
        pytest.param(["TOTAL:", "", ""], id="nothing else"),
        pytest.param(["Всего", "34", "2021-08-15"], id="another language"),
        pytest.param(["المجموع", "٣٤", ""], id="another script"),
        pytest.param(["Source: desk", "", ""], id="a source"),
        pytest.param(["* as of August", "", ""], id="a remark"),
        pytest.param(["Total provinces: 34", "", ""], id="a total in words"),
    ],
)
def test_what_is_about_no_place_is_left_out_at_the_foot(row: list[object]) -> None:
    assert [line for line, _ in left_out(KABUL, row)] == [3]


def test_a_total_stands_before_its_number_where_the_first_column_counts_rows() -> None:
    rows = [["no.", *HEADINGS], [1, *KABUL], [2, "Herat", "", ""], ["Total", 2, "", ""]]
    raw = table_from_lines("t.csv", [Line(number, row) for number, row in enumerate(rows, start=1)])
    kept, told = without_foot(raw, map_columns(raw.headings))
    assert [(problem.where.line, problem.value) for problem in told] == [(4, "Total")]
    assert len(kept.rows) == 2


def test_several_rows_at_the_foot_are_left_out() -> None:
    found = left_out(KABUL, ["Total", 1, ""], ["Source: desk", "", ""])
    assert found == [(3, "Total"), (4, "Source: desk")]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["Total", 34, ""], KABUL], id="above the foot"),
        pytest.param([KABUL, ["Total", "taliban", "2021-08-15"]], id="a whole row"),
        pytest.param([KABUL, ["Herat", "", ""]], id="a place without a status"),
        pytest.param([["Total", 34, ""]], id="the only row"),
    ],
)
def test_any_other_row_stays(rows: list[list[object]]) -> None:
    assert left_out(*rows) == []


def test_a_remark_needs_no_delimiters() -> None:
    lines = [Line(1, HEADINGS), Line(2, KABUL), Line(3, ["Source: desk"])]
    raw = table_from_lines("t.csv", lines)
    assert raw.notes == ()
    assert len(without_foot(raw, map_columns(raw.headings))[0].rows) == 1
