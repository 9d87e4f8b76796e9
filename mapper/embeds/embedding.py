# SPDX-License-Identifier: MIT
"""A page with all that an article has to know of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from mapper.embeds.addresses import Names, addresses_of, base_address, names_of, with_theme
from mapper.errors import PageError
from mapper.model.names import must_be_text
from mapper.page.about import Addresses
from mapper.page.finished import FinishedPage, read_page
from mapper.page.height import Reserve, reserve_for
from mapper.style.words import Words, load_words
from mapper.tables.text import one_line

# The picture for readers without frames: as wide as an article in print, twice as fine.
PICTURE_SIZE, PICTURE_SCALE = "article", 2.0


@dataclass(frozen=True, kw_only=True)
class Embedding:
    """What the forms are made of.

    - `at`: absolute addresses; `frame`: that of the page in the theme that is asked for.
    - `path`: the file that the page is in, if it is in one.
    - `title` and `alt` (what the picture shows) are plain text on one line, never markup.
    """

    page: FinishedPage
    words: Words
    names: Names
    base: str
    at: Addresses
    frame: str
    title: str
    alt: str
    reserve: Reserve
    path: Path | None = None

    @property
    def script(self) -> str:
        return self.base + self.names.script


def embedding(path: str | Path, url: str, theme: str = "auto") -> Embedding:
    """The page in a file, as it will lie in the folder at `url`.

    Raises PageError where the file is no page of ours, UsageError for an address that is none.
    """
    must_be_text(Path(path), PageError)
    it = embedding_of(read_page(path), Path(path).name, url, theme)
    return replace(it, path=Path(path))


def embedding_of(page: FinishedPage, name: str, url: str, theme: str = "auto") -> Embedding:
    names, base = names_of(name), base_address(url)
    at = addresses_of(base, names)
    return Embedding(
        page=page,
        words=load_words(page.lang),
        names=names,
        base=base,
        at=at,
        frame=with_theme(at.page, theme),
        title=one_line(page.title),
        alt=alt_of(page),
        reserve=reserve_for(page),
    )


def alt_of(page: FinishedPage) -> str:
    """What the picture of a page shows, in the language of the page."""
    words = load_words(page.lang)
    return words.say("embed.alt", title=one_line(page.title), lead=one_line(page.told))
