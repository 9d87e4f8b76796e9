# SPDX-License-Identifier: MIT
"""The day, and the time of the day, in the name of a file, as people write it."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.errors import UsageError
from mapper.polygons.named_days import by_pattern, checked_pattern, day_of, named_day

DAY = date(2021, 8, 5)
DATES = st.dates(date(1970, 1, 1), date(2060, 12, 31))  # years that two digits tell
PATTERNS = ("%d%b%y", "%d.%m.%Y", "%Y%m%d", "%B %d, %Y", "%y-%j", "front_%d_%m_%y")


@given(DATES, st.sampled_from(PATTERNS))
def test_a_day_is_found_in_a_name_as_it_was_written(day: date, pattern: str) -> None:
    found = by_pattern(f"Lage v2 {day.strftime(pattern)}_final3", pattern)
    assert found is not None
    assert (found.day, found.rest) == (day, "Lage v2 _final3")


@pytest.mark.parametrize(
    ("name", "pattern", "expected"),
    [
        ("x-5.8.2021-y", "%d.%m.%Y", DAY),
        ("Lage_05Aug21_v2", "%d%b%y", DAY),
        ("15.8.2021", "%d.%m.%Y", date(2021, 8, 15)),
        ("202108051200", "%Y%m%d%H%M", DAY),
        ("202108051200", "%Y%m%d", None),  # a day does not end within a number
        ("31.2.2021", "%d.%m.%Y", None),
        ("", "%d.%m.%Y", None),
    ],
)
def test_a_pattern_fits_whole_numbers(name: str, pattern: str, expected: date | None) -> None:
    found = by_pattern(name, pattern)
    assert (found and found.day) == expected


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("front-2021-08-05", DAY),
        ("20210805_control", DAY),
        ("2021_08_05", DAY),
        ("2021-08-05-02", DAY),  # a number behind a hyphen is no time
        ("1628121600", DAY),  # seconds since 1970
        ("deepstate_1628121600123", DAY),  # thousandths of them
        ("front-2021-13-05", None),
        ("run-120210805", None),
        ("9999999999", None),
        ("front", None),
    ],
)
def test_the_name_of_a_file_may_tell_the_day(name: str, day: date | None) -> None:
    assert day_of([name]) == day


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("2021-08-05_0900", time(9)),
        ("20210805_1830", time(18, 30)),
        ("20210805T0900", time(9)),
        ("20210805T093015Z", time(9, 30, 15)),
        ("2021-08-05 18:30", time(18, 30)),
        ("202108051830", time(18, 30)),
        ("1628154000", time(9)),
        ("2021-08-05", None),
        ("2021-08-05_2500", None),
    ],
)
def test_the_name_of_a_file_may_tell_the_time(name: str, at: time | None) -> None:
    found = named_day(name)
    assert found is not None
    assert (found.day, found.at) == (DAY, at)


@pytest.mark.parametrize("name", ["held_20210805_0900", "held_20210805T1800", "held_1628154000"])
def test_what_is_left_of_a_name_is_what_its_versions_have_in_common(name: str) -> None:
    found = named_day(name)
    assert found is not None
    assert found.rest == "held_"


def test_the_pattern_goes_before_the_usual_way_and_the_nearest_label_first() -> None:
    assert day_of(["made 2022-01-01 for 05Aug21"], "%d%b%y") == DAY
    assert day_of(["front-2021-08-05"], "%d%b%y") == DAY
    assert day_of(["front-2021-08-05", "export-2022-01-01"]) == DAY
    assert day_of(["front", "2021-08-05"]) == DAY
    assert day_of(["front"]) is None


@pytest.mark.parametrize("pattern", ["%Y-%m", "%d%d", "%Q", "front", "%d.%m", "\ud800%Y"])
def test_a_pattern_must_hold_a_whole_day(pattern: str) -> None:
    with pytest.raises(UsageError, match="does not tell a whole day"):
        checked_pattern(pattern)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_with_a_whole_day_is_taken(pattern: str) -> None:
    assert checked_pattern(pattern) == pattern
