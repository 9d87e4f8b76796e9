# SPDX-License-Identifier: MIT
"""How messages name arguments: as Python does, unless another spelling is chosen."""

from __future__ import annotations

from datetime import date

import pytest

from mapper.model.spelling import Spelling, argument, call, given, spelled, typed


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("name_field", None, "`name_field`"),
        ("crs", "EPSG:32636", '`crs="EPSG:32636"`'),
        ("constants", {"kind": "town"}, '`constants={"kind": "town"}`'),
        ("columns", {"status": ...}, '`columns={"status": …}`'),
        ("clip", True, "`clip=True`"),
        ("BoundaryOptions.encoding", "gbk", '`BoundaryOptions(encoding="gbk")`'),
        ("country", 'the "Land"', r'`country="the \"Land\""`'),
    ],
)
def test_a_hint_names_an_argument_of_python(name: str, value: object, said: str) -> None:
    assert argument(name, value) == said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("rest", "blue", "rest 'blue'"),
        ("means", {"1": "blue"}, "means {'1': 'blue'}"),
        ("start", date(2021, 8, 5), "start '2021-08-05'"),
        ("clip", None, "clip"),
        ("BoundaryOptions.encoding", "klingon", "encoding 'klingon'"),
    ],
)
def test_an_error_begins_with_what_was_given(name: str, value: object, said: str) -> None:
    assert given(name, value) == said


def test_a_call_is_one_of_the_package() -> None:
    assert call("draw", "towns.csv", boundaries="FILE") == '`mapper.draw(…, boundaries="FILE")`'
    assert call("faces") == "`mapper.faces`"
    assert typed("mapper scheme new a.csv") == "`mapper scheme new a.csv` in a terminal"


def test_another_spelling_is_chosen_for_a_time() -> None:
    class Shouted(Spelling):
        def argument(self, name: str, value: object = None) -> str:
            return name.upper()

    with pytest.raises(ValueError, match="CRS"), spelled(Shouted()):
        raise ValueError(argument("crs"))
    assert argument("crs") == "`crs`"
