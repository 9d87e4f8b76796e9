# SPDX-License-Identifier: MIT
"""SVG that other programs draw as browsers do."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from math import sqrt
from xml.etree import ElementTree

import pytest
from PIL import Image

from mapper.exports.pictures import drawn_picture
from mapper.picture.ink import NOTHING, InkPattern, Paint, Picture, Rect, Text, every, following
from mapper.picture.png import Rasterizer
from mapper.picture.svg import svg
from tests.picture.maps import afghanistan, toy, toy_changes

SVG = "{http://www.w3.org/2000/svg}"
OLD_HREF = "{http://www.w3.org/1999/xlink}href"
ARTICLES = (afghanistan, toy, toy_changes)


@pytest.fixture(scope="module", params=ARTICLES)
def drawn(request: pytest.FixtureRequest) -> Picture:
    return drawn_picture(request.param())


def elements(drawn: Picture, text: str = "text") -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg(drawn, text=text)).iter())


@pytest.mark.parametrize("text", ["text", "outlines"])
def test_what_is_used_again_is_named_in_the_old_form_and_the_new(drawn: Picture, text: str) -> None:
    found = elements(drawn, text)
    ids = {f"#{one.get('id')}" for one in found}
    uses = [one for one in found if one.tag == f"{SVG}use"]
    assert all(one.get("href") == one.get(OLD_HREF) in ids for one in uses)
    assert uses or text == "text"


def test_a_halo_lies_under_its_letters_and_is_read_once(drawn: Picture) -> None:
    found = elements(drawn)
    halos = [nth for nth, one in enumerate(found) if one.get("aria-hidden")]
    assert len(halos) == sum(
        isinstance(one, Text) and one.halo != NOTHING for one in every(drawn.items)
    )
    for nth in halos:
        halo, letters = found[nth : nth + 2]
        assert halo.text == letters.text
        assert (halo.get("x"), halo.get("y")) == (letters.get("x"), letters.get("y"))
        assert halo.get("stroke")
        assert letters.get("stroke") is None


def test_no_letter_depends_on_the_order_of_its_paints(drawn: Picture) -> None:
    assert not any(one.get("paint-order") for one in elements(drawn))


def test_a_figure_flows_behind_its_label_whatever_letters_a_program_has() -> None:
    said = elements(drawn_picture(toy()))
    (line,) = (one for one in said if one.findtext(f"{SVG}tspan") == "Red")
    label, figure = line
    assert (label.text, figure.text) == ("Red", "· 1 province · 25.0 % of the area")
    assert (label.get("x"), figure.get("x"), figure.get("dx")) == (None, None, "4")


@pytest.mark.parametrize("name", ["سرخ", "Red سرخ"])
def test_a_label_that_runs_from_the_right_keeps_its_figure_apart(name: str) -> None:
    label = Text(0, 10, name, 13, "#000000", 30, "bold")
    assert following(label, Text(34, 10, "25 %", 13, "#000000", 30)) is None


def test_one_rasterizer_draws_in_any_thread() -> None:
    text = svg(drawn_picture(toy()), text="pixels")
    with Rasterizer() as drawn, ThreadPoolExecutor(2) as threads:
        assert {*threads.map(drawn, [text] * 4)} == {drawn(text)}


@pytest.mark.parametrize("zoom", [1, 1.3, 1.5, 2.7])
def test_a_pattern_has_no_seams_at_any_size(zoom: float) -> None:
    """Where a tile is no whole number of pixels its edges were mixed with what lay below."""
    dotted = InkPattern("p", 7 / sqrt(2), 45.0, "#ffffff", dot=(0.5, "#ffffff"))
    square = Rect((0, 0, 60, 60), Paint(dotted))
    words = {"title": "", "description": "", "lang": "en", "dir": "ltr"}
    ground = Picture(width=60, height=60, zoom=zoom, paper="#000000", items=[square], **words)
    with Rasterizer() as drawn, Image.open(BytesIO(drawn(svg(ground, text="pixels")))) as pixels:
        within = pixels.convert("L").crop((2, 2, pixels.width - 2, pixels.height - 2))
    assert within.getextrema() == (255, 255)


def test_letters_as_shapes_have_each_glyph_once(drawn: Picture) -> None:
    glyphs = Counter(
        one.get("d")
        for one in elements(drawn, "outlines")
        if one.tag == f"{SVG}path" and one.get("id")
    )
    assert set(glyphs.values()) == {1}
