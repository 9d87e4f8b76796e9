# SPDX-License-Identifier: MIT
"""A comparison as plain values, for JSON, CSV and GeoJSON.

Statuses are ids of the scheme, None for no data; days are ISO texts; areas are equal-area km².
Where the statements are not about ground (`measured` is `count`) units are counted, and nothing is
told of their area and people; where ground is inferred, each place says so under `basis`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from mapper.comparison.matrix import matrix
from mapper.comparison.model import Comparison, Side
from mapper.comparison.words import kind_of
from mapper.control.amount import AREA_METHOD, Amount, rounded
from mapper.model.became import hands
from mapper.model.change import Change
from mapper.model.measured import Measured
from mapper.model.record import Basis, Record
from mapper.model.snapshot import Snapshot
from mapper.style.choices import choice_as_data, made_as_data
from mapper.tables.write import csv_text

CHANGE_COLUMNS = [
    "id",
    "name",
    "kind",
    "what",
    "before",
    "after",
    "seen_before",
    "seen_after",
    "flips",
    "change_kind",
    "hands",
    "area_km2",
    "population",
    "derived_from",
    "source_before",
    "source_after",
    "file_before",
    "line_before",
    "file_after",
    "line_after",
]
MEASURES = frozenset({"area_km2", "population"})

# What is said of a comparison as a whole.
ABOUT = frozenset({
    "from", "to", "before", "after", "boundaries", "measured", "area_method", "population_field",
    "scheme", "stale_days", "known_on", "prefer",
})  # fmt: skip

# What a row of changes can be.
CHANGED, RETURNED = "changed", "returned"
KEPT = "kept"
ONLY_BEFORE, ONLY_AFTER = "only before", "only after"


def as_csv(found: Comparison) -> str:
    """One row for each entry of `rows`, with the columns of `change_columns`.

    A text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    columns = change_columns(found)
    return csv_text([columns, *([row.get(name) for name in columns] for row in rows(found))])


def change_columns(found: Comparison) -> list[str]:
    """`CHANGE_COLUMNS`, without `MEASURES` where units are counted alone, with `basis` where all
    ground is inferred.
    """
    if found.measured is Measured.INFERRED:
        return [*CHANGE_COLUMNS, "basis"]
    return [c for c in CHANGE_COLUMNS if found.measured.by_area or c not in MEASURES]


def as_json(found: Comparison) -> str:
    """The whole comparison; see `as_data`."""
    return json.dumps(as_data(found), ensure_ascii=False, indent=1) + "\n"


def as_geojson(found: Comparison) -> str:
    """The units among `rows`, with their full shapes (WGS84 degrees), a feature on each line.

    Beside the features stand what `as_data` says of the comparison as a whole, without its lists,
    and the credit to print.
    """
    import shapely

    from mapper.geometry.unrolled import box_around

    ground = found.boundaries
    shapes = {unit.id: shape for unit, shape in zip(ground.units, ground.shapes, strict=True)}
    features = [
        {
            "type": "Feature",
            "id": row["id"],
            "geometry": json.loads(shapely.to_geojson(shapes[row["id"]])),
            "properties": row,
        }
        for row in rows(found)
        if row["id"] in shapes
    ]
    about = {key: value for key, value in as_data(found).items() if key in ABOUT}
    about["attribution"] = [source.attribution for source in ground.provenance]
    box = box_around([shapes[feature["id"]] for feature in features])
    beside = {"bbox": box, "about": about} if box else {"about": about}
    head = json.dumps({"type": "FeatureCollection", **beside}, ensure_ascii=False)
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{head[:-1]}, "features": [\n{lines}\n]}}\n'


def rows(found: Comparison) -> Iterator[dict[str, Any]]:
    """Every place of which there is something to tell, keys as in `change_columns`.

    `what` is `changed`, `returned` (the same on both days and another meanwhile), `only before`
    or `only after` (outside the area of the other table, neither won nor lost).
    """
    scope = found.scope
    yield from (change_as_data(found, change, CHANGED) for change in found.changes)
    yield from (change_as_data(found, change, RETURNED) for change in found.returns)
    for place_id in (*scope.only_before, *scope.places_only_before):
        yield _outside_as_data(found, place_id, ONLY_BEFORE)
    for place_id in (*scope.only_after, *scope.places_only_after):
        yield _outside_as_data(found, place_id, ONLY_AFTER)


def change_as_data(found: Comparison, change: Change, what: str = CHANGED) -> dict[str, Any]:
    """One change as plain values.

    `flips` is how often the status changed, `hands` how often the place changed hands on the way;
    `change_kind` one of the values of `Became`, None where the place returned.
    """
    return {
        **_place_as_data(found, change.place_id, what),
        "before": change.before,
        "after": change.after,
        "seen_before": change.seen_before and change.seen_before.isoformat(),
        "seen_after": change.seen_after and change.seen_after.isoformat(),
        "flips": change.flips,
        "change_kind": None if what == RETURNED else kind_of(found, change).value,
        "hands": hands(found.scheme, change.path),
        **_measured(found, change.place_id),
        "derived_from": change.derived_from or None,
        **_records(change.record_before, change.record_after),
        **_basis(found),
    }


def _outside_as_data(found: Comparison, place_id: str, what: str) -> dict[str, Any]:
    """A place that one table alone is about: what that table says of it."""
    old, new = (day.holdings.get(place_id) for day in (found.before, found.after))
    holding = new or old
    return {
        **_place_as_data(found, place_id, what),
        "before": old.status if old else None,
        "after": new.status if new else None,
        "seen_before": None,
        "seen_after": None,
        "flips": 0,
        "change_kind": None,
        "hands": 0,
        **_measured(found, place_id),
        "derived_from": (holding.derived_from if holding else "") or None,
        **_records(old.record if old else None, new.record if new else None),
        **_basis(found),
    }


def _place_as_data(found: Comparison, place_id: str, what: str) -> dict[str, Any]:
    place = found.places[place_id]
    return {"id": place_id, "name": place.shown, "kind": place.kind.value, "what": what}


def _measured(found: Comparison, place_id: str) -> dict[str, Any]:
    """Area and people of a unit, where these are told; of other places neither."""
    if not found.measured.by_area:
        return {}
    return {
        "area_km2": rounded(found.measures.areas_km2.get(place_id)),
        "population": found.measures.people.get(place_id),
    }


def _basis(found: Comparison) -> dict[str, Any]:
    return {"basis": Basis.INFERRED.value} if found.measured is Measured.INFERRED else {}


def _records(old: Record | None, new: Record | None) -> dict[str, Any]:
    return {
        "source_before": old.source if old else None,
        "source_after": new.source if new else None,
        "file_before": old.where.file if old else None,
        "line_before": (old.where.line or None) if old else None,
        "file_after": new.where.file if new else None,
        "line_after": (new.where.line or None) if new else None,
    }


# --- the whole ----------------------------------------------------------------------------


def as_data(found: Comparison) -> dict[str, Any]:
    """The whole comparison as plain values."""
    known_on = found.sides[1].ledger.known_on
    return {
        "from": found.start.isoformat(),
        "to": found.end.isoformat(),
        "before": _side_as_data(found.sides[0], found.before),
        "after": _side_as_data(found.sides[1], found.after),
        "boundaries": found.boundaries.name,
        **made_as_data(found.boundaries.made),
        "measured": found.measured.value,
        **_method(found),
        "scheme": found.scheme.id,
        "stale_days": found.stale_days,
        "known_on": known_on and known_on.isoformat(),
        "prefer": choice_as_data(found.sides[1].ledger.prefer),
        "units": _amount(found, found.scope.units),
        "transitions": [
            {
                "before": move.before,
                "after": move.after,
                "kind": kind_of(found, move).value if move.is_change else KEPT,
                **amount_as_data(found, move.amount),
                "units": list(move.units),
            }
            for move in found.transitions
        ],
        "matrix": _matrix_as_data(found),
        **_drawn_as_data(found),
        "accounts": [
            {
                "status": account.status,
                **_prefixed(found, "before", account.before),
                **_prefixed(found, "gained", account.gained),
                **_prefixed(found, "lost", account.lost),
                **_prefixed(found, "from_own_side", account.from_own_side),
                **_prefixed(found, "to_own_side", account.to_own_side),
                **_prefixed(found, "after", account.after),
            }
            for account in found.accounts
        ],
        "became": [
            {
                "what": turn.kind.value,
                **amount_as_data(found, turn.amount),
                "units": list(turn.units),
                "others": list(turn.others),
            }
            for turn in found.turns
        ],
        "changes": [change_as_data(found, change) for change in found.changes],
        "returned": [change_as_data(found, change, RETURNED) for change in found.returns],
        "outside": _scope_as_data(found),
    }


def _drawn_as_data(found: Comparison) -> dict[str, Any]:
    """Of drawn ground what was newly drawn, and what was taken away, by status; of a day that was
    not drawn itself the day that it is as.
    """
    if not found.drawn:
        return {}
    return {
        "drawn": {
            "added": [
                {"status": move.after, **amount_as_data(found, move.amount)}
                for move in found.transitions
                if move.before is None and move.after is not None
            ],
            "taken_away": [
                {"status": move.before, **amount_as_data(found, move.amount)}
                for move in found.transitions
                if move.after is None and move.before is not None
            ],
        }
    }


def _method(found: Comparison) -> dict[str, Any]:
    """How areas are measured, and where people come from."""
    if not found.measured.by_area:
        return {}
    return {
        "area_method": AREA_METHOD,
        "population_field": found.boundaries.population_field or None,
    }


def amount_as_data(found: Comparison, amount: Amount) -> dict[str, Any]:
    if not found.measured.by_area:
        return {"count": amount.count}
    return {
        "count": amount.count,
        "area_km2": rounded(amount.area_km2),
        "population": amount.population,
    }


def _amount(found: Comparison, units: Sequence[str]) -> dict[str, Any]:
    return amount_as_data(found, found.measures.amount(units))


def _side_as_data(side: Side, snapshot: Snapshot) -> dict[str, Any]:
    """What a side is called, its day, and of drawn ground the day of the drawing that counts."""
    drawn = {"drawn": side.drawing and side.drawing.isoformat()} if side.drawn else {}
    return {"table": side.name, "day": snapshot.day.isoformat(), **drawn}


def _matrix_as_data(found: Comparison) -> dict[str, Any]:
    """Rows are `before`, columns `after`, for counts, areas and people alike."""
    made = matrix(found.transitions, found.scheme)
    cells = [[made.cell(before, after) for after in made.after] for before in made.before]
    counts = {
        "before": list(made.before),
        "after": list(made.after),
        "count": [[cell.count for cell in row] for row in cells],
    }
    if not found.measured.by_area:
        return counts
    return {
        **counts,
        "area_km2": [[rounded(cell.area_km2) for cell in row] for row in cells],
        "population": [[cell.population for cell in row] for row in cells],
    }


def _prefixed(found: Comparison, name: str, amount: Amount) -> dict[str, Any]:
    """`before`, `before_km2` and `before_population`, as far as they are told."""
    if not found.measured.by_area:
        return {name: amount.count}
    return {
        name: amount.count,
        f"{name}_km2": rounded(amount.area_km2),
        f"{name}_population": amount.population,
    }


def _scope_as_data(found: Comparison) -> dict[str, Any]:
    """The units and places that are told apart, by which of the tables is about them."""
    scope = found.scope
    groups = {
        "only_before": (scope.only_before, scope.places_only_before),
        "only_after": (scope.only_after, scope.places_only_after),
        "neither": (scope.neither, ()),
    }
    return {
        name: {**_amount(found, units), "units": list(units), "others": list(places)}
        for name, (units, places) in groups.items()
    }
