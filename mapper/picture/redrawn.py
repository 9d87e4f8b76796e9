# SPDX-License-Identifier: MIT
"""Frames in pixels: the first is drawn whole, of all others what differs from the one before.

Shaping letters and filling pixels is what a picture takes; between two days of a map little of
both changes. A frame is kept as the patches that it lays over the one before, each a PNG.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, hypot
from typing import Any

import numpy as np

from mapper.picture.film_model import Film
from mapper.picture.fonts import needed
from mapper.picture.ink import NOTHING, Box, Circle, Group, Item, Path, Picture, Rect, Text
from mapper.picture.png import Rasterizer, size_in_pixels
from mapper.picture.svg import HALO_WIDTH, svg

PxBox = tuple[int, int, int, int]
# Two boxes are drawn as one where that has at most so many pixels more than they have: as many as
# are filled in the time that a drawing by itself takes.
SPARE = 20_000
# Where more of a frame than this changes it is drawn whole.
MOST_SHARE = 0.6
# Pixels around what changed that its soft edges reach.
SOFT = 2


@dataclass(frozen=True)
class Patch:
    """What a frame lays over the one before at a position in pixels; `content` is a PNG."""

    x: int
    y: int
    content: bytes


def patches_of(film: Film, scale: float = 1.0) -> Iterator[list[Patch]]:
    """The patches of every frame, that of the first being the whole of it."""
    before: Mapping[object, Box] = {}
    with Rasterizer() as drawn:
        for nth in range(film.count):
            picture = film.picture(nth)
            pieces = list(pieces_of(picture.items))
            looks = {look: box for piece in pieces for look, box in piece.looks()}
            if nth == 0:
                yield [Patch(0, 0, drawn(svg(picture, scale=scale, text="pixels")))]
            else:
                boxes = in_whole_pixels(changed(before, looks), picture, scale)
                yield [patch(picture, pieces, box, scale, drawn) for box in boxes]
            before = looks


def frames_of(size: tuple[int, int], patches: Iterable[Sequence[Patch]]) -> Iterator[Any]:
    """The frames as images of Pillow (RGB), each its own."""
    images = needed("PIL.Image")
    frame = images.new("RGB", size)
    for own in patches:
        frame = frame.copy()
        for one in own:
            frame.paste(images.open(io.BytesIO(one.content)).convert("RGB"), (one.x, one.y))
        yield frame


# --- what changed ---------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Piece:
    """An item outside of all groups, moved by `x` and `y`, with the box that it takes."""

    item: Item
    x: float
    y: float

    def looks(self) -> Iterator[tuple[object, Box]]:
        """What tells whether it looks the same on another frame, and where: of a path each of its
        lines, for of many fronts one moves.
        """
        item, at = self.item, (self.x, self.y)
        if isinstance(item, Path):
            for line in item.lines:
                yield (
                    (at, item.paint, item.closed, line.tobytes()),
                    self.moved(box_of_line(item, line)),
                )
        elif isinstance(item, Group):
            yield (at, repr(item)), self.box
        else:
            yield (at, item), self.box

    @property
    def box(self) -> Box:
        return self.moved(box_of(self.item))

    def moved(self, box: Box) -> Box:
        return box[0] + self.x, box[1] + self.y, box[2] + self.x, box[3] + self.y

    def within(self, box: Box) -> Item | None:
        """What of it has to be drawn for a box; the lines of an open path by themselves."""
        item = self.item
        if isinstance(item, Path) and not item.closed:
            lines = [line for line in item.lines
                     if overlap(self.moved(box_of_line(item, line)), box)]  # fmt: skip
            item = replace(item, lines=lines)
            return Group([item], self.x, self.y) if lines else None
        return Group([item], self.x, self.y) if overlap(self.box, box) else None


def pieces_of(items: Sequence[Item], x: float = 0.0, y: float = 0.0) -> Iterator[Piece]:
    """All items outside of groups, from below; a turned group is one piece."""
    for item in items:
        if isinstance(item, Group) and not item.angle:
            yield from pieces_of(item.items, x + item.x, y + item.y)
        else:
            yield Piece(item, x, y)


def box_of(item: Item) -> Box:
    """The box that an item takes, with its line."""
    match item:
        case Rect():
            x0, y0, x1, y1 = item.box
            return wider((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), half_line(item))
        case Circle():
            reach = item.radius + half_line(item)
            return item.x - reach, item.y - reach, item.x + reach, item.y + reach
        case Path():
            boxes = [box_of_line(item, line) for line in item.lines if len(line)]
            return around(boxes) if boxes else (0.0, 0.0, 0.0, 0.0)
        case Text():
            return box_of_text(item)
        case Group():
            inner = around([piece.box for piece in pieces_of(item.items)] or [(0.0,) * 4])
            reach = max(hypot(x, y) for x in inner[::2] for y in inner[1::2])
            return item.x - reach, item.y - reach, item.x + reach, item.y + reach


def box_of_text(text: Text) -> Box:
    """Letters over and under their line, with a halo; turned ones in a square around them."""
    spread = HALO_WIDTH if text.halo != NOTHING else 0.0
    back = {"start": 0.0, "middle": text.width / 2, "end": text.width}[text.anchor]
    left = text.x - back
    if text.angle:
        return wider((text.x, text.y, text.x, text.y), text.width + text.size + spread)
    box = left, text.y - text.size, left + text.width, text.y + 0.35 * text.size
    return wider(box, spread + 0.1 * text.size)


def half_line(item: Path | Circle | Rect) -> float:
    """How far a line reaches beyond its shape; twice where its corners may be pointed."""
    paint = item.paint
    if paint.stroke == NOTHING:
        return 0.0
    return paint.width / 2 if paint.round or not isinstance(item, Path) else 2 * paint.width


def box_of_line(path: Path, line: np.ndarray) -> Box:
    (x0, y0), (x1, y1) = line.min(axis=0).tolist(), line.max(axis=0).tolist()
    return wider((x0, y0, x1, y1), half_line(path))


def wider(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def around(boxes: Sequence[Any]) -> Any:
    """The box around boxes."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def changed(before: Mapping[object, Box], after: Mapping[object, Box]) -> list[Box]:
    """The boxes of what is on one of two frames alone."""
    return [
        *(box for look, box in before.items() if look not in after),
        *(box for look, box in after.items() if look not in before),
    ]


# --- what is drawn anew ---------------------------------------------------------------------


def in_whole_pixels(boxes: Iterable[Box], picture: Picture, scale: float) -> list[PxBox]:
    """Boxes of a picture in pixels, those that lie close joined; all of it where that is most."""
    zoom, (wide, high) = picture.zoom * scale, size_in_pixels(picture, scale)
    found: list[PxBox] = []
    for x0, y0, x1, y1 in boxes:
        box = (
            max(floor(x0 * zoom) - SOFT, 0),
            max(floor(y0 * zoom) - SOFT, 0),
            min(ceil(x1 * zoom) + SOFT, wide),
            min(ceil(y1 * zoom) + SOFT, high),
        )
        if box[0] < box[2] and box[1] < box[3]:
            found = joined(found, box)
    if sum(map(area, found)) > MOST_SHARE * wide * high:
        return [(0, 0, wide, high)]
    return sorted(found)


def joined(boxes: list[PxBox], new: PxBox) -> list[PxBox]:
    """The boxes with another, those that are best drawn with it joined to it."""
    for one in boxes:
        both: PxBox = around([one, new])
        if area(both) <= area(one) + area(new) + SPARE:
            return joined([other for other in boxes if other is not one], both)
    return [*boxes, new]


def area(box: PxBox) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])


def patch(
    picture: Picture, pieces: Sequence[Piece], box: PxBox, scale: float, drawn: Rasterizer
) -> Patch:
    """A part of a picture in pixels."""
    zoom = picture.zoom * scale
    part = box[0] / zoom, box[1] / zoom, box[2] / zoom, box[3] / zoom
    reached = wider(part, SOFT / zoom)
    items = [item for piece in pieces if (item := piece.within(reached)) is not None]
    text = svg(replace(picture, items=items), scale=scale, text="pixels", part=part)
    return Patch(box[0], box[1], drawn(text))
