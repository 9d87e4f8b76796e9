# SPDX-License-Identifier: MIT
"""Arguments of the Python functions: what cannot be used is a UsageError in one line.

The command line has checked its own options by then, in its own words.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping, Sequence, Sized
from datetime import date, datetime, tzinfo

from mapper.errors import UsageError
from mapper.model.dates import Span
from mapper.model.record import About
from mapper.model.spelling import for_shell, given, typed
from mapper.model.texts import kind_of, must_be_texts
from mapper.tables.asked import HeaderRows
from mapper.tables.conditions import Condition, ConditionError, parse_condition
from mapper.tables.dates import DateError, DateOrder, parse_span
from mapper.tables.fixed_words import one_of, word_in
from mapper.tables.text import quoted
from mapper.tables.zones import parse_zone

LEAST_KM, MOST_KM = 1, 500
FRAMES = "give the name of a place, changes, whole, or west,south,east,north in degrees"
INSETS = "give the name of a place, none, or west,south,east,north in degrees"
NO_INSET = "none"
CHANGES, WHOLE = "changes", "whole"
_ROWS = re.compile(r"\s*(\d{1,6})\s*(?:-\s*(\d{1,6})\s*)?")
_ADDRESS = re.compile(r"[a-z]{2,}://", re.IGNORECASE)


def must_be_path(name: str, value: object) -> None:
    """A path, or the name of something bundled. A table in memory is a common guess."""
    if isinstance(value, str) and _ADDRESS.match(value):
        add = typed(f"mapper boundaries add {for_shell(value)}")
        way = f"{add} brings it in once" if name == "boundaries" else "download it, give its path"
        raise UsageError(f"{value}: nothing is fetched from the network — {way}")
    if isinstance(value, str) or (
        isinstance(value, os.PathLike) and isinstance(os.fspath(value), str)
    ):
        return
    hint = " — save it to a file first" if isinstance(value, Sized) else ""
    raise UsageError(f"{name}: give a path or a name, not {kind_of(value)}{hint}")


def given_columns(columns: object) -> Mapping[str, str]:
    """`columns` as a mapping of texts; empty for None."""
    if columns is None:
        return {}
    if isinstance(columns, Mapping) and all(isinstance(t, str) for p in columns.items() for t in p):
        return columns
    raise UsageError(
        f"columns {columns!r}: give a column and its heading, as in {{'status': 'controller'}}"
    )


def given_constants(constants: object) -> Mapping[str, str]:
    """`constants` as a mapping of texts, numbers and days as texts; empty for None."""
    if constants is None:
        return {}
    if isinstance(constants, Mapping) and all(isinstance(name, str) for name in constants):
        return {name: "" if value is None else str(value) for name, value in constants.items()}
    raise UsageError(
        f"constants {constants!r}: give a column and what it is, as in {{'kind': 'town'}}"
    )


def given_means(means: object) -> Mapping[str, str]:
    """`means` as a mapping of words to statuses; empty for None."""
    if means is None:
        return {}
    if isinstance(means, Mapping) and all(isinstance(status, str) for status in means.values()):
        return {str(word): status for word, status in means.items()}
    raise UsageError(f"means {means!r}: give words and statuses, as in {{'1': 'taliban'}}")


def given_header(rows: object) -> HeaderRows | None:
    """The row of the headings, or the first and the last, from `3`, `"3"` or `"3-4"`."""
    if rows is None or isinstance(rows, HeaderRows):
        return rows
    found = _ROWS.fullmatch("" if isinstance(rows, bool) else str(rows))
    header = HeaderRows(int(found[1]), int(found[2] or found[1])) if found else None
    if header is None or not 1 <= header.first <= header.last:
        raise UsageError(f"{given('header', rows)}: give the number of a row, or 3-4")
    return header


def given_fill_down(columns: object) -> tuple[str, ...] | None:
    """The columns to fill, from a list, or a text with commas between them."""
    if columns is None:
        return None
    texts = columns.split(",") if isinstance(columns, str) else columns
    if isinstance(texts, Sequence) and all(isinstance(text, str) for text in texts):
        return tuple(text.strip() for text in texts if text.strip())
    raise UsageError(f"{given('fill_down', columns)}: give the names of columns")


def given_where(text: object, order: DateOrder | None = None) -> Condition | None:
    """The condition that rows are to meet; UsageError points at where it cannot be read."""
    must_be_texts(where=text)
    if not isinstance(text, str):
        return None
    try:
        return parse_condition(text, order)
    except ConditionError as error:
        before, after = text[: error.at - 1], text[error.at - 1 :]
        place = f"at character {error.at}, before {quoted(after)}" if after else "at the end"
        said = given("where", text)
        raise UsageError(
            f"{said}: {place}: {error.what}" if before or after else f"{said}: {error.what}"
        ) from None


def given_zone(text: str | tzinfo | None) -> tzinfo | None:
    """The zone in which days count, from its name or offset."""
    if isinstance(text, tzinfo):
        return text
    must_be_texts(zone=text)
    try:
        return None if text is None else parse_zone(text)
    except ValueError as error:
        raise UsageError(f"zone {text!r}: {error} — give 'Asia/Kabul' or '+04:30'") from None


def given_order(text: str | DateOrder | None) -> DateOrder | None:
    """The order of a date such as 5/11/2021, from `DMY`, `MDY` or `YMD`."""
    if isinstance(text, DateOrder):
        return text
    must_be_texts(date_format=text)
    try:
        return None if text is None else DateOrder.parse(text)
    except DateError:
        raise UsageError(f"{given('date_format', text)}: give DMY, MDY or YMD") from None


def given_about(name: str, text: object) -> About | None:
    """What rows that do not say are about, from `ground` or `seats`."""
    return None if text is None else one_of(text, About, given(name, text))


def given_day(name: str, day: object, *, begins: bool = False) -> date | None:
    """A day given as a date or in any form a table may have, of a month its last day; of a day on
    which something `begins` a month is none.
    """
    if day is None:
        return None
    if isinstance(day, date) and day == day:  # the missing day of pandas is no day
        return day.date() if isinstance(day, datetime) else day
    if not isinstance(day, str):
        raise UsageError(f"{name} {day!r}: give a date, or text such as '2021-08-05'")
    try:
        span = parse_span(day)
    except DateError as error:
        raise UsageError(f"{name} {day!r}: {error.what} — {error.hint}") from None
    return first_day(f"{name} {day!r}", span) if begins else span.last


def first_day(said: str, span: Span) -> date:
    """The day on which something begins; UsageError where it is a month or a year."""
    if not span.is_day:
        example = f"{span.first} or {span.last}"
        raise UsageError(f"{said}: is no single day — write the first one, such as {example}")
    return span.first


def must_be_kilometres(name: str, value: object) -> None:
    """A width for border regions; not-a-number is none either."""
    fits = is_number(value) and LEAST_KM <= float(value) <= MOST_KM  # type: ignore[arg-type]
    if not fits:
        raise UsageError(f"{name} {value!r}: give kilometres from {LEAST_KM} to {MOST_KM}")


def must_be_days(name: str, value: object) -> None:
    """A count of days, or None."""
    if value is not None and not (is_number(value) and value >= 1):  # type: ignore[operator]
        raise UsageError(f"{name} {value!r}: give a number of days, 1 or more")


def is_number(value: object) -> bool:
    """Whether a value is a finite number; those of numpy are numbers too, True is none."""
    try:
        return not isinstance(value, bool | str | bytes) and math.isfinite(value)  # type: ignore[arg-type]
    except TypeError:
        return False


def given_frame(
    frame: object, option: str = "frame", forms: str = FRAMES
) -> str | tuple[float, float, float, float] | None:
    """`frame` as west, south, east and north in degrees where it is four numbers, as the name of a
    place, or None; UsageError for what is none of these, with the `forms` that there are, or no
    ground.
    """
    if frame is None:
        return None
    parts = frame.split(",") if isinstance(frame, str) else frame
    said = frame if isinstance(frame, str) else repr(frame)
    if not isinstance(parts, Sequence):
        raise UsageError(f"{given(option, said)}: {forms}")
    numbers = [number for part in parts if (number := _number(part)) is not None]
    if not numbers and isinstance(frame, str) and frame.strip():
        return (
            word_in(frame, (CHANGES, WHOLE) if option == "frame" else (NO_INSET,)) or frame.strip()
        )
    if len(numbers) != 4 or len(parts) != 4:
        raise UsageError(f"{given(option, said)}: {forms}")
    west, south, east, north = numbers
    if fault := _fault_of_box(west, south, east, north):
        raise UsageError(f"{given(option, said)}: {fault}")
    return west, south, east, north


def given_insets(insets: object) -> tuple[str | tuple[float, float, float, float], ...] | None:
    """`inset` as places and boxes (degrees), one or several; empty for `none`, None for None.

    UsageError for what is neither, and for `none` beside others.
    """
    if insets is None:
        return None
    if not isinstance(insets, Sequence):
        raise UsageError(f"{given('inset', repr(insets))}: {INSETS}")
    one = isinstance(insets, str) or (len(insets) == 4 and all(map(is_number, insets)))
    found = [_given_inset(each) for each in ([insets] if one else insets)]
    if NO_INSET in found:
        if len(found) > 1:
            raise UsageError(f"{given('inset', NO_INSET)}: stands alone — leave out the others")
        return ()
    return tuple(found)


def _given_inset(inset: object) -> str | tuple[float, float, float, float]:
    found = given_frame(inset, "inset", INSETS)
    if found is None:
        raise UsageError(f"{given('inset', repr(inset))}: {INSETS}")
    return found


def _number(part: object) -> float | None:
    try:
        return float(str(part))
    except ValueError:
        return None


def _fault_of_box(west: float, south: float, east: float, north: float) -> str:
    """What is wrong with the sides of a box, and what to write instead; nothing of a good one."""
    if not all(map(math.isfinite, (west, south, east, north))):
        return "west, south, east and north are numbers of degrees"
    if max(abs(south), abs(north)) > 90:
        return "latitudes go from -90 to 90 — write west,south,east,north, longitudes first"
    if max(abs(west), abs(east)) > 360 or east - west > 360:
        return "longitudes go from -180 to 180, and on to 360 across that line"
    if south == north or west == east:
        return "a box without height or width shows nothing — name a place for the ground around it"
    if south > north:
        sides = sorted((west, east)) if west - east <= 180 else (west, east + 360)
        return f"south is north of north — write {sides[0]:g},{north:g},{sides[1]:g},{south:g}"
    if west > east:
        if west - east > 180:
            across = f"{west:g},{south:g},{east + 360:g},{north:g}"
            return f"across the line of 180 degrees longitudes run on — write {across}"
        return f"west is east of east — write {east:g},{south:g},{west:g},{north:g}"
    return ""
