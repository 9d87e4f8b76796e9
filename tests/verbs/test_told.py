# SPDX-License-Identifier: MIT
"""What the terminal is told, Python is told: as values, and as one warning for each kind."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

import mapper
from mapper.errors import MapperWarning
from mapper.model.grouped import as_lines

ROWS = "place,status,date,colour\nHerat,taliban,2021-08-12,x\nKabul,government,2021-08-05,y\n"
TWICE = ROWS + "Herat,taliban,2021-08-12,x\nKabul,government,2021-08-05,y\n"


@pytest.fixture
def control(tmp_path: Path) -> Path:
    path = tmp_path / "control.csv"
    path.write_text(TWICE, encoding="utf-8")
    return path


def caught(call: Callable[[], object]) -> list[warnings.WarningMessage]:
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        call()
    return [one for one in found if issubclass(one.category, MapperWarning)]


@pytest.mark.parametrize("make", [mapper.draw, mapper.timeline, mapper.diff])
def test_each_kind_is_one_warning_at_the_line_of_the_caller(
    control: Path, make: Callable[[Path], object]
) -> None:
    found = caught(lambda: make(control))
    told = [str(one.message) for one in found]
    assert told == as_lines(problem for one in found for problem in one.message.problems)
    assert sum("word for word" in text for text in told) == 1  # of two such rows
    assert {one.filename for one in found} == {__file__}


@pytest.mark.parametrize("make", [mapper.draw, mapper.timeline, mapper.diff])
def test_what_was_told_stays_with_the_result(control: Path, make: Callable[[Path], object]) -> None:
    with pytest.warns(MapperWarning):
        problems = make(control).problems
    assert {"unused-column", "repeated-row"} <= {problem.code for problem in problems}
    assert not any(problem.stops for problem in problems)


def test_a_warning_has_the_problems_of_its_kind(control: Path) -> None:
    found = caught(lambda: mapper.draw(control))
    repeated = next(one.message for one in found if "word for word" in str(one.message))
    assert isinstance(repeated, MapperWarning)
    assert [problem.where.line for problem in repeated.problems] == [4, 5]


def test_a_page_of_a_comparison_has_its_problems(control: Path) -> None:
    with pytest.warns(MapperWarning):
        found = mapper.diff(control)
    assert mapper.compare_map(found).problems == found.problems


def test_rows_left_out_are_problems_of_the_map(control: Path) -> None:
    control.write_text(ROWS + "Nowhere,taliban,2021-08-12,z\n", encoding="utf-8")
    with pytest.warns(MapperWarning) as found:
        page = mapper.draw(control, options=mapper.TableOptions(lenient=True))
    assert "Nowhere" in str(found[0].message)  # what stops comes first
    assert [problem.code for problem in page.problems if problem.stops] == ["unknown-place"]


def test_areas_are_told_with_the_rows_that_have_none(control: Path) -> None:
    rows = "Herat,unit,taliban,2021-08-12\nHerat,capital,taliban,2021-08-12\n"
    control.write_text(f"place,kind,status,date\n{rows}", encoding="utf-8")
    with pytest.warns(MapperWarning, match="left out"):
        page = mapper.infer(control)
    assert "about-units" in {problem.code for problem in page.problems}


def test_a_day_before_the_record_is_told() -> None:
    with pytest.warns(MapperWarning, match="2020-01-01 is before the first report"):
        mapper.draw(as_of="2020-01-01")
    with pytest.warns(MapperWarning, match="2020-01-01 is before the first report"):
        mapper.diff(start="2020-01-01")


def test_the_embedded_ledger_warns_of_nothing() -> None:
    assert caught(mapper.draw) == []
    assert mapper.draw().problems == ()


@pytest.mark.parametrize("make", [mapper.draw, mapper.diff])
def test_files_beside_the_embedded_ledger_have_their_notes(
    tmp_path: Path, make: Callable[..., object]
) -> None:
    events = tmp_path / "events.csv"
    events.write_text("kind,date,lat,lon\nevent,2021-08-10,51.5,0.1\n", encoding="utf-8")
    found = caught(lambda: make(options=mapper.TableOptions(events=events)))
    assert [str(one.message).partition(" — ")[0] for one in found] == [
        "events.csv:2: the event at lat 51.5, lon 0.1 lies off the map"
    ]
