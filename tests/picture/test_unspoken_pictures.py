# SPDX-License-Identifier: MIT
"""Pictures in a language that nobody speaks: no line of them is put together from pieces."""

from __future__ import annotations

import pytest

from mapper.page.finished import page_of as finished
from mapper.picture.finished_page import article_in
from mapper.picture.making import Drawing, make_picture
from mapper.picture.svg import texts_of
from mapper.style.words import load_words
from tests.browser.unspoken import faults, page_of
from tests.pseudo import LANG, spoken

# The bar of the scale is in kilometres in every language.
KEPT = {"km"}


@pytest.mark.parametrize("kind", ["compare", "faces", "one day of faces"])
def test_no_word_of_a_picture_is_english_and_no_line_is_put_together(kind: str) -> None:
    with spoken():
        article = article_in(finished(page_of(kind)))
        picture = make_picture(article, load_words(LANG), Drawing())
    assert {*faults(" ".join(texts_of(picture)))} <= KEPT
