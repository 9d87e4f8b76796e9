"""`mapper timeline`: a table to one page with every day that matters."""

from __future__ import annotations

from typing import Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.draw import OUTPUT_FOLDER, parse_rule, stem, tell, write


@shared.reads
def command(
    *,
    reading: shared.Reading,
    dates: Annotated[
        str,
        typer.Option(
            metavar="all|monthly|weekly|LIST",
            help="The days to stop at: all on which something changes, or fewer.",
        ),
    ] = "all",
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day the page opens on. Default: the last date."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the page.")] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="The page; - writes it to stdout."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    lenient: Annotated[
        bool,
        typer.Option("--lenient", help="Draw sound rows, list the others on the page."),
    ] = False,
    provinces_from: shared.ProvincesFrom = None,
    border_km: Annotated[
        float, typer.Option(min=1, max=500, help="Width of border regions in kilometres.")
    ] = 30.0,
    stale_days: Annotated[
        int | None, typer.Option(min=1, help="Days after which a report counts as old.")
    ] = None,
    generated: Annotated[
        str | None, typer.Option(metavar="DATE", help="Print this as the day of making.")
    ] = None,
) -> None:
    """Draw all days of a table as one self-contained HTML page and print its path.

    The page plays the record day by day, and compares any two days with each other.
    """
    draw_timeline(
        reading,
        dates=dates,
        as_of=as_of,
        title=title,
        output=output,
        force=force,
        lenient=lenient,
        provinces_from=provinces_from,
        border_km=border_km,
        stale_days=stale_days,
        generated=generated,
    )


def draw_timeline(
    reading: shared.Reading,
    *,
    dates: str,
    as_of: str | None,
    title: str | None,
    output: str | None,
    force: bool,
    lenient: bool,
    provinces_from: str | None,
    border_km: float,
    stale_days: int | None,
    generated: str | None,
) -> None:
    """What the command does, for `mapper draw --timeline` too."""
    from mapper.drawing import Look
    from mapper.inputs import BUNDLED_DAY
    from mapper.timeline_page import timeline_page

    inputs = reading.inputs()
    opens_as_embedded = reading.embedded and dates == "all" and inputs.known_on is None
    default_day = BUNDLED_DAY if opens_as_embedded else None
    look = Look(
        as_of=reading.day(as_of, "--as-of") or default_day,
        title=title,
        provinces_from=parse_rule(provinces_from, embedded=reading.embedded),
        border_km=border_km,
        stale_days=stale_days,
        generated=reading.day(generated, "--generated"),
    )
    tell(inputs, embedded=reading.embedded, lenient=lenient)
    page = timeline_page(inputs, look, dates, lenient=lenient)
    write(
        page, output or str(OUTPUT_FOLDER / f"{stem(reading.table, inputs)}-timeline.html"), force
    )
