"""From an article to its picture, whatever kind of page it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from typing import Any

from mapper.page.kinds import PageKind
from mapper.page.map_model import DrawnMap, Payload, SpellsPayload
from mapper.picture.blocks import Setting
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
    layout = layout_named(size)
    setting = Setting(shown, theme_of(shown, theme), words)
    ground = GroundShapes.of(shown.payload)
    called = {place["id"]: place.get("name", "") for place in shown.payload["places"]}
    draw = drawer_of(article.kind)
    with measured_in(fonts):
        return replace(draw(layout, setting, ground, called | dict(names or {})), fonts=fonts)


def with_units(article: Article[Payload], words: Words) -> Article[DrawnMap | SpellsPayload]:
    """The article with shapes for its places; of drawn ground with those of the day it opens on."""
    payload = article.payload
    if payload["kind"] != "faces":
        return article.showing(payload, article.day_words)
    from mapper.picture.drawn_map import day_opened, map_of_drawn

    return article.showing(map_of_drawn(payload, words), words.day(day_opened(payload)))


def drawer_of(kind: PageKind) -> Draw:
    """What draws a page of a kind; what one page does not need is not loaded for it."""
    module, _, name = DRAWN[kind.name].partition(":")
    drawer: Draw = getattr(import_module(f"mapper.picture.{module}"), name)
    return drawer
