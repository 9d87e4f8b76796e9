"""From an article to its picture, whatever kind of page it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module

from mapper.picture.blocks import Setting
from mapper.picture.ground import GroundShapes
from mapper.picture.ink import Picture
from mapper.picture.layouts import Layout, layout_named
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

Draw = Callable[[Layout, Setting, GroundShapes, Mapping[str, str]], Picture]


def make_picture(
    article: Article, words: Words, *, size: str, theme: str, names: Mapping[str, str] | None = None
) -> Picture:
    """The finished picture of a page; UsageError for a size or theme that does not exist.

    Of drawn ground the day that its page opens on is drawn. `names`: what places are called on
    the map, by id, where it is not by their usual names.
    """
    draws = drawer_of(article)
    if article.payload["kind"] == "faces":
        from mapper.page.drawn_map import map_of_drawn

        article = replace(article, payload=map_of_drawn(article.payload, words))
    layout = layout_named(size)
    setting = Setting(article, theme_of(article, theme), words)
    ground = GroundShapes.of(article.payload)
    called = {place["id"]: place.get("name", "") for place in article.payload["places"]} | dict(
        names or {}
    )
    return draws(layout, setting, ground, called)


def drawer_of(article: Article) -> Draw:
    """What draws a page of a kind; what one page does not need is not loaded for it."""
    module, _, name = DRAWN[article.payload["kind"]].partition(":")
    drawer: Draw = getattr(import_module(f"mapper.picture.{module}"), name)
    return drawer
