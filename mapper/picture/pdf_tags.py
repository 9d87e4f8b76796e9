# SPDX-License-Identifier: MIT
"""What a PDF says of itself to readers aloud and to catalogues: its title, its language, which text
is a heading and which a paragraph, and in words what the drawing shows.

fpdf2 tags figures with another text and nothing else, so the tree is made here of its elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

from mapper.picture.ink import Text, following
from mapper.picture.letters import writable

HEADING, PARAGRAPH, FIGURE = "H1", "P", "Figure"
# Lines that follow each other at less than this many times their size are one paragraph.
ONE_PARAGRAPH = 1.8


class Tags:
    """The tree of one page. What is drawn between two texts belongs to the figure, which has in
    words what the picture shows; lines under each other are one paragraph.
    """

    def __init__(self, document: Any, title: str, figure: str) -> None:
        self.document = document
        self.builder = document.struct_builder
        self.title = title
        self.figure_told = figure
        self.figure: Any = None
        self.last: tuple[Text, Any] | None = None
        self.drawing = False
        self.marks = 0

    @contextmanager
    def text(self, text: Text, *, as_shapes: bool) -> Iterator[None]:
        """A line, which says its letters itself where they are shapes."""
        self.end_drawing()
        kind = HEADING if text.face == "bold" and text.text in self.title else PARAGRAPH
        element = self.same_paragraph(text) or self.element(kind)
        self.last = text, element
        said = f" /ActualText {_hexadecimal(text.text)}" if as_shapes else ""
        self.begin(element, kind, said)
        yield
        self.end()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is no part of what the page says, as the colour of the paper."""
        self.document._out("/Artifact BMC")
        yield
        self.end()

    def shapes(self) -> None:
        """What is drawn from here on up to the next text is of the figure."""
        if self.drawing:
            return
        if self.figure is None:
            self.figure = self.element(FIGURE, self.figure_told)
        self.begin(self.figure, FIGURE)
        self.drawing = True

    def end_drawing(self) -> None:
        if self.drawing:
            self.end()
            self.drawing = False

    def same_paragraph(self, text: Text) -> Any:
        """The element of the line above or of what stands before it, where this goes on with it."""
        if self.last is None:
            return None
        above, element = self.last
        if following(above, text):
            return element
        alike = (above.x, above.size, above.face, above.fill, above.angle) == (
            *(text.x, text.size, text.face, text.fill, text.angle),
        )
        return element if alike and 0 < text.y - above.y < ONE_PARAGRAPH * text.size else None

    def element(self, kind: str, told: str = "") -> Any:
        """A new element of the tree, in the order of reading."""
        said = {"alt_text": writable(told)} if told else {}
        return self.document._add_marked_content(struct_type=f"/{kind}", **said)

    def begin(self, element: Any, kind: str, said: str = "") -> None:
        if element.k:  # a second piece: the page lists for each piece the element that it is of
            pieces = self.builder.struct_tree_root.parent_tree.nums
            pieces[self.document.pages[self.document.page].struct_parents].append(element)
        element.k.append(self.marks)
        self.document._out(f"/{kind} <</MCID {self.marks}{said}>> BDC")
        self.marks += 1

    def end(self) -> None:
        self.document._out("EMC")


def _hexadecimal(text: str) -> str:
    """A text in a PDF's own words: UTF-16 with its mark."""
    return f"<FEFF{writable(text).encode('utf-16-be').hex().upper()}>"


def about(title: str, description: str, lang: str) -> str:
    """Title, description and language as XMP, which catalogues read."""
    named = f'<rdf:Alt><rdf:li xml:lang="x-default">{_xml(title)}</rdf:li></rdf:Alt>'
    told = f'<rdf:Alt><rdf:li xml:lang="x-default">{_xml(description)}</rdf:li></rdf:Alt>'
    spoken = f"<rdf:Bag><rdf:li>{_xml(lang)}</rdf:li></rdf:Bag>"
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:format>application/pdf</dc:format><dc:title>{named}</dc:title>"
        f"<dc:description>{told}</dc:description><dc:language>{spoken}</dc:language>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )


def _xml(text: str) -> str:
    return escape(writable(text))
