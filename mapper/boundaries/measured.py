# SPDX-License-Identifier: MIT
"""How much a file of shapes holds: asked of its head before it is read, and of what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from shapely import Geometry

from mapper.errors import BoundaryError, MapperError
from mapper.model.limits import must_be_within
from mapper.tables.raw import must_be_short

_FEWER = "leave out fields, or give a part of it"


def must_have_few_cells(
    name: str, features: int, fields: int, error: type[MapperError] = BoundaryError
) -> None:
    """Raises the `error` where a file has more features, fields or values than are read. Each
    feature has a place for each field, also for those that others have.
    """
    must_be_within("rows", features, name, error)
    must_be_within("columns", fields, name, error, _FEWER)
    must_be_within("cells", features * fields, name, error, _FEWER)


def must_be_small(
    name: str, shapes: Sequence[Geometry | None], columns: Mapping[str, Sequence[Any]]
) -> None:
    """Raises BoundaryError where what was read has more corners than are read, or longer texts."""
    there = np.array([*shapes, None], dtype=object)[:-1]
    corners = int(shapely.get_num_coordinates(there).sum())
    must_be_within("corners", corners, name, BoundaryError, "simplify it")
    must_have_few_cells(name, len(shapes), len(columns))
    for values in columns.values():
        must_be_short(name, _once(values), BoundaryError)


def _once(values: Sequence[Any]) -> Iterable[Any]:
    """The values, each once where they can be told apart: most come again and again."""
    try:
        return {*values}
    except TypeError:  # lists and the like
        return values


def must_be_a_small_frame(name: str, frame: Any) -> None:
    """The same of a GeoDataFrame."""
    # Columns of numbers and days count, but hold no texts.
    fields = {
        str(field): column if column.dtype.kind == "O" else ()
        for field, column in frame.items()
        if field != frame.geometry.name
    }
    must_be_small(name, list(frame.geometry), fields)
