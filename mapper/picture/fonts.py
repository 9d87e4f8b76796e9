# SPDX-License-Identifier: MIT
"""The font of a picture: FiraGO (SIL Open Font License), from the package pymupdf-fonts.

One family with Latin, Greek, Cyrillic, Arabic (with the letters of Persian, Pashto and Urdu),
Hebrew, Georgian, Devanagari and Thai. A page of ours carries no font; a picture needs one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.errors import UsageError
from mapper.model.extras import install
from mapper.picture.letters import FACES

if TYPE_CHECKING:
    import uharfbuzz

FAMILY = "FiraGO"
# Where the scripts begin whose letters are not set one by one: Hebrew is the first.
JOINED = "\u0590"
# What who shapes a text may put in the place of a letter: spaces and dashes, and a dotted ring.
ALWAYS = frozenset(map(chr, (*range(0x20, 0x180), *range(0x2000, 0x2070), 0x25CC)))


@cache
def font_bytes(face: str) -> bytes:
    """The font file of a face: regular, bold or italic."""
    return bytes(needed(f"pymupdf_fonts.{FACES[face]}").fontbuffer)


@cache
def font(face: str) -> uharfbuzz.Font:
    """A face ready for shaping."""
    hb = needed("uharfbuzz")
    return hb.Font(hb.Face(font_bytes(face)))


def write_fonts(folder: Path, letters: Iterable[str] | None = None) -> dict[str, str]:
    """Put the faces into a folder, for libraries that read files; their paths by face.

    Where it is said which `letters` are set, the faces may have no others.
    """
    few = None if letters is None else subset_for(letters)
    paths = {face: folder / f"{name}.ttf" for face, name in FACES.items()}
    for face, path in paths.items():
        path.write_bytes(font_bytes(face) if few is None else font_with(face, few))
    return {face: str(path) for face, path in paths.items()}


def subset_for(letters: Iterable[str]) -> frozenset[str] | None:
    """Which letters a face must have so that these look as in the whole of it; None for all.

    What stands alone and in a row needs itself, whole and in its parts. Scripts whose letters are
    joined, stacked and turned by rules of many letters keep the whole face.
    """
    text = "".join(letters)
    if not all(letter < JOINED or "\u1e00" <= letter < "\u2c00" for letter in text):
        return None
    forms = (unicodedata.normalize(form, text) for form in ("NFC", "NFD", "NFKD"))
    return ALWAYS.union(text, *forms)


@lru_cache(maxsize=3 * 4)
def font_with(face: str, letters: frozenset[str]) -> bytes:
    """The font file of a face with some letters alone, and all that is made of them."""
    hb = needed("uharfbuzz")
    asked = hb.SubsetInput()
    asked.unicode_set.clear()
    for letter in letters:
        asked.unicode_set.add(ord(letter))
    return bytes(hb.subset(font(face).face, asked).blob.data)


def needed(  # type: ignore[no-untyped-def]  # whatever the module is
    module: str,
    extra: str = "pictures",
    instead: str = "write an SVG with its letters as text",
):
    """A module that pictures need; UsageError that says what to install where it is missing, and
    what there is `instead`.
    """
    try:
        return import_module(module)
    except ImportError:
        name = module.partition(".")[0]
        raise UsageError(
            f"{name} is not installed, which this picture needs — {install(extra)}, or {instead}"
        ) from None
