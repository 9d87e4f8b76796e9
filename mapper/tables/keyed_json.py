"""JSON whose keys are places or dates, and points of GeoJSON, as rows.

{"Herat": "taliban"}, {"2021-08-01": {"Herat": "taliban"}}, {"Herat": {"2021-08-01": "taliban"}},
{"Herat": {"status": "taliban", "date": "2021-08-01"}}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mapper.tables.columns import map_columns
from mapper.tables.dates import is_date
from mapper.tables.text import one_line

_Row = dict[str, Any]


def keyed_rows(value: object) -> list[tuple[str, _Row]] | None:
    """The rows of an object whose keys are no columns, each with the key that it stands under;
    None of any other value.
    """
    if not isinstance(value, Mapping) or not value:
        return None
    if map_columns([one_line(key) for key in value], needed=()).by_column:
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


def point_row(feature: Mapping[str, Any]) -> _Row | None:
    """The properties of a feature of GeoJSON with its position; None where it is no point.

    A property that is a list or an object is none of a row.
    """
    geometry = feature.get("geometry")
    if not isinstance(geometry, Mapping) or geometry.get("type") != "Point":
        return None
    at = geometry.get("coordinates")
    if not isinstance(at, list) or len(at) < 2:
        return None
    told = feature.get("properties") or {}
    plain = {key: value for key, value in told.items() if not isinstance(value, list | dict)}
    columns = map_columns([one_line(key) for key in plain], needed=())
    position = {} if columns.has("lat") or columns.has("lon") else {"lat": at[1], "lon": at[0]}
    return {**plain, **position}
