"""A map as a static picture."""

from __future__ import annotations

from mapper.errors import UsageError
from mapper.exports.picture_options import FORMS
from mapper.model.spelling import given
from mapper.page.map_model import Payload
from mapper.picture.ink import Picture
from mapper.picture.making import make_picture
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
) -> bytes:
    """The map in one of `FORMS`; see `drawn_picture` and `written`."""
    drawn = drawn_picture(article, size=size, theme=theme, names=names)
    return written(drawn, form=form, scale=scale, text=text)


def drawn_picture(
    article: Article[Payload],
    *,
    size: str = "article",
    theme: str = "light",
    names: str | None = None,
) -> Picture:
    """The finished picture, whose `left_out` says what found no room.

    `size` is one of `picture.layouts.LAYOUTS`, or pixels as `1200x675`; `theme` one of `light`,
    `dark`, `print` and `greyscale`, `names` a language in which places have local names. Raises
    UsageError for others.
    """
    words = load_words(article.payload["lang"])
    local = names_in(article, names) if names else {}
    return make_picture(article, words, size=size, theme=theme, names=local)


def written(drawn: Picture, *, form: str, scale: float = 1.0, text: str = "text") -> bytes:
    """A finished picture in one of the forms; UsageError for another.

    `scale` is pixels for one of its size, where there are any; `text` is `text` or `outlines` in
    an SVG.
    """
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
