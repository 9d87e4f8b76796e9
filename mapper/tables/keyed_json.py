# SPDX-License-Identifier: MIT
"""JSON whose keys are places or dates, and points of GeoJSON, as rows.

{"Herat": "taliban"}, {"2021-08-01": {"Herat": "taliban"}}, {"Herat": {"2021-08-01": "taliban"}},
{"Herat": {"status": "taliban", "date": "2021-08-01"}}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from mapper.tables.columns import map_columns
from mapper.tables.dates import is_date

_Row = dict[str, Any]


def keyed_rows(value: object) -> list[tuple[str, _Row]] | None:
    """The rows of an object whose keys are no columns, each with the key that it stands under;
    None of any other value.
    """
    if not isinstance(value, Mapping) or not value:
        return None
    if map_columns(list(value), needed=()).by_column:
        return None
    kinds = {type(one) for one in value.values()}
    if kinds == {str}:
        return [(key, {"place": key, "status": text}) for key, text in value.items()]
    if kinds == {dict}:
        return [(key, row) for key, inner in value.items() for row in _inner(key, inner)]
    return None


def _inner(key: str, inner: Mapping[str, Any]) -> Iterator[_Row]:
    """The rows under a date, under a place with dates, or the one of a place with its columns."""
    if is_date(key):
        yield from ({"place": place, **_said(said), "date": key} for place, said in inner.items())
    elif inner and all(is_date(name) for name in inner):
        yield from ({"place": key, **_said(said), "date": day} for day, said in inner.items())
    else:
        yield {"place": key, **inner}


def _said(said: object) -> _Row:
    return dict(said) if isinstance(said, Mapping) else {"status": said}


def is_point(feature: object) -> bool:
    """Whether a value is a feature of GeoJSON with a position."""
    if not isinstance(feature, Mapping) or not isinstance(feature.get("properties") or {}, Mapping):
        return False
    geometry = feature.get("geometry")
    if not isinstance(geometry, Mapping) or geometry.get("type") != "Point":
        return False
    at = geometry.get("coordinates")
    return isinstance(at, list) and len(at) >= 2


def point_row(feature: Mapping[str, Any]) -> _Row:
    """The properties of a feature that is a point, with its position.

    A property that is a list or an object is none of a row.
    """
    told = feature.get("properties") or {}
    plain = {key: value for key, value in told.items() if not isinstance(value, list | dict)}
    at = feature["geometry"]["coordinates"]
    return plain if _have_position(tuple(plain)) else {**plain, "lat": at[1], "lon": at[0]}


@lru_cache(maxsize=64)
def _have_position(headings: tuple[str, ...]) -> bool:
    """Whether one of these is a latitude or longitude; most features of a file have the same."""
    columns = map_columns(headings, needed=())
    return columns.has("lat") or columns.has("lon")
