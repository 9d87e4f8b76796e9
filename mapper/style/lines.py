# SPDX-License-Identifier: MIT
"""How wide the lines of maps are, and what a house changes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mapper.style.shared import numbers_by_name, values

Tables = Mapping[str, Mapping[str, float]]

# What `shared.toml` says of lines.
USUAL: Tables = {
    "unit_line": numbers_by_name("ground.unit_line"),
    "parent_line": numbers_by_name("ground.parent_line"),
    "front": numbers_by_name("ground.front"),
    "outline": numbers_by_name("ground.outline"),
    "country_line": numbers_by_name("ground.country_line"),
    "disputed": numbers_by_name("ground.disputed"),
}
# The widths by the names that a house has for them: their tables and keys.
PLACES = {
    "unit": ("unit_line", "width"),
    "parent": ("parent_line", "width"),
    "front": ("front", "width"),
    "outline": ("outline", "width"),
    "coast": ("outline", "coast"),
    "country": ("country_line", "width"),
    "disputed": ("disputed", "width"),
}
# What stands around a line, or in its gaps, is as much wider than this as it usually is.
WITH_LINES = {"front": "halo_width", "disputed": "gap_width"}
USUAL_WIDTHS: Mapping[str, float] = {
    name: USUAL[table][key] for name, (table, key) in PLACES.items()
}


def line_tables(widths: Mapping[str, float]) -> Tables:
    """What is said of lines, with the widths (px) of a house."""
    tables = {table: dict(own) for table, own in USUAL.items()}
    for name, width in widths.items():
        table, key = PLACES[name]
        if around := WITH_LINES.get(table):
            tables[table][around] += width - USUAL_WIDTHS[name]
        tables[table][key] = width
    # What is under a front has no margins beside it.
    under = max(tables[table]["width"] for table in ("unit_line", "parent_line"))
    tables["front"]["halo_width"] = max(tables["front"]["halo_width"], under)
    return tables


def values_with(widths: Mapping[str, float]) -> Mapping[str, Any]:
    """All that is shared, with the widths (px) of a house."""
    if not widths:
        return values()
    return {**values(), **{f"ground.{name}": own for name, own in line_tables(widths).items()}}
