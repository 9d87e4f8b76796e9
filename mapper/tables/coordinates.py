# SPDX-License-Identifier: MIT
"""Latitude and longitude of a row, in WGS84 degrees."""

from __future__ import annotations

import re

from mapper.tables.numbers import plain_number
from mapper.tables.text import plain_digits, quoted

_MAX_LAT_DEG, _MAX_LON_DEG = 90.0, 180.0

_DECIMAL_COMMA = re.compile(r"[+-]?\d{1,3},\d+")
# Degrees with a letter of the hemisphere, with minutes and seconds, or with a sign for degrees.
_SEXAGESIMAL = re.compile(
    r"""(?P<sign>[+-])?(?P<before>[NSEWO])?\s*
    (?P<degrees>\d{1,3}(?:[.,]\d+)?)\s*(?P<mark>[°º:d]|deg|\s)?\s*
    (?:(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*(?:['′’:m]|min)?\s*
      (?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:["″”s]|''|′′|’’|sec)?)?)?
    \s*(?P<after>[NSEWO])?""",
    re.VERBOSE | re.IGNORECASE,
)
_LETTERS = {"lat": "NS", "lon": "EWO"}
_SOUTH_AND_WEST = "SWO"


class CoordinateError(ValueError):
    """Coordinates that cannot be used: `what` is wrong, `hint` what to do."""

    def __init__(self, what: str, hint: str) -> None:
        self.what, self.hint = what, hint
        super().__init__(f"{what} — {hint}")


def parse_coordinates(lat: str, lon: str, prefix: str = "") -> tuple[float | None, float | None]:
    """Latitude and longitude in degrees, or None twice where both cells are empty.

    Degrees are decimal numbers, with a point or a comma, or degrees, minutes and seconds. `prefix`:
    what the columns are called by, before `lat` and `lon`. Raises CoordinateError for one without
    the other, for what is neither, and for values out of range.
    """
    if not lat and not lon:
        return None, None
    if not lat or not lon:
        there, absent = ("lat", "lon") if lat else ("lon", "lat")
        what = f"the row has a {prefix}{there} but no {prefix}{absent}"
        raise CoordinateError(what, "give both or neither")
    lat_deg, lon_deg = _degrees("lat", lat, prefix), _degrees("lon", lon, prefix)
    if abs(lat_deg) > _MAX_LAT_DEG and abs(lon_deg) <= _MAX_LAT_DEG:
        what = f"{prefix}lat {lat} is more than 90"
        raise CoordinateError(what, f"are {prefix}lat and {prefix}lon swapped?")
    _must_be_within(f"{prefix}lat", lat_deg, _MAX_LAT_DEG)
    _must_be_within(f"{prefix}lon", lon_deg, _MAX_LON_DEG)
    return lat_deg, lon_deg


def _degrees(column: str, text: str, prefix: str) -> float:
    degrees = degrees_of(column, text)
    if degrees is None:
        what = f"{prefix}{column} {quoted(text)} is not a number of degrees"
        raise CoordinateError(what, "write it as in 34.52")
    return degrees


def degrees_of(column: str, text: str) -> float | None:
    """The degrees that a text is, in the column `lat` or `lon`; None for anything else."""
    number = plain_number(text)
    if number is not None:
        return number
    plain = plain_digits(text).strip()
    if _DECIMAL_COMMA.fullmatch(plain):
        return float(plain.replace(",", "."))
    return _sexagesimal(column, plain)


def _sexagesimal(column: str, text: str) -> float | None:
    found = _SEXAGESIMAL.fullmatch(text)
    if found is None:
        return None
    letters = [letter.upper() for letter in (found["before"], found["after"]) if letter]
    marked = letters or (found["mark"] or "").strip()
    if not marked or len(letters) > 1 or any(letter not in _LETTERS[column] for letter in letters):
        return None
    degrees, minutes, seconds = (
        float((found[name] or "0").replace(",", ".")) for name in ("degrees", "minutes", "seconds")
    )
    if minutes >= 60 or seconds >= 60 or (found["sign"] and letters):
        return None
    south_or_west = found["sign"] == "-" or (letters and letters[0] in _SOUTH_AND_WEST)
    value = round(degrees + minutes / 60 + seconds / 3600, 9)
    return -value if south_or_west else value


def _must_be_within(column: str, value: float, limit: float) -> None:
    if abs(value) > limit:
        raise CoordinateError(
            f"{column} {value:g} is out of range", f"degrees go from -{limit:g} to {limit:g}"
        )
