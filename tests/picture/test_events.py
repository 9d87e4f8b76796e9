# SPDX-License-Identifier: MIT
"""Events, advances and lines on pictures: their shapes, and that all that is drawn is explained."""

from __future__ import annotations

from dataclasses import replace
from math import dist

import pytest
import shapely

from mapper.history.happenings import happenings_of
from mapper.model.happening import Happening
from mapper.page.document import Document
from mapper.page.payload import Texts, make_payload
from mapper.picture.arrows import ARROW, arrow_outline, spaced_out, steps_of, teeth_of
from mapper.picture.events_on_day import seen_on
from mapper.picture.ink import Picture
from mapper.picture.making import Drawing, make_picture
from mapper.picture.picture_input import article_of
from mapper.picture.svg import svg, texts_of
from mapper.style.words import load_words
from tests.page.test_happened import ADVANCE, FRONT, august, strike
from tests.toy import toy_situation

WORDS = load_words()
KEPT = {"Air strike", "Advance: Red", "Front"}


def picture(*happenings: Happening, size: str = "article") -> Picture:
    here = replace(
        toy_situation("2021-08-01 Northfield blue\n"), happenings=happenings_of(happenings)
    )
    texts = Texts(title="Toyland", lead="A sentence.", words=WORDS)
    document = Document(situation=here, payload=make_payload(here, texts), texts=texts)
    return make_picture(article_of(document), WORDS, Drawing(size=size))


def test_an_arrow_keeps_off_its_ends_and_its_head_has_one_size() -> None:
    for far in (100.0, 400.0):
        outline = arrow_outline([(0.0, 0.0), (far, 0.0)])
        tip = outline[len(outline) // 2]
        ends = outline[len(outline) // 2 - 1], outline[len(outline) // 2 + 1]
        assert dist(tip, (far, 0.0)) == pytest.approx(ARROW["gap"], abs=0.5)
        assert dist(*ends) == pytest.approx(ARROW["head_width"])


def test_an_arrow_swerves_to_the_left_of_its_way() -> None:
    there = shapely.Polygon(arrow_outline([(0.0, 0.0), (200.0, 0.0)]))
    back = shapely.Polygon(arrow_outline([(200.0, 0.0), (0.0, 0.0)]))
    assert there.is_valid
    assert not there.intersects(back)
    assert there.centroid.y < 0  # px: upwards


def test_a_short_arrow_is_whole() -> None:
    assert shapely.Polygon(arrow_outline([(0.0, 0.0), (9.0, 0.0)])).is_valid


def test_an_arrow_follows_the_way_that_it_is_given() -> None:
    way = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0)]
    outline = shapely.Polygon(arrow_outline(way))
    assert outline.contains(shapely.Point(50.0, 0.0))
    assert outline.contains(shapely.Point(100.0, 50.0))


def test_teeth_stand_to_the_left_all_along_a_line() -> None:
    teeth = teeth_of([(0.0, 0.0), (70.0, 0.0)])
    assert len(teeth) == 10
    assert all(foot[1] == 0.0 and end[1] < 0 for foot, end in teeth)


def test_names_know_where_lines_and_arrows_are() -> None:
    assert len(spaced_out([(0.0, 0.0), (180.0, 0.0)])) == 10
    assert len(steps_of([(0.0, 0.0), (180.0, 0.0)])) >= 10
    assert spaced_out([(0.0, 0.0), (5.0, 0.0)]) == []


@pytest.mark.parametrize("size", ["article", "column", "square", "social", "a3"])
def test_all_that_is_drawn_is_explained_at_every_size(size: str) -> None:
    texts = texts_of(picture(strike(august(4)), ADVANCE, FRONT, size=size))
    assert set(texts) >= KEPT
    assert "4 Aug" in texts  # beside the mark


def test_very_many_marks_are_small_and_without_days() -> None:
    crowd = [strike(august(4), id=f"event:{nth}") for nth in range(61)]
    assert "4 Aug" in texts_of(picture(*crowd[:60], size="social"))
    assert "4 Aug" not in texts_of(picture(*crowd, size="social"))


def test_what_has_no_room_in_a_list_is_told() -> None:
    found = picture(strike(august(4)), ADVANCE, FRONT, size="social").left_out
    assert "3 events, advances and lines are not listed" in found


def test_very_many_events_are_not_listed_even_where_a_picture_may_grow() -> None:
    crowd = [strike(august(4), id=f"event:{nth}") for nth in range(61)]
    assert "Events" in texts_of(picture(*crowd[:60]))
    assert "61 events, advances and lines are not listed" in picture(*crowd).left_out


def test_the_list_has_what_the_map_has_no_room_for() -> None:
    texts = texts_of(picture(strike(august(4), note="Two cranes fell.", source="Herald")))
    assert {"Haven: air strike", "Two cranes fell.", "4 August 2021 · Herald"} <= set(texts)


def test_a_picture_without_events_has_none_of_it() -> None:
    drawn = picture()
    assert "Events" not in texts_of(drawn)
    assert 'class="routes"' not in svg(drawn)


def test_a_day_has_the_events_that_stand_on_it_and_the_key_of_these() -> None:
    page = {
        "events": [
            {"id": "event:1", "mark": "strike", "days": (0, 3)},
            {"id": "event:2", "mark": "battle", "days": (5, 9)},
        ],
        "mapLines": [{"id": "line:1", "mark": "front", "days": (2, None)}],
        "happenedKey": [
            {"sort": "event", "mark": "strike"},
            {"sort": "event", "mark": "battle"},
            {"sort": "line", "mark": "front"},
        ],
    }
    seen = seen_on(page, [6])  # type: ignore[arg-type]
    assert [event["id"] for event in seen["events"]] == ["event:2"]
    assert [sign["mark"] for sign in seen["happenedKey"]] == ["battle", "front"]
    assert [line["id"] for line in seen["mapLines"]] == ["line:1"]
