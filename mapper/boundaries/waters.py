# SPDX-License-Identifier: MIT
"""Lakes and rivers, as Natural Earth has them: what lies on ground, and is held by nobody."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.folder import geodata_folder
from mapper.geometry.plane import Box
from mapper.geometry.unpacking import Floats, unpack_lines
from mapper.geometry.unrolled import boxes_in_the_world


@dataclass(frozen=True, kw_only=True)
class Water:
    """A lake (polygons) or a river (lines), WGS84 degrees; `rank`: 0 the first; `name` may be
    empty.
    """

    name: str
    rank: int
    shape: Geometry


def lakes_in(boxes: Iterable[Box]) -> list[Water]:
    """The lakes that may reach into boxes (degrees), whole; these may reach beyond 180 degrees."""
    return [one.lake() for one in _meeting(_lakes(), boxes)]


def rivers_in(boxes: Iterable[Box]) -> list[Water]:
    """The rivers that may reach into boxes, likewise."""
    return [one.river() for one in _meeting(_rivers(), boxes)]


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a lake or river: `parts`, of a lake the rings of each polygon."""

    name: str
    rank: int
    parts: Sequence[Sequence[Floats]]
    bounds: Box

    def lake(self) -> Water:
        polygons = [shapely.Polygon(rings[0], rings[1:]) for rings in self.parts]
        return Water(name=self.name, rank=self.rank, shape=shapely.multipolygons(polygons))

    def river(self) -> Water:
        lines = [shapely.linestrings(line) for lines in self.parts for line in lines]
        return Water(name=self.name, rank=self.rank, shape=shapely.multilinestrings(lines))


def _meeting(waters: Sequence[_Lines], around: Iterable[Box]) -> Iterator[_Lines]:
    boxes = [part for box in around for part in boxes_in_the_world(box)]
    for one in waters:
        west, south, east, north = one.bounds
        if any(w <= east and e >= west and s <= north and n >= south for w, s, e, n in boxes):
            yield one


@cache
def _lakes() -> tuple[_Lines, ...]:
    return tuple(_read("lakes"))


@cache
def _rivers() -> tuple[_Lines, ...]:
    return tuple(_read("rivers"))


def _read(kind: str) -> Iterator[_Lines]:
    """The lakes or rivers of the file, all their lines read at once."""
    found = json.loads((geodata_folder() / "world" / "waters.json").read_bytes())
    parted = [parts if kind == "lakes" else [parts] for _, _, parts in found[kind]]
    texts = [text for parts in parted for part in parts for text in part]
    lines = unpack_lines(texts, found["transform"])
    left = iter(lines)
    read = [[[next(left) for _ in part] for part in parts] for parts in parted]
    sizes = [sum(len(line) for part in parts for line in part) for parts in read]
    boxes = _boxes(np.concatenate(lines), sizes)
    for (name, rank, _), parts, box in zip(found[kind], read, boxes, strict=True):
        yield _Lines(name, rank, parts, box)


def _boxes(points: Floats, sizes: Sequence[int]) -> list[Box]:
    """The boxes around so many points each, one after the other."""
    starts = np.cumsum([0, *sizes[:-1]])
    low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
    return [(w, s, e, n) for (w, s), (e, n) in zip(low.tolist(), high.tolist(), strict=True)]
