# SPDX-License-Identifier: MIT
"""A picture as SVG text. The same picture gives the same text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt
from zlib import crc32

import numpy as np

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
    following,
    patterns_of,
)
from mapper.picture.letters import has_forms, runs_right_to_left, writable
from mapper.picture.other_fonts import UNITS, FontFile, Fonts
from mapper.picture.outlines import glyph_data, shaped, start_of
from mapper.style import shared

FAMILY = (
    "FiraGO,'Fira Sans',-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,"
    "'Noto Sans','Noto Sans Arabic','Geeza Pro',sans-serif"
)
HALO_WIDTH = shared.number("lettering.look.halo_width")
# What a tile shows is drawn over its edge, for where a tile is no whole number of pixels programs
# would mix the last ones with nothing, which is seen as a seam.
OVER = 1.0  # px
# Data of a path from which on it pays to write it once.
LONG = 80
# Inkscape 1.2, LibreOffice 7 and others follow only the old form of a reference, browsers may one
# day follow only the new one: each is written in both.
XLINK = ' xmlns:xlink="http://www.w3.org/1999/xlink"'
_REFERENCE = "xlink:href="
FROM_RIGHT, ISOLATE_END = "\u2067", "\u2069"
# A step of a path in tenths of a px, as it is written: ` 12.3`, `-.4`.
_STEPS = 500


def _tenths(number: int) -> str:
    sign = "-" if number < 0 else " "
    whole, part = divmod(abs(number), 10)
    text = f"{whole or ''}.{part}" if part else str(whole)
    return sign + text


_WRITTEN = {number: _tenths(number) for number in range(-_STEPS, _STEPS)}


def svg(
    picture: Picture, *, scale: float = 1.0, text: str = "text", part: Box | None = None
) -> str:
    """The picture as a document of its own; `scale` enlarges it, letters and lines too.

    With `text` as `outlines` the letters are shapes, which look the same without the font; as
    `pixels` those alone that FiraGO lacks, for a program that has no other font. `part` is a box of
    the picture, in its units, that is drawn alone.
    """
    zoom = picture.zoom * scale
    x0, y0, x1, y1 = part or (0.0, 0.0, picture.width, picture.height)
    size = f'width="{number((x1 - x0) * zoom)}" height="{number((y1 - y0) * zoom)}"'
    view = f'viewBox="{" ".join(map(exact if part else number, (x0, y0, x1 - x0, y1 - y0)))}"'
    body = "".join(_Writer(_prefix(picture), picture.fonts, text).document(picture))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"{XLINK if _REFERENCE in body else ""} '
        f'{size} {view} role="img" '
        f'xml:lang="{escaped(picture.lang)}" font-family="{families(picture)}">\n{body}</svg>\n'
    )


def families(picture: Picture) -> str:
    """The fonts that letters are shown in, those of other scripts after our own."""
    others = picture.fonts
    lacking = "".join(dict.fromkeys("".join(t for t in texts_of(picture) if not has_forms(t))))
    if others is None or not lacking:
        return FAMILY
    own, *rest = FAMILY.split(",")
    named = [f"'{name}'" for name in others.families(lacking) if name.replace(" ", "").isalnum()]
    return ",".join([own, *named, *rest])


def _reference(name: str) -> str:
    """The attributes by which an element is used again."""
    return f'href="#{name}" {_REFERENCE}"#{name}"'


def _prefix(picture: Picture) -> str:
    """What ids begin with, so that several pictures can stand in one page."""
    told = f"{picture.title}\0{picture.description}\0{picture.paper}\0{picture.width}"
    return f"m{crc32(told.encode('utf-8', 'replace')):08x}-"


class _Writer:
    """Writes items."""

    def __init__(self, prefix: str, fonts: Fonts | None, mode: str) -> None:
        self.prefix = prefix
        self.fonts = fonts
        self.mode = mode
        self.lines = 0
        self.glyphs: dict[tuple[str, int, FontFile | None], str] = {}
        self.data: dict[int, str] = {}
        self.shared: dict[str, str] = {}
        self.shapes: dict[str, str] = {}

    def document(self, picture: Picture) -> Iterator[str]:
        self.count_shapes(picture.items)
        yield f"<title>{escaped(picture.title)}</title>\n"
        yield f"<desc>{escaped(picture.description)}</desc>\n"
        patterns = patterns_of(picture.items)
        if patterns:
            yield "<defs>\n"
            yield from (self.pattern(one) for one in patterns.values())
            yield "</defs>\n"
        box = (0.0, 0.0, picture.width, picture.height)
        yield self.item(Rect(box, Paint(picture.paper)))
        # The letters that are used are known only after all is written.
        items = [*self.items(picture.items)]
        again = [*self.shapes.values(), *self.glyphs.values()]
        if again:
            yield f"<defs>\n{''.join(again)}</defs>\n"
        yield from items

    def pattern(self, one: InkPattern) -> str:
        """The slanted pattern as an upright tile, which needs no turning where it is drawn."""
        side = one.side * sqrt(2)
        wide = number(side)
        parts = []
        if one.ground != NOTHING:
            box = _box((-OVER, -OVER, side + OVER, side + OVER))
            parts.append(f'<rect {box} fill="{one.ground}"/>')
        for start, width, color in one.stripes:
            ends = start * sqrt(2), (start + width) * sqrt(2)
            data = "".join(slanted(*ends, side, mirrored=one.angle < 0))
            parts.append(f'<path d="{data}" fill="{color}"/>')
        if one.dot:
            radius, color = one.dot
            parts += [
                f'<circle cx="{place}" cy="{place}" r="{number(radius)}" fill="{color}"/>'
                for place in (number(side / 4), number(side * 3 / 4))
            ]
        return (
            f'<pattern id="{self.prefix}{plain_id(one.id)}" width="{wide}" height="{wide}" '
            f'patternUnits="userSpaceOnUse">{"".join(parts)}</pattern>\n'
        )

    def items(self, items: Sequence[Item]) -> Iterator[str]:
        """All items; texts that follow each other on a line are one, which flows, but where it is
        known which letters they are set in.
        """
        nth = 0
        while nth < len(items):
            both = following(items[nth], items[nth + 1] if nth + 1 < len(items) else None)
            if both is None or self.mode != "text":
                yield self.item(items[nth])
                nth += 1
            else:
                yield flowing_text(*both)
                nth += 2

    def item(self, item: Item) -> str:
        match item:
            case Path():
                return self.path(item)
            case Circle():
                place = f'cx="{number(item.x)}" cy="{number(item.y)}" r="{number(item.radius)}"'
                return f"<circle {place}{self.paint(item.paint)}/>\n"
            case Rect():
                return f"<rect {_box(item.box)}{self.paint(item.paint)}/>\n"
            case Text():
                return self.letters(item) if self.is_shape(item.text) else text_element(item)
            case Group():
                return self.group(item)

    def count_shapes(self, items: Sequence[Item]) -> None:
        """Find the long outlines that are drawn more than once, as on several maps of one size."""
        self.data = {id(item): path_data(item.lines, item.closed)
                     for item in every(items) if isinstance(item, Path)}  # fmt: skip
        counted = Counter(data for data in self.data.values() if len(data) > LONG)
        again = (data for data, count in counted.items() if count > 1)
        self.shared = {data: f"{self.prefix}s{nth}" for nth, data in enumerate(again)}

    def path(self, item: Path) -> str:
        data, paint = self.data[id(item)], self.paint(item.paint)
        if data not in self.shared:
            return f'<path d="{data}"{paint}/>\n'
        name = self.shared[data]
        self.shapes.setdefault(name, f'<path id="{name}" d="{data}"/>\n')
        return f"<use {_reference(name)}{paint}/>\n"

    def letters(self, text: Text) -> str:
        """A line of letters as shapes; every glyph is drawn once and used again."""
        glyphs, reach = shaped(text.text, text.face, self.fonts)
        scale = text.size / UNITS
        start = start_of(text, reach * scale + text.spacing * len(glyphs)) / scale
        uses = []
        for nth, glyph in enumerate(glyphs):
            asked = (text.face, glyph.id, glyph.file)
            id_ = f"{self.prefix}{text.face[0]}{glyph.id}{self.number_of(glyph.file)}"
            if asked not in self.glyphs:
                data = glyph_data(*asked)
                self.glyphs[asked] = f'<path id="{id_}" d="{data}"/>\n' if data else ""
            if self.glyphs[asked]:
                x = number(start + glyph.x + nth * text.spacing / scale)
                y = f' y="{number(-glyph.y)}"' if glyph.y else ""
                uses.append(f'<use {_reference(id_)} x="{x}"{y}/>')
        turn = f" rotate({number(text.angle)})" if text.angle else ""
        place = f"translate({number(text.x)},{number(text.y)}){turn} scale({scale:.4g})"
        opacity = f' fill-opacity="{number(text.opacity)}"' if text.opacity != 1.0 else ""
        said = f'role="img" aria-label="{escaped(text.text)}"'
        return (
            f'<g transform="{place}" {said} fill="{text.fill}"{opacity}>'
            f"{self.line(text, ''.join(uses), scale)}</g>\n"
        )

    def line(self, text: Text, uses: str, scale: float) -> str:
        """The glyphs of a line; where it has a halo they are named, drawn as that, and again."""
        if text.halo == NOTHING:
            return uses
        self.lines += 1
        name = f"{self.prefix}t{self.lines}"
        halo = (
            f'fill="{text.halo}" stroke="{text.halo}" stroke-linejoin="round" '
            f'stroke-width="{number(HALO_WIDTH / scale)}"'
        )
        again = _reference(name)
        return f'<defs><g id="{name}">{uses}</g></defs><use {again} {halo}/><use {again}/>'

    def is_shape(self, text: str) -> bool:
        """Whether the letters of a text are drawn as shapes."""
        return self.mode == "outlines" or (self.mode == "pixels" and not has_forms(text))

    def number_of(self, file: FontFile | None) -> str:
        """What tells the glyphs of another font from those of FiraGO in an id."""
        return f"-{self.fonts.files.index(file)}" if self.fonts and file else ""

    def group(self, group: Group) -> str:
        if not group.items:
            return ""
        moves = []
        if group.x or group.y:
            moves.append(f"translate({number(group.x)},{number(group.y)})")
        if group.angle:
            moves.append(f"rotate({number(group.angle)})")
        attributes = f' transform="{" ".join(moves)}"' if moves else ""
        if group.name:
            attributes = f' class="{group.name}"{attributes}'
        inside = "".join(self.items(group.items))
        return f"<g{attributes}>\n{inside}</g>\n"

    def paint(self, paint: Paint) -> str:
        """The attributes of a paint; what they would be anyway is left out."""
        fill = paint.fill
        said = f"url(#{self.prefix}{plain_id(fill.id)})" if isinstance(fill, InkPattern) else fill
        parts = [f' fill="{said}"']
        if paint.fill_opacity != 1.0 and said != NOTHING:
            parts.append(f' fill-opacity="{number(paint.fill_opacity)}"')
        if paint.stroke != NOTHING:
            parts.append(f' stroke="{paint.stroke}"')
            if paint.width != 1.0:
                parts.append(f' stroke-width="{number(paint.width)}"')
            if paint.stroke_opacity != 1.0:
                parts.append(f' stroke-opacity="{number(paint.stroke_opacity)}"')
            if paint.dash:
                parts.append(f' stroke-dasharray="{" ".join(map(number, paint.dash))}"')
            if paint.round:
                parts.append(' stroke-linejoin="round"')
        return "".join(parts)


def text_element(text: Text) -> str:
    """A line of letters, squeezed or stretched to its measured width whatever the font is.

    A halo is an element of its own below the letters, which is read once: not every program draws
    the outline of a letter first where `paint-order` asks for it, and would hide the letter.
    """
    place, ink, end = text_attributes(text), text_ink(text), f">{escaped(said_text(text))}</text>\n"
    letters = f"<text {place} {ink}{end}"
    if text.halo == NOTHING:
        return letters
    halo = f'stroke="{text.halo}" stroke-width="{HALO_WIDTH}" stroke-linejoin="round"'
    return f'<text {place} fill="{text.halo}" {halo} aria-hidden="true"{end}{letters}'


def flowing_text(text: Text, after: Text) -> str:
    """Two texts of a line as one element, the second where the first one ends: a program that has
    other letters and does not squeeze them still sets them beside each other.
    """
    gap = number(after.x - text.x - text.width)
    return (
        f'<text x="{number(text.x)}" y="{number(text.y)}">'
        f"<tspan {text_set(text)} {text_ink(text)}>{escaped(text.text)}</tspan>"
        f'<tspan dx="{gap}" {text_set(after)} {text_ink(after)}>{escaped(after.text)}</tspan>'
        "</text>\n"
    )


def said_text(text: Text) -> str:
    """The line as it is written: anchors are left and right here, and an isolate orders a line that
    runs from right to left.
    """
    return f"{FROM_RIGHT}{text.text}{ISOLATE_END}" if runs_right_to_left(text.text) else text.text


def text_ink(text: Text) -> str:
    opacity = f' fill-opacity="{number(text.opacity)}"' if text.opacity != 1.0 else ""
    return f'fill="{text.fill}"{opacity}'


def text_attributes(text: Text) -> str:
    """Where a line stands and how it is set."""
    parts = [f'x="{number(text.x)}" y="{number(text.y)}"', text_set(text)]
    if text.anchor != "start":
        parts.append(f'text-anchor="{text.anchor}"')
    if text.angle:
        parts.append(f'transform="rotate({number(text.angle)} {number(text.x)} {number(text.y)})"')
    return " ".join(parts)


def text_set(text: Text) -> str:
    """How the letters of a line are set."""
    parts = [f'font-size="{number(text.size)}"']
    if text.face == "bold":
        parts.append('font-weight="700"')
    if text.face == "italic":
        parts.append('font-style="italic"')
    if text.spacing:
        parts.append(f'letter-spacing="{number(text.spacing)}"')
    if not (runs_right_to_left(text.text) or text.spacing):
        # Joined letters are narrower than they are measured, and must not be pulled apart; of
        # letters set apart programs disagree what their length is.
        parts.append(f'textLength="{number(text.width)}" lengthAdjust="spacingAndGlyphs"')
    return " ".join(parts)


def slanted(start: float, end: float, side: float, *, mirrored: bool) -> Iterator[str]:
    """A stripe across an upright tile in its two parts: where x + y is between start and end, and
    where it is so a side farther on. `mirrored` it rises to the other side. The tile cuts off what
    is drawn over its edge.
    """
    for right, below in ((start + OVER, -OVER), (side + OVER, start - OVER)):
        farther = right + end - start
        corners = ((right, below), (farther, below), (below, farther), (below, right))
        places = [(x, side - y if mirrored else y) for x, y in corners]
        yield f"M{' '.join(f'{number(x)},{number(y)}' for x, y in places)}z"


def path_data(lines: Sequence[Floats], closed: bool) -> str:
    """Lines of points in tenths of a px, each point as a step from the last."""
    return "".join(_line_data(np.rint(line * 10).astype(np.int64), closed) for line in lines)


def _line_data(points: np.ndarray[tuple[int, ...], np.dtype[np.int64]], closed: bool) -> str:
    steps = np.diff(points, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    if not len(steps):
        return ""
    start = "".join(_tenths(int(part)) for part in points[0]).lstrip()
    numbers = steps.ravel().tolist()
    written = "".join([_WRITTEN.get(one) or _tenths(one) for one in numbers]).lstrip()
    return f"M{start}l{written}{'z' if closed else ''}"


def _box(box: tuple[float, float, float, float]) -> str:
    x0, y0, x1, y1 = box
    place = f'x="{number(x0)}" y="{number(y0)}" ' if x0 or y0 else ""
    return f'{place}width="{number(x1 - x0)}" height="{number(y1 - y0)}"'


def number(value: float) -> str:
    """A number with at most two decimals, without those that are nothing."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def exact(value: float) -> str:
    """A number as far as a hundredth of a pixel needs it on any picture."""
    return f"{value:.5f}"


def plain_id(text: str) -> str:
    """An id without signs that mean something in an attribute or an address."""
    return re.sub(r"[^\w-]", "_", text)


def escaped(text: str) -> str:
    """Text that can stand in an element or a quoted attribute, and is never markup."""
    return (
        writable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
    )


def texts_of(picture: Picture) -> list[str]:
    """Every line of letters in the picture, in order."""
    return [item.text for item in every(picture.items) if isinstance(item, Text)]
