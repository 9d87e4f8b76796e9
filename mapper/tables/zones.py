# SPDX-License-Identifier: MIT
"""Times with a zone, and the zone in which days are to count."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-\u2212])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
# No zone is farther from UTC.
_MOST = timedelta(hours=14)


def parse_zone(text: str) -> tzinfo:
    """The zone of a name such as `Asia/Kabul`, or of an offset such as `+04:30`; `UTC`, `Z`.

    Raises ValueError for what is none, and for a name that this machine does not know.
    """
    name = text.strip()
    if name.upper() in ("Z", "UTC", "GMT"):
        return UTC
    if found := _OFFSET.fullmatch(name):
        return _offset(found)
    # Most tables name no zone.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"no zone of that name is known: {text}") from None


def _offset(found: re.Match[str]) -> tzinfo:
    size = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if size > _MOST:
        raise ValueError(f"no zone is {found[0]} from UTC")
    return timezone(size if found[1] == "+" else -size)


def midnight_offset(moment: datetime) -> timezone:
    """The zone in which a moment is midnight, from -11:59 to +12:00."""
    of_day = moment.astimezone(UTC) - moment.astimezone(UTC).replace(hour=0, minute=0, second=0)
    size = -of_day if of_day < timedelta(hours=12) else timedelta(days=1) - of_day
    return timezone(size)


def offset_text(zone: timezone) -> str:
    """`+04:30`"""
    minutes = int(zone.utcoffset(None).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
