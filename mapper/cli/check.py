# SPDX-License-Identifier: MIT
"""`mapper check`: the join report, without drawing."""

from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import fields
from pathlib import Path
from typing import Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.printing import in_a_block, put, tell
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
    context: typer.Context,
) -> None:
    """Report how the rows of a table find their places. Exit code 3 where some do not.

    \b
    mapper check control.csv                      and what to do next
    mapper check control.csv --write-aliases names.csv
                                                  names that are in doubt, for review
    mapper check control.csv --aliases names.csv  with what was found right in it
    """
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
        given = as_typed(reading, {one for one in context.params if is_typed(context, one)})
        source = str(given.pop("table", ""))
        steps = next_steps(report, inputs.matching.doubts, source, given)
        put("".join(f"{line}\n" for line in in_a_block([*steps])))
    if write_aliases is not None:
        from mapper.model.files import write_whole
        from mapper.places.aliases import doubtful_as_csv

        write_whole(write_aliases, doubtful_as_csv(inputs.matching.doubts), force=force)
        tell(f"{write_aliases}: names to review")
    if not report.sound:
        raise typer.Exit(PROBLEMS)


def is_typed(context: typer.Context, parameter: str) -> bool:
    """Whether an option stands on the command line; those of `mapper.toml` need no repeating."""
    source = context.get_parameter_source(parameter)
    return source is not None and source.name == "COMMANDLINE"


def as_typed(reading: shared.Reading, typed: Container[str]) -> dict[str, object]:
    """What was typed of how a table is read, by argument, for other commands to be given, too."""
    return {
        field.name: dict(map(pair, value)) if isinstance(value, list) else value
        for field in fields(reading)
        if field.name in typed and (value := getattr(reading, field.name)) is not None
    }


def pair(text: str) -> tuple[str, str]:
    """The two sides of `NAME=VALUE`."""
    name, _, value = text.partition("=")
    return name, value
