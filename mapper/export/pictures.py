"""A map as a static picture."""

from __future__ import annotations

from mapper.picture.article import Article


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
    raise NotImplementedError(article.title, form, size, scale, theme, text)
