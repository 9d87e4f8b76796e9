"""`mapper draw`: a table and boundaries to one HTML page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.printing import put, put_problems
from mapper.errors import UsageError

if TYPE_CHECKING:
    from mapper.comparison.model import Comparison
    from mapper.reading.inputs import Inputs
    from mapper.verbs.look import Look

OUTPUT_FOLDER = Path("output")


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
) -> None:
    """Draw a map of one day as a self-contained HTML page and print its path."""
    if timeline:
        if tiles:
            raise UsageError("--tiles: is for a map of one day — leave out --timeline")
        draw_timeline(reading, drawing, inferring, dates or "all", as_of)
    elif dates is not None:
        raise UsageError("--dates: is for the days of a timeline — add --timeline")
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
    from mapper.reading.inputs import day_opened
    from mapper.verbs.drawing import day_drawn, draw_page

    if reading.is_drawn:
        if tiles:
            raise UsageError("--tiles: is for a map of places — leave it out for drawn ground")
        draw_faces(reading, drawing, inferring, as_of, single=True)
        return
    inputs = inferring.over(reading.inputs(reading.day(as_of, "--as-of")))
    day = day_opened(reading.table, reading.day(as_of, "--as-of"), inputs.known_on)
    look = drawing.look(reading, day, tiles, inferred=inferring)
    tell(inputs, embedded=reading.embedded, lenient=drawing.lenient, look=look)
    page = draw_page(inputs, look, lenient=drawing.lenient)
    output = drawing.output or default_output(reading.table, inputs, day_drawn(inputs, look))
    write(page, output, drawing.force)


def draw_timeline(
    reading: shared.Reading,
    drawing: shared.Drawing,
    inferring: shared.Inferring,
    dates: str,
    as_of: str | None,
) -> None:
    """Draw all days; the page opens as a map of one day would be drawn, if it can."""
    from mapper.reading.inputs import day_opened
    from mapper.verbs.timeline import timeline_page

    if reading.is_drawn:
        if dates != "all":
            raise UsageError("--dates: drawn ground has all its days on the page — leave it out")
        draw_faces(reading, drawing, inferring, as_of, single=False)
        return
    inputs = inferring.over(reading.inputs())
    day = reading.day(as_of, "--as-of")
    if dates == "all":
        day = day_opened(reading.table, day, inputs.known_on)
    look = drawing.look(reading, day, inferred=inferring)
    tell(inputs, embedded=reading.embedded, lenient=drawing.lenient)
    order = shared.parse_order(reading.date_format)
    page = timeline_page(inputs, look, dates, lenient=drawing.lenient, order=order)
    output = drawing.output or str(OUTPUT_FOLDER / f"{stem(reading.table, inputs)}-timeline.html")
    write(page, output, drawing.force)


def draw_faces(
    reading: shared.Reading,
    drawing: shared.Drawing,
    inferring: shared.Inferring,
    as_of: str | None,
    *,
    single: bool,
) -> None:
    """Draw ground that was drawn on many days: all of them, or a `single` one."""
    from mapper.polygons.drawn_notes import tell_undrawn
    from mapper.verbs.faces import faces_page

    if inferring.infer:
        raise UsageError("--infer: drawn ground has its areas — leave it out")
    day = reading.day(as_of, "--as-of")
    history = reading.history(day, lenient=drawing.lenient)
    look = drawing.look(reading, day)
    put_problems([*history.problems, *tell_undrawn(history.name, history.drawn, [day])])
    page = faces_page(history, look, single=single)
    kind = (look.as_of or history.drawn[-1]).isoformat() if single else "timeline"
    name = Path(str(reading.table).rstrip("/")).name.split(".")[0] or "map"
    write(page, drawing.output or str(OUTPUT_FOLDER / f"{name}-{kind}.html"), drawing.force)


def tell(inputs: Inputs, *, embedded: bool, lenient: bool, look: Look | None = None) -> None:
    """Print what is told beside the result: notes, and with `lenient` the rows left out.

    Raises DataProblems for what stops, unless `lenient`; it has the notes, too. What the embedded
    ledger has to note is known and said in its own notes, but for what depends on the options.
    """
    from mapper.verbs.reported import told_of

    if not lenient:
        inputs.must_be_sound()
    day, stale_days = (look.as_of, look.stale_days) if look else (None, None)
    put_problems(told_of(inputs, embedded=embedded, day=day, stale_days=stale_days))


def default_output(table: str | None, inputs: Inputs, day: date) -> str:
    """`output/afghanistan-2021-08-05.html`; the table's own name where one is given."""
    return str(OUTPUT_FOLDER / f"{stem(table, inputs)}-{day.isoformat()}.html")


def stem(table: str | None, inputs: Inputs | Comparison) -> str:
    """What the name of a page begins with: the country, or the table's own name."""
    from mapper.places.names import slug

    name = slug(inputs.boundaries.title) if table in (None, "-") else Path(str(table)).stem
    return name or "map"


def write(page: str, output: str, force: bool) -> None:
    """Write the page and print its path, or print the page itself."""
    from mapper.model.files import write_whole

    if output == "-":
        put(page)
    else:
        put(f"{write_whole(output, page, force=force)}\n")
