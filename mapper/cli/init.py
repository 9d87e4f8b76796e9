# SPDX-License-Identifier: MIT
"""`mapper init`: the beginning of a map, in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mapper.cli import options as shared
from mapper.cli.printing import put, tell
from mapper.errors import UsageError


def command(
    *,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where the files go; it is made.")
    ] = Path(),
    country: Annotated[
        str,
        typer.Option(
            metavar="NAME|CODE", help="A country: UKR, Ukraine, Україна; or a file of boundaries."
        ),
    ],
    party: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A party; give the option for each of them."),
    ] = None,
    level: Annotated[
        int,
        typer.Option(
            metavar="1", min=0, max=5, help="1: what lies below the country; others once added."
        ),
    ] = 1,
    force: shared.Force = False,
) -> None:
    """Begin a map of a country: a table of its units, a scheme, and a mapper.toml.

    \b
    mapper init sudan --country Sudan --party SAF --party RSF
    cd sudan
    mapper draw                    nothing is known yet: fill in control.csv, and draw again
    """
    from datetime import date

    from mapper.boundaries.catalog import bundled_called
    from mapper.boundaries.load import load_boundaries
    from mapper.model.files import write_together
    from mapper.model.spelling import path_for_shell
    from mapper.verbs.init import PARTIES, starter

    if level != 1 and not bundled_called(country):
        raise UsageError(f"--level {level}: is for a country, and {country} is none — leave it out")
    country = f"{country}/ADM{level}" if level != 1 else country
    named = bundled_called(country)
    ground = load_boundaries(country)
    name = ",".join(named) if named else str(Path(country).resolve())
    today = date.today()
    files = starter(ground, name, party or PARTIES, day=today)
    contents = {folder / path: text.encode() for path, text in files.items()}
    put("".join(f"{path}\n" for path in write_together(contents, force=force)))
    where = "" if folder == Path() else f"cd {path_for_shell(str(folder))} && "
    tell(f"next: {where}mapper draw")
