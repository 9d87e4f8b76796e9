"""A map as a static picture."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.errors import UsageError
from mapper.exports.picture_options import FORMS
from mapper.model.spelling import given
from mapper.page.map_model import Payload
from mapper.picture.ink import Picture
from mapper.picture.lacking import must_have_forms
from mapper.picture.making import make_picture
from mapper.picture.other_fonts import fonts_of
from mapper.picture.picture_input import Article, names_in
from mapper.picture.svg import svg
from mapper.style.words import load_words

TEXTS = ("text", "outlines")


def picture(
    article: Article[Payload],
    *,
    form: str = "svg",
    size: str = "article",
    scale: float = 1.0,
    theme: str = "light",
    text: str = "text",
    names: str | None = None,
    font: Sequence[str] = (),
) -> bytes:
    """The map in one of `FORMS`; see `drawn_picture` and `written`."""
    drawn = drawn_picture(article, size=size, theme=theme, names=names, font=font)
    return written(drawn, form=form, scale=scale, text=text)


def drawn_picture(
    article: Article[Payload],
    *,
    size: str = "article",
    theme: str = "light",
    names: str | None = None,
    font: Sequence[str] = (),
) -> Picture:
    """The finished picture, whose `left_out` says what found no room.

    `size` is one of `picture.layouts.LAYOUTS`, or pixels as `1200x675`; `theme` one of `light`,
    `dark`, `print` and `greyscale`, `names` a language in which places have local names, `font`
    the files of fonts for letters that FiraGO lacks. Raises UsageError for others.
    """
    words = load_words(article.payload["lang"])
    local = names_in(article, names) if names else {}
    fonts = fonts_of(font, article.payload["context"]["own"])
    return make_picture(article, words, size=size, theme=theme, names=local, fonts=fonts)


def written(drawn: Picture, *, form: str, scale: float = 1.0, text: str = "text") -> bytes:
    """A finished picture in one of the forms; UsageError for another, and for letters that no font
    has.

    `scale` is pixels for one of its size, where there are any; `text` is `text` or `outlines` in
    an SVG. The letters of an SVG with text are shown in the fonts of whoever looks at it.
    """
    if form != "svg" or text == "outlines":
        must_have_forms(drawn)
    if form == "svg":
        if text not in TEXTS:
            raise UsageError(f"{given('text', text)}: give {' or '.join(TEXTS)}")
        return svg(drawn, text=text).encode("utf-8")
    if form == "png":
        from mapper.picture.png import png

        return png(drawn, scale=scale)
    if form == "pdf":
        from mapper.picture.pdf import pdf

        return pdf(drawn)
    if form in FORMS:
        from mapper.picture.coded import coded

        return coded(drawn, form=form, scale=scale)
    raise UsageError(f"{given('form', form)}: there are {', '.join(FORMS)}")
