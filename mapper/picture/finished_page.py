# SPDX-License-Identifier: MIT
"""A finished page read back, for a picture of what it shows."""

from __future__ import annotations

from pathlib import Path

from mapper.page import finished
from mapper.page.finished import FinishedPage
from mapper.page.kinds import KINDS
from mapper.page.map_model import Payload
from mapper.picture.picture_input import Article, words_of_day


def read_page(path: str | Path) -> Article[Payload]:
    """The article of a page of ours: a map of one day, a comparison, a timeline, or drawn ground.

    Raises PageError where the file cannot be read, or is no such page.
    """
    return article_in(finished.read_page(path))


def article_in(page: FinishedPage) -> Article[Payload]:
    """The article of a page that was read."""
    return Article(
        kind=KINDS[page.kind],
        payload=page.payload,
        day_words=words_of_day(page.payload),
        colors=page.colors,
        lead=page.lead,
        deck=page.deck,
        byline=page.byline,
        as_of=page.as_of,
        credit=page.credit,
        sources=tuple(name for name, _ in page.sources),
    )
