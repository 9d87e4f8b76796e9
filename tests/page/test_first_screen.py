# SPDX-License-Identifier: MIT
"""What stands above the map: the day once, where a reader looks for it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from mapper.page.document import Document, plain_html
from mapper.page.head import default_title, lead
from mapper.page.payload import Texts, make_payload
from mapper.style.words import load_words
from mapper.verbs.look import Look
from tests.browser.days import STORY, comparison_of, timeline_of
from tests.toy import toy_situation

WORDS = load_words("en")
LEDGER = "2021-08-01 Northfield blue"
UNSEEN = re.compile(r'<(p|span) class="[^"]*unseen[^"]*">.*?</\1>')
TAG = re.compile(r"<[^>]+>")


def page(title: str = "", deck: str = "") -> str:
    here = toy_situation(LEDGER)
    texts = Texts(
        title=title or default_title(here, WORDS),
        lead=lead(here, WORDS),
        words=WORDS,
        desk=Look(deck=deck).desk,
    )
    return plain_html(Document(situation=here, payload=make_payload(here, texts), texts=texts))


def seen_head(text: str) -> str:
    """What a reader sees above the map."""
    head = text.partition('<header class="head">')[2].partition("</header>")[0]
    return TAG.sub("", UNSEEN.sub("", head))


@pytest.mark.parametrize("deck", ["", "The north has fallen."])
def test_the_day_of_a_map_stands_once_above_it(deck: str) -> None:
    assert seen_head(page("Who held what", deck)).count("5 August 2021") == 1
    assert seen_head(page(deck=deck)).count("5 August 2021") == (2 if deck else 1)


def test_the_two_days_of_a_comparison_stand_once_above_it() -> None:
    head = seen_head(comparison_of(LEDGER + "\n2021-08-20 Northfield red"))
    assert re.findall(r"\d+ August", head) == ["1 August", "20 August"]


def test_a_title_is_heard_with_the_day_that_it_ends_with() -> None:
    found = re.search(r"<h1>(.*?)</h1>", page())
    assert found is not None
    assert TAG.sub("", found[1]) == "Who held what in Toyland, 5 August 2021"
    assert UNSEEN.sub("", found[1]) == "Who held what in Toyland"


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("The war of 5 August 2021", "The war of 5 August 2021"),
        ("The war: 5 August 2021", "The war<"),
        ("5 August 2021", "5 August 2021"),
        ("5 August 2021 and what followed", "5 August 2021 and what followed"),
    ],
)
def test_a_title_of_the_desk_keeps_what_is_no_mere_date(title: str, seen: str) -> None:
    assert f"<h1>{seen}" in page(title)


def test_no_line_of_a_title_ends_between_a_day_and_its_month() -> None:
    found = re.search(r"<h1>(.*?)</h1>", timeline_of(STORY))
    assert found is not None
    assert found[1] == "Who held what in Toyland, 1\xa0to 20\xa0August 2021"


def test_a_map_without_more_to_say_has_no_line_for_it() -> None:
    assert 'class="as-of"' not in page()


def test_a_page_that_says_when_it_was_made_says_nothing_before_it() -> None:
    here = toy_situation(LEDGER)
    texts = Texts(title="Who held what", lead=lead(here, WORDS), words=WORDS)
    plain = Document(situation=here, payload=make_payload(here, texts), texts=texts)
    made = plain_html(replace(plain, generated=date(2024, 1, 2)))
    assert '<p class="as-of">Page made on 2 January 2024</p>' in made
