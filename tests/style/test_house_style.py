# SPDX-License-Identifier: MIT
"""House styles: files that are read, what is wrong with them, and what they change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mapper.errors import StyleError
from mapper.exports.pictures import picture
from mapper.page.document import Document, plain_html
from mapper.page.finished import page_of
from mapper.page.head import default_title, lead
from mapper.page.payload import Texts, make_payload
from mapper.picture.finished_page import article_in
from mapper.picture.picture_input import article_of, in_style
from mapper.style.house import NO_STYLE, HouseStyle
from mapper.style.house_file import load_style, style_notes
from mapper.style.house_text import style_text
from mapper.style.lines import USUAL_WIDTHS, line_tables
from mapper.style.scheme_files import load_scheme
from mapper.style.shared import numbers_by_name
from mapper.style.words import load_words
from tests.toy import toy_situation

WORDS = load_words("en")
HALO = re.compile(r"\.front-halo\{[^}]*stroke-width:calc\(([\d.]+)px")
HOUSE = """
[colors.light]
paper = "#FFFFFF"
on_dark = "#fefefe"
[colors.dark]
paper = "#0d1b2a"
[statuses]
blue = { color = "#112233", color_dark = "#aabbcc" }
contested = "#d36a00"
[fonts]
family = ["Georgia", "serif"]
[sizes]
title = 36
[lines]
unit = 0.5
"""


def styled(folder: Path, text: str = HOUSE) -> HouseStyle:
    path = folder / "house.toml"
    path.write_text(text, encoding="utf-8")
    return load_style(path)


def document(style: HouseStyle = NO_STYLE, text: str = "2021-08-01 Northfield blue") -> Document:
    here = toy_situation(text)
    title = default_title(here, WORDS)
    texts = Texts(title=title, lead=lead(here, WORDS), words=WORDS, style=style)
    return Document(situation=here, payload=make_payload(here, texts), texts=texts)


def test_a_page_has_the_colours_fonts_and_sizes_of_the_house(tmp_path: Path) -> None:
    text = plain_html(document(styled(tmp_path)))
    assert ':root{--on-dark:#fefefe;--paper:#ffffff;--sans:"Georgia",serif;}' in text
    assert ":root[data-theme=dark]{--paper:#0d1b2a;--on-dark:#fefefe;}" in text
    assert "@media (min-width:861px){h1{font-size:36px}}" in text
    assert page_of(text).colors["blue"] == ("#112233", "#aabbcc")


def test_a_picture_has_them_too(tmp_path: Path) -> None:
    article = article_of(document(styled(tmp_path)))
    light, dark = (picture(article, theme=theme).decode() for theme in ("light", "dark"))
    assert ("#112233" in light, "#aabbcc" in dark, "#0d1b2a" in dark) == (True, True, True)
    assert 'font-size="36"' in light
    assert "#0d1b2a" not in picture(article, theme="print").decode()


LINES = "[lines]\nfront = 4\nunit = 0.5\ncoast = 1.25\n"
FRONT = "2021-08-01 Northfield blue\n2021-08-01 Southport red"


def test_lines_of_a_page_have_the_widths_of_the_house(tmp_path: Path) -> None:
    text = plain_html(document(styled(tmp_path, LINES)))
    assert ".front{fill:none;stroke:var(--ink);stroke-width:calc(4px * var(--w,1))}" in text
    assert "stroke-width:calc(0.5px * var(--w,1));stroke-opacity:0.75}" in text
    assert ".coast{--o:1.25px}" in text


def test_a_front_keeps_its_halo_however_wide_a_house_has_it(tmp_path: Path) -> None:
    text = plain_html(document(styled(tmp_path, LINES)))
    usual, house = numbers_by_name("ground.front"), HALO.search(text)
    assert house
    assert float(house[1]) == 4 + usual["halo_width"] - usual["width"]


def test_no_line_shows_beside_a_front_that_lies_on_it() -> None:
    front = line_tables({"parent": 6})["front"]
    assert front["halo_width"] == 6
    assert front["width"] == line_tables({})["front"]["width"]


def test_lines_of_a_picture_have_them_too_in_every_theme(tmp_path: Path) -> None:
    article = article_of(document(styled(tmp_path, LINES), FRONT))
    for theme in ("light", "dark", "print", "greyscale"):
        assert 'stroke-width="4"' in picture(article, theme=theme).decode()
    assert 'stroke-width="4"' not in picture(article_of(document(text=FRONT))).decode()


def test_a_finished_page_is_drawn_in_a_style_that_is_given(tmp_path: Path) -> None:
    style = styled(tmp_path)
    read = in_style(article_in(page_of(plain_html(document()))), style)
    assert picture(read) == picture(article_of(document(style)))


def test_a_page_without_a_style_has_nothing_of_one() -> None:
    sheets = re.findall(r"<style>.*?</style>", plain_html(document()), re.DOTALL)
    assert sheets
    assert "@font-face{" not in "".join(sheets)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[colours.light]", "colours: there is no such key — closest: 'colors'"),
        (
            "[colors.light]\npapr = '#ffffff'",
            "colors.light.papr: there is no such key — closest: '",
        ),
        ("[colors.light]\nink = 'red;}*{x:y'", "colors.light.ink: 'red;}*{x:y' is not a colour of"),
        ("colors = 3", "colors: is a table: write [colors]"),
        ("[statuses]\n'x}' = '#ffffff'", "statuses.x}: not an id of small letters"),
        ("[statuses]\na = {color_dark = '#ffffff'}", "statuses.a.color: is missing"),
        ("[statuses]\na = {color = '#ffffff', dark = 1}", "statuses.a.dark: there is no such key"),
        ("[fonts]\nfamily = 'A\";}x{'", "fonts.family: 'A\";}x{' is no name of a font"),
        ("[fonts]\nfamily = 3", "fonts.family: give a text, or a list of texts"),
        ("[fonts]\npage = 'none.woff2'", "fonts.page: 'none.woff2': there is no such file beside"),
        ("[fonts]\npage = 'house.toml'", "fonts.page: 'house.toml' is no font — give a WOFF2"),
        ("[sizes]\ntitle = 900", "sizes.title: '900' is no size from 16 to 60, in px"),
        ("[sizes]\nlead = true", "sizes.lead: 'True' is no size from 12 to 36, in px"),
        ("[lines]\nfront = 0", "lines.front: '0' is no width from 0.25 to 6, in px"),
        ("[lines]\nfront = true", "lines.front: 'True' is no width from 0.25 to 6, in px"),
        ("[lines]\nfrnt = 2", "lines.frnt: there is no such key — closest: 'front'"),
        ("[sizes", "not valid TOML"),
    ],
)
def test_faults_of_a_file_are_listed_with_their_keys(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(StyleError) as error:
        styled(tmp_path, text)
    assert str(error.value).startswith(f"house.toml: {said}")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StyleError, match=r"no style '.*house\.toml' — give"):
        load_style(tmp_path / "house.toml")


def test_a_font_stands_in_the_page_which_fetches_nothing(tmp_path: Path) -> None:
    (tmp_path / "House.woff2").write_bytes(b"wOF2" + bytes(2996))
    style = styled(tmp_path, "[fonts]\npage = 'House.woff2'\npage_bold = 'House.woff2'")
    text = plain_html(document(style))
    assert "font-weight:700;src:url(data:font/woff2;base64,d09GMg" in text
    assert "font-src data:;" in text
    assert "--sans:house" in text
    (weighs,) = style_notes(style, load_scheme())
    assert str(weighs) == (
        "house.toml: fonts: every page carries 8 kB of them — a subset weighs less"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[colors.light]\nink = '#999999'", "colors.light: ink on paper has a contrast of 2.7"),
        ("[statuses]\ntaliban = '#5b9bd9'", "statuses: in light government and taliban are"),
        ("[lines]\nunit = 1.5", "lines: front is 1.5 px wide, and unit, inside of one side, 1.5"),
        ("[statuses]\ntalibn = '#5b9bd9'", "statuses.talibn: the map has no such status — closest"),
    ],
)
def test_what_is_hard_to_read_is_reported(tmp_path: Path, text: str, said: str) -> None:
    notes = style_notes(styled(tmp_path, text), load_scheme("three-way"))
    assert [str(one) for one in notes if str(one).startswith(f"house.toml: {said}")]
    assert not any(one.stops for one in notes)


def test_a_style_that_is_shown_says_all_and_loads_again(tmp_path: Path) -> None:
    house = styled(tmp_path)
    shown = styled(tmp_path, style_text(tmp_path / "house.toml"))
    assert (shown.statuses, shown.family) == (house.statuses, house.family)
    assert shown.sizes == {"title": 36, "lead": 18}
    assert shown.lines == {**USUAL_WIDTHS, "unit": 0.5}
    for theme in ("light", "dark"):
        assert shown.ground(theme) == house.whole_ground(theme)


def test_the_usual_style_that_is_shown_changes_nothing(tmp_path: Path) -> None:
    shown = styled(tmp_path, style_text())
    assert (shown.statuses, shown.family, shown.fonts) == ({}, (), ())
    assert shown.sized("title") == shown.sized("lead") == 1
    assert shown.lines == USUAL_WIDTHS
    for theme in ("light", "dark"):
        assert shown.whole_ground(theme) == NO_STYLE.whole_ground(theme)


def test_colours_that_are_those_of_every_map_are_not_spoken_of(tmp_path: Path) -> None:
    style = styled(tmp_path, "[colors.light]\nwater = '#eeeeff'")
    assert style_notes(style, load_scheme("three-way")) == []
