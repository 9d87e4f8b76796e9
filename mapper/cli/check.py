"""`mapper check`: the join report, without drawing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.printing import in_a_block, put
from mapper.errors import UsageError

PROBLEMS = 3


@shared.reads
def command(
    *,
    reading: shared.Reading,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day of every row, for a table without dates."),
    ] = None,
    write_aliases: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write doubtful names to this CSV for review."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
) -> None:
    """Report how the rows of a table find their places. Exit code 3 where some do not."""
    from mapper.verbs.check import join_report, report_as_data, report_as_text
    from mapper.verbs.next_steps import next_steps

    if write_aliases is not None and str(write_aliases) == "-":
        raise UsageError("--write-aliases -: standard output has the report — name a file")
    inputs = reading.subject(reading.day(as_of, "--as-of")).inputs
    report = join_report(inputs)
    if as_json:
        put(json.dumps(report_as_data(report), ensure_ascii=False, indent=2) + "\n")
    else:
        put(report_as_text(report))
        steps = next_steps(report, inputs.matching.doubts, reading.table or "", given(reading))
        put("".join(f"{line}\n" for line in in_a_block([*steps])))
    if write_aliases is not None:
        from mapper.model.files import write_whole
        from mapper.places.aliases import doubtful_as_csv

        write_whole(write_aliases, doubtful_as_csv(inputs.matching.doubts), force=force)
        typer.echo(f"{write_aliases}: names to review", err=True)
    if not report.sound:
        raise typer.Exit(PROBLEMS)


def given(reading: shared.Reading) -> dict[str, object]:
    """What was said of the table that other commands must be given, too."""
    return {
        "boundaries": reading.boundaries,
        "scheme": reading.scheme,
        "columns": shared.parse_columns(reading.columns or []),
        "means": shared.parse_means(reading.means or []),
        "date_format": reading.date_format,
        "sheet": reading.sheet,
        "aliases": reading.aliases,
    }
