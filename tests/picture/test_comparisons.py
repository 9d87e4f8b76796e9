# SPDX-License-Identifier: MIT
"""Pictures of what changed between two days."""

from __future__ import annotations

import io
import json
from datetime import date

import pypdf
import pytest

from mapper.exports.pictures import drawn_picture, written
from mapper.picture.colors import luminance
from mapper.picture.compared import Compared, changed_payload
from mapper.picture.ground import GroundShapes, Seen, ground_items, unit_paint
from mapper.picture.ink import InkPattern, Path, Text, every
from mapper.picture.layouts import layout_named
from mapper.picture.making import Setting
from mapper.picture.picture_input import Article, article_of
from mapper.picture.svg import svg, texts_of
from mapper.picture.themes import Theme, theme_of
from mapper.reading.table_inputs import read_inputs
from mapper.style.words import load_words
from mapper.verbs.compare import compare_document
from mapper.verbs.diff import compare
from mapper.verbs.infer import inferred_inputs
from mapper.verbs.look import Look
from tests.golden_files import check_golden
from tests.history import renamed
from tests.picture.maps import CHANGES, SIZES_AND_THEMES, drawn_once, toy_changes, two_days

SENTENCE = (
    "Between 5 August 2021 and 15 August 2021, 33 of 34 provincial capitals changed hands. "
    "By inference, the seats in 33 of 34 provinces changed hands."
)


@pytest.mark.parametrize(("size", "theme"), SIZES_AND_THEMES)
def test_every_size_has_both_days_in_every_theme(size: str, theme: str) -> None:
    drawn = drawn_once(two_days, size, theme)
    texts = texts_of(drawn)
    assert {"5 August 2021", "15 August 2021"} <= set(texts)
    assert SENTENCE in " ".join(texts)
    if layout := layout_named(size).height:
        assert drawn.height == layout
    if not layout_named(size).pair_first:
        assert "What changed" in texts


def test_the_toy_comparison_is_the_one_that_was_looked_at() -> None:
    check_golden("picture-toy-compare.svg", svg(drawn_picture(toy_changes(), size="column")))


def test_the_comparison_says_what_was_looked_at() -> None:
    told = {size: texts_of(drawn_once(two_days, size)) for size in ("article", "social")}
    text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    check_golden("picture-compare.json", text)


def test_a_change_within_one_side_says_so_and_comes_after_those_of_hands() -> None:
    rows = """
    2016-01-01 Northfield front
    2016-07-28 Northfield army
    2016-01-01 Westmarch front
    2016-07-28 Westmarch crown
    """
    days = date(2016, 1, 1), date(2016, 8, 1)
    texts = texts_of(drawn_picture(toy_changes(rows, *days, scheme=renamed.SCHEME), size="article"))
    ways = [text for text in texts if " → " in text and text.startswith("Front")]
    assert ways == ["Front → Crown", "Front → Army (renamed)"]


def test_each_change_stands_with_its_units_and_its_ground() -> None:
    texts = texts_of(drawn_picture(toy_changes(), size="article"))
    assert {"Blue → Red", "Blue → Contested", "Eastvale", "Westmarch"} <= set(texts)
    assert texts.count("1 province · 12,300 km²") == 2
    assert "Unchanged: 2 provinces · 24,600 km²" in texts
    assert "Blue" in texts
    assert any(text.startswith("· 3 → 1 provinces · 75.0 → 25.0 %") for text in texts)


def fills(article: Article, theme: Theme) -> dict[str, str | InkPattern]:
    """What fills each unit on the map of what changed."""
    ground = GroundShapes.of(article.payload)
    setting = Setting(article, theme, load_words("en"))
    places = changed_payload(Compared(setting, layout_named("article"), ground, {}))["places"]
    return {place["id"]: unit_paint(place, theme).fill for place in places}


def test_changed_ground_has_the_new_colour_in_full_and_the_rest_is_pale() -> None:
    article = toy_changes()
    theme = theme_of(article, "light")
    fill = fills(article, theme)
    assert fill["Eastvale"] == theme.color("red")
    assert fill["Northfield"] == theme.pale("blue")
    assert fill["Southport"] == theme.none


def test_stripes_tell_several_old_holders_apart_but_for_the_one_with_most() -> None:
    held = {"Eastvale": "blue", "Northfield": "blue", "Westmarch": "contested"}
    text = "".join(f"2021-08-01 {n} {s}\n2021-08-04 {n} red\n" for n, s in held.items())
    article = toy_changes(text)
    theme = theme_of(article, "light")
    fill = fills(article, theme)
    assert fill["Eastvale"] == fill["Northfield"] == theme.color("red")
    striped = fill["Westmarch"]
    assert isinstance(striped, InkPattern)
    assert striped.ground == theme.color("red")
    assert [color for _, _, color in striped.stripes] == [theme.color("contested")]


def test_a_strip_along_a_front_is_wide_enough_to_be_seen_over_all_lines() -> None:
    article = toy_changes()
    theme = theme_of(article, "light")
    drawn = GroundShapes.of(article.payload).in_panel((300.0, 300.0))[1]
    kept: Seen = {"status": "blue", "pale": True}
    turned: Seen = {"turn": ["blue", "red"]}
    places = {id_: turned if id_ == "Eastvale" else kept for id_ in drawn.units}
    strokes = [item for item in ground_items(drawn, places, theme)[-3:] if isinstance(item, Path)]
    outline, wider, fill = strokes
    assert [outline.paint.stroke, wider.paint.stroke] == [theme.ink, theme.color("red")]
    assert outline.paint.width > wider.paint.width > 0
    assert fill.paint.fill == theme.color("red")


def test_what_is_inferred_has_changed_in_full() -> None:
    theme = theme_of(two_days(), "light")
    opacity = unit_paint({"turn": ["mixed", "taliban"], "inferred": True}, theme).fill_opacity
    assert opacity == 1.0


def test_light_names_have_around_them_what_they_stand_on() -> None:
    days = date(2021, 8, 5), date(2021, 8, 12)
    found = compare(inferred_inputs(read_inputs()), *days, from_capitals=False)
    article = article_of(compare_document(found, Look()))
    theme = theme_of(article, "light")
    drawn = drawn_picture(article, size="article")
    names = [item for item in every(drawn.items) if isinstance(item, Text)]
    light = [item for item in names if item.fill == theme.on_dark]
    assert light
    assert {item.halo for item in light} == {theme.color("taliban")}
    texts = texts_of(drawn)
    assert not any(text.startswith("Other places") for text in texts), "areas go by their places"


def test_in_grey_changes_differ_by_more_than_a_shade() -> None:
    theme = theme_of(two_days(), "greyscale")
    one, other = (
        theme.turn(before, "taliban", striped=True) for before in ("government", "contested")
    )
    assert isinstance(one, InkPattern)
    assert isinstance(other, InkPattern)
    assert (one.angle, one.stripes[0][1]) != (other.angle, other.stripes[0][1])
    assert luminance(one.ground) < luminance(one.stripes[0][2])


def test_where_nothing_changed_that_is_said() -> None:
    drawn = drawn_picture(toy_changes(start=date(2021, 8, 5)), size="article")
    said = " ".join(texts_of(drawn))
    assert "none of 4 provinces changed hands" in said
    assert "Nothing differs between the two days." in said


def test_other_places_are_told() -> None:
    text = f"{CHANGES}2021-08-01 Haven blue\n2021-08-03 Haven red\n"
    said = " ".join(texts_of(drawn_picture(toy_changes(text), size="article")))
    assert "Other places: Haven (Blue → Red)" in said


def test_the_text_of_a_comparison_as_pdf_can_be_read_back() -> None:
    page = pypdf.PdfReader(io.BytesIO(written(drawn_once(two_days, "a4"), form="pdf"))).pages[0]
    text = page.extract_text()
    for words in ("What changed in Afghanistan, 5 to 15 August 2021", "Mixed → Taliban",
                  "30 provinces", "Boundaries: Natural Earth"):  # fmt: skip
        assert words in text
