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
    """The payload as it is written into a page; `crowded`: with very many units."""
    packed = {part: pack_rows(payload[part]) for part in IN_ROWS if part in payload}
    if crowded and has_units_of_places(payload):
        packed["places"] = pack_columns(payload["places"])
        packed[UNITS] = dict(walk_topology(payload[UNITS], UNITS, payload.get("coast")))
        packed[UNITS]["count"] = len(unit_ids(payload))
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


def unit_ids(payload: Entry) -> list[str]:
    return [shape["id"] for shape in payload[UNITS]["objects"][UNITS]["geometries"]]


def has_units_of_places(payload: Entry) -> bool:
    """Whether its units have the ids of its first places, in their order."""
    ids = unit_ids(payload)
    return ids == [place["id"] for place in payload["places"][: len(ids)]]
