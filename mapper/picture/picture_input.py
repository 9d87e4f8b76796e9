"""What a picture is made of: the payload of a page, and the texts that stand around the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mapper.errors import UsageError
from mapper.model.spelling import given
from mapper.page.document import (
    Document,
    as_of_line,
    credit_line,
    generated_words,
    records_on_map,
    source_entries,
)
from mapper.page.payload import Payload


@dataclass(frozen=True, kw_only=True)
class Article:
    """A map with its texts, whether it was just made or read back from a finished page.

    - `payload`: that of the page (see `page.payload`).
    - `colors`: of every status by its id, `#rrggbb`, in light and in dark.
    - `lead`: the sentence under the title; `as_of`: the line with the day.
    - `credit`: whose shapes; `sources`: names of the sources of reports, most used first;
      `made`: the day of making in words, empty where it is not to be printed.
    """

    payload: Payload
    colors: Mapping[str, tuple[str, str]]
    lead: str
    as_of: str
    credit: str = ""
    sources: tuple[str, ...] = ()
    made: str = ""

    @property
    def title(self) -> str:
        return str(self.payload["title"])


def names_in(article: Article, lang: str) -> dict[str, str]:
    """The names of places in a language, by id, of those that have one.

    UsageError for a language in which no place has a name, with those there are.
    """
    languages = [str(language) for language, _ in article.payload.get("languages", [])]
    if lang not in languages:
        known = ", ".join(languages) or "none"
        raise UsageError(f"{given('names', lang)}: places have names in these languages: {known}")
    nth = languages.index(lang)
    places = (place for place in article.payload["places"] if place.get("local"))
    return {place["id"]: place["local"][nth] for place in places if place["local"][nth]}


def article_of(document: Document) -> Article:
    """The article of a page that is not written yet."""
    here = document.situation
    entries = source_entries(document.records or records_on_map(here), document.texts.words)
    return Article(
        payload=document.payload,
        colors={s.id: (s.color, s.color_dark) for s in here.scheme.statuses},
        lead=document.texts.lead,
        as_of=as_of_line(document),
        credit=credit_line(document),
        sources=tuple(entry["name"] for entry in entries),
        made=generated_words(document),
    )
