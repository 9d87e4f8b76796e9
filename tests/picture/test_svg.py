"""SVG that other programs draw as browsers do."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree

import pytest

from mapper.exports.pictures import drawn_picture
from mapper.picture.ink import NOTHING, Picture, Text, every
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


def test_letters_as_shapes_have_each_glyph_once(drawn: Picture) -> None:
    glyphs = Counter(
        one.get("d")
        for one in elements(drawn, "outlines")
        if one.tag == f"{SVG}path" and one.get("id")
    )
    assert set(glyphs.values()) == {1}
