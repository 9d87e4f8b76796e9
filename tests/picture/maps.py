# SPDX-License-Identifier: MIT
"""Maps for the tests of pictures: the toy country, and the embedded ledger on its day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from mapper.comparison.compute import compare_sides
from mapper.comparison.model import Side
from mapper.exports.pictures import drawn_picture
from mapper.history.timeline import key_days
from mapper.history.timeline import timeline as steps_of
from mapper.model.scheme import Scheme
from mapper.page.document import Document
from mapper.page.head import default_title, lead, period_title
from mapper.page.payload import Texts, make_payload
from mapper.page.timeline_payload import make_timeline_payload
from mapper.picture.ink import Picture
from mapper.picture.layouts import LAYOUTS
from mapper.picture.picture_input import Article, article_of
from mapper.picture.themes import GROUNDS
from mapper.reading.inputs import BUNDLED_DAY
from mapper.reading.table_inputs import read_inputs
from mapper.style.words import load_words
from mapper.verbs.compare import compare_document
from mapper.verbs.diff import compare
from mapper.verbs.drawing import make_document
from mapper.verbs.look import Look
from mapper.verbs.timeline import timeline_document
from tests.ledger_text import ledger
from tests.toy import DAY, SCHEME, toy_control, toy_situation

WORDS = load_words("en")
# Every size, and every theme: a theme has no say in where things are.
SIZES_AND_THEMES = [*((size, "light") for size in LAYOUTS), *(("article", one) for one in GROUNDS)]
CHANGES = """
2021-08-01 Northfield blue
2021-08-01 Eastvale blue
2021-08-01 Westmarch blue
2021-08-03 Eastvale red note
2021-08-04 Westmarch contested
"""
SIDES = """
2021-08-01 Northfield blue
2021-08-02 Eastvale red note
2021-08-03 Westmarch contested
2021-08-04 Haven red note
2021-08-04 border:FAR red
"""


def toy(text: str = SIDES, title: str | None = None, **options: Any) -> Article:
    """The toy country by a ledger text."""
    here = toy_situation(text, **options)
    texts = Texts(title=title or default_title(here, WORDS), lead=lead(here, WORDS), words=WORDS)
    return article_of(Document(situation=here, payload=make_payload(here, texts), texts=texts))


@cache
def two_days(start: str = "2021-08-05", end: str = "2021-08-15") -> Article:
    """What changed in the embedded ledger between two days."""
    days = date.fromisoformat(start), date.fromisoformat(end)
    found = compare(read_inputs(), *days, from_capitals=False)
    return article_of(compare_document(found, Look()))


@cache
def many_days(dates: str = "all") -> Article:
    """The embedded ledger day by day."""
    return article_of(timeline_document(read_inputs(), Look(), dates))


def toy_changes(
    text: str = CHANGES,
    start: date = date(2021, 8, 1),
    end: date = DAY,
    scheme: Scheme = SCHEME,
) -> Article:
    """What changed in the toy country between two days of a ledger text."""
    control = toy_control(ledger(text), name="toy", scheme=scheme)
    found = compare_sides(*(Side(control=control, day=day) for day in (start, end)))
    return article_of(compare_document(found, Look()))


def toy_days(text: str = CHANGES, **options: Any) -> Article:
    """The toy country on every day on which a ledger text has something to say."""
    records = ledger(text)
    stops = key_days(records)
    here = toy_situation(text, **options)
    texts = Texts(title=period_title(here, stops, WORDS), lead=lead(here, WORDS), words=WORDS)
    payload = make_timeline_payload(
        here, texts, steps_of(records, stops), stops, between=True, opening=stops[-1]
    )
    as_of = WORDS.count("timeline.stops", len(stops))
    return article_of(
        Document(situation=here, payload=payload, texts=texts, kind="timeline", as_of=as_of)
    )


@cache
def afghanistan() -> Article:
    """The embedded ledger on the day that is drawn by default."""
    look = Look(as_of=BUNDLED_DAY)
    return article_of(make_document(read_inputs(), look))


@cache
def drawn_once(kind: Callable[[], Article], size: str = "article", theme: str = "light") -> Picture:
    """The picture of one of these maps, for whoever looks at it."""
    return drawn_picture(kind(), size=size, theme=theme)
