# SPDX-License-Identifier: MIT
"""Rows of a boundary file as units."""

from __future__ import annotations

from datetime import datetime

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon

from mapper.boundaries.features import Features
from mapper.boundaries.fields import Fields
from mapper.boundaries.units import (
    Row,
    is_missing,
    label_point,
    label_points,
    make_units,
    read_row,
    tell_faults,
    text_of,
)

SQUARE = shapely.box(0, 0, 1, 1)
TEXTS = st.text(max_size=5)


def row(number: int, name: str, code: str = "", within: str = "") -> Row:
    return Row(number, name, code, within)


def faults(*rows: Row) -> list[str]:
    return [str(problem) for problem in tell_faults(rows, Fields("name", "pcode"), "toy.shp")]


def test_a_code_is_the_id() -> None:
    assert row(1, "Westmarch", "T1", "North").id == "T1"


def test_without_a_code_parent_and_name_are_the_id() -> None:
    assert row(1, "Sar-e Pol", within="North").id == "north/sar-e-pol"


@given(rows=st.lists(st.tuples(TEXTS, st.sampled_from(["", "T1"]), TEXTS), max_size=8))
def test_no_two_units_ever_have_one_id(rows: list[tuple[str, str, str]]) -> None:
    numbered = [Row(nth, *texts) for nth, texts in enumerate(rows, start=1)]
    units = make_units(numbered, label_points([SQUARE] * len(rows)))
    assert len({unit.id for unit in units}) == len(rows)


def test_the_point_of_a_bent_unit_lies_inside() -> None:
    bent = Polygon([(0, 0), (9, 0), (9, 1), (1, 1), (1, 9), (0, 9)])
    assert shapely.contains_xy(bent, *label_point(bent))


def test_two_names_for_one_code_stop_the_run() -> None:
    (line,) = faults(row(1, "Westmarch", "T1"), row(2, "Southport", "T1"))
    assert line == (
        "toy.shp: features 1 and 2, 'Westmarch' and 'Southport', have one pcode, 'T1' — "
        "mend it, or choose another field with `code_field`"
    )


def test_parts_of_one_unit_are_to_be_joined() -> None:
    (line,) = faults(row(1, "Westmarch", "T1"), row(2, "Westmarch", "T1"))
    assert line.endswith("both 'Westmarch' with the pcode 'T1' — join them to one shape")


def test_a_name_twice_in_one_parent_is_only_told() -> None:
    rows = [row(1, "Kohistan", within="Faryab"), row(2, "Kohistan", within="Faryab")]
    (problem,) = tell_faults(rows, Fields("name"), "toy.shp")
    assert not problem.stops
    assert "both named 'Kohistan' in Faryab" in problem.what


@pytest.mark.parametrize("names", [("…", "-", "?"), ("—", "–", "-")])
def test_names_of_marks_alone_are_names_as_they_stand(names: tuple[str, ...]) -> None:
    assert not faults(*(row(nth, name) for nth, name in enumerate(names, start=1)))
    (line,) = faults(*(row(nth, name) for nth, name in enumerate([*names, names[1]], start=1)))
    assert f"features 2 and 4 are both named '{names[1]}'" in line


def test_two_spellings_of_one_name_are_told_as_they_stand() -> None:
    (line,) = faults(row(1, "Sar-e Pol"), row(2, "SAR E POL"))
    assert "features 1 and 2, 'Sar-e Pol' and 'SAR E POL', are of one name — " in line


def test_a_name_twice_in_two_parents_is_fine() -> None:
    assert not faults(row(1, "Kohistan", within="Faryab"), row(2, "Kohistan", within="Kapisa"))


def test_units_without_a_name_are_noted_in_one_line_and_stop_nothing() -> None:
    rows = [row(3, ""), row(4, "North"), row(5, "")]
    (problem,) = tell_faults(rows, Fields("name"), "toy.shp")
    assert str(problem).startswith("toy.shp: features 3 and 5 have no name in the field name")
    assert not problem.stops


def test_a_row_is_read_from_its_columns() -> None:
    columns = {"name": ["A", " B  C "], "code": [1.0, 2.0], "adm": [None, "North"]}
    features = Features([None, None], columns)
    assert read_row(features, 1, Fields("name", "code", "adm")) == row(2, "B C", "2", "North")


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1"), (1.5, "1.5"), (7, "7"), (float("nan"), ""), (None, ""), (" a\nb ", "a b")],
)
def test_values_as_text(value: object, text: str) -> None:
    assert text_of(value) == text


def test_a_missing_day_is_missing() -> None:
    pandas = pytest.importorskip("pandas")
    assert is_missing(pandas.NaT)
    assert not is_missing(datetime(2021, 8, 5))


# --- units of one name --------------------------------------------------------------------


def shown(*rows: Row) -> list[str]:
    return [unit.shown for unit in make_units(rows, label_points([SQUARE] * len(rows)))]


def test_units_of_one_name_are_shown_with_their_parents() -> None:
    rows = [row(1, "Carroll", within="Nord"), row(2, "Carroll", within="Sud"), row(3, "Only")]
    assert shown(*rows) == ["Carroll (Nord)", "Carroll (Sud)", "Only"]


def test_units_of_one_name_and_parent_are_shown_with_their_codes() -> None:
    rows = [row(1, "Kyiv", "UA80", "UA"), row(2, "Kyiv", "UA32", "UA")]
    assert shown(*rows) == ["Kyiv (UA80)", "Kyiv (UA32)"]


def test_the_name_itself_stays_what_rows_are_matched_by() -> None:
    units = make_units(
        [row(1, "A", within="N"), row(2, "A", within="S")], label_points([SQUARE] * 2)
    )
    assert [unit.name for unit in units] == ["A", "A"]
