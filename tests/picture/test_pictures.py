# SPDX-License-Identifier: MIT
"""Pictures whole: every size and theme, the same bytes, and texts that stay texts."""

from __future__ import annotations

import io
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pypdf
import pytest
from PIL import Image

from mapper.errors import UsageError
from mapper.exports.pictures import drawn_picture, picture, written
from mapper.picture.ink import Picture
from mapper.picture.layouts import LAYOUTS, layout_named
from mapper.picture.letters import writable
from mapper.picture.picture_input import Article
from mapper.picture.svg import svg, texts_of
from mapper.picture.themes import theme_of
from tests.golden_files import check_golden
from tests.picture.maps import (
    SIDES,
    SIZES_AND_THEMES,
    afghanistan,
    drawn_once,
    toy,
    toy_changes,
    toy_days,
)

SVG = "{http://www.w3.org/2000/svg}"
KINDS = (toy, toy_changes, toy_days)
HOSTILE = [
    "<script>alert(1)</script>",
    '"/><image href="x" onload="alert(1)"/>',
    "</text></svg><svg onload=alert(1)>",
    "]]><!-- &lt; &amp; &#x3c; %{x} {{7*7}}",
    "a\x00b\x0bc\x1f\ufffe\ud800d",
    "‮gnihtemos‬ url(#p-red)",
]


def size_of(text: bytes) -> tuple[float, float]:
    root = ElementTree.fromstring(text)
    return float(root.get("width", 0)), float(root.get("height", 0))


@pytest.mark.parametrize(("size", "theme"), SIZES_AND_THEMES)
def test_every_size_comes_in_every_theme(size: str, theme: str) -> None:
    layout = layout_named(size)
    wide, high = size_of(written(drawn_once(afghanistan, size, theme), form="svg"))
    assert wide == pytest.approx(layout.width * layout.zoom, abs=0.02)
    if layout.height:
        assert high == pytest.approx(layout.height * layout.zoom, abs=0.02)


@pytest.mark.parametrize(
    ("size", "pixels"),
    [("social", (1200, 630)), ("square", (1080, 1080)), ("story", (1080, 1920))],
)
def test_pictures_for_posts_have_the_pixels_that_are_asked_of_them(
    size: str, pixels: tuple[int, int]
) -> None:
    image = Image.open(io.BytesIO(picture(toy(), form="png", size=size)))
    assert image.size == pixels


def test_the_social_picture_is_small_and_the_article_light() -> None:
    assert len(written(drawn_once(afghanistan, "social"), form="png")) < 200_000
    assert len(written(drawn_once(afghanistan), form="svg")) < 150_000


def test_a_scale_of_two_has_twice_the_pixels() -> None:
    once, twice = (
        Image.open(io.BytesIO(picture(toy(), form="png", size="column", scale=scale))).size
        for scale in (1, 2)
    )
    assert twice == pytest.approx((2 * once[0], 2 * once[1]), abs=1)


def test_the_picture_of_the_toy_country_is_the_one_that_was_looked_at() -> None:
    check_golden("picture-toy.svg", svg(drawn_picture(toy(), size="column")))


def test_the_embedded_map_says_what_was_looked_at() -> None:
    told = {size: texts_of(drawn_once(afghanistan, size)) for size in ("article", "social")}
    check_golden("picture-afghanistan.json", json.dumps(told, indent=1, ensure_ascii=False) + "\n")


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_the_same_map_is_the_same_bytes(form: str) -> None:
    first, again = (picture(toy(), form=form, size="social") for _ in range(2))
    assert first == again


def tags_of(root: ElementTree.Element) -> set[str]:
    return {element.tag.removeprefix(SVG) for element in root.iter()}


@cache
def usual_tags(kind: Callable[[], Article], size: str, text: str) -> set[str]:
    """What a picture without hostile texts is made of."""
    return tags_of(ElementTree.fromstring(picture(kind(), size=size, text=text)))


@cache
def with_hostile(kind: Callable[[], Article], hostile: str, size: str) -> Picture:
    """A picture whose texts are all this one: drawn once, and written in every form."""
    return drawn_picture(with_texts(kind(), hostile), size=size)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["text", "outlines"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_of_a_table_stays_text(hostile: str, text: str, kind: Callable[[], Article]) -> None:
    for size in ("article", "story"):
        drawn = with_hostile(kind, hostile, size)
        root = ElementTree.fromstring(written(drawn, form="svg", text=text))
        assert tags_of(root) <= usual_tags(kind, size, text) | {"use", "circle"}
        assert not [name for e in root.iter() for name in e.attrib if name.startswith("on")]
        links = [link for e in root.iter() if (link := e.get("href", "#"))[0] != "#"]
        assert not links


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_of_a_table_stays_text_in_a_pdf(hostile: str, kind: Callable[[], Article]) -> None:
    made = written(with_hostile(kind, hostile, "column"), form="pdf")
    reader = pypdf.PdfReader(io.BytesIO(made))
    assert len(reader.pages) == 1
    assert reader.metadata
    assert set(reader.metadata) <= {"/Title", "/Subject", "/Producer", "/CreationDate"}
    assert str(reader.metadata.title) == writable(hostile)
    # Nothing that acts: no scripts, no links, no forms.
    assert not {"/AA", "/Names", "/AcroForm"} & set(reader.root_object)
    assert isinstance(reader.root_object["/OpenAction"], list), "a place to look at, no action"
    assert "/Annots" not in reader.pages[0]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_png_has_pixels_and_no_texts(hostile: str, kind: Callable[[], Article]) -> None:
    made = written(with_hostile(kind, hostile, "column"), form="png")
    image = Image.open(io.BytesIO(made))
    image.load()
    assert not hasattr(image, "text") or not image.text


def test_an_id_of_a_page_stays_an_id() -> None:
    hostile = '"/><script>alert(1)</script><g id="'
    payload = json.loads(json.dumps(toy().payload).replace('"contested"', json.dumps(hostile)))
    article = replace(toy(), payload=payload, colors={**toy().colors, hostile: ("#aaaaaa",) * 2})
    for theme in ("light", "greyscale"):
        root = ElementTree.fromstring(picture(article, theme=theme))
        assert not root.findall(f".//{SVG}script")


def with_texts(article: Article, text: str) -> Article:
    """The article with one text in all places where the text of a table may stand."""
    payload = json.loads(json.dumps(article.payload))
    payload["title"] = text
    payload["captions"] = [text, text]
    payload["total"] = text
    payload["kinds"] = dict.fromkeys(payload["kinds"], text)
    for line in payload.get("apart", ()):
        line |= {"label": text, "figures": text}
    for entry in (*payload["places"], *payload.get("annotations", ()), *payload["statuses"]):
        for key in ("name", "title", "label", "figures", "short", "kindWords"):
            if key in entry:
                entry[key] = text
    for report in payload["reports"]:
        report |= {"note": text, "source": text}
    payload["context"]["names"] = {"FAR": text}
    return replace(
        article, payload=payload, lead=text, as_of=text, credit=text, sources=(text, text)
    )


def test_what_finds_no_room_is_told() -> None:
    drawn = drawn_once(afghanistan, "social")
    assert "8 notes found no room" in drawn.left_out
    names = re.compile(r"\d+ names on the map found no room")
    assert any(map(names.fullmatch, drawn.left_out))


def test_a_number_on_the_map_stands_in_the_list_and_the_other_way_round() -> None:
    numbered = set()
    for size in LAYOUTS:
        drawn = drawn_once(afghanistan, size)
        counts = Counter(text for text in texts_of(drawn) if re.fullmatch(r"\d{1,2}", text))
        assert {*counts.values()} <= {2}, size
        numbered |= {size} if counts else set()
    assert {"article", "column", "a4"} <= numbered


def test_a_picture_says_sources_shapes_and_scale() -> None:
    said = " ".join(texts_of(drawn_once(afghanistan, "a4")))
    for words in ("Sources: ", "BBC News", "Boundaries: Natural Earth", "200 km", "5 August 2021"):
        assert words in said


@pytest.mark.parametrize("size", [*LAYOUTS, "300x300"])
def test_the_day_is_said_where_the_title_does_not(size: str) -> None:
    said = " ".join(texts_of(drawn_picture(toy(SIDES, title="The toy war"), size=size)))
    assert said.count("5 August 2021") == 1


@pytest.mark.parametrize("size", LAYOUTS)
def test_what_old_reports_look_like_is_said_on_every_size(size: str) -> None:
    kinds = toy(stale_days=1), toy_days(stale_days=1)
    for article in kinds:
        said = " ".join(texts_of(drawn_picture(article, size=size)))
        assert "Old report. The last report is more than one day old." in said


def test_a_map_without_any_report_is_drawn() -> None:
    assert "No data" in texts_of(drawn_picture(toy("2022-01-01 Eastvale red")))


# --- PDF ------------------------------------------------------------------------------------


def test_the_text_of_a_pdf_can_be_read_back() -> None:
    page = pypdf.PdfReader(io.BytesIO(written(drawn_once(afghanistan, "a4"), form="pdf"))).pages[0]
    text = page.extract_text()
    for words in ("Who held what in Afghanistan, 5 August 2021", "Lashkar Gah", "Mazar-i-Sharif",
                  "Fighting in Herat", "Boundaries: Natural Earth"):  # fmt: skip
        assert words in text
    # Halos are shapes, so that nothing is found twice.
    assert text.count("Mazar-i-Sharif") == 1


@pytest.mark.parametrize("form", ["png", "pdf", "svg"])
def test_a_name_with_a_letter_that_the_font_has_in_parts_is_drawn(form: str) -> None:
    """Ḩudaydah is a governorate of Yemen."""
    article = toy()
    titled = replace(article, payload={**article.payload, "title": "Al Ḩudaydah"})
    drawn = picture(titled, form=form, size="column")
    if form == "pdf":
        found = pypdf.PdfReader(io.BytesIO(drawn)).pages[0].extract_text()
        assert "Al Ḩudaydah" in unicodedata.normalize("NFC", found)


def test_a_pdf_tells_a_reader_what_is_a_heading_what_is_text_and_what_is_drawn() -> None:
    reader = pypdf.PdfReader(io.BytesIO(picture(toy(), form="pdf", size="column")))
    root = reader.root_object
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en")  # type: ignore[index]
    assert str(root["/ViewerPreferences"]["/DisplayDocTitle"]) == "True"  # type: ignore[index]
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title == {"x-default": reader.metadata.title}  # type: ignore[union-attr]
    assert xmp.dc_language == ["en"]
    tree: Any = root["/StructTreeRoot"]
    (whole,) = (kid.get_object() for kid in tree["/K"])
    kids = [kid.get_object() for kid in whole["/K"]]
    kinds = [kid["/S"] for kid in kids]
    assert (kinds[0], set(kinds)) == ("/H1", {"/H1", "/P", "/Figure"})
    (figure,) = (kid for kid in kids if kid["/S"] == "/Figure")
    assert figure["/Alt"] == reader.metadata.subject  # type: ignore[union-attr]


def test_each_mark_on_the_page_of_a_pdf_is_of_one_part_of_its_tree() -> None:
    reader = pypdf.PdfReader(io.BytesIO(picture(toy(), form="pdf", size="column")))
    tree: Any = reader.root_object["/StructTreeRoot"]
    _, parts = tree["/ParentTree"]["/Nums"]
    stream = reader.pages[0].get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
    marks = list(map(int, re.findall(r"/MCID (\d+)", stream)))
    assert marks == list(range(len(parts)))
    assert stream.count(" BDC") + stream.count(" BMC") == stream.count("EMC")
    for mark, part in enumerate(parts):
        assert mark in part.get_object()["/K"]


def test_a_pdf_has_its_size_and_its_fonts() -> None:
    page = pypdf.PdfReader(io.BytesIO(picture(toy(), form="pdf", size="a4"))).pages[0]
    assert [float(edge) for edge in page.mediabox[2:]] == pytest.approx([595.28, 841.89], abs=0.1)
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts
    for font in fonts:
        (inner,) = font["/DescendantFonts"]
        assert "/FontFile2" in inner.get_object()["/FontDescriptor"]


# --- themes ---------------------------------------------------------------------------------


def test_in_grey_no_status_looks_like_another() -> None:
    theme = theme_of(afghanistan(), "greyscale")
    assert all(len(set(re.findall("..", color[1:]))) == 1 for color in theme.status.values())
    fills = [
        fill if isinstance(fill, str) else replace(fill, id="") for fill in theme.fills.values()
    ]
    assert len({repr(fill) for fill in fills}) == len(fills)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"size": "big"}, "size 'big': give article, column"),
        ({"theme": "pink"}, "theme 'pink': give light, dark"),
        ({"names": "xx"}, "names 'xx': places have names in these languages: fa, ps"),
        ({"text": "shapes"}, "text 'shapes': give text or outlines"),
        ({"form": "bmp"}, "form 'bmp': there are svg, png, jpg"),
        ({"form": "gif"}, "gif: shows many days, and here is one picture"),
    ],
)
def test_what_does_not_exist_is_told_with_what_does(options: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        picture(afghanistan(), **options)  # type: ignore[arg-type]


def test_local_names_are_written_from_right_to_left() -> None:
    drawn = drawn_picture(afghanistan(), size="article", names="fa")
    assert "هرات" in texts_of(drawn)
    text = svg(drawn)
    assert "\u2067هرات\u2069</text>" in text
    assert written(drawn, form="png") != written(drawn_once(afghanistan), form="png")


def test_a_png_needs_nothing_beside_the_plain_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for extra in ("fpdf", "fontTools", "uharfbuzz"):
        monkeypatch.setitem(sys.modules, extra, None)
    assert picture(toy(), form="png", size="social").startswith(b"\x89PNG")
    with pytest.raises(UsageError, match=r"in a clone: .venv/bin/pip install -e '.\[pictures\]'"):
        picture(toy(), form="pdf")
