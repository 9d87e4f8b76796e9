# SPDX-License-Identifier: MIT
"""Letters as shapes."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from mapper.exports.pictures import picture, written
from mapper.picture.ink import Text
from mapper.picture.letters import text_width
from mapper.picture.outlines import outline, shaped, visual_runs
from tests.picture.maps import afghanistan, drawn_once, toy

SVG = "{http://www.w3.org/2000/svg}"


def test_an_svg_of_outlines_needs_no_font() -> None:
    root = ElementTree.fromstring(picture(toy(), text="outlines"))
    assert not list(root.iter(f"{SVG}text"))
    assert list(root.iter(f"{SVG}use"))


def test_outlines_are_named_for_those_who_do_not_see_them() -> None:
    root = ElementTree.fromstring(written(drawn_once(afghanistan), form="svg", text="outlines"))
    labels = {element.get("aria-label") for element in root.iter(f"{SVG}g")}
    assert {"Kabul", "Fighting in Herat", "Kandahar"} <= labels


def test_arabic_letters_are_joined() -> None:
    joined, reach = shaped("کابل", "regular")
    apart = [shaped(letter, "regular") for letter in "کابل"]
    assert [glyph.id for glyph in joined] != [glyphs[0].id for glyphs, _ in apart][::-1]
    assert reach < sum(wide for _, wide in apart)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Kabul", [("Kabul", "ltr")]),
        ("Fall of کابل (Kabul)", [("Fall of ", "ltr"), ("کابل", "rtl"), (" (Kabul)", "ltr")]),
        ("کابل Kabul", [("Kabul", "ltr"), ("کابل ", "rtl")]),
    ],
)
def test_runs_stand_from_left_to_right(text: str, runs: list[tuple[str, str]]) -> None:
    assert visual_runs(text) == runs


def test_a_line_of_shapes_is_as_wide_as_its_text() -> None:
    wide = text_width("Herat", 20)
    lines = outline(Text(0, 0, "Herat", 20, "#000000", wide, anchor="middle"))
    left = min(float(line[:, 0].min()) for line in lines)
    right = max(float(line[:, 0].max()) for line in lines)
    assert -wide / 2 <= left < right <= wide / 2
