"""A comparison as plain values, for JSON, CSV and GeoJSON."""

from __future__ import annotations

from typing import Any

from mapper.comparison.model import Comparison
from mapper.control.amount import Amount
from mapper.model.change import Change

CHANGE_COLUMNS = [
    "id",
    "name",
    "kind",
    "before",
    "after",
    "seen_before",
    "seen_after",
    "flips",
    "area_km2",
    "derived_from",
    "source_before",
    "source_after",
    "file_before",
    "line_before",
    "file_after",
    "line_after",
]


def change_as_data(found: Comparison, change: Change) -> dict[str, Any]:
    """One change as plain values, keys as in `CHANGE_COLUMNS`; dates in ISO, areas in km²."""
    place = found.places[change.place_id]
    old, new = change.record_before, change.record_after
    return {
        "id": change.place_id,
        "name": place.name,
        "kind": place.kind.value,
        "before": change.before,
        "after": change.after,
        "seen_before": change.seen_before and change.seen_before.isoformat(),
        "seen_after": change.seen_after and change.seen_after.isoformat(),
        "flips": change.flips,
        "area_km2": found.measures.areas_km2.get(change.place_id),
        "derived_from": change.derived_from or None,
        "source_before": old.source if old else None,
        "source_after": new.source if new else None,
        "file_before": old.where.file if old else None,
        "line_before": old.where.line if old else None,
        "file_after": new.where.file if new else None,
        "line_after": new.where.line if new else None,
    }


def as_data(found: Comparison) -> dict[str, Any]:
    """The whole comparison as plain values for JSON."""
    return {
        "from": found.start.isoformat(),
        "to": found.end.isoformat(),
        "boundaries": found.boundaries.name,
        "scheme": found.scheme.id,
        "transitions": [
            {
                "before": move.before,
                "after": move.after,
                "count": len(move.units),
                "area_km2": move.area_km2,
                "units": list(move.units),
            }
            for move in found.transitions
        ],
        "accounts": [
            {
                "status": account.status,
                **_flat("before", account.before),
                **_flat("gained", account.gained),
                **_flat("lost", account.lost),
                **_flat("after", account.after),
            }
            for account in found.accounts
        ],
        "changes": [change_as_data(found, change) for change in found.changes],
    }


def _flat(name: str, amount: Amount) -> dict[str, Any]:
    return {
        name: amount.count,
        f"{name}_km2": amount.area_km2,
        f"{name}_population": amount.population,
    }
