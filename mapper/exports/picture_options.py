# SPDX-License-Identifier: MIT
"""How a picture is drawn, as the command line and Python say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# The formats of pictures, as endings of files.
FORMS = ("svg", "png", "jpg", "jpeg", "webp", "avif", "pdf", "gif", "mp4")
# Those that show many days as an animation; two of them show nothing else.
MOVING = ("gif", "webp", "avif", "mp4")
ONLY_MOVING = ("gif", "mp4")


Fonts = str | Path | Sequence[str | Path]


@dataclass(frozen=True, kw_only=True)
class PictureOptions:
    """How a picture is drawn.

    Parameters
    ----------
    size : str, default "article"
        ``article column square story social a4 a3``, or pixels: ``1200x675``.
    scale : float, default 1
        Pixels for one of its size, where a picture has pixels.
    theme : {"light", "dark", "print", "greyscale"}
        Its colours.
    text : {"text", "outlines"}
        Letters of an SVG as text or as shapes.
    names : str, optional
        A language in which places have local names: ``fa``, ``ps``.
    font : path, or a list of them, optional
        Fonts (TTF, OTF, TTC) for letters that FiraGO lacks, as those of Burmese and Chinese;
        ``FILE#2`` is the third of a collection.
    fps : float, default 2
        Days a second in an animation, from 0.2 to 10; the last of them is held.
    """

    size: str = "article"
    scale: float = 1.0
    theme: str = "light"
    text: str = "text"
    names: str | None = None
    font: Fonts = ()
    fps: float = 2.0


def paths_of(fonts: Fonts) -> list[str]:
    """One path or several as texts."""
    return [str(fonts)] if isinstance(fonts, str | Path) else [str(one) for one in fonts]
