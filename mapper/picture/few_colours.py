# SPDX-License-Identifier: MIT
"""A picture in 256 colours that no eye tells from the one in all its colours.

A map has few colours, and thousands where its letters and lines meet their ground. The colours that
the picture names, of fills, keys and letters, and those that most pixels have stay exactly as they
are. Of the others some are taken, the one farthest from all that are taken next (Gonzalez, 1985: at
most twice as far off as the best choice), and each pixel between them goes to the nearest. Where
one would move further than is seen, the picture keeps all its colours.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Container
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mapper.picture.fonts import needed

if TYPE_CHECKING:
    from PIL.Image import Image

Colours = NDArray[np.int32]

MOST_COLOURS = 256
# So many at least are kept exactly: those that are named, and the most frequent.
EXACT = 96
_NAMED = re.compile(r"#([0-9a-fA-F]{6})\b")
# So far a pixel may move, in steps of red, green and blue together: less than a twentieth of the
# way from black to white. Only pixels at the edges of letters and lines move at all.
FARTHEST = 20.0
# More colours than that are those of a photograph.
MOST_FOUND = 60_000
# What red, green and blue count in a pixel's number.
BYTES = np.array([1, 1 << 8, 1 << 16], dtype=np.int32)
# How hard zlib tries, of ten degrees: at the last one a picture takes ten times as long to write,
# for a twenty-fifth fewer bytes.
QUICK, SMALLEST = 6, 9
# Rows are looked up so many pixels at a time: as many as stay near the processor.
AT_ONCE = 130_000


def named_in(text: str) -> set[tuple[int, ...]]:
    """Red, green and blue of each colour that a picture in SVG names."""
    return {tuple(bytes.fromhex(name)) for name in _NAMED.findall(text)}


def in_few_colours(image: bytes, named: Container[tuple[int, ...]] = ()) -> Image | None:
    """A PNG in at most 256 colours, the named ones exactly; see `indexed`.

    None where a change would be seen, or where the picture can be seen through.
    """
    whole = needed("PIL.Image").open(io.BytesIO(image))
    if is_seen_through(whole):
        return None
    found = whole.convert("RGB").getcolors(MOST_FOUND)
    if found is None:
        return None
    found.sort(key=lambda pair: (pair[1] not in named, -pair[0], pair[1]))
    colours = np.array([colour for _, colour in found], dtype=np.int32)
    exact = max(EXACT, sum(colour in named for _, colour in found))
    if exact > MOST_COLOURS:
        return None
    taken, nearest, farthest = palette_of(colours, exact)
    if farthest > FARTHEST:
        return None
    few = painted(whole, colours, nearest)
    few.putpalette(colours[taken].astype(np.uint8).ravel().tolist())
    return few


def indexed(few: Image, effort: int = QUICK) -> bytes:
    """A picture with a palette as PNG."""
    out = io.BytesIO()
    few.save(out, "PNG", compress_level=effort)
    return out.getvalue()


def is_seen_through(whole: Image) -> bool:
    """Whether some pixel is not opaque, but for the last of rows and columns: of a size that is no
    whole number those are covered in part, and stand for all of their pixel.
    """
    if whole.mode != "RGBA":
        return False
    inner = whole.getchannel("A").crop((0, 0, max(1, whole.width - 1), max(1, whole.height - 1)))
    return bool(inner.getextrema() != (255, 255))


def palette_of(colours: Colours, exact: int) -> tuple[list[int], NDArray[np.uint8], float]:
    """Which of the colours are those of the palette, so many of the first among them; of each
    colour the number of the nearest in it; and how far that is at the most.
    """
    taken: list[int] = []
    nearest = np.zeros(len(colours), dtype=np.uint8)
    left = np.full(len(colours), np.iinfo(np.int32).max, dtype=np.int32)
    sides = np.ascontiguousarray(colours.T)
    while len(taken) < min(MOST_COLOURS, len(colours)):
        # Those that are not taken are no two alike, so there is one as long as any is left.
        new = len(taken) if len(taken) < exact else int(left.argmax())
        away = squares(sides, new)
        closer = away < left
        nearest[closer], left[closer] = len(taken), away[closer]
        taken.append(new)
    return taken, nearest, math.sqrt(left.max())


def squares(sides: Colours, one: int) -> NDArray[np.int32]:
    """How far each colour is from one of them, squared; a row for each of red, green and blue."""
    steps = sides - sides[:, one, None]
    squared: NDArray[np.int32] = np.einsum("sc,sc->c", steps, steps)
    return squared


def painted(whole: Image, colours: Colours, nearest: NDArray[np.uint8]) -> Image:
    """The picture with the numbers of colours in place of them."""
    pillow = needed("PIL.Image")
    numbers = np.zeros(1 << 24, dtype=np.uint8)
    numbers[colours @ BYTES] = nearest
    few: Image = pillow.new("P", whole.size)
    rows = max(1, AT_ONCE // whole.width)
    for top in range(0, whole.height, rows):
        box = (0, top, whole.width, min(top + rows, whole.height))
        few.paste(pillow.fromarray(numbers.take(keys_of(whole.crop(box)))), box)
    return few


def keys_of(part: Image) -> NDArray[np.uint32]:
    """Red, green and blue of each pixel as one number, as it lies in memory."""
    pixels = np.asarray(part.convert("RGBA")).view("<u4")[..., 0]
    keys: NDArray[np.uint32] = pixels & np.uint32(0xFFFFFF)
    return keys
