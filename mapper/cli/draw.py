"""`mapper draw`: a table and boundaries to one HTML page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.printing import put
from mapper.errors import UsageError

if TYPE_CHECKING:
    from mapper.inputs import Inputs

OUTPUT_FOLDER = Path("output")


@shared.reads
def command(
    *,
    reading: shared.Reading,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day to draw, included. Default: the last date."),
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
    tiles: Annotated[
        str, typer.Option(metavar="NAME", help="Background tiles; the page then needs a network.")
    ] = "",
    generated: Annotated[
        str | None, typer.Option(metavar="DATE", help="Print this as the day of making.")
    ] = None,
    timeline: Annotated[
        bool, typer.Option("--timeline", help="Draw all days, as `mapper timeline` does.")
    ] = False,
) -> None:
    """Draw a map of one day as a self-contained HTML page and print its path."""
    if timeline:
        from mapper.cli.timeline import draw_timeline

        if tiles:
            raise UsageError("--tiles: is for a map of one day — leave out --timeline")
        draw_timeline(
            reading,
            dates="all",
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
        return
    from mapper.drawing import Look, day_drawn, draw_page
    from mapper.inputs import BUNDLED_DAY

    inputs = reading.inputs(reading.day(as_of, "--as-of"))
    default_day = BUNDLED_DAY if reading.embedded and inputs.known_on is None else None
    look = Look(
        as_of=reading.day(as_of, "--as-of") or default_day,
        title=title,
        provinces_from=parse_rule(provinces_from, embedded=reading.embedded),
        border_km=border_km,
        stale_days=stale_days,
        tiles=tiles,
        generated=reading.day(generated, "--generated"),
    )
    tell(inputs, embedded=reading.embedded, lenient=lenient)
    page = draw_page(inputs, look, lenient=lenient)
    if output is None:
        output = default_output(reading.table, inputs, day_drawn(inputs, look))
    write(page, output, force)


def tell(inputs: Inputs, *, embedded: bool, lenient: bool) -> None:
    """Print what is told beside the result: notes, and with `lenient` the rows left out.

    Without `lenient` problems end the run, which prints them. What the embedded ledger has to
    note is known and said in its own notes.
    """
    left_out = inputs.stopping if lenient else ()
    for problem in sorted([*left_out, *(() if embedded else inputs.told)]):
        typer.echo(str(problem), err=True)


def parse_rule(text: str | None, *, embedded: bool) -> str:
    """The rule for units without a row; UsageError where it is none of the two."""
    if text is None:
        return "capital" if embedded else "none"
    if text not in ("capital", "none"):
        raise UsageError(f"--provinces-from {text}: give capital or none")
    return text


def default_output(table: str | None, inputs: Inputs, day: date) -> str:
    """`output/afghanistan-2021-08-05.html`; the table's own name where one is given."""
    return str(OUTPUT_FOLDER / f"{stem(table, inputs)}-{day.isoformat()}.html")


def stem(table: str | None, inputs: Inputs) -> str:
    """What the name of a page begins with: the country, or the table's own name."""
    from mapper.places.names import slug

    name = slug(inputs.boundaries.title) if table in (None, "-") else Path(str(table)).stem
    return name or "map"


def write(page: str, output: str, force: bool) -> None:
    """Write the page and print its path, or print the page itself."""
    from mapper.files import write_whole

    if output == "-":
        put(page)
    else:
        put(f"{write_whole(output, page, force=force)}\n")
