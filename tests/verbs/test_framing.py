# SPDX-License-Identifier: MIT
"""What a map is framed by, as it is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapper.comparison.compute import compare_sides
from mapper.comparison.model import Side
from mapper.control.situation import Situation
from mapper.errors import UsageError
from mapper.geometry.frame import ALL_GROUND, Framing
from mapper.page.framing import boxes_part
from mapper.page.locator import locator_of
from mapper.page.map_model import BoxesPart
from mapper.reading.arguments import given_insets
from mapper.style.words import load_words
from mapper.verbs.compare import compare_document
from mapper.verbs.drawing import html_of
from mapper.verbs.framing import framing_of
from mapper.verbs.look import Look
from tests.ledger_text import ledger
from tests.toy import DAY, boundaries, toy_control, toy_situation

WORDS = load_words("en")
ROWS = "2021-08-01 Northfield blue\n2021-08-01 Haven blue\n2021-08-04 Haven red"


def here() -> Situation:
    return toy_situation(ROWS)


def boxes(framing: Framing) -> BoxesPart:
    return boxes_part(here(), WORDS, [], framing)


def asked(frame: str, changed: list[str] | None = None) -> Framing:
    return framing_of(Look(frame=frame), boundaries(), here().places, changed=changed)


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ("1,0,0,1", "west is east of east — write 0,0,1,1"),
        ("170,-20,-175,-10", "longitudes run on — write 170,-20,185,-10"),
        ("0,2,1,1", "south is north of north — write 0,1,1,2"),
        ("1,2,0,1", "south is north of north — write 0,1,1,2"),
        ("0,0,0,1", "without height or width shows nothing"),
        ("0,91,1,95", "longitudes first"),
        ("0,0,1", "give the name of a place, changes, whole, or west,south,east,north"),
        ("0,0,1,x", "give the name of a place"),
        ("nan,0,1,2", "numbers of degrees"),
        ("", "give the name of a place"),
        ("40,40,50,50", "none of the ground lies there — it goes from 0,0 to 2,2"),
        ("Nothfield", "closest: 'Northfield'"),
        ("changes", "a map of one day has none"),
    ],
)
def test_what_can_frame_nothing_is_refused_with_what_to_write(frame: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        asked(frame)


def test_a_frame_that_is_asked_for_is_that_box_and_the_whole_is_said() -> None:
    page = boxes(asked("0.5,0.5,1,1"))
    assert page["bounds"] == [0.5, 0.5, 1, 1]
    assert page["whole"] == [0, 0, 2, 2]
    assert page["frame"][0] < 0 < 2 < page["frame"][2]


def test_a_unit_frames_itself_with_some_ground_around() -> None:
    west, south, east, north = boxes(asked("Eastvale"))["bounds"]
    assert (west, south, east, north) == pytest.approx((0.85, 0.85, 2.15, 2.15), abs=0.01)


def test_a_town_frames_the_ground_around_it() -> None:
    west, south, east, north = boxes(asked("Haven"))["bounds"]
    assert ((west + east) / 2, (south + north) / 2) == pytest.approx((1.5, 0.5))
    assert north - south == pytest.approx(0.4, abs=0.01)


def test_a_box_across_the_line_of_180_degrees_is_brought_to_the_ground() -> None:
    turned = replace(here(), boundaries=replace(boundaries(), topology=None))
    framing = Framing(box=(360.5, 0.5, 361, 1))
    assert boxes_part(turned, WORDS, [], framing)["bounds"] == [0.5, 0.5, 1, 1]


def test_changes_are_framed_with_room_around_them() -> None:
    assert boxes(asked("changes", ["Haven"]))["bounds"] == pytest.approx([1.4, 0.4, 1.6, 0.6], 0.01)
    with pytest.raises(UsageError, match="nothing changed"):
        asked("changes", [])


def test_a_comparison_is_framed_by_what_changed_where_that_is_a_small_part() -> None:
    sides = [Side(control=toy_control(ledger(ROWS)), day=DAY.replace(day=day)) for day in (1, 5)]
    page = compare_document(compare_sides(*sides), Look()).payload
    assert page["whole"] == [0, 0, 2, 2]
    assert page["locator"]["size"] == [84, 84]
    whole = compare_document(compare_sides(*sides), Look(frame="whole")).payload
    assert "whole" not in whole
    assert "locator" not in whole


def test_a_comparison_in_which_much_changed_shows_all_ground() -> None:
    framing = Framing(changed=frozenset({"Northfield", "Southport"}), only_small=True)
    assert "whole" not in boxes(framing)
    assert framing_of(Look(frame="whole"), boundaries(), compared=True) == ALL_GROUND


def test_a_locator_has_the_frame_on_all_ground_and_none_of_a_map_of_nearly_all() -> None:
    ground = boundaries().outline()
    found = locator_of(ground, (0, 0, 2, 2), (0, 1, 1, 2))
    assert found is not None
    assert found["frame"] == [0, 0, 42, 42]
    (ring,) = found["ground"]
    assert len(ring) == 2 * 4
    assert locator_of(ground, (0, 0, 2, 2), (0, 0, 2, 1.5)) is None
    assert locator_of(ground, (0, 0, 2, 2), (60, 0, 60.1, 0.1)) is None


def insets(*asked: str) -> Framing:
    return framing_of(Look(inset=asked), boundaries(), here().places)


def test_an_inset_is_of_a_place_with_the_ground_around_it_or_of_a_box() -> None:
    (haven, box) = insets("Haven", "0.5,0.5,1,1").insets or ()
    assert haven == ("Haven", box_around_haven())
    assert box == ("", (0.5, 0.5, 1, 1))


def box_around_haven() -> object:
    return pytest.approx(boxes(asked("Haven"))["bounds"], abs=0.001)


def test_insets_stand_in_the_page_where_some_or_none_were_asked_for() -> None:
    assert "insets" not in boxes(ALL_GROUND)
    assert boxes(insets("none"))["insets"] == []
    assert [one["name"] for one in boxes(insets("Haven"))["insets"]] == ["Haven"]


@pytest.mark.parametrize(
    ("inset", "said"),
    [
        (["none", "Haven"], "inset .none.: stands alone"),
        (["Nothfield"], "inset .Nothfield.: .*closest: 'Northfield'"),
        (["40,40,50,50"], "inset .40,40,50,50.: none of the ground lies there"),
        (["0,0,1"], "inset .0,0,1.: give the name of a place, none, or west,south,east,north"),
        ([None], "give the name of a place, none"),
        (7, "give the name of a place, none"),
    ],
)
def test_an_inset_of_nothing_is_refused(inset: list[str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        framing_of(Look(inset=inset), boundaries(), here().places)


def test_one_inset_needs_no_list() -> None:
    assert given_insets("Haven") == ("Haven",)
    assert given_insets([0, 1, 2, 3]) == given_insets([(0, 1, 2, 3)]) == ((0, 1, 2, 3),)


def page_with(look: Look) -> str:
    sides = [Side(control=toy_control(ledger(ROWS)), day=DAY.replace(day=day)) for day in (1, 5)]
    return html_of(compare_document(compare_sides(*sides), look))


def test_a_globe_is_a_picture_and_on_a_map_of_a_part_what_leads_to_all_of_it() -> None:
    whole, part = (page_with(Look(locator="globe", frame=frame)) for frame in ("whole", None))
    assert '<div class="locator globe" aria-hidden="true">' in whole
    assert '<button class="locator globe" type="button" aria-label=' in part
    assert 'class="locator' not in page_with(Look(locator="none"))


def test_another_locator_there_is_not() -> None:
    with pytest.raises(UsageError, match="give country, globe or none"):
        Look(locator="moon")
