# SPDX-License-Identifier: MIT
"""From an article to its picture, whatever kind of page it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
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
Shoot = Callable[[Layout, Setting[Any], Mapping[str, str]], Film]


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """How a page is drawn: a size and a theme by name.

    `names`: what places are called on the map, by id, where it is not by their usual names; `fonts`
    have the letters that FiraGO lacks.
    """

    size: str = "article"
    theme: str = "light"
    names: Mapping[str, str] = field(default_factory=dict)
    fonts: Fonts | None = None


def make_picture(article: Article[Payload], words: Words, drawing: Drawing) -> Picture:
    """The finished picture of a page; UsageError for a size or theme that does not exist.

    Of drawn ground the day that its page opens on is drawn.
    """
    shown = with_units(article, words)
    layout = layout_of(drawing.size, article)
    setting = Setting(shown, theme_of(shown, drawing.theme), words)
    ground = GroundShapes.of(shown.payload)
    drawer: Draw = function_in(DRAWN[article.kind.name])
    with measured_in(drawing.fonts):
        drawn = drawer(layout, setting, ground, called_in(shown.payload, drawing.names))
        return replace(drawn, fonts=drawing.fonts)


def make_film(article: Article[Payload], words: Words, drawing: Drawing) -> Film:
    """The film of a page of many days; UsageError for a size or theme that does not exist."""
    layout = layout_of(drawing.size, article)
    setting = Setting(article, theme_of(article, drawing.theme), words)
    filmed: Shoot = function_in(FILMED[article.kind.name])
    with measured_in(drawing.fonts):
        film = filmed(layout, setting, called_in(article.payload, drawing.names))

    def picture(nth: int) -> Picture:
        with measured_in(drawing.fonts):
            return replace(film.picture(nth), fonts=drawing.fonts)

    return Film(film.count, picture)


def layout_of(size: str, article: Article[Payload]) -> Layout:
    """The layout of a size, with letters as large as the house has them."""
    layout, style = layout_named(size), article.style
    title, lead = layout.title * style.sized("title"), layout.lead * style.sized("lead")
    return replace(layout, title=title, lead=lead)


def called_in(payload: Page, names: Mapping[str, str]) -> dict[str, str]:
    """What places are called on a map, by id: by their usual names but for `names`."""
    return {place["id"]: place.get("name", "") for place in payload["places"]} | dict(names)


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
