# SPDX-License-Identifier: MIT
"""All letters of a picture stand on its paper, however long its texts are, and on no others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from mapper.exports.pictures import drawn_picture
from mapper.picture.ink import Box, Group, Item, Text
from mapper.picture.layouts import LAYOUTS
from mapper.picture.picture_input import Article
from tests.picture.maps import (
    afghanistan,
    drawn_once,
    many_days,
    toy,
    toy_changes,
    toy_days,
    two_days,
)

KINDS = (afghanistan, two_days, many_days, toy, toy_changes, toy_days)
LONG = "The Provisional Revolutionary Committee of the Northern Provinces and Borderlands"
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def lines(items: Sequence[Item], x: float = 0.0, y: float = 0.0) -> Iterator[tuple[Text, Box]]:
    """The upright lines of letters outside of maps, with the boxes that they take."""
    for item in items:
        if isinstance(item, Group) and not item.angle and item.name != "map":
            yield from lines(item.items, x + item.x, y + item.y)
        if isinstance(item, Text) and not item.angle:
            back = {"start": 0.0, "middle": item.width / 2, "end": item.width}[item.anchor]
            left, foot = x + item.x - back, y + item.y
            yield item, (left, foot - 0.72 * item.size, left + item.width, foot)


@pytest.mark.parametrize("text", ["", LONG, WORD])
@pytest.mark.parametrize("size", [*LAYOUTS, "1200x675"])
@pytest.mark.parametrize("kind", KINDS)
def test_letters_stay_on_the_paper_and_apart(
    kind: Callable[[], Article], size: str, text: str
) -> None:
    drawn = drawn_picture(with_long(kind(), text), size=size) if text else drawn_once(kind, size)
    found = list(lines(drawn.items))
    assert found
    for item, (x0, y0, x1, y1) in found:
        assert x0 >= 0, item
        assert y0 >= 0, item
        assert x1 <= drawn.width + 0.01, item
        assert y1 <= drawn.height + 0.01, item
    for (one, a), (other, b) in combinations(found, 2):
        across = min(a[2], b[2]) - max(a[0], b[0])
        down = min(a[3], b[3]) - max(a[1], b[1])
        assert across < 1 or down < 1, (one.text, other.text)


def with_long(article: Article, text: str) -> Article:
    """The article with one long text for its title, statuses, places and sources."""
    payload = json.loads(json.dumps(article.payload))
    payload["title"] = f"{text} and {text}"
    for entry in (*payload["statuses"], *payload["places"], *payload.get("annotations", ())):
        for key in ("label", "name", "title"):
            if key in entry:
                entry[key] = f"{text} {entry[key]}"
    if "captions" in payload:
        payload["captions"] = [f"{text}, {day}" for day in payload["captions"]]
    return replace(article, payload=payload, lead=f"{text} held {text}.", sources=(text, text))
