# SPDX-License-Identifier: MIT
"""What is reserved for a page; that it is enough is seen in a browser (`tests/browser`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mapper.page.finished import page_of
from mapper.page.height import (
    BY_FINGER,
    BY_MOUSE,
    MOVES_MOST,
    WIDTHS,
    Reserve,
    changes_height,
    listed_height,
    move_height,
    needed,
    notes_height,
    pair_height,
    reserve_for,
    rows,
    text_height,
)
from mapper.verbs.look import Look
from tests.drawn import STORY, faces_of
from tests.embeds.toys import HELD, toy_finished
from tests.shown import ground_page


def test_what_is_reserved_is_enough_at_every_width() -> None:
    page = toy_finished()
    reserve = reserve_for(page)
    assert all(needed(page, width) <= reserve.at(width) for width in WIDTHS)


def test_a_longer_title_and_more_notes_take_more() -> None:
    short, long = toy_finished("A map"), toy_finished("A long title of a map " * 6)
    notes = toy_finished("A map", f"{HELD}\n2021-08-02 Northfield blue\n2021-08-03 Southport red")
    assert needed(long, 320) > needed(short, 320)
    assert needed(notes, 320) >= needed(short, 320)


def test_drawn_ground_of_one_day_has_no_room_for_a_player() -> None:
    look = Look(as_of=date(2021, 8, 5))
    one, days = (page_of(ground_page(faces_of(), look, single=single)) for single in (True, False))
    assert all(needed(one, width) < needed(days, width) for width in WIDTHS)


def test_a_history_of_one_drawing_has_none_either() -> None:
    day, shapes = next(iter(STORY.items()))
    assert page_of(ground_page(faces_of({day: shapes}))).payload["single"]


def test_a_sentence_that_is_folded_takes_a_few_lines_of_a_narrow_frame() -> None:
    days = page_of(ground_page(faces_of(), Look(), single=False))
    long, endless = (replace(days, longest="word " * n) for n in (100, 1000))
    assert needed(long, 360) == needed(endless, 360)
    assert needed(long, 1280) < needed(endless, 1280)


def test_the_height_steps_down_from_phones_to_columns_to_wide_frames() -> None:
    reserve = Reserve(narrow=1000, middle=900, wide=800)
    widths = (320, 559, 560, 860, 861, 1600)
    assert [reserve.at(width) for width in widths] == [1000, 1000, 900, 900, 800, 800]
    assert reserve.css() == (
        "max(clamp(800px,calc((860.5px - 100cqw)*9999),900px),"
        "clamp(800px,calc((559.5px - 100cqw)*9999),1000px))"
    )
    assert str(reserve) == "1000 900 800"


def test_a_note_that_a_finger_picks_takes_more_room() -> None:
    data: Any = {"kind": "map", "annotations": [{"title": "A border crossing falls"}] * 3}
    mouse, finger = notes_height(data, 300), notes_height(data, 300, 44)
    assert finger == 28 + 3 * (16 + 44)
    assert mouse < finger


def test_text_breaks_into_lines_and_boxes_into_rows() -> None:
    assert text_height("word " * 20, 10, 10_000, leading=1.5) == 15
    assert text_height("word " * 20, 10, 100, leading=1.5) > 15
    assert [rows([100.0] * 3, 10, inner) for inner in (320, 219, 50)] == [1, 2, 3]


def test_two_days_of_a_story_take_what_they_tell_up_to_where_it_is_scrolled() -> None:
    one = pair_height({"moves": [20], "others": []}, 400, BY_MOUSE)
    two = pair_height({"moves": [20], "others": [30]}, 400, BY_MOUSE)
    many, more = (pair_height({"moves": [20] * n, "others": []}, 400, BY_MOUSE) for n in (40, 60))
    assert one < two < many == more


def test_names_of_what_changed_are_one_text() -> None:
    names = "Eastvale, Northfield, Southport, Westmarch"
    short: Any = {"places": [], "changes": [], "turns": [], "apart": [], "statuses": []}
    long = short | {"turns": [{"label": "Became contested: 4 units", "names": names}]}
    room = len(names) * 13
    heights = [changes_height(data, room) for data in (long, short)]
    assert heights[0] - heights[1] < 54 + 2 * BY_MOUSE


def test_names_that_a_finger_picks_take_more_room() -> None:
    lines = text_height("Eastvale, " * 20, 13, 300) / text_height("Eastvale", 13, 300)
    high = [move_height("Eastvale, " * 20, 300, line) for line in (BY_FINGER, BY_MOUSE)]
    assert BY_FINGER > 44
    assert high[0] - high[1] == pytest.approx(lines * 28)


def test_places_that_went_the_same_way_take_one_heading() -> None:
    same, apart = changed("red", "red", "red"), changed("red", "mixed", "contested")
    heights = [listed_height(data, 400, BY_FINGER) for data in (same, apart)]
    assert heights[0] + 2 * BY_FINGER < heights[1]


def test_a_long_list_of_changes_is_scrolled_where_it_stands_under_the_map() -> None:
    long, longer = changed(*["red"] * 200), changed(*["red"] * 300)
    assert changes_height(long, 600) == changes_height(longer, 600) < 500


def test_beside_the_map_all_of_it_is_there_by_mouse_and_a_part_by_finger() -> None:
    long = changed(*["red"] * 200)
    assert listed_height(long, 300, BY_MOUSE) > MOVES_MOST
    rest = changes_height(changed(), 300, whole=True)
    assert changes_height(long, 300, whole=True) - rest == listed_height(long, 300, BY_MOUSE)
    few = changed("red")
    assert changes_height(few, 300, whole=True) - rest == listed_height(few, 300, BY_FINGER)


def changed(*after: str) -> Any:
    """What a page knows of towns that were blue and went these ways."""
    places = [
        {"id": str(nth), "kind": "capital", "name": f"Town {nth}"} for nth in range(len(after))
    ]
    ways = [{"id": str(nth), "statuses": ["blue", one]} for nth, one in enumerate(after)]
    return {"places": places, "changes": ways, "turns": [], "apart": [], "statuses": []}
