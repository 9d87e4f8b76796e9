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
# Rows are looked up so many pixels at a time.
AT_ONCE = 4_000_000


def named_in(text: str) -> set[tuple[int, ...]]:
    """Red, green and blue of each colour that a picture in SVG names."""
    return {tuple(bytes.fromhex(name)) for name in _NAMED.findall(text)}


def in_few_colours(image: bytes, named: Container[tuple[int, ...]] = ()) -> bytes | None:
    """A PNG in at most 256 colours, the named ones exactly.

    None where a change would be seen, or where the picture can be seen through.
    """
    whole = needed("PIL.Image").open(io.BytesIO(image))
    if is_seen_through(whole):
        return None
    whole = whole.convert("RGB")
    found = whole.getcolors(MOST_FOUND)
    if found is None:
        return None
    found.sort(key=lambda pair: (pair[1] not in named, -pair[0], pair[1]))
    colours = np.array([colour for _, colour in found], dtype=np.int32)
    exact = max(EXACT, sum(colour in named for _, colour in found))
    if exact > MOST_COLOURS:
        return None
    taken = palette_of(colours, exact)
    nearest, distance = nearest_of(colours, colours[taken])
    if distance.max() > FARTHEST:
        return None
    few = painted(whole, colours, nearest)
    few.putpalette(colours[taken].astype(np.uint8).ravel().tolist())
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def is_seen_through(whole: Image) -> bool:
    """Whether some pixel is not opaque, but for the last of rows and columns: of a size that is no
    whole number those are covered in part, and stand for all of their pixel.
    """
    if whole.mode != "RGBA":
        return False
    inner = whole.getchannel("A").crop((0, 0, max(1, whole.width - 1), max(1, whole.height - 1)))
    return bool(inner.getextrema() != (255, 255))


def palette_of(colours: Colours, exact: int) -> list[int]:
    """Which of the colours are those of the palette; so many of the first are among them."""
    taken = list(range(min(exact, len(colours))))
    _, left = nearest_of(colours, colours[taken])
    while len(taken) < MOST_COLOURS and left.max() > 0:
        farthest = int(left.argmax())
        taken.append(farthest)
        left = np.minimum(left, distances(colours, colours[farthest]))
    return taken


def nearest_of(colours: Colours, palette: Colours) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """Of each colour the number of the nearest in the palette, and how far that is."""
    nearest = np.zeros(len(colours), dtype=np.uint8)
    least = np.full(len(colours), np.inf)
    for number, colour in enumerate(palette):
        away = distances(colours, colour)
        closer = away < least
        nearest[closer], least[closer] = number, away[closer]
    return nearest, least


def distances(colours: Colours, colour: Colours) -> NDArray[np.float64]:
    away: NDArray[np.float64] = np.sqrt(((colours - colour) ** 2).sum(axis=1))
    return away


def painted(whole: Image, colours: Colours, nearest: NDArray[np.uint8]) -> Image:
    """The picture with the numbers of colours in place of them."""
    pillow = needed("PIL.Image")
    numbers = np.zeros(1 << 24, dtype=np.uint8)
    numbers[keys_of(colours)] = nearest
    few: Image = pillow.new("P", whole.size)
    rows = max(1, AT_ONCE // whole.width)
    for top in range(0, whole.height, rows):
        box = (0, top, whole.width, min(top + rows, whole.height))
        part = numbers[keys_of(np.asarray(whole.crop(box)))]
        few.paste(pillow.fromarray(part), box)
    return few


def keys_of(colours: NDArray[np.generic]) -> NDArray[np.uint32]:
    """Red, green and blue as one number."""
    red, green, blue = (colours[..., side].astype(np.uint32) for side in range(3))
    keys: NDArray[np.uint32] = red << np.uint32(16) | green << np.uint32(8) | blue
    return keys
