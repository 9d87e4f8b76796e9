"""Maps for the tests of pictures: the toy country, and the embedded ledger on its day."""

from __future__ import annotations

from functools import cache
from typing import Any

from mapper.drawing import Look, make_document
from mapper.inputs import BUNDLED_DAY, read_inputs
from mapper.page.document import Document
from mapper.page.head import default_title, lead
from mapper.page.payload import Texts, make_payload
from mapper.picture.article import Article, article_of
from mapper.style.words import load_words
from tests.toy import toy_situation

WORDS = load_words("en")
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
def afghanistan() -> Article:
    """The embedded ledger on the day that is drawn by default."""
    look = Look(as_of=BUNDLED_DAY, provinces_from="capital")
    return article_of(make_document(read_inputs(), look))
