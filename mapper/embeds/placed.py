# SPDX-License-Identifier: MIT
"""A finished page that knows where it lies: cards for posts, oEmbed, a picture without scripts."""

from __future__ import annotations

import re

from markupsafe import Markup

from mapper.embeds.embedding import Embedding
from mapper.errors import PageError
from mapper.page.about import Lying, head_tags
from mapper.page.finished import DRAW_ANEW
from mapper.page.made_with import sealed

# The JSON-LD with the tags of an address that the page was given before.
TAGS = re.compile(
    r'(?:<(?:meta (?:property="og:|name="twitter:)|link rel=")[^<>]*>\n)*'
    r'<script type="application/ld\+json" id="about">[^<]*</script>'
)
POLICY = re.compile(
    r'(?<=<meta http-equiv="Content-Security-Policy" content=")([^"]*img-src data:)([^;"]*)'
)
NOSCRIPT = re.compile(r'<noscript>\n(?:<p class="still"><img [^<>]*></p>\n)?')


def placed(it: Embedding) -> str:
    """The page with its addresses. Done to such a page again, it is done anew.

    Raises PageError where the page is not built as ours are.
    """
    text = it.page.text
    lying = Lying(at=it.at, alt=it.alt, locale=it.words.say("locale"), cited=it.page.sources)
    for parts, made in (
        (TAGS, str(head_tags(it.page.about, lying))),
        (NOSCRIPT, f"<noscript>\n{still(it)}\n"),
    ):
        text = replaced(text, parts, made, it)
    policy = POLICY.search(text)
    if not policy:
        raise not_ours(it)
    sources = [*others(policy[2], it), str(Markup.escape(it.at.picture))]
    images = "".join(f" {source}" for source in sources)
    text = text[: policy.start(2)] + images + text[policy.end(2) :]
    return sealed(text, it.page.text)


def replaced(text: str, part: re.Pattern[str], made: str, it: Embedding) -> str:
    """The text with the first such part replaced; what is put in is no pattern."""
    found = part.search(text)
    if not found:
        raise not_ours(it)
    return text[: found.start()] + made + text[found.end() :]


def still(it: Embedding) -> Markup:
    """The picture for readers without scripts."""
    return Markup('<p class="still"><img src="{}" alt="{}"></p>').format(it.at.picture, it.alt)


def others(images: str, it: Embedding) -> list[str]:
    """Sources of pictures that the page needs itself, such as tiles."""
    before = str(Markup.escape(it.page.about.get("thumbnailUrl", "")))
    return [source for source in images.split() if source != before]


def not_ours(it: Embedding) -> PageError:
    return PageError(f"{it.names.page}: is not built as a page of mapper's is — {DRAW_ANEW}")
