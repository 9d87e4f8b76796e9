# SPDX-License-Identifier: MIT
"""Letters that FiraGO lacks: in given fonts, in those of the extras, or a clear message."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from mapper.errors import UsageError
from mapper.exports.pictures import drawn_picture, picture, written
from mapper.picture import lacking, other_fonts
from mapper.picture.ink import Picture, Text
from mapper.picture.letters import clusters, has_forms, measured_in, runs_of, text_width, wrap
from mapper.picture.other_fonts import Fonts, fonts_of
from mapper.picture.outlines import outline, shaped
from mapper.picture.svg import svg
from tests.picture.maps import toy
from tests.picture.squares import KA, NORTH, VOWEL, font

BURMESE = f"{KA}{VOWEL}{KA}"


@pytest.fixture
def squares(tmp_path: Path) -> Fonts:
    made = fonts_of([str(font(tmp_path / "squares.ttf"))])
    assert made
    return made


def named(text: str, fonts: Fonts | None = None) -> Picture:
    """A picture of one name."""
    whole = drawn_picture(toy())
    name = Text(10, 20, text, 10, "#000000", text_width(text, 10), halo="#ffffff")
    return replace(whole, items=[name], fonts=fonts, title="", description="")


# --- measuring --------------------------------------------------------------------------------


def test_letters_that_firago_lacks_are_as_wide_as_in_the_given_font(squares: Fonts) -> None:
    assert text_width(BURMESE, 10) == 30
    with measured_in(squares):
        assert text_width(BURMESE, 10) == pytest.approx(14)
        assert text_width("Herat", 10) == text_width("Herat", 10)
        mixed = text_width(f"{NORTH} Herat", 10)
    assert mixed == pytest.approx(9 + text_width(" Herat", 10))


def test_letters_of_other_fonts_are_not_set_apart(squares: Fonts) -> None:
    with measured_in(squares):
        assert text_width(BURMESE, 10, spacing=3) == pytest.approx(14)
    assert text_width("AB", 10, spacing=3) == text_width("AB", 10) + 6


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (BURMESE, [KA + VOWEL, KA]),
        ("\u1780\u17d2\u1781\u1782", ["\u1780\u17d2\u1781", "\u1782"]),
        ("Kabul", [*"Kabul"]),
        ("مَ", ["مَ"]),
    ],
    ids=["a vowel on its letter", "a stacked letter", "Latin", "Arabic"],
)
def test_marks_and_stacked_letters_belong_to_the_letter_before(text: str, parts: list[str]) -> None:
    assert [*clusters(text)] == parts


def test_a_line_is_never_broken_between_a_letter_and_its_marks(squares: Fonts) -> None:
    with measured_in(squares):
        lines = wrap((KA + VOWEL) * 5, 15, 10)
    assert lines == [(KA + VOWEL) * 2, (KA + VOWEL) * 2, KA + VOWEL]


def test_a_text_is_cut_where_firago_begins_to_lack_letters() -> None:
    assert runs_of(f"Herat {BURMESE}(x)") == [("Herat ", True), (BURMESE, False), ("(x)", True)]
    assert has_forms("Київ هرات")
    assert not has_forms(KA)


# --- shaping ----------------------------------------------------------------------------------


def test_each_letter_is_shaped_in_the_font_that_has_it(squares: Fonts) -> None:
    glyphs, reach = shaped(f"a{NORTH}", "regular", squares)
    assert [glyph.file is None for glyph in glyphs] == [True, False]
    assert reach == pytest.approx(glyphs[1].x + 900)


def test_a_bold_text_takes_the_bold_file(tmp_path: Path) -> None:
    regular = font(tmp_path / "regular.ttf")
    bold = font(tmp_path / "bold.ttf", {KA: 800}, style="Bold")
    fonts = fonts_of([str(regular), str(bold)])
    assert fonts
    assert fonts.units(KA, "bold") == 800
    assert fonts.units(KA, "regular") == 700
    assert fonts.units(NORTH, "bold") == 900


def test_an_outline_has_the_letters_of_both_fonts(squares: Fonts) -> None:
    text = Text(0, 0, f"i{NORTH}", 10, "#000000", 20)
    assert max(float(line[:, 0].max()) for line in outline(text, squares)) == pytest.approx(
        shaped("i", "regular")[1] / 100 + 9, abs=0.2
    )


def test_a_mark_that_the_font_of_its_letter_lacks_is_taken_from_another(tmp_path: Path) -> None:
    letters = font(tmp_path / "letters.ttf", {KA: 700})
    marks = font(tmp_path / "marks.ttf", {VOWEL: 0})
    fonts = fonts_of([str(letters), str(marks)])
    assert fonts
    files = [Path(file.path).name for _, file in fonts.pieces(KA + VOWEL, "regular") if file]
    assert files == ["letters.ttf", "marks.ttf"]
    assert fonts.pieces(f"e{VOWEL}", "regular")[0] == ("e", None)


def test_joiners_need_no_form(squares: Fonts) -> None:
    assert [text for text, _ in squares.pieces(f"{KA}\u200d\ufe0f", "regular")] == [
        f"{KA}\u200d\ufe0f"
    ]


# --- writing ----------------------------------------------------------------------------------


def test_in_pixels_only_what_firago_lacks_is_drawn_as_shapes(squares: Fonts) -> None:
    drawn = svg(named(BURMESE, squares), text="pixels")
    assert f'aria-label="{BURMESE}"' in drawn
    assert "<text" not in drawn
    assert "<text" in svg(named("Herat", squares), text="pixels")


def test_an_svg_with_text_names_the_font(squares: Fonts) -> None:
    family = re.search(r'font-family="([^"]+)"', svg(named(BURMESE, squares)))
    assert family
    assert family[1].startswith("FiraGO,'Squares','Fira Sans'")
    assert "Squares" not in svg(named("Herat", squares))


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_a_picture_with_its_fonts_is_the_same_every_time(squares: Fonts, form: str) -> None:
    once, again = (
        written(named(f"{BURMESE} Herat", squares), form=form, text="outlines") for _ in range(2)
    )
    assert once == again


def test_a_pdf_has_such_letters_as_shapes_and_the_rest_as_text(squares: Fonts) -> None:
    content = written(named(BURMESE, squares), form="pdf")
    assert PdfReader(io.BytesIO(content)).pages[0].extract_text().strip() == ""
    assert (
        "Herat"
        in PdfReader(io.BytesIO(written(named("Herat", squares), form="pdf")))
        .pages[0]
        .extract_text()
    )


def test_map_and_fonts_go_together(tmp_path: Path) -> None:
    path = str(font(tmp_path / "squares.ttf"))
    article = toy(title=f"News of {NORTH}")
    with pytest.raises(UsageError, match=NORTH):
        picture(article, form="png")
    assert picture(article, form="png", font=[path]).startswith(b"\x89PNG")


# --- what is refused --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "text"), [("png", "text"), ("webp", "text"), ("pdf", "text"), ("svg", "outlines")]
)
def test_a_picture_whose_letters_no_font_has_is_not_drawn(form: str, text: str) -> None:
    with pytest.raises(UsageError) as refused:
        written(named(f"{BURMESE}, {KA} (Yangon)"), form=form, text=text)
    said = str(refused.value)
    assert said.startswith(f"no font has the Burmese letters of {BURMESE}, {KA} — pip install ")
    assert "control-mapper[fonts]" in said
    assert '`font="FILE"`' in said


def test_an_svg_with_text_is_left_to_the_fonts_of_its_readers() -> None:
    assert BURMESE in written(named(BURMESE), form="svg").decode()


def test_many_words_are_counted_and_chinese_has_an_extra_of_its_own() -> None:
    with pytest.raises(
        UsageError, match=r"Chinese letters of 北一, 北二, 北三 and 1 more — .*fonts-cjk"
    ):
        written(named("北一 北二 北三 北四"), form="png")


def test_a_sign_of_no_script_is_named_without_an_extra() -> None:
    with pytest.raises(UsageError, match=r"^no font has the letters of 𓀀 — `font=") as refused:
        written(named("𓀀"), form="png")
    assert "pip" not in str(refused.value)


def test_an_extra_that_is_installed_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lacking, "has_extra", lambda package: True)
    assert lacking.extra_for(KA) == []


def test_signs_are_in_the_extra_of_scripts_and_tibetan_is_in_none() -> None:
    assert "control-mapper[fonts]" in lacking.extra_for("🚢")[0]
    assert lacking.extra_for("བ") == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("none.ttf", "there is no such file"),
        (".", "is a folder"),
        ("text.ttf", "is no font"),
        ("one.ttf#3", "has 1 font"),
    ],
)
def test_what_is_no_font_is_refused(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "text.ttf").write_text("no font")
    font(tmp_path / "one.ttf")
    with pytest.raises(UsageError, match=why):
        fonts_of([str(tmp_path / name)])


# --- the extras -------------------------------------------------------------------------------


def test_fonts_of_an_extra_are_asked_after_those_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "some_noto"
    package.mkdir()
    (package / "__init__.py").write_text("raise ImportError")  # its code is of no use
    font(package / "NotoSansMyanmar.ttf", {KA: 600})
    font(package / "NotoEmoji[wght].ttf", {KA: 100})
    font(package / "NotoSans-Italic.ttf", {NORTH: 100})
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(other_fonts, "NOTO", ("some_noto", "not_there"))
    other_fonts.noto.cache_clear()
    alone = fonts_of([])
    given = fonts_of([str(font(tmp_path / "given.ttf"))])
    other_fonts.noto.cache_clear()
    assert alone
    assert given
    assert [Path(file.path).name for file in alone.files] == [
        "NotoSansMyanmar.ttf",
        "NotoEmoji[wght].ttf",
    ]
    assert alone.units(KA, "regular") == 600
    assert given.units(KA, "regular") == 700
    assert "some_noto" not in sys.modules


def test_without_fonts_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_fonts, "NOTO", ())
    other_fonts.noto.cache_clear()
    assert fonts_of([]) is None
    other_fonts.noto.cache_clear()
