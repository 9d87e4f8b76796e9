# SPDX-License-Identifier: MIT
"""The events, advances and lines of a page that stand on the map of a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mapper.page.map_model import EventsPart, Happened, SignEntry, happened_on


def seen_on(page: EventsPart, days: Iterable[int]) -> EventsPart:
    """Those that stand on the map of one of the days, and their entries of the key; all of a page
    of one day.
    """
    some = list(days)

    def stands(one: Happened) -> bool:
        if "days" not in one:
            return True
        first, last = one["days"]
        return any(first <= day and (last is None or day <= last) for day in some)

    shown: EventsPart = {
        "events": [one for one in page.get("events", []) if stands(one)],
        "advances": [one for one in page.get("advances", []) if stands(one)],
        "mapLines": [one for one in page.get("mapLines", []) if stands(one)],
    }
    shown["happenedKey"] = signs_of(page, shown)
    return shown


def days_up_to(days: Sequence[int]) -> list[range]:
    """For each of some days all since the one before; of the first that day alone."""
    return [
        range(day if before is None else before + 1, day + 1)
        for before, day in zip((None, *days), days, strict=False)
    ]


def signs_of(page: EventsPart, shown: EventsPart) -> list[SignEntry]:
    """The entries of the key of a page that are about what is `shown` of it."""
    worn = {(sort_of(one), one["mark"]) for one in happened_on(shown)}
    arrows = {one.get("status", "") for one in shown["advances"]}
    return [
        sign
        for sign in page.get("happenedKey", [])
        if (sign["sort"], sign["mark"]) in worn
        or (sign["sort"] == "advance" and sign.get("status", "") in arrows)
    ]


def sort_of(one: Happened) -> str:
    """`event`, `advance` or `line`."""
    return one["id"].partition(":")[0]
