# SPDX-License-Identifier: MIT
"""Tables in memory: data frames of pandas, and whatever hands its columns on as one does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard

from mapper.errors import TableError
from mapper.tables.raw import Line, RawTable, table_from_lines

if TYPE_CHECKING:
    import pandas

NAME = "DataFrame"


class Frame(Protocol):
    """What has columns: a DataFrame of pandas or polars, an Arrow table, a GeoDataFrame."""

    @property
    def shape(self) -> tuple[int, int]: ...


def is_frame(value: object) -> TypeGuard[Frame]:
    """Whether a value is a table in memory, by the protocols for the exchange of columns."""
    return hasattr(value, "__dataframe__") or hasattr(value, "__arrow_c_stream__")


def is_geo_frame(value: object) -> bool:
    """Whether a table in memory has shapes: a GeoDataFrame with an active geometry."""
    return is_frame(value) and getattr(value, "_geometry_column_name", None) is not None


def as_pandas(frame: Any) -> pandas.DataFrame:
    """The frame as one of pandas, without a copy where it is one already.

    Raises TableError where its columns cannot be taken over.
    """
    import pandas

    if isinstance(frame, pandas.DataFrame):
        return frame
    to_pandas = getattr(frame, "to_pandas", None)
    try:
        if to_pandas is not None:
            return pandas.DataFrame(to_pandas())
        return pandas.api.interchange.from_dataframe(frame)
    except (ImportError, NotImplementedError, RuntimeError, TypeError, ValueError) as error:
        raise TableError(f"{type(frame).__name__}: cannot be taken over: {error}") from None


def frame_table(frame: Frame) -> RawTable:
    """The rows of a frame, numbered from 1; its index is no column, its geometry none either.

    A GeoDataFrame of points has their positions as `lat` and `lon`, in WGS84 degrees, unless it
    has such columns. Raises TableError where there is no row, or a heading stands twice.
    """
    plain = as_pandas(_with_positions(frame) if is_geo_frame(frame) else frame)
    return table_from_lines(NAME, _lines(plain), ragged=False)


def _lines(frame: pandas.DataFrame) -> Iterator[Line]:
    """The headings as line 0, then each row; what is missing is None."""
    yield Line(0, [str(heading) for heading in frame.columns])
    plain = frame.astype(object).where(frame.notna(), None)
    for number, cells in enumerate(plain.itertuples(index=False, name=None), start=1):
        yield Line(number, [_plain(cell) for cell in cells])


def _plain(cell: Any) -> object:
    """A cell without numpy: its numbers and moments as those of Python."""
    for take in ("to_pydatetime", "item"):
        if hasattr(cell, take):
            return getattr(cell, take)()
    return cell


def _with_positions(frame: Any) -> pandas.DataFrame:
    shapes = frame.geometry
    if not (shapes.geom_type.dropna() == "Point").all():
        raise TableError(
            "GeoDataFrame: rows of a table are about points or names — give polygons alone, as "
            "drawn ground, or as boundaries"
        )
    degrees = shapes if shapes.crs is None else shapes.to_crs(4326)
    plain = frame.drop(columns=shapes.name)
    named = {str(heading).casefold() for heading in plain.columns}
    for name, values in (("lat", degrees.y), ("lon", degrees.x)):
        if name not in named:
            plain[name] = values
    return plain
