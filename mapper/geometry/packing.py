# SPDX-License-Identifier: MIT
"""Arcs as short texts: the same whole steps as in TopoJSON, in a third of the bytes.

Every number is written in base 32 from its lowest digit on, one letter a digit; a letter of the
second half of the alphabet says that more digits follow. The sign is the lowest bit. This is the
variable-length code of source maps and of encoded polylines, with letters that JSON and HTML
leave as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, TypedDict, cast

from shapely import Geometry

from mapper.geometry.arcs import Grid, steps_on

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
DIGIT_BITS = 5
BASE = 1 << DIGIT_BITS


class ArcPolygon(TypedDict):
    """A polygon: of each of its rings the numbers of its arcs, ~number for one taken backwards."""

    type: Literal["Polygon"]
    id: str
    arcs: list[list[int]]


class ArcMultiPolygon(TypedDict):
    """Several polygons of one id."""

    type: Literal["MultiPolygon"]
    id: str
    arcs: list[list[list[int]]]


class ArcCollection(TypedDict):
    """An object of a topology: the shapes of one layer."""

    type: Literal["GeometryCollection"]
    geometries: list[ArcPolygon | ArcMultiPolygon]


class _Arcs(TypedDict):
    type: str
    objects: dict[str, ArcCollection]
    arcs: list[str]


class PackedTopology(_Arcs, total=False):
    """TopoJSON with every arc as a text; without a `transform` where it has no arcs."""

    transform: Grid


class PackedLines(TypedDict):
    """Lines, each an arc as a text, and their grid."""

    transform: Grid
    arcs: list[str]


def pack_lines(lines: Iterable[Geometry], grid: Grid) -> PackedLines:
    """The lines on a grid, without those that it leaves one position."""
    steps = (steps_on(grid, line) for line in lines)
    return {"transform": grid, "arcs": [pack_arc(line) for line in steps if len(line) > 1]}


def pack_topology(topology: Mapping[str, Any]) -> PackedTopology:
    """The topology with every arc as a text; it must be quantised (have a `transform`)."""
    packed = {**topology, "arcs": [pack_arc(arc) for arc in topology["arcs"]]}
    return cast(PackedTopology, packed)


def pack_arc(steps: Iterable[Sequence[int]]) -> str:
    """The steps [dx, dy] of an arc as a text."""
    return "".join(pack_number(number) for step in steps for number in step)


# Most steps are short, and the same ones come again and again.
@lru_cache(maxsize=65536)
def pack_number(number: int) -> str:
    """A whole number as one letter or several."""
    rest = (-number << 1) | 1 if number < 0 else number << 1
    letters = []
    while rest >= BASE:
        letters.append(ALPHABET[BASE + rest % BASE])
        rest >>= DIGIT_BITS
    return "".join([*letters, ALPHABET[rest]])


def unpack_numbers(text: str) -> list[int]:
    """The whole numbers that `pack_number` has written, one after the other."""
    numbers, value, shift = [], 0, 0
    for letter in text:
        digit = ALPHABET.index(letter)
        value |= (digit % BASE) << shift
        shift += DIGIT_BITS
        if digit < BASE:
            numbers.append(-(value >> 1) if value & 1 else value >> 1)
            value, shift = 0, 0
    return numbers
