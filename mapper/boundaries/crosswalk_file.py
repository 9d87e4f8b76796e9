# SPDX-License-Identifier: MIT
"""A crosswalk as CSV for review, and as data.

A row for each piece of ground that counts, by change. Columns:

- `change`: see `mapper.boundaries.crosswalk`;
- `old_code`, `old_name`, `new_code`, `new_name`: the units, by their codes, or by ids made of their
  names where a file has no codes; empty on the side on which the ground lies outside;
- `km2`: equal-area square kilometres of the piece;
- `old_percent`, `new_percent`: its share of either unit;
- `reason`: in what the two units agree (code, name, another name, ground), joined with `+`.
"""

from __future__ import annotations

from typing import Any

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.crosswalk import Agrees, Crosswalk, Link
from mapper.boundaries.crosswalk_reviewed import COLUMNS
from mapper.model.place import Place
from mapper.tables.write import csv_text

# Of km² and per cent: what is smaller than a tenth of a hectare is no matter for review.
DIGITS = 3


def crosswalk_as_csv(found: Crosswalk) -> str:
    """CSV text with the columns of this module, a row for each link."""
    return csv_text([COLUMNS, *(row.values() for row in crosswalk_rows(found))])


def crosswalk_rows(found: Crosswalk) -> list[dict[str, Any]]:
    """The rows of the CSV, a value for each column."""
    return [_row(link) for link in found.links]


def crosswalk_as_data(found: Crosswalk) -> dict[str, Any]:
    """Both sets with what they add up to, the limits, the slivers and the links.

    `units_of_other_ground`: pairs of an old and a new unit that have one code or name, and of which
    the one did not become the other.
    """
    return {
        "old": _set_as_data(found.old),
        "new": _set_as_data(found.new),
        "codes_compared": found.codes_count,
        "limits": {
            "width_m": round(found.limits.width_m, DIGITS),
            "percent": 100 * found.limits.ground,
        },
        "slivers": {
            "pairs": found.slivers.pairs,
            "old_km2": round(found.slivers.old_km2, DIGITS),
            "new_km2": round(found.slivers.new_km2, DIGITS),
        },
        "changes": {change.value: len(links) for change, links in found.by_change.items()},
        "units_of_other_ground": [
            {"old_code": old.id, "new_code": new.id} for old, new in found.other_ground
        ],
        "links": crosswalk_rows(found),
    }


def _set_as_data(ground: BoundarySet) -> dict[str, Any]:
    return {
        "name": ground.name,
        "units": len(ground.units),
        "km2": round(sum(ground.area_km2), DIGITS),
        "attribution": [one.attribution for one in ground.provenance],
    }


def _row(link: Link) -> dict[str, Any]:
    values = (
        link.change.value,
        *_unit(link.old),
        *_unit(link.new),
        _number(link.km2),
        _number(100 * link.of_old),
        _number(100 * link.of_new),
        " + ".join(_reasons(link)),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _unit(unit: Place | None) -> tuple[str, str]:
    return (unit.id, unit.name) if unit else ("", "")


def _reasons(link: Link) -> list[str]:
    """In what the two agree; ground alone where one lies in the other."""
    found = [reason.value for reason in link.reasons]
    inside = link.old and link.new and Agrees.GROUND not in link.reasons
    return [*found, "part of the ground"] if inside else found


def _number(value: float) -> float:
    """A figure for review: three decimals, and of what is smaller three digits."""
    return float(f"{value:.3g}") if value < 1 else round(value, DIGITS)
