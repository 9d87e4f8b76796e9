# SPDX-License-Identifier: MIT
"""The picture of a page in a notebook, for readers and programs that show no frames.

JupyterLab, VS Code, Colab and nbconvert's pages take HTML where an output has any, under which the
picture lies; what makes PDF, Markdown or slides of a notebook takes the picture itself.
"""

from __future__ import annotations

import base64
from dataclasses import replace

from markupsafe import Markup

from mapper.embeds.embedding import PICTURE_SIZE, alt_of
from mapper.errors import MapperError
from mapper.exports.pictures import drawn_picture, written
from mapper.page.finished import FinishedPage
from mapper.page.notebook import Still, no_picture
from mapper.picture.finished_page import article_in
from mapper.picture.ink import Picture

# Pixels for one of the size of a picture: fine enough for print, in two thirds of the bytes of 2.
SCALE = 1.5


def still_of(page: FinishedPage) -> Still:
    """The picture of a page: as PNG where the extra for pictures is there, else as SVG.

    None where it cannot be drawn: the page itself is shown all the same.
    """
    try:
        drawn = drawn_picture(article_in(page), size=PICTURE_SIZE)
        lines = written(drawn, form="svg")
    except MapperError:
        return no_picture(page)
    markup = shown(page, lines)
    pixels = in_pixels(drawn)
    if pixels is None:
        return Still(data={"image/svg+xml": lines.decode()}, markup=markup)
    width = {"width": round(drawn.width)}
    return Still(data={"image/png": pixels}, metadata={"image/png": width}, markup=markup)


def in_pixels(drawn: Picture) -> bytes | None:
    """A picture as PNG in few colours; None without the extra, and for letters that no font has."""
    try:
        return written(replace(drawn, most_bytes=0), form="png", scale=SCALE)
    except MapperError:
        return None


def shown(page: FinishedPage, lines: bytes) -> Markup:
    """An SVG as an element of HTML: half the bytes of pixels, and sharp at any width."""
    return Markup(
        '<img src="data:image/svg+xml;base64,{}" alt="{}" style="display:block;width:100%">'
    ).format(base64.b64encode(lines).decode(), alt_of(page))
