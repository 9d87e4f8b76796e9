# SPDX-License-Identifier: MIT
"""Fonts for letters that FiraGO lacks: files that are given, and Noto where its extra is installed.

Never those of the machine: the same input gives the same picture everywhere. Letters are measured
and drawn by the same shaper (HarfBuzz), so that marks and stacked letters stand as their script
wants, in pixels as in outlines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.errors import UsageError
from mapper.model.spelling import given
from mapper.picture.fonts import needed
from mapper.picture.letters import clusters, has_forms, is_unseen, text_width

if TYPE_CHECKING:
    import uharfbuzz

# Units that widths and outlines are in, for one size of the letters.
UNITS = 1000.0
# The packages of the extras, and their files that are asked last: what FiraGO has in its own forms,
# and pictures.
NOTO = ("manimgx_fonts", "manimgx_fonts_cjk")
LAST = ("NotoSans[", "NotoSansSymbols[", "NotoEmoji[")
# Which font of the collection has Chinese signs in the form that they have in a country.
CHINESE = 2
CHINESE_IN = {"JPN": 0, "KOR": 1, "PRK": 1, "TWN": 3, "HKG": 4, "MAC": 4}
WEIGHTS = {"regular": 400, "bold": 700}
BOLD = 600
FAMILY_NAME, STYLE_NAME, FAMILY_OF_STYLES = 1, 2, 16


@dataclass(frozen=True)
class FontFile:
    """A font of a file, by its number where that is a collection."""

    path: str
    number: int = 0

    @property
    def family(self) -> str:
        """What the font is called in a style sheet."""
        face = opened(self)
        return face.get_name(FAMILY_OF_STYLES) or face.get_name(FAMILY_NAME) or ""

    @property
    def is_bold(self) -> bool:
        return "bold" in (opened(self).get_name(STYLE_NAME) or "").lower()


@lru_cache(maxsize=32)
def opened(file: FontFile) -> uharfbuzz.Face:
    hb = needed("uharfbuzz")
    return hb.Face(hb.Blob.from_file_path(file.path), file.number)


@lru_cache(maxsize=32)
def letters_in(file: FontFile) -> frozenset[int]:
    return frozenset(opened(file).unicodes)


@lru_cache(maxsize=32)
def shaper(file: FontFile, face: str) -> uharfbuzz.Font:
    """The font ready for shaping, of a variable one the weight of a face; lengths in `UNITS`."""
    font = needed("uharfbuzz").Font(opened(file))
    font.scale = (int(UNITS), int(UNITS))
    if any(axis.tag == "wght" for axis in opened(file).axis_infos):
        font.set_variations({"wght": WEIGHTS.get(face, WEIGHTS["regular"])})
    return font


class Fonts:
    """Fonts in the order in which they are asked for a letter."""

    def __init__(self, files: Sequence[FontFile]) -> None:
        self.files = tuple(files)

    def has(self, letter: str) -> bool:
        return any(ord(letter) in letters_in(file) for file in self.files)

    def families(self, letters: str) -> list[str]:
        """What the fonts are called that have some of these letters."""
        pieces = [file for _, file in self.pieces(letters, "regular") if file]
        return list(dict.fromkeys(file.family for file in pieces if file.family))

    def pieces(self, text: str, face: str) -> list[tuple[str, FontFile | None]]:
        """A text in pieces of one font each; None for what FiraGO alone has, or none."""
        parts = [
            (part, file)
            for cluster in clusters(text)
            # Letter and marks together where one font has all, else each from wherever it is.
            for part in ([cluster] if self.file_for(cluster, face) else cluster)
            for file in (self.file_for(part, face),)
        ]
        return [
            ("".join(part for part, _ in run), file)
            for file, run in groupby(parts, key=itemgetter(1))
        ]

    def file_for(self, text: str, face: str) -> FontFile | None:
        """The first font that has all letters of a text, a bold one first for bold ones."""
        having = [file for file in self.files if has_all(file, text)]
        bold = face == "bold"
        return next((one for one in having if one.is_bold == bold), having[0] if having else None)

    def units(self, text: str, face: str) -> float:
        """How far a text reaches, in `UNITS`; what no font has is as wide as high."""
        return sum(
            sum(one.x_advance for one in shape(piece, shaper(file, face)).glyph_positions)
            if file
            else text_width(piece, UNITS, face=face)
            if has_forms(piece)
            else UNITS * len(piece)
            for piece, file in self.pieces(text, face)
        )


def has_all(file: FontFile, text: str) -> bool:
    return all(ord(letter) in letters_in(file) or is_unseen(letter) for letter in text)


def shape(text: str, font: uharfbuzz.Font, direction: str = "") -> uharfbuzz.Buffer:
    """The glyphs of a text in one font, direction and script."""
    hb = needed("uharfbuzz")
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if direction:
        buffer.direction = direction
    hb.shape(font, buffer)
    return buffer


def fonts_of(paths: Sequence[str], country: str = "") -> Fonts | None:
    """The fonts of files and of the extra, in this order; None where there are none.

    `FILE#2` is the third font of a collection. Of those of Chinese signs in the extra that of the
    `country` (alpha-3) is taken. Raises UsageError for a file that is no font.
    """
    files = (*map(given_font, paths), *noto(CHINESE_IN.get(country, CHINESE)))
    return _fonts(files) if files else None


def has_extra(package: str) -> bool:
    """Whether fonts of an extra are there, and what draws them."""
    return bool(find_spec(package) and find_spec("uharfbuzz"))


@lru_cache(maxsize=32)
def _fonts(files: tuple[FontFile, ...]) -> Fonts:
    """The same fonts are the same object, so that what was measured in them is known."""
    return Fonts(files)


def given_font(path: str) -> FontFile:
    """A font file that somebody names; UsageError where it is none."""
    needed("uharfbuzz")
    name, mark, number = path.rpartition("#")
    file = FontFile(name, int(number)) if mark and number.isdecimal() else FontFile(path)
    if not Path(file.path).is_file():
        what = "is a folder" if Path(file.path).is_dir() else "there is no such file"
        raise UsageError(f"{given('font', path)}: {what} — give a TTF, OTF or TTC file")
    if not opened(file).glyph_count or not letters_in(file):
        raise UsageError(f"{given('font', path)}: is no font — give a TTF, OTF or TTC file")
    if file.number >= opened(file).count:
        count = opened(file).count
        raise UsageError(f"{given('font', path)}: the file has {count} fonts, from #0 on")
    return file


@cache
def noto(chinese: int) -> tuple[FontFile, ...]:
    """The fonts of the extras that are installed, those of scripts first."""
    paths = [path for package in NOTO if has_extra(package) for path in _files(package)]
    paths.sort(key=lambda path: (path.name.startswith(LAST), path.name))
    return tuple(FontFile(str(path), chinese * (path.suffix == ".ttc")) for path in paths)


def _files(package: str) -> Iterator[Path]:
    """The upright fonts of a package, which is not run for them."""
    spec = find_spec(package)
    for folder in (spec and spec.submodule_search_locations) or ():
        yield from (path for path in Path(folder).glob("Noto*.tt[fc]") if "Italic" not in path.name)
