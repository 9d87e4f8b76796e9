"""The day in the name of a file, as people write it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.control.polygon_days import checked_pattern, day_by_pattern, day_of
from mapper.errors import UsageError

DAY = date(2021, 8, 5)
DATES = st.dates(date(1970, 1, 1), date(2060, 12, 31))  # years that two digits tell
PATTERNS = ("%d%b%y", "%d.%m.%Y", "%Y%m%d", "%B %d, %Y", "%y-%j", "front_%d_%m_%y")


@given(DATES, st.sampled_from(PATTERNS))
def test_a_day_is_found_in_a_name_as_it_was_written(day: date, pattern: str) -> None:
    name = f"Lage v2 {day.strftime(pattern)}_final3"
    assert day_by_pattern(name, pattern) == day


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
    assert day_by_pattern(name, pattern) == expected


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
