# SPDX-License-Identifier: MIT
"""What a page does in an article: its modules one by one. The whole is in `test_embed.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Module

Load = Callable[..., Module]
ALONE = {"search": "", "hash": "", "pathname": "/maps/map.html"}


@pytest.fixture
def embedded(js: Load) -> Module:
    return js("embedded.mjs")


# --- height ---


@pytest.mark.parametrize(
    ("needed", "given", "told"),
    [
        (900, 150, 900),  # too low
        (900, 900, 900),
        (900, 1100, 1100),  # the map fills what is left over
        (900, 3000, 900),  # too high
        (90_000, 150, 20_000),
        (0, 900, 0),  # not shown
    ],
)
def test_what_there_is_is_told_where_that_suits(
    embedded: Module, needed: int, given: int, told: int
) -> None:
    assert embedded.call("heightToTell", needed, given) == told


def test_the_height_is_told_in_our_own_form_and_by_the_name_of_the_file(embedded: Module) -> None:
    asks = embedded.call("asksOf", ALONE)
    assert embedded.call("messages", 900, asks) == [
        {"control-map": 1, "height": 900},
        {"datawrapper-height": {"maps/map.html": 900}},
    ]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"search": "?childId=map-1&initialWidth=600"}, "pymxPYMxmap-1xPYMxheightxPYMx900"),
        ({"hash": "#?secret=aB3"}, {"message": "height", "value": 900, "secret": "aB3"}),
        ({"hash": "#amp=1"}, {"sentinel": "amp", "type": "embed-size", "height": 900}),
    ],
)
def test_the_height_is_told_in_the_form_that_the_address_asks_for(
    embedded: Module, place: dict[str, str], said: Any
) -> None:
    asks = embedded.call("asksOf", ALONE | place)
    assert embedded.call("messages", 900, asks)[2:] == [said]


@pytest.mark.parametrize(
    "place",
    [
        {"search": "?childId=a%20b"},
        {"search": "?childId=%3Cimg%20src%3Dx%3E"},
        {"search": f"?childId={'a' * 65}"},
        {"hash": "#?secret=a&b"},
        {"hash": "#amp=2"},
        {"hash": "#2021-08-05"},
    ],
)
def test_words_of_another_form_are_not_repeated(embedded: Module, place: dict[str, str]) -> None:
    asks = embedded.call("asksOf", ALONE | place)
    assert len(embedded.call("messages", 900, asks)) == 2


def test_a_path_that_is_no_plain_one_is_not_repeated(embedded: Module) -> None:
    asks = embedded.call("asksOf", ALONE | {"pathname": "/a%3Cb/<map>.html"})
    assert asks["name"] == "control-map"


# --- the article ---


@pytest.mark.parametrize(
    ("ancestors", "referrer", "origin"),
    [
        (["https://news.example", "https://portal.example"], "", "https://news.example"),
        (["null"], "", "*"),
        (None, "https://news.example/article?a=1", "https://news.example"),
        (None, "", "*"),
        (None, "no address", "*"),
    ],
)
def test_heights_go_to_the_article_where_it_is_known(
    embedded: Module, ancestors: list[str] | None, referrer: str, origin: str
) -> None:
    assert embedded.call("articleOrigin", ancestors, referrer) == origin


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ({"control-map": 1, "ask": "height"}, True),
        ({"control-map": 1}, False),
        ({"control-map": 2, "ask": "height"}, False),
        ("pymxPYMxmap-1xPYMxwidthxPYMx640", True),
        ("pymxPYMxmap-1xPYMxscrollxPYMx640", False),
        ("height", False),
        (None, False),
        (5, False),
    ],
)
def test_a_question_has_a_form(embedded: Module, message: Any, asked: bool) -> None:
    assert bool(embedded.call("isQuestion", message)) is asked


@pytest.mark.parametrize(
    ("hash_", "link"),
    [
        ("", "https://e.example/map.html"),
        ("#2021-08-05", "https://e.example/map.html#2021-08-05"),
        ("#2021-08-05..2021-08-15", "https://e.example/map.html#2021-08-05..2021-08-15"),
        ("#2021-08-05&place=AF-HER", "https://e.example/map.html#2021-08-05&place=AF-HER"),
        ("#at=34.4,62.2,3", "https://e.example/map.html#at=34.4,62.2,3"),
        ("#?secret=x", "https://e.example/map.html"),
        ("#javascript:alert(1)", "https://e.example/map.html"),
    ],
)
def test_the_way_out_leaves_behind_what_the_article_asked_for(
    js: Load, hash_: str, link: str
) -> None:
    place = {"href": f"https://e.example/map.html?theme=dark{hash_}", "hash": hash_}
    assert js("address.mjs").call("addressAlone", place) == link


# --- theme ---


@pytest.mark.parametrize(
    ("search", "theme"),
    [
        ("?theme=dark", "dark"),
        ("?a=1&theme=light", "light"),
        ("?theme=auto", None),
        ("?theme=DARK", None),
        ("?theme=constructor", None),
        ("?theme=%3Cscript%3E", None),
        ("", None),
    ],
)
def test_a_theme_is_one_of_two(js: Load, search: str, theme: str | None) -> None:
    assert js("early.mjs").call("themeAsked", search) == theme
