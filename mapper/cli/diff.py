"""`mapper diff`: what changed between two days of a table, or between two tables."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.draw import write
from mapper.cli.printing import put_problems
from mapper.errors import UsageError

if TYPE_CHECKING:
    from mapper.comparison.model import Comparison
    from mapper.reading.inputs import Inputs
    from mapper.verbs.ground import Given
    from mapper.verbs.look import Look

FORMATS = ("text", "json", "csv", "markdown", "geojson", "html")
ENDINGS = {
    ".json": "json",
    ".csv": "csv",
    ".md": "markdown",
    ".geojson": "geojson",
    ".html": "html",
    ".htm": "html",
}
COLOURS = ("auto", "always", "never")
DIFFERENT = 1

After = Annotated[
    str | None,
    typer.Argument(
        metavar="AFTER",
        help="A second table: TABLE is then the state before, and this one the state after. "
        "Either may be drawn ground: a file of polygons with a status each, a folder of them, "
        "or the faces that `mapper faces` kept.",
    ),
]


@shared.reads
def command(
    *,
    reading: shared.Reading,
    inferring: shared.Inferring,
    after: After = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DATE",
            help="The day before, included. Default: the first day of TABLE; "
            "its last day where there is AFTER.",
        ),
    ] = None,
    end: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="DATE", help="The day after, included. Default: the last day."
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"One of {', '.join(FORMATS)}. Default: by the ending of FILE, else text.",
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A file; - is stdout.")
    ] = "-",
    force: shared.Force = False,
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code",
            help="End with 1 where anything differs: a status, a report grown old, or the ground "
            "that the two tables cover.",
        ),
    ] = False,
    title: shared.Title = None,
    lenient: Annotated[
        bool, typer.Option("--lenient", help="Compare sound rows, leave out the others.")
    ] = False,
    provinces_from: shared.ProvincesFrom = None,
    stale_days: shared.StaleDays = None,
    color: Annotated[
        str,
        typer.Option(
            metavar="|".join(COLOURS),
            help="Colours and line breaks for a terminal; auto: where standard output is one.",
        ),
    ] = "auto",
) -> None:
    """Report what changed between two days, with counts and areas that balance.

    \b
    mapper diff --from 2021-08-05 --to 2021-08-15     two days of the embedded ledger:
      Between 5 August 2021 and 15 August 2021, 33 of 34 provincial capitals changed hands. …
      Government → Taliban: 3 provinces
      Mixed → Taliban: 30 provinces
    mapper diff control.csv                           its first day and its last
    mapper diff monday.csv friday.csv                 two tables, the last day of each
    mapper diff git:HEAD~1:control.csv control.csv    a table as it stood in git
    mapper diff front-2021-08-05.geojson front-2021-08-15.geojson
                                                      two files of polygons
    mapper diff ours/ theirs.gpkg --to 2021-08-15     folders of them, or kept faces
    mapper diff -o compare.html                       a page: before, after and the change
    """
    from mapper.verbs.look import Look

    form = shared.form_asked(form, output, FORMATS, ENDINGS)
    if color not in COLOURS:
        raise UsageError(f"--color {color}: give one of {', '.join(COLOURS)}")
    days = reading.day(start, "--from"), reading.day(end, "--to")
    if form == "html" and after is None and reading.is_drawn:
        write(page_of_ground(reading, days, title, lenient=lenient), output, force)
        return
    if inferring.infer and after is not None:
        raise UsageError("--infer: compares two days of one table — leave out AFTER")
    found = compared(
        reading,
        inferring,
        after,
        days,
        look=Look(provinces_from=inferring.rule(provinces_from), stale_days=stale_days),
        lenient=lenient,
        marks=form == "html",
    )
    in_terminal = form == "text" and output == "-" and wants_colour(color)
    write(
        shown(found, always=color == "always") if in_terminal else worded(found, form, title),
        output,
        force,
    )
    if exit_code and found.differs:
        raise typer.Exit(DIFFERENT)


def compared(
    reading: shared.Reading,
    inferring: shared.Inferring,
    after: str | None,
    days: tuple[date | None, date | None],
    *,
    look: Look,
    lenient: bool,
    marks: bool = True,
) -> Comparison:
    """Read one table or two and compare them; what is worth knowing goes to stderr.

    A table without dates is taken to be of the day given for it; of `look` count the rule for
    units without a report and the days after which one is old. `marks`: see `Inferring`.
    """
    from mapper.verbs.diff import ground_compared, tables_compared
    from mapper.verbs.ground import are_ground, naming_units

    if after is not None and are_ground(reading.table, after):
        both_sides = sides_of_ground(reading, after, days, lenient=lenient)
        named_by = naming_units(both_sides, reading.boundaries, reading.name_field)
        found = ground_compared(both_sides, days, look, named_by=named_by, lenient=lenient)
    else:
        both = both_tables(reading, inferring, after, days, lenient=lenient, marks=marks)
        found = tables_compared(
            both,
            days,
            look,
            names=(str(reading.table), str(after)),
            lenient=lenient,
            embedded=reading.embedded,
        )
    put_problems(found.problems)
    return found


def both_tables(
    reading: shared.Reading,
    inferring: shared.Inferring,
    after: str | None,
    days: tuple[date | None, date | None],
    *,
    lenient: bool,
    marks: bool,
) -> tuple[Inputs, Inputs]:
    """Two tables over one set of boundaries, or one twice."""
    if after is None:
        one = inferring.over(reading.inputs(lenient=lenient), marks=marks)
        return one, one
    if reading.table == after == "-":
        raise UsageError("- -: standard input holds one table — give the other as a file")
    first = reading.inputs(days[0])
    return first, replace(reading, table=after).inputs(days[1], first.boundaries)


def sides_of_ground(
    reading: shared.Reading,
    after: str,
    days: tuple[date | None, date | None],
    *,
    lenient: bool,
) -> tuple[Given, Given]:
    """Two sides of which one or both are polygons."""
    from mapper.verbs.ground import is_drawn, read_both

    if is_drawn(str(reading.table)) and is_drawn(after):
        reading.options().must_suit_drawn_ground()
    elif reading.known_on is not None:
        raise UsageError("--known-on: says nothing of drawn ground — leave it out")
    as_table = replace(
        reading,
        status=None,
        rest=None,
        clip=False,
        date_pattern=None,
        same_day=None,
        status_from=None,
    )
    return read_both(
        (str(reading.table), after),
        days,
        lambda table, day, layer: replace(as_table, table=str(table), layer=layer).inputs(day),
        reading.history_reading(),
        lenient=lenient,
    )


# --- formats ------------------------------------------------------------------------------


def page(found: Comparison, title: str | None) -> str:
    from mapper.verbs.compare import compare_page
    from mapper.verbs.look import Look

    return compare_page(found, Look(title=title))


def page_of_ground(
    reading: shared.Reading,
    days: tuple[date | None, date | None],
    title: str | None,
    *,
    lenient: bool,
) -> str:
    """The page of drawn ground, opened on what changed between two days."""
    from mapper.polygons.drawn_notes import tell_one_side, tell_undrawn
    from mapper.verbs.faces import faces_page
    from mapper.verbs.look import Look

    history = reading.history(lenient=lenient)
    first, last = days[0] or history.drawn[0], days[1] or history.drawn[-1]
    put_problems(
        [
            *history.problems,
            *tell_undrawn(history.name, history.drawn, (first, last)),
            *tell_one_side(history.name, history.scheme, history.statuses),
        ]
    )
    return faces_page(history, Look(title=title, as_of=last), compared=first)


def worded(found: Comparison, form: str, title: str | None = None) -> str:
    """The comparison in one of the formats; a page has a title."""
    from mapper.comparison.blocks import as_text
    from mapper.comparison.data import as_csv, as_geojson, as_json
    from mapper.comparison.markdown import as_markdown
    from mapper.comparison.report import report
    from mapper.style.words import load_words

    writers: dict[str, Callable[[], str]] = {
        "text": lambda: as_text(report(found, load_words("en"))),
        "markdown": lambda: as_markdown(report(found, load_words("en"))),
        "json": lambda: as_json(found),
        "csv": lambda: as_csv(found),
        "geojson": lambda: as_geojson(found),
        "html": lambda: page(found, title),
    }
    return writers[form]()


def wants_colour(color: str) -> bool:
    """Whether the answer is for a terminal."""
    return color == "always" or (color == "auto" and sys.stdout is not None and sys.stdout.isatty())


def shown(found: Comparison, *, always: bool) -> str:
    """The answer for a terminal, in its width and colours."""
    from mapper.comparison.report import report
    from mapper.comparison.terminal import as_terminal, terminal
    from mapper.style.words import load_words

    return as_terminal(report(found, load_words("en")), found.scheme, terminal(always=always))
