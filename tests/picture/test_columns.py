# SPDX-License-Identifier: MIT
"""The column of texts beside a map: its parts never touch, however much there is to say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mapper.picture.arrangements import column_around
from mapper.picture.blocks import Block, Setting, in_columns
from mapper.picture.ink import Group, Text
from mapper.picture.layouts import GAP, layout_named
from mapper.picture.picture_input import Article
from mapper.picture.themes import theme_of
from mapper.style.words import load_words
from tests.picture.maps import toy

SOCIAL = layout_named("social")
INSIDE = (SOCIAL.height or 0) - 2 * SOCIAL.margin
SIGN = "Inferred, not reported: drawn fainter."
LONG = (
    "On 5 August 2021, as inferred, the government held 31 of 40 areas; three were fought over. "
    * 3
)


def crowded(statuses: int) -> Article:
    """An inferred map of the toy country with so many statuses, long texts and many sources."""
    article = toy()
    entry = article.payload["statuses"][0]
    told = [entry | {"label": f"Status {nth}", "short": "20 % inferred"} for nth in range(statuses)]
    payload = {**article.payload, "statuses": told, "inferred": SIGN}
    sources = tuple(f"The Gazette of day {nth}" for nth in range(20))
    return replace(article, payload=payload, lead=LONG, as_of=LONG[:90], sources=sources)


@pytest.mark.parametrize(
    ("heights", "columns"),
    [
        ([30, 10, 10, 10], [[30], [10, 10, 10]]),
        ([10, 10, 10, 30], [[10, 10, 10], [30]]),
        ([50], [[50]]),
        ([], []),
    ],
)
def test_the_highest_column_is_as_low_as_can_be(
    heights: list[float], columns: list[list[float]]
) -> None:
    parts = in_columns([Block((), height) for height in heights], 2, 5.0)
    assert [[block.height for block in part] for part in parts] == columns


def test_thousands_of_blocks_stand_in_columns_at_once() -> None:
    assert [len(part) for part in in_columns([Block((), 20.0)] * 5000, 2, 8.0)] == [2500, 2500]


@pytest.mark.parametrize("statuses", [2, 4, 6, 8])
def test_the_foot_stands_under_the_legend(statuses: int) -> None:
    upper, end = column_of(crowded(statuses))
    assert upper.height + GAP + end.height <= INSIDE


@pytest.mark.parametrize("statuses", [2, 6])
def test_what_lighter_ground_means_is_never_left_out(statuses: int) -> None:
    upper, _ = column_of(crowded(statuses))
    assert SIGN in texts(upper.items)


def test_where_there_is_room_nothing_is_left_out() -> None:
    article = replace(toy(), sources=("The Gazette",))
    upper, end = column_of(article)
    assert article.lead in " ".join(texts(upper.items))
    assert "Sources: The Gazette" in texts(end.items)


def column_of(article: Article) -> Any:
    setting = Setting(article, theme_of(article, "light"), load_words("en"))
    width = SOCIAL.width * SOCIAL.beside - 2 * SOCIAL.margin
    around = column_around(SOCIAL, setting, width, INSIDE)
    return around.upper, around.foot


def texts(items: Any) -> list[str]:
    found: list[str] = []
    for item in items:
        found += [item.text] if isinstance(item, Text) else []
        found += texts(item.items) if isinstance(item, Group) else []
    return found
