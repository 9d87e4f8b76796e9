"""A picture as PNG, by resvg, with the font of our own: no browser, no fonts of the machine."""

from __future__ import annotations

import tempfile
from pathlib import Path

from mapper.picture.fonts import FAMILY, needed, write_fonts
from mapper.picture.ink import Picture
from mapper.picture.svg import svg


def png(picture: Picture, *, scale: float = 1.0) -> bytes:
    """The picture in pixels, `scale` times its size."""
    resvg = needed("resvg_py")
    with tempfile.TemporaryDirectory() as folder:
        paths = write_fonts(Path(folder))
        return bytes(
            resvg.svg_to_bytes(
                svg_string=svg(picture, scale=scale),
                font_files=list(paths.values()),
                font_family=FAMILY,
                sans_serif_family=FAMILY,
                skip_system_fonts=True,
                languages=["en"],
            )
        )
