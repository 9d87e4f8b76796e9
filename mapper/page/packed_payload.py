# SPDX-License-Identifier: MIT
"""A payload as it is written into a page, and as it was before.

Places and reports stand in rows. In a page with a crowd of units, places stand in columns, and the
shapes of units are one text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mapper.geometry.walked import plain_topology, walk_topology
from mapper.page.columns import pack_columns, plain_columns
from mapper.page.rows import pack_rows, plain_rows

Entry = Mapping[str, Any]
# What stands in rows in a finished page.
IN_ROWS = ("places", "reports")
UNITS = "units"


def packed_payload(payload: Entry, *, crowded: bool = False) -> dict[str, Any]:
    """The payload as it is written into a page; `crowded`: with very many units, which are its
    first places in their order.
    """
    packed = {part: pack_rows(payload[part]) for part in IN_ROWS if part in payload}
    if crowded:
        walked = walk_topology(payload[UNITS], UNITS, payload.get("coast"))
        count = len(payload[UNITS]["objects"][UNITS]["geometries"])
        packed |= {"places": pack_columns(payload["places"]), UNITS: {**walked, "count": count}}
    return {**payload, **packed}


def plain_payload(written: Entry) -> dict[str, Any]:
    """The payload of a page that was read back."""
    plain: dict[str, Any] = {
        part: plain_columns(written[part])
        if "columns" in written[part]
        else plain_rows(written[part])
        for part in IN_ROWS
        if part in written
    }
    if "walk" in (written.get(UNITS) or {}):
        count = written[UNITS]["count"]
        ids = [place["id"] for place in plain["places"][:count]]
        plain[UNITS] = plain_topology(written[UNITS], UNITS, ids)
    return {**written, **plain}
