"""A picture as PNG, by resvg, with the font of our own: no browser, no fonts of the machine."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from mapper.picture.fonts import FAMILY, needed, write_fonts
from mapper.picture.ink import Picture
from mapper.picture.svg import svg


def png(picture: Picture, *, scale: float = 1.0) -> bytes:
    """The picture in pixels, `scale` times its size; in 256 colours where it must be small."""
    resvg = needed("resvg_py")
    with tempfile.TemporaryDirectory() as folder:
        paths = write_fonts(Path(folder))
        whole = bytes(
            resvg.svg_to_bytes(
                svg_string=svg(picture, scale=scale),
                font_files=list(paths.values()),
                font_family=FAMILY,
                sans_serif_family=FAMILY,
                skip_system_fonts=True,
                languages=["en"],
            )
        )
    if picture.most_bytes is None or len(whole) <= picture.most_bytes:
        return whole
    return with_palette(whole)


def with_palette(image: bytes) -> bytes:
    """The same picture in the 256 colours that serve it best, without a grain."""
    pillow = needed("PIL.Image")
    few = pillow.open(io.BytesIO(image)).convert("RGB").quantize(256, kmeans=2, dither=0)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()
