"""A finished page read back, for a picture of what it shows."""

from __future__ import annotations

from pathlib import Path

from mapper.errors import PageError
from mapper.page import finished
from mapper.page.finished import FinishedPage
from mapper.page.kinds import KINDS
from mapper.picture.picture_input import Article


def read_page(path: str | Path) -> Article:
    """The article of a page of ours: a map of one day, a comparison, a timeline, or drawn ground.

    Raises PageError where the file cannot be read, or is no such page.
    """
    return article_in(finished.read_page(path), str(path))


def article_in(page: FinishedPage, name: str) -> Article:
    """The article of a page that was read; `name` is what errors call it."""
    if page.kind not in KINDS:
        raise PageError(f"{name}: no picture is made of a page of this kind — give its table")
    return Article(
        payload=page.payload,
        colors=page.colors,
        lead=page.lead,
        as_of=page.as_of,
        credit=page.credit,
        sources=tuple(name for name, _ in page.sources),
    )
