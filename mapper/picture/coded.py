# SPDX-License-Identifier: MIT
"""A picture as JPEG, WebP or AVIF, by Pillow. The same picture gives the same bytes.

Colours are sRGB, which all programs take for granted where no profile says else. Title and
description go along as XMP; nothing in the file says when it was made.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from mapper.errors import UsageError
from mapper.picture.fonts import needed
from mapper.picture.ink import Picture
from mapper.picture.png import in_pixels, size_in_pixels
from mapper.picture.svg import escaped

# What Pillow calls each format, and how it is to write it. Lines of a px and letters with halos
# want the colour of every pixel (4:4:4). Qualities are the least at which no shade is seen around
# letters at three times their size. WebP has colours at half the pixels unless it is lossless, and
# is smaller so, of flat colours.
WRITTEN: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "jpg": ("JPEG", {"quality": 90, "subsampling": "4:4:4", "progressive": True, "optimize": True}),
    "webp": ("WEBP", {"lossless": True, "quality": 80, "method": 4}),
    "avif": (
        "AVIF",
        {"quality": 75, "subsampling": "4:4:4", "speed": 8, "max_threads": 2},
    ),
}
ALIKE = {"jpeg": "jpg"}
# The longest side that a format can have, in pixels.
LONGEST = {"jpg": 65_535, "webp": 16_383, "avif": 65_536, "gif": 65_535}


def coded(picture: Picture, *, form: str, scale: float = 1.0) -> bytes:
    """The picture as `jpg`, `jpeg`, `webp` or `avif`, `scale` times its size.

    Raises UsageError where it is larger than the format can have it.
    """
    form = ALIKE.get(form, form)
    must_fit(form, size_in_pixels(picture, scale))
    name, options = WRITTEN[form]
    must_be_there(form)
    image = needed("PIL.Image").open(io.BytesIO(in_pixels(picture, scale=scale))).convert("RGB")
    out = io.BytesIO()
    image.save(out, name, xmp=xmp(picture), **options)
    return out.getvalue()


def must_fit(form: str, size: tuple[int, int]) -> None:
    """UsageError where a format cannot have a picture of a size in pixels."""
    if max(size) > LONGEST[form]:
        raise UsageError(
            f"{form}: has at most {LONGEST[form]:,} pixels a side, not {size[0]:,} × {size[1]:,} — "
            "give a smaller size or scale, or png"
        )


def must_be_there(form: str) -> None:
    """UsageError where the Pillow that is installed was built without a format."""
    if form in ("webp", "avif") and not needed("PIL.features").check(form):
        raise UsageError(
            f"{form}: the installed Pillow writes none — pip install 'pillow>=11.3', or give png"
        )


def xmp(picture: Picture) -> bytes:
    """Title and description for programs that show them: XMP with the words of Dublin Core."""
    lang = escaped(picture.lang)
    said = "".join(
        f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escaped(text)}</rdf:li>'
        f'<rdf:li xml:lang="{lang}">{escaped(text)}</rdf:li></rdf:Alt></dc:{name}>'
        for name, text in (("title", picture.title), ("description", picture.description))
    )
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{said}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()
