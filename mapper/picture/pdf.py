# SPDX-License-Identifier: MIT
"""A picture as PDF: shapes as shapes, text as text that can be searched, its font within."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from typing import Any

import numpy as np

from mapper.model.aside import Aside
from mapper.picture.fonts import FAMILY, needed, write_fonts
from mapper.picture.ink import (
    NOTHING,
    Box,
    Circle,
    Floats,
    Group,
    InkPattern,
    Item,
    Paint,
    Path,
    Picture,
    Rect,
    Text,
    every,
)
from mapper.picture.label_placement.boxes import box_of
from mapper.picture.letters import has_forms, in_parts, needs_shaping, runs_right_to_left, writable
from mapper.picture.other_fonts import Fonts
from mapper.picture.outlines import outline
from mapper.picture.pdf_shapes import clipped, color, halo, painted, path_words, turn
from mapper.picture.pdf_tags import Tags, about

PT_PER_PX = 0.75
STYLES = {"regular": "", "bold": "B", "italic": "I"}
# fpdf2 sets letters this share of their size under the middle of their line.
CELL_BASELINE = 0.3
# The tables of a font that say how its letters are joined and moved.
LAYOUT = frozenset({"GDEF", "GPOS", "GSUB"})
# The same picture gives the same bytes: a PDF must name a time, and this one is none.
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def pdf(picture: Picture) -> bytes:
    """The picture as a document of one page of its size (96 px are an inch)."""
    fpdf = needed("fpdf")
    # It warns of the marks that turn letters around, which no font has. A letter that no font has
    # stops a picture before it is drawn.
    logging.getLogger("fpdf").setLevel(logging.ERROR)
    zoom = picture.zoom * PT_PER_PX
    document = fpdf.FPDF(unit="pt", format=(picture.width * zoom, picture.height * zoom))
    document.set_auto_page_break(False)
    document.set_margin(0)
    document.c_margin = 0
    document.set_creation_date(NO_TIME)
    document.set_title(writable(picture.title))
    document.set_subject(writable(picture.description))
    document.set_lang(picture.lang)
    document.set_xmp_metadata(about(picture.title, picture.description, picture.lang))
    document.viewer_preferences = needed("fpdf.prefs").ViewerPreferences(display_doc_title=True)
    with Aside() as folder:
        for face, path in write_fonts(folder, letters_in(picture)).items():
            document.add_font(FAMILY, STYLES[face], path)
        document.add_page()
        tags = Tags(document, picture.title, picture.description)
        writer = _Writer(document, zoom, tags, picture.fonts)
        whole = (0.0, 0.0, picture.width, picture.height)
        with tags.aside():
            writer.shape([_corners(whole)], Paint(picture.paper), np.eye(3), told=False)
        writer.draw(picture.items, np.eye(3))
        tags.end_drawing()
        _drop_layout(document)
        return bytes(document.output())


def letters_in(picture: Picture) -> str:
    """All texts that are set in the fonts of the document."""
    texts = (item.text for item in every(picture.items) if isinstance(item, Text))
    return writable("".join(text for text in texts if has_forms(text)))


def _drop_layout(document: Any) -> None:
    """Leave out of its fonts how letters are joined and moved, which is done and not written.

    Otherwise these tables are taken apart whole before they are thrown away, for half of the time
    that a PDF takes. Nor are the boxes of glyphs measured again, which are as they were.
    """
    for font in document.fonts.values():
        font.ttfont.recalcBBoxes = False
        for table in LAYOUT.intersection(font.ttfont.keys()):
            del font.ttfont[table]


class _Writer:
    """Draws items on a page of fpdf2; positions go through a matrix first, then `zoom`."""

    def __init__(self, document: Any, zoom: float, tags: Tags, fonts: Fonts | None = None) -> None:
        self.document = document
        self.zoom = zoom
        self.high = document.h_pt
        self.tags = tags
        self.fonts = fonts
        self.enums = needed("fpdf.enums")

    def draw(self, items: Sequence[Item], matrix: Floats) -> None:
        for item in items:
            match item:
                case Group():
                    self.draw(item.items, matrix @ _moved(item))
                case Text():
                    with self.tags.text(item, as_shapes=not has_forms(item.text)):
                        self.text(item, matrix)
                case Path():
                    self.shape(item.lines, item.paint, matrix, closed=item.closed)
                case Rect():
                    self.shape([_corners(item.box)], item.paint, matrix)
                case Circle():
                    self.shape([_round(item)], item.paint, matrix)

    def points(self, line: Floats, matrix: Floats) -> Floats:
        """Points in points of the page."""
        moved: Floats = (line @ matrix[:2, :2].T + matrix[:2, 2]) * self.zoom
        return moved

    def shape(
        self,
        lines: Sequence[Floats],
        paint: Paint,
        matrix: Floats,
        *,
        closed: bool = True,
        told: bool = True,
    ) -> None:
        placed = [self.points(line, matrix) for line in lines if len(line) > 1]
        if not placed:
            return
        if told:
            self.tags.shapes()
        fill = paint.fill
        path = path_words(placed, self.high, closed=closed)
        if isinstance(fill, InkPattern):
            self.pattern(path, placed, fill, paint.fill_opacity)
            fill = NOTHING
        if path and (fill != NOTHING or paint.stroke != NOTHING):
            words = painted(path, fill, paint, self.zoom)
            self.put(words, paint.fill_opacity, paint.stroke_opacity)

    def put(self, words: str, fill_opacity: float = 1.0, stroke_opacity: float = 1.0) -> None:
        """Words of a PDF onto the page, as dense as is said."""
        if (fill_opacity, stroke_opacity) == (1.0, 1.0):
            self.document._out(words)
            return
        with self.document.local_context(fill_opacity=fill_opacity, stroke_opacity=stroke_opacity):
            self.document._out(words)

    def letters(self, text: Text, matrix: Floats) -> None:
        """Letters as shapes, whose lines may cross each other."""
        placed = [self.points(line, matrix) for line in outline(text, self.fonts)]
        if placed:
            filled = f"q {color(text.fill, 'rg')} {path_words(placed, self.high)} f Q"
            self.put(filled, text.opacity)

    def pattern(
        self, path: str, placed: Sequence[Floats], pattern: InkPattern, opacity: float
    ) -> None:
        """Stripes and dots inside a path, cut to it."""
        tiles = _tiles(pattern, box_of(np.concatenate(placed)), self.zoom)
        inside = [(fill, path_words(shapes, self.high)) for fill, shapes in tiles if shapes]
        if path:
            self.put(clipped(path, inside), opacity)

    def text(self, text: Text, matrix: Floats) -> None:
        """The halo as shapes, for letters twice would be found twice; then the letters.

        Letters of other fonts are shapes, too: of some of these a PDF cannot have the font in it.
        """
        angle = float(np.degrees(np.arctan2(matrix[1, 0], matrix[0, 0]))) + text.angle
        x, y = self.points(np.array([(text.x, text.y)]), matrix)[0].tolist()
        turned = turn(angle)
        turned[:2, 2] = (x / self.zoom, y / self.zoom)
        if text.halo != NOTHING:
            self.put(halo(text, turned, self.zoom, self.high, self.fonts))
        if not has_forms(text.text):
            self.letters(text, turned)
            return
        document = self.document
        rtl = runs_right_to_left(text.text)
        direction = self.enums.TextDirection.RTL if rtl else self.enums.TextDirection.LTR
        # What needs no shaping is set as it was measured, without kerning.
        document.set_text_shaping(needs_shaping(text.text), direction=direction)
        document.set_font(FAMILY, STYLES[text.face], text.size * self.zoom)
        document.set_text_color(text.fill)
        document.set_char_spacing(text.spacing * self.zoom)
        write = partial(_write_line, document, text, x, y)
        with ExitStack() as stack:
            if text.opacity != 1.0:
                stack.enter_context(document.local_context(fill_opacity=text.opacity))
            if angle:
                stack.enter_context(document.rotation(-angle, x, y))
            write()


def _write_line(document: Any, text: Text, x: float, y: float) -> None:
    said = in_parts(writable(text.text))
    wide = document.get_string_width(said)
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[text.anchor]
    document.set_xy(left, y - CELL_BASELINE * document.font_size_pt)
    document.cell(wide, 0, said)


def _tiles(pattern: InkPattern, box: Box, zoom: float) -> Iterator[tuple[str, list[Floats]]]:
    """The ground, the stripes and the dots of a pattern over a box, by colour."""
    if pattern.ground != NOTHING:
        yield pattern.ground, [_corners(box)]
    turned = turn(pattern.angle)[:2, :2]
    # The box as the pattern sees it, in its own steps.
    x0, y0, x1, y1 = box_of(_corners(box) @ turned / zoom)
    side = pattern.side
    columns = np.arange(np.floor(x0 / side), np.ceil(x1 / side)) * side
    for start, width, stripe in pattern.stripes:
        rows = [_corners((c + start, y0, c + start + width, y1)) for c in columns.tolist()]
        yield stripe, [row @ turned.T * zoom for row in rows]
    if pattern.dot:
        radius, ink = pattern.dot
        heights = np.arange(np.floor(y0 / side), np.ceil(y1 / side)) * side
        dots = [
            _round(Circle(x + side / 2, y + side / 2, radius, Paint()), 12)
            for x in columns.tolist()
            for y in heights.tolist()
        ]
        yield ink, [dot @ turned.T * zoom for dot in dots]


def _moved(group: Group) -> Floats:
    matrix = turn(group.angle)
    matrix[:2, 2] = (group.x, group.y)
    return matrix


def _corners(box: Box) -> Floats:
    x0, y0, x1, y1 = box
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def _round(circle: Circle, steps: int = 40) -> Floats:
    turns = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    around = circle.radius * np.column_stack((np.cos(turns), np.sin(turns)))
    return np.array((circle.x, circle.y)) + around
