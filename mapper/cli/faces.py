# SPDX-License-Identifier: MIT
"""`mapper faces`: ground drawn on many days, cut once along all lines, kept in one file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli import options as shared
from mapper.cli import unit_options as units
from mapper.cli.machines import Scheduler, Workers, pool_of, spread_of
from mapper.cli.made_with import recorded_data
from mapper.cli.printing import put, put_problems, tell
from mapper.errors import UsageError

if TYPE_CHECKING:
    from mapper.polygons.face_history import FaceHistory

OUTPUT = "output/history.gpkg"

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE…",
        help="A folder of polygon files, files, or one with a date for each polygon; a history "
        "made before comes first, and the days of the others are put into it.",
    ),
]


def command(
    *,
    sources: Sources,
    scheme: shared.Scheme = None,
    boundaries: shared.Boundaries = None,
    columns: shared.Columns = None,
    means: shared.Means = None,
    layer: shared.Layer = None,
    crs: units.Crs = None,
    boundary_encoding: units.BoundaryEncoding = None,
    date_format: shared.DateFormat = None,
    date_pattern: shared.DatePattern = None,
    same_day: shared.OfSameDay = None,
    status_from: shared.StatusOf = None,
    format_in: shared.FormatIn = None,
    status: shared.OneStatus = None,
    rest: shared.Rest = None,
    clip: shared.Clip = False,
    sliver_m: Annotated[
        float | None,
        typer.Option(
            metavar="METRES",
            min=0,
            max=1000,
            help="Pieces thinner than this go to the neighbour with the longest common line. "
            "Default: 10, or as the history was cut.",
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A .gpkg or .parquet file.")
    ] = OUTPUT,
    force: shared.Force = False,
    workers: Workers = None,
    scheduler: Scheduler = None,
    lenient: Annotated[
        bool, typer.Option("--lenient", help="Cut what is sound, leave out the rest.")
    ] = False,
) -> None:
    """Cut ground that was drawn on many days into faces, and print the path of the file.

    \b
    mapper faces front/ -o history.gpkg               a polygon file for each day
    mapper faces history.gpkg today.geojson --force -o history.gpkg
                                                      one more day
    mapper timeline history.gpkg                      draw, diff, stats and export read it, too
    """
    from mapper.boundaries.options import BoundaryOptions
    from mapper.cli.progress import progress
    from mapper.exports.kept_faces import as_face_file, form_of
    from mapper.model.files import write_whole
    from mapper.reading.histories import history_reading, read_faces
    from mapper.reading.options import DrawnOptions, Options, TableOptions

    form = form_of(output)
    if Path(output).exists() and not force:
        raise UsageError(
            f"{output}: exists already — give another name, or replace it with --force"
        )
    options = Options(
        table=TableOptions(
            columns=shared.parse_columns(columns or []),
            means=shared.parse_means(means or []),
            date_format=shared.parse_order(date_format),
        ),
        boundaries=BoundaryOptions(layer=layer, crs=crs, encoding=boundary_encoding),
        drawn=DrawnOptions(
            date_pattern=date_pattern,
            same_day=same_day,
            status_from=status_from,
            format_in=format_in,
            status=status,
            rest=rest,
            clip=clip,
            sliver_m=sliver_m,
            progress=progress(),
        ),
    )
    reading = history_reading(options, boundaries, scheme)
    with pool_of(workers, scheduler) as pool:
        if pool.size > 1:
            reading = replace(reading, spread=spread_of(pool))
        history = read_faces(sources, reading, lenient=lenient, ends=False)
    put_problems(history.problems)
    tell(summary(history))
    kept = recorded_data(output, as_face_file(history, form))
    put(f"{write_whole(output, kept, force=force)}\n")


def summary(history: FaceHistory) -> str:
    """How many faces of how many days: what one wants to know before going on."""
    days = history.days
    return f"{history.size}, {f'{days[0]} to {days[-1]}' if days else 'no day'}"
