# SPDX-License-Identifier: MIT
"""Deck, byline and credit: what a desk says on a map in its own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mapper.errors import UsageError
from mapper.exports.pictures import drawn_film, drawn_picture, picture
from mapper.page.document import Document, plain_html
from mapper.page.finished import page_of
from mapper.page.head import default_title, lead
from mapper.page.height import needed
from mapper.page.payload import Texts, make_payload
from mapper.picture.finished_page import article_in
from mapper.picture.picture_input import article_of
from mapper.reading.front_lines import face_inputs
from mapper.style.words import load_words
from mapper.verbs.drawn_days import Drawing, one_day
from mapper.verbs.faces import faces_document
from mapper.verbs.look import Look
from tests.drawn import faces_of
from tests.picture.maps import toy_days
from tests.toy import toy_situation

WORDS = load_words("en")
DECK = "The north has <b>fallen</b> & nobody said so."
LOOK = Look(deck=DECK, byline="By the map team,\n graphics desk", credit="Graphic: The Desk")


def document(look: Look = LOOK) -> Document:
    here = toy_situation("2021-08-01 Northfield blue")
    title = default_title(here, WORDS)
    texts = Texts(title=title, lead=lead(here, WORDS), words=WORDS, desk=look.desk)
    return Document(situation=here, payload=make_payload(here, texts), texts=texts)


def ground(look: Look, **options: Any) -> Document:
    history = faces_of()
    return faces_document(face_inputs(history), history, look, **options)


def test_a_deck_stands_in_place_of_the_made_sentence_which_is_still_heard() -> None:
    text = plain_html(document())
    page = page_of(text)
    assert (page.deck, page.byline) == (DECK, "By the map team, graphics desk")
    assert f'<p class="lead unseen">{page.lead}</p>' in text
    assert page.lead.startswith("On 5 August 2021 Blue held")
    assert page.as_of == "As of 5 August 2021"


def test_what_a_desk_says_is_text_and_no_markup() -> None:
    text = plain_html(document())
    assert "<b>" not in text
    assert "&lt;b&gt;fallen&lt;/b&gt; &amp; nobody" in text


def test_a_page_is_announced_by_its_deck() -> None:
    assert page_of(plain_html(document())).about["description"] == DECK


def test_who_made_a_page_is_whoever_the_byline_names() -> None:
    told = page_of(plain_html(document())).about
    assert told["creator"] == {"name": "By the map team, graphics desk"}
    assert "creator" not in page_of(plain_html(document(Look()))).about


def test_a_credit_replaces_none_of_those_that_licences_ask_for() -> None:
    own, without = article_of(document()).credit, article_of(document(Look())).credit
    assert own.split(" · ") == ["Graphic: The Desk", *filter(None, without.split(" · "))]


def test_a_page_without_a_deck_has_nothing_for_one() -> None:
    assert "deck" not in plain_html(document(Look())).partition("<script")[0]


def test_where_days_are_looked_through_the_sentence_of_the_day_stays_under_the_deck() -> None:
    assert '<p class="lead">' in plain_html(ground(LOOK))
    assert '<p class="lead unseen">' in plain_html(ground(LOOK, single=True))


def test_under_a_deck_it_is_said_that_a_day_is_not_drawn() -> None:
    history, day = faces_of(), date(2021, 8, 3)
    assert day not in history.drawn
    for shown in (
        one_day(Drawing(history), LOOK, day).document,
        ground(replace(LOOK, as_of=day), single=True),
    ):
        assert "3 August 2021 is not drawn" in article_of(shown).as_of


def test_a_picture_of_a_finished_page_says_what_the_page_says() -> None:
    here = document()
    read = article_in(page_of(plain_html(here)))
    assert picture(read) == picture(article_of(here))


@pytest.mark.parametrize("deck", ["", "שלום " * 40, "A word that is " + "long" * 60])
def test_a_deck_of_any_length_stands_whole_on_a_picture(deck: str) -> None:
    drawn = picture(article_of(document(replace(LOOK, deck=deck)))).decode()
    _, _, shown = drawn.partition("</desc>")
    assert shown.count("שלום") == deck.count("שלום")
    assert "…" not in drawn


def test_a_deck_that_leaves_no_room_beside_the_map_stops_the_picture() -> None:
    long = replace(LOOK, deck="A sentence of six words each. " * 40)
    said = "deck: is too long for a picture of 1200x630 — give a shorter one, or a larger size"
    with pytest.raises(UsageError, match=said):
        drawn_picture(article_of(document(long)), size="social")
    film = replace(toy_days(), deck=long.desk.deck)
    with pytest.raises(UsageError, match=said):
        drawn_film(film, size="social")


def test_a_deck_and_a_byline_make_a_page_higher() -> None:
    signed = replace(LOOK, deck=None)
    pages = [page_of(plain_html(document(look))) for look in (Look(), signed)]
    assert needed(pages[0], 360) < needed(pages[1], 360)
