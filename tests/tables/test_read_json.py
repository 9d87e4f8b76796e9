# SPDX-License-Identifier: MIT
"""JSON tables in their forms."""

from __future__ import annotations

import io
import json

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


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            '{"2021-08-01": {"Ghor": "a",\n"Farah": "b"},\n"2021-08-05": {"Ghor": "b"}}', id="dates"
        ),
        pytest.param(
            '{"2021-08-01": {"Ghor": {"status": "a"},\n"Farah": {"status": "b"}},\n'
            '"2021-08-05": {"Ghor": {"status": "b"}}}',
            id="dates, and columns",
        ),
    ],
)
def test_keys_can_be_dates_over_places(text: str) -> None:
    assert [(row.line, *row.cells.values()) for row in stdin(text).rows] == [
        (1, "Ghor", "a", "2021-08-01"),
        (2, "Farah", "b", "2021-08-01"),
        (3, "Ghor", "b", "2021-08-05"),
    ]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('{"Ghor": "a"}', {"place": "Ghor", "status": "a"}),
        ('{"Ghor": {"2021": "a"}}', {"place": "Ghor", "status": "a", "date": "2021"}),
        ('{"Ghor": {"held by": "a", "x": 1}}', {"place": "Ghor", "held by": "a", "x": 1}),
    ],
)
def test_keys_can_be_places(text: str, cells: dict[str, object]) -> None:
    assert [row.cells for row in stdin(text).rows] == [cells]


def test_an_object_with_columns_is_a_row() -> None:
    assert stdin('{"place": "Ghor", "status": "a"}').headings == ("place", "status")


def feature(shape: str, coordinates: object, **told: object) -> dict[str, object]:
    geometry = {"type": shape, "coordinates": coordinates}
    return {"type": "Feature", "properties": told, "geometry": geometry}


def collection(*features: dict[str, object]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features}, indent=0)


def test_points_of_geojson_are_rows_with_their_positions() -> None:
    told = feature("Point", [69.2, 34.5, 1800], name="Kabul", status="a", icon=[1, 2])
    (row,) = stdin(collection(told)).rows
    assert row.cells == {"name": "Kabul", "status": "a", "lat": 34.5, "lon": 69.2}


def test_positions_that_properties_have_stand() -> None:
    table = stdin(collection(feature("Point", [1, 2], name="Kabul", latitude=34.5, longitude=69.2)))
    assert table.headings == ("name", "latitude", "longitude")


@pytest.mark.parametrize("told", [["Kabul"], "Kabul", 1])
def test_points_without_named_properties_are_no_table(told: object) -> None:
    with pytest.raises(TableError, match="this is GeoJSON"):
        stdin(collection({**feature("Point", [1, 2]), "properties": told}))


def test_shapes_that_are_no_points_are_no_table() -> None:
    mixed = [feature("Point", [1, 2]), feature("LineString", [[1, 2], [3, 4]])]
    with pytest.raises(TableError, match="this is GeoJSON, so it has boundaries"):
        stdin(collection(*mixed))
