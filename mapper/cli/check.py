"""`mapper check`: the join report, without drawing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from mapper.cli import options as shared

PROBLEMS = 3


def command(
    table: shared.Table = None,
    boundaries: shared.Boundaries = "AFG/ADM1",
    scheme: shared.Scheme = "three-way",
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    write_aliases: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write doubtful names to this CSV for review."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    columns: shared.Columns = None,
    date_format: shared.DateFormat = None,
    encoding: shared.Encoding = None,
    sheet: shared.Sheet = None,
    layer: shared.Layer = None,
    name_field: shared.NameField = None,
    code_field: shared.CodeField = None,
    within_field: shared.WithinField = None,
    aliases: shared.Aliases = None,
) -> None:
    """Report how the rows of a table find their places. Exit code 3 where some do not."""
    from mapper.join_report import join_report, report_as_data, report_as_text

    inputs = shared.read(
        table,
        boundaries=boundaries,
        scheme=scheme,
        columns=columns,
        date_format=date_format,
        encoding=encoding,
        sheet=sheet,
        layer=layer,
        name_field=name_field,
        code_field=code_field,
        within_field=within_field,
        aliases=aliases,
    )
    report = join_report(inputs)
    if as_json:
        typer.echo(json.dumps(report_as_data(report), ensure_ascii=False, indent=2))
    else:
        typer.echo(report_as_text(report), nl=False)
    if write_aliases is not None:
        from mapper.files import write_whole
        from mapper.places.aliases import doubtful_as_csv

        write_whole(write_aliases, doubtful_as_csv(inputs.matching.doubts), force=force)
        typer.echo(f"{write_aliases}: names to review", err=True)
    if not report.sound:
        raise typer.Exit(PROBLEMS)
