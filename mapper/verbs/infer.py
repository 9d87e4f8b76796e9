"""Drawing the ground around places: from inputs about places to a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from mapper.control.cells import CellRules
from mapper.errors import UsageError
from mapper.reading.arguments import given_day, is_number
from mapper.verbs.drawing import FROM_NOTHING, Sources, draw_inputs, inputs_given, look_given
from mapper.verbs.inferring import inferred_inputs
from mapper.verbs.told import told_of, warn_of

if TYPE_CHECKING:
    from mapper.page.leaflet import ControlMap


def infer(
    table: str | Path | None = None,
    *,
    within: str | Path | None = None,
    max_km: float | None = None,
    per_unit: bool = False,
    as_of: date | str | None = None,
    title: str | None = None,
    stale_days: int | None = None,
    lenient: bool = False,
    generated: date | str | None = None,
    **sources: Unpack[Sources],
) -> ControlMap:
    """Draw the ground around the places of a table, a `folium.Map` that saves and shows itself.

    Each piece of the ground of `within` (the same as `boundaries`: the name of a bundled set or
    a file) has the status of the closest place with a report. Ground more than `max_km` from
    every place has no data; with `per_unit` a place speaks for the unit alone that it lies in.
    The other arguments are those of `draw`, and so is what is raised; TableError where no place
    lies in `within`.
    """
    if max_km is not None and not (is_number(max_km) and max_km > 0):
        raise UsageError(f"max_km {max_km!r}: give kilometres above 0")
    day = given_day("as_of", as_of)
    if within is not None:
        sources["boundaries"] = within
    inputs = inputs_given(table, day, **sources)
    look = look_given(
        inputs,
        table,
        day,
        title=title,
        provinces_from=FROM_NOTHING,
        border_km=30.0,
        stale_days=stale_days,
        generated=generated,
    )
    rules = CellRules(most_km=max_km, by_unit=per_unit)
    areas = inferred_inputs(inputs, rules)
    told = told_of(areas, embedded=table is None, day=look.as_of, stale_days=stale_days)
    page = draw_inputs(areas, look, lenient=lenient, problems=told)
    warn_of(told)
    return page
