"""How a picture is drawn, as the command line and Python say it."""

from __future__ import annotations

from dataclasses import dataclass

# The formats of pictures, as endings of files.
FORMS = ("svg", "png", "jpg", "jpeg", "webp", "avif", "pdf")


@dataclass(frozen=True, kw_only=True)
class PictureOptions:
    """How a picture is drawn.

    Parameters
    ----------
    size : str, default "article"
        ``article column square story social a4 a3``, or pixels: ``1200x675``.
    scale : float, default 1
        Pixels for one of its size, of PNG, JPEG, WebP and AVIF.
    theme : {"light", "dark", "print", "greyscale"}
        Its colours.
    text : {"text", "outlines"}
        Letters of an SVG as text or as shapes.
    names : str, optional
        A language in which places have local names: ``fa``, ``ps``.
    """

    size: str = "article"
    scale: float = 1.0
    theme: str = "light"
    text: str = "text"
    names: str | None = None
