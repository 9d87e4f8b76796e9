"""From an article to its picture, whatever kind of page it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from typing import Any

from mapper.page.map_model import DrawnMap, Page, Payload, SpellsPayload
from mapper.picture.blocks import Setting
from mapper.picture.film_model import Film
from mapper.picture.ground import GroundShapes
from mapper.picture.ink import Picture
from mapper.picture.layouts import Layout, layout_named
from mapper.picture.letters import measured_in
from mapper.picture.other_fonts import Fonts
from mapper.picture.picture_input import Article
from mapper.picture.themes import theme_of
from mapper.style.words import Words

# What draws each kind of page: a module of this package and a function in it.
DRAWN = {
    "map": "one_day:day_picture",
    "faces": "one_day:day_picture",
    "timeline": "multiples:timeline_picture",
    "compare": "comparison:comparison_picture",
}

# What makes a film of each kind of page that has many days.
FILMED = {"timeline": "film_of_days:timeline_film", "faces": "film_of_drawn:drawn_film"}

Draw = Callable[[Layout, Setting[Any], GroundShapes, Mapping[str, str]], Picture]


def make_picture(
    article: Article[Payload],
    words: Words,
    *,
    size: str,
    theme: str,
    names: Mapping[str, str] | None = None,
    fonts: Fonts | None = None,
) -> Picture:
    """The finished picture of a page; UsageError for a size or theme that does not exist.

    Of drawn ground the day that its page opens on is drawn. `names`: what places are called on
    the map, by id, where it is not by their usual names. `fonts` have the letters that FiraGO
    lacks.
    """
    shown = with_units(article, words)
    layout = layout_of(size, article)
    setting = Setting(shown, theme_of(shown, theme), words)
    ground = GroundShapes.of(shown.payload)
    drawer: Draw = function_in(DRAWN[article.kind.name])
    with measured_in(fonts):
        drawn = drawer(layout, setting, ground, called_in(shown.payload, names))
        return replace(drawn, fonts=fonts)


def make_film(
    article: Article[Payload],
    words: Words,
    *,
    size: str,
    theme: str,
    names: Mapping[str, str] | None = None,
    fonts: Fonts | None = None,
) -> Film:
    """The film of a page of many days; UsageError for a size or theme that does not exist."""
    setting = Setting(article, theme_of(article, theme), words)
    called = called_in(article.payload, names)
    with measured_in(fonts):
        film: Film = function_in(FILMED[article.kind.name])(
            layout_of(size, article), setting, called
        )

    def picture(nth: int) -> Picture:
        with measured_in(fonts):
            return replace(film.picture(nth), fonts=fonts)

    return Film(film.count, picture)


def layout_of(size: str, article: Article[Payload]) -> Layout:
    """The layout of a size, with letters as large as the house has them."""
    layout, style = layout_named(size), article.style
    title, lead = layout.title * style.sized("title"), layout.lead * style.sized("lead")
    return replace(layout, title=title, lead=lead)


def called_in(payload: Page, names: Mapping[str, str] | None) -> dict[str, str]:
    """What places are called on a map, by id."""
    usual = {place["id"]: place.get("name", "") for place in payload["places"]}
    return usual | dict(names or {})


def with_units(article: Article[Payload], words: Words) -> Article[DrawnMap | SpellsPayload]:
    """The article with shapes for its places; of drawn ground with those of the day it opens on."""
    payload = article.payload
    if payload["kind"] != "faces":
        return article.showing(payload, article.day_words)
    from mapper.picture.drawn_map import day_opened, map_of_drawn

    return article.showing(map_of_drawn(payload, words), words.day(day_opened(payload)))


def function_in(where: str) -> Callable[..., Any]:
    """A function of a module of this package; what one page does not need is not loaded for it."""
    module, _, name = where.partition(":")
    function: Callable[..., Any] = getattr(import_module(f"mapper.picture.{module}"), name)
    return function
