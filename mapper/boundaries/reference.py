# SPDX-License-Identifier: MIT
"""Reference systems: whatever a file has, in WGS84 degrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from mapper.errors import BoundaryError, UsageError
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument, by_argument, given

WGS84 = "EPSG:4326"
# What GDAL calls degrees with heights, which are dropped and told elsewhere.
WGS84_WITH_HEIGHTS = 4979
# A little more than the earth has, for files that round.
DEGREES = (-180.01, -90.01, 180.01, 90.01)
# Files of 0 to 360 degrees, and rings that run on beyond these, are brought back later.
FURTHEST_DEG = 540.01
WEB_MERCATOR_M = 20_048_967
UTM_EASTINGS_M = (100_000, 900_000)
UTM_NORTHINGS_M = (0, 10_000_000)
# What a caller names degrees by whose first number is the latitude.
SAVE = "save it in degrees (WGS84)"
LATITUDE_FIRST = "lat,lon"
_ORDER = re.compile(r"lat[, ]+lon")
_CODE = re.compile(r"(?:(epsg|esri|ogc|iau_2015|ignf):+)?(\w+)", re.IGNORECASE)


def in_degrees(frame: Any, file: str, crs: str | None = None) -> tuple[Any, tuple[Problem, ...]]:
    """A GeoDataFrame in WGS84 degrees, and notes on what was done to bring it there.

    `crs` is the reference system that the numbers are in, whatever the file says: a code, or
    `lat,lon`. Raises BoundaryError where the numbers are not degrees although nothing says what
    else they are, or although the file says so, and UsageError where no system is called `crs`.
    """
    if crs is not None:
        return _as_asked(frame, file, crs)
    if frame.crs is None:
        _refuse_other_than_degrees(_bounds_of(frame), file, "has no reference system")
        return frame, (_taken_as_degrees(file),)
    if frame.crs.is_geographic:
        _refuse_other_than_degrees(_bounds_of(frame), file, f"says {_named(frame.crs)}")
    if _is_wgs84(frame.crs):
        return frame, ()
    if frame.crs.is_projected:
        _refuse_degrees(frame, file)
    there = _reprojected(frame, file)
    if frame.crs.to_epsg() == WGS84_WITH_HEIGHTS:
        return there, ()
    return there, (note(Where(file), f"reprojected from {_named(frame.crs)} to WGS84"),)


def _as_asked(frame: Any, file: str, crs: str) -> tuple[Any, tuple[Problem, ...]]:
    """The frame with its numbers in the reference system that a caller names."""
    what = f"its numbers are read as {crs.strip()}, as {argument('crs')} says"
    if frame.crs is not None:
        what += f", and not as {_named(frame.crs)}, as the file says"
    if _ORDER.fullmatch(crs.strip().casefold()):
        turned = frame.set_geometry(shapely.transform(frame.geometry, _turned))
        taken = turned.set_crs(WGS84, allow_override=True)
    else:
        taken = frame.set_crs(named_crs(crs), allow_override=True)
    there = in_degrees(taken, file)[0] if taken.crs.is_geographic else _reprojected(taken, file)
    return there, (note(Where(file), what, code="reference-system"),)


def named_crs(text: str) -> str:
    """`EPSG:32636` or `32636` as a code; UsageError where no reference system has it."""
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    found = _CODE.fullmatch(text.strip())
    try:
        if found:
            return CRS.from_authority((found[1] or "EPSG").upper(), found[2]).to_string()
    except CRSError:
        pass
    raise UsageError(
        f"{given('crs', text)}: no reference system has that code — give one such as "
        f"EPSG:32636, or {LATITUDE_FIRST} for degrees with the latitude first"
    )


def _turned(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    return corners[:, [1, 0]]


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


def _bounds_of(frame: Any) -> list[float]:
    """The bounds of all shapes, but for corners that are nowhere, which are told of elsewhere."""
    bounds = [float(bound) for bound in frame.total_bounds]
    if np.isfinite(bounds).all():
        return bounds
    corners = shapely.get_coordinates(frame.geometry.to_numpy())
    there = corners[np.isfinite(corners).all(axis=1)]
    if not len(there):
        return bounds
    return [*map(float, there.min(axis=0)), *map(float, there.max(axis=0))]


def _refuse_other_than_degrees(bounds: Sequence[float], file: str, why: str) -> None:
    if not np.isfinite(bounds).all():  # nothing but empty shapes, which is told elsewhere
        return
    if are_degrees(bounds):
        return
    west, south, east, north = bounds
    if west >= -FURTHEST_DEG and east <= FURTHEST_DEG and south >= -90.01 and north <= 90.01:
        return
    raise BoundaryError(
        f"{file}: {why}, and its numbers ({_said(west, east)}, {_said(south, north)}) "
        f"are no degrees; {_guess(bounds)}"
    )


def _refuse_degrees(frame: Any, file: str) -> None:
    """BoundaryError where shapes are said to be in metres and have the size of degrees.

    Read as metres they would be specks near the origin of the reference system.
    """
    west, south, east, north = frame.total_bounds
    if are_degrees((west, south, east, north)):
        unit = frame.crs.axis_info[0].unit_name
        degrees, as_said = argument("crs", WGS84), argument("crs", _named(frame.crs))
        raise BoundaryError(
            f"{file}: says {_named(frame.crs)}, which counts in {unit}s, and its "
            f"numbers ({west:g} to {east:g}, {south:g} to {north:g}) look like degrees — "
            + by_argument(f"add {degrees} if they are, or {as_said} if they are {unit}s", SAVE)
        )


def _said(least: float, most: float) -> str:
    """`171071 to 391136`, without hundreds of digits."""
    whole = max(abs(least), abs(most)) < 1e12
    return f"{least:.0f} to {most:.0f}" if whole else f"{least:g} to {most:g}"


def are_degrees(bounds: Sequence[float]) -> bool:
    """Whether west, south, east and north are longitudes and latitudes."""
    west, south, east, north = bounds
    least_x, least_y, most_x, most_y = DEGREES
    return bool(west >= least_x and south >= least_y and east <= most_x and north <= most_y)


def _guess(bounds: Sequence[float]) -> str:
    """What numbers look like that are no degrees, and what reads them as that."""
    west, south, east, north = bounds
    if max(abs(south), abs(north)) <= 180.01 and max(abs(west), abs(east)) <= 90.01:
        what = "they look like latitude and longitude in the wrong order"
        return f"{what} — {_add(argument('crs', LATITUDE_FIRST))}"
    in_x = UTM_EASTINGS_M[0] <= west and east <= UTM_EASTINGS_M[1]
    in_y = UTM_NORTHINGS_M[0] <= south and north <= UTM_NORTHINGS_M[1]
    if in_x and in_y:
        what = "they look like metres of a UTM zone or a national grid"
        such_as = f"{argument('crs', 'EPSG:32636')} for the zone 36 north"
        return f"{what} — {_add(argument('crs') + f' with its code, such as {such_as}')}"
    if max(abs(number) for number in bounds) <= WEB_MERCATOR_M:
        what = "they look like metres of Web Mercator or a national grid"
        return f"{what} — {_add(argument('crs', 'EPSG:3857') + ', or the code of the grid')}"
    what = "they look like no common reference system"
    return f"{what} — {_add(argument('crs') + ' with its code')}"


def _add(asked: str) -> str:
    """What reads numbers as what they are; a second file can only be saved in another way."""
    return by_argument(f"add {asked}", SAVE)
