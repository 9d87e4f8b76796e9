# SPDX-License-Identifier: MIT
"""The whole record as rows: on each of its days they say what the table of that day says."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mapper.history.timeline import key_days
from mapper.joined.joined_table import Joined
from tests.exports.toy_data import holds, toy_history
from tests.ledger_text import ledger
from tests.toy import CAPITALS, CORNERS, toy_situation

FIRST = date(2021, 8, 1)
ROWS = st.tuples(
    st.integers(0, 9),
    st.sampled_from([*CORNERS, *CAPITALS.values()]),
    st.sampled_from(["blue", "red", "contested"]),
    st.none() | st.integers(1, 5),
)


def test_each_report_has_a_row_that_lasts_until_the_next() -> None:
    joined = toy_history("2021-08-01 Northfield blue\n2021-08-03 Northfield red")
    assert told(joined, "Northfield") == [
        ("blue", date(2021, 8, 1), date(2021, 8, 3)),
        ("red", date(2021, 8, 3), None),
    ]


def test_days_without_data_are_rows_of_a_unit_and_none_of_another_place() -> None:
    text = """
        2021-08-02 Northfield blue until 2021-08-04
        2021-08-01 Haven red until 2021-08-03
    """
    joined = toy_history(text)
    assert told(joined, "Northfield") == [
        (None, date(2021, 8, 1), date(2021, 8, 2)),
        ("blue", date(2021, 8, 2), date(2021, 8, 4)),
        (None, date(2021, 8, 4), None),
    ]
    assert told(joined, "Haven") == [("red", date(2021, 8, 1), date(2021, 8, 3))]
    assert told(joined, "Eastvale") == [(None, date(2021, 8, 1), None)]


def test_the_day_on_which_a_report_grows_old_is_told_where_it_comes() -> None:
    text = "2021-08-01 Northfield blue\n2021-08-02 Northfield blue\n2021-08-09 Haven red"
    rows = [row for row in toy_history(text, stale_days=3).rows() if row["name"] == "Northfield"]
    assert [row["stale_from"] for row in rows] == [None, date(2021, 8, 6)]


def test_the_provenance_tells_the_span() -> None:
    about = toy_history().about
    assert (about["first_day"], about["last_day"]) == ("2021-08-01", "2021-08-04")
    assert about["title"] == "Who held what in Toyland, 1 to 4 August 2021"


@given(st.lists(ROWS, min_size=1, max_size=8), st.booleans())
def test_on_each_day_the_rows_say_what_the_table_of_that_day_says(
    rows: list[tuple[int, str, str, int | None]], from_capitals: bool
) -> None:
    text = "\n".join(
        f"{FIRST + timedelta(day)} {place} {status}"
        + (f" until {FIRST + timedelta(day + lasts)}" if lasts else "")
        for day, place, status, lasts in rows
    )
    joined = toy_history(text, from_capitals=from_capitals)
    for day in key_days(ledger(text)):
        here = toy_situation(text, from_capitals=from_capitals, day=day)
        shown = {row["id"]: row["status"] for row in joined.rows() if holds(row, day)}
        held = {id_: holding.status for id_, holding in here.snapshot.holdings.items()}
        assert {id_: status for id_, status in shown.items() if status} == held
        assert set(shown) >= set(CORNERS)


def told(joined: Joined, name: str) -> list[tuple[object, object, object]]:
    return [
        (row["status"], row["valid_from"], row["valid_to"])
        for row in joined.rows()
        if row["name"] == name
    ]
