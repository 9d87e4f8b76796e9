# SPDX-License-Identifier: MIT
"""What became of drawn ground, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from shapely import box

from mapper.comparison.compute import compare_sides
from mapper.comparison.ground_words import ground_sentence, side_words, undrawn_sentence
from mapper.comparison.model import Comparison, Side
from mapper.control.over_time import Control
from mapper.style.words import load_words
from tests.drawn import Drawn, faces_of
from tests.shown import ground_control

WORDS = load_words("en")
FIRST, MIDDLE, LAST = date(2021, 8, 1), date(2021, 8, 5), date(2021, 8, 20)


@pytest.fixture(scope="module")
def front() -> Control:
    return ground_control(faces_of())


def compared(control: Control, start: date, end: date) -> Comparison:
    return compare_sides(Side(control=control, day=start), Side(control=control, day=end))


def sentence(first: Drawn, last: Drawn) -> str:
    """The answer for ground that was drawn on two days."""
    control = ground_control(faces_of({"2021-08-01": first, "2021-08-20": last}))
    return ground_sentence(compared(control, FIRST, LAST), WORDS)


SPAN = "Between 1 August 2021 and 20 August 2021"
WEST, EAST, FAR = box(60, 30, 61, 31), box(61, 30, 62, 31), box(62, 30, 63, 31)
SMALL = box(62, 30, 62.2, 31)


def test_who_took_how_much_from_whom() -> None:
    assert sentence([(WEST, "government")], [(WEST, "taliban")]) == (
        f"{SPAN}, the Taliban took 10,600 km² from the government."
    )


def test_the_most_that_changed_is_said_first() -> None:
    first = [(WEST, "government"), (SMALL, "taliban")]
    last = [(WEST, "taliban"), (SMALL, "government")]
    assert sentence(first, last) == (
        f"{SPAN}, 12,800 km² changed hands: the Taliban took 10,600 km² from the government; "
        "the government took 2,130 km² from the Taliban."
    )
    assert sentence(last, first) == (
        f"{SPAN}, 12,800 km² changed hands: the government took 10,600 km² from the Taliban; "
        "the Taliban took 2,130 km² from the government."
    )


def test_what_nobody_held_alone_was_not_taken_from_anybody() -> None:
    first = [(WEST, "contested")]
    assert sentence(first, [(WEST, "taliban")]) == (
        f"{SPAN}, 10,600 km² that had been fought over came to be held by the Taliban."
    )


def test_more_that_became_of_ground_is_said_before_what_was_less() -> None:
    first = [(SMALL, "government"), (EAST, "government")]
    last = [(SMALL, "taliban"), (EAST, "contested")]
    assert sentence(first, last) == (
        f"{SPAN}, 10,600 km² that had been held by the government became contested. The Taliban "
        "took 2,130 km² from the government."
    )


def test_of_whom_ground_was_that_became_contested_is_said_of_each() -> None:
    first = [(SMALL, "government"), (EAST, "taliban")]
    last = [(SMALL, "contested"), (EAST, "contested")]
    assert sentence(first, last) == (
        f"{SPAN}, 12,800 km² became contested: 10,600 km² that had been held by the Taliban and "
        "2,130 km² that had been held by the government."
    )


def test_less_than_a_thousandth_of_what_changed_is_left_to_the_lists() -> None:
    tiny = box(62, 30, 62.02, 30.02)  # 4.28 km²
    first = [(WEST, "government"), (tiny, "taliban")]
    assert sentence(first, [(WEST, "taliban"), (tiny, "government")]) == (
        f"{SPAN}, the Taliban took 10,600 km² from the government."
    )
    assert sentence([(tiny, "taliban")], [(tiny, "government")]) == (
        f"{SPAN}, the government took 4.28 km² from the Taliban."
    )


def test_what_became_contested_is_said_apart() -> None:
    first = [(WEST, "government"), (EAST, "government")]
    last = [(WEST, "taliban"), (EAST, "contested")]
    assert sentence(first, last) == (
        f"{SPAN}, the Taliban took 10,600 km² from the government. 10,600 km² that had been held "
        "by the government became contested."
    )


def test_what_was_newly_drawn_is_said_by_status() -> None:
    last = [(WEST, "government"), (EAST, "taliban"), (FAR, "contested")]
    assert sentence([(WEST, "government")], last) == (
        f"{SPAN}, 10,600 km² were newly drawn as fought over and 10,600 km² as held by the Taliban."
    )


def test_what_was_taken_away_is_said_by_status() -> None:
    first = [(WEST, "government"), (EAST, "taliban"), (FAR, "contested")]
    assert sentence(first, [(WEST, "government")]) == (
        f"{SPAN}, 10,600 km² fought over and 10,600 km² held by the Taliban were taken away from "
        "what is drawn."
    )


def test_what_was_added_and_what_was_taken_away_are_two_sentences() -> None:
    assert sentence([(WEST, "government")], [(FAR, "government")]) == (
        f"{SPAN}, 10,600 km² were newly drawn as held by the government. 10,600 km² held by the "
        "government were taken away from what is drawn."
    )


def test_where_two_drawings_are_the_same_no_ground_changed_hands() -> None:
    same = [(WEST, "government")]
    assert sentence(same, same) == f"{SPAN}, no ground changed hands."


def test_where_one_drawing_is_that_of_both_days_nothing_was_drawn_anew(front: Control) -> None:
    found = compared(front, MIDDLE, date(2021, 8, 19))
    assert ground_sentence(found, WORDS) == (
        "Between 5 August 2021 and 19 August 2021, nothing was drawn anew. "
        "19 August 2021 is not drawn: it is as on 5 August 2021."
    )


def test_a_day_and_itself_are_not_said_to_be_one_drawing(front: Control) -> None:
    assert "no ground changed hands" in ground_sentence(compared(front, LAST, LAST), WORDS)


def test_two_days_of_one_drawing_are_each_said_not_to_be_drawn(front: Control) -> None:
    found = compared(front, date(2021, 8, 4), date(2021, 8, 19))
    assert ground_sentence(found, WORDS).endswith(
        " 4 August 2021 is not drawn: it is as on 1 August 2021. "
        "19 August 2021 is not drawn: it is as on 5 August 2021."
    )


def test_a_day_before_the_first_drawing_is_as_none(front: Control) -> None:
    found = compared(front, date(2021, 7, 1), FIRST)
    assert "is not drawn" not in ground_sentence(found, WORDS)


# --- two drawings ---


def two_drawings(first: Drawn, last: Drawn, on: date = FIRST) -> Comparison:
    """Two drawings of one day, called `monday` and `friday`."""
    both = compared(
        ground_control(faces_of({"2021-08-01": first, "2021-08-20": last})), FIRST, LAST
    )
    before, after = (
        replace(side, control=replace(side.control, name=name, ledger=replace(side.ledger)))
        for side, name in zip(both.sides, ("monday", "friday"), strict=True)
    )
    return replace(
        both, sides=(before, after), after=replace(both.after, day=on)
    )  # fmt: skip


def test_of_two_drawings_each_is_named() -> None:
    found = two_drawings([(WEST, "government")], [(WEST, "government")])
    assert side_words(found, 0, WORDS) == "monday as of 1 August 2021"
    assert side_words(found, 1, WORDS) == "friday as of 20 August 2021"


def test_of_two_drawings_of_one_day_neither_is_the_newer() -> None:
    found = two_drawings([(WEST, "government")], [(EAST, "taliban")])
    assert (
        "10,600 km² are drawn in friday alone, as held by the Taliban. 10,600 km² held by the "
        "government are drawn in monday alone." in ground_sentence(found, WORDS)
    )


def test_of_two_drawings_of_one_day_nothing_is_said_to_have_changed() -> None:
    found = two_drawings([(WEST, "government")], [(WEST, "taliban")])
    assert ground_sentence(found, WORDS) == (
        "On 1 August 2021, 10,600 km² are held by the government in monday and held by the Taliban "
        "in friday."
    )
    same = two_drawings([(WEST, "government")], [(WEST, "government")])
    assert ground_sentence(same, WORDS) == ("On 1 August 2021, monday and friday do not differ.")


def test_of_two_drawings_of_two_days_the_second_is_the_newer() -> None:
    found = two_drawings([(WEST, "government")], [(EAST, "taliban")], LAST)
    assert "10,600 km² were newly drawn as held by the Taliban" in ground_sentence(found, WORDS)
    assert "were taken away from what is drawn" in ground_sentence(found, WORDS)


# --- too little to say ---


@pytest.mark.parametrize(("deg", "said"), [(0.0006, False), (0.0008, True)])
def test_less_than_half_a_hectare_is_not_said(deg: float, said: bool) -> None:
    """On the 30th degree of latitude a square of 0.0007 degrees has 0.0052 km²."""
    square = box(61, 30, 61 + deg, 30 + deg)
    alone: Drawn = [(WEST, "government")]
    held, lost = ([*alone, (square, who)] for who in ("government", "taliban"))
    assert ("newly drawn" in sentence(alone, lost)) is said
    assert ("taken away" in sentence(lost, alone)) is said
    assert ("the Taliban took" in sentence(held, lost)) is said


def test_what_ended_since_a_drawing_is_said() -> None:
    assert undrawn_sentence(LAST, FIRST, MIDDLE, WORDS) == (
        "20 August 2021 is not drawn: it is as on 1 August 2021, without what ended by 5 August "
        "2021."
    )
