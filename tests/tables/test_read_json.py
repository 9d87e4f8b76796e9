"""JSON tables in their three forms."""

from __future__ import annotations

import io

import pytest

from mapper.errors import TableError
from mapper.tables.read import RawTable, read_table


def stdin(text: str) -> RawTable:
    return read_table("-", stdin=io.BytesIO(text.encode()))


LIST = """[
  {"place": "Westmarch", "status": 0},
  {"place": "Eastvale",
   "status": 1}
]"""
WRAPPED = """{"title": "May", "about": {"records": []},
 "records": [
  {"place": "Westmarch", "status": 0},
  {"place": "Eastvale", "status": 1}], "end": 1}"""
BY_LINE = """{"place": "Westmarch", "status": 0}

{"place": "Eastvale", "status": 1}
"""


@pytest.mark.parametrize(
    ("text", "numbers"),
    [(LIST, [2, 3]), (WRAPPED, [3, 4]), (BY_LINE, [1, 3])],
    ids=["list", "records", "lines"],
)
def test_every_form_keeps_the_lines_of_its_rows(text: str, numbers: list[int]) -> None:
    table = stdin(text)
    assert [(row.line, row.cells) for row in table.rows] == [
        (numbers[0], {"place": "Westmarch", "status": 0}),
        (numbers[1], {"place": "Eastvale", "status": 1}),
    ]


def test_rows_that_share_a_line_are_numbered_by_their_place() -> None:
    table = stdin('[{"place": "Westmarch"}, {"place": "Eastvale"}, {"place": "Northfell"}]')
    assert [row.line for row in table.rows] == [1, 2, 3]


def test_the_headings_are_all_keys_in_the_order_they_appear() -> None:
    assert stdin('[{"place": "a"},\n{"note": "b", "place": "c"}]').headings == ("place", "note")


def test_numbers_truth_and_nothing_become_cells() -> None:
    row = stdin('[{"a": 1.0, "b": 1.5, "c": true, "d": null, "e": " "}]').rows[0]
    assert row.cells == {"a": 1, "b": 1.5, "c": "true", "d": None, "e": None}


def test_a_list_in_a_cell_is_told_and_the_row_left_out() -> None:
    table = stdin('[{"place": "Westmarch"},\n{"place": ["East", "vale"]}]')
    assert len(table.rows) == 1
    assert str(table.notes[0]).startswith("standard input:2: 'place' holds a list or an object")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[{"place": "Westmarch"}\n{"place": "Eastvale"}]', r":2: .* comma or '\]' is missing"),
        ('[{"place": "Westmarch"},\n{"place": }]', ":2: not valid JSON"),
        ('[{"place": "Westmarch"}', ":1: not valid JSON"),
        ('[{"place": "Westmarch"}] []', "more text after the end"),
        ('[{"place": NaN}]', "NaN is no JSON value — write null"),
        ('[{"date": ' + "9" * 5000 + "}]", r":1: .* a number has 5000 digits — write it as text$"),
        ('[{"place": 1,\n"place": 2}]', "the key 'place' stands twice"),
        ("[1, 2]", ":1: this is not an object"),
        ("[]", "the table has no rows"),
        ("[" * 100_000, "nested too deeply"),
        ('{"type": "FeatureCollection", "features": []}', "GeoJSON.* `boundaries`"),
    ],
)
def test_what_is_no_json_table_is_refused(text: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        stdin(text)
