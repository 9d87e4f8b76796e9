# SPDX-License-Identifier: MIT
"""`mapper export`: a table, or a finished page, as a picture or as data for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.made_with import made_now, recorded_data
from mapper.cli.pictures import OUTPUT_FOLDER, Asked, put_page, put_shown
from mapper.cli.printing import put, put_problems
from mapper.errors import UsageError
from mapper.exports.picture_options import FORMS as PICTURES
from mapper.exports.picture_options import MOVING, ONLY_MOVING

if TYPE_CHECKING:
    from mapper.verbs.look import Look
    from mapper.verbs.subject import Subject

DATA = ("geojson", "gpkg", "parquet", "topojson", "kml", "csv", "xlsx", "wikitext")
# Formats whose files have another ending than their name.
ENDINGS = {"wikitext": "lua"}
FORMATS = (*PICTURES, *DATA)


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
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="By default as the file ends, or svg.",
        ),
    ] = None,
    size: Annotated[
        str,
        typer.Option(
            metavar="article|column|square|story|social|a4|a3|WIDTHxHEIGHT",
            help="Size of a picture, by name or in pixels: 1200x675.",
        ),
    ] = "article",
    scale: Annotated[
        float, typer.Option(min=0.5, max=8, help="Pixels of a picture for one of its size.")
    ] = 1.0,
    theme: Annotated[
        str, typer.Option(metavar="light|dark|print|greyscale", help="Colours of a picture.")
    ] = "light",
    text: Annotated[
        str, typer.Option(metavar="text|outlines", help="Letters of an SVG as text or as shapes.")
    ] = "text",
    names: Annotated[
        str | None,
        typer.Option(metavar="LANGUAGE", help="Local names on a picture: fa, ps, … if known."),
    ] = None,
    font: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="A font (TTF, OTF, TTC) for letters that FiraGO lacks, as Burmese and Chinese "
            "ones; several times.",
        ),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATE", help="A picture of what changed: the day before, included."
        ),
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="… and the day after, included.")
    ] = None,
    history: Annotated[
        bool,
        typer.Option("--history", help="Data of the whole record: a row for each stretch of days."),
    ] = False,
    dates: Annotated[
        str | None,
        typer.Option(
            metavar="all|monthly|weekly|LIST",
            help="A picture with a small map of each of these days, or an animation (gif, webp, "
            "avif, mp4); of data the days that are looked at with --history.",
        ),
    ] = None,
    fps: Annotated[
        float | None,
        typer.Option(min=0.2, max=10, help="Days a second in an animation. Default: 2."),
    ] = None,
    bom: shared.Bom = False,
) -> None:
    """Write a map as a picture, or its data, and print the path.

    \b
    mapper export -o map.svg                       a map of one day
    mapper export -o map.png --from 2021-08-05 --to 2021-08-15
                                                   before, after, and what changed
    mapper export -o map.pdf --size a4 --dates all small maps of the days that matter
    mapper export -o map.mp4 --dates all           the same days as an animation
    mapper export page.html -o map.png             what a finished page shows
    mapper export -o control.geojson               the data

    TABLE is read as `mapper draw` reads it.
    """
    from mapper.verbs.reported import reported

    form = format_asked(form, drawing.output)
    days = {"--as-of": as_of, "--from": start, "--to": end, "--dates": dates}
    shared.must_be_csv(bom, form)
    must_go_together(form, history, [option for option, given in days.items() if given])
    asked = Asked(
        form=form,
        size=size,
        scale=scale,
        theme=theme,
        text=text,
        names=names,
        font=font or (),
        fps=fps or 2.0,
    )
    page = is_page(reading.table)
    if fps and (form not in MOVING or not (dates or page or form in ONLY_MOVING)):
        raise UsageError(
            f"--fps: is for animations — give --dates, and one of the formats {', '.join(MOVING)}"
        )
    if page:
        given = [option for option, text in days.items() if text]
        put_page(str(reading.table), asked, drawing, given)
        return
    dates = dates or ("all" if form in ONLY_MOVING else None)
    two = reading.day(start, "--from"), reading.day(end, "--to")
    subject, look = shared.asked_for(reading, drawing, inferring, as_of)
    if form in DATA:
        put_data(subject, look, form, drawing, history, dates, bom)
        return
    if any(two):
        put_shown(subject.comparison_picture(two, look), subject.stem, asked, drawing)
        return
    put_problems(reported(subject, look))
    if dates and form in MOVING:
        put_shown(subject.days_film(look, dates), subject.stem, asked, drawing)
    elif dates:
        put_shown(subject.days_picture(look, dates), subject.stem, asked, drawing)
    else:
        put_shown(subject.day_picture(look), subject.stem, asked, drawing)


def must_go_together(form: str, history: bool, days: list[str]) -> None:
    """UsageError where an option says nothing of this format; `days` are those of days given."""
    compared = [option for option in days if option in ("--from", "--to")]
    if history and form not in DATA:
        raise UsageError(f"--history: is for data — give one of the formats {', '.join(DATA)}")
    if history and form == "wikitext":
        raise UsageError("--history: a map of Wikipedia is of one day — leave it out")
    if "--dates" in days and form in DATA and not history:
        raise UsageError("--dates: goes with --history where data is written")
    if compared and form in DATA:
        raise UsageError(
            f"{compared[0]}: is for pictures — mapper diff writes what changed as data"
        )
    if compared and (others := [option for option in days if option not in compared]):
        raise UsageError(f"{others[0]}: says nothing of a comparison — leave it out")
    if form in ONLY_MOVING and (others := [option for option in days if option != "--dates"]):
        raise UsageError(f"{others[0]}: says nothing of an animation — --dates lists its days")
    if "--dates" in days and "--as-of" in days and form not in DATA:
        raise UsageError("--as-of: says nothing of a picture of many days — leave it out")


def put_data(
    subject: Subject,
    look: Look,
    form: str,
    drawing: shared.Drawing,
    history: bool,
    dates: str | None,
    bom: bool = False,
) -> None:
    """Write the joined data and print the paths, or write them to standard output."""
    from mapper import __version__
    from mapper.exports.data import data_stream
    from mapper.style.words import load_words
    from mapper.verbs.export import data_of_day, data_of_record, write_data

    words, made_with = load_words(look.lang), f"mapper {__version__}"
    if history:
        joined, problems, called = data_of_record(subject, look, made_with, dates or "all")
    else:
        joined, problems, called = data_of_day(subject, look, made_with)
    put_problems(problems)
    if drawing.output == "-":
        put(recorded_data(f"data.{form}", data_stream(joined, form, words, bom=bom)))
    else:
        output = drawing.output or str(
            OUTPUT_FOLDER / f"{subject.stem}-{called}.{ENDINGS.get(form, form)}"
        )
        made = made_now()
        paths = write_data(joined, form, output, words, force=drawing.force, bom=bom, made=made)
        put("".join(f"{path}\n" for path in paths))


def format_asked(form: str | None, output: str | None) -> str:
    """The format that is named, or that the ending of the file means; UsageError for others."""
    from mapper.tables.closest import choices
    from mapper.tables.fixed_words import one_of

    ending = Path(output or "").suffix.lower().removeprefix(".")
    meant = next((name for name, own in ENDINGS.items() if own == ending), ending)
    if form is None and (output == "-" or not meant):
        return "svg"
    if form is None and meant not in FORMATS:
        raise UsageError(
            f"-o {output}: no format has the ending .{ending} — end it in "
            f"{choices(f'.{ENDINGS.get(name, name)}' for name in FORMATS)}; for pages: mapper draw"
        )
    asked = one_of(form or meant, FORMATS, f"--format {form}", also="for pages mapper draw")
    if meant in FORMATS and {asked, meant} != {"jpg", "jpeg"}:
        shared.must_agree(asked, str(output), meant)
    return asked


def is_page(table: str | None) -> bool:
    """Whether the input is a finished page, by the ending of its name."""
    return table is not None and table.lower().endswith((".html", ".htm"))
