# SPDX-License-Identifier: MIT
"""What a picture is made of: the payload of a page, and the texts that stand around the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from mapper.errors import UsageError
from mapper.model.scheme import Scheme
from mapper.model.spelling import given
from mapper.page.document import (
    Document,
    as_of_line,
    credit_line,
    generated_words,
    records_on_map,
    source_entries,
)
from mapper.page.kinds import KINDS, PageKind
from mapper.page.map_model import Page, Payload
from mapper.style.house import NO_STYLE, HouseStyle
from mapper.tables.fixed_words import word_in

Shown = TypeVar("Shown", bound=Page, covariant=True)
Other = TypeVar("Other", bound=Page)


@dataclass(frozen=True, kw_only=True)
class Article(Generic[Shown]):
    """A map with its texts, whether it was just made or read back from a finished page.

    - `kind`: that of the page; `payload`: what is drawn of it (see `page.map_model`).
    - `colors`: of every status by its id, `#rrggbb`, in light and in dark.
    - `deck`, `byline`: what the desk says under the title in its own words; `lead`: the sentence
      made from the data, which stands there without a deck; `as_of`: the line with the day.
    - `credit`: whose shapes; `sources`: names of the sources of reports, most used first;
      `made`: the day of making in words, empty where it is not to be printed; `day_words`: the
      day of a map of one day; `style`: that of the house.
    """

    kind: PageKind
    payload: Shown
    colors: Mapping[str, tuple[str, str]]
    lead: str
    as_of: str
    credit: str = ""
    sources: tuple[str, ...] = ()
    made: str = ""
    day_words: str = ""
    deck: str = ""
    byline: str = ""
    style: HouseStyle = NO_STYLE

    @property
    def title(self) -> str:
        return self.payload["title"]

    @property
    def described(self) -> str:
        """What is read to somebody who does not see the picture: all sentences under its title."""
        return " ".join(filter(None, (self.deck, self.lead)))

    def showing(self, payload: Other, day_words: str = "") -> Article[Other]:
        """The article with another payload."""
        return Article(
            kind=self.kind,
            payload=payload,
            colors=self.colors,
            lead=self.lead,
            as_of=self.as_of,
            credit=self.credit,
            sources=self.sources,
            made=self.made,
            day_words=day_words,
            deck=self.deck,
            byline=self.byline,
            style=self.style,
        )


def words_of_day(payload: Payload) -> str:
    """The day of a map of one day in words."""
    return payload["dayWords"] if payload["kind"] == "map" else ""


def names_in(article: Article[Payload], lang: str) -> dict[str, str]:
    """The names of places in a language, by id, of those that have one.

    UsageError for a language in which no place has a name, with those there are.
    """
    payload = article.payload
    spoken = [] if payload["kind"] == "faces" else payload["languages"]
    languages = [language for language, _ in spoken]
    spoken_there = word_in(lang, languages)
    if spoken_there is None:
        known = ", ".join(languages) or "none"
        raise UsageError(f"{given('names', lang)}: places have names in these languages: {known}")
    nth = languages.index(spoken_there)
    found = ((place["id"], place.get("local", [])) for place in payload["places"])
    return {place: local[nth] for place, local in found if local and local[nth]}


def in_style(article: Article[Payload], style: HouseStyle) -> Article[Payload]:
    """The article of a page that was read, in the style of a house."""
    known = {id_: pair for id_, pair in style.statuses.items() if id_ in article.colors}
    return replace(article, style=style, colors={**article.colors, **known})


def colours_of(scheme: Scheme) -> dict[str, tuple[str, str]]:
    """The colours of every status by its id, in light and in dark."""
    return {status.id: (status.color, status.color_dark) for status in scheme.statuses}


def article_of(document: Document) -> Article[Payload]:
    """The article of a page that is not written yet."""
    here = document.situation
    records = document.records or records_on_map(here)
    entries = source_entries(
        records, document.texts.words, document.payload, drawn=here.boundaries.drawn
    )
    return Article(
        kind=KINDS[document.kind],
        payload=document.payload,
        day_words=words_of_day(document.payload),
        colors=colours_of(document.texts.style.painted(here.scheme)),
        lead=document.texts.lead,
        as_of=as_of_line(document),
        credit=credit_line(document),
        sources=tuple(entry["name"] for entry in entries),
        made=generated_words(document),
        deck=document.texts.desk.deck,
        byline=document.texts.desk.byline,
        style=document.texts.style,
    )
