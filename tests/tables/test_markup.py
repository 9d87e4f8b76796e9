# SPDX-License-Identifier: MIT
"""Tables in Markdown and MediaWiki's markup."""

from __future__ import annotations

import io

from mapper.tables.markup import markup_lines
from mapper.tables.raw import RawTable
from mapper.tables.read import read_table

MARKDOWN = """# Who holds what

| place | status | date |
|-------|:------:|------|
| **Ghor** | a \\| b | 2021-08-12 |
| [Farah](https://example.org) |  | 2021-08-05 |

Of the desk | in August
"""

WIKI = """Some text.
{| class="wikitable sortable"
|+ Who holds what
! place !! status
! date
|-
| rowspan="2" | [[Ghor Province|Ghor]] || a || 5 August 2021
|-
| '''b''' || style="color: red" | 12 August 2021<ref name="x">A letter | of a desk</ref>
|-
| {{flag|AF}} [[Farah]]
| a
| 2021-08-12
|}
| after | it
"""


def read(text: str) -> RawTable:
    return read_table("-", stdin=io.BytesIO(text.encode()))


def rows(table: RawTable) -> list[tuple[object, ...]]:
    return [(row.line, *row.cells.values()) for row in table.rows]


def test_a_table_of_markdown_is_read_with_its_lines() -> None:
    assert rows(read(MARKDOWN)) == [
        (5, "Ghor", "a | b", "2021-08-12"),
        (6, "Farah", None, "2021-08-05"),
    ]


def test_the_outer_bars_may_be_left_out() -> None:
    assert rows(read("place | status\n--- | ---\nGhor | a\n")) == [(3, "Ghor", "a")]


def test_a_table_of_mediawiki_is_read_with_its_lines() -> None:
    assert rows(read(WIKI)) == [
        (7, "Ghor", "a", "5 August 2021"),
        (9, "Ghor", "b", "12 August 2021"),
        (11, "Farah", "a", "2021-08-12"),
    ]


def test_bars_in_a_plain_table_are_text() -> None:
    assert markup_lines("place,status\nA|B,a\n-,-\n") is None


def test_a_cell_can_reach_over_more_rows_than_there_are() -> None:
    rows = f'| rowspan="{"9" * 5000}" | Ghor || 2021-08-05\n|-\n| 2021-08-12\n'
    table = read(f"{{|\n! place !! date\n|-\n{rows}|}}\n")
    assert [row.cells["place"] for row in table.rows] == ["Ghor", "Ghor"]


def test_a_table_of_layout_without_headings_is_passed_over() -> None:
    text = "| | |\n|---|---|\n| | a picture |\n\n| Name | Status |\n|---|---|\n| Ghor | a |\n"
    lines = markup_lines(text)
    assert lines is not None
    assert [list(line.cells) for line in lines] == [["Name", "Status"], ["Ghor", "a"]]


def test_a_last_column_without_a_heading_is_not_used() -> None:
    text = b"| Name | Status | |\n|---|---|---|\n| Ghor | a | A remark |\n"
    table = read_table("-", stdin=io.BytesIO(text))
    assert [row.cells for row in table.rows] == [{"Name": "Ghor", "Status": "a"}]
    assert [one.what for one in table.notes] == ["column 3 has cells but no heading"]
