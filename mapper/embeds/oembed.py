# SPDX-License-Identifier: MIT
"""The page as oEmbed: what a content system fetches when an editor pastes its address."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from mapper.embeds.embedding import Embedding
from mapper.page.about import SOCIAL_HEIGHT, SOCIAL_WIDTH, discovery_link

# Width in px of a frame where nobody asks for another.
WIDTH = 760


def oembed(it: Embedding) -> dict[str, Any]:
    """The answer of version 1.0, of type `rich`."""
    host = urlsplit(it.base)
    return {
        "version": "1.0",
        "type": "rich",
        "title": it.title,
        "provider_name": host.netloc,
        "provider_url": f"{host.scheme}://{host.netloc}/",
        "thumbnail_url": it.at.social,
        "thumbnail_width": SOCIAL_WIDTH,
        "thumbnail_height": SOCIAL_HEIGHT,
        "width": WIDTH,
        "height": it.reserve.narrow,
        "html": frame(it),
    }


def frame(it: Embedding) -> str:
    """A frame without anything that WordPress would strip and show as text."""
    return Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" frameborder="0" loading="lazy" '
        'style="border:0;max-width:100%"></iframe>'
    ).format(it.frame, it.title, WIDTH, it.reserve.narrow)


def discovery(it: Embedding) -> str:
    """The link in the head of a page by which its oEmbed is found."""
    return discovery_link(it.at, it.title)
