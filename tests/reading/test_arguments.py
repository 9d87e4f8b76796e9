# SPDX-License-Identifier: MIT
"""Arguments of the Python functions that cannot be used."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import mapper
from mapper.errors import UsageError
from mapper.reading.arguments import given_day, is_number


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"table": [["Herat", "taliban"]]}, "table: give a path or a name, not list — save it to"),
        ({"table": b"control.csv"}, "table: give a path or a name, not bytes"),
        ({"boundaries": 5}, "boundaries: give a path or a name, not int"),
        ({"scheme": 5}, "scheme: give a path or a name, not int"),
        ({"table": "https://example.org/a.csv"}, "https://example.org/a.csv: nothing is fetched"),
        ({"boundaries": "HTTP://example.org/a.json"}, "HTTP://example.org/a.json: nothing is f"),
        ({"as_of": 20210805}, "as_of 20210805: give a date, or text"),
    ],
)
def test_a_wrong_argument_is_told_in_one_line(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as raised:
        mapper.draw(**arguments)
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"aliases": ["Kabool"]}, "aliases: give a path or a name, not list"),
        ({"encoding": 8}, "encoding 8: give text"),
        ({"columns": ["status"]}, "columns ['status']: give a column and its heading"),
        ({"columns": {"status": 5}}, "columns {'status': 5}: give a column and its heading"),
        ({"constants": ["kind"]}, "constants ['kind']: give a column and what it is"),
        ({"date_format": "XYZ"}, "date_format 'XYZ': give DMY, MDY or YMD"),
        ({"about": "towns"}, "about 'towns': give ground or seats"),
        ({"header": "top"}, "header 'top': give the number of a row, or 3-4"),
        ({"header": 0}, "header 0: give the number of a row"),
        ({"fill_down": 5}, "fill_down 5: give the names of columns"),
        (
            {"where": "status = Sar-e Pol"},
            "where 'status = Sar-e Pol': at character 16, before 'Pol': 'and' or 'or' is missing",
        ),
        ({"where": "status ="}, "where 'status =': at the end: a value is missing"),
        ({"wide": "dates"}, "wide 'dates': give True or False"),
    ],
)
def test_a_wrong_option_is_told_where_it_is_written(options: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        mapper.TableOptions(**options)


@pytest.mark.parametrize(
    ("look", "message"),
    [
        ({"title": 5}, "title 5: give text, not int"),
        ({"generated": "now"}, "generated 'now': 'now' is not a date"),
        ({"border_km": math.nan}, "border_km nan: give kilometres from 1 to 500"),
        ({"border_km": math.inf}, "border_km inf: give"),
        ({"border_km": "30"}, "border_km '30': give"),
        ({"border_km": 0}, "border_km 0: give"),
        ({"stale_days": -3}, "stale_days -3: give a number of days"),
        ({"stale_days": True}, "stale_days True: give a number of days"),
        ({"provinces_from": "x"}, "provinces_from 'x': give capital or none"),
    ],
)
def test_a_wrong_look_is_told_where_it_is_written(look: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        mapper.Look(**look)


@pytest.mark.parametrize(
    "day", [date(2021, 8, 5), datetime(2021, 8, 5, 12), pd.Timestamp("2021-08-05"), "2021-08-05"]
)
def test_days_of_any_kind_are_one(day: object) -> None:
    found = given_day("as_of", day)
    assert (found, type(found)) == (date(2021, 8, 5), date)


def test_the_missing_day_of_a_data_frame_is_no_day() -> None:
    with pytest.raises(UsageError, match="as_of NaT: give a date"):
        given_day("as_of", pd.NaT)


def test_numbers_of_numpy_are_numbers() -> None:
    assert [is_number(value) for value in (np.float32(30), np.nan, True, "1", None)] == [
        True,
        False,
        False,
        False,
        False,
    ]


def test_a_path_may_be_an_object(tmp_path: Path) -> None:
    path = tmp_path / "control.csv"
    path.write_text("place,status\nKabul,government\n", encoding="utf-8")
    assert mapper.draw(path, as_of=date(2021, 8, 5)).payload["day"] == "2021-08-05"
