"""Latitude and longitude of a row, in WGS84 degrees."""

from __future__ import annotations

from mapper.tables.numbers import plain_number
from mapper.tables.text import quoted

_MAX_LAT_DEG, _MAX_LON_DEG = 90.0, 180.0


class CoordinateError(ValueError):
    """Coordinates that cannot be used: `what` is wrong, `hint` what to do."""

    def __init__(self, what: str, hint: str) -> None:
        self.what, self.hint = what, hint
        super().__init__(f"{what} — {hint}")


def parse_coordinates(lat: str, lon: str) -> tuple[float | None, float | None]:
    """Latitude and longitude in degrees, or None twice where both cells are empty.

    Raises CoordinateError for one without the other, for what is no decimal number, and for
    values out of range.
    """
    if not lat and not lon:
        return None, None
    if not lat or not lon:
        raise CoordinateError(*_lonely("lat" if lat else "lon", "lon" if lat else "lat"))
    lat_deg, lon_deg = _degrees("lat", lat), _degrees("lon", lon)
    if abs(lat_deg) > _MAX_LAT_DEG and abs(lon_deg) <= _MAX_LAT_DEG:
        raise CoordinateError(f"lat {lat} is more than 90", "are lat and lon swapped?")
    _must_be_within("lat", lat_deg, _MAX_LAT_DEG)
    _must_be_within("lon", lon_deg, _MAX_LON_DEG)
    return lat_deg, lon_deg


def _lonely(there: str, absent: str) -> tuple[str, str]:
    return f"the row has a {there} but no {absent}", "give both or neither"


def _degrees(column: str, text: str) -> float:
    degrees = plain_number(text)
    if degrees is None:
        raise CoordinateError(
            f"{column} {quoted(text)} is not a number of degrees", "write it as in 34.52"
        )
    return degrees


def _must_be_within(column: str, value: float, limit: float) -> None:
    if abs(value) > limit:
        raise CoordinateError(
            f"{column} {value:g} is out of range", f"degrees go from -{limit:g} to {limit:g}"
        )
