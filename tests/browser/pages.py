"""Pages for browser tests: the real map once, and toy maps as a test asks for them."""

from __future__ import annotations

from typing import Any

from mapper.page.document import Document
from mapper.page.head import default_title, lead
from mapper.page.leaflet import ControlMap
from mapper.page.payload import Texts, make_payload
from mapper.style.words import load_words
from tests.toy import toy_situation


def toy_map(text: str, *, title: str | None = None, **options: Any) -> ControlMap:
    """The toy country as a map, by a ledger text; see `toy_situation`."""
    words = load_words("en")
    here = toy_situation(text, **options)
    texts = Texts(title=title or default_title(here, words), lead=lead(here, words), words=words)
    return ControlMap(Document(situation=here, payload=make_payload(here, texts), texts=texts))


def toy_page(text: str, **options: Any) -> str:
    return toy_map(text, **options).html()
