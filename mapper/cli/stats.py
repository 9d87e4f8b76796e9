# SPDX-License-Identifier: MIT
"""`mapper stats`: what each status holds, day by day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.draw import write
from mapper.cli.printing import Painted, put, put_problems, tell

if TYPE_CHECKING:
    from mapper.counting.series import Series

FORMATS = ("text", "csv", "json", "markdown")
ENDINGS = {".csv": "csv", ".json": "json", ".md": "markdown"}


@shared.reads
def command(
    *,
    reading: shared.Reading,
    inferring: shared.Inferring,
    dates: Annotated[
        str,
        typer.Option(
            metavar="all|monthly|weekly|LIST",
            help="Which days: all on which a unit's holding changes, the ends of months, every "
            "seventh day, or days with commas between them.",
        ),
    ] = "all",
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
    lenient: Annotated[
        bool, typer.Option("--lenient", help="Count sound rows, leave out the others.")
    ] = False,
    provinces_from: shared.ProvincesFrom = None,
    stale_days: shared.StaleDays = None,
    bom: shared.Bom = False,
) -> None:
    """Count what each status holds on each day: units, and ground where rows are about it.

    \b
    mapper stats control.csv                      a line for each day on which something changes
    mapper stats control.csv --dates monthly -o figures.csv

    Units, their km², share and people; units alone where the rows are about seats, or where units
    follow their capitals.
    """
    from mapper.verbs.look import Look
    from mapper.verbs.stats import counted

    form = shared.form_asked(form, output, FORMATS, ENDINGS)
    shared.must_be_csv(bom, form)
    subject = inferring.over(reading.subject(lenient=lenient))
    look = Look(provinces_from=inferring.rule(provinces_from), stale_days=stale_days)
    series, problems = counted(subject, look, dates, shared.parse_order(reading.date_format))
    put_problems(problems)
    if not series.reported:
        tell(nothing_counted(series))
    if form == "csv" and series.counts:
        write_csv(series, output, force, bom=bom)
    else:
        write(shared.marked(worded(series, form, output), bom), output, force)


def write_csv(series: Series, output: str, force: bool, *, bom: bool) -> None:
    """The series as CSV, and what others counted in a file of its own beside it."""
    from pathlib import Path

    from mapper.counting.data import as_csv
    from mapper.model.files import write_together
    from mapper.style.counted import counts_as_csv, counts_as_data
    from mapper.style.words import load_words

    if output == "-":
        write(shared.marked(as_csv(series), bom), output, force)
        tell(load_words("en").count("counted.counts", len(series.counts)))
        return
    path = Path(output)
    beside = path.with_name(f"{path.stem}-counts{path.suffix}")
    counts = counts_as_csv(counts_as_data(series.counts))
    texts = {path: as_csv(series), beside: counts}
    files = {to: shared.marked(text, bom).encode() for to, text in texts.items()}
    put("".join(f"{written}\n" for written in write_together(files, force=force)))


def nothing_counted(series: Series) -> str:
    """That no row bears on a unit, and what to do where the capitals would."""
    from mapper.style.words import load_words

    words = load_words("en")
    said = words.say("stats.nothing", boundaries=series.boundaries.name)
    if series.boundaries.capitals and not series.from_capitals:
        return f"{said} — --provinces-from capital counts by capitals"
    return said


def worded(series: Series, form: str, output: str) -> str:
    """The series in one of the formats."""
    from mapper.counting.data import as_csv, as_data
    from mapper.counting.words import as_markdown
    from mapper.style.words import load_words

    if form == "csv":
        return as_csv(series)
    if form == "json":
        return json.dumps(as_data(series), ensure_ascii=False, indent=1) + "\n"
    if form == "markdown":
        return as_markdown(series, load_words("en"))
    return as_text(series, output)


def as_text(series: Series, output: str) -> str:
    """The answer in lines, as wide and as colourful as where they go to."""
    from mapper.cli.terminal import terminal
    from mapper.counting.chart import painted, plain
    from mapper.counting.words import as_lines
    from mapper.style.words import load_words

    place = terminal(to_stdout=output == "-")
    lines = as_lines(series, load_words("en"), place.width, letters=not place.blocks)
    texts = [
        painted(line, true_color=place.true_color) if place.colors else plain(line)
        for line in lines
    ]
    return Painted("".join(f"{text.rstrip()}\n" for text in texts))
