# SPDX-License-Identifier: MIT
"""What others counted, on a picture: under the key where there is room, and told where not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapper.exports.pictures import drawn_picture
from mapper.page.document import Document
from mapper.page.head import default_title, lead
from mapper.page.payload import Texts, make_payload
from mapper.picture.ink import Rect, every
from mapper.picture.picture_input import Article, article_of
from mapper.picture.source_counts import BAR
from mapper.picture.svg import texts_of
from tests.counted import counted
from tests.picture.maps import SIDES, WORDS, toy_changes
from tests.toy import toy_situation


def toy_with_counts() -> Article:
    counts = (
        counted("2021-08-01", of=400, red=200, contested=100),
        counted("2021-08-02", "Herald", red=77),
    )
    here = replace(toy_situation(SIDES), counts=counts)
    texts = Texts(title=default_title(here, WORDS), lead=lead(here, WORDS), words=WORDS)
    return article_of(Document(situation=here, payload=make_payload(here, texts), texts=texts))


@pytest.mark.parametrize("size", ["article", "column", "a4"])
def test_counts_stand_under_the_key_with_their_day_and_words(size: str) -> None:
    drawn = drawn_picture(toy_with_counts(), size=size)
    said = texts_of(drawn)
    assert "Counted by others" in said
    assert "Gazette" in said
    assert any("1 August 2021, 4 days before" in text for text in said)
    assert "Districts: Red 77; of how many is not stated" in said
    assert not any("counts by others" in text for text in drawn.left_out)


def test_a_bar_has_its_parts_and_an_empty_rest() -> None:
    items = every(drawn_picture(toy_with_counts(), size="column").items)
    bars = [item.box for item in items if isinstance(item, Rect) and item.box[3] == BAR]
    red, contested, whole = (box[2] - box[0] for box in bars)
    assert red == pytest.approx(whole / 2)
    assert contested == pytest.approx(whole / 4)


def test_counts_that_find_no_room_are_told() -> None:
    drawn = drawn_picture(toy_with_counts(), size="social")
    said = "Counted by others" in texts_of(drawn)
    told = "2 counts by others found no room" in drawn.left_out
    assert said != told


def test_a_picture_without_counts_tells_of_none() -> None:
    assert not any("counts" in text for text in drawn_picture(toy_changes()).left_out)
