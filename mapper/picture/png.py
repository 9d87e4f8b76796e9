# SPDX-License-Identifier: MIT
"""A picture in pixels, by resvg, with the font of our own: no browser, no fonts of the machine."""

from __future__ import annotations

import io
import math

from mapper.errors import UsageError
from mapper.model.aside import Aside
from mapper.model.spelling import given
from mapper.picture.few_colours import SMALLEST, in_few_colours, indexed, is_seen_through, named_in
from mapper.picture.fonts import FAMILY, needed, write_fonts
from mapper.picture.ink import Picture
from mapper.picture.svg import svg

# Above so many pixels a picture takes more memory than most machines have: four bytes for each,
# several times over.
MOST_PIXELS = 120_000_000
# Neither turned, nor moved, nor enlarged: the picture says its size itself.
AS_IT_IS = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
# The colours of a larger picture are chosen from so many of its pixels: from all it takes minutes.
SAMPLED_PIXELS = 8_000_000


def png(picture: Picture, *, scale: float = 1.0) -> bytes:
    """The picture as PNG, `scale` times its size.

    In 256 colours where no eye can tell: a third of the bytes. Where it must be small, in the 256
    that serve it best, whether an eye can tell or not.
    """
    text = text_of(picture, scale)
    whole, most = rasterized(text), picture.most_bytes
    few = in_few_colours(whole, named_in(text)) if most != 0 else None
    drawn = indexed(few) if few else with_whole_edge(whole)
    if most is not None and len(drawn) > most and few:
        drawn = indexed(few, SMALLEST)
    return drawn if most is None or len(drawn) <= most else with_palette(whole)


def in_pixels(picture: Picture, *, scale: float = 1.0) -> bytes:
    """The picture as PNG in all its colours; UsageError where it would be out of all measure."""
    return rasterized(text_of(picture, scale))


def text_of(picture: Picture, scale: float) -> str:
    """The picture as SVG of that size; UsageError where it would be out of all measure."""
    wide, high = size_in_pixels(picture, scale)
    if wide * high > MOST_PIXELS:
        raise UsageError(
            f"{given('scale', f'{scale:g}')}: makes {wide:,} × {high:,} pixels — "
            f"at most {MOST_PIXELS // 1_000_000} million are drawn; SVG and PDF have no such limit"
        )
    return svg(picture, scale=scale, text="pixels")


def rasterized(text: str) -> bytes:
    with Rasterizer() as drawn:
        return drawn(text)


def size_in_pixels(picture: Picture, scale: float = 1.0) -> tuple[int, int]:
    """Width and height of a picture in pixels."""
    zoom = picture.zoom * scale
    return round(picture.width * zoom), round(picture.height * zoom)


class Rasterizer:
    """Draws SVG text as PNG, with our fonts in files as long as it is open; in any thread."""

    def __enter__(self) -> Rasterizer:
        self.aside = Aside()
        self.fonts = list(write_fonts(self.aside.__enter__()).values())
        self.resvg = needed("resvg")
        return self

    def __exit__(self, *_: object) -> None:
        self.aside.__exit__()

    def __call__(self, text: str) -> bytes:
        # Options stay in the thread that made them, and take next to no time.
        options = self.resvg.usvg.Options.default()
        options.font_family = FAMILY
        for path in self.fonts:
            options.load_font_file(path)
        return bytes(self.resvg.render(self.resvg.usvg.Tree.from_str(text, options), AS_IT_IS))


def with_whole_edge(image: bytes) -> bytes:
    """The picture with a last row and column that stand for all of their pixels, where these alone
    can be seen through.
    """
    whole = needed("PIL.Image").open(io.BytesIO(image))
    if is_seen_through(whole) or whole.mode != "RGBA":
        return image
    if whole.getchannel("A").getextrema() == (255, 255):
        return image
    out = io.BytesIO()
    whole.convert("RGB").save(out, "PNG", optimize=True)
    return out.getvalue()


def with_palette(image: bytes) -> bytes:
    """The same picture in the 256 colours that serve it best, without a grain."""
    pillow = needed("PIL.Image")
    whole = pillow.open(io.BytesIO(image)).convert("RGB")
    over = math.ceil(math.sqrt(whole.width * whole.height / SAMPLED_PIXELS))
    if over > 1:
        some = whole.resize((whole.width // over, whole.height // over), pillow.Resampling.NEAREST)
        few = whole.quantize(palette=some.quantize(256, kmeans=2, dither=0), dither=0)
    else:
        few = whole.quantize(256, kmeans=2, dither=0)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()
