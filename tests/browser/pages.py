# SPDX-License-Identifier: MIT
"""Pages for browser tests: one of each kind, and toy maps as a test asks for them."""

from __future__ import annotations

from functools import cache
from typing import Any

import mapper
from mapper.page.document import Document
from mapper.page.head import default_title, lead
from mapper.page.leaflet import ControlMap
from mapper.page.payload import Texts, make_payload
from mapper.style.words import load_words
from tests.browser.days import STORY, comparison_of, timeline_of, told
from tests.browser.ledgers import inputs_of
from tests.drawn import faces_of
from tests.shown import ground_page
from tests.toy import toy_situation


def toy_map(text: str, *, title: str | None = None, **options: Any) -> ControlMap:
    """The toy country as a map, by a ledger text; see `toy_situation`."""
    words = load_words("en")
    here = toy_situation(text, **options)
    texts = Texts(title=title or default_title(here, words), lead=lead(here, words), words=words)
    return ControlMap(Document(situation=here, payload=make_payload(here, texts), texts=texts))


def toy_page(text: str, **options: Any) -> str:
    return toy_map(text, **options).html()


# --- one of each kind, drawn once ----------------------------------------------------------

KINDS = ("map", "timeline", "faces", "compare")
ADDRESS = "https://example.org/gazette"


@cache
def embedded_page(kind: str) -> str:
    """A page of the embedded data; `faces` are of drawn ground, which these have none of."""
    match kind:
        case "map":
            return mapper.draw().html()
        case "timeline":
            return mapper.timeline().html()
        case "compare":
            return mapper.compare_map(mapper.diff(start="2021-08-05", end="2021-08-15")).html()
        case _:
            return drawn_page()


@cache
def small_page(kind: str) -> str:
    """A page of the toy country, its timeline with an address of its source, or of drawn ground."""
    match kind:
        case "map":
            return toy_page("2021-08-01 Eastvale red note\n2021-08-01 Haven blue")
        case "timeline":
            return timeline_of(told(inputs_of(STORY), source="The Gazette", source_url=ADDRESS))
        case "compare":
            return comparison_of(STORY)
        case _:
            return drawn_page()


@cache
def drawn_page() -> str:
    return ground_page(faces_of())
