# SPDX-License-Identifier: MIT
"""`mapper diff`: what changed between two days of a table, or between two tables."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.draw import write
from mapper.cli.printing import Painted, put_problems
from mapper.errors import UsageError

if TYPE_CHECKING:
    from mapper.comparison.model import Comparison
    from mapper.page.document import Document
    from mapper.verbs.look import Look
    from mapper.verbs.subject import Days

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
    deck: shared.Deck = None,
    byline: shared.Byline = None,
    credit: shared.Credit = None,
    style: shared.Style = None,
    lenient: Annotated[
        bool, typer.Option("--lenient", help="Compare sound rows, leave out the others.")
    ] = False,
    provinces_from: shared.ProvincesFrom = None,
    stale_days: shared.StaleDays = None,
    towns: shared.Towns = True,
    water: shared.Water = True,
    frame: shared.Frame = None,
    locator: shared.Locator = "country",
    color: Annotated[
        str,
        typer.Option(
            metavar="|".join(COLOURS),
            help="Colours and line breaks for a terminal; auto: where standard output is one.",
        ),
    ] = "auto",
    bom: shared.Bom = False,
) -> None:
    """Report what changed between two days, with counts and areas that balance.

    \b
    mapper diff --from 2021-08-05 --to 2021-08-15     two days of the embedded ledger:
      Between 5 August 2021 and 15 August 2021, 33 of 34 provincial capitals changed hands. …
      Mixed → Taliban: 30 provinces
      Government → Taliban: 3 provinces
    mapper diff control.csv                           its first day and its last
    mapper diff monday.csv friday.csv                 two tables, the last day of each
    mapper diff git:HEAD~1:control.csv control.csv    a table as it stood in git
    mapper diff front-2021-08-05.geojson front-2021-08-15.geojson
                                                      two files of polygons
    mapper diff ours/ theirs.gpkg --to 2021-08-15     folders of them, or kept faces
    mapper diff -o compare.html                       a page: before, after and the change
    """
    from mapper.verbs.diff import days_of_one_compared
    from mapper.verbs.look import Look

    form = shared.form_asked(form, output, FORMATS, ENDINGS)
    shared.must_be_csv(bom, form)
    from mapper.tables.fixed_words import one_of

    color = one_of(color, COLOURS, f"--color {color}")
    days = reading.day(start, "--from"), reading.day(end, "--to")
    if inferring.infer and after is not None:
        raise UsageError("--infer: compares two days of one table — leave out AFTER")
    look = Look(
        title=title,
        deck=deck,
        byline=byline,
        credit=credit,
        style=style,
        provinces_from=inferring.rule(provinces_from),
        stale_days=stale_days,
        towns=towns,
        water=water,
        frame=frame,
        locator=locator,
    )
    if after is None:
        subject = inferring.over(reading.subject(lenient=lenient), marks=form == "html")
        found, page = days_of_one_compared(subject, days, look), subject.comparison_page
    else:
        found, page = compared(reading, after, days, look=look, lenient=lenient), page_of_two
    put_problems(found.problems)
    if form == "html":
        from mapper.verbs.framing import tell_far
        from mapper.verbs.reported import told_of_style

        put_problems(told_of_style(look, found.scheme))
        document = page(found, look)
        put_problems(tell_far(document.payload, document.situation.name))
        text = html_of(document)
    elif form == "text" and output == "-" and wants_colour(color):
        text = shown(found, always=color == "always")
    else:
        text = shared.marked(worded(found, form), bom)
    write(text, output, force)
    if exit_code and found.differs:
        raise typer.Exit(DIFFERENT)


def compared(
    reading: shared.Reading, after: str, days: Days, *, look: Look, lenient: bool
) -> Comparison:
    """Read two tables or drawings and compare them.

    A table without dates is taken to be of the day given for it; of `look` count the rule for
    units without a report and the days after which one is old.
    """
    from mapper.verbs.diff import sources_compared

    if reading.table == after == "-":
        raise UsageError("- -: standard input holds one table — give the other as a file")
    options = reading.options(lenient=lenient)
    sources = (reading.table, after)
    return sources_compared(sources, reading.boundaries, reading.scheme, options, days, look)


# --- formats ------------------------------------------------------------------------------


def page_of_two(found: Comparison, look: Look) -> Document:
    """The page of two tables or drawings."""
    from mapper.verbs.compare import compare_document

    return compare_document(found, look)


def html_of(document: Document) -> str:
    from mapper.verbs.drawing import html_of as drawn

    return drawn(document)


def worded(found: Comparison, form: str) -> str:
    """The comparison in one of the formats but HTML."""
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

    painted = as_terminal(report(found, load_words("en")), found.scheme, terminal(always=always))
    return Painted(painted)
