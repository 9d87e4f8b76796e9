# SPDX-License-Identifier: MIT
"""`mapper infer`: places with reports, and the ground around them, to one HTML page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.draw import PAGES, draw_day, draw_timeline
from mapper.cli.export import DATA, put_data
from mapper.errors import UsageError

# A detailed map of Wikipedia has places alone.
AREAS = tuple(form for form in DATA if form != "wikitext")


@shared.reads
def command(
    *,
    reading: shared.Reading,
    drawing: shared.Drawing,
    within: Annotated[
        str | None,
        typer.Option(metavar="NAME|FILE", help="The ground to divide; the same as --boundaries."),
    ] = None,
    max_km: shared.MaxKm = None,
    per_unit: shared.PerUnit = False,
    areas_only: shared.AreasOnly = False,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day to draw, included. Default: the last date."),
    ] = None,
    timeline: Annotated[
        bool, typer.Option("--timeline", help="Draw all days, as `mapper timeline` does.")
    ] = False,
) -> None:
    """Draw the ground around places: each piece has the status of the closest place with a report.

    \b
    mapper infer towns.csv --within country.gpkg --max-km 50 -o map.html
    mapper infer towns.csv --within country.gpkg -o areas.gpkg    the areas as data
    mapper infer --timeline                                       the embedded ledger, all days

    A page is what `mapper draw --infer` draws; diff, timeline, stats and export take --infer, too.
    """
    ending = Path(drawing.output or "").suffix.lower()
    form = ending.removeprefix(".")
    if ending not in PAGES and form not in AREAS:
        raise UsageError(
            f"-o {drawing.output}: give a page (.html) or data (.{', .'.join(AREAS)}); "
            "for pictures: mapper export --infer"
        )
    ground = replace(reading, boundaries=within) if within else reading
    inferring = shared.Inferring(
        infer=True, max_km=max_km, per_unit=per_unit, areas_only=areas_only
    )
    if form in AREAS:
        if timeline:
            raise UsageError("--timeline: is for pages — for data: mapper export --infer --history")
        draw_data(ground, drawing, inferring, as_of, form)
    elif timeline:
        draw_timeline(ground, drawing, inferring, "all", as_of)
    else:
        draw_day(ground, drawing, inferring, as_of, "")


def draw_data(
    reading: shared.Reading,
    drawing: shared.Drawing,
    inferring: shared.Inferring,
    as_of: str | None,
    form: str,
) -> None:
    """Write the areas of one day as data, as `mapper export --infer` does."""
    subject, look = shared.asked_for(reading, drawing, inferring, as_of)
    put_data(subject, look, form, drawing, False, None)
