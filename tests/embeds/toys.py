# SPDX-License-Identifier: MIT
"""Embeddings of the toy country."""

from __future__ import annotations

from mapper.embeds.embedding import Embedding, embedding_of
from mapper.page.finished import FinishedPage, page_of
from tests.browser.pages import toy_page

URL = "https://example.org/maps/"
HELD = "2021-08-01 Eastvale red"

HOSTILE = (
    '"><script>alert(1)</script>',
    "' onload='alert(1)",
    "</iframe><script>alert(1)</script>",
    "--> <!-- /wp:html --><script>alert(1)</script>",
    "</code></pre><img src=x onerror=alert(1)>",
    "](javascript:alert(1)) ![x](y) `code` &lt;b&gt;",
    "{{ 7 * 7 }} {% for x in y %} \\g<0> \\1",
    "a\nb\u2028c",
    "חרב → سلام",
)


def toy_finished(title: str = "Who held what", text: str = HELD) -> FinishedPage:
    return page_of(toy_page(text, title=title))


def toy_embedding(
    title: str = "Who held what", *, name: str = "map.html", url: str = URL, theme: str = "auto"
) -> Embedding:
    return embedding_of(toy_finished(title), name, url, theme)
