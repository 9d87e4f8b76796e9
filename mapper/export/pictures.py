"""A map as a static picture."""

from __future__ import annotations

from mapper.errors import UsageError
from mapper.picture.article import Article
from mapper.picture.ink import Picture
from mapper.picture.layouts import make_picture
from mapper.picture.png import png
from mapper.picture.svg import svg
from mapper.style.words import load_words

FORMS = ("svg", "png", "pdf")


def picture(
    article: Article,
    *,
    form: str = "svg",
    size: str = "article",
    scale: float = 1.0,
    theme: str = "light",
    text: str = "text",
) -> bytes:
    """The map as `svg`, `png` or `pdf`; `scale` is pixels of a PNG per unit of its size."""
    drawn = make_picture(article, load_words(article.payload["lang"]), size=size, theme=theme)
    return written(drawn, form=form, scale=scale, text=text)


def written(drawn: Picture, *, form: str, scale: float = 1.0, text: str = "text") -> bytes:
    """A finished picture in one of the forms; UsageError for another."""
    if form == "svg":
        return svg(drawn).encode("utf-8")
    if form == "png":
        return png(drawn, scale=scale)
    raise UsageError(f"--format {form}: there are {', '.join(FORMS)}")
