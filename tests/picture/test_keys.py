# SPDX-License-Identifier: MIT
"""What is drawn on a picture stands in its key, at every size, or it is not drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
import shapely

from mapper.exports.pictures import drawn_picture
from mapper.geometry.arcs import grid_over
from mapper.geometry.packing import pack_lines
from mapper.picture.blocks import whole_sentences
from mapper.picture.ground import DISPUTED_DASH
from mapper.picture.ink import Group, Item, Path, Picture, Text, every
from mapper.picture.layouts import LAYOUTS
from mapper.picture.picture_input import Article, article_of
from mapper.picture.svg import texts_of
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.drawing import make_document
from mapper.verbs.look import Look
from tests.picture.maps import CHANGES, SIDES, toy, toy_changes

DISPUTED = shapely.LineString([(0.2, 0.1), (0.8, 1.9)])
SIZES = [*LAYOUTS, "600x400", "320x480", "1600x640"]
MARKED = CHANGES + "2021-08-01 Haven blue\n2021-08-04 Haven red\n2021-08-01 border:FAR red\n"
KINDS = {"a day": lambda: toy(SIDES), "a comparison": lambda: toy_changes(MARKED)}
# What only a key explains: how it is called there, and whether a picture has any.
SIGNS: dict[str, Callable[[Picture], bool]] = {
    "Capital": lambda drawn: bool(inside(drawn.items, "marks")),
    "Border region": lambda drawn: bool(inside(drawn.items, "bands")),
    "Disputed border (Natural Earth)": lambda drawn: any(
        map(is_disputed, inside(drawn.items, "lines"))
    ),
}


def inside(items: Sequence[Item], name: str) -> list[Item]:
    """The items of the groups of a name."""
    groups = [item for item in every(items) if isinstance(item, Group) and item.name == name]
    return [item for group in groups for item in every(group.items)]


def lines_of(drawn: Picture) -> list[str]:
    """The texts of a picture, and each two that may be a line and the next."""
    texts = texts_of(drawn)
    return [*texts, *map(" ".join, pairwise(texts))]


def said_by(text: str, sign: str) -> bool:
    """Whether a text is a sign's, which in a narrow column may be cut short."""
    return text == sign or (text.endswith("…") and sign.startswith(text[:-1]))


def is_disputed(item: Item) -> bool:
    return isinstance(item, Path) and item.paint.dash == DISPUTED_DASH


def disputed(article: Article, border: shapely.LineString = DISPUTED) -> Article:
    """The map with a disputed border, on its ground or beyond it."""
    lines = pack_lines([border], grid_over([shapely.box(0, 0, 41, 2)], 10_000))
    payload: Any = {**article.payload, "disputed": lines}
    return article.showing(payload, article.day_words)


@pytest.mark.parametrize("kind", KINDS)
def test_a_border_beyond_the_map_has_no_entry(kind: str) -> None:
    drawn = drawn_picture(disputed(KINDS[kind](), shapely.LineString([(40, 1), (41, 2)])))
    assert "Capital" in texts_of(drawn)
    assert not any(said_by(text, "Disputed border (Natural Earth)") for text in texts_of(drawn))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_sign_is_drawn_where_the_key_explains_it_and_only_there(kind: str, size: str) -> None:
    drawn = drawn_picture(disputed(KINDS[kind]()), size=size)
    told = {sign for sign in SIGNS if any(said_by(text, sign) for text in lines_of(drawn))}
    assert told == {sign for sign, is_drawn in SIGNS.items() if is_drawn(drawn)}


@pytest.mark.parametrize("size", SIZES)
def test_a_number_stands_on_the_map_and_in_the_list_or_nowhere(size: str) -> None:
    drawn = drawn_picture(toy(SIDES), size=size)
    on_map = [item.text for item in inside(drawn.items, "numbers") if isinstance(item, Text)]
    everywhere = [text for text in texts_of(drawn) if text.isdigit()]
    assert sorted(everywhere) == sorted(2 * on_map)


@pytest.mark.parametrize("size", ["article", "column", "a4", "story"])
def test_a_key_has_room_on_a_picture_that_is_not_low(size: str) -> None:
    assert "Capital" in texts_of(drawn_picture(toy(SIDES), size=size))


def test_a_status_that_only_marks_have_goes_with_them() -> None:
    said = texts_of(drawn_picture(toy_changes(MARKED), size="1600x640"))
    assert "Capital" not in said
    assert "Contested" in said


def test_a_lead_ends_with_a_sentence_where_not_all_of_it_has_room() -> None:
    text = "The north held two of four. The south held one. Of one, no report is known."
    assert (
        whole_sentences(text, 170.0, 14.0, 2) == "The north held two of four. The south held one."
    )
    assert whole_sentences(text, 100.0, 14.0, 1) == "The north held two of four."
    assert whole_sentences(text, 200.0, 14.0, 9) == text


def test_a_map_to_the_edges_takes_no_room_from_its_key() -> None:
    """On 12 August the key of the embedded map has just the room that a square leaves."""
    day = replace(Look(), as_of=date(2021, 8, 12))
    drawn = drawn_picture(article_of(make_document(read_inputs(), day)), size="square")
    assert {"Capital", "Border region", "Airport"} <= set(texts_of(drawn))
