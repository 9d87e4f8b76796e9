# SPDX-License-Identifier: MIT
"""`mapper timeline`: a table to one page with every day that matters."""

from __future__ import annotations

from typing import Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.draw import draw_timeline


@shared.reads
def command(
    *,
    reading: shared.Reading,
    drawing: shared.Drawing,
    inferring: shared.Inferring,
    dates: Annotated[
        str,
        typer.Option(
            metavar="all|monthly|weekly|LIST",
            help="The days to stop at: all on which something changes, the ends of months, every "
            "seventh day, or days with commas between them.",
        ),
    ] = "all",
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The day the page opens on. "
            "Default: the last date, of the embedded ledger 2021-08-05.",
        ),
    ] = None,
    steps: shared.Steps = None,
) -> None:
    """Draw all days of a table as one self-contained HTML page and print its path.

    \b
    mapper timeline control.csv                   every day on which something changes
    mapper timeline control.csv --dates monthly --as-of 2021-08-05
    mapper timeline control.csv --steps steps.toml  a story, step by step
    mapper timeline front/                        polygon files, one for each day

    The page plays the record day by day, and compares any two days with each other.
    """
    draw_timeline(reading, drawing, inferring, dates, as_of, steps)
