# SPDX-License-Identifier: MIT
"""A map as a static picture."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.errors import UsageError
from mapper.exports.picture_options import (
    FORMS,
    MOVING,
    ONLY_MOVING,
    PictureOptions,
    paths_of,
)
from mapper.model.spelling import given
from mapper.page.map_model import Payload
from mapper.picture.film_model import Film
from mapper.picture.ink import Picture
from mapper.picture.lacking import must_have_forms
from mapper.picture.making import Drawing, make_film, make_picture
from mapper.picture.other_fonts import fonts_of
from mapper.picture.picture_input import Article, names_in
from mapper.picture.svg import svg
from mapper.style.words import load_words
from mapper.tables.fixed_words import one_of

TEXTS = ("text", "outlines")
LEAST_FPS, MOST_FPS = 0.2, 10


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
    """The map in one of `FORMS`; see `pictured`."""
    asked = PictureOptions(
        size=size, scale=scale, theme=theme, text=text, names=names, font=tuple(font)
    )
    return pictured(article, form, asked)[1]


def pictured(article: Article[Payload], form: str, asked: PictureOptions) -> tuple[Picture, bytes]:
    """A picture, of an animation the last, and the file of it in one of `FORMS`; see
    `drawn_picture`, `drawn_film` and `written`.
    """
    size, theme, names = asked.size, asked.theme, asked.names
    font = [*paths_of(asked.font), *article.style.picture_fonts]
    if moves(article, form):
        film = drawn_film(article, size=size, theme=theme, names=names, font=font)
        content = written_film(film, form=form, scale=asked.scale, fps=asked.fps)
        return film.picture(film.count - 1), content
    drawn = drawn_picture(article, size=size, theme=theme, names=names, font=font)
    return drawn, written(drawn, form=form, scale=asked.scale, text=asked.text)


def moves(article: Article[Payload], form: str) -> bool:
    """Whether a format shows the days of a map as an animation.

    Raises UsageError for a format that shows nothing else, of a map of one day.
    """
    many = article.kind.of_days and not article.payload.get("single")
    if form in ONLY_MOVING and not many:
        raise UsageError(
            f"{form}: shows many days, and here is one picture — give a timeline, or png"
        )
    return many and form in MOVING


def drawn_film(
    article: Article[Payload],
    *,
    size: str = "article",
    theme: str = "light",
    names: str | None = None,
    font: Sequence[str] = (),
) -> Film:
    """The pictures of an animation of many days; options and errors as of `drawn_picture`, and
    UsageError where there is one day alone, or too many.
    """
    drawing = _drawing(article, size, theme, names, font)
    return make_film(article, load_words(article.payload["lang"]), drawing)


def written_film(film: Film, *, form: str, scale: float = 1.0, fps: float = 2.0) -> bytes:
    """An animation in one of `MOVING`: `fps` days a second, the last of them held.

    Raises UsageError for another speed, and for letters that no font has.
    """
    from mapper.picture.moving import moving

    if not LEAST_FPS <= fps <= MOST_FPS:
        said = given("fps", f"{fps:g}")
        raise UsageError(f"{said}: give {LEAST_FPS} to {MOST_FPS} days a second")
    must_have_forms(film.picture(film.count - 1))
    return moving(film, form=form, scale=scale, fps=fps)


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
    drawing = _drawing(article, size, theme, names, font)
    return make_picture(article, load_words(article.payload["lang"]), drawing)


def _drawing(
    article: Article[Payload], size: str, theme: str, names: str | None, font: Sequence[str]
) -> Drawing:
    return Drawing(
        size=size,
        theme=theme,
        names=names_in(article, names) if names else {},
        fonts=fonts_of(font, article.payload["context"]["own"]),
    )


def written(drawn: Picture, *, form: str, scale: float = 1.0, text: str = "text") -> bytes:
    """A finished picture in one of the forms; UsageError for another, and for letters that no font
    has.

    `scale` is pixels for one of its size, where there are any; `text` is `text` or `outlines` in
    an SVG. The letters of an SVG with text are shown in the fonts of whoever looks at it.
    """
    if form != "svg" or text == "outlines":
        must_have_forms(drawn)
    if form == "svg":
        letters = one_of(text, TEXTS, given("text", text))
        return svg(drawn, text=letters).encode("utf-8")
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
