# SPDX-License-Identifier: MIT
"""`mapper draw`: a table and boundaries to one HTML page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.printing import put, put_problems
from mapper.errors import UsageError

if TYPE_CHECKING:
    from mapper.verbs.look import Look
    from mapper.verbs.subject import Shown, Subject

OUTPUT_FOLDER = Path("output")
# The endings of a page; a name without one, and standard output, are pages too.
PAGES = (".html", ".htm", "")


@shared.reads
def command(
    *,
    reading: shared.Reading,
    drawing: shared.Drawing,
    inferring: shared.Inferring,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day to draw, included. Default: the last date."),
    ] = None,
    tiles: Annotated[
        str, typer.Option(metavar="NAME", help="Background tiles; the page then needs a network.")
    ] = "",
    timeline: Annotated[
        bool, typer.Option("--timeline", help="Draw all days, as `mapper timeline` does.")
    ] = False,
    dates: Annotated[
        str | None,
        typer.Option(
            metavar="all|monthly|weekly|LIST", help="With --timeline: the days to stop at."
        ),
    ] = None,
    steps: shared.Steps = None,
) -> None:
    """Draw a map of one day as a self-contained HTML page and print its path.

    \b
    mapper draw                                   the embedded ledger of Afghanistan, 2021
    mapper draw control.csv                       the last day of a table
    mapper draw control.csv --as-of 2021-08-05 -o map.html
    mapper draw raions.csv --boundaries raions.gpkg --scheme parties.toml
    mapper draw front/                            polygon files, one for each day
    """
    if timeline:
        if tiles:
            raise UsageError("--tiles: is for a map of one day — leave out --timeline")
        draw_timeline(reading, drawing, inferring, dates or "all", as_of, steps)
    elif dates is not None:
        raise UsageError("--dates: is for the days of a timeline — add --timeline")
    elif steps is not None:
        raise UsageError("--steps: is for the days of a timeline — add --timeline")
    else:
        draw_day(reading, drawing, inferring, as_of, tiles)


def draw_day(
    reading: shared.Reading,
    drawing: shared.Drawing,
    inferring: shared.Inferring,
    as_of: str | None,
    tiles: str,
) -> None:
    """Draw one day: by default the last one, of the embedded ledger a day of its own."""
    subject, look = asked_for(reading, drawing, inferring, as_of, tiles)
    put_page(subject.day_page(look), subject, drawing)


def draw_timeline(
    reading: shared.Reading,
    drawing: shared.Drawing,
    inferring: shared.Inferring,
    dates: str,
    as_of: str | None,
    steps: str | None = None,
) -> None:
    """Draw all days; the page opens as a map of one day would be drawn, if it can, or with the
    first of the steps of a story.
    """
    subject, look = asked_for(reading, drawing, inferring, as_of)
    put_page(subject.days_page(replace(look, steps=steps), dates), subject, drawing)


def asked_for(
    reading: shared.Reading,
    drawing: shared.Drawing,
    inferring: shared.Inferring,
    as_of: str | None,
    tiles: str = "",
) -> tuple[Subject, Look]:
    """What is to be drawn and how, after what is to be reported of it is printed."""
    from mapper.verbs.reported import reported

    must_be_page(drawing.output)
    subject, look = shared.asked_for(reading, drawing, inferring, as_of, tiles)
    put_problems(reported(subject, look))
    return subject, look


def must_be_page(output: str | None) -> None:
    """UsageError for a file whose name says that it is no page."""
    if Path(output or "").suffix.lower() not in PAGES:
        raise UsageError(
            f"-o {output}: the name of a page ends in .html — pictures and data are written by "
            f"mapper export, which takes the same table and -o {output}"
        )


def put_page(shown: Shown, subject: Subject, drawing: shared.Drawing) -> None:
    """Write the page and print its path.

    By default it is `output/afghanistan-2021-08-05.html`, or has the name of the table.
    """
    from mapper.verbs.drawing import html_of
    from mapper.verbs.framing import tell_far

    page = html_of(shown.document)
    put_problems(tell_far(shown.document.payload, subject.inputs.table.name))
    output = drawing.output or str(OUTPUT_FOLDER / f"{subject.stem}-{shown.called}.html")
    write(page, output, drawing.force)


def write(page: str, output: str, force: bool) -> None:
    """Write the page and print its path, or print the page itself.

    A page of ours that was made from the same table is written over without being asked.
    """
    from mapper.cli.made_with import recorded
    from mapper.model.files import write_whole
    from mapper.page.made_from import is_drawn_again

    page = recorded(page)
    if output == "-":
        put(page)
    else:
        again = force or is_drawn_again(output, page)
        put(f"{write_whole(output, page, force=again)}\n")
