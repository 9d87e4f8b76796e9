# SPDX-License-Identifier: MIT
"""The font of a picture: FiraGO (SIL Open Font License), from the package pymupdf-fonts.

One family with Latin, Greek, Cyrillic, Arabic (with the letters of Persian, Pashto and Urdu),
Hebrew, Georgian, Devanagari and Thai. A page of ours carries no font; a picture needs one.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.errors import UsageError
from mapper.model.extras import install
from mapper.picture.letters import FACES

if TYPE_CHECKING:
    import uharfbuzz

FAMILY = "FiraGO"


@cache
def font_bytes(face: str) -> bytes:
    """The font file of a face: regular, bold or italic."""
    return bytes(needed(f"pymupdf_fonts.{FACES[face]}").fontbuffer)


@cache
def font(face: str) -> uharfbuzz.Font:
    """A face ready for shaping."""
    hb = needed("uharfbuzz")
    return hb.Font(hb.Face(font_bytes(face)))


def write_fonts(folder: Path) -> dict[str, str]:
    """Put the faces into a folder, for libraries that read files; their paths by face."""
    paths = {face: folder / f"{name}.ttf" for face, name in FACES.items()}
    for face, path in paths.items():
        path.write_bytes(font_bytes(face))
    return {face: str(path) for face, path in paths.items()}


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
