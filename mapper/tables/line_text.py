# SPDX-License-Identifier: MIT
"""Positions and lines in one cell, as WKT or GeoJSON, in WGS84 degrees, longitude first."""

from __future__ import annotations

import json
import re
from typing import Any

from mapper.tables.numbers import plain_number

NEITHER = "is neither WKT nor GeoJSON"

Position = tuple[float, float]
Lines = tuple[tuple[Position, ...], ...]

OURS = ("POINT", "LINESTRING", "MULTILINESTRING")
_WKT = re.compile(
    r"(?:SRID=4326;)?\s*(POINT|LINESTRING|MULTILINESTRING)\s*(?:Z|M|ZM)?\s*\((.*)\)", re.I | re.S
)
_SHAPE = re.compile(
    r"""\s*(?:SRID=\d+;\s*)?(?:(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\b|\s*\{""",
    re.I,
)
_EMPTY = re.compile(r"\s*(?:SRID=\d+;\s*)?[A-Z]+(?:\s*(?:Z|M|ZM))?\s+EMPTY\s*", re.I)
_TYPES = {"Point": 0, "LineString": 1, "MultiLineString": 2}


class ShapeError(ValueError):
    """A text that is no line and no point: what it is instead."""


def looks_like_a_shape(text: str) -> bool:
    """Whether a cell begins as WKT or GeoJSON does."""
    return _SHAPE.match(text) is not None


def is_line_text(text: str) -> bool:
    """Whether a cell is a line, and no position."""
    try:
        return looks_like_a_shape(text) and len(lines_of(text)[0]) > 1
    except ShapeError:
        return False


def lines_of(text: str) -> Lines:
    """The lines that a text is; of a point one of a single position.

    Raises ShapeError, with what is wrong, for anything else.
    """
    parts = _of_json(text) if text.lstrip().startswith("{") else _of_wkt(text)
    if not parts or not all(parts):
        raise ShapeError("is empty")
    for x, y in (position for part in parts for position in part):
        if not (abs(x) <= 360 and abs(y) <= 90):  # nor is NaN, which JSON may have
            raise ShapeError(f"has the position {x:g} {y:g}, which is not in degrees, lon lat")
    return parts


def _of_wkt(text: str) -> Lines:
    found = _WKT.fullmatch(text.strip())
    if found is None:
        raise ShapeError(_what(text))
    body = found[2].strip()
    several = found[1].upper() == "MULTILINESTRING"
    texts = re.split(r"\)\s*,\s*\(", body.strip("() ")) if several else [body]
    return tuple(tuple(_position(one) for one in part.split(",")) for part in texts)


def _what(text: str) -> str:
    """What a shape is that is no line."""
    if _EMPTY.fullmatch(text):
        return "is empty"
    word = re.match(r"\s*(?:SRID=\d+;\s*)?([A-Za-z]+)", text)
    if not word or not looks_like_a_shape(text):
        return NEITHER
    kind = word[1].upper()
    return f"begins as a {kind} and does not end as one" if kind in OURS else _other(kind)


def _other(kind: str) -> str:
    return f"is a {kind}, not a line or a point"


def _position(text: str) -> Position:
    numbers = [plain_number(part) for part in text.strip("() ").split()[:2]]
    if len(numbers) < 2 or numbers[0] is None or numbers[1] is None:
        raise ShapeError("has a position that is not two numbers")
    return numbers[0], numbers[1]


def _of_json(text: str) -> Lines:
    try:
        shape = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ShapeError("is no JSON") from error
    if isinstance(shape, dict) and shape.get("type") == "Feature":
        shape = shape.get("geometry")
    depth = _TYPES.get(shape.get("type", "")) if isinstance(shape, dict) else None
    if depth is None:
        kind = shape.get("type") if isinstance(shape, dict) else None
        raise ShapeError(_other(kind) if isinstance(kind, str) else NEITHER)
    held: Any = shape.get("coordinates")
    for _ in range(2 - depth):
        held = [held]
    try:
        return tuple(tuple((float(p[0]), float(p[1])) for p in part) for part in held)
    except (TypeError, ValueError, IndexError) as error:
        raise ShapeError("has a position that is not two numbers") from error
