"""`mapper diff`: what changed between two days of a table."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.draw import parse_rule, tell, write
from mapper.errors import UsageError

if TYPE_CHECKING:
    from mapper.comparison.model import Comparison

FORMATS = ("text", "json", "csv", "markdown", "geojson")
DIFFERENT = 1


@shared.reads
def command(
    *,
    reading: shared.Reading,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day, included.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="The last day, included.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")
    ] = "text",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A file; - is stdout.")
    ] = "-",
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 1 where something changed.")
    ] = False,
    lenient: Annotated[
        bool, typer.Option("--lenient", help="Compare sound rows, leave out the others.")
    ] = False,
    provinces_from: shared.ProvincesFrom = None,
) -> None:
    """Tell what changed between two days, with counts and areas that balance."""
    from mapper.comparing import compare

    if form not in FORMATS:
        raise UsageError(f"--format {form}: give one of {', '.join(FORMATS)}")
    first, last = (reading.day(text, option) for text, option in ((start, "--from"), (end, "--to")))
    if first is None or last is None:
        raise UsageError("say both days: --from 2021-08-05 --to 2021-08-15")
    inputs = reading.inputs()
    tell(inputs, embedded=reading.embedded, lenient=lenient)
    if not lenient:
        inputs.must_be_sound()
    rule = parse_rule(provinces_from, embedded=reading.embedded)
    found = compare(inputs, first, last, from_capitals=rule == "capital")
    write(worded(found, form), output, force)
    if exit_code and found.changes:
        raise typer.Exit(DIFFERENT)


def worded(found: Comparison, form: str) -> str:
    """The comparison in one of the formats."""
    from mapper.comparison.data import as_data
    from mapper.comparison.words import as_markdown, as_text
    from mapper.style.words import load_words

    words = load_words("en")
    if form == "text":
        return as_text(found, words)
    if form == "markdown":
        return as_markdown(found, words)
    if form == "csv":
        return as_csv(found)
    data = as_geojson(found) if form == "geojson" else as_data(found)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_csv(found: Comparison) -> str:
    """One row for each change."""
    from mapper.comparison.data import CHANGE_COLUMNS, change_as_data

    stream = io.StringIO()
    writer = csv.DictWriter(stream, CHANGE_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(change_as_data(found, change) for change in found.changes)
    return stream.getvalue()


def as_geojson(found: Comparison) -> dict[str, object]:
    """The units that changed, with their full shapes (WGS84 degrees)."""
    import shapely

    from mapper.comparison.data import change_as_data

    ground = found.boundaries
    shapes = {unit.id: shape for unit, shape in zip(ground.units, ground.shapes, strict=True)}
    features = [
        {
            "type": "Feature",
            "id": change.place_id,
            "geometry": json.loads(shapely.to_geojson(shapes[change.place_id])),
            "properties": change_as_data(found, change),
        }
        for change in found.changes
        if change.place_id in shapes
    ]
    return {"type": "FeatureCollection", "features": features}
