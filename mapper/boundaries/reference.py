"""Reference systems: whatever a file has, in WGS84 degrees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from mapper.boundaries.read import CLOSED
from mapper.errors import BoundaryError
from mapper.model.problem import Problem, Where, note

WGS84 = "EPSG:4326"
# What GDAL calls degrees with heights, which are dropped and told elsewhere.
WGS84_WITH_HEIGHTS = 4979
# A little more than the earth has, for files that round.
DEGREES = (-180.01, -90.01, 180.01, 90.01)
# Files of 0 to 360 degrees, and rings that run on beyond 180, are brought back later.
FURTHEST_DEG = 360.01
WEB_MERCATOR_M = 20_048_967
UTM_EASTINGS_M = (100_000, 900_000)
UTM_NORTHINGS_M = (0, 10_000_000)


def in_degrees(frame: Any, file: str) -> tuple[Any, tuple[Problem, ...]]:
    """A GeoDataFrame in WGS84 degrees, and notes on what was done to bring it there.

    Raises BoundaryError where the numbers are not degrees although nothing says what else they
    are, or although the file says so.
    """
    there, told = _in_degrees(frame, file)
    if frame.attrs.get(CLOSED):
        what = "rings that did not end where they began are closed"
        told = (*told, note(Where(file), what, code="repaired"))
    return there, told


def _in_degrees(frame: Any, file: str) -> tuple[Any, tuple[Problem, ...]]:
    if frame.crs is None:
        _refuse_other_than_degrees(frame.total_bounds, file, "has no reference system")
        return frame, (_taken_as_degrees(file),)
    if frame.crs.is_geographic:
        _refuse_other_than_degrees(frame.total_bounds, file, f"says {_named(frame.crs)}")
    if _is_wgs84(frame.crs):
        return frame, ()
    if frame.crs.is_projected:
        _refuse_degrees(frame, file)
    there = _reprojected(frame, file)
    if frame.crs.to_epsg() == WGS84_WITH_HEIGHTS:
        return there, ()
    return there, (note(Where(file), f"reprojected from {_named(frame.crs)} to WGS84"),)


def _reprojected(frame: Any, file: str) -> Any:
    from pyproj.exceptions import ProjError

    try:
        there = frame.to_crs(WGS84)
    except ProjError as error:
        reason = str(error).splitlines()[0]
        raise BoundaryError(f"{file}: cannot be reprojected to WGS84 ({reason})") from None
    if not np.isfinite(there.total_bounds).all():
        raise BoundaryError(
            f"{file}: cannot be reprojected to WGS84 — its numbers lie outside of "
            f"{_named(frame.crs)}; save it with the reference system it is really in"
        )
    return there


def _is_wgs84(crs: Any) -> bool:
    return bool(crs.to_epsg() == 4326 or crs.to_string() == "OGC:CRS84")


def _named(crs: Any) -> str:
    """The short code of a reference system, with its name where the code is another one."""
    authority = crs.to_authority()
    return ":".join(authority) if authority else str(crs.name)


def _taken_as_degrees(file: str) -> Problem:
    what = "has no reference system; its numbers look like degrees, so they are taken as WGS84"
    return note(Where(file), what, code="no-reference-system")


def _refuse_other_than_degrees(bounds: Sequence[float], file: str, why: str) -> None:
    if not np.isfinite(bounds).all():  # nothing but empty shapes, which is told elsewhere
        return
    if are_degrees(bounds):
        return
    west, south, east, north = bounds
    if west >= -FURTHEST_DEG and east <= FURTHEST_DEG and south >= -90.01 and north <= 90.01:
        return
    raise BoundaryError(
        f"{file}: {why}, and its numbers ({west:.0f} to {east:.0f}, {south:.0f} to {north:.0f}) "
        f"are no degrees; {_guess(bounds)} — save it with its reference system, or in degrees"
    )


def _refuse_degrees(frame: Any, file: str) -> None:
    """BoundaryError where shapes are said to be in metres and have the size of degrees.

    Read as metres they would be specks near the origin of the reference system.
    """
    west, south, east, north = frame.total_bounds
    if are_degrees((west, south, east, north)):
        unit = frame.crs.axis_info[0].unit_name
        raise BoundaryError(
            f"{file}: says {_named(frame.crs)}, which counts in {unit}s, and its "
            f"numbers ({west:g} to {east:g}, {south:g} to {north:g}) look like degrees — "
            "save it with EPSG:4326, or with the numbers of the reference system that it names"
        )


def are_degrees(bounds: Sequence[float]) -> bool:
    """Whether west, south, east and north are longitudes and latitudes."""
    west, south, east, north = bounds
    least_x, least_y, most_x, most_y = DEGREES
    return bool(west >= least_x and south >= least_y and east <= most_x and north <= most_y)


def _guess(bounds: Sequence[float]) -> str:
    west, south, east, north = bounds
    if max(abs(south), abs(north)) <= 180.01 and max(abs(west), abs(east)) <= 90.01:
        return "they look like latitude and longitude in the wrong order"
    in_x = UTM_EASTINGS_M[0] <= west and east <= UTM_EASTINGS_M[1]
    in_y = UTM_NORTHINGS_M[0] <= south and north <= UTM_NORTHINGS_M[1]
    if in_x and in_y:
        return "they look like metres of a UTM zone or a national grid"
    if max(abs(number) for number in bounds) <= WEB_MERCATOR_M:
        return "they look like metres of Web Mercator (EPSG:3857) or a national grid"
    return "they look like no common reference system"
