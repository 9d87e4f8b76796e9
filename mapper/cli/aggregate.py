# SPDX-License-Identifier: MIT
"""`mapper aggregate`: parts to wholes, by majority, as a page or as a control table."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.draw import PAGES, put_page, write
from mapper.cli.printing import put_problems
from mapper.errors import UsageError

if TYPE_CHECKING:
    from mapper.boundaries.boundary_set import BoundarySet
    from mapper.control.majority import By
    from mapper.reading.inputs import Inputs

TABLE = ".csv"


@shared.reads
def command(
    *,
    reading: shared.Reading,
    drawing: shared.Drawing,
    to: Annotated[
        str | None,
        typer.Option(
            metavar="NAME|FILE",
            help="What the units of --boundaries add up to. Without it, places with a report add "
            "up to the units that they lie in.",
        ),
    ] = None,
    to_layer: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Layer of the file of --to, where it has several."),
    ] = None,
    by: Annotated[
        str, typer.Option(metavar="count|area|population", help="What a part weighs.")
    ] = "count",
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day to draw, included. Default: the last date."),
    ] = None,
    timeline: Annotated[
        bool, typer.Option("--timeline", help="Draw all days, as `mapper timeline` does.")
    ] = False,
) -> None:
    """Give each province what most of its districts, or of the places in it, have.

    \b
    mapper aggregate districts.csv --boundaries districts.gpkg --to provinces.gpkg --by area
    mapper aggregate towns.csv --boundaries provinces.gpkg -o map.html
    mapper aggregate towns.csv --boundaries provinces.gpkg -o provinces.csv
                                               a control table, for all other commands

    A scheme says with contested_below from which share on a majority is clear; else from half.
    """
    from mapper.verbs.aggregate import aggregated_subject
    from mapper.verbs.reported import reported

    measure = measure_of(by)
    if drawing.provinces_from == "capital":
        raise UsageError("--provinces-from capital: units follow their parts — leave it out")
    ending = Path(drawing.output or "").suffix.lower()
    if ending not in (*PAGES, TABLE):
        raise UsageError(f"-o {drawing.output}: give a page (.html) or a control table (.csv)")
    day = reading.day(as_of, "--as-of")
    parts = reading.subject(day, lenient=drawing.lenient)
    subject = aggregated_subject(parts, wholes_of(to, to_layer), measure)
    look = drawing.look(reading, day)
    put_problems(reported(subject, look))
    if ending == TABLE:
        if as_of or timeline:
            raise UsageError("-o FILE.csv: the table has all days — leave out --as-of, --timeline")
        write(as_table(subject.inputs), str(drawing.output), drawing.force)
    elif timeline:
        put_page(subject.days_page(look, "all"), subject, drawing)
    else:
        put_page(subject.day_page(look), subject, drawing)


def measure_of(text: str) -> By:
    """What a part weighs; UsageError for any other word."""
    from mapper.control.majority import By
    from mapper.tables.fixed_words import one_of

    return one_of(text, By, f"--by {text}")


def wholes_of(to: str | None, layer: str | None) -> BoundarySet | None:
    """The boundaries that parts add up to; UsageError for a layer of nothing."""
    from mapper.boundaries.load import load_boundaries
    from mapper.boundaries.options import BoundaryOptions

    if to is None and layer is not None:
        raise UsageError(f"--to-layer {layer}: is the layer of the file of --to — name that, too")
    return load_boundaries(to, BoundaryOptions(layer=layer)) if to else None


def as_table(inputs: Inputs) -> str:
    """The computed records as a control table."""
    from mapper.model.record import Kind
    from mapper.tables.write import write_csv

    stream = io.StringIO(newline="")
    computed = [m.record for m in inputs.matching.matches if m.place.kind is Kind.UNIT]
    write_csv(computed, stream)
    return stream.getvalue()
