"""`mapper export`: a table, or a finished page, as a picture or as data for other programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.draw import stem, tell
from mapper.cli.pictures import (
    OUTPUT_FOLDER,
    PICTURES,
    Asked,
    put_comparison,
    put_page,
    put_picture,
    put_timeline,
)
from mapper.cli.printing import put, put_problems
from mapper.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mapper.comparison.model import Comparison
    from mapper.page.document import Document
    from mapper.polygons.face_history import FaceHistory
    from mapper.reading.inputs import Inputs
    from mapper.verbs.look import Look

DATA = ("geojson", "gpkg", "parquet", "topojson", "kml", "csv", "xlsx")
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
            metavar="article|column|square|story|social|a4|a3", help="Size of a picture, by name."
        ),
    ] = "article",
    scale: Annotated[
        float, typer.Option(min=0.5, max=8, help="Pixels of a PNG for one of its size.")
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
            help="A picture with a small map of each of these days; of data the days that are "
            "looked at with --history.",
        ),
    ] = None,
) -> None:
    """Write a map as a picture, or its data, and print the path.

    \b
    mapper export -o map.svg                       a map of one day
    mapper export -o map.png --from 2021-08-05 --to 2021-08-15
                                                   before, after, and what changed
    mapper export -o map.pdf --size a4 --dates all small maps of the days that matter
    mapper export page.html -o map.png             what a finished page shows
    mapper export -o control.geojson               the data

    TABLE is read as `mapper draw` reads it.
    """
    from mapper.picture.picture_input import article_of
    from mapper.reading.inputs import BUNDLED_DAY
    from mapper.verbs.drawing import day_drawn, make_document

    form = format_asked(form, drawing.output)
    days = {"--as-of": as_of, "--from": start, "--to": end, "--dates": dates}
    must_go_together(form, history, [option for option, given in days.items() if given])
    asked = Asked(form=form, size=size, scale=scale, theme=theme, text=text, names=names)
    if is_page(reading.table):
        given = [option for option, text in days.items() if text]
        put_page(str(reading.table), asked, drawing, given)
        return
    if form in PICTURES and reading.is_drawn:
        put_ground(reading, drawing, (start, end), dates, as_of, asked)
        return
    if start or end:
        put_comparison(reading, inferring, drawing, (start, end), asked)
        return
    read = reading.inputs(reading.day(as_of, "--as-of"), lenient=drawing.lenient)
    inputs = inferring.over(read)
    default_day = BUNDLED_DAY if reading.embedded and inputs.known_on is None else None
    day = reading.day(as_of, "--as-of") or default_day
    look = drawing.look(reading, day, inferred=inferring)
    tell(inputs, embedded=reading.embedded, lenient=drawing.lenient, look=look)
    if form in DATA:
        put_data(inputs, look, form, drawing, stem(reading.table, inputs), history, dates)
        return
    if dates:
        put_timeline(reading, inputs, look, dates, asked, drawing)
        return
    name = f"{stem(reading.table, inputs)}-{day_drawn(inputs, look).isoformat()}.{form}"
    document = make_document(inputs, look, left_out=inputs.stopping)
    put_picture(article_of(document), asked, name, drawing)


def must_go_together(form: str, history: bool, days: list[str]) -> None:
    """UsageError where an option says nothing of this format; `days` are those of days given."""
    compared = [option for option in days if option in ("--from", "--to")]
    if history and form not in DATA:
        raise UsageError(f"--history: is for data — give one of the formats {', '.join(DATA)}")
    if "--dates" in days and form in DATA and not history:
        raise UsageError("--dates: goes with --history where data is written")
    if compared and form in DATA:
        raise UsageError(
            f"{compared[0]}: is for pictures — mapper diff writes what changed as data"
        )
    if compared and (others := [option for option in days if option not in compared]):
        raise UsageError(f"{others[0]}: says nothing of a comparison — leave it out")
    if "--dates" in days and "--as-of" in days and form not in DATA:
        raise UsageError("--as-of: says nothing of a picture of many days — leave it out")


def put_ground(
    reading: shared.Reading,
    drawing: shared.Drawing,
    two: tuple[str | None, str | None],
    dates: str | None,
    as_of: str | None,
    asked: Asked,
) -> None:
    """Write the picture of drawn ground: of one day, of two and what changed, or of many."""
    from mapper.history.days import choose_days
    from mapper.picture.picture_input import article_of
    from mapper.polygons.drawn_notes import tell_undrawn
    from mapper.polygons.face_snapshots import evenly, on_days
    from mapper.reading.front_lines import face_inputs
    from mapper.verbs.compare import compare_document
    from mapper.verbs.diff import compare
    from mapper.verbs.drawing import make_document
    from mapper.verbs.faces import must_be_drawn
    from mapper.verbs.look import Look
    from mapper.verbs.timeline import timeline_document

    history = reading.history(lenient=drawing.lenient)
    order = shared.parse_order(reading.date_format)
    name = Path(str(reading.table).rstrip("/")).name.split(".")[0] or "map"
    look = Look(title=drawing.title, generated=reading.day(drawing.generated, "--generated"))
    if any(two):
        first = reading.day(two[0], "--from") or history.days[0]
        last = reading.day(two[1], "--to") or history.drawn[-1]
        must_be_drawn(history, first, "start")
        must_be_drawn(history, last, "end")
        shown: tuple[date, ...] = (first, last)
        inputs = face_inputs(on_days(history, shown), numbered=False)
        found = with_drawn(compare(inputs, first, last, from_capitals=False), history)
        changed = Look(title=look.title, generated=look.generated)
        document, days = compare_document(found, changed), f"{first}-{last}"
    elif dates:
        shown = chosen = evenly(choose_days(history.days, dates, order))
        inputs = face_inputs(on_days(history, chosen), numbered=False)
        few = timeline_document(inputs, look, "all")
        document, days = with_all_days(few, history, chosen), "timeline"
    else:
        day = reading.day(as_of, "--as-of") or history.drawn[-1]
        must_be_drawn(history, day, "as_of")
        shown = (day,)
        inputs = face_inputs(on_days(history, shown), numbered=False)
        one = make_document(inputs, replace(look, as_of=day))
        document, days = with_drawing(one, history, day), f"{day}"
    put_problems([*history.problems, *tell_undrawn(history.name, history.drawn, shown)])
    put_picture(article_of(document), asked, f"{name}-{days}.{asked.form}", drawing)


def with_drawing(document: Document, history: FaceHistory, day: date) -> Document:
    """A map of a day, which says as on which day it is where that is not drawn itself."""
    from mapper.verbs.faces import undrawn

    said = [document.texts.lead, *undrawn(history, day, document.texts.words)]
    return replace(document, texts=replace(document.texts, lead=" ".join(said)))


def with_drawn(found: Comparison, history: FaceHistory) -> Comparison:
    """A comparison of two days with all that were drawn, so that it knows which are not."""
    before, after = (
        replace(side, drawn=history.drawn, ended=history.ended) for side in found.sides
    )
    return replace(found, sides=(before, after))


def with_all_days(few: Document, history: FaceHistory, chosen: Sequence[date]) -> Document:
    """A timeline of some days, with the areas of all days between them for its chart."""
    from mapper.polygons.face_columns import FaceColumns
    from mapper.style.words import load_words

    columns = FaceColumns(history)
    areas = [
        (
            (day - chosen[0]).days,
            {status or "": km2 for status, km2 in columns.areas_on(day).items()},
        )
        for day in history.days
        if chosen[0] <= day <= chosen[-1]
    ]
    drawn = sum(chosen[0] <= day <= chosen[-1] for day in history.drawn)
    said = load_words("en").count("faces.stops", drawn)
    return replace(few, payload={**few.payload, "areas": areas}, as_of=said)


def put_data(
    inputs: Inputs,
    look: Look,
    form: str,
    drawing: shared.Drawing,
    stem: str,
    history: bool,
    dates: str | None,
) -> None:
    """Write the joined data and print the paths, or write them to standard output."""
    from mapper import __version__
    from mapper.exports.data import data_stream
    from mapper.style.words import load_words
    from mapper.verbs.drawing import day_drawn
    from mapper.verbs.export import joined_day, joined_history, write_data

    words, made_with = load_words(look.lang), f"mapper {__version__}"
    if history:
        joined = joined_history(inputs, look, made_with, dates or "all")
        name = f"{stem}-history.{form}"
    else:
        joined = joined_day(inputs, look, made_with)
        name = f"{stem}-{day_drawn(inputs, look).isoformat()}.{form}"
    if drawing.output == "-":
        put(data_stream(joined, form, words))
    else:
        output = drawing.output or str(OUTPUT_FOLDER / name)
        paths = write_data(joined, form, output, words, force=drawing.force)
        put("".join(f"{path}\n" for path in paths))


def format_asked(form: str | None, output: str | None) -> str:
    """The format that is named, or that the ending of the file means; UsageError for others."""
    ending = Path(output or "").suffix.lower().removeprefix(".")
    asked = form or (ending if ending and output != "-" else "svg")
    if asked not in FORMATS:
        said = f"--format {asked}" if form else f"{output}: the ending says no format"
        raise UsageError(f"{said} — there are {', '.join(FORMATS)}")
    return asked


def is_page(table: str | None) -> bool:
    """Whether the input is a finished page, by the ending of its name."""
    return table is not None and table.lower().endswith((".html", ".htm"))
