# SPDX-License-Identifier: MIT
"""The joined data as a table of plain values, for every format alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely import Geometry

    from mapper.model.happening import Happening
    from mapper.model.scheme import Scheme

Value = str | int | float | bool | date | None
Row = Mapping[str, Value]

UNITS, PLACES, BORDERS = "units", "places", "borders"


class Holds(StrEnum):
    """What the cells of a column are; any of them may be None, which is not known."""

    TEXT = "text"
    DAY = "day"
    MIDNIGHT = "midnight"  # a day that spans begin or end with, a moment where a format has them
    NUMBER = "number"
    WHOLE = "whole"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is its heading in every format, `means` says to a reader what it holds."""

    name: str
    holds: Holds
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Rows of one sort of shape: polygons of `units` and `borders`, points of `places`.

    `shapes` are WGS84 degrees, in the order of `rows`; None where a place has no position.
    """

    name: str
    title: str
    rows: tuple[Row, ...]
    shapes: tuple[Geometry | None, ...]

    @property
    def of_points(self) -> bool:
        return self.name == PLACES


@dataclass(frozen=True, kw_only=True)
class Joined:
    """Who held what, joined with the ground, and all that must be said with it.

    - `layers`: the units, then the places and the border regions where there are any.
    - `about`: the provenance as plain values for JSON; see `mapper.exports.about`.
    - `history`: a row is a place and a stretch of days; else a place on one day.
    - `happenings`: events, advances and lines of the same days, which have rows of their own.
    """

    columns: tuple[Column, ...]
    layers: tuple[Layer, ...]
    scheme: Scheme
    about: Mapping[str, Any]
    history: bool = False
    happenings: tuple[Happening, ...] = ()

    def rows(self) -> Iterator[Row]:
        """The rows of all layers, one after the other."""
        return (row for layer in self.layers for row in layer.rows)

    @property
    def title(self) -> str:
        return str(self.about["title"])


def as_json(value: Value) -> str | int | float | bool | None:
    """A value for JSON: days in ISO form."""
    return value.isoformat() if isinstance(value, date) else value
